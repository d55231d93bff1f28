"""Who answers: Oxigraph (in memory or on disk), rdflib, or an endpoint somewhere else."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    RdfFormat,
    Store,
    Triple,
)

from kgbuild import ontology
from kgbuild.errors import InputError, UsageError
from kgbuild.query.answer import Answer, Description, QueryError, Term
from kgbuild.store import in_memory, is_store, only_named, open_store
from kgbuild.syntax import located, names_graphs
from kgbuild.turtle import read_turtle

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

ENGINES = ("oxigraph", "rdflib")
TIMEOUT = 60  # seconds that an endpoint may take
ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"

Ask = Callable[[str], Answer | Description]


def opened(target: str, engine: str = "oxigraph") -> Ask:
    """What answers SPARQL about ``target``.

    Args:
        target: a file of RDF, the folder of a store or of a build's output, or the URL of an endpoint.
        engine: of ``ENGINES``; an endpoint has its own.

    Raises:
        InputError: there is no graph.
        UsageError: the engine cannot ask it.
    """
    if target.startswith(("http://", "https://")):
        return lambda sparql: ask_endpoint(target, sparql)
    path = Path(target)
    if path.is_dir() and not is_store(path):
        path = path / "graph.ttl"
    if engine == "rdflib":
        if path.is_dir():
            raise UsageError("rdflib asks no stores", where=target, way_out="leave out --engine")
        graph = read_turtle(path)
        return lambda sparql: ask_rdflib(graph, sparql)
    store = open_store(path) if path.is_dir() else in_memory(path)
    union = only_named(store)
    return lambda sparql: ask(store, sparql, union=union)


def ask(store: Store, sparql: str, *, union: bool = False) -> Answer | Description:
    """What Oxigraph answers. The project's prefixes are declared.

    Args:
        store: the graph.
        sparql: the query.
        union: whether all graphs are seen as one where the query names none.

    Raises:
        QueryError: it is no SPARQL, or cannot be answered.
    """
    try:
        union = union and not names_graphs(sparql)
        results = store.query(sparql, prefixes=ontology.PREFIXES, use_default_graph_as_union=union)
        return _answer(results)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise no_sparql(error) from error


def ask_endpoint(url: str, sparql: str) -> Answer | Description:
    """What an endpoint answers by the SPARQL 1.1 Protocol.

    Raises:
        InputError: it cannot be reached, or gives no answer in a format of the W3C.
        QueryError: it refuses the query.
    """
    declared = " ".join(f"PREFIX {prefix}: <{space}>" for prefix, space in sorted(ontology.PREFIXES.items()))
    body = urlencode({"query": f"{declared} {sparql}"}).encode()
    request = Request(url, body, {"Accept": ACCEPT, "User-Agent": "kgbuild"})
    try:
        with urlopen(request, timeout=TIMEOUT) as response:
            media, content = response.headers.get_content_type(), response.read()
    except HTTPError as error:
        told = " ".join(error.read(2000).decode(errors="replace").split())[:300]
        way_out = "is it the address of a SPARQL endpoint?" if error.code in (404, 405) else None
        raise QueryError(f"the endpoint answers {error.code}: {told}", where=url, way_out=way_out) from error
    except (URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        way_out = "is the service running?"
        raise InputError(f"cannot be reached: {reason}", where=url, way_out=way_out) from error
    try:
        return _read(media, content)
    except (SyntaxError, ValueError) as error:
        way_out = "give the URL of a SPARQL endpoint"
        raise InputError(f"answers with {media} that is none", where=url, way_out=way_out) from error


def _read(media: str, content: bytes) -> Answer | Description:
    """An answer as an endpoint sends it."""
    results = QueryResultsFormat.from_media_type(media)
    if results is not None:
        return _answer(pyoxigraph.parse_query_results(io.BytesIO(content), format=results))
    rdf = RdfFormat.from_media_type(media)
    if rdf is None:
        raise ValueError(media)
    return Description(frozenset(quad.triple for quad in pyoxigraph.parse(content, format=rdf)))


def _answer(
    results: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples,
) -> Answer | Description:
    if isinstance(results, pyoxigraph.QueryBoolean):
        return Answer(("answer",), ((Literal(bool(results)),),))
    if isinstance(results, pyoxigraph.QueryTriples):
        return Description(frozenset(results))
    names = tuple(variable.value for variable in results.variables)
    return Answer(names, tuple(map(tuple, results)))  # rows hold their terms in the order of the variables


def ask_rdflib(graph: Graph, sparql: str) -> Answer | Description:
    """What rdflib answers. The project's prefixes are declared.

    Raises:
        QueryError: it is no SPARQL, or cannot be answered.
    """
    try:
        result = graph.query(sparql, initNs=ontology.PREFIXES)
        if result.type == "ASK":
            return Answer(("answer",), ((Literal(bool(result.askAnswer)),),))
        if result.vars is None:
            return Description(frozenset(_triple(triple) for triple in result.graph or ()))
        names = tuple(str(variable) for variable in result.vars)
        rows = (tuple(_term(found.get(variable)) for variable in result.vars) for found in result.bindings)
        return Answer(names, tuple(rows))
    except Exception as error:  # the parser and the evaluation raise whatever a query makes them raise
        raise no_sparql(error) from error


def _triple(triple: tuple[Node, Node, Node]) -> Triple:
    subject, predicate, value = map(_term, triple)
    assert not isinstance(subject, Literal | None)
    assert isinstance(predicate, NamedNode)
    assert value is not None
    return Triple(subject, predicate, value)


def _term(term: Node | None) -> Term | None:
    """A term of rdflib as one of Oxigraph."""
    from rdflib import Literal as RdfLiteral
    from rdflib import URIRef

    if term is None:
        return None
    if isinstance(term, URIRef):
        return NamedNode(str(term))
    if isinstance(term, RdfLiteral):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else None)
    return BlankNode(str(term))


def no_sparql(error: Exception) -> QueryError:
    """The error that says on one line why a query cannot be answered."""
    way_out = f"prefixes that need no declaration: {', '.join(ontology.PREFIXES)}"
    return QueryError(f"no SPARQL 1.1: {located(error)}", way_out=way_out)
