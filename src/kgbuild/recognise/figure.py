"""Recognising figures: numbers with a unit, growth, shares, ranks and streaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.model import Figure, Segmented, TimeExpression


def recognise(segmented: Segmented, times: Sequence[TimeExpression]) -> Iterator[Figure]:
    """The figures in a document, without those that are part of an expression of time."""
    yield from ()
