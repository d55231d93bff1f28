"""Relating things to where they are: locatedIn.

Three signs count: where an event is said to be held or a thing to stand, the region with which a name
begins, and the place right before a name. Whose speech it is does not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kgbuild.lexicon.gazetteer import within
from kgbuild.lexicon.rank import is_municipality
from kgbuild.model import Entity, Kind, Recognised, Resolved, Segmented, Span, Statement
from kgbuild.relate.scene import Scene, Sighting
from kgbuild.relate.venue import PLACED, WHERE, located, narrowest, venues

LIES_IN = re.compile(r"(?:位于|坐落[于在]|地处|落户(?:于|在)?|落地(?:于|在)?|设在|建在)(?:了)?$")
# What stands between a place and the thing that lies there: 位于江州|顶部的首个|湿地.
WHICH = re.compile(
    r"(?:境内|市区|[东南西北顶中底]部|[东南西北]岸)?的?(?:(?:首|一|两)[个座条家处项]|这[个座条家])?[“《]?"
)
# In a body's name a country or a province says whose it is, in a work's name only a country does.
WIDE = {Kind.ORGANIZATION: frozenset({"Country", "Province"})}
# Firms and houses in the name of a city that is a province stand in that city.
HOUSE = re.compile(r"(?:公司|集团|工厂|医院|大学|学院|学校|中学|小学|研究院|研究所|实验室|银行)$")
# Bodies that govern a region lie in it too, but nobody says so.
GOVERNS = frozenset({"party", "government", "media"})
GOVERNING = re.compile(r"(?:政府|委员会|委|局|厅|办|办公室|部|人大|政协|组|处|专班|队|组委|会)$")
# What a line or service touches is where it goes, not where it lies.
ROUTE = re.compile(r"班列|航线|航班|专列|至|—|－|到")
# A meeting that a region calls, or that is about it, may be held anywhere.
ELSEWHERE = re.compile(r"(?:全会|会议|座谈会|推介会|报告会|成就展|论坛|招商会|巡展)$")
# What is part of a place that gives it its name: 临河会堂|北大厅.
ROOM = re.compile(r"(?:厅|馆|片区|展区|会场|门|楼)$")
# What may stand before the work that a sentence is about.
OPENS = re.compile(r"(?:目前|今天|昨天|近日|日前|■)*")
LINKS = re.compile(
    r"(?:(?:全线|线路|沿线)?(?:连接|途经|贯穿|横跨|串联起?|经过|穿越|起自))■[■、和与至到及以]*(?P<of>的)?"
)


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The locations that a document states."""
    scene = Scene(segmented, resolved)
    found = [statement for sighting in scene.of(*PLACED) for statement in _stated(scene, sighting)]
    codes: dict[str, set[str]] = defaultdict(set)
    for s in found:
        codes[s.subject].add(resolved.by_key[str(s.object)].code or "")
    yield from (s for s in found if not _wider(resolved.by_key[str(s.object)].code, codes[s.subject]))


