"""What all answers have in common: strict headers, errors in plain text, sizes of requests limited."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kgbuild.serve.refusal import Refusal

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-cache",
}

Endpoint = Callable[[Request], Awaitable[Response]]


class Strict:
    """ASGI middleware: headers that a response has not set itself, and no head longer than the limit."""

    def __init__(self, app: ASGIApp, *, longest: int) -> None:
        self.app = app
        self.longest = longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse an address or headers that are too long, or a second host."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def strictly(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        app = self.app
        if len(scope["query_string"]) + len(scope["path"]) > self.longest:
            app = PlainTextResponse("the address is too long: use POST\n", 414)
        elif sum(len(name) + len(value) for name, value in scope["headers"]) > self.longest:
            app = PlainTextResponse("the headers are too long\n", 431)
        elif sum(name == b"host" for name, _ in scope["headers"]) > 1:
            app = PlainTextResponse("the request names two hosts\n", 400)
        await app(scope, receive, strictly)


async def body_of(request: Request, most: int, seconds: float) -> bytes:
    """The body of a request.

    Args:
        request: the request.
        most: bytes; a longer one is refused before it is read to its end.
        seconds: in which it has to arrive.

    Raises:
        Refusal: it is longer or slower, or the client went away.
    """
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > most:
        raise Refusal(413, f"the request is longer than {most} bytes, the limit")
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise Refusal(413, f"the request is longer than {most} bytes, the limit")
    except TimeoutError as error:
        raise Refusal(408, f"the request did not arrive in {seconds:g} seconds, the limit") from error
    except ClientDisconnect as error:
        raise Refusal(400, "the request ended early") from error
    return bytes(body)


async def refused(request: Request, error: Exception) -> Response:
    """A refusal as plain text, which no browser takes for markup."""
    assert isinstance(error, Refusal)
    headers = {"retry-after": "5"} if error.status == 503 else {}
    if error.status in (408, 413):  # what is left of the request is not read
        headers["connection"] = "close"
    return PlainTextResponse(f"{error}\n", error.status, headers)


async def failed(request: Request, error: Exception) -> Response:
    """An error of HTTP as plain text; a method that is not allowed says which are."""
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)
