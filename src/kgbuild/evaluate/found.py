"""What a graph says of one document, read back from its Turtle."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS, SKOS
from rdflib.term import Node

from kgbuild.errors import InputError
from kgbuild.evaluate.annotation import CLASS
from kgbuild.evaluate.names import normal
from kgbuild.ontology import KG, OA

KINDS = (
    *("Person", "Post", "AdministrativeRegion", "Place", "Organization", "Initiative"),
    *("Project", "Event", "Industry", "Honour", "Article"),
)
PROPERTIES = (
    *("holdsPost", "postIn", "jurisdiction", "affiliatedWith", "within", "locatedIn", "implements"),
    *("partOf", "undertakes", "participatesIn", "cooperatesWith", "develops", "organizes", "spokeAt"),
    *("speaker", "author", "about", "reportsOn", "receivedHonour"),
)


@dataclass(frozen=True)
class FoundEntity:
    """An entity of the graph: its class, preferred name, and all its names in normal form."""

    kind: str
    name: str
    names: frozenset[str]


@dataclass(frozen=True)
class FoundObservation:
    """A figure of the graph. ``subject`` and ``scope`` are IRIs."""

    subject: str
    indicator: str
    measure: str
    value: Decimal
    period: tuple[str, str] | None
    scope: str | None


@dataclass(frozen=True)
class Found:
    """What a graph says of one document; ``quotations`` has each entity's and triple's first one."""

    entities: dict[str, FoundEntity]
    relations: tuple[tuple[str, str, str], ...]
    observations: tuple[FoundObservation, ...]
    quotations: dict[tuple[str, ...], str] = field(default_factory=dict)


def load_found(graph: Graph, document: str) -> Found:
    """What ``graph`` says of the document whose file is called ``document``.

    Raises:
        InputError: the graph has no such document, or several.
    """
    sources = [
        node
        for node in graph.subjects(RDF.type, KG.Document)
        if str(graph.value(node, DCTERMS.source)).rsplit("/", 1)[-1] == document
    ]
    if len(sources) != 1:
        raise InputError(
            f"{len(sources)} documents of this name in the graph",
            where=document,
            way_out="build the graph from the annotated file",
        )
    return _Reader(graph, sources[0]).found()


class _Reader:
    """Reads one document's part: the claims whose evidence is quoted from it, or from reference data."""

    def __init__(self, graph: Graph, document: Node) -> None:
        self.graph = graph
        self.articles = set(graph.subjects(DCTERMS.isPartOf, document)) & set(
            graph.subjects(RDF.type, KG.Article)
        )
        self.claims = dict(self._claims(document))

    def _claims(self, document: Node) -> list[tuple[Node, str]]:
        """The claims that rest on the document or on reference data, with their first quotation."""
        own = []
        documents = set(self.graph.subjects(RDF.type, KG.Document))
        for claim in self.graph.subjects(RDF.type, KG.Claim):
            words, about = [], False
            for evidence in self.graph.objects(claim, KG.evidence):
                source = self.graph.value(evidence, OA.hasSource)
                about |= source == document or source not in documents
                if source == document:
                    selectors = self.graph.objects(evidence, OA.hasSelector)
                    words += [str(q) for s in selectors for q in self.graph.objects(s, OA.exact)]
            if about:
                own.append((claim, min(words, default="")))
        return own

    def found(self) -> Found:
        quotations: dict[tuple[str, ...], str] = {}
        triples = set()
        for claim in sorted(self.claims, key=str):
            s, p, o = (self.graph.value(claim, x) for x in (RDF.subject, RDF.predicate, RDF.object))
            name = str(p).removeprefix(str(KG))
            if name == "mentionedIn" and o in self.articles:
                quotations.setdefault((str(s),), self.claims[claim])
            elif name in PROPERTIES:
                triples.add((str(s), name, str(o)))
                quotations.setdefault((str(s), name, str(o)), self.claims[claim])
        named = {key[0] for key in quotations if len(key) == 1}
        entities = {str(a): self._entity(a, "Article") for a in self.articles}
        for kind in KINDS:
            for node in self.graph.subjects(RDF.type, KG[kind]):
                if str(node) in named:
                    entities.setdefault(str(node), self._entity(node, kind))
        relations = tuple(sorted(t for t in triples if t[0] in entities))
        return Found(entities, relations, self._observations(), quotations)

    def _entity(self, node: Node, kind: str) -> FoundEntity:
        preferred = str(self.graph.value(node, SKOS.prefLabel) or node)
        labels = {preferred, *map(str, self.graph.objects(node, SKOS.altLabel))}
        return FoundEntity(CLASS.get(kind, kind), preferred, frozenset(map(normal, labels)) - {""})

    def _observations(self) -> tuple[FoundObservation, ...]:
        stated = {self.graph.value(claim, KG.states) for claim in self.claims}
        return tuple(self._observation(o) for o in sorted(stated - {None}, key=str) if o is not None)

    def _observation(self, node: Node) -> FoundObservation:
        value = self.graph.value
        start, end, scope = (value(node, x) for x in (KG.periodStart, KG.periodEnd, KG.rankScope))
        indicator = value(node, KG.indicator)
        name = value(indicator, SKOS.prefLabel) if isinstance(indicator, URIRef) else indicator
        return FoundObservation(
            str(value(node, KG.subject)),
            str(name),
            str(value(node, KG.measure)).rsplit("#", 1)[-1],
            Decimal(str(value(node, KG.value))),
            (str(start), str(end)) if start is not None else None,
            str(scope) if scope is not None else None,
        )
