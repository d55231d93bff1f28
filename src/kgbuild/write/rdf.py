"""The one traversal that feeds every writer: a graph as RDF, subject by subject, in a fixed order.

IRIs are the base and an entity's key; what may not stand in an IRI's path (RFC 3987) is
percent-encoded, Chinese stays readable. There are no blank nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rdflib import RDF, RDFS, XSD, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, QB, SKOS

from kgbuild.graph import LITERAL, Claim, Edge, Finding, Graph, Node, Object, Piece
from kgbuild.model import Document, Evidence, Kind, Reference
from kgbuild.ontology import KG, OA, PREFIXES, SCHEMA

# The classes a node is written with beside its own, so that plain queries work without inference.
ALIGNED: dict[Kind, tuple[URIRef, ...]] = {
    Kind.PERSON: (FOAF.Person, SCHEMA.Person, PROV.Person),
    Kind.POST: (ORG.Post,),
    Kind.REGION: (SCHEMA.AdministrativeArea,),
    Kind.PLACE: (SCHEMA.Place,),
    Kind.ORGANIZATION: (ORG.Organization, SCHEMA.Organization),
    Kind.INITIATIVE: (),
    Kind.PROJECT: (SCHEMA.Project,),
    Kind.EVENT: (SCHEMA.Event,),
    Kind.INDUSTRY: (SKOS.Concept,),
    Kind.HONOUR: (SKOS.Concept,),
}

Term = URIRef | Literal


@dataclass(frozen=True, slots=True)
class Resource:
    """One subject with all that is said of it, in the order in which it is written."""

    subject: URIRef
    properties: tuple[tuple[URIRef, Term], ...]


# What stands in an IRI's path: RFC 3986's characters and RFC 3987's ucschar, without those of the
# latter that cannot be seen (spaces, joiners, marks of direction).
_UNSAFE = re.compile(
    "[^-A-Za-z0-9._~!$&'()*+,;=:@/"
    "\u00a1-\u00ac\u00ae-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufdff\ufe10-\ufefe\uff00-\uffef"
    "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)


def iri(base: str, key: str) -> URIRef:
    """The IRI of an entity's key: two keys never have the same one.

    >>> str(iri("https://example.org/", 'program/“三个 100”'))
    'https://example.org/program/“三个%20100”'
    """
    return URIRef(base + _UNSAFE.sub(_percent_encoded, key))


_HALF = re.compile("[\ud800-\udfff]")


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def without_halves(text: str) -> str:
    """The text with each half of a surrogate pair, which is no character, replaced by U+FFFD."""
    return _HALF.sub("\ufffd", text)


def predicate(name: str) -> URIRef:
    """The IRI of a property: ``within`` is the project's own, ``dcterms:isPartOf`` another's."""
    prefix, _, local = name.rpartition(":")
    return URIRef(PREFIXES[prefix or "kg"] + local)


def resources(graph: Graph) -> Iterator[Resource]:
    """All of a graph, one subject after the other; nothing is said of a subject in two places."""
    writer = _Traversal(graph)
    yield from writer.documents()
    yield from writer.articles()
    yield from writer.nodes()
    yield from writer.indicators()
    yield from writer.observations()
    yield from writer.claims()
    yield from writer.evidence()


def triples(graph: Graph) -> Iterator[tuple[URIRef, URIRef, Term]]:
    """All triples of a graph, in the order of :func:`resources`."""
    for resource in resources(graph):
        for property_, value in resource.properties:
            yield resource.subject, property_, value


class _Traversal:
    """The parts of the traversal, over one graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.edges: dict[str, list[tuple[URIRef, Term]]] = {}
        for edge in graph.edges:
            pair = (predicate(edge.predicate), self.object(edge.predicate, edge.object))
            self.edges.setdefault(edge.subject, []).append(pair)

    def iri(self, key: str) -> URIRef:
        return iri(self.graph.base, key)

    def object(self, predicate: str, value: Object) -> Term:
        if isinstance(value, date):
            return _day(value)
        if value.startswith("kg:"):
            return KG[value.removeprefix("kg:")]
        return Literal(value) if predicate in LITERAL else self.iri(value)

    def resource(self, key: str, *parts: Iterable[tuple[URIRef, Term]]) -> Resource:
        return Resource(self.iri(key), tuple(dict.fromkeys(pair for part in parts for pair in part)))

    def documents(self) -> Iterator[Resource]:
        for document in self.graph.documents:
            key = f"document/{document.id}"
            yield self.resource(key, _document(document), self.edges.get(key, ()))

    def articles(self) -> Iterator[Resource]:
        for piece in self.graph.articles:
            yield self.resource(piece.key, _article(piece), self.edges.get(piece.key, ()))

    def nodes(self) -> Iterator[Resource]:
        for node in self.graph.nodes:
            yield self.resource(node.key, _node(node), self.edges.get(node.key, ()))

    def indicators(self) -> Iterator[Resource]:
        for name in sorted({finding.indicator for finding in self.graph.observations}):
            yield self.resource(_indicator(name), _types(KG.Indicator, SKOS.Concept), _names(name))

    def observations(self) -> Iterator[Resource]:
        for finding in self.graph.observations:
            yield self.resource(finding.key, self._finding(finding), self.edges.get(finding.key, ()))

    def _finding(self, f: Finding) -> Iterator[tuple[URIRef, Term]]:
        yield from _types(KG.Observation, QB.Observation)
        yield KG.subject, self.iri(f.subject)
        yield KG.indicator, self.iri(_indicator(f.indicator))
        yield KG.measure, KG[f.measure]
        yield KG.value, _decimal(f.value)
        if f.unit:
            yield KG.unit, Literal(f.unit)
        yield KG.comparator, KG[f.comparator]
        yield KG.status, KG[f.status]
        for text in f.as_written:
            yield KG.asWritten, Literal(text)
        if f.period:
            yield KG.periodStart, _day(f.period.start)
            yield KG.periodEnd, _day(f.period.end)
            if f.period.inferred:
                yield KG.periodInferred, Literal(True)
        if f.rank_scope:
            yield KG.rankScope, self.iri(f.rank_scope)

    def claims(self) -> Iterator[Resource]:
        items: tuple[Edge | Finding, ...] = (*self.graph.edges, *self.graph.observations)
        stated = {claim.key: item for item in items for claim in item.claims}
        for claim in self.graph.claims:
            yield self.resource(claim.key, self._stated(stated[claim.key]), self._source(claim))

    def _stated(self, item: Edge | Finding) -> Iterator[tuple[URIRef, Term]]:
        if isinstance(item, Finding):
            yield from _types(KG.Claim)
            yield KG.states, self.iri(item.key)
            return
        yield from _types(KG.Claim, RDF.Statement)
        yield RDF.subject, self.iri(item.subject)
        yield RDF.predicate, predicate(item.predicate)
        yield RDF.object, self.object(item.predicate, item.object)

    def _source(self, claim: Claim) -> Iterator[tuple[URIRef, Term]]:
        if claim.as_of:
            yield KG.asOf, _day(claim.as_of)
        for rule in claim.rules:
            yield KG.extractor, Literal(rule)
        yield KG.confidence, _decimal(Decimal(str(round(claim.confidence, 4))))
        for evidence in claim.evidence:
            yield KG.evidence, self.iri(_evidence_key(evidence))

    def evidence(self) -> Iterator[Resource]:
        """The quotations in the order of their places, then the reference data sets."""
        found = {evidence for claim in self.graph.claims for evidence in claim.evidence}
        for quotation in sorted(e for e in found if isinstance(e, Evidence)):
            yield from self._quotation(quotation)
        for reference in sorted(e for e in found if isinstance(e, Reference)):
            yield self.resource(_evidence_key(reference), _reference(reference))

    def _quotation(self, evidence: Evidence) -> Iterator[Resource]:
        node = self.iri(_evidence_key(evidence))
        position, quote = URIRef(f"{node}#position"), URIRef(f"{node}#quote")
        properties: list[tuple[URIRef, Term]] = [
            *_types(OA.SpecificResource),
            (OA.hasSource, self.iri(f"document/{evidence.document}")),
            (OA.hasSelector, position),
            (OA.hasSelector, quote),
        ]
        if article := self.graph.article_of(evidence):
            properties.append((OA.hasScope, self.iri(article.key)))
        yield Resource(node, tuple(properties))
        start, end = Literal(evidence.start), Literal(evidence.end)
        yield Resource(position, (*_types(OA.TextPositionSelector), (OA.start, start), (OA.end, end)))
        yield Resource(quote, (*_types(OA.TextQuoteSelector), (OA.exact, Literal(evidence.exact))))


