"""Starting the server: what ``kgbuild serve`` does."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from kgbuild import ontology
from kgbuild.errors import InputError, UsageError
from kgbuild.serve.app import Service, application
from kgbuild.serve.connection import Guarded
from kgbuild.serve.limits import Limits
from kgbuild.serve.pool import Pool
from kgbuild.serve.prepare import Prepared, prepare

TOKEN = "KGBUILD_SERVE_TOKEN"  # the environment variable that holds the token of clients that write
CONNECTIONS = 500  # further ones are answered with 503
LOCAL = ("localhost", "127.0.0.1", "[::1]")


def serve(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    names: tuple[str, ...] = (),
    workers: int = 2,
    writable: bool = False,
    limits: Limits | None = None,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve a folder until the process is told to stop.

    Args:
        folder: a build's output or a store.
        host: the address to listen at.
        port: the port.
        names: further names under which the service may be asked.
        workers: processes that answer queries.
        writable: whether clients that show the token may write graphs.
        limits: what a request may cost.
        ready: called when requests are answered.

    Raises:
        InputError: the folder holds no graph, or its store cannot be opened.
        UsageError: the service would be writable without a token, or from other machines; or nobody can
            listen at this port.
    """
    limits = limits or Limits()
    token = _token(host) if writable else None
    hosts = (*LOCAL, host, *names)
    with _bound(host, port) as listening:
        with ProcessPoolExecutor(1, get_context("spawn")) as apart:  # what it takes of memory is given back
            prepared = apart.submit(prepare, folder, writable=writable).result()
        app = application_of(prepared, limits, workers=workers, hosts=hosts, token=token)
        server = _Server(configured(app), ready)
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    if not server.started:
        way_out = "is another process writing to it?"
        raise InputError("the store cannot be opened", where=str(folder), way_out=way_out)


class _Server(uvicorn.Server):
    """A server that tells when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and tell."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens at a port, taken before the graph is loaded, which may last: clients wait."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        if sys.platform != "win32":  # there it lets two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(CONNECTIONS)
    except OSError as error:
        listening.close()
        reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be had: {error.strerror}"
        way_out = "give another --port or --host"
        raise UsageError(f"port {port} {reason}", where=host, way_out=way_out) from error
    return listening


def configured(app: ASGIApp) -> uvicorn.Config:
    """How an application is served."""
    return uvicorn.Config(
        app,
        http=Guarded,
        ws="none",
        lifespan="on",
        log_level="error",
        server_header=False,
        timeout_keep_alive=30,
        limit_concurrency=CONNECTIONS,
    )


def application_of(
    prepared: Prepared, limits: Limits, *, workers: int, hosts: tuple[str, ...], token: str | None = None
) -> ASGIApp:
    """The application over a prepared store.

    A store that is written is open in one process alone, which then answers everything.
    """
    settings = {
        "store": str(prepared.store),
        "index": str(prepared.index),
        "limits": asdict(limits),
        "prefixes": ontology.PREFIXES,
        "base": prepared.base,
        "writable": token is not None,
    }
    queries = Pool(settings, limits, size=1 if token else workers)
    pages = queries if token else Pool(settings, limits, size=1)
    service = Service(queries, pages, prepared.page, prepared.base, hosts, prepared.union, token)
    return application(service, limits)


def _token(host: str) -> str:
    token = os.environ.get(TOKEN, "")
    if not token:
        raise UsageError("a writable service needs a token", way_out=f"set {TOKEN}")
    if not _loopback(host):
        raise UsageError("a writable service listens to this machine alone", way_out="leave --host as it is")
    return token


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
