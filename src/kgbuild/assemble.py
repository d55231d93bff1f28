"""assemble: the graphs of all documents become one, the same whatever their order.

Entities with the same key are one; statements with the same subject, predicate and object are one
:class:`Edge` with a :class:`Claim` for each source (document or reference data set) and day they are
stated for; figures that agree in everything are one :class:`Figure`. Claims are kept apart by source
so that support can be counted, and so that a document can be dropped with all it said.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from kgbuild.model import (
    Comparator,
    Document,
    DocumentGraph,
    Entity,
    Evidence,
    Kind,
    Measure,
    Observation,
    Period,
    Reference,
    Statement,
    Status,
)

if TYPE_CHECKING:
    import networkx as nx

DEFAULT_BASE = "https://w3id.org/kgbuild/id/"
LITERAL = frozenset({"adminCode"})  # the predicates whose object is a string, not a key

Object = str | date


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the graph; the fields are those of :class:`kgbuild.model.Entity`."""

    key: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    subtype: str | None = None
    code: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """An article of the graph. ``kind`` is article, speech or caption; ``document`` a document's id."""

    key: str
    kind: str
    number: int
    name: str
    aliases: tuple[str, ...]
    document: str


@dataclass(frozen=True, slots=True)
class Claim:
    """That one source states something: where, by which rules, how surely, and as of which day."""

    key: str
    evidence: tuple[Evidence | Reference, ...]
    rules: tuple[str, ...]
    confidence: float
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A triple with its claims, one a source and day. ``object``: see :class:`kgbuild.model.Statement`."""

    subject: str
    predicate: str
    object: Object
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure or rank with its claims. ``subject`` and ``rank_scope`` are keys of nodes."""

    key: str
    subject: str
    indicator: str
    measure: Measure
    value: Decimal
    unit: str
    comparator: Comparator
    status: Status
    as_written: tuple[str, ...]
    period: Period | None
    rank_scope: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Graph:
    """The whole graph as a value: every tuple sorted by key, the same for the same documents.

    ``base`` is the IRI that the keys are put behind.
    """

    base: str
    documents: tuple[Document, ...]
    articles: tuple[Piece, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    observations: tuple[Finding, ...]

    @cached_property
    def node(self) -> dict[str, Node]:
        """Nodes by their key."""
        return {node.key: node for node in self.nodes}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, of edges and observations, sorted by key."""
        stated: tuple[Edge | Finding, ...] = (*self.edges, *self.observations)
        return tuple(sorted((c for item in stated for c in item.claims), key=lambda c: c.key))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The nodes, articles and the edges between them, for layout and analysis.

        Node attributes: ``kind``, ``label`` and ``item`` (the :class:`Node` or :class:`Piece`). Edges
        are keyed by predicate and carry their ``claims``. Literals, terms and documents are left out.
        """
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        items: tuple[Node | Piece, ...] = (*self.nodes, *self.articles)
        for item in items:
            kind = item.kind.value if isinstance(item, Node) else item.kind.capitalize()
            graph.add_node(item.key, kind=kind, label=item.name, item=item)
        for edge in self.edges:
            if isinstance(edge.object, str) and edge.object in graph and edge.predicate not in LITERAL:
                graph.add_edge(edge.subject, edge.object, key=edge.predicate, claims=edge.claims)
        return graph


def assemble(
    graphs: Iterable[DocumentGraph], *, base: str = DEFAULT_BASE, same: Mapping[str, str] | None = None
) -> Graph:
    """One graph of what all documents say.

    Args:
        graphs: the documents' graphs, in any order; of a document given twice, one is taken.
        base: the IRI that entity keys are put behind.
        same: keys to be replaced by others, where entities of several documents are known to be one.

    Raises:
        ValueError: a statement speaks of an entity that no document has; a defect of kgbuild.
    """
    mapped = [_renamed(graph, same or {}) for graph in _once(graphs)]
    graph = Graph(
        base=base,
        documents=tuple(g.segmented.document for g in mapped),
        articles=_articles(mapped),
        nodes=_nodes(entity for g in mapped for entity in g.resolved.entities),
        edges=_edges(statement for g in mapped for statement in (*g.statements, *_derived(g))),
        observations=_findings(observation for g in mapped for observation in g.observations),
    )
    _check_ends(graph)
    return graph


def _once(graphs: Iterable[DocumentGraph]) -> list[DocumentGraph]:
    """The graphs sorted by document, one a document."""
    documents = sorted(graphs, key=lambda g: (g.segmented.document.id, g.segmented.document.source))
    kept: dict[str, DocumentGraph] = {}
    for graph in documents:
        kept.setdefault(graph.segmented.document.id, graph)
    return list(kept.values())


def _renamed(graph: DocumentGraph, same: Mapping[str, str]) -> DocumentGraph:
    """The graph with the keys in ``same`` replaced."""
    if not same:
        return graph

    def key(old: str) -> str:
        return same.get(old, old)

    entities = tuple(replace(e, key=key(e.key)) for e in graph.resolved.entities)
    return replace(
        graph,
        resolved=replace(graph.resolved, entities=entities),
        statements=tuple(
            replace(
                s, subject=key(s.subject), object=key(s.object) if isinstance(s.object, str) else s.object
            )
            for s in graph.statements
        ),
        observations=tuple(
            replace(o, subject=key(o.subject), rank_scope=o.rank_scope and key(o.rank_scope))
            for o in graph.observations
        ),
    )


# nodes -----------------------------------------------------------------------------------------


def _articles(graphs: Iterable[DocumentGraph]) -> tuple[Piece, ...]:
    return tuple(
        Piece(
            key=g.segmented.article_key(article),
            kind=article.kind.value,
            number=article.number,
            name=article.name,
            aliases=article.aliases,
            document=g.segmented.document.id,
        )
        for g in graphs
        for article in g.segmented.articles
    )


def _nodes(entities: Iterable[Entity]) -> tuple[Node, ...]:
    by_key: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        by_key[entity.key].append(entity)
    return tuple(_node(key, by_key[key]) for key in sorted(by_key))


def _node(key: str, entities: list[Entity]) -> Node:
    """One node of the entities of one key: what most documents say of it, all its names."""
    name = _usual(e.name for e in entities)
    names = {n for e in entities for n in (e.name, *e.aliases)}
    return Node(
        key=key,
        kind=Kind(_usual(e.kind for e in entities)),
        name=name,
        aliases=tuple(sorted(names - {name})),
        subtype=_usual(e.subtype for e in entities if e.subtype) or None,
        code=_usual(e.code for e in entities if e.code) or None,
        level=_usual(e.level for e in entities if e.level) or None,
    )


def _usual(values: Iterable[str]) -> str:
    """The most frequent value; of several, the longest, then the first in code point order."""
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], -len(value), value), default="")


