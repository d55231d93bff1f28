"""Dividing a graph into one named graph a source, so that a document can be dropped with all it said.

The graph of a source is named by the source's IRI: a document's, or that of a reference data set. It
holds the source's claims with their evidence, the triples that they state, and the descriptions of what
those triples speak of; so each graph can be read alone, and all of them together are the whole graph.

Works on triples of whatever library, rdflib's or pyoxigraph's: all it needs is how to make an IRI.
Of a large graph it keeps in memory what its claims and evidence say, not all triples.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

_KG = "https://w3id.org/kgbuild/ontology#"
_OA = "http://www.w3.org/ns/oa#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"

T = TypeVar("T", bound=Hashable)
Triple = tuple[T, T, T]


def divide(
    triples: Sequence[Triple[T]], iri: Callable[[str], T]
) -> Iterator[tuple[T | None, list[Triple[T]]]]:
    """The graphs of a graph, each with its name and its triples in the order in which they came.

    Args:
        triples: a whole graph that a build made.
        iri: makes a term of the triples' library from an IRI.

    Returns:
        the graphs in the order in which their sources come; under None, last, what no source accounts for.
    """
    division = Division(triples, iri)
    graphs: dict[T, list[Triple[T]]] = {source: [] for source in division.sources}
    rest: list[Triple[T]] = []
    for triple in triples:
        names = division.graphs_of(triple)
        for name in names:
            graphs.setdefault(name, []).append(triple)
        if not names:
            rest.append(triple)
    yield from graphs.items()
    if rest:
        yield None, rest


_ENDS = (f"{_KG}subject", f"{_KG}indicator", f"{_KG}rankScope")
_FOLLOWED = (
    *(f"{_RDF}{name}" for name in ("subject", "predicate", "object")),
    *(f"{_OA}{name}" for name in ("hasSource", "hasSelector", "exact")),
    *(f"{_KG}{name}" for name in ("evidence", "states")),
    *_ENDS,
)


class Division(Generic[T]):
    """Which graphs a triple belongs to. Graphs are kept in the order of dictionaries, not of sets.

    Args:
        triples: a whole graph that a build made; read once.
        iri: makes a term of the triples' library from an IRI.
    """

    def __init__(self, triples: Iterable[Triple[T]], iri: Callable[[str], T]) -> None:
        self._iri = iri
        kinds = (iri(f"{_KG}Document"), iri(f"{_KG}ReferenceDataset"))
        self._pairs: dict[T, list[tuple[T, T]]] = {iri(name): [] for name in _FOLLOWED}
        type_ = iri(f"{_RDF}type")
        self.sources: dict[T, None] = {}
        for subject, property_, value in triples:
            if property_ in self._pairs:
                self._pairs[property_].append((subject, value))
            elif property_ == type_ and value in kinds:
                self.sources[subject] = None
        self._wordings = (iri(f"{_SKOS}altLabel"), iri(f"{_KG}asWritten"))
        self._about: dict[T, dict[T, None]] = defaultdict(dict)  # of a resource: the graphs that speak of it
        self._stated: dict[Triple[T], dict[T, None]] = defaultdict(dict)  # of a triple: those that state it
        self._quoted: dict[tuple[T, T], dict[str, None]] = defaultdict(dict)  # of a resource in a graph
        for source in self.sources:
            self._about[source][source] = None
        self._follow(self._evidence())
        self._pairs.clear()

    def graphs_of(self, triple: Triple[T]) -> dict[T, None]:
        """The names of the graphs that a triple stands in.

        What claims state stands in the graphs of the claims. A description stands in all that speak of
        its subject; a wording only in those that quote it, if any does.
        """
        subject, property_, value = triple
        if triple in self._stated:
            return self._stated[triple]
        graphs = self._about.get(subject, {})
        if property_ in self._wordings and len(graphs) > 1:
            wording = _text(value)
            quoting = (g for g in graphs if any(wording in q for q in self._quoted.get((subject, g), ())))
            return dict.fromkeys(quoting) or graphs
        return graphs

    def _of(self, name: str) -> list[tuple[T, T]]:
        """The subjects and objects of a property."""
        return self._pairs[self._iri(name)]

    def _evidence(self) -> dict[T, tuple[T, str]]:
        """The source of each piece of evidence, and its quotation; a data set is its own evidence."""
        evidence = {source: (source, "") for source in self.sources}
        evidence |= {quotation: (document, "") for quotation, document in self._of(f"{_OA}hasSource")}
        exact = dict(self._of(f"{_OA}exact"))
        for quotation, selector in self._of(f"{_OA}hasSelector"):
            if quotation in evidence:
                document, words = evidence[quotation]
                evidence[quotation] = document, _text(exact[selector]) if selector in exact else words
                self._about[selector][document] = None
                self._about[quotation][document] = None
        return evidence

    def _follow(self, evidence: dict[T, tuple[T, str]]) -> None:
        """From each claim to its graphs, and to what is stated and spoken of there."""
        subjects, objects = dict(self._of(f"{_RDF}subject")), dict(self._of(f"{_RDF}object"))
        properties, figures = dict(self._of(f"{_RDF}predicate")), dict(self._of(f"{_KG}states"))
        for claim, source in self._of(f"{_KG}evidence"):
            if source not in evidence:
                continue
            graph, words = evidence[source]
            self._about[claim][graph] = None
            if claim in figures:
                self._speaks(graph, figures[claim], words)
            if claim in subjects and claim in properties and claim in objects:
                triple = subjects[claim], properties[claim], objects[claim]
                self._stated[triple][graph] = None
                self._speaks(graph, triple[0], words)
                self._speaks(graph, triple[2], words)
        for end in _ENDS:
            for figure, resource in self._of(end):
                self._about[resource].update(self._about.get(figure, {}))

    def _speaks(self, graph: T, resource: T, words: str) -> None:
        self._about[resource][graph] = None
        if words:
            self._quoted[resource, graph][words] = None


def _text(term: object) -> str:
    """The text of a literal: rdflib's is a string, pyoxigraph's has one."""
    return str(term if isinstance(term, str) else getattr(term, "value", term))
