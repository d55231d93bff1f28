"""The OpenAPI description of what the service offers beside the protocols of SPARQL."""

from __future__ import annotations

from typing import Any

from kgbuild import __version__

Json = dict[str, Any]


def _parameter(
    name: str, about: str, *, place: str = "query", required: bool = True, kind: str = "string"
) -> Json:
    return {
        "name": name,
        "in": place,
        "required": required,
        "description": about,
        "schema": {"type": kind} | ({"minimum": 1} if kind == "integer" else {}),
    }


def _get(summary: str, media: tuple[str, ...], *parameters: Json) -> Json:
    answers: Json = {
        "200": {"description": summary, "content": {name: {"schema": {}} for name in media}},
        "400": {"description": "The address is malformed"},
        "503": {"description": "The service is busy, or a limit was reached"},
    }
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}


_IRI = _parameter("iri", "an absolute IRI")
_PAGE = _parameter("page", "which page of its statements", required=False, kind="integer")
_FORMAT = _parameter("format", "ttl, jsonld, nt or rdf, instead of the Accept header", required=False)
_QUESTION = _parameter("q", "pieces of names or quotations, or pinyin, separated by spaces")
_RESOURCE = (
    "text/html",
    "text/turtle",
    "application/ld+json",
    "application/n-triples",
    "application/rdf+xml",
)

OPENAPI: Json = {
    "openapi": "3.1.0",
    "info": {
        "title": "kgbuild serve",
        "version": __version__,
        "summary": "A knowledge graph whose every edge carries its quotation",
        "description": "SPARQL is at /sparql (SPARQL 1.1 Protocol) and /graphs (Graph Store HTTP Protocol).",
    },
    "paths": {
        "/": _get("The graph to explore", ("text/html",)),
        "/id/{path}": _get(
            "A resource of the graph",
            _RESOURCE,
            _parameter("path", "the IRI's path below the base of the data", place="path"),
            _PAGE,
            _FORMAT,
        ),
        "/entity": _get("A resource of the graph, by its IRI", _RESOURCE, _IRI, _PAGE, _FORMAT),
        "/search": _get("The page of search", ("text/html",), _QUESTION | {"required": False}),
        "/query": _get("The page on which one writes queries", ("text/html",)),
        "/ontology": _get("The ontology's documentation", ("text/html", "text/turtle")),
        "/api/search": _get("Names and quotations that are searched for", ("application/json",), _QUESTION),
        "/api/entity": _get(
            "What the graph says of an IRI, with its quotations", ("application/json",), _IRI, _PAGE
        ),
        "/api/openapi.json": _get("This description", ("application/json",)),
    },
}
