"""Relating things to where they are: locatedIn."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import Recognised, Resolved, Segmented, Statement


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The locations that a document states."""
    yield from ()
