"""The graphs of a store: reading one, and in a store that can be written replacing, extending, dropping it.

The default graph is kept as the union of all others, so that a plain query sees each triple once,
whatever number of documents state it. What a client writes to the default graph itself stands in ``OWN``.
"""

from __future__ import annotations

from typing import Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple

from kgbuild.serve.negotiate import GRAPHS, negotiate
from kgbuild.serve.refusal import Refusal
from kgbuild.serve.reindex import MUCH, note, refresh
from kgbuild.serve.sparql import rdf
from kgbuild.serve.state import State

OWN = NamedNode("urn:x-kgbuild:default")

Json = dict[str, Any]


def get(state: State, header: Json, body: bytes) -> tuple[Json, bytes]:
    """A graph in the media type asked for.

    Args:
        state: what the worker holds.
        header: ``graph``, an IRI, or None for the default graph; ``accept``.
        body: nothing.

    Raises:
        Refusal: there is no such graph, it is too large, or no offered type is accepted.
    """
    media = negotiate(header["accept"], GRAPHS)
    if media is None:
        raise Refusal(406, f"none of the accepted types can be written; these can: {', '.join(GRAPHS)}")
    name = DefaultGraph() if header["graph"] is None else _name(header["graph"])
    if isinstance(name, NamedNode) and not state.store.contains_named_graph(name):
        raise Refusal(404, "there is no such graph")
    quads = state.store.quads_for_pattern(None, None, None, name)
    return {"status": 200, "media": media}, rdf(state, (quad.triple for quad in quads), media)


def change(state: State, header: Json, body: bytes) -> tuple[Json, bytes]:
    """PUT, POST or DELETE a graph.

    Args:
        state: what the worker holds.
        header: ``graph`` as in :func:`get`, ``method``, ``media`` of the body.
        body: the triples.

    Raises:
        Refusal: the service is read-only, the body is no such graph, or there is none to delete.
    """
    if not state.writable:
        raise Refusal(403, "this service is read-only")
    name = OWN if header["graph"] is None else _name(header["graph"])
    there = state.store.contains_named_graph(name)
    if header["method"] == "DELETE":
        if not there and header["graph"] is not None:
            raise Refusal(404, "there is no such graph")
        _set(state, name, set())
        state.store.remove_graph(name)
        return {"status": 204}, b""
    triples = _parsed(body, header["media"], name)
    if header["method"] == "POST":
        triples |= _triples(state.store, name)
    state.store.add_graph(name)
    _set(state, name, triples)
    if refresh(state.index, state.store, least=MUCH):
        state.store.flush()  # else what was written stays in memory, up to a gigabyte of it
    return {"status": 204 if there else 201}, b""


def _set(state: State, name: NamedNode, triples: set[Triple]) -> None:
    """Make ``triples`` the content of a graph, and the default graph the union again."""
    store, old = state.store, _triples(state.store, name)
    note(state.index, store, triples ^ old)
    graphs = (name, DefaultGraph())
    store.extend(_quad(triple, graph) for triple in triples - old for graph in graphs)
    for triple in old - triples:
        store.remove(_quad(triple, name))
        if not _elsewhere(store, triple):
            store.remove(_quad(triple, DefaultGraph()))


def _quad(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _elsewhere(store: Store, triple: Triple) -> bool:
    quads = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(not isinstance(quad.graph_name, DefaultGraph) for quad in quads)


def _triples(store: Store, name: NamedNode) -> set[Triple]:
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, name)}


def _parsed(body: bytes, media: str, name: NamedNode) -> set[Triple]:
    known = negotiate(media, GRAPHS) if media else None
    if known is None:
        raise Refusal(415, f"the body must be one of {', '.join(GRAPHS)}")
    try:
        quads = pyoxigraph.parse(body, RdfFormat.from_media_type(known), base_iri=name.value)
        return {quad.triple for quad in quads}
    except (SyntaxError, ValueError) as error:
        raise Refusal(400, f"no {known}: {error}") from error


def _name(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise Refusal(400, "the graph's name is no absolute IRI") from error
