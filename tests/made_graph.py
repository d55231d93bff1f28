"""Two documents' graphs made by hand, with every kind of entity and property: no recogniser has a part."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kgbuild.model import (
    Comparator,
    Document,
    DocumentGraph,
    Entity,
    Evidence,
    Kind,
    Measure,
    Mention,
    Observation,
    Period,
    Recognised,
    Reference,
    Resolved,
    Segmented,
    Span,
    Statement,
    Status,
)
from kgbuild.segment import segment

FIRST = """# 全市交流发言摘要

绍兴市委召开全市招商大会，绍兴日报记者陈一鸣报道。

## 以项目之进支撑发展之稳

绍兴市委书记 周若川

绍兴市实施“双百攻坚行动”，这是乡村振兴战略的一部分，在柯桥区建设青石湖科创走廊，发展智能纺织，获评国家卫生城市，与长三角联动。前三季度固定资产投资增长12%，居全省第一。
"""
SECOND = """# 柯桥区加快项目建设

绍兴市委书记周若川到柯桥区调研，青石湖科创走廊已经开工。前三季度固定资产投资增长12%。
"""
TABLE = Reference("regions", "2023-06-30")
SHAOXING, KEQIAO, ZHEJIANG = "region/330600", "region/330603", "region/330000"
WHO, REPORTER, POST = "person/周若川", "person/陈一鸣", "post/绍兴市委书记"
COMMITTEE, PAPER = "organization/绍兴市委", "organization/绍兴日报"
CORRIDOR, CAMPAIGN, STRATEGY = "project/青石湖科创走廊", "initiative/双百攻坚行动", "initiative/乡村振兴战略"
FAIR, TEXTILE, CITY, DELTA = "event/招商大会", "industry/智能纺织", "honour/国家卫生城市", "place/长三角"
NINE_MONTHS = Period(date(2023, 1, 1), date(2023, 9, 30), inferred=True)

ENTITIES = (
    Entity(ZHEJIANG, Kind.REGION, "浙江省", ("浙江",), code="330000", level="Province"),
    Entity(SHAOXING, Kind.REGION, "绍兴市", ("绍兴",), code="330600", level="Prefecture"),
    Entity(KEQIAO, Kind.REGION, "柯桥区", (), code="330603", level="County"),
    Entity(WHO, Kind.PERSON, "周若川"),
    Entity(REPORTER, Kind.PERSON, "陈一鸣"),
    Entity(POST, Kind.POST, "绍兴市委书记", body=COMMITTEE, region=SHAOXING),
    Entity(COMMITTEE, Kind.ORGANIZATION, "绍兴市委", subtype="party"),
    Entity(PAPER, Kind.ORGANIZATION, "绍兴日报", subtype="media"),
    Entity(CORRIDOR, Kind.PROJECT, "青石湖科创走廊"),
    Entity(CAMPAIGN, Kind.INITIATIVE, "双百攻坚行动", subtype="Campaign"),
    Entity(STRATEGY, Kind.INITIATIVE, "乡村振兴战略", subtype="Strategy"),
    Entity(FAIR, Kind.EVENT, "招商大会", ("全市招商大会",)),
    Entity(TEXTILE, Kind.INDUSTRY, "智能纺织"),
    Entity(CITY, Kind.HONOUR, "国家卫生城市"),
    Entity(DELTA, Kind.PLACE, "长三角"),
)
# Subject, property, object, the words that say it; A stands for the speech.
FACTS: tuple[tuple[str, str, str | date, str], ...] = (
    (WHO, "holdsPost", POST, "绍兴市委书记 周若川"),
    (POST, "postIn", COMMITTEE, "绍兴市委书记"),
    (POST, "jurisdiction", SHAOXING, "绍兴市委书记"),
    (REPORTER, "affiliatedWith", PAPER, "绍兴日报记者陈一鸣"),
    (CORRIDOR, "locatedIn", KEQIAO, "在柯桥区建设青石湖科创走廊"),
    (CORRIDOR, "status", "kg:Underway", "建设青石湖科创走廊"),
    (SHAOXING, "implements", CAMPAIGN, "绍兴市实施“双百攻坚行动”"),
    (CAMPAIGN, "partOf", STRATEGY, "“双百攻坚行动”，这是乡村振兴战略的一部分"),
    (SHAOXING, "undertakes", CORRIDOR, "建设青石湖科创走廊"),
    (WHO, "participatesIn", FAIR, "招商大会"),
    (SHAOXING, "cooperatesWith", KEQIAO, "在柯桥区"),
    (SHAOXING, "develops", TEXTILE, "发展智能纺织"),
    (COMMITTEE, "organizes", FAIR, "绍兴市委召开全市招商大会"),
    (WHO, "spokeAt", FAIR, "周若川"),
    (SHAOXING, "receivedHonour", CITY, "获评国家卫生城市"),
    (FAIR, "date", date(2023, 10, 9), "招商大会"),
    (FAIR, "startDate", date(2023, 10, 9), "招商大会"),
    (FAIR, "endDate", date(2023, 10, 10), "招商大会"),
    ("A", "speaker", WHO, "周若川"),
    ("A", "author", REPORTER, "记者陈一鸣"),
    ("A", "about", SHAOXING, "绍兴市"),
    ("A", "reportsOn", FAIR, "招商大会"),
)


def first() -> DocumentGraph:
    """The first document: a digest with one speech, and all there is to say."""
    segmented = _segmented("first.txt", FIRST)
    speech = segmented.article_key(segmented.articles[-1])
    statements = [_statement(segmented, s if s != "A" else speech, p, o, words) for s, p, o, words in FACTS]
    rank = _observation(segmented, Measure.RANK, "1", "位", "居全省第一", ZHEJIANG)
    return _graph(segmented, statements, [_growth(segmented), rank])


def second() -> DocumentGraph:
    """The second document: it repeats one post and one figure of the first, and adds a status."""
    segmented = _segmented("second.txt", SECOND)
    statements = [
        _statement(segmented, WHO, "holdsPost", POST, "绍兴市委书记周若川"),
        _statement(segmented, CORRIDOR, "status", "kg:Started", "青石湖科创走廊已经开工"),
    ]
    return _graph(segmented, statements, [_growth(segmented)])


def quotation(segmented: Segmented, words: str) -> Evidence:
    """The first place where ``words`` stand."""
    start = segmented.text.index(words)
    return segmented.evidence(Span(start, start + len(words)))


def _segmented(name: str, text: str) -> Segmented:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    about = {"published": date(2023, 10, 21), "publisher": "绍兴日报", "origin": "绍兴新闻网"}
    return segment(Document(sha256[:12], f"news/{name}", text, sha256, **about))


def _statement(segmented: Segmented, s: str, p: str, o: str | date, words: str) -> Statement:
    as_of = segmented.document.published if p == "holdsPost" else None
    return Statement(s, p, o, quotation(segmented, words), "made.by-hand", 0.9, as_of)


def _growth(segmented: Segmented) -> Observation:
    return _observation(segmented, Measure.GROWTH, "12", "%", "增长12%", None)


def _observation(
    segmented: Segmented, measure: Measure, value: str, unit: str, words: str, scope: str | None
) -> Observation:
    facts = (SHAOXING, "固定资产投资", measure, Decimal(value), unit, Comparator.EXACT, Status.REPORTED)
    return Observation(*facts, words, NINE_MONTHS, scope, quotation(segmented, words), "made.by-hand", 0.8)


def _graph(
    segmented: Segmented, statements: list[Statement], observations: list[Observation]
) -> DocumentGraph:
    """The graph with all entities that the text names, and their regions' parents."""
    within = tuple(
        Statement(child, "within", parent, TABLE, "reference.region", 1.0)
        for child, parent in ((KEQIAO, SHAOXING), (SHAOXING, ZHEJIANG))
    )
    resolved = Resolved(tuple(_mentioned(segmented, entity) for entity in ENTITIES), reference=within)
    return DocumentGraph(segmented, Recognised(()), resolved, (*within, *statements), tuple(observations))


def _mentioned(segmented: Segmented, entity: Entity) -> Entity:
    mentions = []
    start = segmented.text.find(entity.name)
    while start >= 0:
        span = Span(start, start + len(entity.name))
        mentions.append(Mention(entity.kind, span, entity.name, "made.by-hand", 0.9))
        start = segmented.text.find(entity.name, start + 1)
    return replace(entity, mentions=tuple(mentions))
