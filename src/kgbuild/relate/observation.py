"""Relating figures to their subject, indicator and period: observations."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import Observation, Recognised, Resolved, Segmented


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Observation]:
    """The observations that a document states."""
    yield from ()