def _types(*classes: URIRef) -> Iterator[tuple[URIRef, Term]]:
    return ((RDF.type, cls) for cls in classes)


def _names(name: str, aliases: Iterable[str] = ()) -> Iterator[tuple[URIRef, Term]]:
    yield SKOS.prefLabel, Literal(name, lang="zh")
    for alias in aliases:
        yield SKOS.altLabel, Literal(alias, lang="zh")
    yield RDFS.label, Literal(name, lang="zh")


def _document(document: Document) -> Iterator[tuple[URIRef, Term]]:
    yield from _types(KG.Document, PROV.Entity, SCHEMA.CreativeWork)
    yield DCTERMS.source, Literal(document.source)
    yield KG.sha256, Literal(document.sha256)
    if document.title:
        yield DCTERMS.title, Literal(document.title, lang="zh")
    if document.published:
        yield DCTERMS.issued, _day(document.published)
    if document.publisher:
        yield DCTERMS.publisher, Literal(document.publisher, lang="zh")
    if document.origin:
        yield SCHEMA.isBasedOn, Literal(document.origin)


def _article(piece: Piece) -> Iterator[tuple[URIRef, Term]]:
    own = (KG.Speech, KG.Article) if piece.kind == "speech" else (KG.Article,)
    yield from _types(*own, SCHEMA.NewsArticle)
    yield from _names(piece.name, piece.aliases)
    yield SCHEMA.position, Literal(piece.number)


