"""The application: which address is answered by what."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from kgbuild import ontology
from kgbuild.serve import vocabulary
from kgbuild.serve.graphstore import READ, WRITE, GraphStore
from kgbuild.serve.limits import Limits
from kgbuild.serve.negotiate import HTML, negotiate
from kgbuild.serve.openapi import OPENAPI
from kgbuild.serve.pages import VARY, page
from kgbuild.serve.pool import Pool
from kgbuild.serve.protocol import Endpoint
from kgbuild.serve.querypage import query_page
from kgbuild.serve.refusal import Refusal
from kgbuild.serve.resources import Resources
from kgbuild.serve.web import POLICY, Strict, failed, refused

ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True)
class Service:
    """What is served.

    Attributes:
        queries: the workers that answer SPARQL and read and write graphs.
        pages: those that answer for pages and search, which no query can keep waiting.
        page: the file of the graph page, or None.
        base: what the IRIs of the data start with.
        hosts: the names under which the service may be asked.
        union: whether the default graph has the triples of all named ones.
        token: what a client that writes must show; None: nobody writes.
    """

    queries: Pool
    pages: Pool
    page: Path | None
    base: str
    hosts: tuple[str, ...]
    union: bool
    token: str | None = None


def application(service: Service, limits: Limits) -> ASGIApp:
    """The ASGI application of a service."""

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        pools = list({id(pool): pool for pool in (service.queries, service.pages)}.values())
        for pool in pools:
            await pool.start()
        yield
        for pool in pools:
            await pool.stop()

    app = Starlette(
        routes=_routes(service),
        lifespan=running,
        exception_handlers={Refusal: refused, HTTPException: failed},
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(service.hosts), www_redirect=False),
        ],
    )
    app.state.base = service.base
    app.state.page = service.page
    return Strict(app, longest=limits.address)  # around all of it: also around its own failures


def _routes(service: Service) -> list[Route | Mount]:
    resources = Resources(service.pages)
    endpoint = Endpoint(service.queries, union=service.union)
    store = GraphStore(service.queries, service.token)
    methods = READ if service.token is None else (*READ, *WRITE)

    async def sparql(request: Request) -> Response:
        return await endpoint(request)

    async def graphs(request: Request) -> Response:
        return await store(request)

    return [
        Route("/", graph_page),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/graphs", graphs, methods=list(methods)),
        Route("/id/{path:path}", resources.below_base),
        Route("/entity", resources.any),
        Route("/search", resources.search),
        Route("/query", query_page),
        Route("/ontology", ontology_page),
        Route("/api/search", resources.search_json),
        Route("/api/entity", resources.entity_json),
        Route("/api/openapi.json", openapi),
        Mount("/assets", StaticFiles(directory=ASSETS)),
    ]


async def graph_page(request: Request) -> Response:
    """The graph to explore, under its own policy; where there is none, the search."""
    path: Path | None = request.app.state.page
    if path is None or not path.is_file():
        return RedirectResponse("search", 303)
    text = path.read_text(encoding="utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    policy = f"{unescape(found[1])}; frame-ancestors 'none'" if found else POLICY
    return HTMLResponse(text, headers={"content-security-policy": policy})


async def ontology_page(request: Request) -> Response:
    """The ontology: its documentation for people, its Turtle for machines."""
    media = negotiate(request.headers.get("accept"), {**HTML, "text/turtle": ()})
    if media is None:
        raise Refusal(406, "the ontology can be had as text/html and text/turtle")
    if media not in HTML:
        return FileResponse(ontology.vocabulary(), media_type="text/turtle", headers=VARY)
    return page(request, "ontology", terms=list(vocabulary.terms().values()))


async def openapi(request: Request) -> Response:
    """What is not SPARQL, described."""
    return JSONResponse(OPENAPI)
