"""The addresses of the graph's IRIs: a page for people, RDF for machines, of the same things."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kgbuild.serve.negotiate import GRAPHS, HTML, negotiate
from kgbuild.serve.pages import page
from kgbuild.serve.pool import Pool
from kgbuild.serve.refusal import Refusal
from kgbuild.serve.terms import KG

FORMATS = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
"""What ``?format=`` may say instead of an Accept header."""


class Resources:
    """Pages and RDF of IRIs, and the search, over a pool of workers."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    async def below_base(self, request: Request) -> Response:
        """``/id/…``: the IRI with this path below the base of the data."""
        return await self._resource(request, request.app.state.base + request.path_params["path"])

    async def any(self, request: Request) -> Response:
        """``/entity?iri=…``: whatever IRI."""
        return await self._resource(request, _given(request, "iri"))

    async def _resource(self, request: Request, iri: str) -> Response:
        wanted = request.query_params.get("format")
        if wanted is not None and wanted not in FORMATS:
            raise Refusal(400, f"format is one of {', '.join(FORMATS)}")
        accept = FORMATS[wanted] if wanted else request.headers.get("accept")
        media = negotiate(accept, {**HTML, **GRAPHS})
        if media is None:
            raise Refusal(406, f"a resource can be written as {', '.join((*HTML, *GRAPHS))}")
        if media not in HTML:
            reply = await self.pool.ask({"do": "resource", "iri": iri, "accept": media})
            return Response(reply.body, 200, {"vary": "accept"}, reply.media)
        number = _number(request, "page", 1)
        found = await self._entity(iri, number)
        if KG + "Document" in found["types"]:
            return await self._document(request, found, number)
        return page(request, "entity", found=found, number=number)

    async def _document(self, request: Request, found: dict[str, Any], number: int) -> Response:
        """The page of a document: its text, the quotation that the address names marked."""
        reply = await self.pool.ask({"do": "text", "iri": found["iri"]})
        text = json.loads(reply.body)["text"]
        start, end = _number(request, "start", 0), _number(request, "end", 0)
        parts = [text[:start], text[start:end], text[end:]] if text else None
        return page(request, "document", found=found, number=number, cut=parts)

    async def _entity(self, iri: str, number: int) -> dict[str, Any]:
        reply = await self.pool.ask({"do": "entity", "iri": iri, "page": number})
        content: dict[str, Any] = json.loads(reply.body)
        return content

    async def search(self, request: Request) -> Response:
        """The page of search."""
        question = request.query_params.get("q", "").strip()
        hits = await self._hits(question) if question else {"names": [], "quotations": []}
        return page(request, "search", question=question, hits=hits)

    async def search_json(self, request: Request) -> Response:
        """Search for programs."""
        return JSONResponse(await self._hits(_given(request, "q")))

    async def entity_json(self, request: Request) -> Response:
        """What the page of an IRI shows, for programs."""
        return JSONResponse(await self._entity(_given(request, "iri"), _number(request, "page", 1)))

    async def _hits(self, question: str) -> dict[str, Any]:
        reply = await self.pool.ask({"do": "search", "question": question})
        content: dict[str, Any] = json.loads(reply.body)
        return content


def _given(request: Request, name: str) -> str:
    value = request.query_params.get(name)
    if not value:
        raise Refusal(400, f"the address lacks ?{name}=")
    return value


def _number(request: Request, name: str, least: int) -> int:
    value = request.query_params.get(name, str(least))
    if not value.isascii() or not value.isdigit() or len(value) > 9 or int(value) < least:
        raise Refusal(400, f"{name} is a number from {least}")
    return int(value)
