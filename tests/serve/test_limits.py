"""The service stays safe and serves the next request, whatever a request asks for."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kgbuild.serve.limits import Limits
from kgbuild.syntax import asks_elsewhere
from serving import Start, serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?d ?a"
LONG = "SELECT * { ?s ?p ?o }"
SHORT = "ASK { ?s ?p ?o }"


@pytest.fixture(scope="module", name="strict")
def serve_with_low_limits(output: Path) -> Iterator[httpx.Client]:
    with serving(output, limits=Limits(seconds=3.0, rows=1000, megabytes=192)) as client:
        yield client


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query})


def test_an_endless_query_is_stopped_and_the_next_is_served(strict: httpx.Client) -> None:
    begun = time.monotonic()
    answer = ask(strict, ENDLESS)
    assert time.monotonic() - begun < 20
    assert answer.status_code == 503
    assert "3 seconds, the limit" in answer.text
    assert ask(strict, SHORT).json()["boolean"] is True


def test_a_query_that_wants_too_much_memory_is_stopped_and_the_next_is_served(
    output: Path, start: Start
) -> None:
    client = start(output, Limits(seconds=30.0, megabytes=192))
    answer = ask(client, GREEDY)
    assert answer.status_code == 500
    assert "192 MB, the limit" in answer.text
    assert ask(client, SHORT).json()["boolean"] is True


def test_pages_are_served_while_an_endless_query_runs(strict: httpx.Client) -> None:
    running = threading.Thread(target=ask, args=(strict, ENDLESS))
    running.start()
    assert strict.get("/id/region/330700").status_code == 200
    running.join()


@pytest.mark.parametrize(
    "accept",
    [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ],
)
def test_an_answer_with_too_many_rows_is_refused(strict: httpx.Client, accept: str) -> None:
    def rows(most: int) -> httpx.Response:
        return strict.get("/sparql", params={"query": f"{LONG} LIMIT {most}"}, headers={"accept": accept})

    assert rows(1000).status_code == 200
    refused = rows(1100)
    assert refused.status_code == 500
    assert "1000 rows, the limit" in refused.text


def test_a_graph_with_too_many_triples_is_refused(strict: httpx.Client) -> None:
    assert ask(strict, "CONSTRUCT WHERE { ?s ?p ?o }").status_code == 500
    assert strict.get("/graphs?default").status_code == 500


def test_a_request_that_is_too_long_is_refused(client: httpx.Client) -> None:
    long = SHORT + "#" * 2**20
    assert client.post("/sparql", data={"query": long}).status_code == 413
    assert client.get("/search", params={"q": "x" * 65_000}).status_code == 414
    assert client.get("/api/search", params={"q": "金" * 201}).status_code == 400

    def chunks() -> Iterator[bytes]:
        for _ in range(64):
            yield b"#" * 2**14

    headers = {"content-type": "application/sparql-query"}
    assert client.post("/sparql", content=chunks(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
        "SELECT * { BIND(<http://127.0.0.1:PORT/> AS ?x) SERVICE ?x { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1service<http://127.0.0.1:PORT/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?s<'x>y')SERVICE<http://127.0.0.1:PORT/>{ ?a ?b 'z' } }",
        "SELECT * { ?s <urn:it's> ?o FILTER(?s<'x>y')SERVICE<http://127.0.0.1:PORT/>{ ?a ?b 'z' } }",
        "PREFIX h: <http://127.0.0.1:PORT/> SELECT * { SERVICEh:{ ?a ?b ?c } }",
        "PREFIX h: <http://127.0.0.1:PORT/> SELECT * { ?s ?p true.SERVICESILENTh:x{ ?a ?b ?c } }",
        f"SELECT * {{ SERVICE #{'a' * 1000}\n<http://127.0.0.1:PORT/> {{ ?a ?b ?c }} }}",
        "PREFIX a·b: <http://127.0.0.1:PORT/> SELECT * { ?s ?p kg:.SERVICE # here\n a·b:{ ?a ?b ?c } }",
        "SELECT * FROM <http://127.0.0.1:PORT/> { ?s ?p ?o }",
        "DESCRIBE <http://127.0.0.1:PORT/>",
    ],
)
def test_no_query_makes_the_service_ask_another(client: httpx.Client, query: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.setblocking(False)
        answer = ask(client, query.replace("PORT", str(other.getsockname()[1])))
        assert answer.status_code == (403 if "ervice" in query.lower() else 200)
        with pytest.raises(BlockingIOError):
            other.accept()


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service rdfs:label "SERVICE {" } # SERVICE',
        "SELECT * { ?s <urn:service> ?o }",
        "SELECT * { ?s kg:service ?o ; kg:x-service kg:y ; <urn:it's> 'SERVICE', <urn:service> }",
        "SELECT * { ?s kg:service '''a ' SERVICE''' }",
    ],
)
def test_the_word_service_elsewhere_than_as_the_keyword_is_allowed(query: str) -> None:
    assert not asks_elsewhere(query)


def test_a_worker_opens_no_connection(tmp_path: Path) -> None:
    program = (
        "import socket; from kgbuild.serve.sandbox import close_network\n"
        "if not close_network(): print('refused'); raise SystemExit\n"
        "try: socket.socket()\nexcept PermissionError: print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"


def test_another_name_of_the_host_is_refused(client: httpx.Client) -> None:
    assert client.get("/sparql", headers={"host": "evil.example"}).status_code == 400


HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    "address",
    ["/", "/query", "/ontology", "/search?q=x", "/sparql", "/sparql?query=no", "/none", "/assets/pages.css"],
)
def test_every_answer_has_strict_headers(client: httpx.Client, address: str) -> None:
    answer = client.get(address)
    assert HEADERS.items() <= dict(answer.headers).items()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "server" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers


MARKUP = '<script>alert("x")</script>\'"&'


@pytest.mark.parametrize(
    "address", ["/search?q=", "/entity?iri=", "/entity?iri=urn:", "/id/", "/sparql?query="]
)
def test_nothing_of_a_request_comes_back_as_markup(client: httpx.Client, address: str) -> None:
    answer = client.get(address + httpx.QueryParams({"q": MARKUP})["q"])
    if answer.headers["content-type"].startswith("text/html"):
        assert "<script>alert" not in answer.text
    else:
        assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("path", ["/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/..%2fapp.py"])
def test_no_file_outside_the_assets_is_served(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404
