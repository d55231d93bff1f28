"""``kgbuild serve`` as a user runs it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from pyoxigraph import Store

from kgbuild.cli import cli
from kgbuild.errors import InputError, UsageError
from kgbuild.serve.prepare import prepare
from kgbuild.serve.run import TOKEN
from kgbuild.store import open_store
from serving import free_ports, until_it_answers


def run(*arguments: str) -> Exception | None:
    error = CliRunner().invoke(cli, ["serve", *arguments]).exception
    assert not isinstance(error, BaseException) or isinstance(error, Exception)
    return error


def test_the_command_serves_the_output_of_a_build(output: Path) -> None:
    (port,) = free_ports(1)
    command = [sys.executable, "-m", "kgbuild", "serve", str(output), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            until_it_answers(client, lambda: process.poll() is None)
            assert client.get("/sparql", params={"query": "ASK { ?p a kg:Person }"}).json()["boolean"] is True
    finally:
        process.terminate()
        _, said = process.communicate(timeout=60)
    assert re.search(rf"http://127.0.0.1:{port}/", said)
    assert "Traceback" not in said


def test_a_folder_without_a_graph_is_refused(tmp_path: Path) -> None:
    error = run(str(tmp_path))
    assert isinstance(error, InputError)
    assert "no graph.ttl" in str(error)


def test_a_graph_that_is_no_turtle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("no turtle", encoding="utf-8")
    assert isinstance(run(str(tmp_path)), InputError)


def test_a_port_that_is_in_use_is_told_before_anything_is_made(output: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes((output / "graph.ttl").read_bytes())
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        error = run(str(tmp_path), "--port", str(port))
    assert isinstance(error, UsageError)
    assert f"port {port} is in use (give another --port" in str(error)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_store_that_another_process_writes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "token")
    folder = tmp_path / "store"
    held = Store(str(folder))
    error = run(str(folder), "--writable", "--port", str(free_ports(1)[0]))
    del held
    assert isinstance(error, InputError)
    assert "is another process writing to it?" in str(error)


def test_nobody_may_write_without_a_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TOKEN, raising=False)
    error = run(str(tmp_path / "store"), "--writable")
    assert isinstance(error, UsageError)
    assert TOKEN in str(error)


def test_other_machines_may_not_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, "token")
    assert isinstance(run(str(tmp_path / "store"), "--writable", "--host", "0.0.0.0"), UsageError)


def test_the_missing_extra_is_named(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "kgbuild.serve.run", raising=False)
    monkeypatch.delattr("kgbuild.serve.run", raising=False)
    error = run(str(output))
    assert isinstance(error, UsageError)
    assert "pip install 'kgbuild[serve]'" in str(error)


def test_a_made_store_that_is_damaged_is_made_anew(output: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes((output / "graph.ttl").read_bytes())
    made = prepare(tmp_path)
    before = len(open_store(made.store))
    for table in made.store.glob("*.sst"):
        table.write_bytes(b"damaged")
    assert len(open_store(prepare(tmp_path).store)) == before


def test_what_was_made_is_found_made_as_long_as_the_graph_is_the_same(output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    graph = folder / "graph.ttl"
    graph.write_bytes((output / "graph.ttl").read_bytes())
    made = prepare(folder)
    before = made.index.stat().st_mtime_ns
    assert prepare(folder) == made
    assert made.index.stat().st_mtime_ns == before
    graph.write_text(graph.read_text("utf-8") + "\n<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    prepare(folder)
    assert made.index.stat().st_mtime_ns > before
