"""When an event takes place: date, startDate, endDate, read off the time told with the verb of holding it.

Only days count (a month or a year is when a series runs, not when a meeting is), and only where the
document does not give the same event two different ones. The day in a dateline is the report's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from kgbuild.model import Kind, Period, Recognised, Resolved, Segmented, Span, Statement, TimeExpression
from kgbuild.relate.meeting import BARE, in_full
from kgbuild.relate.scene import Scene, Sighting

LONGEST = timedelta(days=31)
HOLDS = re.compile(
    r"举行|召开|举办|主办|开展|启动|亮相|揭晓|举行了|开赛|(?P<opens>开幕|拉开帷幕)|(?P<closes>闭幕|落幕|收官)"
)
REPORTED = re.compile(r"\s*(?:电|讯|消息)")  # after the day in a dateline
PHASE = re.compile(r"[”》]?的?(?:第?[一二三四五六七八九十\d]+|首)期")  # has days of its own
NEAR = 40  # characters between an event's name and the verb or the time

Dates = tuple[tuple[str, date], ...]


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The dates of a document's events."""
    scene = Scene(segmented, resolved)
    told: dict[tuple[str, str], dict[date, Span]] = defaultdict(dict)
    for event in scene.of(Kind.EVENT):
        named = in_full(scene, event)
        time = _time(scene, recognised, event)
        if time and not BARE.fullmatch(named.entity.name):
            span = time[0].span.cover(event.span)
            for predicate, day in time[1]:
                told[named.entity.key, predicate].setdefault(day, span)
    for (key, predicate), days in told.items():
        if len(days) == 1:
            for day, span in days.items():
                yield Statement(key, predicate, day, segmented.evidence(span), "date.held", 0.9)


def _time(scene: Scene, recognised: Recognised, event: Sighting) -> tuple[TimeExpression, Dates] | None:
    """The time told with the verb of holding an event, and what it says of it."""
    sentence = scene.segmented.sentence_of(event.span)
    verbs = [v for v in HOLDS.finditer(scene.masked, sentence.start, sentence.end) if _near(event.span, v)]
    if not verbs or PHASE.match(scene.segmented.text, event.span.end):
        return None
    verb = verbs[0]
    for time in reversed(recognised.times):
        before = sentence.start <= time.span.start and time.span.end <= verb.start()
        if before and _is_told(scene, time, event) and time.period:
            return time, _dates(time.period, verb)
    return None


def _near(span: Span, verb: re.Match[str]) -> bool:
    gap = max(verb.start() - span.end, span.start - verb.end())
    return 0 <= gap <= NEAR


def _is_told(scene: Scene, time: TimeExpression, event: Sighting) -> bool:
    """Whether a time of a few days stands near an event, in neither its name nor a dateline."""
    if time.period is None or time.period.end - time.period.start > LONGEST or time.rule == "time.month":
        return False
    if time.span.overlaps(event.span) or REPORTED.match(scene.segmented.text, time.span.end):
        return False
    return max(event.span.start - time.span.end, time.span.start - event.span.end) <= NEAR


def _dates(period: Period, verb: re.Match[str]) -> Dates:
    if period.start != period.end:
        return (("startDate", period.start), ("endDate", period.end))
    if verb["opens"]:
        return (("startDate", period.start),)
    return (("endDate", period.start),) if verb["closes"] else (("date", period.start),)