def _stated(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    yield from _by_name(scene, sighting)
    yield from _lies(scene, sighting)
    yield from _linked(scene, sighting)
    yield from venues(scene, sighting)


def _wider(code: str | None, others: set[str]) -> bool:
    """Whether one of the other regions lies in the one of this code: the narrowest counts."""
    return code is not None and any(other and other != code and within(other, code) for other in others)


def _by_name(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """The region in a name, or right before it: 浙大金华研究院 is in 金华市."""
    entity = sighting.entity
    if entity.subtype in GOVERNS or (entity.kind is Kind.ORGANIZATION and GOVERNING.search(entity.name)):
        return
    if entity.kind is Kind.PROJECT and ROUTE.search(entity.name):
        return
    if entity.kind is Kind.EVENT and ELSEWHERE.search(entity.name):
        return
    wide = WIDE.get(entity.kind, frozenset({"Country"}))
    inside = [
        s
        for s in scene.inside(sighting, Kind.REGION)
        if s.entity.level not in wide or _city_of_house(entity, s.entity)
    ]
    if not inside and entity.kind in {Kind.PROJECT, Kind.PLACE}:
        inside = list(scene.inside(sighting, Kind.PLACE))
        within_other = None if inside else _named_after(scene, entity)
        if within_other:
            yield located(scene, entity, within_other, sighting.span, "location.named-after", 0.8)
            return
    for region in inside[-1:]:
        yield located(scene, sighting.entity, region.entity, sighting.span, "location.in-name", 0.85)
    if not inside and entity.kind is not Kind.EVENT:
        before = [s for s in _right_before(scene, sighting) if s.entity.level != "Country"]
        for region in before[-1:]:
            span = Span(region.span.start, sighting.span.end)
            yield located(scene, sighting.entity, region.entity, span, "location.before-name", 0.8)


def _right_before(scene: Scene, sighting: Sighting) -> list[Sighting]:
    """The places that stand right before a name: 江州|临河公园, 江州的|临河公园."""
    start = sighting.span.start
    found = [s for s in scene.every if s.span.end == start and s.kind in WHERE]
    joint = scene.words(start - 1, start)
    if found or joint not in {"“", "的"} or (joint == "的" and sighting.kind is Kind.ORGANIZATION):
        return found
    regions = [s for s in scene.every if s.span.end == start - 1 and s.kind is Kind.REGION]
    return [s for s in regions if s.entity.level != "Country"]


def _named_after(scene: Scene, entity: Entity) -> Entity | None:
    """The place whose name a work or a part of it begins with: 临河湿地|监测站."""
    places = [e for e in scene.resolved.entities if e.kind is Kind.PLACE and e.key != entity.key]
    named = [
        (len(name), e.key, e)
        for e in places
        for name in (e.name, *e.aliases)
        if len(name) > 2 and entity.name.startswith(name) and len(entity.name) > len(name) + 1
        if entity.kind is Kind.PROJECT or ROOM.search(entity.name)
    ]
    return max(named, key=lambda x: x[:2])[2] if named else None


def _city_of_house(entity: Entity, region: Entity) -> bool:
    """Whether a firm, a school or a hospital bears the name of a municipality: 上海白石公司."""
    return is_municipality(region.key) and HOUSE.search(entity.name) is not None


def _lies(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """“位于金华的…” and “…位于金华”."""
    sentence = scene.segmented.sentence_of(sighting.span)
    for place in scene.within(sentence, *WHERE):
        lead = scene.words(sentence.start, place.span.start)
        if not LIES_IN.search(lead):
            continue
        target = narrowest(scene, place)
        after = target.span.end <= sighting.span.start and WHICH.fullmatch(
            scene.words(target.span.end, sighting.span.start)
        )
        before = sighting.span.end <= place.span.start and place.span.start - sighting.span.end <= 6
        if (after or before) and target.span != sighting.span:
            span = Span(place.span.start, target.span.end).cover(sighting.span)
            yield located(scene, sighting.entity, target.entity, span, "location.lies-in", 0.9)


def _linked(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """“连接甲、乙的铁路”, “铁路连接甲和乙”."""
    if sighting.kind is not Kind.PROJECT:
        return
    sentence = scene.segmented.sentence_of(sighting.span)
    clauses = scene.clauses(sentence)
    own = scene.clause_of(sighting.span)
    first = OPENS.fullmatch(scene.masked, own.start, sighting.span.start)
    later = {c.start for c in clauses if first and c.start > own.start}
    for link in LINKS.finditer(scene.masked, own.start, sentence.end):
        before = link["of"] and link.end() == sighting.span.start
        if before or link.start() == sighting.span.end or (link.start() in later and not link["of"]):
            told = Span(link.start(), link.end())
            for place in scene.within(told, *WHERE):
                span = told.cover(sighting.span)
                yield located(scene, sighting.entity, place.entity, span, "location.links", 0.85)
