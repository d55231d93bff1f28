"""Who works with whom, and who received which honour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kgbuild.model import Entity, Kind, Span, Statement
from kgbuild.relate.scene import Scene, Sighting
from kgbuild.relate.subject import ACTORS, governing, joined, subject_of

WITH = re.compile(r"(?:与|同|和|(?P<verb>携手|联合|会同|联动|对口(?:支援|帮扶|协作)))(?:[省市县区]内)?$")
TOGETHER = re.compile(r"[^，。；]{0,14}?(?:合作|共建|协同|签署|续签|签订|签约|联合|携手|共同|开展|加强沟通)")
JOINTLY = re.compile(
    r"(?:等[^，。；]{0,8}|[两三四五六七八九][省市县区地部门]+|[^，。；]{0,4}部门)?(?:近日|日前|昨天|今天|在[^，。；]{1,8})*(?:[（(][^）)]*[）)])?"
    r"(?:联合|携手|共同签|签署|签订|开启[^，。；]{0,4}合作|[^，。；]{0,12}一体化发展|合作共建|协同发展|结对)"
)
BUILD_TOGETHER = re.compile(r"(?:[两三]地)?(?:共建|联建|合作共建|携手|协同发展|一体化(?:发展|合作))")
RECEIVED = re.compile(
    r"(?:获评|获得|荣获|获|入选|创成|成为|被评为|被授予|摘得|斩获|实现|捧回|蝉联|列入|列为|评为|授予|当选|跻身|荣膺|夺得|建成|获批|确定为"
    r"|认定为|命名为|入围|是|喜提|拿下|夺取|赢得|连续)[^，。；]{0,16}$"
)
LISTED = re.compile(r"(?:■|□|[、”“和及等])*$")
SOUGHT = re.compile(r"(?:争创|创建|申报|争当|力争|打造|对标|冲刺|培育|争取|建设)[^，。；]{0,6}$")
CONFERS = re.compile(r"[^，。；]{0,8}(?:公布|颁发|主办|承办|举办|授予[^，。；称]|命名了|表彰|评选|授牌|通报)")
AS_HONOUR = re.compile(r"(?:作为|身为|素有|享有|有着)(?:我国|全国|国家)?(?:首[个批])?[“]?$")
HOLDERS = (*ACTORS, Kind.PERSON)


def relate(scene: Scene) -> Iterator[Statement]:
    """Cooperation and honours that a document states."""
    yield from _cooperation(scene)
    for honour in scene.of(Kind.HONOUR):
        yield from _honours(scene, honour)


def _cooperation(scene: Scene) -> Iterator[Statement]:
    for article in scene.segmented.articles:
        for sentence in article.sentences():
            for partner in scene.within(sentence, *ACTORS):
                yield from _with(scene, partner)
            yield from _jointly(scene, sentence)
            yield from _side_by_side(scene, sentence)


def _side_by_side(scene: Scene, sentence: Span) -> Iterator[Statement]:
    """“甲乙共建”: two regions with nothing between them, one not inside the other."""
    regions = scene.within(sentence, Kind.REGION)
    for first, second in pairwise(regions):
        beside = first.span.end == second.span.start and first.entity.level == second.entity.level
        if beside and BUILD_TOGETHER.match(scene.segmented.text, second.span.end):
            span = Span(first.span.start, second.span.end)
            yield _statement(
                scene, first.entity, "cooperatesWith", second.entity, span, "cooperates.beside", 0.85
            )


def _with(scene: Scene, partner: Sighting) -> Iterator[Statement]:
    """“甲与乙合作”: the actor before 与 and those after it."""
    clause = scene.clause_of(partner.span)
    lead = WITH.search(scene.words(clause.start, partner.span.start))
    partners = joined(scene, partner)
    rest = scene.words(partners[-1].span.end, partners[-1].span.end + 24)
    if lead is None or not (lead["verb"] or TOGETHER.match(rest)):
        return
    first = [a for a in scene.within(Span(clause.start, partner.span.start), *ACTORS) if a.entity.key]
    actors = [a.entity for a in first[-1:]] or _governing(scene, Span(clause.start, clause.start + 1))
    for actor in actors:
        for other in partners:
            if _may_cooperate(actor, other.entity, bool(lead["verb"])):
                span = Span(first[-1].span.start if first else clause.start, other.span.end)
                yield _statement(scene, actor, "cooperatesWith", other.entity, span, "cooperates.with", 0.8)


def _may_cooperate(actor: Entity, other: Entity, loosely: bool) -> bool:
    """Whether two can be partners: not a country and a part of it; after a bare 会同, two of a kind."""
    if actor.key == other.key or actor.kind not in ACTORS:
        return False
    if actor.kind is other.kind is Kind.REGION:
        return (actor.level == "Country") is (other.level == "Country")
    return actor.kind is other.kind or not loosely


def _jointly(scene: Scene, sentence: Span) -> Iterator[Statement]:
    """“甲、乙联合印发”, “甲、乙、丙签署协议”: bodies work with the first, regions all with one another."""
    for clause in scene.clauses(sentence):
        group = subject_of(scene, clause)
        if len(group) < 2:
            continue
        rest = scene.words(group[-1].span.end, max(clause.end, group[-1].span.end))
        if not JOINTLY.match(rest):
            continue
        regions = all(actor.kind is Kind.REGION for actor in group)
        for i, actor in enumerate(group if regions else group[:1]):
            for other in group[i + 1 :]:
                if actor.kind is other.kind and actor.entity is not other.entity:
                    span = Span(group[0].span.start, group[-1].span.end + len(rest))
                    yield _statement(
                        scene, actor.entity, "cooperatesWith", other.entity, span, "cooperates.jointly", 0.85
                    )


def _governing(scene: Scene, span: Span) -> list[Entity]:
    subject = governing(scene, span)
    return list(subject.entities) if subject else []


def _honours(scene: Scene, honour: Sighting) -> Iterator[Statement]:
    """“甲获评…”, “甲实现…四连冠”, “作为…的甲”: a title that is held, by who governs its sentence."""
    beside = _named_after(scene, honour)
    if beside:
        span = Span(honour.span.start, beside.span.end)
        yield _statement(scene, beside.entity, "receivedHonour", honour.entity, span, "honour.beside", 0.9)
        return
    clause = scene.clause_of(honour.span)
    lead = scene.masked[clause.start : honour.span.start]
    if SOUGHT.search(lead) or not RECEIVED.search(LISTED.sub("", lead)):
        return
    subject = governing(scene, honour.span, HOLDERS)
    if subject and subject.span and CONFERS.match(scene.words(subject.span.end, subject.span.end + 14)):
        return
    for entity in subject.entities if subject else ():
        start = min(clause.start, subject.span.start) if subject and subject.span else clause.start
        span = Span(start, honour.span.end)
        yield _statement(scene, entity, "receivedHonour", honour.entity, span, "honour.received", 0.85)


def _named_after(scene: Scene, honour: Sighting) -> Sighting | None:
    """Who is named right after a title: “‘时代先锋’甲”, “作为首批示范县，乙”."""
    sentence = scene.segmented.sentence_of(honour.span)
    following = scene.within(Span(honour.span.end, max(honour.span.end, sentence.end)), *HOLDERS)
    if not following:
        return None
    gap = scene.masked[honour.span.end : following[0].span.start]
    quoted = scene.words(honour.span.start - 1, honour.span.start) == "“" or honour.mention.name.endswith(
        "之乡"
    )
    if quoted and re.fullmatch(r"[”□][“”□■]*(?:称号)?(?:获得者)?", gap):
        return following[0]
    lead = scene.words(sentence.start, honour.span.start)
    return following[0] if AS_HONOUR.search(lead) and re.fullmatch(r"”?(?:之一)?(?:，|的)", gap) else None


def _statement(
    scene: Scene, subject: Entity, predicate: str, target: Entity, span: Span, rule: str, confidence: float
) -> Statement:
    return Statement(subject.key, predicate, target.key, scene.segmented.evidence(span), rule, confidence)
