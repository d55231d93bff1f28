"""The part of a large graph that a page carries: whole documents, no loose ends."""

from __future__ import annotations

from big_graph import big_graph
from kgbuild.assemble import assemble
from kgbuild.graph import Graph
from kgbuild.model import Evidence, Kind
from kgbuild.write.html.densest import ROOM
from kgbuild.write.html.densest import densest as densest_under
from kgbuild.write.html.overview import overview
from made_graph import first, second


def densest(graph: Graph, room: int = ROOM) -> Graph:
    return densest_under(graph, overview(graph), room)


def test_a_graph_that_fits_is_left_as_it_is() -> None:
    graph = assemble([first(), second()])
    assert densest(graph) is graph


def test_a_part_keeps_whole_documents_and_no_loose_ends() -> None:
    whole = big_graph(2_000)
    part = densest(whole, 100_000)
    assert 0 < len(part.documents) < len(whole.documents)
    assert _loose(part) == []
    assert densest(whole, 100_000) == part


def test_what_the_opening_view_of_the_whole_shows_is_on_the_page() -> None:
    whole = big_graph(2_000)
    view = overview(whole)
    part = densest(whole, 100_000)
    assert {node.key for node in view.nodes} <= {node.key for node in part.nodes}
    stated = {(e.subject, e.target) for e in part.edges}
    assert {line for line in view.lines if line[0].startswith("region/")} <= stated


def test_what_two_documents_say_keeps_the_words_of_the_one_that_stays() -> None:
    graph = assemble([first(), second()])
    part = densest(graph, 2_500)
    assert [d.source for d in part.documents] != [d.source for d in graph.documents]
    assert _loose(part) == []
    assert any(e.predicate == "holdsPost" for e in part.edges)


def test_the_regions_above_a_region_that_stays_stay_too() -> None:
    part = densest(assemble([first(), second()]), 2_500)
    assert {n.name for n in part.nodes if n.kind is Kind.REGION} >= {"浙江省", "绍兴市"}


def _loose(graph: Graph) -> list[str]:
    """Ends of edges and figures that are no nodes, and quotations of documents that are not there."""
    documents = {d.id for d in graph.documents}
    known = (
        {n.key for n in graph.nodes} | {a.key for a in graph.articles} | {f"document/{d}" for d in documents}
    )
    ends = [k for e in graph.edges for k in (e.subject, e.target) if k and k not in known]
    subjects = [f.subject for f in graph.observations if f.subject not in known]
    quoted = [e.document for c in graph.claims for e in c.evidence if isinstance(e, Evidence)]
    return ends + subjects + [d for d in quoted if d not in documents]
