"""A graph pushed to real graph stores: our own, and Virtuoso."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from kgbuild import push as module
from kgbuild.assemble import assemble
from kgbuild.push import Plan, parts_of, push
from kgbuild.write.turtle import write_turtle
from made_graph import first, second
from serving import TOKEN
from stores.virtuoso import running


def counted(client: httpx.Client, query: str) -> int:
    answer = client.get("/sparql", params={"query": query, "format": "application/sparql-results+json"})
    (row,) = answer.raise_for_status().json()["results"]["bindings"]
    return int(row["n"]["value"])


def in_graph(name: str) -> str:
    return f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"


def there_as_here(client: httpx.Client, graph: Path) -> None:
    for part in parts_of(graph):
        assert counted(client, in_graph(part.name)) == len(part.lines), part.name


def pushed_and_changed(client: httpx.Client, endpoint: str, graph: Path, *, digest: bool = False) -> None:
    """Two documents are pushed in small batches; then the second is gone."""
    plan = Plan(endpoint, graph, graph.with_name("push.jsonl"), batch=50, digest=digest)
    write_turtle(assemble([first(), second()]), graph)
    both = push(plan)
    assert len(both.sent) >= 3
    there_as_here(client, graph)
    assert push(plan).sent == []
    write_turtle(assemble([first()]), graph)
    gone = push(plan).removed
    assert gone
    there_as_here(client, graph)
    assert [counted(client, in_graph(name)) for name in gone] == [0] * len(gone)


def test_our_own_server_holds_what_is_pushed(
    writable: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(module.TOKEN, TOKEN)
    graph = tmp_path / "graph.ttl"
    pushed_and_changed(writable, str(writable.base_url.join("/graphs")), graph)
    whole = {line for part in parts_of(graph) for line in part.lines}
    assert counted(writable, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == len(whole)


@pytest.mark.store
def test_virtuoso_holds_what_is_pushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(module.USER, "dba")
    monkeypatch.setenv(module.PASSWORD, "dba")
    with running(tmp_path) as server, httpx.Client(base_url=server.url, timeout=60) as client:
        endpoint = f"{server.url}/sparql-graph-crud-auth"
        pushed_and_changed(client, endpoint, tmp_path / "graph.ttl", digest=True)
