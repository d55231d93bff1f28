"""Recognising expressions of time and the periods they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import Segmented, TimeExpression


def recognise(segmented: Segmented) -> Iterator[TimeExpression]:
    """The expressions of time in a document, resolved against its date of publication."""
    yield from ()
