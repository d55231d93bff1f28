"""The graph as the compact JSON that the page carries: rows instead of objects, places instead of keys.

``app/src/payload.ts`` is its other side. Offsets count code points of the document's text. A quotation
is five numbers: document, start, end, rule, confidence in percent; a document of -1 is reference data,
and start then its place in ``references``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import lazy_pinyin

from kgbuild.graph import Claim, Edge, Finding, Graph, Node, Piece
from kgbuild.model import Document, Evidence
from kgbuild.write.html.densest import ROOM, densest
from kgbuild.write.html.overview import Overview, overview

Json = dict[str, object]
Row = list[object]

ELSEWHERE = frozenset({"mentionedIn", "dcterms:isPartOf", "inDigest", "adminCode"})
"""Predicates that the page shows in other ways than as an edge."""
EVERYTHING = "kgbuild serve ."
"""Run in the folder of the page, where the whole graph is."""
SPOKEN = 24  # characters of a name that are spelled out for the search: nobody types more


class Payload:
    """Rows of a graph. ``place`` tells where an entity's row is; ``view`` is what one sees first."""

    def __init__(self, whole: Graph, room: int = ROOM) -> None:
        """What there is ``room`` for, in bytes, of the documents and claims of ``whole``."""
        view = overview(whole)
        self.whole = whole
        self.graph = graph = densest(whole, view, room)
        self.items: tuple[Node | Piece, ...] = (*graph.nodes, *graph.articles)
        self.place = {item.key: place for place, item in enumerate(self.items)}
        self.view = _held(view, self.place)
        self._documents = {document.id: place for place, document in enumerate(graph.documents)}
        self._rules: dict[str, int] = {}
        self._references: dict[str, int] = {}
        self._mentions: dict[str, list[Edge]] = defaultdict(list)
        for edge in graph.edges:
            if edge.predicate == "mentionedIn":
                self._mentions[edge.subject].append(edge)

    def rows(self) -> Json:
        """All of the graph, ready to be written as JSON."""
        graph = self.graph
        edges = [self._edge(e) for e in graph.edges if e.predicate not in ELSEWHERE]
        rows: Json = {
            "format": 1,
            "title": _title(graph),
            "base": graph.base,
            "rest": self._rest(),
            "documents": [_document(document) for document in graph.documents],
            "nodes": [self._node(item) for item in self.items],
            "edges": [row for row in edges if row],
            "observations": [self._finding(finding) for finding in graph.observations],
            "articles": self._articles(),
        }
        return rows | {"rules": list(self._rules), "references": list(self._references)}

    def _rest(self) -> Json | None:
        """What the page leaves out, and the command that reaches all of it."""
        whole, graph = self.whole, self.graph
        if graph is whole:
            return None
        return {
            "documents": len(whole.documents),
            "entities": len(whole.nodes) - len(graph.nodes),
            "statements": len(whole.edges) - len(graph.edges),
            "command": EVERYTHING,
        }

    def _node(self, item: Node | Piece) -> Row:
        spoken = pinyin(tuple(n for n in (item.name, *item.aliases) if len(n) <= SPOKEN))
        mentions = [claim for edge in self._mentions[item.key] for claim in edge.claims]
        if isinstance(item, Piece):
            return [item.key, "Article", item.name, item.aliases, spoken, item.kind, None, None, []]
        flat = self._quotations(mentions)
        facts = [item.subtype, item.code, item.level]
        return [item.key, item.kind.value, item.name, item.aliases, spoken, *facts, flat]

    def _edge(self, edge: Edge) -> Row | None:
        target = edge.target
        if edge.subject not in self.place or (target is not None and target not in self.place):
            return None
        end = str(edge.object) if target is None else self.place[target]
        days = sorted({claim.as_of.isoformat() for claim in edge.claims if claim.as_of})
        return [self.place[edge.subject], edge.predicate, end, days, self._quotations(edge.claims)]

    def _finding(self, finding: Finding) -> Row:
        period, scope = finding.period, finding.rank_scope
        return [
            self.place[finding.subject],
            finding.indicator,
            finding.measure.value,
            format(finding.value.normalize(), "f"),
            finding.unit,
            finding.comparator.value,
            finding.status.value,
            " / ".join(finding.as_written),
            period.start.isoformat() if period else None,
            period.end.isoformat() if period else None,
            int(period is not None and period.inferred),
            self.place[scope] if scope else None,
            self._quotations(finding.claims),
            finding.key.rpartition("/")[2],
        ]

    def _quotations(self, claims: Iterable[Claim]) -> list[int]:
        flat: list[int] = []
        for claim in claims:
            rule = self._rules.setdefault(", ".join(claim.rules), len(self._rules))
            percent = round(claim.confidence * 100)
            for evidence in claim.evidence:
                if isinstance(evidence, Evidence):
                    flat += [self._documents[evidence.document], evidence.start, evidence.end, rule, percent]
                else:
                    name = f"{evidence.dataset} {evidence.version}"
                    place = self._references.setdefault(name, len(self._references))
                    flat += [-1, place, 0, rule, percent]
        return flat

    def _articles(self) -> list[Row]:
        """Each article with the stretches of its document that are its own: a caption may cut it in two."""
        digests = {e.subject: str(e.object) for e in self.graph.edges if e.predicate == "inDigest"}
        pieces: dict[str, list[Piece]] = defaultdict(list)
        for piece in self.graph.articles:
            pieces[piece.document].append(piece)
        rows: list[Row] = []
        for document in self.graph.documents:
            place = self._documents[document.id]
            for piece, stretches in _stretches(document, pieces[document.id]):
                parent = self.place.get(digests.get(piece.key, ""))
                rows.append([place, self.place[piece.key], piece.kind, parent, stretches])
        return rows