# edges -----------------------------------------------------------------------------------------


def _derived(graph: DocumentGraph) -> Iterator[Statement]:
    """What follows from the document's build: its articles, who is named where, the regions' codes."""
    segmented, document = graph.segmented, graph.segmented.document
    for article in segmented.articles:
        key, quotation = segmented.article_key(article), segmented.evidence(article.lines[0].span)
        yield Statement(key, "dcterms:isPartOf", f"document/{document.id}", quotation, "segment.article", 1.0)
        if article.parent is not None:
            digest = f"article/{document.id}-{article.parent}"
            yield Statement(key, "inDigest", digest, quotation, "segment.article", 1.0)
    for entity in graph.resolved.entities:
        for mention in entity.mentions or entity.implied:
            key = segmented.article_key(segmented.article_of(mention.span))
            quotation = segmented.evidence(mention.span)
            yield Statement(entity.key, "mentionedIn", key, quotation, mention.rule, mention.confidence)
    source = next((s.evidence for s in graph.resolved.reference), None)
    for entity in graph.resolved.entities if source else ():
        if entity.code and source:
            yield Statement(entity.key, "adminCode", entity.code, source, "reference.region", 1.0)


def _edges(statements: Iterable[Statement]) -> tuple[Edge, ...]:
    """One edge a triple, with the claims of all its statements."""
    by_triple: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for s in statements:
        by_triple[s.subject, s.predicate, str(s.object)].append(s)
    edges = []
    for triple in sorted(by_triple):
        group = by_triple[triple]
        edges.append(Edge(triple[0], triple[1], group[0].object, _claims("\n".join(triple), group)))
    return tuple(edges)


