"""A graph of any size, as if from many articles: regions with leaders, programmes, projects, figures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from kgbuild.graph import DEFAULT_BASE, Claim, Edge, Finding, Graph, Node, Object, Piece
from kgbuild.model import Comparator, Document, Evidence, Kind, Measure, Period, Status

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "明华建国志强文斌晓东海燕思远若川"
THEMES = "春潮秋实青石白鹭云溪松涛金桥银帆星河明月远山晨曦"
NINE_MONTHS = Period(date(2023, 1, 1), date(2023, 9, 30))
PER_REGION = 8  # entities that each region brings


class _Maker:
    """Writes one article a region, and notes what each sentence of it says."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self.observations: list[Finding] = []
        self.text = ""
        self.document = ""

    def entity(self, prefix: str, kind: Kind, name: str, code: str | None = None) -> str:
        key = f"{prefix}/{code or name}"
        level = "County" if code else None
        self.nodes.setdefault(key, Node(key, kind, name, (), None, code, level))
        return key

    def say(self, words: str, *facts: tuple[str, str, Object]) -> tuple[Claim, ...]:
        """Append a sentence; it is the evidence of each fact."""
        start = len(self.text)
        self.text += words
        evidence = Evidence(self.document, start, start + len(words), words)
        claims = (Claim(f"claim/{self.document}-{start}", (evidence,), ("made.by-hand",), 0.9),)
        for s, p, o in facts:
            self.edges.append(Edge(s, p, o, claims))
        return claims


def big_graph(entities: int) -> Graph:
    """A graph of about ``entities`` entities, the same each time."""
    maker = _Maker()
    documents, pieces = [], []
    for number in range(max(1, entities // PER_REGION)):
        document, piece = _article(maker, number)
        documents.append(document)
        pieces.append(piece)
    return Graph(
        DEFAULT_BASE,
        tuple(sorted(documents, key=lambda d: d.id)),
        tuple(sorted(pieces, key=lambda p: p.key)),
        tuple(maker.nodes[key] for key in sorted(maker.nodes)),
        tuple(sorted(maker.edges, key=lambda e: (e.subject, e.predicate, str(e.object)))),
        tuple(sorted(maker.observations, key=lambda f: f.key)),
    )


def _article(maker: _Maker, number: int) -> tuple[Document, Piece]:
    maker.document, maker.text = f"{number:012x}", ""
    place = _theme(number) + str(number)
    county, piece = f"{place}县", f"article/{maker.document}-1"
    region = maker.entity("region", Kind.REGION, county, f"{100000 + number}")
    lines = [len(maker.text)]
    maker.say(
        f"{county}抓项目促发展\n",
        (piece, "dcterms:isPartOf", f"document/{maker.document}"),
        (piece, "about", region),
    )
    for kind in (_leader, _actions, _figures):
        lines.append(len(maker.text))
        kind(maker, number, place, region, piece)
        maker.text += "\n"
    day = date(2023, 1, 1) + timedelta(days=number % 360)
    sha256 = hashlib.sha256(maker.text.encode()).hexdigest()
    document = Document(maker.document, f"news/{number}.txt", maker.text, sha256, None, day, "某日报")
    return document, Piece(piece, "article", 1, f"{county}抓项目促发展", (), maker.document, tuple(lines))


def _leader(maker: _Maker, number: int, place: str, region: str, piece: str) -> None:
    name = SURNAMES[number % 16] + GIVEN[number // 16 % 16] + GIVEN[number // 256 % 16]
    person = maker.entity("person", Kind.PERSON, f"{name}" if number < 4096 else f"{name}{number}")
    post = maker.entity("post", Kind.POST, f"{place}县委书记")
    body = maker.entity("organization", Kind.ORGANIZATION, f"{place}县委")
    event = maker.entity("event", Kind.EVENT, f"第{number // 40 + 1}次工作交流会")
    held = ((person, "holdsPost", post), (post, "jurisdiction", region), (post, "postIn", body))
    maker.say(
        f"{place}县委书记{name}在会上发言。", *held, (person, "spokeAt", event), (piece, "reportsOn", event)
    )


def _actions(maker: _Maker, number: int, place: str, region: str, piece: str) -> None:
    shared = maker.entity("initiative", Kind.INITIATIVE, f"{_theme(number % 7)}行动")
    own = maker.entity("initiative", Kind.INITIATIVE, f"{place}工程")
    maker.say(
        f"全县实施“{_theme(number % 7)}行动”和“{place}工程”。",
        *(((region, "implements", i)) for i in (shared, own)),
    )
    for what in ("产业园", "科创走廊", "港"):
        project = maker.entity("project", Kind.PROJECT, f"{place}{what}")
        maker.say(f"{place}{what}在建。", (region, "undertakes", project), (project, "locatedIn", region))
    industry = maker.entity("industry", Kind.INDUSTRY, f"智能{_theme(number % 11)}")
    maker.say(
        "发展智能制造。", (region, "develops", industry), *_mentions(maker, piece, region, own, industry)
    )


def _mentions(maker: _Maker, piece: str, *keys: str) -> Iterator[tuple[str, str, str]]:
    return ((key, "mentionedIn", piece) for key in keys)


def _figures(maker: _Maker, number: int, place: str, region: str, piece: str) -> None:
    for indicator, value in (("固定资产投资", number % 30), ("进出口总额", number % 17)):
        words = f"前三季度{indicator}增长{value}%。"
        claims = maker.say(words)
        facts = (indicator, Measure.GROWTH, Decimal(value), "%", Comparator.EXACT, Status.REPORTED, (words,))
        key = f"observation/{number:06}-{indicator}"
        maker.observations.append(Finding(key, region, *facts, NINE_MONTHS, None, claims))


def _theme(number: int) -> str:
    return THEMES[2 * (number % 11) : 2 * (number % 11) + 2]
