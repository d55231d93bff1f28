"""Writing a graph as Turtle of RDF 1.2, the successor of Turtle-star.

A claim is then the reifier of its triple, ``<claim> rdf:reifies <<( s p o )>>``, in place of an
``rdf:Statement`` with subject, predicate and object. All else is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import RDF

from kgbuild.graph import Graph
from kgbuild.write.rdf import Resource, resources
from kgbuild.write.turtle import block, prefixes, term

PARTS = (RDF.subject, RDF.predicate, RDF.object)


def write_rdf12(graph: Graph, path: Path) -> None:
    """Write ``graph`` to ``path`` in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('VERSION "1.2"\n')
        file.writelines(rdf12(resources(graph)))


def rdf12(items: Iterable[Resource]) -> Iterator[str]:
    """The text of a file, in pieces, after the line that says the version."""
    yield from prefixes()
    for item in items:
        stated = {property_: value for property_, value in item.properties if property_ in PARTS}
        if len(stated) < len(PARTS):
            yield f"\n{block(item)}"
            continue
        kept = (p for p in item.properties if p[0] not in PARTS and p != (RDF.type, RDF.Statement))
        triple = " ".join(term(stated[part]) for part in PARTS)
        yield f"\n{block(Resource(item.subject, tuple(kept)))}"
        yield f"{term(item.subject)} rdf:reifies <<( {triple} )>> .\n"
