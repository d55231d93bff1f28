"""Relating articles: speaker, author, about, reportsOn, and spokeAt."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import Recognised, Resolved, Segmented, Statement


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The statements about articles that a document states."""
    yield from ()
