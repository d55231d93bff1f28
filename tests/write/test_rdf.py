"""A graph as RDF: valid IRIs whatever the name, one traversal, the contract's terms."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, SKOS

from kgbuild.assemble import assemble
from kgbuild.graph import DEFAULT_BASE
from kgbuild.ontology import KG, OA, SCHEMA
from kgbuild.write.rdf import iri, resources, triples
from made_graph import CORRIDOR, FIRST, SHAOXING, WHO, first, second

# RFC 3987: ipchar and "/" of an IRI's path, with ucschar.
UCSCHAR = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14)
)
PATH = re.compile(f"(?:[A-Za-z0-9._~!$&'()*+,;=:@/{UCSCHAR}-]|%[0-9A-F]{{2}})*")


@pytest.fixture(scope="module")
def rdf() -> Graph:
    graph = Graph()
    for triple in triples(assemble([first(), second()])):
        graph.add(triple)
    return graph


def data(key: str) -> URIRef:
    return iri(DEFAULT_BASE, key)


@given(st.text())
@example("“三个 100”工程")
@example('a"b<c>d{e}f|g\\h^i`j')
@example("[括号](圆)【方】")
@example("红旗🚩😀")
@example("半个\ud83d字")
@example("\u200b\u202e\ufeff\u3000")
@example("100%?#")
def test_every_name_makes_a_valid_iri_that_tells_it_from_all_others(name: str) -> None:
    made = str(iri("", name))
    assert PATH.fullmatch(made)
    assert unquote(made, errors="surrogatepass") == name


def test_chinese_stays_readable_in_iris() -> None:
    assert str(data("place/艾尔肯·吐尼亚孜")) == "https://w3id.org/kgbuild/id/place/艾尔肯·吐尼亚孜"


def test_nothing_is_said_of_a_subject_in_two_places() -> None:
    subjects = [resource.subject for resource in resources(assemble([first(), second()]))]
    assert len(subjects) == len(set(subjects))


def test_entities_have_the_standard_classes_too(rdf: Graph) -> None:
    assert set(rdf.objects(data(WHO), RDF.type)) == {KG.Person, SCHEMA.Person, FOAF.Person, PROV.Person}
    assert (data("post/绍兴市委书记"), RDF.type, ORG.Post) in rdf
    campaign = data("initiative/双百攻坚行动")
    assert {KG.Campaign, KG.Initiative} == set(rdf.objects(campaign, RDF.type))


def test_names_are_chinese(rdf: Graph) -> None:
    assert rdf.value(data(SHAOXING), SKOS.prefLabel) == Literal("绍兴市", lang="zh")
    assert rdf.value(data(SHAOXING), SKOS.altLabel) == Literal("绍兴", lang="zh")


def test_every_quotation_is_what_stands_in_its_document(rdf: Graph) -> None:
    document = rdf.value(None, DCTERMS.source, Literal("news/first.txt"))
    quoted = 0
    for evidence in rdf.subjects(OA.hasSource, document):
        selectors = list(rdf.objects(evidence, OA.hasSelector))
        (start,), (end,), (exact,) = (
            [rdf.value(s, p) for s in selectors if (s, p, None) in rdf] for p in (OA.start, OA.end, OA.exact)
        )
        assert FIRST[int(start) : int(end)] == str(exact)
        quoted += 1
    assert quoted > 20


def test_a_quotation_leads_to_its_article(rdf: Graph) -> None:
    claim = rdf.value(None, RDF.object, KG.Started)
    (evidence,) = rdf.objects(claim, KG.evidence)
    article = rdf.value(evidence, OA.hasScope)
    assert rdf.value(article, SKOS.prefLabel) == Literal("柯桥区加快项目建设", lang="zh")


def test_a_fact_of_reference_data_rests_on_the_data_set_and_its_version(rdf: Graph) -> None:
    (claim,) = [c for c in rdf.subjects(RDF.subject, data(SHAOXING)) if (c, RDF.predicate, KG.within) in rdf]
    (evidence,) = rdf.objects(claim, KG.evidence)
    assert (evidence, RDF.type, KG.ReferenceDataset) in rdf
    assert str(rdf.value(evidence, KG.version)) == "2023-06-30"
    assert rdf.value(evidence, OA.hasSource) is None


def test_terms_days_and_keys_are_told_apart_as_objects(rdf: Graph) -> None:
    assert set(rdf.objects(data(CORRIDOR), KG.status)) == {KG.Underway, KG.Started}
    assert str(rdf.value(data("event/招商大会"), KG.date)) == "2023-10-09"
    assert rdf.value(data(CORRIDOR), KG.locatedIn) == data("region/330603")


def test_an_observation_has_canonical_decimals_and_says_that_its_year_was_inferred(rdf: Graph) -> None:
    (growth,) = rdf.subjects(KG.measure, KG.Growth)
    assert rdf.value(growth, KG.value).n3().startswith('"12.0"')
    assert rdf.value(growth, KG.periodInferred).toPython() is True
    assert len(list(rdf.subjects(KG.states, growth))) == 2
