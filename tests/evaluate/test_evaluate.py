"""A graph is scored against an annotation: a kind and a property, strict and lenient."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph

from kgbuild.errors import InputError
from kgbuild.evaluate import Evaluation, compare, evaluate, load_annotation, load_found
from kgbuild.evaluate.compare import as_json, differences, load_earlier, table
from kgbuild.evaluate.names import alike, near, normal

TURTLE = """
@prefix kg: <https://w3id.org/kgbuild/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix : <https://example.org/> .

:doc a kg:Document ; dcterms:source "news/a.txt" .
:art a kg:Article ; skos:prefLabel "大会召开" ; dcterms:isPartOf :doc .
:city a kg:AdministrativeRegion ; skos:prefLabel "宁河市" ; kg:mentionedIn :art .
:plan a kg:Program , kg:Initiative ; skos:prefLabel "百企焕新" ; kg:mentionedIn :art .
:wrong a kg:Person ; skos:prefLabel "强调" ; kg:mentionedIn :art .
:other a kg:Person ; skos:prefLabel "另文" ; kg:mentionedIn :elsewhere .
:city kg:implements :plan .
:obs a kg:Observation ; kg:subject :city ; kg:indicator :i ; kg:value 17.0 ; kg:measure kg:Growth .
:i a skos:Concept ; skos:prefLabel "固定资产投资增速" .

:c1 a kg:Claim ; rdf:subject :city ; rdf:predicate kg:mentionedIn ; rdf:object :art ; kg:evidence :e .
:c2 a kg:Claim ; rdf:subject :plan ; rdf:predicate kg:mentionedIn ; rdf:object :art ; kg:evidence :e .
:c3 a kg:Claim ; rdf:subject :wrong ; rdf:predicate kg:mentionedIn ; rdf:object :art ; kg:evidence :e .
:c4 a kg:Claim ; rdf:subject :city ; rdf:predicate kg:implements ; rdf:object :plan ; kg:evidence :e .
:c5 a kg:Claim ; kg:states :obs ; kg:evidence :e .
:e oa:hasSource :doc ; oa:hasSelector :q .
:q oa:exact "宁河市实施百企焕新行动" .
"""

GOLD = {
    "document": "a.txt",
    "published": "2023-10-21",
    "entities": [
        {"id": "a", "type": "Article", "name": "大会召开"},
        {"id": "r", "type": "AdministrativeRegion", "name": "宁河市"},
        {"id": "i", "type": "Initiative", "name": "“百企焕新”行动计划"},
        {"id": "x", "type": "Person", "name": "陈明远"},
        {"id": "y", "type": "Event", "name": "大会", "optional": True},
    ],
    "relations": [
        {"s": "r", "p": "implements", "o": "i"},
        {"s": "a", "p": "about", "o": "r"},
        {"s": "a", "p": "reportsOn", "o": "y"},
    ],
    "observations": [
        {
            "subject": "r",
            "indicator": "固定资产投资",
            "measure": "Growth",
            "value": 17,
            "unit": "%",
            "period": None,
        },
        {"subject": "r", "indicator": "进出口", "measure": "Growth", "value": 5, "unit": "%", "period": None},
    ],
}


@pytest.fixture(name="evaluation")
def make_evaluation(tmp_path: Path) -> Evaluation:
    gold = tmp_path / "a.json"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    return evaluate(load_found(Graph().parse(data=TURTLE), "a.txt"), load_annotation(gold))


def counts(evaluation: Evaluation, part: str, kind: str) -> tuple[int, int, int]:
    tally = evaluation.tallies[part][kind]
    return (tally.right, tally.wrong, tally.missed)


def test_entities_are_counted_strictly_and_leniently(evaluation: Evaluation) -> None:
    assert counts(evaluation, "entities strict", "Initiative") == (0, 1, 1)
    assert counts(evaluation, "entities lenient", "Initiative") == (1, 0, 0)
    assert counts(evaluation, "entities lenient", "Person") == (0, 1, 1)
    assert counts(evaluation, "entities lenient", "ALL") == (3, 1, 1)


def test_what_another_document_names_does_not_count(evaluation: Evaluation) -> None:
    assert "另文" not in "".join(d.text for d in evaluation.wrong)


def test_relations_between_optional_entities_do_not_count(evaluation: Evaluation) -> None:
    assert counts(evaluation, "relations", "implements") == (1, 0, 0)
    assert counts(evaluation, "relations", "about") == (0, 0, 1)
    assert counts(evaluation, "relations", "reportsOn") == (0, 0, 0)


def test_figures_match_by_value_and_indicator(evaluation: Evaluation) -> None:
    assert counts(evaluation, "observations", "lenient") == (1, 0, 1)
    assert counts(evaluation, "observations", "strict") == (1, 0, 1)


def test_the_table_and_the_differences_say_it_in_words(evaluation: Evaluation) -> None:
    assert any("Person" in line and "F1 0.000" in line for line in table(evaluation))
    lines = list(differences(evaluation))
    assert "wrong  a.txt  Person  强调  “宁河市实施百企焕新行动”" in lines
    assert "missed a.txt  Person  陈明远" in lines


def test_gains_and_losses_against_an_earlier_result(evaluation: Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "earlier.json"
    earlier = as_json(evaluation)
    assert list(compare(earlier, evaluation)) == []
    earlier["tallies"]["relations"]["implements"]["f1"] = 0.5
    earlier["missed"].append({"document": "a.txt", "kind": "Event", "text": "论坛"})
    path.write_text(json.dumps(earlier), encoding="utf-8")
    lines = list(compare(load_earlier(path), evaluation))
    assert "relations          implements             F1 0.500 → 1.000" in lines
    assert "gain: no longer missed: a.txt  Event  论坛" in lines


def test_a_document_that_the_graph_does_not_hold_is_an_error() -> None:
    with pytest.raises(InputError, match="0 documents of this name"):
        load_found(Graph().parse(data=TURTLE), "b.txt")


@pytest.mark.parametrize("content", ["{", "{}", "[]"])
def test_what_is_no_annotation_is_an_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    with pytest.raises(InputError, match="no annotation"):
        load_annotation(path)


def test_names_are_compared_without_quotation_marks_and_width() -> None:
    assert normal("三个“一号工程” ") == normal("三个一号工程")
    assert normal("ＡＩ＋") == "ai+"
    assert near("百企焕新", "百企焕新行动计划")
    assert not near("百企", "百企焕新行动计划")
    assert alike("固定资产投资", "固定资产投资增速")
    assert not alike("出口", "用电量")
