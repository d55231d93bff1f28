"""The real server: ``kgbuild serve``'s own application behind uvicorn, over the graph of the seed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from kgbuild import pipeline
from kgbuild.serve.limits import Limits
from serving import TOKEN, Start, serving
from texts import SEEDS


@pytest.fixture(scope="session", name="output")
def build_seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("served") / "output"
    pipeline.build([SEEDS], output)
    return output


@pytest.fixture(scope="session", name="client")
def serve_seed(output: Path) -> Iterator[httpx.Client]:
    with serving(output) as client:
        yield client


@pytest.fixture(scope="session", name="writing")
def serve_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with serving(tmp_path_factory.mktemp("written") / "store", token=TOKEN) as client:
        client.headers["authorization"] = f"Bearer {TOKEN}"
        yield client


@pytest.fixture(name="writable")
def empty(writing: httpx.Client) -> httpx.Client:
    """A service that can be written, with no graph in it."""
    named = writing.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { } }"}).json()
    for row in named["results"]["bindings"]:
        writing.delete("/graphs", params={"graph": row["g"]["value"]}).raise_for_status()
    return writing


@pytest.fixture(name="start")
def serve_another() -> Iterator[Start]:
    with ExitStack() as stack:

        def start(folder: Path, limits: Limits) -> httpx.Client:
            return stack.enter_context(serving(folder, limits=limits))

        yield start
