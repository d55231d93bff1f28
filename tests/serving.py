"""A server that runs in a thread as long as a test needs it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn

from kgbuild.serve.limits import Limits
from kgbuild.serve.prepare import prepare
from kgbuild.serve.run import application_of, configured

TOKEN = "a token for tests"
HOSTS = ("127.0.0.1", "localhost")
Start = Callable[[Path, Limits], httpx.Client]


@contextmanager
def serving(
    folder: Path, *, limits: Limits | None = None, token: str | None = None
) -> Iterator[httpx.Client]:
    """A client of a server over a folder, which runs in a thread as long as the block."""
    limits = limits or Limits()
    prepared = prepare(folder, writable=token is not None)
    app = application_of(prepared, limits, workers=1, hosts=HOSTS, token=token)
    server = uvicorn.Server(configured(app))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            with httpx.Client(
                base_url=f"http://127.0.0.1:{listening.getsockname()[1]}", timeout=60
            ) as client:
                until_it_answers(client, thread.is_alive)
                yield client
        finally:
            server.should_exit = True
            thread.join(30)


def until_it_answers(client: httpx.Client, alive: Callable[[], bool]) -> None:
    """Ask a server that is being started until it answers, for two minutes at most."""
    end = time.monotonic() + 120
    while alive() and time.monotonic() < end:
        try:
            client.get("/api/openapi.json").raise_for_status()
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server does not answer")


def free_ports(number: int) -> list[int]:
    """Ports of this machine at which nobody listens."""
    bound = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in bound]
    for one in bound:
        one.close()
    return ports
