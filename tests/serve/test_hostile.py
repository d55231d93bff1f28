"""Requests and graphs that are not meant well: each gets its status, nothing hangs, the next is served."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

import httpx
import pytest
from rdflib import Graph

from kgbuild.serve.connection import Guarded
from kgbuild.serve.limits import Limits
from kgbuild.serve.negotiate import SOLUTIONS, negotiate
from kgbuild.serve.pages import href
from serving import serving

BASE = "https://w3id.org/kgbuild/id/"
KG = "https://w3id.org/kgbuild/ontology#"
LABEL, PREF = "http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel"
NAMES = (
    '<script>alert("x")</script>',
    "\"'><img src=x onerror=alert(1)>",
    "</title></script><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "a\u202eb\u0000c".replace("\u0000", ""),
    "&lt;b&gt;&#x3c;",
)
LOCALS = (
    *("a%20b", "a%22b", "a%27b", "%F0%9F%98%80", "😀", "甲%2F乙"),
    *("%3Cscript%3E", "..%2F..", "a'b", "a&b=c+d", "%25", "a;b:c@d"),
)


def literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(scope="module", name="hostile")
def serve_hostile_names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("hostile")
    lines = [
        f"<{BASE}place/{local}> a <{KG}Place> ; <{LABEL}> {literal(name)} ; <{PREF}> {literal(name)} ."
        for local, name in zip(LOCALS, (*NAMES, *NAMES), strict=False)
    ]
    (folder / "graph.ttl").write_text("\n".join(lines), encoding="utf-8")
    with serving(folder, limits=Limits(seconds=3.0, arrival=1.0)) as client:
        yield client


@pytest.fixture(autouse=True)
def the_next_request_is_served(hostile: httpx.Client) -> Iterator[None]:
    yield
    assert hostile.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True


@pytest.mark.parametrize("number", range(len(LOCALS)))
def test_an_iri_of_whatever_characters_has_its_page_and_its_rdf(hostile: httpx.Client, number: int) -> None:
    iri, name = f"{BASE}place/{LOCALS[number]}", (*NAMES, *NAMES)[number]
    for address in (href(iri, BASE), f"/entity?{httpx.QueryParams({'iri': iri})}"):
        page = hostile.get(address)
        assert page.status_code == 200
        assert f"<h1>{escape(name, quote=False)}</h1>" in page.text.replace("&#34;", '"').replace(
            "&#39;", "'"
        )
        for media, format_ in (("text/turtle", "turtle"), ("application/ld+json", "json-ld")):
            found = Graph().parse(
                data=hostile.get(address, headers={"accept": media}).content, format=format_
            )
            assert {str(subject) for subject in found.subjects()} == {iri}


class Markup(HTMLParser):
    """The tags of a page and the names of their attributes, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_text_wherever_it_is_shown(hostile: httpx.Client, name: str) -> None:
    page = hostile.get("/search", params={"q": name})
    shown = hostile.get(href(f"{BASE}place/{LOCALS[NAMES.index(name)]}", BASE))
    for answer in (page, shown):
        markup = Markup(answer.text)
        assert not markup.tags & {"script", "img", "svg", "b"}
        assert not [name for name in markup.attributes if name.startswith("on")]
        assert "49" not in answer.text


def test_a_link_never_runs_a_script(hostile: httpx.Client) -> None:
    page = hostile.get("/search", params={"q": "javascript"}).text
    assert all(link.startswith(("/", "data:,")) for link in re.findall(r'href="([^"]*)"', page))
    assert hostile.get("/entity", params={"iri": "javascript:alert(1)"}).status_code == 404


def said(client: httpx.Client, request: bytes, seconds: float = 10) -> bytes:
    """What the server answers to bytes, until it closes the connection or the answer is whole."""
    with socket.create_connection((client.base_url.host, client.base_url.port or 80), seconds) as connection:
        answer = b""
        try:
            connection.sendall(request)
            while b"\r\n\r\n" not in answer and (received := connection.recv(2**16)):
                answer += received
        except ConnectionError:
            pass
        return answer


