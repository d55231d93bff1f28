"""Starting the server: what ``kgbuild serve`` does."""

from __future__ import annotations

import ipaddress
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from kgbuild import ontology
from kgbuild.errors import UsageError
from kgbuild.serve.app import Service, application
from kgbuild.serve.limits import Limits
from kgbuild.serve.pool import Pool
from kgbuild.serve.prepare import Prepared, prepare

TOKEN = "KGBUILD_SERVE_TOKEN"  # the environment variable that holds the token of clients that write
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

    Raises:
        InputError: the folder holds no graph.
        UsageError: the service would be writable without a token, or from other machines.
    """
    limits = limits or Limits()
    token = _token(host) if writable else None
    hosts = (*LOCAL, host, *names)
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:  # what it takes of memory is given back
        prepared = apart.submit(prepare, folder, writable=writable).result()
    app = application_of(prepared, limits, workers=workers, hosts=hosts, token=token)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_keep_alive=30)


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
