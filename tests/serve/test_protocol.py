"""What the SPARQL 1.1 Protocol asks of a query service, each case in our own words."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest
from pyoxigraph import NamedNode, Quad, Store
from rdflib import Graph, Namespace, URIRef

from kgbuild.query import Answer, ask_rdflib, questions
from kgbuild.serve.limits import Limits
from kgbuild.turtle import read_turtle
from serving import Start

SELECT = "SELECT ?name { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name LIMIT 3"
ASK = "ASK { ?p a kg:Person }"
CONSTRUCT = "CONSTRUCT { ?p rdfs:label ?name } WHERE { ?p a kg:Person ; rdfs:label ?name }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
QUERY = {"content-type": "application/sparql-query"}
RESULTS = "application/sparql-results"


def asked(client: httpx.Client, query: str, **fields: str) -> list[list[str]]:
    answer = client.get("/sparql", params={"query": query, **fields}, headers={"accept": "text/csv"})
    return list(csv.reader(io.StringIO(answer.text)))[1:]


def test_a_query_by_get_is_answered(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": SELECT})
    assert answer.status_code == 200
    assert len(answer.json()["results"]["bindings"]) == 3


def test_a_query_by_post_as_a_form_is_answered(client: httpx.Client) -> None:
    assert client.post("/sparql", data={"query": ASK}).json()["boolean"] is True


def test_a_query_by_post_as_itself_is_answered(client: httpx.Client) -> None:
    assert client.post("/sparql", content=ASK, headers=QUERY).json()["boolean"] is True


def test_the_ways_to_ask_give_the_same_answer(client: httpx.Client) -> None:
    by_get = client.get("/sparql", params={"query": SELECT}).json()
    assert client.post("/sparql", data={"query": SELECT}).json() == by_get
    assert client.post("/sparql", content=SELECT, headers=QUERY).json() == by_get


def test_a_media_type_with_a_charset_is_the_same_media_type(client: httpx.Client) -> None:
    headers = {"content-type": "application/sparql-query; charset=utf-8"}
    assert (
        client.post("/sparql", content='ASK { ?s ?p "金华市"@zh }', headers=headers).json()["boolean"] is True
    )


@pytest.mark.parametrize("accept", [f"{RESULTS}+json", "application/json", "*/*", "application/*", None])
def test_solutions_are_json_where_that_is_asked_or_nothing_is(
    client: httpx.Client, accept: str | None
) -> None:
    request = client.build_request("GET", "/sparql", params={"query": SELECT})
    request.headers.pop("accept")
    if accept:
        request.headers["accept"] = accept
    answer = client.send(request)
    assert answer.headers["content-type"] == f"{RESULTS}+json"
    assert answer.json()["head"]["vars"] == ["name"]


@pytest.mark.parametrize("accept", [f"{RESULTS}+xml", "application/xml", "text/xml"])
def test_solutions_are_xml_where_that_is_asked(client: httpx.Client, accept: str) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": accept})
    assert answer.headers["content-type"] == f"{RESULTS}+xml"
    found = ElementTree.fromstring(answer.content).iter("{http://www.w3.org/2005/sparql-results#}result")
    assert len(list(found)) == 3


def test_solutions_are_csv_and_tsv_where_that_is_asked(client: httpx.Client) -> None:
    as_csv = client.get("/sparql", params={"query": SELECT}, headers={"accept": "text/csv"})
    as_tsv = client.get("/sparql", params={"query": SELECT}, headers={"accept": "text/tab-separated-values"})
    assert as_csv.headers["content-type"].startswith("text/csv")
    assert as_tsv.headers["content-type"].startswith("text/tab-separated-values")
    rows = list(csv.reader(io.StringIO(as_csv.text)))
    assert rows[0] == ["name"]
    assert as_tsv.text.splitlines()[0] == "?name"
    assert [f'"{name}"@zh' for (name,) in rows[1:]] == as_tsv.text.splitlines()[1:]


@pytest.mark.parametrize("accept", [f"{RESULTS}+json", f"{RESULTS}+xml"])
def test_ask_is_answered_in_both_forms(client: httpx.Client, accept: str) -> None:
    answer = client.get("/sparql", params={"query": ASK}, headers={"accept": accept})
    assert answer.headers["content-type"] == accept
    assert "true" in answer.text


@pytest.mark.parametrize(
    ("accept", "format_"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_a_graph_is_written_as_asked(client: httpx.Client, accept: str, format_: str) -> None:
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == accept
    plain = client.get("/sparql", params={"query": CONSTRUCT}, headers={"accept": "application/n-triples"})
    found = Graph().parse(data=answer.text, format=format_)
    assert set(found) == set(Graph().parse(data=plain.text, format="nt"))
    assert len(found) == 12


def test_describe_gives_a_graph(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "DESCRIBE <https://w3id.org/kgbuild/id/region/330700>"})
    assert answer.headers["content-type"].startswith("text/turtle")
    assert len(Graph().parse(data=answer.text)) > 3


def test_the_better_liked_of_two_types_is_chosen(client: httpx.Client) -> None:
    accept = f"{RESULTS}+json;q=0.2, {RESULTS}+xml;q=0.9"
    answer = client.get("/sparql", params={"query": ASK}, headers={"accept": accept})
    assert answer.headers["content-type"] == f"{RESULTS}+xml"
    assert answer.headers["vary"] == "accept"


def test_a_type_that_cannot_be_written_is_not_acceptable(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": ASK}, headers={"accept": "image/png"}).status_code == 406


def test_a_default_graph_that_is_named_is_the_one_asked(client: httpx.Client) -> None:
    params = {"query": ASK, "default-graph-uri": "urn:no:such"}
    assert client.get("/sparql", params=params).json()["boolean"] is False
    assert client.post("/sparql", data=params).json()["boolean"] is False
    direct = client.post("/sparql", params={"default-graph-uri": "urn:no:such"}, content=ASK, headers=QUERY)
    assert direct.json()["boolean"] is False


def test_each_document_of_an_output_has_a_graph_that_can_be_asked_alone(client: httpx.Client) -> None:
    documents = asked(client, "SELECT ?g { GRAPH ?g { ?g a kg:Document } }")
    assert len(documents) == 1
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    every, of_one = asked(client, count), asked(client, count, **{"default-graph-uri": documents[0][0]})
    assert 0 < int(of_one[0][0]) < int(every[0][0])
    within = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{documents[0][0]}> {{ ?s ?p ?o }} }}"
    from_ = f"SELECT (COUNT(*) AS ?n) FROM <{documents[0][0]}> {{ ?s ?p ?o }}"
    assert asked(client, within) == asked(client, from_) == of_one


def test_the_graphs_that_a_query_names_are_those_asked_also_where_all_are_seen_as_one(
    start: Start, tmp_path: Path
) -> None:
    store = Store(str(tmp_path / "store"))
    for name in ("urn:a", "urn:b"):
        store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode(name), NamedNode(name)))
    store.flush()
    del store
    client = start(tmp_path / "store", Limits())
    assert asked(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [["2"]]
    assert asked(client, "SELECT (COUNT(*) AS ?n) FROM <urn:a> { ?s ?p ?o }") == [["1"]]


def test_the_default_graph_of_an_output_is_the_union_of_its_graphs(
    client: httpx.Client, output: Path
) -> None:
    apart = "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } } }"
    together = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert asked(client, apart) == asked(client, together) == [[str(len(read_turtle(output / "graph.ttl")))]]


def test_a_graph_of_the_protocol_takes_the_place_of_that_of_the_query(client: httpx.Client) -> None:
    query = "ASK FROM <urn:a> { ?s ?p ?o }"
    params = {"query": query, "default-graph-uri": ["urn:b", "urn:c"], "named-graph-uri": "urn:d"}
    assert client.get("/sparql", params=params).json()["boolean"] is False


@pytest.mark.parametrize(
    "address",
    [
        "?query=",
        "?query=SELECT",
        "?query=ASK%20%7B%7D&query=ASK%20%7B%7D",
        "?default-graph-uri=urn:a",
        "?query=ASK%20%7B%7D&default-graph-uri=no%20iri",
        "?query=%FF",
    ],
)
def test_what_is_no_request_of_the_protocol_is_a_bad_request(client: httpx.Client, address: str) -> None:
    assert client.get(f"/sparql{address}").status_code == 400


def test_a_post_of_a_wrong_media_type_is_refused(client: httpx.Client) -> None:
    answer = client.post("/sparql", content=ASK, headers={"content-type": "text/plain"})
    assert answer.status_code == 415


def test_a_post_without_media_type_is_refused(client: httpx.Client) -> None:
    assert client.post("/sparql", content=ASK).status_code == 415


def test_a_query_that_is_not_utf8_is_a_bad_request(client: httpx.Client) -> None:
    assert client.post("/sparql", content=b"ASK { ?s ?p '\xff' }", headers=QUERY).status_code == 400


def test_a_query_given_twice_is_a_bad_request(client: httpx.Client) -> None:
    assert client.post("/sparql", params={"query": ASK}, content=ASK, headers=QUERY).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/sparql")
    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(answer.headers["allow"].replace(" ", "").split(","))


@pytest.mark.parametrize(
    "update", ["INSERT DATA { <urn:a> <urn:b> 1 }", "DROP ALL", "LOAD <http://example.org/>"]
)
def test_an_update_is_refused_however_it_comes(client: httpx.Client, update: str) -> None:
    headers = {"content-type": "application/sparql-update"}
    assert client.post("/sparql", content=update, headers=headers).status_code == 403
    assert client.post("/sparql", data={"update": update}).status_code == 403
    assert client.get("/sparql", params={"update": update}).status_code == 403
    assert client.get("/sparql", params={"query": update}).status_code == 400
    assert client.get("/sparql", params={"query": "ASK { <urn:a> ?p ?o }"}).json()["boolean"] is False


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json"])
def test_without_a_query_the_service_describes_itself(client: httpx.Client, accept: str) -> None:
    answer = client.get("/sparql", headers={"accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    formats = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/ld+json": "json-ld"}
    described = Graph().parse(data=answer.text, format=formats[accept])
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    endpoint = URIRef(str(client.base_url.join("/sparql")))
    assert (None, sd.endpoint, endpoint) in described
    assert (None, sd.supportedLanguage, sd.SPARQL11Query) in described
    assert (None, sd.feature, sd.UnionDefaultGraph) in described
    assert (None, sd.feature, sd.BasicFederatedQuery) not in described
    (counted,) = asked(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert [str(n) for n in described.objects(None, URIRef("http://rdfs.org/ns/void#triples"))] == counted


def test_head_has_the_headers_of_get_and_no_body(client: httpx.Client) -> None:
    answer = client.head("/sparql", params={"query": ASK})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{RESULTS}+json"
    assert answer.content == b""


def test_a_competency_question_has_the_rows_that_rdflib_finds(client: httpx.Client, output: Path) -> None:
    graph = read_turtle(output / "graph.ttl")
    for question in questions():
        answer = client.post("/sparql", data={"query": question.sparql})
        assert answer.status_code == 200, question.name
        expected = ask_rdflib(graph, question.sparql)
        assert isinstance(expected, Answer)
        assert len(answer.json()["results"]["bindings"]) == len(expected.rows), question.name
