"""Which few of the entities the page opens with, and by which post a person is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import networkx as nx

from big_graph import big_graph
from kgbuild.assemble import assemble
from kgbuild.graph import Claim, Edge, Graph, Node
from kgbuild.model import Evidence, Kind
from kgbuild.write.html.overview import LIMIT, core, overview
from made_graph import WHO, first, second


def _with_posts(*posts: tuple[str, int, date | None]) -> Graph:
    """The made graph with other posts of its speaker: name, how often told, latest day."""
    graph = assemble([first(), second()])
    place = Evidence(graph.documents[0].id, 0, 1, "#")
    claims = {
        name: tuple(Claim(f"{name}{i}", (place,), ("r",), 0.9, day) for i in range(told))
        for name, told, day in posts
    }
    edges = [Edge(WHO, "holdsPost", f"post/{name}", claims[name]) for name, *_ in posts]
    others = [e for e in graph.edges if e.predicate != "holdsPost"]
    nodes = [Node(f"post/{name}", Kind.POST, name, (), None) for name, *_ in posts]
    return replace(graph, edges=(*edges, *others), nodes=(*graph.nodes, *nodes))


def test_a_person_is_shown_with_the_post_held_latest_however_often_another_is_told() -> None:
    graph = _with_posts(
        ("江宁省省长", 9, date(2020, 1, 1)), ("江宁省委书记", 1, date(2023, 1, 1)), ("丰城县县长", 3, None)
    )
    assert overview(graph).posts[WHO] == "江宁省委书记"


def test_of_posts_on_the_same_day_the_one_told_most_is_shown() -> None:
    day = date(2023, 1, 1)
    assert (
        overview(_with_posts(("江宁省委常委", 1, day), ("丰城市委书记", 2, day))).posts[WHO] == "丰城市委书记"
    )


def test_the_opening_view_of_a_large_graph_is_nearly_full_and_nothing_in_it_stands_alone() -> None:
    view = overview(big_graph(800))
    assert LIMIT * 2 / 3 < len(view.nodes) <= LIMIT
    drawn: nx.Graph[str] = nx.Graph()
    drawn.add_nodes_from(node.key for node in view.nodes)
    drawn.add_edges_from(view.lines)
    assert list(nx.isolates(drawn)) == []


def test_what_a_phone_opens_with_are_the_first_that_hang_together() -> None:
    a, b, c, d = (Node(f"place/{name}", Kind.PLACE, name, (), None) for name in "甲乙丙丁")
    lines = ((a.key, c.key), (b.key, d.key))
    assert core((a, b, c, d), lines, 3) == [a, c, b]
