"""Answering one SPARQL query in a worker, in the media type asked for and within the limits."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import islice
from typing import Any

import pyoxigraph
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat

from kgbuild.serve.negotiate import GRAPHS, SOLUTIONS, negotiate
from kgbuild.serve.refusal import Refusal
from kgbuild.serve.state import State
from kgbuild.syntax import asks_elsewhere, located, names_graphs, varies

BETWEEN_ROWS = {
    "application/sparql-results+json": b"},{",
    "application/sparql-results+xml": b"</result>",
    "text/csv": b"\r\n",
    "text/tab-separated-values": b"\n",
}
"""What stands between two rows of an answer: counting it counts the rows while they are written."""


def answer(state: State, header: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer to the query in ``body``.

    Args:
        state: what the worker holds.
        header: ``accept``, and ``default`` and ``named``, the graphs that the protocol names.
        body: the query, UTF-8.

    Raises:
        Refusal: it is no query, asks elsewhere, its answer is too long, or no offered type is accepted.
    """
    try:
        query = body.decode()
    except UnicodeDecodeError as error:
        raise Refusal(400, "the query is not UTF-8") from error
    if asks_elsewhere(query):
        raise Refusal(403, "SERVICE is not allowed: this service asks no other")
    results = _results(state, query, _dataset(state, header, own=names_graphs(query)))
    told: dict[str, Any] = {"status": 200, "varies": varies(query)}
    if isinstance(results, pyoxigraph.QueryTriples):
        media = _accepted(header["accept"], GRAPHS)
        return {**told, "media": media}, rdf(state, results, media)
    media = _accepted(header["accept"], SOLUTIONS)
    sink = _Sink(state.limits.answer, state.limits.rows, BETWEEN_ROWS[media])
    try:
        results.serialize(sink, QueryResultsFormat.from_media_type(media))
    except _Full as full:
        raise Refusal(500, str(full)) from full
    return {**told, "media": media}, sink.getvalue()


def rdf(state: State, triples: Iterable[pyoxigraph.Triple], media: str) -> bytes:
    """Triples in a media type of ``GRAPHS``, within the limits.

    Raises:
        Refusal: they are too many.
    """
    kept = list(islice(triples, state.limits.rows + 1))
    if len(kept) > state.limits.rows:
        raise Refusal(500, _too_many(state.limits.rows, "triples"))
    format_ = RdfFormat.from_media_type(media)
    written = pyoxigraph.serialize(kept, format=format_, prefixes=state.prefixes)
    return written or b""


def _results(
    state: State, query: str, dataset: dict[str, Any]
) -> pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples:
    try:
        return state.store.query(query, prefixes=state.prefixes, **dataset)
    except SyntaxError as error:
        raise Refusal(400, f"no SPARQL 1.1 query: {located(error)}") from error
    except RuntimeError as error:  # a function that nobody knows
        raise Refusal(400, str(error)) from error


def _dataset(state: State, header: dict[str, Any], *, own: bool) -> dict[str, Any]:
    """The graphs that a query sees: the protocol's where it names some, else the query's ``own``, or all."""
    default, named = header.get("default", []), header.get("named", [])
    if not default and not named:
        return {"use_default_graph_as_union": state.union and not own}
    try:
        return {"default_graph": list(map(NamedNode, default)), "named_graphs": list(map(NamedNode, named))}
    except ValueError as error:
        raise Refusal(400, f"no IRI of a graph: {error}") from error


def _accepted(accept: str | None, offers: Any) -> str:
    media = negotiate(accept, offers)
    if media is None:
        raise Refusal(406, f"none of the accepted types can be written; these can: {', '.join(offers)}")
    return media


def _too_many(most: int, what: str) -> str:
    return f"the answer has more than {most} {what}, the limit: use LIMIT and OFFSET"


class _Full(Exception):
    """The answer reaches a limit."""


class _Sink(io.BytesIO):
    """A file in memory that stops the writer at the limits."""

    def __init__(self, most: int, rows: int, between: bytes) -> None:
        super().__init__()
        self._most, self._rows, self._between = most, rows, between
        self._seen, self._tail = 0, b""

    def write(self, chunk: Any) -> int:
        data = bytes(chunk)
        joined = self._tail + data
        self._seen += joined.count(self._between)
        self._tail = joined[len(joined) - len(self._between) + 1 :] if len(self._between) > 1 else b""
        if self._seen > self._rows + 1:
            raise _Full(_too_many(self._rows, "rows"))
        if self.tell() + len(data) > self._most:
            raise _Full(f"the answer is longer than {self._most} bytes, the limit: use LIMIT and OFFSET")
        return super().write(data)
