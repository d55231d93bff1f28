"""Where something takes place or is set up: “在江州举行”, “在江州出席…会”, “在江州，…”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kgbuild.model import Entity, Kind, Role, Span, Statement
from kgbuild.relate.scene import Scene, Sighting

PLACED = (Kind.PLACE, Kind.ORGANIZATION, Kind.PROJECT, Kind.EVENT)
WHERE = (Kind.REGION, Kind.PLACE)
HELD = re.compile(
    r"[^，。；]{0,10}?(?:隆重|正式|成功|今天|同时|盛大|如期)?(?:举行|召开|举办|开幕|闭幕|启动|落幕|举办|开赛|成立|揭牌|开工|启用"
    r"|挂牌|奠基|开馆|落成|投产|投用|投运|落户|落地|动工|兴建|开建|设立|开园|揭幕|试飞|亮相|拉开|首演|建成)"
)
# What a body does where it is set up.
FOUNDED = re.compile(r"[^，。；]{0,4}?(?:成立|揭牌|挂牌|落户|设立|启用|投用)")
IN = re.compile(r"(?:在|于|落户|落地|位于|坐落于?|落户于?|落地于?)$")
SETTING = re.compile(r"(?:[^，。；■]{0,8})?在■+(?:境内|各地|等地)?")
SET_FIRST = re.compile(
    r"(?!为|围绕|按照|根据|随着)[^，。；■]{0,14}|[^，。；]{0,30}——"
)  # what may stand before the thing that a setting is told of
# What joins the things of which one setting is told: 在江州，甲馆、乙馆和丙园….
LISTED = re.compile(r"(?:■|□|[、和及“”]|以及)*[、和及](?:以及)?“?")
# Between where somebody is and the event that he is at: 在江州|同客人共同出席|论坛.
AT = re.compile(
    r"(?:[同与和][^，。；]{2,24}?)?(?:共同|一道|一同)?(?:出席|参加|主持召开|主持|举行)(?:了|并)?[“《]?"
)
HOSTS = re.compile(r"(?:今天|昨天|昨晚|日前|近日|将|正式|成功|隆重)?(?:召开|举行|举办|承办|主办)了?[“《]?")
OPENS = re.compile(r"[^，。；]{0,10}")
ABROAD = re.compile(r"推介会|招商会|展播|巡展|成就展|新闻发布会")
MEETS = re.compile(r"会见|会谈|会晤|访问|通话|考察")
MET = re.compile(r"(?:会见|同|与|举行|出席|主持|集体会见|进行)")


def venues(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """Where the text says that a thing takes place, was set up, or is found."""
    yield from _held(scene, sighting)
    yield from _set(scene, sighting)
    yield from _met(scene, sighting)
    yield from _attended(scene, sighting)
    yield from _host(scene, sighting)


def _held(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """“在杭州举行” after an event's name, or “在杭州举行…会” before it."""
    if sighting.kind is Kind.PLACE or scene.words(sighting.span.end, sighting.span.end + 2) == "以来":
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
        target = narrowest(scene, place)
        told = FOUNDED if sighting.kind is Kind.ORGANIZATION else HELD
        if near and told.match(scene.words(target.span.end, target.span.end + 16)):
            span = place.span.cover(sighting.span)
            yield located(scene, sighting.entity, target.entity, span, "location.held-in", 0.85)


def narrowest(scene: Scene, place: Sighting) -> Sighting:
    """Of a chain (浙江|宁波|余姚) the last one."""
    last = place
    while following := scene.within(Span(last.span.end, last.span.end + 1), *WHERE):
        last = following[0]
    return last


def _attended(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """“在江州出席…会”: where somebody was at an event."""
    if sighting.kind is not Kind.EVENT:
        return
    sentence = scene.segmented.sentence_of(sighting.span)
    for place in scene.within(Span(sentence.start, sighting.span.start), *WHERE):
        target = narrowest(scene, place)
        between = scene.masked[target.span.end : sighting.span.start]
        if scene.words(place.span.start - 1, place.span.start) == "在" and AT.fullmatch(between):
            span = Span(place.span.start, sighting.span.end)
            yield located(scene, sighting.entity, target.entity, span, "location.attended-in", 0.85)


def _host(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """“江州举办…节”: a region holds its event at home."""
    if sighting.kind is not Kind.EVENT or ABROAD.search(sighting.entity.name):
        return
    clause = scene.clause_of(sighting.span)
    for place in scene.within(Span(clause.start, max(clause.start, sighting.span.start)), Kind.REGION)[-1:]:
        opens = OPENS.fullmatch(scene.masked, clause.start, place.span.start)
        between = scene.words(place.span.end, sighting.span.start)
        if opens and place.entity.level != "Country" and HOSTS.fullmatch(between):
            span = Span(place.span.start, sighting.span.end)
            yield located(scene, sighting.entity, place.entity, span, "location.host", 0.8)


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
        first = scene.within(clause, *PLACED)[:1]
        listed = first and LISTED.fullmatch(scene.masked, first[0].span.start, sighting.span.start)
        start = first[0].span.start if listed else sighting.span.start
        if SET_FIRST.fullmatch(scene.masked, clause.start, start):
            for place in scene.within(setting, *WHERE)[-1:]:
                span = Span(setting.start, sighting.span.end)
                yield located(scene, sighting.entity, place.entity, span, "location.setting", 0.85)


def _met(scene: Scene, sighting: Sighting) -> Iterator[Statement]:
    """Where the people met after whom a meeting is called: “甲在某地会见乙”."""
    if sighting.kind is not Kind.EVENT or not MEETS.search(sighting.entity.name):
        return
    article = scene.article_of(sighting.span)
    first = next(article.sentences(Role.BODY, Role.CAPTION), None)
    for place in scene.within(first, *WHERE) if first else ():
        lead = scene.words(max(0, place.span.start - 1), place.span.start)
        target = narrowest(scene, place)
        if first and lead == "在" and MET.match(scene.words(target.span.end, target.span.end + 4)):
            yield located(scene, sighting.entity, target.entity, first, "location.met-in", 0.85)


def located(
    scene: Scene, thing: Entity, where: Entity, span: Span, rule: str, confidence: float
) -> Statement:
    """The statement that a thing is somewhere."""
    return Statement(thing.key, "locatedIn", where.key, scene.segmented.evidence(span), rule, confidence)
