"""The opening view: which few of the entities tell the story, and the lines between them.

What happened (events), who spoke, the regions they answer for, and the programmes that most of these
share. A post is folded into the line from its holder to its region, and into the holder's label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import networkx as nx

from kgbuild.graph import Edge, Graph, Node
from kgbuild.model import Kind

LIMIT = 32
ENOUGH = 26  # nodes that hang together: with fewer, the quotas are widened up to WIDEST times
WIDEST = 4
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
    chosen = ranked if len(ranked) <= LIMIT else _story(graph, ranked)
    posts = _posts(graph)
    held = {n.key: graph.node[posts[n.key]].name for n in chosen if n.key in posts}
    return Overview(tuple(chosen), tuple(_lines(graph, {node.key for node in chosen})), held)


def _story(graph: Graph, ranked: list[Node]) -> list[Node]:
    """At most LIMIT nodes, of which each is joined with another, all with each other where most are."""
    chosen: list[Node] = []
    for times in range(1, WIDEST + 1):
        chosen = _within_quotas(ranked, times)
        lines = _lines(graph, {node.key for node in chosen})
        main = _main_part([node.key for node in chosen], lines)
        chosen = [node for node in chosen if node.key in main]
        if len(chosen) >= ENOUGH:
            break
    return core(chosen, lines, LIMIT)


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


def _within_quotas(ranked: list[Node], times: int) -> list[Node]:
    left = {kind: times * quota for kind, quota in QUOTAS.items()}
    chosen = []
    for node in ranked:
        if left.get(node.kind, 0) > 0:
            left[node.kind] -= 1
            chosen.append(node)
    return chosen


def core(nodes: Sequence[Node], lines: Iterable[tuple[str, str]], most: int) -> list[Node]:
    """The first ``most`` of the nodes that hang together: all that a narrow screen opens with."""
    rank = {node.key: place for place, node in enumerate(nodes)}
    drawn: nx.Graph[str] = nx.Graph()
    drawn.add_edges_from(lines)
    chosen: dict[str, None] = {}
    while len(chosen) < min(most, len(rank)):
        beside = (n for key in chosen if key in drawn for n in drawn[key] if n not in chosen)
        left = (key for key in rank if key not in chosen)
        chosen[min(beside, key=rank.__getitem__, default=None) or next(left)] = None
    return [nodes[rank[key]] for key in chosen]


def _posts(graph: Graph) -> dict[str, str]:
    """The post that a person is known by: held latest, then told most, then of the region most is told of."""
    governed = {e.subject: e.target for e in graph.edges if e.predicate == "jurisdiction"}
    told = Counter(edge.subject for edge in graph.edges)

    def known(edge: Edge) -> tuple[date, int, int]:
        latest = max((c.as_of for c in edge.claims if c.as_of), default=date.min)
        quoted = sum(len(claim.evidence) for claim in edge.claims)
        return latest, quoted, told[governed.get(edge.target or "") or ""]

    held = sorted((e for e in graph.edges if e.predicate == "holdsPost"), key=known)
    return {edge.subject: edge.target for edge in held if edge.target}


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
