"""The errors that kgbuild raises on purpose.

Each says in one line what is wrong, where, and the way out; the command line prints that line and
ends with :attr:`KgbuildError.exit_code`. Anything else that escapes is a defect of kgbuild.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial


class KgbuildError(Exception):
    """Base of all errors raised on purpose.

    Args:
        problem: what is wrong, without a full stop.
        where: the file (and line) it concerns, or None.
        way_out: what the user can do about it, or None.
    """

    exit_code = 1

    def __init__(self, problem: str, *, where: str | None = None, way_out: str | None = None) -> None:
        self.problem = problem
        self.where = where
        self.way_out = way_out
        super().__init__(problem, where, way_out)

    def __reduce__(self) -> tuple[Callable[[], KgbuildError], tuple[()]]:
        # Workers send their errors by pickle, which knows no keyword arguments.
        return partial(type(self), self.problem, where=self.where, way_out=self.way_out), ()

    def __str__(self) -> str:
        line = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{line} ({self.way_out})" if self.way_out else line


class UsageError(KgbuildError):
    """The command was called with arguments that make no sense together."""

    exit_code = 2


class InputError(KgbuildError):
    """An input file cannot be read as a document: empty, binary, other encoding, wrong metadata."""

    exit_code = 3


class ValidationError(KgbuildError):
    """A graph breaks the ontology's shapes or a coded check; it is not published."""

    exit_code = 4


class ReferenceDataError(KgbuildError):
    """A lexicon or reference table shipped with kgbuild is missing or malformed."""

    exit_code = 5
