"""A graph divided by its sources: nothing lost, and what a document said goes with it."""

from __future__ import annotations

import pytest
from rdflib import RDF, Literal, URIRef
from rdflib.namespace import SKOS

from kgbuild.assemble import assemble
from kgbuild.dataset import divide
from kgbuild.graph import DEFAULT_BASE
from kgbuild.model import DocumentGraph
from kgbuild.ontology import KG
from kgbuild.write.rdf import Term, triples
from made_graph import first, second

Triples = set[tuple[Term, Term, Term]]


def divided(*graphs: DocumentGraph) -> dict[Term | None, Triples]:
    whole: list[tuple[Term, Term, Term]] = list(triples(assemble(graphs)))
    return {name: set(part) for name, part in divide(whole, URIRef)}


def name_of(graph: DocumentGraph) -> URIRef:
    return URIRef(f"{DEFAULT_BASE}document/{graph.segmented.document.id}")


@pytest.fixture(scope="module")
def both() -> dict[Term | None, Triples]:
    return divided(first(), second())


def test_all_graphs_together_are_the_whole_graph(both: dict[Term | None, Triples]) -> None:
    assert set.union(*both.values()) == set(triples(assemble([first(), second()])))


def test_there_is_a_graph_for_each_document_and_for_the_reference_data(
    both: dict[Term | None, Triples],
) -> None:
    reference = URIRef(f"{DEFAULT_BASE}reference/regions-2023-06-30")
    assert set(both) == {name_of(first()), name_of(second()), reference}
    assert (reference, RDF.type, KG.ReferenceDataset) in both[reference]


@pytest.mark.parametrize("document", [first(), second()], ids=["first", "second"])
def test_a_documents_graph_is_the_same_whatever_stands_beside_it(
    both: dict[Term | None, Triples], document: DocumentGraph
) -> None:
    name = name_of(document)
    assert both[name] == divided(document)[name]


def test_a_claim_stands_in_the_graph_of_its_source_alone(both: dict[Term | None, Triples]) -> None:
    claims = [s for part in both.values() for s, p, o in part if (p, o) == (RDF.type, KG.Claim)]
    assert len(claims) == len(set(claims))


def test_what_two_documents_state_stands_in_both(both: dict[Term | None, Triples]) -> None:
    post = [{t for t in both[name_of(g)] if t[1] == KG.holdsPost} for g in (first(), second())]
    assert post[0] == post[1] != set()


def test_a_wording_stands_where_it_is_quoted() -> None:
    def says(what: URIRef, words: str, document: str) -> list[tuple[Term, Term, Term]]:
        claim, evidence = (URIRef(f"urn:{kind}:{document}") for kind in ("claim", "evidence"))
        source, oa = URIRef(f"urn:{document}"), "http://www.w3.org/ns/oa#"
        return [
            (source, RDF.type, KG.Document),
            (claim, RDF.subject, what),
            (claim, RDF.predicate, KG.mentionedIn),
            (claim, RDF.object, source),
            (claim, KG.evidence, evidence),
            (evidence, URIRef(oa + "hasSource"), source),
            (evidence, URIRef(oa + "hasSelector"), quote := URIRef(f"{evidence}#quote")),
            (quote, URIRef(oa + "exact"), Literal(words)),
        ]

    town = URIRef("urn:town")
    short, other = ((town, SKOS.altLabel, Literal(name, lang="zh")) for name in ("青湖", "青镇"))
    whole = [*says(town, "青湖", "a"), *says(town, "青湖市", "b"), *says(town, "它", "c"), short, other]
    graphs = {str(name): set(part) for name, part in divide(whole, URIRef)}
    assert [name for name, part in graphs.items() if short in part] == ["urn:a", "urn:b"]
    assert [name for name, part in graphs.items() if other in part] == ["urn:a", "urn:b", "urn:c"]


def test_what_no_source_accounts_for_stands_in_no_named_graph() -> None:
    triple = (URIRef("urn:s"), URIRef("urn:p"), Literal("x"))
    assert dict(divide([triple], URIRef)) == {None: [triple]}
