"""Who works with whom, and who received which honour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.model import Entity, Kind, Span, Statement
from kgbuild.relate.scene import Scene, Sighting
from kgbuild.relate.subject import ACTORS, governing

WITH = re.compile(r"(?:与|同|和|携手|联合|会同|联动)$")
TOGETHER = re.compile(r"[^，。；]{0,14}?(?:合作|共建|协同|签署|签约|联合|携手|共同|开展)")
RECEIVED = re.compile(
    r"(?:获评|获得|荣获|获|入选|创成|成为|被评为|被授予|摘得|斩获|实现|捧回|蝉联|列入|评为|授予|当选|跻身|荣膺|夺得)"
)
SOUGHT = re.compile(r"(?:争创|创建|申报|争当|力争|打造|对标|冲刺|培育)[^，。；]{0,6}$")


def relate(scene: Scene) -> Iterator[Statement]:
    """Cooperation and honours that a document states."""
    yield from _cooperation(scene)
    for honour in scene.of(Kind.HONOUR):
        yield from _honours(scene, honour)


def _cooperation(scene: Scene) -> Iterator[Statement]:
    """“甲与乙合作”: the actor before 与 and the one after it."""
    for partner in scene.of(*ACTORS):
        sentence = scene.segmented.sentence_of(partner.span)
        clause = scene.clause_of(partner.span)
        lead = scene.words(clause.start, partner.span.start)
        if not WITH.search(lead) or not TOGETHER.match(
            scene.words(partner.span.end, min(sentence.end, partner.span.end + 24))
        ):
            continue
        first = scene.within(Span(clause.start, partner.span.start), *ACTORS)
        actors = [a.entity for a in first[-1:]] or _governing(scene, Span(clause.start, clause.start + 1))
        for actor in actors:
            if actor.key != partner.entity.key and actor.kind in ACTORS:
                span = Span(first[-1].span.start if first else clause.start, partner.span.end)
                yield _statement(scene, actor, "cooperatesWith", partner.entity, span, "cooperates.with", 0.8)


def _governing(scene: Scene, span: Span) -> list[Entity]:
    subject = governing(scene, span)
    return list(subject.entities) if subject else []


def _honours(scene: Scene, honour: Sighting) -> Iterator[Statement]:
    """“甲获评…”, “甲实现…四连冠”: a title that is held, by who governs its sentence."""
    clause = scene.clause_of(honour.span)
    lead = scene.words(clause.start, honour.span.start)
    if SOUGHT.search(lead) or not RECEIVED.search(lead):
        return
    subject = governing(scene, honour.span, (*ACTORS, Kind.PERSON))
    for entity in subject.entities if subject else ():
        start = min(clause.start, subject.span.start) if subject and subject.span else clause.start
        span = Span(start, honour.span.end)
        yield _statement(scene, entity, "receivedHonour", honour.entity, span, "honour.received", 0.85)


def _statement(
    scene: Scene, subject: Entity, predicate: str, target: Entity, span: Span, rule: str, confidence: float
) -> Statement:
    return Statement(subject.key, predicate, target.key, scene.segmented.evidence(span), rule, confidence)
