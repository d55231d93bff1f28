"""Relating figures to their subject, indicator and period: observations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.model import (
    Figure,
    Kind,
    Measure,
    Observation,
    Recognised,
    Resolved,
    Role,
    Segmented,
    Span,
    Status,
)
from kgbuild.relate.indicator import Naming, clause_of
from kgbuild.relate.measured import measured
from kgbuild.relate.period import period_of
from kgbuild.relate.ranking import scope_of
from kgbuild.relate.scene import Scene
from kgbuild.relate.subject import subject_of

TARGET = re.compile(r"目标|力争|确保|将(?!近)|计划|拟|规划|要(?:达|在|实)|争取|到20\d\d年")
FORECAST = re.compile(r"预计|预期|有望|预测|可(?:实现|新增|带动|达)")
SHARED = re.compile(r"占|比重|比例|份额|贡献率|比率$")
PARTS = {"figure.tenths", "figure.half"}
HEADLINES = {Role.HEADLINE, Role.KICKER, Role.SUBTITLE, Role.HEADING}
RANKED = {Measure.RANK, Measure.STREAK}


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Observation]:
    """The observations that a document states, each once."""
    yield from _once(segmented, list(_all(Scene(segmented, resolved), recognised)))


def _all(scene: Scene, recognised: Recognised) -> Iterator[Observation]:
    """The observations, line by line."""
    segmented = scene.segmented
    for article in segmented.articles:
        for line in article.lines:
            before = ""
            for sentence in line.sentences:
                figures = [f for f in recognised.figures if f.span in sentence]
                if figures:
                    names = Naming(
                        segmented, sentence, figures, _silent(scene, recognised, sentence), before
                    ).run()
                    before = next((name[-1] for name in reversed(names) if name), before)
                    yield from _sentence(scene, recognised, sentence, figures, names)


def _silent(scene: Scene, recognised: Recognised, sentence: Span) -> list[Span]:
    """The spans in a sentence that belong to no indicator: times, and the subject each clause opens with."""
    times = [t.span for t in recognised.times if t.span in sentence]
    subjects = [
        Span(group[0].span.start, group[-1].span.end)
        for clause in scene.clauses(sentence)
        if (group := subject_of(scene, clause, (Kind.REGION,)))
    ]
    return sorted(times + [s for s in subjects if not any(s.overlaps(t) for t in times)])


def _sentence(
    scene: Scene,
    recognised: Recognised,
    sentence: Span,
    figures: list[Figure],
    names: list[tuple[str, ...]],
) -> Iterator[Observation]:
    """The observations of one sentence."""
    segmented = scene.segmented
    for figure, indicators in zip(figures, names, strict=True):
        subject = measured(scene, figure)
        if subject is None:
            continue
        clause = clause_of(segmented.text, sentence, figure.span)
        for indicator in indicators:
            yield Observation(
                subject=subject.key,
                indicator=indicator,
                measure=_measure(figure, indicator, segmented.text),
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


def _measure(figure: Figure, indicator: str, text: str) -> Measure:
    """A percentage is a share where the words call it one, or name the part it is: 65%的农户."""
    if figure.measure is not Measure.RATE or figure.unit != "%":
        return figure.measure
    part = text[figure.span.end : figure.span.end + 1] == "的" or figure.rule in PARTS
    return Measure.SHARE if part or SHARED.search(indicator) else Measure.RATE


def _once(segmented: Segmented, observations: list[Observation]) -> Iterator[Observation]:
    """Each observation once: a headline's not beside the text's, none told again in like words."""
    kept: list[Observation] = []
    ordered = sorted(observations, key=lambda o: _in_headline(segmented, o))
    for o in ordered:
        headline = _in_headline(segmented, o)
        if not any(_same(o, k) and (headline or _alike(o.indicator, k.indicator)) for k in kept):
            kept.append(o)
    yield from kept


def _in_headline(segmented: Segmented, observation: Observation) -> bool:
    start = observation.evidence.start
    return any(
        segmented.offset(line.span.start) <= start <= segmented.offset(line.span.end - 1)
        for article in segmented.articles
        for line in article.lines
        if line.role in HEADLINES
    )


def _same(a: Observation, b: Observation) -> bool:
    return (a.value, a.unit[:1], a.comparator) == (b.value, b.unit[:1], b.comparator)


def _alike(a: str, b: str) -> bool:
    return a in b or b in a


def _status(words: str) -> Status:
    """Whether the words up to a figure say that it is aimed at or expected."""
    if FORECAST.search(words):
        return Status.FORECAST
    return Status.TARGET if TARGET.search(words) else Status.REPORTED
