"""assemble: the graphs of all documents become one, the same whatever their order.

Entities with the same key are one; statements with the same subject, predicate and object are one
:class:`Edge` with a :class:`Claim` for each source (document or reference data set) and day they are
stated for; figures that agree in everything are one :class:`Finding`. Claims are kept apart by source
so that support can be counted, and so that a document can be dropped with all it said.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from kgbuild.graph import DEFAULT_BASE, Claim, Edge, Finding, Graph, Node, Piece
from kgbuild.lexicon import gazetteer
from kgbuild.model import DocumentGraph, Entity, Evidence, Kind, Observation, Reference, Statement
from kgbuild.relate.reprint import relate_reprints

__all__ = ["DEFAULT_BASE", "Claim", "Edge", "Finding", "Graph", "Node", "Piece", "assemble"]

SYMMETRIC = frozenset({"conflictsWith", "cooperatesWith"})  # written once, the smaller key first
SINGLE = frozenset({"date", "startDate", "endDate"})  # an event has one of each
USUAL = frozenset({"postIn"})  # a post is in one body, whatever forms of its name the documents give


def assemble(
    graphs: Iterable[DocumentGraph], *, base: str = DEFAULT_BASE, same: Mapping[str, str] | None = None
) -> Graph:
    """One graph of what all documents say.

    Args:
        graphs: the documents' graphs, in any order; of a document given twice, one is taken.
        base: the IRI that entity keys are put behind.
        same: keys to be replaced by others, where entities of several documents are known to be one.

    Raises:
        ValueError: a statement speaks of an entity that no document has, or quotes what its document
            does not say; a defect of kgbuild.
    """
    mapped = [_renamed(graph, same or {}) for graph in _once(graphs)]
    graph = Graph(
        base=base,
        documents=tuple(g.segmented.document for g in mapped),
        articles=_articles(mapped),
        nodes=_nodes(entity for g in mapped for entity in g.resolved.entities),
        edges=_edges(chain(relate_reprints([g.segmented for g in mapped]), *map(_stated, mapped))),
        observations=_findings(observation for g in mapped for observation in g.observations),
    )
    _check_ends(graph)
    _check_quotations(graph)
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
            lines=tuple(g.segmented.evidence(line.span).start for line in article.lines),
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


def _stated(graph: DocumentGraph) -> Iterator[Statement]:
    """What a document states, and what follows from its build: its articles, who is named where."""
    yield from graph.statements
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
    table = Reference("regions", gazetteer.version())
    source = next((s.evidence for s in graph.resolved.reference), table)
    for entity in graph.resolved.entities:
        if entity.code:
            yield Statement(entity.key, "adminCode", entity.code, source, "reference.region", 1.0)


def _edges(statements: Iterable[Statement]) -> tuple[Edge, ...]:
    """One edge a triple, with the claims of all its statements."""
    by_triple: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for s in statements:
        subject, value = s.subject, str(s.object)
        if s.predicate in SYMMETRIC:
            subject, value = sorted((subject, value))
        by_triple[subject, s.predicate, value].append(s)
    disputed, outvoted = _disputed(by_triple), _outvoted(by_triple)
    return tuple(
        _edge(triple, by_triple[triple])
        for triple in sorted(by_triple)
        if triple[:2] not in disputed and triple not in outvoted
    )


def _disputed(triples: Iterable[tuple[str, str, str]]) -> set[tuple[str, str]]:
    """Where documents differ about what has one value (two dates of one event): nothing is said then.

    So do those that let an event end before it starts.
    """
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subject, predicate, value in triples:
        if predicate in SINGLE:
            found[subject, predicate].append(value)
    reversed_ = {
        (subject, predicate)
        for (subject, start), days in found.items()
        if start == "startDate" and max(days) > min(found.get((subject, "endDate"), days))
        for predicate in ("startDate", "endDate")
    }
    return {pair for pair, values in found.items() if len(values) > 1} | reversed_


def _outvoted(triples: Mapping[tuple[str, str, str], list[Statement]]) -> set[tuple[str, str, str]]:
    """Where documents call what has one value by several names: all but the most usual."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subject, predicate, value in triples:
        if predicate in USUAL:
            said[subject, predicate].extend([value] * len(triples[subject, predicate, value]))
    return {(*pair, value) for pair, values in said.items() for value in values if value != _usual(values)}


