"""Writing a graph as N-Triples and N-Quads: a line a statement, for loading in bulk and for line tools."""

from __future__ import annotations

from pathlib import Path

from rdflib import XSD, Literal, URIRef

from kgbuild.graph import Graph
from kgbuild.write.named import by_source
from kgbuild.write.rdf import Term, triples
from kgbuild.write.turtle import quoted


def write_ntriples(graph: Graph, path: Path) -> None:
    """Write ``graph`` to ``path`` in UTF-8, in the order of the traversal."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line(triple)} .\n" for triple in triples(graph))


def write_nquads(graph: Graph, path: Path) -> None:
    """Write ``graph`` to ``path``, a named graph a source."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for name, part in by_source(graph):
            end = f" {term(name)} .\n" if name else " .\n"
            file.writelines(line(triple) + end for triple in part)


def line(triple: tuple[URIRef, URIRef, Term]) -> str:
    """The three terms of a triple, without the full stop."""
    return " ".join(map(term, triple))


def term(value: Term) -> str:
    """A term in full."""
    if not isinstance(value, Literal):
        return f"<{value}>"
    if value.language:
        return f"{quoted(value)}@{value.language}"
    plain = value.datatype is None or value.datatype == XSD.string
    return quoted(value) if plain else f"{quoted(value)}^^<{value.datatype}>"
