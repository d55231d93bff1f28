"""The SPARQL 1.1 Graph Store HTTP Protocol: reading graphs; in a writable service, writing them."""

from __future__ import annotations

import hmac
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from kgbuild.serve.pool import Pool
from kgbuild.serve.refusal import Refusal
from kgbuild.serve.web import body_of

READ = ("GET", "HEAD")
WRITE = ("PUT", "POST", "DELETE")


class GraphStore:
    """The graphs at ``/graphs?graph=IRI`` and ``/graphs?default``.

    Args:
        pool: the workers.
        token: what a client that writes must show as its bearer token; None where nobody may write.
    """

    def __init__(self, pool: Pool, token: str | None) -> None:
        self.pool = pool
        self.token = token

    async def __call__(self, request: Request) -> Response:
        """Read or change the graph that the address names.

        Raises:
            Refusal: it names none or two, the method is not allowed, or the worker refuses.
        """
        if request.method in READ:
            header = {"do": "get", "graph": _graph(request), "accept": request.headers.get("accept")}
            reply = await self.pool.ask(header)
            return Response(reply.body, reply.status, {"vary": "accept"}, reply.media)
        if self.token is None:
            raise Refusal(405, "this service is read-only")
        if not self._shown(request):
            raise Refusal(401, "writing takes the bearer token of this service")
        graph = _graph(request)
        body = await body_of(request, self.pool.limits.upload, self.pool.limits.arrival)
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        header = {"do": "change", "graph": graph, "method": request.method, "media": media}
        reply = await self.pool.ask(header, body, limited=False)
        return Response(status_code=reply.status)

    def _shown(self, request: Request) -> bool:
        kind, _, shown = request.headers.get("authorization", "").partition(" ")
        expected = (self.token or "").encode()
        return kind.lower() == "bearer" and hmac.compare_digest(shown.strip().encode(), expected)


def _graph(request: Request) -> str | None:
    """The graph's IRI, or None for the default graph."""
    query = request.scope["query_string"].decode("latin-1")
    fields = parse_qsl(query, keep_blank_values=True, max_num_fields=10)
    names = [value for name, value in fields if name == "graph"]
    default = any(name == "default" for name, _ in fields)
    if len(names) + default != 1:
        raise Refusal(400, "name one graph: ?graph=IRI or ?default")
    return names[0] if names else None
