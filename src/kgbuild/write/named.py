"""The traversal divided into named graphs: one a document, one for each reference data set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rdflib import URIRef

from kgbuild.dataset import divide
from kgbuild.graph import Graph
from kgbuild.write.rdf import Resource, Term, triples

Triple = tuple[URIRef, URIRef, Term]


def by_source(graph: Graph) -> Iterator[tuple[URIRef | None, list[Triple]]]:
    """The named graphs in the order of their sources, with their triples in the order of the traversal."""
    whole: list[tuple[Term, Term, Term]] = list(triples(graph))
    for name, part in divide(whole, _iri):
        yield _named(name), [_triple(triple) for triple in part]


def resources(part: Iterable[Triple]) -> Iterator[Resource]:
    """The triples of one graph, put together by subject again."""
    for subject, said in groupby(part, key=lambda triple: triple[0]):
        yield Resource(subject, tuple((property_, value) for _, property_, value in said))


def _iri(text: str) -> Term:
    return URIRef(text)


def _named(name: Term | None) -> URIRef | None:
    assert name is None or isinstance(name, URIRef)
    return name


def _triple(triple: tuple[Term, Term, Term]) -> Triple:
    subject, property_, value = triple
    assert isinstance(subject, URIRef)
    assert isinstance(property_, URIRef)
    return subject, property_, value
