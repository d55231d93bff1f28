"""A page for every IRI, the search, and what programs get of the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from rdflib import XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kgbuild.serve.openapi import OPENAPI
from kgbuild.serve.pages import href
from kgbuild.turtle import read_turtle

BASE = "https://w3id.org/kgbuild/id/"
REGION = BASE + "region/330700"


def test_an_entity_has_a_page_with_its_statements_and_their_quotations_in_the_text(
    client: httpx.Client,
) -> None:
    page = client.get("/id/region/330700", headers={"accept-language": "en"})
    assert page.headers["content-type"].startswith("text/html")
    assert "<h1>金华市</h1>" in page.text
    found = client.get("/api/entity", params={"iri": REGION}).json()
    quoted = [e for claim in found["statements"] for e in claim["evidence"] if "exact" in e]
    assert quoted
    text = (Path(__file__).parents[2] / "seeds" / "zhejiang-daily-2023-10-21.txt").read_text("utf-8")
    for evidence in quoted:
        assert text[evidence["start"] : evidence["end"]] == evidence["exact"]
        around = evidence["before"].lstrip("…") + evidence["exact"] + evidence["after"]
        assert around in text
    assert any(evidence["before"] or evidence["after"] for evidence in quoted)


def by_value(triples: Iterable[tuple[Node, Node, Node]]) -> set[tuple[Node, Node, object]]:
    """Triples with the values of their decimals: 1.0 and 1 are one number to a store."""
    return {
        (s, p, Decimal(o) if isinstance(o, Literal) and o.datatype == XSD.decimal else o)
        for s, p, o in triples
    }


@pytest.mark.parametrize(
    ("accept", "format_"),
    [
        ("text/turtle", "turtle"),
        ("application/ld+json", "json-ld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_an_entity_is_had_as_rdf_with_all_its_statements(
    client: httpx.Client, output: Path, accept: str, format_: str
) -> None:
    answer = client.get("/id/region/330700", headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == accept
    whole, subject = read_turtle(output / "graph.ttl"), URIRef(REGION)
    found = by_value(Graph().parse(data=answer.text, format=format_))
    assert found <= by_value(whole)
    assert by_value(whole.triples((subject, None, None))) <= found
    assert by_value(whole.triples((None, None, subject))) <= found


def test_the_format_may_stand_in_the_address(client: httpx.Client) -> None:
    answer = client.get("/entity", params={"iri": REGION, "format": "ttl"})
    assert answer.headers["content-type"].startswith("text/turtle")
    assert client.get("/entity", params={"iri": REGION, "format": "exe"}).status_code == 400


def test_every_iri_of_the_data_has_a_page(client: httpx.Client, output: Path) -> None:
    subjects = sorted({str(s) for s in read_turtle(output / "graph.ttl").subjects()})
    assert len(subjects) > 500
    for subject in subjects[::9]:
        answer = client.get(href(subject, BASE))
        assert answer.status_code == 200, subject
        assert "<h1>" in answer.text


def test_the_links_of_a_page_lead_to_pages(client: httpx.Client) -> None:
    page = client.get("/id/region/330700")
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', page.text)}
    assert len(links) > 20
    for link in sorted(links):
        assert client.get(link).status_code in (200, 404 if "entity?iri=http" in link else 200), unquote(link)


def test_a_document_shows_its_text_with_the_quotation_marked(client: httpx.Client) -> None:
    found = client.get("/api/entity", params={"iri": REGION}).json()
    evidence = next(e for claim in found["statements"] for e in claim["evidence"] if "exact" in e)
    address = href(evidence["document"], BASE)
    page = client.get(address, params={"start": evidence["start"], "end": evidence["end"]})
    assert f'<mark id="quotation">{evidence["exact"]}</mark>' in page.text


def test_what_the_graph_does_not_know_is_not_found(client: httpx.Client) -> None:
    assert client.get("/id/region/000000").status_code == 404
    assert client.get("/entity", params={"iri": "urn:none"}).status_code == 404
    assert client.get("/entity", params={"iri": "no iri"}).status_code == 400
    assert client.get("/id/region/000000", headers={"accept": "text/turtle"}).status_code == 404


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("秀洲区", "嘉兴市秀洲区"),
        ("洲区", "秀洲区"),
        ("jinhuashi", "金华市"),
        ("jinhua", "金华市"),
        ("jhs", "金华市"),
        ("JHS", "金华市"),
        ("秀洲 书记", "嘉兴市秀洲区委书记"),
        ("八八战略", "八八战略"),
    ],
)
def test_names_are_found_by_pieces_of_them_and_by_pinyin(
    client: httpx.Client, question: str, label: str
) -> None:
    hits = client.get("/api/search", params={"q": question}).json()
    assert any(label in (hit["label"], *hit["names"].split("、")) for hit in hits["names"])


def test_quotations_are_found_by_any_piece_of_them(client: httpx.Client) -> None:
    hits = client.get("/api/search", params={"q": "世界一流强港"}).json()
    assert hits["quotations"]
    assert all("世界一流强港" in hit["exact"] for hit in hits["quotations"])


@pytest.mark.parametrize("question", ['"', "*", "a AND", "NEAR(", "words:x", "'", "-", "\u0000", "🙂", "^"])
def test_a_question_is_no_language(client: httpx.Client, question: str) -> None:
    assert client.get("/search", params={"q": question}).status_code == 200


def test_the_pages_speak_the_language_that_is_asked(client: httpx.Client) -> None:
    zh = client.get("/ontology", headers={"accept-language": "zh-CN,zh;q=0.9,en;q=0.8"})
    en = client.get("/ontology", headers={"accept-language": "en-GB"})
    assert '<html lang="zh">' in zh.text
    assert '<html lang="en">' in en.text
    assert 'id="holdsPost"' in en.text


def test_the_ontology_is_had_as_turtle(client: httpx.Client) -> None:
    answer = client.get("/ontology", headers={"accept": "text/turtle"})
    assert len(Graph().parse(data=answer.text)) > 500


def test_the_graph_page_is_served_under_its_own_policy(client: httpx.Client) -> None:
    answer = client.get("/")
    assert "sha256-" in answer.headers["content-security-policy"]
    assert 'id="data"' in answer.text or "application/json" in answer.text


def test_the_description_names_every_address_that_is_not_sparql(client: httpx.Client) -> None:
    described = client.get("/api/openapi.json").json()
    assert described == OPENAPI
    addresses = {"/", "/id/{path}", "/entity", "/search", "/query", "/ontology"}
    assert set(described["paths"]) == addresses | {"/api/search", "/api/entity", "/api/openapi.json"}
