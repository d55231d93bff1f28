"""Relating people and posts: holdsPost, postIn, jurisdiction, affiliatedWith."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import Recognised, Resolved, Segmented, Statement


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The statements about posts that a document states."""
    yield from ()
