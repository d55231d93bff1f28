"""What one request may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the service.

    Attributes:
        seconds: a query that runs longer is stopped.
        rows: a longer answer (solutions or triples) is refused.
        megabytes: memory of one worker process; a query that wants more is stopped.
        answer: bytes of the longest answer.
        request: bytes of the longest request body.
        address: bytes of the longest address.
        upload: bytes of the longest graph that can be written.
        memory: bytes of answers that each pool of workers keeps to give them again.
        arrival: seconds in which a request's body has to arrive.
        waiting: requests that may wait for a worker; further ones are turned away.
    """

    seconds: float = 10.0
    rows: int = 100_000
    megabytes: int = 256
    answer: int = 64 * 2**20
    request: int = 256 * 2**10
    address: int = 32 * 2**10
    upload: int = 64 * 2**20
    memory: int = 32 * 2**20
    arrival: float = 60.0
    waiting: int = 64
