"""What the service says of itself: a SPARQL 1.1 Service Description."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kgbuild.serve.negotiate import GRAPHS, SOLUTIONS
from kgbuild.serve.terms import TYPE

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/ld+json": "JSON-LD",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
}


@lru_cache(maxsize=32)
def description(endpoint: str, triples: int, media: str, *, union: bool) -> bytes:
    """The description of the service in a media type of RDF.

    Args:
        endpoint: the address at which it is asked.
        triples: how many the default graph holds.
        media: one of ``GRAPHS``.
        union: whether the default graph has the triples of all named ones.
    """
    service, dataset, graph = (NamedNode(endpoint + part) for part in ("#service", "#dataset", "#graph"))
    said = [
        Triple(service, TYPE, NamedNode(SD + "Service")),
        Triple(service, NamedNode(SD + "endpoint"), NamedNode(endpoint)),
        Triple(service, NamedNode(SD + "supportedLanguage"), NamedNode(SD + "SPARQL11Query")),
        Triple(service, NamedNode(SD + "defaultDataset"), dataset),
        Triple(dataset, TYPE, NamedNode(SD + "Dataset")),
        Triple(dataset, NamedNode(SD + "defaultGraph"), graph),
        Triple(graph, TYPE, NamedNode(SD + "Graph")),
        Triple(graph, NamedNode(VOID + "triples"), Literal(triples)),
    ]
    if union:
        said.append(Triple(service, NamedNode(SD + "feature"), NamedNode(SD + "UnionDefaultGraph")))
    for name in (*SOLUTIONS, *GRAPHS):
        format_ = NamedNode(_FORMATS + _NAMES[name])
        said.append(Triple(service, NamedNode(SD + "resultFormat"), format_))
    written = pyoxigraph.serialize(
        said, format=RdfFormat.from_media_type(media), prefixes={"sd": SD, "void": VOID}
    )
    return written or b""
