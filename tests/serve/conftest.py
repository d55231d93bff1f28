"""The real server: ``kgbuild serve``'s own application behind uvicorn, over the graph of the seed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from kgbuild import pipeline
from kgbuild.serve.limits import Limits
from kgbuild.serve.prepare import prepare
from kgbuild.serve.run import application_of
from texts import SEEDS

TOKEN = "a token for tests"
HOSTS = ("127.0.0.1", "localhost")
Start = Callable[..., httpx.Client]


@pytest.fixture(scope="session", name="output")
def build_seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("served") / "output"
    pipeline.build([SEEDS], output)
    return output


@contextmanager
def serving(
    folder: Path, *, limits: Limits | None = None, token: str | None = None
) -> Iterator[httpx.Client]:
    """A client of a server over a folder, which runs in a thread as long as the block."""
    limits = limits or Limits()
    prepared = prepare(folder, writable=token is not None)
    app = application_of(prepared, limits, workers=1, hosts=HOSTS, token=token)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", server_header=False, lifespan="on"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            with httpx.Client(
                base_url=f"http://127.0.0.1:{listening.getsockname()[1]}", timeout=60
            ) as client:
                _until_it_answers(client)
                yield client
        finally:
            server.should_exit = True
            thread.join(30)


def _until_it_answers(client: httpx.Client) -> None:
    """The socket listens from the start: the first request waits until the workers are there."""
    client.get("/api/openapi.json").raise_for_status()


@pytest.fixture(scope="session", name="client")
def serve_seed(output: Path) -> Iterator[httpx.Client]:
    with serving(output) as client:
        yield client


@pytest.fixture(name="writable")
def serve_empty(tmp_path: Path) -> Iterator[httpx.Client]:
    with serving(tmp_path / "store", token=TOKEN) as client:
        client.headers["authorization"] = f"Bearer {TOKEN}"
        yield client


@pytest.fixture(name="start")
def serve_another() -> Iterator[Start]:
    with ExitStack() as stack:

        def start(folder: Path, limits: Limits) -> httpx.Client:
            return stack.enter_context(serving(folder, limits=limits))

        yield start
