"""The SPARQL 1.1 Protocol: a query comes by GET, as a form or as itself, and its answer goes back."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kgbuild.serve.description import description
from kgbuild.serve.negotiate import GRAPHS, HTML, negotiate
from kgbuild.serve.pool import Pool
from kgbuild.serve.refusal import Refusal
from kgbuild.serve.web import body_of

FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
COUNT = b"SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }"
READ_ONLY = "this service answers queries and takes no updates"

Fields = list[tuple[str, str]]


class Endpoint:
    """The endpoint ``/sparql``.

    Args:
        pool: the workers.
        union: whether the default graph has the triples of all named ones.
    """

    def __init__(self, pool: Pool, *, union: bool) -> None:
        self.pool = pool
        self.union = union

    async def __call__(self, request: Request) -> Response:
        """The answer to a query; without one, the description of the service.

        Raises:
            Refusal: it is no request of the protocol, or its query is refused.
        """
        fields = _fields(request.scope["query_string"])
        if request.method == "POST":
            fields, query = await self._posted(request, fields)
        elif not fields:
            return await self._description(request)
        else:
            query = _only_query(fields)
        return await self._answer(request, query, fields)

    async def _posted(self, request: Request, fields: Fields) -> tuple[Fields, bytes]:
        """The fields and the query of a POST: in its form, or the query as its body."""
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media == UPDATE:
            raise Refusal(403, READ_ONLY)
        if media not in (FORM, QUERY):
            raise Refusal(415, f"the body must be {FORM} or {QUERY}")
        body = await body_of(request, self.pool.limits.request, self.pool.limits.arrival)
        if media == QUERY:
            if any(name == "query" for name, _ in fields):
                raise Refusal(400, "the query stands in the body and in the address: give it once")
            return fields, body
        fields = fields + _fields(body)
        return fields, _only_query(fields)

    async def _answer(self, request: Request, query: bytes, fields: Fields) -> Response:
        header = {
            "do": "sparql",
            "accept": request.headers.get("accept"),
            "default": [value for name, value in fields if name == "default-graph-uri"],
            "named": [value for name, value in fields if name == "named-graph-uri"],
        }
        reply = await self.pool.ask(header, query)
        return Response(reply.body, reply.status, {"vary": "accept"}, reply.media)

    async def _description(self, request: Request) -> Response:
        accept = request.headers.get("accept")
        media = negotiate(accept, {**GRAPHS, **HTML} if accept else GRAPHS)
        if media is None:
            raise Refusal(406, f"the description can be written as {', '.join(GRAPHS)}")
        if media in HTML:
            return RedirectResponse("query", 303, {"vary": "accept"})
        endpoint = str(request.url.replace(query=""))
        counted = await self.pool.ask({"do": "sparql", "accept": "text/csv"}, COUNT)
        written = description(endpoint, int(counted.body.split()[1]), media, union=self.union)
        return Response(written, 200, {"vary": "accept"}, media)


def _fields(encoded: bytes) -> Fields:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise Refusal(400, "the fields are not url-encoded UTF-8, or too many") from error


def _only_query(fields: Fields) -> bytes:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise Refusal(403, READ_ONLY)
    if len(queries) != 1:
        raise Refusal(400, f"there must be one field query, not {len(queries)}")
    return queries[0].encode()
