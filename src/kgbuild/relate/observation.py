"""Relating figures to their subject, indicator and period: observations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import TypeVar

from kgbuild.model import (
    Comparator,
    Figure,
    Kind,
    Measure,
    Observation,
    Recognised,
    Resolved,
    Role,
    Segmented,
    Span,
    TimeExpression,
)
from kgbuild.relate.apportion import apportioned
from kgbuild.relate.indicator import Naming, clause_of
from kgbuild.relate.league import Entry, entries
from kgbuild.relate.measured import measured
from kgbuild.relate.period import period_of, year_of
from kgbuild.relate.ranking import scope_of
from kgbuild.relate.scene import Scene
from kgbuild.relate.status import status_of
from kgbuild.relate.subject import subject_of

Spanned = TypeVar("Spanned", Figure, TimeExpression)

SHARED = re.compile(r"占|比重|比例|份额|贡献率|比率$|强度$")
CHANGE = re.compile(r"(?:增长|增速|增幅|增长率|增长目标|增速目标)$")
# How often an observation of a figure of this rule is right, where it differs from the others.
CONFIDENCE = {"figure.growth": 0.9, "figure.percent": 0.9, "figure.league": 0.95, "figure.bare": 0.7}
PARTS = {"figure.tenths", "figure.half"}
PUBLISHED = re.compile(
    r"(?P<what>GDP|(?:地区|国内)?生产总值|(?:工业|农业)?增加值|[\u4e00-\u9fff]{0,8}(?:收入|投资|总额|产值|产量|人口|进出口))"
    r"(?:总量|数据|情况|排名|榜单|成绩单)*(?:正式|对外|全部|今天)*(?:公布|出炉|发布|揭晓|如下)"
)
HEADLINES = {Role.HEADLINE, Role.KICKER, Role.SUBTITLE, Role.HEADING}
MONEY = re.compile(r"投资|产值|营收|资金|额$|总值|收入|消费券|补贴|利润|税收")
PEOPLE = re.compile(
    r"人口|人$|人数|儿女|居民|群众|游客|农民|毕业生|职工|学生|党员|干部|师生|劳动力|用户|[者员]$"
)
RANKED = {Measure.RANK, Measure.STREAK}


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Observation]:
    """The observations that a document states, each once."""
    found = list(_all(Scene(segmented, resolved), recognised))
    headlines = [
        (segmented.offset(line.span.start), segmented.offset(line.span.end - 1))
        for article in segmented.articles
        for line in article.lines
        if line.role in HEADLINES
    ]
    yield from _once(found, sorted(headlines))


def within(items: Sequence[Spanned], span: Span) -> list[Spanned]:
    """The items that stand in ``span``, of a list in the order of the text."""
    first = bisect_left(items, span.start, key=attrgetter("span.start"))
    last = bisect_left(items, span.end, key=attrgetter("span.start"))
    return [x for x in items[first:last] if x.span in span]


def _all(scene: Scene, recognised: Recognised) -> Iterator[Observation]:
    """The observations, line by line."""
    for article in scene.segmented.articles:
        announced = ""
        headings: list[TimeExpression] = []
        for line in article.lines:
            of_line = within(recognised.times, line.span)
            times = headings + of_line
            headings = times if line.role in HEADLINES else headings
            before = announced
            for sentence in line.sentences:
                announced = _announced(scene, sentence) or announced
                figures = within(recognised.figures, sentence)
                if figures:
                    found, before = _entries(scene, times, sentence, figures, before)
                    yield from (_observation(scene, times, entry) for entry in found)


def _announced(scene: Scene, sentence: Span) -> str:
    """What a sentence says figures are published of: 各市州GDP出炉, 生产总值数据公布."""
    match = PUBLISHED.search(scene.segmented.text, sentence.start, sentence.end)
    return match["what"] if match else ""


def _entries(
    scene: Scene, times: list[TimeExpression], sentence: Span, figures: list[Figure], before: str
) -> tuple[list[Entry], str]:
    """The figures of a sentence with their subjects and indicators, and the last of these."""
    silent = _silent(scene, times, sentence)
    table = entries(scene, sentence, figures, silent)
    if table:
        return list(table), before
    names = Naming(scene.segmented, sentence, figures, silent, before).run()
    shares = apportioned(scene, sentence, figures)
    found = []
    for figure, indicators in zip(figures, names, strict=True):
        subject = shares.get(figure.span) or measured(scene, figure)
        stated = clause_of(scene.segmented.text, sentence, figure.span)
        if subject:
            found += [Entry(figure, subject, indicator, stated) for indicator in indicators]
    return found, next((name[-1] for name in reversed(names) if name), before)


def _silent(scene: Scene, times: list[TimeExpression], sentence: Span) -> list[Span]:
    """The spans in a sentence that belong to no indicator: times, and the region each clause opens with."""
    spans = [t.span for t in within(times, sentence)]
    subjects = [
        Span(group[0].span.start, group[-1].span.end)
        for clause in scene.clauses(sentence)
        if (group := subject_of(scene, clause, (Kind.REGION,)))
    ]
    return sorted(spans + [s for s in subjects if not any(s.overlaps(t) for t in spans)])


def _observation(scene: Scene, times: list[TimeExpression], entry: Entry) -> Observation:
    """The observation of a figure."""
    segmented, figure = scene.segmented, _with_unit(entry)
    measure = _measure(figure, entry.indicator, segmented.text)
    period = period_of(segmented, times, figure) or year_of(entry.subject)
    sentence = scene.words(segmented.sentence_of(figure.span).start, figure.span.end)
    return Observation(
        subject=entry.subject.key,
        indicator=entry.indicator,
        measure=measure,
        value=figure.value,
        unit=figure.unit,
        comparator=figure.comparator,
        status=status_of(
            sentence, scene.words(entry.stated.start, figure.span.end), period, segmented.document.published
        ),
        as_written=segmented.words(figure.span),
        period=period,
        rank_scope=scope_of(scene, figure, entry.subject) if measure in RANKED else None,
        evidence=segmented.evidence(entry.stated),
        rule=figure.rule,
        confidence=CONFIDENCE.get(figure.rule, 0.85),
    )


def _with_unit(entry: Entry) -> Figure:
    """A number without a unit is one of yuan or of people, where the indicator says so: 受益人口226万."""
    figure = entry.figure
    if figure.unit or figure.measure is not Measure.COUNT:
        return figure
    if MONEY.search(entry.indicator):
        return replace(figure, unit="元", measure=Measure.AMOUNT)
    return replace(figure, unit="人") if PEOPLE.search(entry.indicator) else figure


def _measure(figure: Figure, indicator: str, text: str) -> Measure:
    """A percentage is a share where the words call it one, or name the part it is: 65%的农户."""
    if figure.measure is not Measure.RATE or figure.unit != "%":
        return figure.measure
    if CHANGE.search(indicator):
        return Measure.GROWTH
    part = text[figure.span.end : figure.span.end + 1] == "的" or figure.rule in PARTS
    return Measure.SHARE if part or SHARED.search(indicator) else Measure.RATE


def _once(observations: list[Observation], headlines: list[tuple[int, int]]) -> Iterator[Observation]:
    """Each observation once: a headline's not beside the text's, none told again in like words."""
    kept: dict[tuple[Decimal, str, Comparator], list[Observation]] = {}
    marked = [(_in_one_of(headlines, o.evidence.start), o) for o in observations]
    for headline, o in sorted(marked, key=itemgetter(0)):
        same = kept.setdefault((o.value, o.unit[:1], o.comparator), [])
        if not any(headline or _told_before(o, k) for k in same):
            same.append(o)
            yield o


def _told_before(a: Observation, b: Observation) -> bool:
    """Whether two observations of the same value are of one subject and in like words."""
    return a.subject == b.subject and (a.indicator in b.indicator or b.indicator in a.indicator)


def _in_one_of(stretches: list[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of these stretches, which are sorted and do not overlap."""
    at = bisect_right(stretches, position, key=itemgetter(0)) - 1
    return at >= 0 and position <= stretches[at][1]
