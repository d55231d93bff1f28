"""A request that is answered with an error."""

from __future__ import annotations


class Refusal(Exception):
    """A request that the service does not serve.

    Args:
        status: the status code of HTTP.
        reason: what is wrong and what to do, one line.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
