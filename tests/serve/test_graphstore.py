"""What the SPARQL 1.1 Graph Store HTTP Protocol asks of a service, each case in our own words."""

from __future__ import annotations

import httpx
import pytest
from rdflib import Graph

TURTLE = {"content-type": "text/turtle"}
ONE = '<urn:s> <urn:p> "甲" .'
TWO = '<urn:s> <urn:p> "乙" .'
GRAPH = {"graph": "https://example.org/graph/1"}
OTHER = {"graph": "https://example.org/graph/2"}


def count(client: httpx.Client, where: str = "?s ?p ?o") -> int:
    query = f"SELECT (COUNT(*) AS ?n) {{ {where} }}"
    answer = client.get("/sparql", params={"query": query})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def lines(client: httpx.Client, params: dict[str, str]) -> list[str]:
    answer = client.get("/graphs", params=params, headers={"accept": "application/n-triples"})
    assert answer.status_code == 200
    return sorted(answer.text.splitlines())


def test_a_graph_that_is_put_is_made_and_had_again(writable: httpx.Client) -> None:
    assert writable.put("/graphs", params=GRAPH, content=ONE, headers=TURTLE).status_code == 201
    assert lines(writable, GRAPH) == ['<urn:s> <urn:p> "甲" .']


def test_a_graph_that_is_put_again_is_replaced(writable: httpx.Client) -> None:
    writable.put("/graphs", params=GRAPH, content=ONE, headers=TURTLE)
    assert writable.put("/graphs", params=GRAPH, content=TWO, headers=TURTLE).status_code == 204
    assert lines(writable, GRAPH) == ['<urn:s> <urn:p> "乙" .']
    assert count(writable) == 1


def test_what_is_posted_to_a_graph_is_merged_with_it(writable: httpx.Client) -> None:
    assert writable.post("/graphs", params=GRAPH, content=ONE, headers=TURTLE).status_code == 201
    assert writable.post("/graphs", params=GRAPH, content=TWO, headers=TURTLE).status_code == 204
    assert len(lines(writable, GRAPH)) == 2


def test_a_graph_that_is_deleted_is_not_found(writable: httpx.Client) -> None:
    writable.put("/graphs", params=GRAPH, content=ONE, headers=TURTLE)
    assert writable.delete("/graphs", params=GRAPH).status_code == 204
    assert writable.get("/graphs", params=GRAPH).status_code == 404
    assert writable.delete("/graphs", params=GRAPH).status_code == 404
    assert count(writable) == 0


def test_a_graph_that_is_not_there_is_not_found(writable: httpx.Client) -> None:
    assert writable.get("/graphs", params=GRAPH).status_code == 404
    assert writable.head("/graphs", params=GRAPH).status_code == 404


def test_head_has_the_headers_of_get_and_no_body(writable: httpx.Client) -> None:
    writable.put("/graphs", params=GRAPH, content=ONE, headers=TURTLE)
    answer = writable.head("/graphs", params=GRAPH, headers={"accept": "text/turtle"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith("text/turtle")


def test_an_empty_graph_is_put_and_is_there(writable: httpx.Client) -> None:
    assert writable.put("/graphs", params=GRAPH, content="", headers=TURTLE).status_code == 201
    assert lines(writable, GRAPH) == []


def test_the_default_graph_is_put_and_had_again(writable: httpx.Client) -> None:
    assert writable.put("/graphs?default", content=ONE, headers=TURTLE).status_code in (201, 204)
    assert lines(writable, {"default": ""}) == ['<urn:s> <urn:p> "甲" .']
    assert writable.delete("/graphs?default").status_code == 204
    assert lines(writable, {"default": ""}) == []


def test_the_default_graph_has_each_triple_of_all_graphs_once(writable: httpx.Client) -> None:
    both = f"{ONE}\n{TWO}"
    writable.put("/graphs", params=GRAPH, content=both, headers=TURTLE)
    writable.put("/graphs", params=OTHER, content=ONE, headers=TURTLE)
    assert count(writable) == 2
    assert count(writable, "GRAPH ?g { ?s ?p ?o }") == 3
    writable.delete("/graphs", params=GRAPH)
    assert count(writable) == 1
    assert lines(writable, {"default": ""}) == ['<urn:s> <urn:p> "甲" .']


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("text/turtle", ONE),
        ("text/turtle; charset=utf-8", ONE),
        ("application/n-triples", ONE),
        ("application/ld+json", '{"@id": "urn:s", "urn:p": "甲"}'),
        (
            "application/rdf+xml",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
            '<rdf:Description rdf:about="urn:s"><u:p>甲</u:p></rdf:Description></rdf:RDF>',
        ),
    ],
)
def test_a_graph_is_read_in_each_form_of_rdf(writable: httpx.Client, media: str, body: str) -> None:
    sent = writable.put("/graphs", params=GRAPH, content=body.encode(), headers={"content-type": media})
    assert sent.status_code == 201
    assert lines(writable, GRAPH) == ['<urn:s> <urn:p> "甲" .']


def test_a_relative_iri_is_resolved_against_the_name_of_the_graph(writable: httpx.Client) -> None:
    writable.put("/graphs", params=GRAPH, content="<x> <y> <> .", headers=TURTLE)
    start = "https://example.org/graph/"
    assert lines(writable, GRAPH) == [f"<{start}x> <{start}y> <{start}1> ."]