HOST = b"Host: localhost\r\n"
POST = b"POST /sparql HTTP/1.1\r\n" + HOST + b"Content-Type: application/sparql-query\r\n"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (POST + b"Content-Length: 99999999999\r\n\r\nASK", 413),
        (POST + b"Content-Length: -5\r\n\r\nASK", 400),
        (POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nASK\r\n0\r\n\r\n", 400),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nASK\r\n0\r\n\r\n", 400),
        (POST + b"Content-Length: 14\r\n\r\nASK", 408),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n3\r\nASK\r\n", 408),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"x" * 300, 400),
        (b"GET /query HTTP/1.1\r\n\r\n", 400),
        (b"GET /query HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400),
        (b"GET /query HTTP/1.1\r\nHost: evil.example:8000\r\n\r\n", 400),
        (b"GET /query HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", 400),
        (b"GET /query HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n", 400),
        (b"GET /query HTTP/1.1\r\nHost: localhost:8000\r\n\r\n", 200),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X-A: " + b"a" * 100_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X-A: a\r\n" * 10_000 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X-A: " + b"a" * 2_000_000, 400),
        (b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET /id/%00 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET /id/%zz%e4%b8 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET /id/%ED%A0%80 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET /entity?iri=urn:%ED%A0%80 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET /sparql?query=%zz HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET /search?q=%zz%ff%e4 HTTP/1.1\r\n" + HOST + b"\r\n", 200),
        ("GET /id/region/金华 HTTP/1.1\r\n".encode() + HOST + b"\r\n", 400),
        (b"GET /assets/..%2f..%2fapp.py HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /assets/%2e%2e/app.py HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"GET /../../etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n", 404),
        (b"TRACE /sparql HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    ],
)
def test_a_request_that_is_no_honest_one_has_its_status(
    hostile: httpx.Client, request_: bytes, status: int
) -> None:
    answer = said(hostile, request_)
    # A server that refuses a request before it has read it may have the connection reset under its answer.
    assert answer.startswith(b"HTTP/1.1 %d " % status) or (
        status == 400 and len(request_) > 2**17 and not answer
    )


def test_a_head_that_does_not_come_to_its_end_is_waited_for_in_vain(
    hostile: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Guarded, "seconds", 0.3)
    assert said(hostile, b"") == b""
    assert said(hostile, b"GET /sparql HTTP/1.1\r\nHost: local") == b""


def test_no_other_site_may_read_an_answer(hostile: httpx.Client) -> None:
    for method in ("GET", "OPTIONS", "HEAD"):
        headers = {"origin": "https://evil.example", "access-control-request-method": "GET"}
        answer = hostile.request(method, "/sparql", headers=headers)
        assert not any(name.startswith("access-control") for name in answer.headers)
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


JOIN = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"


@pytest.mark.parametrize(
    ("query", "statuses"),
    [
        ("SELECT * FROM <http://elsewhere.example/> { ?s ?p ?o }", {200}),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", {200}),
        ('SELECT * { ?s ?p ?x FILTER(REGEX(STR(?x), "(a+)+$(a*)*(.*)*(.*)*z")) }', {200}),
        ('ASK { FILTER(REGEX("a", "(((((a{1,1000}){1,1000}){1,1000}){1,1000}){1,1000})")) }', {200, 500}),
        (f"SELECT (COUNT(*) AS ?x) {{ ?s (!<urn:p>)* ?z . {JOIN} }}", {503}),
        (f"SELECT (COUNT(*) AS ?x) {{ ?s ((!<urn:p>|^!<urn:q>)*)+ ?z . {JOIN} }}", {500, 503}),
        (f"CONSTRUCT {{ [] ?b ?c }} {{ {JOIN} }}", {500, 503}),
        (f"SELECT (GROUP_CONCAT(STR(?x)) AS ?y) {{ ?s ?p ?x . {JOIN} }}", {500, 503}),
        (f"SELECT * {{ {'{' * 20_000}{'}' * 20_000} }}", {500}),
        (f"SELECT ({'(' * 20_000}1{')' * 20_000} AS ?x) {{ }}", {500}),
        ("SELECT (<http://elsewhere.example/f>(1) AS ?x) { }", {400}),
        ("SELECT * { ?s ?p ?o } OFFSET 99999999999999999999", {400}),
        ('ASK { ?s ?p "\\uD800" }', {400}),
        ("ASK { <\\u0000> ?p ?o }", {400}),
        ("ASK { ?s ?p ?o }\0", {400}),
        ("LOAD <http://elsewhere.example/>", {400}),
        ("CLEAR ALL", {400}),
    ],
)
def test_a_query_that_asks_too_much_is_stopped(hostile: httpx.Client, query: str, statuses: set[int]) -> None:
    assert hostile.post("/sparql", data={"query": query}).status_code in statuses


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*", "application/sparql-results+json"),
        (",", "application/sparql-results+json"),
        (";;;,,,=", "application/sparql-results+json"),
        ("text/html, image/gif, *; q=.2", "application/sparql-results+json"),
        ("text/csv;q=nan", None),
        ("text/csv;q=0", None),
        ("text/csv;q=1e400", "text/csv"),
        ("*/*;q=0", None),
        (
            "*/*;q=0.5, application/sparql-results+json;q=0, application/json;q=0",
            "application/sparql-results+xml",
        ),
        ("TEXT/CSV", "text/csv"),
        ("image/png, " * 10_000 + "text/csv", None),
    ],
)
def test_an_odd_accept_header_is_read_as_far_as_it_says_anything(accept: str, expected: str | None) -> None:
    assert negotiate(accept, SOLUTIONS) == expected


def test_an_answer_that_is_another_each_time_is_not_given_again(hostile: httpx.Client) -> None:
    query = {"query": "SELECT (UUID() AS ?u) (RAND() AS ?r) { }"}
    assert hostile.get("/sparql", params=query).json() != hostile.get("/sparql", params=query).json()
