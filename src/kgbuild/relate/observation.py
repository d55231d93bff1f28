"""Relating figures to their subject, indicator and period: observations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.model import Figure, Measure, Observation, Recognised, Resolved, Segmented, Span, Status
from kgbuild.relate.indicator import Naming, clause_of
from kgbuild.relate.measured import measured
from kgbuild.relate.period import period_of
from kgbuild.relate.ranking import scope_of
from kgbuild.relate.scene import Scene

TARGET = re.compile(r"目标|力争|确保|将(?!近)|计划|拟|规划|要(?:达|在|实)|争取|到20\d\d年")
FORECAST = re.compile(r"预计|预期|有望|预测|可(?:实现|新增|带动|达)")
RANKED = {Measure.RANK, Measure.STREAK}


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Observation]:
    """The observations that a document states."""
    scene = Scene(segmented, resolved)
    for sentence in segmented.sentences:
        figures = [f for f in recognised.figures if f.span in sentence]
        if figures:
            yield from _sentence(scene, recognised, sentence, figures)


def _sentence(
    scene: Scene, recognised: Recognised, sentence: Span, figures: list[Figure]
) -> Iterator[Observation]:
    """The observations of one sentence."""
    segmented = scene.segmented
    silent = sorted([t.span for t in recognised.times if t.span in sentence])
    names = Naming(segmented, sentence, figures, silent).run()
    for figure, name in zip(figures, names, strict=True):
        subject = measured(scene, figure)
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
            status=_status(segmented.text[clause.start : figure.span.end]),
            as_written=segmented.words(figure.span),
            period=period_of(segmented, recognised.times, figure),
            rank_scope=scope_of(scene, figure) if figure.measure in RANKED else None,
            evidence=segmented.evidence(clause),
            rule=figure.rule,
            confidence=0.8,
        )


def _status(words: str) -> Status:
    """Whether the words up to a figure say that it is aimed at or expected."""
    if FORECAST.search(words):
        return Status.FORECAST
    return Status.TARGET if TARGET.search(words) else Status.REPORTED