def _stretches(document: Document, pieces: list[Piece]) -> list[tuple[Piece, list[int]]]:
    """The articles in the order of the text, with starts and ends of what is theirs, alternating."""
    begin = [(document.text.rfind("\n", 0, at) + 1, p.number, p) for p in pieces for at in p.lines]
    lines = sorted(begin, key=lambda line: line[:2])
    found: dict[int, tuple[Piece, list[int]]] = {}
    before = 0
    for start, number, piece in lines:
        stretches = found.setdefault(number, (piece, []))[1]
        if number != before:
            if before:
                found[before][1].append(start)
            stretches.append(start)
        before = number
    if before:
        found[before][1].append(len(document.text))
    return list(found.values())


@lru_cache(maxsize=65536)
def pinyin(names: tuple[str, ...]) -> str:
    """The names as one types them without Chinese: ``jinhuashi jhs``, each name in full and initials."""
    spoken: dict[str, None] = {}
    for name in names:
        if not name.isascii():
            syllables = [s for s in lazy_pinyin(name, errors="ignore") if s]
            spoken["".join(syllables)] = None
            spoken["".join(s[0] for s in syllables)] = None
    return " ".join(s for s in spoken if s).lower()


def _held(view: Overview, place: dict[str, int]) -> Overview:
    """The opening view without what the page does not hold."""
    nodes = tuple(node for node in view.nodes if node.key in place)
    return Overview(nodes, tuple(line for line in view.lines if set(line) <= place.keys()), view.posts)


def _document(document: Document) -> Row:
    published = document.published.isoformat() if document.published else None
    facts = [document.title, published, document.publisher, document.source, document.origin]
    return [document.id, *facts, document.text]


def _title(graph: Graph) -> str:
    """The one document's title, or its first headline; nothing for several."""
    if len(graph.documents) != 1:
        return ""
    headlines = (article.name for article in graph.articles if article.kind != "caption")
    return graph.documents[0].title or next(headlines, "")
