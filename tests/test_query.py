"""Asking a graph: the competency questions, files and texts of SPARQL, and what goes wrong."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pyoxigraph import NamedNode, Quad, QueryResultsFormat, QuerySolutions, RdfFormat, Store

from kgbuild.errors import InputError, UsageError
from kgbuild.query import Answer, QueryError, ask, find, questions, run_query
from kgbuild.query.engines import ask_rdflib
from kgbuild.query.render import as_csv, as_json, as_table, as_tsv, plain
from kgbuild.store import in_memory, make_store
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
    "growth": [("固定资产投资", "绍兴市", "12", "2023-01-01", "2023-09-30", "kg:Reported")],
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
            *("绍兴市", "固定资产投资", "kg:Growth", "12", "%", "kg:Exact"),
            *("2023-01-01", "2023-09-30", "增长12%"),
        )
    ],
}


@pytest.fixture(scope="module")
def graph() -> Store:
    return in_memory(GRAPH)


def rows_of(graph: Store, sparql: str) -> Answer:
    answer = ask(graph, sparql)
    assert isinstance(answer, Answer)
    return answer


def shown(graph: Store, sparql: str) -> list[tuple[str, ...]]:
    """The rows as a table shows them, uncut."""
    return [tuple(plain(term) for term in row) for row in rows_of(graph, sparql).rows]


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_the_competency_question_is_answered(graph: Store, name: str) -> None:
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


def test_rows_come_once(graph: Store) -> None:
    for question in questions():
        rows = shown(graph, question.sparql)
        if question.name != "article-evidence":
            assert len(rows) == len(set(rows)), question.name


def test_a_table_is_aligned_under_chinese(graph: Store) -> None:
    assert as_table(rows_of(graph, PEOPLE)) == "name\n──────\n周若川\n陈一鸣\n(2 rows)\n"


def test_json_is_the_w3c_format(graph: Store) -> None:
    content = json.loads(as_json(rows_of(graph, PEOPLE)))
    assert content["head"] == {"vars": ["name"]}
    assert content["results"]["bindings"][0] == {
        "name": {"type": "literal", "value": "周若川", "xml:lang": "zh"}
    }


def test_csv_is_the_w3c_format(graph: Store) -> None:
    text = as_csv(rows_of(graph, PEOPLE))
    assert text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text))) == [["name"], ["周若川"], ["陈一鸣"]]


def test_ask_answers_yes_or_no(graph: Store) -> None:
    assert "true" in as_table(rows_of(graph, "ASK { ?p kg:holdsPost ?o }"))
    assert "false" in as_table(rows_of(graph, "ASK { ?p kg:holdsPost kg:Post }"))


def test_a_file_of_sparql_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "people.rq"
    file.write_text(PEOPLE, encoding="utf-8")
    assert run_query(GRAPH, str(file), "csv") == run_query(GRAPH, PEOPLE, "csv")


def test_an_unknown_name_lists_those_known() -> None:
    with pytest.raises(QueryError, match=r"nobody: no such question .*speakers"):
        find("nobody")


def test_the_nearest_name_is_proposed() -> None:
    with pytest.raises(QueryError, match=r"did you mean speakers\?"):
        find("speaker")
    with pytest.raises(QueryError, match=r"did you mean region\?"):
        find("posts", {"regon": "柯桥区"})


def test_a_missing_query_file_is_refused() -> None:
    with pytest.raises(QueryError, match=r"missing\.rq: cannot be read: No such file"):
        find("missing.rq")


@pytest.mark.parametrize(
    ("sparql", "problem"),
    [
        ("SELECT ?x {\n ?x a }", "no SPARQL 1.1: line 2, column"),
        ("SELECT ?x { ?x a no:Such }", r"no SPARQL 1.1: line 1, column \d+: prefix not found"),
        ("SELECT ?x { ?x ?p ?o } GROUP BY ?o", "contains a variable that is unbound"),
        ("DELETE WHERE { ?s ?p ?o }", "no SPARQL"),
        ("SELECT ?x { ?x ?p ?o FILTER(<urn:f>(?o)) }", "function <urn:f> is not supported"),
    ],
)
def test_a_wrong_query_is_one_clear_line(graph: Store, sparql: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem) as error:
        ask(graph, sparql)
    assert "\n" not in str(error.value)


def test_a_wrong_query_in_a_file_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "wrong.rq").write_text("SELECT ?x {\n  ?x a FILTR }\n", encoding="utf-8")
    with pytest.raises(QueryError, match=r"wrong\.rq: no SPARQL 1\.1: line 2"):
        run_query(GRAPH, str(tmp_path / "wrong.rq"))


def test_a_graph_that_is_no_turtle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<<<", encoding="utf-8")
    with pytest.raises(InputError, match="no Turtle"):
        run_query(tmp_path / "x.ttl", PEOPLE)


def test_rdflib_answers_every_competency_question_alike(graph: Store) -> None:
    by_rdflib = read_turtle(GRAPH)
    for question in questions():
        answer = ask_rdflib(by_rdflib, question.sparql)
        assert isinstance(answer, Answer)
        told = [tuple(plain(term).removesuffix(".0") for term in row) for row in answer.rows]
        assert sorted(told) == sorted(shown(graph, question.sparql)), question.name


def test_tsv_writes_terms_as_turtle_does(graph: Store) -> None:
    assert as_tsv(rows_of(graph, PEOPLE)) == '?name\n"周若川"@zh\n"陈一鸣"@zh\n'


def test_construct_gives_turtle_with_prefixes_each_triple_once() -> None:
    told = run_query(GRAPH, "CONSTRUCT { ?p a kg:Person } WHERE { ?p a kg:Person ; ?q ?o }")
    assert told.count("a kg:Person") == 2
    assert "@prefix kg:" in told
    assert told == run_query(GRAPH, "CONSTRUCT { ?p a kg:Person } WHERE { ?p a kg:Person }", engine="rdflib")


@pytest.mark.parametrize(
    ("sparql", "form", "problem"),
    [
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "csv", "triples cannot be written as csv"),
        (PEOPLE, "turtle", "rows cannot be written as Turtle"),
    ],
)
def test_an_answer_that_the_format_cannot_hold_is_refused(sparql: str, form: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        run_query(GRAPH, sparql, form)


# Parameters.


def test_a_parameter_picks_the_rows_of_a_competency_question(graph: Store) -> None:
    everyone = shown(graph, find("region-chain"))
    assert {row[0] for row in everyone} > {"柯桥区"}
    assert shown(graph, find("region-chain", {"region": "柯桥区"})) == [
        r for r in everyone if r[0] == "柯桥区"
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("value", "12"),
        ("value", "12.0"),
        ("from", "2023-01-01"),
        ("nature", "kg:Reported"),
        ("nature", "https://w3id.org/kgbuild/ontology#Reported"),
    ],
)
def test_a_parameter_may_be_a_number_a_day_or_an_iri(graph: Store, name: str, value: str) -> None:
    assert len(shown(graph, find("growth", {name: value}))) == 1
    assert len(ask_rdflib(read_turtle(GRAPH), find("growth", {name: value})).rows) == 1  # type: ignore[union-attr]


def test_what_has_no_value_is_no_row_of_a_parameter(graph: Store) -> None:
    assert {row[3] for row in shown(graph, find("events", {"place": "柯桥区"}))} == set()


def test_a_parameter_restricts_a_query_of_ones_own(graph: Store) -> None:
    sparql = 'SELECT ?n { ?p rdfs:label ?n FILTER (STRLEN(?n) > 0 && ?n != "}") } # the end }'
    assert shown(graph, find(sparql, {"n": "周若川"})) == [("周若川",)]
    made = run_query(GRAPH, "CONSTRUCT { ?p a ?c } { ?p a ?c }", parameters={"c": "kg:Person"})
    assert made.count("kg:Person") == 2


def test_a_parameter_that_every_row_has_is_what_an_engine_can_begin_with() -> None:
    before, _, after = find("posts", {"person": "周若川"}).partition("?p a kg:Person")
    assert 'VALUES ?person { "周若川"@zh "周若川" }' in before
    assert "FILTER" not in after


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("OPTIONAL { ?p rdfs:label ?n }", "n"),
        ("?p a ?c BIND (STR(?c) AS ?n)", "n"),
        ("{ SELECT ?n { ?p rdfs:label ?n } }", "n"),
        ("SELECT ?n { ?p rdfs:label ?n }", "n"),
    ],
)
def test_one_that_a_row_may_lack_or_that_is_made_is_a_filter(pattern: str, name: str) -> None:
    sparql = find(f"SELECT * {{ {pattern} }}", {name: "甲"})
    assert "VALUES" not in sparql
    assert 'FILTER (?n IN ("甲"@zh, "甲"))' in sparql


def test_parameters_go_together(graph: Store) -> None:
    assert shown(graph, find("posts", {"person": "周若川", "region": "绍兴市"}))
    assert not shown(graph, find("posts", {"person": "陈一鸣", "region": "绍兴市"}))


@pytest.mark.parametrize("value", ['" } DROP ALL #', "a\\", "\n", "}", "'", "?x"])
def test_no_value_becomes_a_part_of_the_query(graph: Store, value: str) -> None:
    assert shown(graph, find("posts", {"person": value})) == []


def test_an_unknown_parameter_names_those_there_are() -> None:
    with pytest.raises(QueryError, match=r"no parameter town.*person, post, body, region, asOf"):
        find("posts", {"town": "柯桥区"})


def test_the_parameters_of_a_question_are_the_columns_that_are_not_computed() -> None:
    parameters = {question.name: question.parameters for question in questions()}
    assert parameters["people-mentions"] == ("person",)
    assert all(parameters.values())


# What is asked: a file, a store, a build's folder, an endpoint.


def test_a_store_and_a_folder_are_asked_as_a_file_is(tmp_path: Path) -> None:
    make_store(GRAPH, tmp_path / "store")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "graph.ttl").write_bytes(GRAPH.read_bytes())
    expected = run_query(GRAPH, "posts")
    assert run_query(tmp_path / "store", "posts") == run_query(tmp_path / "output", "posts") == expected


def test_a_store_with_named_graphs_alone_is_asked_as_one_graph(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    for name in ("urn:a", "urn:b"):
        store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode(name), NamedNode(name)))
    store.flush()
    del store
    count = "SELECT (COUNT(*) AS ?n)"
    for query, n in ((f"{count} {{ ?s ?p ?o }}", 2), (f"{count} FROM <urn:a> {{ ?s ?p ?o }}", 1)):
        assert run_query(tmp_path / "store", query, "csv") == f"n\r\n{n}\r\n"


def test_rdflib_asks_no_stores(tmp_path: Path) -> None:
    make_store(GRAPH, tmp_path / "store")
    with pytest.raises(UsageError, match="rdflib asks no stores"):
        run_query(tmp_path / "store", "posts", engine="rdflib")


class Endpoint(BaseHTTPRequestHandler):
    """A SPARQL endpoint of a few lines, which knows no prefix that a query does not declare."""

    def do_POST(self) -> None:
        """Answer a query."""
        length = int(self.headers["Content-Length"])
        query = parse_qs(self.rfile.read(length).decode())["query"][0]
        try:
            results = in_memory(GRAPH).query(query)
            rows = isinstance(results, QuerySolutions)
            form = QueryResultsFormat.JSON if rows else RdfFormat.N_TRIPLES
            status, media, body = 200, form.media_type, results.serialize(format=form)  # type: ignore[call-overload]
        except SyntaxError as error:
            status, media, body = 400, "text/plain", str(error).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if "nonsense" in self.path else media)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("form", ["table", "json", "csv", "tsv"])
def test_an_endpoint_gives_the_answer_that_the_file_gives(endpoint: str, form: str) -> None:
    asked = {"parameters": {"person": "周若川"}}
    assert run_query(f"{endpoint}/sparql", "posts", form, **asked) == run_query(GRAPH, "posts", form, **asked)


def test_an_endpoint_gives_triples(endpoint: str) -> None:
    sparql = "CONSTRUCT { ?p a kg:Person } WHERE { ?p a kg:Person }"
    assert run_query(endpoint, sparql) == run_query(GRAPH, sparql)


def test_what_an_endpoint_refuses_is_told_on_one_line(endpoint: str) -> None:
    with pytest.raises(QueryError, match="the endpoint answers 400: error") as error:
        run_query(endpoint, "SELECT { }")
    assert "\n" not in str(error.value)


def test_what_is_no_endpoint_or_not_there_is_told(endpoint: str) -> None:
    with pytest.raises(InputError, match="answers with text/html"):
        run_query(f"{endpoint}/nonsense", "posts")
    with pytest.raises(InputError, match="cannot be reached"):
        run_query("http://127.0.0.1:9/sparql", "posts")
