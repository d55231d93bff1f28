"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One fault of a graph.

    ``code`` is that of a coded check (``E102``) or the name of a shape (``Person``); ``focus`` the IRI
    of what is wrong.
    """

    code: str
    focus: str
    message: str

    def __str__(self) -> str:
        return f"{self.code} {self.focus}: {self.message}"
