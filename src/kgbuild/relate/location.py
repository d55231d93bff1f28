"""Relating things to where they are: locatedIn.

Three signs count: where an event is said to be held or a thing to stand, the region with which a name
begins, and the place right before a name. Whose speech it is does not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kgbuild.lexicon.gazetteer import within
from kgbuild.lexicon.rank import is_municipality
from kgbuild.model import Entity, Kind, Recognised, Resolved, Role, Segmented, Span, Statement
from kgbuild.relate.scene import Scene, Sighting

HELD = re.compile(
    r"[^，。；]{0,10}?(?:隆重|正式|成功|今天|同时|盛大|如期)?(?:举行|召开|举办|开幕|闭幕|启动|落幕|举办|开赛|成立|揭牌|开工|启用"
    r"|挂牌|奠基|开馆|落成|投产|投用|投运|落户|落地|动工|兴建|开建|设立|开园|揭幕|试飞)"
)
IN = re.compile(r"(?:在|于|落户|落地|位于|坐落于?|落户于?|落地于?)$")
LIES_IN = re.compile(r"(?:位于|坐落[于在]|地处|落户(?:于|在)?|落地(?:于|在)?|设在|建在)(?:了)?$")
PLACED = (Kind.PLACE, Kind.ORGANIZATION, Kind.PROJECT, Kind.EVENT)
WHERE = (Kind.REGION, Kind.PLACE)
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
SETTING = re.compile(r"(?:[^，。；■]{0,8})?在■+(?:境内|各地|等地)?")
SET_FIRST = re.compile(
    r"[^，。；■]{0,14}|[^，。；]{0,30}——"
)  # what may stand before the thing that a setting is told of
LINKS = re.compile(r"(?:连接|途经|贯穿|横跨|串联起?|经过|穿越|起自)■[■、和与至到及以]*(?P<of>的)?")
MEETS = re.compile(r"会见|会谈|会晤|访问|通话|考察")
MET = re.compile(r"(?:会见|同|与|举行|出席|主持|集体会见|进行)")


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
    yield from _held(scene, sighting)
    yield from _lies(scene, sighting)
    yield from _set(scene, sighting)
    yield from _linked(scene, sighting)
    yield from _met(scene, sighting)


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
    for region in inside[-1:]:
        yield _statement(scene, sighting.entity, region.entity, sighting.span, "location.in-name", 0.85)
    if not inside and entity.kind is not Kind.EVENT:
        before = [s for s in scene.every if s.span.end == sighting.span.start and s.kind in WHERE]
        for region in before[-1:]:
            span = Span(region.span.start, sighting.span.end)
            yield _statement(scene, sighting.entity, region.entity, span, "location.before-name", 0.8)


def _city_of_house(entity: Entity, region: Entity) -> bool:
    """Whether a firm, a school or a hospital bears the name of a municipality: 上海白石公司."""
    return is_municipality(region.key) and HOUSE.search(entity.name) is not None


def _held(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """“在杭州举行” after an event's name, or “在杭州举行…会” before it."""
    if sighting.kind not in {Kind.EVENT, Kind.PROJECT}:
        return
    sentence = scene.segmented.sentence_of(sighting.span)
    for place in scene.within(sentence, *WHERE):
        lead = scene.words(max(sentence.start, place.span.start - 3), place.span.start)
        if not IN.search(lead) or place.span.overlaps(sighting.span):
            continue
        between = scene.words(
            min(place.span.end, sighting.span.end), max(place.span.start, sighting.span.start)
        )
        near = len(between) <= 30 and not re.search(
            "[。；]" if sighting.kind is Kind.EVENT else "[，。；]", between
        )
        if near and HELD.match(scene.words(place.span.end, place.span.end + 16)):
            target = _narrowest(scene, place)
            span = Span(min(place.span.start, sighting.span.start), max(place.span.end, sighting.span.end))
            yield _statement(scene, sighting.entity, target.entity, span, "location.held-in", 0.85)


def _narrowest(scene: Scene, place: Sighting) -> Sighting:
    """Of a chain (北京|人民大会堂) the last one."""
    following = [s for s in scene.sightings if s.span.start == place.span.end and s.kind in WHERE]
    return following[0] if following else place


def _lies(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """“位于金华的…” and “…位于金华”."""
    sentence = scene.segmented.sentence_of(sighting.span)
    for place in scene.within(sentence, *WHERE):
        lead = scene.words(sentence.start, place.span.start)
        if not LIES_IN.search(lead):
            continue
        after = place.span.end <= sighting.span.start and scene.words(
            place.span.end, sighting.span.start
        ) in {"的", ""}
        before = sighting.span.end <= place.span.start and place.span.start - sighting.span.end <= 6
        if after or before:
            span = Span(min(place.span.start, sighting.span.start), max(place.span.end, sighting.span.end))
            yield _statement(scene, sighting.entity, place.entity, span, "location.lies-in", 0.9)


def _set(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """“在福州，闽江学院…”: the thing with which the clause after a setting opens."""
    if sighting.kind is Kind.EVENT:
        return
    clauses = scene.clauses(scene.segmented.sentence_of(sighting.span))
    for setting, clause in pairwise(clauses):
        if sighting.span.start not in clause or not SETTING.fullmatch(
            scene.masked, setting.start, setting.end
        ):
            continue
        if SET_FIRST.fullmatch(scene.masked, clause.start, sighting.span.start):
            for place in scene.within(setting, *WHERE)[-1:]:
                span = Span(setting.start, sighting.span.end)
                yield _statement(scene, sighting.entity, place.entity, span, "location.setting", 0.85)


def _linked(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """“连接甲、乙的铁路”, “铁路连接甲和乙”."""
    if sighting.kind is not Kind.PROJECT:
        return
    clause = scene.clause_of(sighting.span)
    for link in LINKS.finditer(scene.masked, clause.start, clause.end):
        before = link["of"] and link.end() == sighting.span.start
        if before or link.start() == sighting.span.end:
            for place in scene.within(Span(link.start(), link.end()), *WHERE):
                span = Span(min(link.start(), sighting.span.start), max(link.end(), sighting.span.end))
                yield _statement(scene, sighting.entity, place.entity, span, "location.links", 0.85)


def _met(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """Where the people met after whom a meeting is called: “甲在某地会见乙”."""
    if sighting.kind is not Kind.EVENT or not MEETS.search(sighting.entity.name):
        return
    article = scene.article_of(sighting.span)
    first = next(article.sentences(Role.BODY, Role.CAPTION), None)
    for place in scene.within(first, *WHERE) if first else ():
        lead = scene.words(max(0, place.span.start - 1), place.span.start)
        target = _narrowest(scene, place)
        if first and lead == "在" and MET.match(scene.words(target.span.end, target.span.end + 4)):
            yield _statement(scene, sighting.entity, target.entity, first, "location.met-in", 0.85)


def _statement(
    scene: Scene, thing: Entity, where: Entity, span: Span, rule: str, confidence: float
) -> Statement:
    return Statement(thing.key, "locatedIn", where.key, scene.segmented.evidence(span), rule, confidence)