def _node(node: Node) -> Iterator[tuple[URIRef, Term]]:
    own: tuple[URIRef, ...] = (KG[node.kind],)
    if node.kind is Kind.INITIATIVE and node.subtype:
        own = (KG[node.subtype], *own)
    yield from _types(*own, *ALIGNED[node.kind])
    yield from _names(node.name, node.aliases)
    if node.kind is Kind.ORGANIZATION and node.subtype:
        yield KG.organizationKind, KG[node.subtype.capitalize()]
    if node.code:
        yield KG.adminCode, Literal(node.code)
    if node.level:
        yield KG.level, KG[node.level]


def _reference(reference: Reference) -> Iterator[tuple[URIRef, Term]]:
    yield from _types(KG.ReferenceDataset, PROV.Entity)
    yield DCTERMS.title, Literal(reference.dataset)
    yield KG.version, Literal(reference.version)


def _evidence_key(evidence: Evidence | Reference) -> str:
    if isinstance(evidence, Evidence):
        return f"evidence/{evidence.document}/{evidence.start}-{evidence.end}"
    return f"reference/{evidence.dataset}-{evidence.version}"


def _indicator(name: str) -> str:
    return f"indicator/{name}"


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)


def _decimal(value: Decimal) -> Literal:
    """The canonical form of a decimal: digits on both sides of a point, no exponent."""
    text = f"{value.normalize():f}"
    return Literal(text if "." in text else f"{text}.0", datatype=XSD.decimal)
