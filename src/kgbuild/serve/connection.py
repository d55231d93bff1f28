"""A connection that does not wait for ever: a request's head has to arrive in time, and to end."""

from __future__ import annotations

import asyncio
from asyncio import TimerHandle
from typing import ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class Guarded(HttpToolsProtocol):
    """HTTP/1.1 with limits for the head of a request, which reaches the application when it is whole."""

    longest: ClassVar[int] = 128 * 2**10  # bytes of a head
    seconds: ClassVar[float] = 30.0  # in which it has to arrive

    _head = 0
    _timer: TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a first request, for a while."""
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        """Read on; a head that does not end is refused."""
        if self._timer is None and (self.cycle is None or self.cycle.response_complete):
            self._begin()
        self._head += len(data)
        super().data_received(data)
        if self._timer is not None and self._head > self.longest and not self.transport.is_closing():
            self.send_400_response("the head of the request is too long\n")

    def on_headers_complete(self) -> None:
        """The head is there: the application has its own limits for what follows."""
        self._end()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._end()
        super().connection_lost(exc)

    def _begin(self) -> None:
        self._head = 0
        self._timer = self.loop.call_later(self.seconds, self.transport.close)

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
