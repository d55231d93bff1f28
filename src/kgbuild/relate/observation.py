"""Relating figures to their subject, indicator and period: observations."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import Figure, Observation, Recognised, Resolved, Segmented, Span, Status
from kgbuild.relate.indicator import Naming, clause_of
from kgbuild.relate.subject import subject_at


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Observation]:
    """The observations that a document states."""
    for sentence in segmented.sentences:
        figures = [f for f in recognised.figures if f.span in sentence]
        if figures:
            yield from _sentence(segmented, recognised, resolved, sentence, figures)


def _sentence(
    segmented: Segmented,
    recognised: Recognised,
    resolved: Resolved,
    sentence: Span,
    figures: list[Figure],
) -> Iterator[Observation]:
    """The observations of one sentence."""
    times = [t for t in recognised.times if t.span in sentence]
    silent = sorted([t.span for t in times])
    names = Naming(segmented, sentence, figures, silent).run()
    for figure, name in zip(figures, names, strict=True):
        subject = subject_at(segmented, resolved, figure.span)
        if not name or subject is None:
            continue
        clause = clause_of(segmented.text, sentence, figure.span)
        yield Observation(
            subject=subject.key,
            indicator=name,
            measure=figure.measure,
            value=figure.value,
            unit=figure.unit,
            comparator=figure.comparator,
            status=Status.REPORTED,
            as_written=segmented.words(figure.span),
            period=None,
            rank_scope=None,
            evidence=segmented.evidence(clause),
            rule=figure.rule,
            confidence=0.8,
        )
