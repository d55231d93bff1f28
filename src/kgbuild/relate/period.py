"""The period for which a figure is reported: the expression of time that governs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from kgbuild.lexicon.calendar import years
from kgbuild.model import Entity, Figure, Kind, Line, Measure, Period, Role, Segmented, Span, TimeExpression

# What a figure is compared with is not when it was measured: 比2012年增长, 较上半年加快.
COMPARED = re.compile(r"(?:比|较|同比|相比|与|同|于|由|从|自)$")
OVER_YEARS, ALL_YEAR = "time.recent-years", "time.all-year"
FROM = re.compile(r"[从由]$")
UP_TO = re.compile(r"(?:[增升提扩跃攀达降减].{0,2}[至到]|突破到|[增升][至到])$")
PLANNED = re.compile(r"的?(?:计划|目标|任务|预算|指标)")
SO_FAR = re.compile(r"已|累计|目前")
GOES_ON = re.compile(r"其中|同比|环比")
# What opens a report that the next sentence goes on with: 今年前5个月，完成…。|新开工…
OPENS = re.compile(r"(?:[^，。；]{0,6}(?:显示|统计|获悉|介绍)[，,])?(?:据[^，。；]{0,8}[，,])?(?:截至)?")
AS_TOPIC = re.compile(r"[，,]|(?:全[省市县区国州]|我[省市县区国州])|通过|共|已|新|完成|实现")
# A heading that says what its section reports: 2022年重大项目共安排883个, 1—7月…推进情况.
PARTS_OF_YEAR = frozenset({"time.months", "time.first-months", "time.quarters", "time.half-year"})
COUNTS = re.compile(r"\d(?:[\d.]*)[万亿]*(?:[个项家元名件亩%％]|公里)|情况|数据|公报|出炉|排名|排行")
HEADINGS = frozenset({Role.HEADLINE, Role.KICKER, Role.HEADING, Role.SUBTITLE})
PLAN = re.compile(r"(?P<year>20\d\d)年度?[^\d]*(?:计划|方案|安排|要点)$")
REPORTED_MONTHS = timedelta(days=27)  # a period this long is one that reports cover, not the day of an event
YEARS_APART = timedelta(days=2 * 365)


def period_of(segmented: Segmented, times: Sequence[TimeExpression], figure: Figure) -> Period | None:
    """The period of a figure.

    Args:
        segmented: the document.
        times: its expressions of time, in the order of the text.
        figure: a figure in it.

    Returns:
        the period of the last expression before the figure in its sentence, else, where the sentence
        goes on with the one before (其中, 同比), the last one of that; None where there is none.
    """
    sentence = segmented.sentence_of(figure.span)
    before = _governing(segmented, times, sentence, figure.span.start)
    if before is None:
        line = next((x for x in segmented.article_of(sentence).lines if sentence.start in x.span), None)
        carried = _carried(segmented, times, sentence, line) or _opened(segmented, times, sentence, line)
        return carried or _of_section(segmented, times, sentence)
    period = _so_far(segmented, before, sentence)
    if period and before.rule == OVER_YEARS and figure.measure is not Measure.GROWTH:
        return _edge(segmented, figure, period)
    if figure.measure is Measure.GROWTH:
        return _since_base(segmented, times, figure, period)
    return period


def _edge(segmented: Segmented, figure: Figure, period: Period) -> Period:
    """The first or the last of the years over which a value moved: 十年间，收入从|3万元|增加到|9万元."""
    lead = segmented.text[max(0, figure.span.start - 4) : figure.span.start]
    if FROM.search(lead):
        return years(period.start.year, period.start.year, inferred=True)
    return years(period.end.year, period.end.year, inferred=True) if UP_TO.search(lead) else period


def year_of(subject: Entity) -> Period | None:
    """The year that a plan is named after, which is what its figures are of: 江州市2022年投资计划."""
    named = PLAN.search(subject.name) if subject.kind is Kind.INITIATIVE else None
    return years(int(named["year"]), int(named["year"])) if named else None


def _governing(
    segmented: Segmented, times: Sequence[TimeExpression], sentence: Span, end: int
) -> TimeExpression | None:
    """The last expression of a sentence before ``end`` that says when, not what is compared with."""
    found = [
        t
        for t in times
        if t.period and sentence.start <= t.span.start < end and not _is_base(segmented, t, sentence)
    ]
    if found and found[-1].rule == ALL_YEAR:
        return _of_all_year(segmented, found)
    return found[-1] if found else None


def _of_all_year(segmented: Segmented, found: Sequence[TimeExpression]) -> TimeExpression | None:
    """全年 is of the year that the sentence has named; a plan for it says nothing of when."""
    last, before = found[-1], found[-2] if len(found) > 1 else None
    if PLANNED.match(segmented.text, last.span.end):
        return before
    if before and before.period:
        return replace(last, period=years(before.period.start.year, before.period.start.year, inferred=True))
    return last


def _is_base(segmented: Segmented, time: TimeExpression, sentence: Span) -> bool:
    """Whether a time is what the sentence compares with: 比2012年增长."""
    lead = segmented.text[max(sentence.start, time.span.start - 2) : time.span.start]
    tail = segmented.text[time.span.end : time.span.end + 2]
    told = re.match(r"的?\d", tail)  # 从2012年的3万元 gives the figure of that year
    return bool(COMPARED.search(lead)) and not told and not time.rule.endswith("since")


def _carried(
    segmented: Segmented, times: Sequence[TimeExpression], sentence: Span, line: Line | None
) -> Period | None:
    """The period of the sentence before, where this one goes on with its report."""
    if not GOES_ON.search(segmented.words(sentence)):
        return None
    for earlier in reversed(line.sentences if line else ()):
        if earlier.end <= sentence.start:
            found = _governing(segmented, times, earlier, earlier.end)
            if found and found.period:
                long = found.period.end - found.period.start >= REPORTED_MONTHS
                return found.period if long or segmented.words(sentence).startswith("其中") else None
    return None


def _opened(
    segmented: Segmented, times: Sequence[TimeExpression], sentence: Span, line: Line | None
) -> Period | None:
    """The period that opens the sentence right before, as its topic: 上半年，全省完成投资3亿元。"""
    earlier = [s for s in (line.sentences if line else ()) if s.end <= sentence.start]
    if not earlier:
        return None
    last = earlier[-1]
    inside = [t for t in times if t.period and t.span.start in last]
    if len({t.period for t in inside}) != 1:
        return None
    time = inside[0]
    reports = time.period is not None and time.period.end - time.period.start >= REPORTED_MONTHS
    opens = OPENS.fullmatch(segmented.text, last.start, time.span.start)
    topic = AS_TOPIC.match(segmented.text, time.span.end) or time.rule in PARTS_OF_YEAR
    return _so_far(segmented, time, last) if reports and opens and topic else None


def _of_section(segmented: Segmented, times: Sequence[TimeExpression], sentence: Span) -> Period | None:
    """The period that the heading of a section, else the headline, says its figures are of."""
    above = [x for x in segmented.article_of(sentence).lines if x.span.start < sentence.start]
    for line in reversed([x for x in above if x.role in HEADINGS]):
        told = [t for t in times if t.period and t.span in line.span]
        if len(told) == 1 and _reports(segmented, told[0], line):
            return told[0].period
    return None


def _reports(segmented: Segmented, time: TimeExpression, line: Line) -> bool:
    """Whether a heading says that what follows was measured in the time it names."""
    period = time.period
    if period is None or period.end - period.start < REPORTED_MONTHS:
        return False
    counts = COUNTS.search(segmented.text, time.span.end, line.span.end)
    return time.rule in PARTS_OF_YEAR or (counts is not None and time.rule == "time.year")


def _so_far(segmented: Segmented, time: TimeExpression, sentence: Span) -> Period | None:
    """今年 ends today where the sentence tells what has been done."""
    published, period = segmented.document.published, time.period
    if period is None or published is None or segmented.words(time.span) != "今年":
        return period
    after = segmented.text[time.span.end : sentence.end]
    return replace(period, end=published) if SO_FAR.search(after) and period.end > published else period


def _since_base(
    segmented: Segmented, times: Sequence[TimeExpression], figure: Figure, period: Period | None
) -> Period | None:
    """A growth over years runs from the year it is compared with: 比2012年增长14倍."""
    sentence = segmented.sentence_of(figure.span)
    for time in reversed(times):
        inside = sentence.start <= time.span.start < figure.span.start
        lead = segmented.text[max(sentence.start, time.span.start - 2) : time.span.start]
        if inside and time.period and period and COMPARED.search(lead):
            if period.start - time.period.start >= YEARS_APART:
                return replace(period, start=time.period.start)
            return period
    return period