def _findings(observations: Iterable[Observation]) -> tuple[Finding, ...]:
    """One finding for all observations that agree, whatever words they were written in."""
    by_key: dict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        by_key[f"observation/{_digest(_figure(observation))}"].append(observation)
    return tuple(_finding(key, by_key[key]) for key in sorted(by_key))


def _figure(o: Observation) -> str:
    """What makes an observation the same. A figure without a period is its document's own."""
    when = (o.period.start, o.period.end) if o.period else o.evidence.document
    return "\n".join(
        map(
            str,
            (
                *(o.subject, o.indicator, o.measure, o.value.normalize(), o.unit),
                *(o.comparator, o.status, when, o.rank_scope),
            ),
        )
    )


def _finding(key: str, group: list[Observation]) -> Finding:
    first = min(group, key=lambda o: (o.evidence, o.as_written))
    inferred = all(o.period is not None and o.period.inferred for o in group)
    return Finding(
        key=key,
        subject=first.subject,
        indicator=first.indicator,
        measure=first.measure,
        value=first.value,
        unit=first.unit,
        comparator=first.comparator,
        status=first.status,
        as_written=tuple(sorted({o.as_written for o in group})),
        period=replace(first.period, inferred=inferred) if first.period else None,
        rank_scope=first.rank_scope,
        claims=_claims(key, group),
    )


Stated = TypeVar("Stated", Statement, Observation)


def _claims(stated: str, group: Iterable[Stated]) -> tuple[Claim, ...]:
    """The claims of one triple or observation, one a source and day."""
    by_source: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for item in group:
        source = item.evidence.document if isinstance(item.evidence, Evidence) else _dataset(item.evidence)
        by_source[source, str(_as_of(item) or "")].append(item)
    return tuple(_claim(stated, source, by_source[source]) for source in sorted(by_source))


def _claim(stated: str, source: tuple[str, str], items: list[Stated]) -> Claim:
    identity = "\n".join((stated, *source))
    return Claim(
        key=f"claim/{_digest(identity)}",
        evidence=tuple(sorted({i.evidence for i in items})),
        rules=tuple(sorted({i.rule for i in items})),
        confidence=max(i.confidence for i in items),
        as_of=_as_of(items[0]),
    )


def _as_of(item: Statement | Observation) -> date | None:
    return item.as_of if isinstance(item, Statement) else None


def _dataset(reference: Reference) -> str:
    return f"{reference.dataset}-{reference.version}"


def _digest(text: str) -> str:
    """Sixteen hex digits that stand for ``text``: two of a thousand million agree with p < 0.03."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _check_ends(graph: Graph) -> None:
    """Refuse statements about what the graph does not hold."""
    known = {*graph.node, *(a.key for a in graph.articles), *(o.key for o in graph.observations)}
    known |= {f"document/{d.id}" for d in graph.documents}
    for edge in graph.edges:
        ends = [edge.subject]
        if (
            isinstance(edge.object, str)
            and not edge.object.startswith("kg:")
            and edge.predicate not in LITERAL
        ):
            ends.append(edge.object)
        _require(known, ends, f"{edge.subject} {edge.predicate} {edge.object}")
    for finding in graph.observations:
        ends = [end for end in (finding.subject, finding.rank_scope) if end]
        _require(known, ends, f"observation of {finding.indicator} {finding.as_written[0]}")


def _require(known: set[str], ends: Iterable[str], statement: str) -> None:
    for end in ends:
        if end not in known:
            raise ValueError(f"no entity has the key {end!r} that a statement speaks of: {statement}")
