"""The period for which a figure is reported: the expression of time that governs it."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.model import Figure, Period, Segmented, TimeExpression


def period_of(segmented: Segmented, times: Sequence[TimeExpression], figure: Figure) -> Period | None:
    """The period of a figure.

    Args:
        segmented: the document.
        times: its expressions of time, in the order of the text.
        figure: a figure in it.

    Returns:
        the period of the last expression before the figure in its sentence; None where there is none.
    """
    sentence = segmented.sentence_of(figure.span)
    before = [t for t in times if t.period and sentence.start <= t.span.start < figure.span.start]
    return before[-1].period if before else None
