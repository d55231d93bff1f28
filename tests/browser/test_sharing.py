"""What leaves the page: links that hold the state, files, citations, Turtle and queries that run."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from rdflib import RDF, Namespace
from rdflib import Graph as Rdf

from kgbuild.assemble import assemble
from kgbuild.write.turtle import write_turtle
from made_graph import first, second
from opened import Open, Opened

KG = Namespace("https://w3id.org/kgbuild/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")


def _copied(opened: Opened, name: str) -> str:
    """What a button puts on the clipboard."""
    opened.page.evaluate("() => { navigator.clipboard.writeText = async text => { window.copied = text; }; }")
    opened.page.get_by_role("button", name=name).first.click()
    return str(opened.page.evaluate("window.copied"))


def _export(opened: Opened, name: str) -> Any:
    opened.page.locator(".bar summary").click()
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button", name=name, exact=True).click()
    return download.value


def test_a_link_brings_another_reader_to_the_same_view(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.select("绍兴市")
    opened.page.locator("[data-filter=Honour]").click()
    drawn, panel = opened.drawn(), opened.panel()
    link = _copied(opened, "复制链接")
    other = open_page(made, fragment=link.partition("#")[2])
    assert (other.drawn(), other.panel()) == (drawn, panel)


def test_a_link_to_a_figure_names_it_by_its_key(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.view("figures")
    opened.page.locator(".other tbody .plain").first.click()
    other = open_page(made, fragment=opened.page.url.partition("#")[2])
    assert other.panel() == opened.panel()
    assert "固定资产投资" in other.panel()


def test_back_and_forward_walk_through_what_was_looked_at(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.select("绍兴市")
    opened.select("周若川")
    opened.view("figures")
    opened.page.go_back()
    assert not opened.page.locator(".other").is_visible()
    opened.page.go_back()
    opened.page.locator(".panel h2", has_text="绍兴市").wait_for()
    opened.page.go_forward()
    opened.page.locator(".panel h2", has_text="周若川").wait_for()


def test_a_link_to_what_the_graph_no_longer_holds_opens_the_overview(open_page: Open, made: Path) -> None:
    opened = open_page(made, fragment="v=nonsense&s=person/nobody&c=region/999999&x=9:9-9&f.confidence=abc")
    assert opened.drawn()[0] >= 10
    opened.view("reader")
    assert opened.complaints == []


def test_the_view_is_kept_as_a_picture(open_page: Open, made: Path) -> None:
    download = _export(open_page(made), "PNG")
    assert download.suggested_filename == "graph.png"
    assert Path(download.path()).read_bytes().startswith(b"\x89PNG")


def test_the_view_is_kept_as_a_vector_picture(open_page: Open, made: Path) -> None:
    root = ElementTree.fromstring(Path(_export(open_page(made), "SVG").path()).read_text("utf-8"))
    texts = [e.text for e in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "周若川" in texts


def test_the_view_is_kept_as_a_table_with_quotations(open_page: Open, made: Path) -> None:
    text = Path(_export(open_page(made), "CSV").path()).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    held = next(r for r in rows if r["property"] == "holdsPost")
    assert held["subject"] == "周若川"
    assert held["quotation"] == "绍兴市委书记 周若川"


ASKED = """PREFIX kg: <https://w3id.org/kgbuild/ontology#>
    SELECT ?o { ?o a kg:Observation . ?claim kg:states ?o ; kg:evidence ?evidence }"""


def test_each_view_is_kept_as_the_data_that_it_shows(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    held = {}
    for view in ("matrix", "figures", "timeline", "regions", "reader"):
        opened.view(view)
        download = _export(opened, "CSV")
        assert download.suggested_filename == f"{view}.csv"
        held[view] = list(csv.DictReader(io.StringIO(Path(download.path()).read_text("utf-8-sig"))))
        figures = Rdf().parse(_export(opened, "Turtle").path(), format="turtle").query(ASKED)
        assert len(figures) >= sum(row["value"] != "" for row in held[view])
    assert [(r["subject"], r["property"], r["object"]) for r in held["matrix"]] == [
        ("绍兴市", "implements", "双百攻坚行动")
    ]
    growth, rank = held["figures"]
    assert (growth["property"], growth["value"], growth["period_end"]) == ("固定资产投资", "12", "2023-09-30")
    assert (rank["measure"], rank["rank_scope"], rank["quotation"]) == ("Rank", "浙江省", "居全省第一")
    assert {"date", "holdsPost", "固定资产投资"} <= {r["property"] for r in held["timeline"]}
    assert ("柯桥区", "within", "绍兴市") in {
        (r["subject"], r["property"], r["object"]) for r in held["regions"]
    }
    digest = {r["property"] for r in held["reader"]}  # the article that is open, without the speech in it
    assert "organizes" in digest
    assert "implements" not in digest


def test_only_the_graph_is_kept_as_a_picture(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.view("figures")
    opened.page.locator(".bar summary").click()
    assert opened.page.locator(".bar .menu > div").inner_text().split() == ["CSV", "Turtle"]


def test_the_view_is_kept_as_turtle_that_any_parser_reads(open_page: Open, made: Path) -> None:
    graph = Rdf().parse(_export(open_page(made), "Turtle").path(), format="turtle")
    asked = graph.query("""PREFIX kg: <https://w3id.org/kgbuild/ontology#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?name { ?person kg:holdsPost ?post . ?person skos:prefLabel ?name }""")
    assert {str(row[0]) for row in asked} == {"周若川"}


def test_an_entity_is_copied_as_turtle_and_as_a_query_that_finds_its_quotations(
    open_page: Open, made: Path
) -> None:
    opened = open_page(made)
    opened.select("周若川")
    opened.page.locator(".actions summary").click()
    turtle = Rdf().parse(data=_copied(opened, "复制 Turtle"), format="turtle")
    found = turtle.query(_copied(opened, "复制 SPARQL"))
    assert "绍兴市委书记 周若川" in {str(row.quotation) for row in found}


def test_copied_queries_of_a_line_and_a_figure_run_on_the_graph_that_is_published(
    open_page: Open, made: Path, tmp_path: Path
) -> None:
    write_turtle(assemble([first(), second()]), tmp_path / "graph.ttl")
    published = Rdf().parse(tmp_path / "graph.ttl", format="turtle")
    for fragment, words in (
        ("l=region/330600%0Aproject/青石湖科创走廊", "建设青石湖科创走廊"),
        ("s=region/330600", "绍兴市实施“双百攻坚行动”"),
        ("v=figures", "增长12%"),
    ):
        opened = open_page(made, fragment=fragment)
        if fragment == "v=figures":
            opened.page.locator(".other tbody .plain").first.click()
        opened.page.locator(".actions summary").click()
        found = published.query(_copied(opened, "复制 SPARQL"))
        assert words in {str(row.quotation) for row in found}
        copied = Rdf().parse(data=_copied(opened, "复制 Turtle"), format="turtle")
        assert words in {str(o) for o in copied.objects(None, OA.exact)}
        figures = set(copied.subjects(RDF.type, KG.Observation))
        assert figures or fragment != "v=figures"
        told = [triple for figure in figures for triple in copied.triples((figure, None, None))]
        assert all(triple in published for triple in told)


def test_a_quotation_is_copied_with_its_source_and_place(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.select("智能纺织")
    citation = _copied(opened, "复制引文")
    assert citation.startswith("“智能纺织” — 以项目之进支撑发展之稳, 绍兴日报, 2023-10-21")
    assert citation.endswith("]")
