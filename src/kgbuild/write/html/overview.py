"""The opening view: which few of the entities tell the story, and the lines between them.

What happened (events), who spoke, the regions they answer for, and the programmes that most of these
share. A post is folded into the line from its holder to its region, and into the holder's label.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from kgbuild.graph import Graph, Node
from kgbuild.model import Kind

LIMIT = 32
QUOTAS = {
    Kind.EVENT: 2,
    Kind.PERSON: 7,
    Kind.REGION: 7,
    Kind.INITIATIVE: 9,
    Kind.PROJECT: 5,
    Kind.ORGANIZATION: 2,
}
ACTIVE = frozenset({"implements", "undertakes", "participatesIn", "organizes", "spokeAt"})


@dataclass(frozen=True)
class Overview:
    """``nodes`` by rank; ``lines`` from key to key; ``posts`` of the people shown, by their key."""

    nodes: tuple[Node, ...]
    lines: tuple[tuple[str, str], ...]
    posts: dict[str, str]


def overview(graph: Graph) -> Overview:
    """The entities of the opening view: all of a small graph, a story of a large one."""
    ranked = _ranked(graph)
    chosen = ranked if len(ranked) <= LIMIT else _within_quotas(ranked)
    lines = _lines(graph, {node.key for node in chosen})
    if len(ranked) > LIMIT:
        main = _main_part([node.key for node in chosen], lines)
        chosen = [node for node in chosen if node.key in main]
        lines = [line for line in lines if line[0] in main]
    posts = _posts(graph)
    held = {n.key: graph.node[posts[n.key][0]].name for n in chosen if n.key in posts}
    return Overview(tuple(chosen), tuple(lines), held)


def _ranked(graph: Graph) -> list[Node]:
    """Nodes by what the graph says of them: what several take part in first, then the most told."""
    weight: dict[str, int] = defaultdict(int)
    shared: dict[str, set[str]] = defaultdict(set)
    speakers: set[str] = set()
    for edge in graph.edges:
        if edge.predicate in ACTIVE and edge.target:
            weight[edge.subject] += 2
            shared[edge.target].add(edge.subject)
        elif edge.predicate == "speaker" and edge.target:
            speakers.add(edge.target)
        elif edge.target:
            weight[edge.target] += edge.predicate != "within"
            weight[edge.subject] += 1
    for finding in graph.observations:
        weight[finding.subject] += 1
    return sorted(
        graph.nodes,
        key=lambda n: (n.key not in speakers, -len(shared[n.key]), -weight[n.key], n.key),
    )


def _main_part(keys: list[str], lines: list[tuple[str, str]]) -> set[str]:
    """The largest connected part where it has most of the nodes; else all that a line joins."""
    drawn: nx.Graph[str] = nx.Graph(lines)
    main = max(nx.connected_components(drawn), key=lambda part: (len(part), min(part)), default=set(keys))
    return set(main) if 2 * len(main) > len(keys) else set(drawn) or set(keys)


def _within_quotas(ranked: list[Node]) -> list[Node]:
    left = dict(QUOTAS)
    chosen = []
    for node in ranked:
        if left.get(node.kind, 0) > 0:
            left[node.kind] -= 1
            chosen.append(node)
    return chosen


def core(view: Overview, most: int) -> list[Node]:
    """The first ``most`` nodes that hang together: what a narrow screen opens with."""
    rank = {node.key: place for place, node in enumerate(view.nodes)}
    drawn: nx.Graph[str] = nx.Graph(view.lines)
    chosen: dict[str, None] = {}
    while len(chosen) < min(most, len(rank)):
        beside = (n for key in chosen if key in drawn for n in drawn[key] if n not in chosen)
        left = (key for key in rank if key not in chosen)
        chosen[min(beside, key=rank.__getitem__, default=None) or next(left)] = None
    return [view.nodes[rank[key]] for key in chosen]


def _posts(graph: Graph) -> dict[str, list[str]]:
    posts: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        if edge.predicate == "holdsPost" and edge.target:
            posts[edge.subject].append(edge.target)
    return posts


def _lines(graph: Graph, shown: set[str]) -> list[tuple[str, str]]:
    """A line for each pair that a statement joins, or a post that is not shown itself."""
    governed = {e.subject: e.target for e in graph.edges if e.predicate == "jurisdiction" and e.target}
    lines: dict[tuple[str, str], None] = {}
    for edge in graph.edges:
        ends = (edge.subject, edge.target or "")
        if edge.predicate == "holdsPost" and ends[1] not in shown:
            ends = (edge.subject, governed.get(ends[1], ""))
        if ends[0] in shown and ends[1] in shown and ends[0] != ends[1]:
            lines[ends] = None
    return list(lines)
