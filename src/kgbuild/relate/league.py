"""League tables told in a sentence: “投资增速前三名：甲县增长58%，乙县增长37%，…”.

Each item is its own subject's figure of what the title names, and its place in the list is a rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kgbuild.model import Comparator, Entity, Figure, Kind, Measure, Span
from kgbuild.relate.phrase import trimmed
from kgbuild.relate.scene import Scene

TITLE = re.compile(
    r"(?P<title>[^：:。]{2,40}?)(?:排名|排在|居|位居|位列|列)?(?P<end>前|后|末|倒数)[一二三四五六七八九十\d]{1,3}(?:名|位|强)"
    r"(?:的|单位|地区|城市|县区|市县)*(?:分别|依次)?(?:是|为|有)?[：:]"
)
# What a title says besides what is ranked: a section's number, and whose league it is.
WHOSE = re.compile(
    r"^(?:\d+[.．、]|[(（][一二三四五六七八九十\d]+[)）])?(?:各|地级|县级)*(?:市|县|区|州)*(?:[（(][^）)]*[）)])?(?:及[^\d]{2,4}(?=\d))?"
)
CHANGE = re.compile(r"(?:增长率|增速|增幅|涨幅|降幅)$")
MEMBERS = (Kind.REGION, Kind.ORGANIZATION, Kind.PROJECT, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of a table with its subject, its indicator, and the words that state it."""

    figure: Figure
    subject: Entity
    indicator: str
    stated: Span


def entries(
    scene: Scene, sentence: Span, figures: Sequence[Figure], silent: Sequence[Span]
) -> tuple[Entry, ...]:
    """The entries of a sentence that is a league table; none where it is not one.

    Args:
        scene: the document's mentions.
        sentence: a sentence.
        figures: its figures, in the order of the text.
        silent: the spans in it that belong to no indicator: times.
    """
    match = TITLE.match(scene.segmented.text, sentence.start, sentence.end)
    if match is None:
        return ()
    title = _title(scene, Span(match.start("title"), match.end("title")), silent)
    if len(title) < 2:
        return ()
    found = tuple(_items(scene, Span(match.start(), match.end()), title, figures))
    if match["end"] != "前":
        return found
    return found + tuple(_ranks(Span(match.start("end"), match.end()), title, found))


def _title(scene: Scene, span: Span, silent: Sequence[Span]) -> str:
    """What is ranked: the title without its number, its times and whose league it is."""
    words, at = "", span.start
    for s in silent:
        if at <= s.start and s.end <= span.end:
            words += scene.words(at, s.start)
            at = s.end
    return trimmed(WHOSE.sub("", words + scene.words(at, span.end)))


def _items(scene: Scene, head: Span, title: str, figures: Sequence[Figure]) -> Iterator[Entry]:
    """Each figure with the member named last before it."""
    for figure in figures:
        members = scene.within(Span(head.end, max(head.end, figure.span.start)), *MEMBERS)
        if not members:
            continue
        between = trimmed(scene.words(members[-1].span.end, figure.span.start))
        own = figure.measure in {Measure.AMOUNT, Measure.COUNT} and len(between) >= 2
        indicator = between if own else CHANGE.sub("", title) if figure.measure is Measure.GROWTH else title
        if indicator and (own or figure.measure in {Measure.GROWTH, Measure.RATE, Measure.AMOUNT}):
            yield Entry(figure, members[-1].entity, indicator, Span(head.start, figure.span.end))


def _ranks(place: Span, title: str, found: Sequence[Entry]) -> Iterator[Entry]:
    """The rank of each member, in the order of the list; equal values share one."""
    ranked = [e for e in found if e.figure.measure in {Measure.GROWTH, Measure.RATE}]
    rank = 0
    for i, entry in enumerate(ranked):
        if not i or entry.figure.value != ranked[i - 1].figure.value:
            rank = i + 1
        figure = Figure(place, Decimal(rank), "位", Comparator.EXACT, Measure.RANK, "figure.league")
        yield Entry(figure, entry.subject, title, entry.stated)
