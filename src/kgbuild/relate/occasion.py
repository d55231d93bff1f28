"""Who organises an event: organizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.model import Entity, Kind, Role, Span, Statement
from kgbuild.relate.meeting import HEADS, event_before, in_full
from kgbuild.relate.scene import Scene, Sighting
from kgbuild.relate.subject import governing, passive_agents, subject_of

HOST = re.compile(r"(?:共同|联合)?(?:主办|承办|协办|举办|组织|发起|指导|支持)")
HOSTS = re.compile(
    r"[^，。；]{0,16}?(?:联合|共同|牵头|组织)?(?:在[^，。；]{1,14}?)?(?:举行|召开|举办|组织召开|组织开展|主办|承办|开展|组织|启动|发起)(?:了|的)?[“《]?"
)
# What a body's own meeting adds to its name.
OWN_MEETING = re.compile(
    r"(?:第[^会届]{1,7}[次届])?(?:常务|常委会|常务委员会|全体|专题|党组|主席团|工作|月度|主任|办公|扩大|务虚)*"
    r"(?:会议|集体学习|全会|会)"
)
HOLDS = re.compile(r"[^■]{0,8}(?:召开|举办|承办|举行|办好|组织开展)(?:了|好)?[“《]?")
# An event called by its head: 本届博览会由…主办.
CALLED = re.compile(rf"(?:据(?:悉|了解|介绍)，)?(?:本[次届场]|此次|这次|该)?(?P<head>{HEADS})由(?=■)")
NO_HOST = re.compile(r"(?:在|于|出席|参加)$")


def relate(scene: Scene) -> Iterator[Statement]:
    """The organisers of a document's events."""
    for event in scene.of(Kind.EVENT):
        yield from _by_agents(scene, event, scene.segmented.sentence_of(event.span))
        yield from _by_subject(scene, event)
        yield from _by_piece(scene, event)
        yield from _beside(scene, event)
    yield from _by_name(scene)
    for article in scene.segmented.articles:
        for sentence in article.sentences(Role.BODY, Role.CAPTION):
            called = CALLED.match(scene.masked, sentence.start, sentence.end)
            meant = event_before(scene, article, sentence.start, called["head"]) if called else None
            if called and meant:
                here = Span(called.start("head"), called.end("head"))
                event = Sighting(replace(meant.mention, span=here), meant.entity)
                yield from _by_agents(scene, event, sentence)


def _by_agents(scene: Scene, event: Sighting, sentence: Span) -> Iterator[Statement]:
    """“由甲、乙主办，丙承办的…会”, the same after the event's name, or after its head alone."""
    for agents, verb in passive_agents(scene, sentence):
        if HOST.match(verb):
            for agent in agents:
                yield _statement(scene, agent.entity, "organizes", event, agent.span, "organizes.agent", 0.95)
            yield from _further_hosts(scene, event, agents[-1], sentence)


def _further_hosts(scene: Scene, event: Sighting, last: Sighting, sentence: Span) -> Iterator[Statement]:
    """The hosts in the clauses right after: “…主办，丙承办”."""
    for clause in scene.clauses(sentence):
        if clause.start > last.span.end and clause.start - last.span.end < 24:
            group = subject_of(scene, clause)
            if group and HOST.match(scene.words(group[-1].span.end, group[-1].span.end + 8)):
                for host in group:
                    yield _statement(
                        scene, host.entity, "organizes", event, host.span, "organizes.further-agent", 0.9
                    )


def _by_subject(scene: Scene, event: Sighting) -> Iterator[Statement]:
    """“甲、乙在杭州举行…会”: the actors with which the event's clause opens."""
    sentence = scene.segmented.sentence_of(event.span)
    clauses = [c for c in scene.clauses(sentence) if c.start <= event.span.start]
    for clause in reversed(clauses[-2:]):
        group = subject_of(scene, clause)
        if not group or group[0].span.start >= event.span.start:
            continue
        lead = scene.words(clause.start, group[0].span.start)
        between = scene.words(group[-1].span.end, event.span.start)
        if HOSTS.fullmatch(between) and not NO_HOST.search(lead):
            for actor in group:
                yield _statement(
                    scene, actor.entity, "organizes", event, actor.span, "organizes.subject", 0.85
                )
        return


def _by_piece(scene: Scene, event: Sighting) -> Iterator[Statement]:
    """“高规格召开…大会” in what a region tells of itself."""
    clause = scene.clause_of(event.span)
    holds = HOLDS.fullmatch(scene.masked, clause.start, event.span.start)
    subject = governing(scene, event.span) if holds else None
    for region in subject.entities if subject and subject.way == "piece" else ():
        if region.level != "Country":
            yield _statement(scene, region, "organizes", event, clause, "organizes.piece-region", 0.8)


def _beside(scene: Scene, event: Sighting) -> Iterator[Statement]:
    """“甲台‘乙’展播季”: the body right before an event's name."""
    for body in scene.within(scene.segmented.sentence_of(event.span), Kind.ORGANIZATION):
        if body.span.end <= event.span.start and scene.words(body.span.end, event.span.start) in {
            "",
            "“",
            "《",
        }:
            yield _statement(scene, body.entity, "organizes", event, body.span, "organizes.beside", 0.85)


def _by_name(scene: Scene) -> Iterator[Statement]:
    """“甲委员会第三次全体会议”: the body whose meeting it is."""
    bodies = [e for e in scene.resolved.entities if e.kind is Kind.ORGANIZATION]
    for event in scene.of(Kind.EVENT):
        for body in bodies:
            names = [n for n in (body.name, *body.aliases) if event.mention.name.startswith(n)]
            if any(OWN_MEETING.fullmatch(event.mention.name[len(n) :]) for n in names):
                yield _statement(scene, body, "organizes", event, event.span, "organizes.own-meeting", 0.95)


def _statement(
    scene: Scene, actor: Entity, predicate: str, event: Sighting, where: Span, rule: str, confidence: float
) -> Statement:
    span = where.cover(event.span)
    event = in_full(scene, event)
    return Statement(actor.key, predicate, event.entity.key, scene.segmented.evidence(span), rule, confidence)
