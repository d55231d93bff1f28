"""Relating things to where they are: locatedIn.

Three signs count: where an event is said to be held or a thing to stand, the region with which a name
begins, and the place right before a name. Whose speech it is does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.model import Entity, Kind, Recognised, Resolved, Segmented, Span, Statement
from kgbuild.relate.scene import Scene, Sighting

HELD = re.compile(
    r"[^，。；]{0,10}?(?:隆重|正式|成功|今天|同时|盛大|如期)?(?:举行|召开|举办|开幕|闭幕|启动|落幕|举办|开赛|成立|揭牌|开工|启用"
    r"|挂牌|奠基|开馆|落成|投产|投用|投运|落户|落地)"
)
IN = re.compile(r"(?:在|于|落户|落地|位于|坐落于?|落户于?|落地于?)$")
LIES_IN = re.compile(r"(?:位于|坐落[于在]|地处|落户(?:于|在)?|落地(?:于|在)?|设在|建在)(?:了)?$")
PLACED = (Kind.PLACE, Kind.ORGANIZATION, Kind.PROJECT, Kind.EVENT)
WHERE = (Kind.REGION, Kind.PLACE)
# Bodies that govern a region lie in it too, but nobody says so.
WIDE = frozenset({"Country", "Province", None})  # in a name these say whose, not where
GOVERNS = frozenset({"party", "government", "media"})


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The locations that a document states."""
    scene = Scene(segmented, resolved)
    for sighting in scene.of(*PLACED):
        yield from _by_name(scene, sighting)
        yield from _held(scene, sighting)
        yield from _lies(scene, sighting)


def _by_name(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """The region in a name, or right before it: 浙大金华研究院 is in 金华市."""
    entity = sighting.entity
    if entity.kind is Kind.EVENT or entity.subtype in GOVERNS:
        return
    inside = [s for s in scene.inside(sighting, Kind.REGION) if s.entity.level not in WIDE]
    for region in inside[-1:]:
        yield _statement(scene, sighting.entity, region.entity, sighting.span, "location.in-name", 0.85)
    if not inside:
        before = [s for s in scene.every if s.span.end == sighting.span.start and s.kind is Kind.REGION]
        for region in before[-1:]:
            span = Span(region.span.start, sighting.span.end)
            yield _statement(scene, sighting.entity, region.entity, span, "location.before-name", 0.8)


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
        near = len(between) <= 30 and not re.search("[。；]", between)
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


def _statement(
    scene: Scene, thing: Entity, where: Entity, span: Span, rule: str, confidence: float
) -> Statement:
    return Statement(thing.key, "locatedIn", where.key, scene.segmented.evidence(span), rule, confidence)
