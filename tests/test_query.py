"""Asking a graph: the competency questions, files and texts of SPARQL, and what goes wrong."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from rdflib import Graph

from kgbuild.errors import InputError
from kgbuild.query import QueryError, as_csv, as_json, as_table, ask, find, questions, run_query
from kgbuild.turtle import read_turtle

GRAPH = Path(__file__).parent / "validate" / "valid.ttl"
PEOPLE = "SELECT ?name { ?p a kg:Person ; skos:prefLabel ?name } ORDER BY ?name"
SPEECH = "以项目之进支撑发展之稳"

# What each competency question answers on the made graph: all rows, or the first ones.
ANSWERS: dict[str, list[tuple[str, ...]]] = {
    "authors": [("陈一鸣", SPEECH, "绍兴日报")],
    "common-initiatives": [],
    "cooperation": [("绍兴市", "柯桥区")],
    "events": [("招商大会", "2023-10-09", "绍兴市委", "", "周若川")],
    "first-places": [("绍兴市", "固定资产投资", "浙江省", "居全省第一", "2023-01-01", "2023-09-30")],
    "growth": [("固定资产投资", "绍兴市", "12.0", "2023-01-01", "2023-09-30", "kg:Reported")],
    "honours": [("绍兴市", "国家卫生城市", "")],
    "implementers": [("绍兴市", "双百攻坚行动", "kg:Campaign")],
    "industries": [("智能纺织", "绍兴市")],
    "inferred": [("绍兴市", "固定资产投资", "增长12%", "2023-01-01", "2023-09-30")],
    "parts": [("乡村振兴战略", "双百攻坚行动")],
    "people-mentions": [("周若川", "2", "2023-10-21", "2023-10-21")],
    "posts": [("周若川", "绍兴市委书记", "绍兴市委", "绍兴市", "2023-10-21")],
    "projects": [("柯桥区", "青石湖科创走廊", "kg:Started", "绍兴市")],
    "region-chain": [("绍兴市", "330600", "浙江省", "330000", "kg:Province")],
    "speakers": [("周若川", "绍兴市委书记", "绍兴市", "招商大会", SPEECH)],
    "streaks": [],
    "support": [("周若川", "kg:holdsPost", "绍兴市委书记", "2", "0.9")],
    "targets": [],
    "article-evidence": [(SPEECH, "绍兴市委书记 周若川", "周若川", "kg:holdsPost", "绍兴市委书记", "0.9")],
    "figures": [
        (
            *("绍兴市", "固定资产投资", "kg:Growth", "12.0", "%", "kg:Exact"),
            *("2023-01-01", "2023-09-30", "增长12%"),
        )
    ],
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return read_turtle(GRAPH)


def shown(graph: Graph, sparql: str) -> list[tuple[str, ...]]:
    """The rows as a table shows them, uncut."""
    from kgbuild.query import _plain

    return [tuple(_plain(term) for term in row) for row in ask(graph, sparql).rows]


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_the_competency_question_is_answered(graph: Graph, name: str) -> None:
    rows = shown(graph, find(name))
    expected = ANSWERS[name]
    assert all(row in rows for row in expected)
    assert bool(rows) == bool(expected)


def test_every_competency_question_has_an_expected_answer() -> None:
    assert {question.name for question in questions()} == set(ANSWERS)


def test_every_competency_question_says_what_it_answers_in_both_languages() -> None:
    for question in questions():
        assert re.search(r"[\u4e00-\u9fff].*？$", question.zh), question.name
        assert re.fullmatch(r"[A-Z][\x20-\x7e]+\?", question.en), question.name


def test_every_competency_question_gives_its_rows_in_a_fixed_order() -> None:
    assert all("ORDER BY" in question.sparql for question in questions())


def test_rows_come_once(graph: Graph) -> None:
    for question in questions():
        rows = shown(graph, question.sparql)
        if question.name != "article-evidence":
            assert len(rows) == len(set(rows)), question.name


def test_a_table_is_aligned_under_chinese(graph: Graph) -> None:
    assert as_table(ask(graph, PEOPLE)) == "name\n──────\n周若川\n陈一鸣\n(2 rows)\n"


def test_json_is_the_w3c_format(graph: Graph) -> None:
    content = json.loads(as_json(ask(graph, PEOPLE)))
    assert content["head"] == {"vars": ["name"]}
    assert content["results"]["bindings"][0] == {
        "name": {"type": "literal", "value": "周若川", "xml:lang": "zh"}
    }


def test_csv_is_the_w3c_format(graph: Graph) -> None:
    text = as_csv(ask(graph, PEOPLE))
    assert text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text))) == [["name"], ["周若川"], ["陈一鸣"]]


def test_ask_answers_yes_or_no(graph: Graph) -> None:
    assert "true" in as_table(ask(graph, "ASK { ?p kg:holdsPost ?o }"))
    assert "false" in as_table(ask(graph, "ASK { ?p kg:holdsPost kg:Post }"))


def test_a_file_of_sparql_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "people.rq"
    file.write_text(PEOPLE, encoding="utf-8")
    assert run_query(GRAPH, str(file), "csv") == run_query(GRAPH, PEOPLE, "csv")


def test_an_unknown_name_lists_those_known() -> None:
    with pytest.raises(QueryError, match=r"nobody: no such question .*speakers"):
        find("nobody")


def test_a_missing_query_file_is_refused() -> None:
    with pytest.raises(QueryError, match=r"missing\.rq: cannot be read"):
        find("missing.rq")


@pytest.mark.parametrize(
    ("sparql", "problem"),
    [
        ("SELECT ?x { ?x a }", "no SPARQL"),
        ("SELECT ?x { ?x a no:Such }", "no SPARQL"),
        ("DELETE WHERE { ?s ?p ?o }", "no SPARQL"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "not supported"),
    ],
)
def test_a_wrong_query_is_one_clear_line(graph: Graph, sparql: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem) as error:
        ask(graph, sparql)
    assert "\n" not in str(error.value)


def test_a_graph_that_is_no_turtle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<<<", encoding="utf-8")
    with pytest.raises(InputError, match="no Turtle"):
        run_query(tmp_path / "x.ttl", PEOPLE)