def test_a_body_that_is_no_graph_changes_nothing(writable: httpx.Client) -> None:
    writable.put("/graphs", params=GRAPH, content=ONE, headers=TURTLE)
    broken = writable.put("/graphs", params=GRAPH, content=f"{TWO} <urn:s> ", headers=TURTLE)
    assert broken.status_code == 400
    assert lines(writable, GRAPH) == ['<urn:s> <urn:p> "甲" .']


def test_a_body_of_another_media_type_is_refused(writable: httpx.Client) -> None:
    answer = writable.put("/graphs", params=GRAPH, content="x", headers={"content-type": "image/png"})
    assert answer.status_code == 415
    assert writable.put("/graphs", params=GRAPH, content=ONE).status_code == 415


@pytest.mark.parametrize(
    "address", ["", "?graph=urn:a&default", "?graph=urn:a&graph=urn:b", "?graph=relative", "?x=y"]
)
def test_an_address_names_one_graph(writable: httpx.Client, address: str) -> None:
    assert writable.get(f"/graphs{address}").status_code == 400
    assert writable.put(f"/graphs{address}", content=ONE, headers=TURTLE).status_code == 400


def test_a_graph_is_written_in_the_type_that_is_accepted(writable: httpx.Client) -> None:
    writable.put("/graphs", params=GRAPH, content=ONE, headers=TURTLE)
    for media, format_ in (("application/rdf+xml", "xml"), ("application/ld+json", "json-ld")):
        answer = writable.get("/graphs", params=GRAPH, headers={"accept": media})
        assert answer.headers["content-type"] == media
        assert len(Graph().parse(data=answer.text, format=format_)) == 1
    assert writable.get("/graphs", params=GRAPH, headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("shown", ["", "Bearer wrong", "Basic eDp5", "Bearer"])
def test_nobody_writes_without_the_token(writable: httpx.Client, shown: str) -> None:
    headers = {**TURTLE, "authorization": shown}
    assert writable.put("/graphs", params=GRAPH, content=ONE, headers=headers).status_code == 401
    assert writable.delete("/graphs", params=GRAPH, headers=headers).status_code == 401
    assert count(writable) == 0


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_a_read_only_service_allows_reading_alone(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/graphs", params=GRAPH, content=ONE, headers=TURTLE)
    assert answer.status_code == 405
    assert set(answer.headers["allow"].replace(" ", "").split(",")) == {"GET", "HEAD"}


def test_the_default_graph_of_a_read_only_service_is_its_graph(client: httpx.Client) -> None:
    answer = client.get("/graphs?default", headers={"accept": "application/n-triples"})
    assert len(answer.text.splitlines()) == count(client)


KG = "https://w3id.org/kgbuild/ontology#"
PREF = "http://www.w3.org/2004/02/skos/core#prefLabel"
DOCUMENT = """
@prefix kg: <https://w3id.org/kgbuild/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
<urn:who> a kg:Person ; skos:prefLabel "{name}"@zh .
<urn:e> oa:hasSource <urn:document> ; oa:hasSelector <urn:position>, <urn:quote> .
<urn:position> oa:start 0 ; oa:end 4 . <urn:quote> oa:exact "{quotation}" .
"""


def found(client: httpx.Client, question: str) -> tuple[list[str], list[str]]:
    """The names and the quotations that a search finds."""
    hits = client.get("/api/search", params={"q": question}).json()
    return [hit["label"] for hit in hits["names"]], [hit["exact"] for hit in hits["quotations"]]


def test_a_search_finds_what_was_written_and_no_longer_what_was_removed(writable: httpx.Client) -> None:
    def put(graph: dict[str, str], name: str, quotation: str) -> None:
        body = DOCUMENT.format(name=name, quotation=quotation)
        writable.put("/graphs", params=graph, content=body.encode(), headers=TURTLE).raise_for_status()

    assert found(writable, "苏若兰") == ([], [])
    put(GRAPH, "苏若兰", "副市长苏若兰")
    assert found(writable, "苏若兰") == (["苏若兰"], ["副市长苏若兰"])
    assert found(writable, "suruolan") == (["苏若兰"], [])
    put(GRAPH, "苏若梅", "副县长苏若梅")
    assert found(writable, "苏若兰") == ([], [])
    assert found(writable, "副县长") == ([], ["副县长苏若梅"])
    put(OTHER, "苏若梅", "副县长苏若梅")
    writable.delete("/graphs", params=GRAPH)
    assert found(writable, "苏若梅") == (["苏若梅"], ["副县长苏若梅"])
    writable.delete("/graphs", params=OTHER)
    assert found(writable, "苏若梅") == ([], [])


def test_a_search_after_many_writes_finds_all(writable: httpx.Client) -> None:
    names = [f"第{n}号产业园" for n in range(1100)]
    body = "\n".join(f'<urn:n{n}> a <{KG}Place> ; <{PREF}> "{name}"@zh .' for n, name in enumerate(names))
    writable.put("/graphs", params=GRAPH, content=body.encode(), headers=TURTLE).raise_for_status()
    assert found(writable, "第1099号")[0] == ["第1099号产业园"]
    writable.post(
        "/graphs", params=GRAPH, content='<urn:n1> <urn:p> "x" .', headers=TURTLE
    ).raise_for_status()
    assert found(writable, "第1号")[0] == ["第1号产业园"]