def _edge(triple: tuple[str, str, str], group: list[Statement]) -> Edge:
    subject, predicate, value = triple
    stated = group[0].object
    return Edge(subject, predicate, stated if isinstance(stated, date) else value, _claims(triple, group))


def _findings(observations: Iterable[Observation]) -> tuple[Finding, ...]:
    """One finding for all observations that agree, whatever words they were written in."""
    by_key: dict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        by_key[_figure(observation)].append(observation)
    return tuple(_finding(key, by_key[key]) for key in sorted(by_key))


def _figure(o: Observation) -> str:
    """The key of an observation: what makes two the same. Without a period, it is its document's own."""
    when = (o.period.start, o.period.end) if o.period else o.evidence.document
    facts = (o.subject, o.indicator, o.measure, o.value.normalize(), o.unit, o.comparator, o.status)
    return _digest("observation", *map(str, (*facts, when, o.rank_scope)))


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
        claims=_claims((key,), group),
    )


Stated = TypeVar("Stated", Statement, Observation)


def _claims(stated: tuple[str, ...], group: Iterable[Stated]) -> tuple[Claim, ...]:
    """The claims of one triple or observation, one a source and day."""
    by_source: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for item in group:
        source = item.evidence.document if isinstance(item.evidence, Evidence) else _dataset(item.evidence)
        by_source[source, str(_as_of(item) or "")].append(item)
    return tuple(_claim(stated, source, by_source[source]) for source in sorted(by_source))


def _claim(stated: tuple[str, ...], source: tuple[str, str], items: list[Stated]) -> Claim:
    return Claim(
        key=_digest("claim", *stated, *source),
        evidence=tuple(sorted({i.evidence for i in items})),
        rules=tuple(sorted({i.rule for i in items})),
        confidence=max(i.confidence for i in items),
        as_of=_as_of(items[0]),
    )


def _as_of(item: Statement | Observation) -> date | None:
    return item.as_of if isinstance(item, Statement) else None


def _dataset(reference: Reference) -> str:
    return f"{reference.dataset}-{reference.version}"


def _digest(kind: str, *facts: str) -> str:
    """A key of sixteen hex digits: among a thousand million, two agree with a probability of 0.03."""
    text = "\n".join(facts)
    return f"{kind}/{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _check_ends(graph: Graph) -> None:
    """Refuse statements about what the graph does not hold."""
    known = {*graph.node, *(a.key for a in graph.articles), *(o.key for o in graph.observations)}
    known |= {f"document/{d.id}" for d in graph.documents}
    for edge in graph.edges:
        ends = [end for end in (edge.subject, edge.target) if end]
        _require(known, ends, f"{edge.subject} {edge.predicate} {edge.object}")
    for finding in graph.observations:
        ends = [end for end in (finding.subject, finding.rank_scope) if end]
        _require(known, ends, f"observation of {finding.indicator} {finding.as_written[0]}")


def _require(known: set[str], ends: Iterable[str], statement: str) -> None:
    for end in ends:
        if end not in known:
            raise ValueError(f"no entity has the key {end!r} that a statement speaks of: {statement}")


def _check_quotations(graph: Graph) -> None:
    """Refuse evidence that is not what stands in its document."""
    texts = {document.id: document.text for document in graph.documents}
    for claim in graph.claims:
        for evidence in claim.evidence:
            if isinstance(evidence, Reference):
                continue
            if texts.get(evidence.document, "")[evidence.start : evidence.end] != evidence.exact:
                raise ValueError(f"{evidence} is not what stands in its document; a claim of {claim.rules}")
