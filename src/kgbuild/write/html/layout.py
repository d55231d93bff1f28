"""Where the nodes of the opening view stand: near to what they are joined with, no label on another.

Positions come from arithmetic on the graph alone, so they are the same in every build. Lengths are the
canvas's own pixels at a zoom of one.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from kgbuild.write.html.stress import relax

WIDE, NARROW, LINE = 14.0, 7.6, 18.0  # a Chinese character, a Latin letter, a line of a label
MARK = 30.0  # a node's mark with the space around it
SPREAD = 62.0  # the outermost ring's radius is this times the root of the number of nodes
STRETCH = 1.3  # screens are wider than high
MARGIN = 10.0
ROUNDS = 600
STEP, CLOSER, MEET = 0.93, 14, 1.0  # how much nearer at a time, how often; pairs a box that may meet
OPENING, CLOSING = "“‘（《【(·—", "”’）》】)、，。：·—…,.:;!?"


@dataclass
class Box:
    """A node's mark and the label below it, around (x, y), the middle of the mark."""

    x: float
    y: float
    width: float
    below: float

    def push(self, other: Box) -> tuple[float, float]:
        """How far ``other`` lies inside this box, across and down; not positive where it does not."""
        across = (self.width + other.width) / 2 + MARGIN - abs(self.x - other.x)
        upper, lower = (self, other) if self.y <= other.y else (other, self)
        down = MARK / 2 + upper.below + MARGIN - (lower.y - upper.y)
        return across, down


def label(name: str, second: str = "", *, width: int = 10) -> str:
    """A name in at most two lines of about ``width`` characters, or one and a second text below it."""
    if second:
        return f"{_short(name, width)}\n{_short(second, width + 2)}"
    if len(name) <= width:
        return name
    name = _short(name, 2 * width)
    at = min(range(1, len(name)), key=lambda i: (_cost(name, i), i))
    return f"{name[:at].rstrip()}\n{name[at:].lstrip()}"


def _short(name: str, width: int) -> str:
    return name if len(name) <= width else name[: width - 1] + "…"


def _cost(name: str, at: int) -> float:
    """How bad it is to break a line before ``at``: far from the middle, at a bracket, inside a word."""
    left, right = name[at - 1], name[at]
    word = left.isascii() and right.isascii() and (left + right).replace(".", "0").isalnum()
    quoted = name.count("“", 0, at) > name.count("”", 0, at)
    bad = 9 * (left in OPENING or right in CLOSING) + 6 * word + 3 * quoted
    return abs(2 * at - len(name)) + bad - 4 * (" " in (left, right) or right == "“" or left == "”")


def box(text: str) -> Box:
    """The room that a node with this label takes."""
    lines = text.split("\n")
    return Box(0.0, 0.0, max(MARK, *(_length(line) for line in lines)), MARK / 2 + LINE * len(lines))


def _length(line: str) -> float:
    return sum(WIDE if unicodedata.east_asian_width(c) in "WFA" else NARROW for c in line)


def positions(
    labels: Mapping[str, str], lines: Sequence[tuple[str, str]], *, stretch: float = STRETCH
) -> dict[str, tuple[float, float]]:
    """A place for each node, by its key.

    Args:
        labels: what stands below each node, most important node first.
        lines: the pairs of nodes that are joined.
        stretch: how much wider than high the whole shall be.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(labels)
    graph.add_edges_from(line for line in lines if line[0] in labels and line[1] in labels)
    places = relax(graph, _rings(graph))
    boxes = {key: box(text) for key, text in labels.items()}
    for key, (x, y) in places.items():
        boxes[key].x, boxes[key].y = stretch * x, y
    _gather(list(boxes.values()))
    separate(list(boxes.values()), stretch)
    return {key: (round(b.x, 1), round(b.y, 1)) for key, b in boxes.items()}


def _rings(graph: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    """A radial tree: each node on the ring of its distance from the middle, in its parent's sector."""
    rank = {key: place for place, key in enumerate(graph)}
    if not rank:
        return {}
    joined, middle = graph.copy(), "\0"  # joins the components; no key
    parts = nx.connected_components(graph)
    roots = [max(part, key=lambda key: (graph.degree(key), -rank[key])) for part in parts]
    joined.add_edges_from((middle, root) for root in sorted(roots, key=rank.__getitem__))
    tree = nx.bfs_tree(
        joined, middle, sort_neighbors=lambda found: sorted(found, key=lambda k: rank.get(k, -1))
    )
    placed = _sectors(tree, middle)
    return {key: placed[key] for key in rank}


def _sectors(tree: nx.DiGraph[str], root: str) -> dict[str, tuple[float, float]]:
    leaves: dict[str, float] = {}
    for key in reversed(list(nx.dfs_preorder_nodes(tree, root))):
        leaves[key] = max(1.0, sum(leaves[child] for child in tree.successors(key)))
    places = {root: (0.0, 0.0)}
    deepest = max(nx.single_source_shortest_path_length(tree, root).values())
    ring = SPREAD * math.sqrt(len(leaves)) / max(deepest, 1)
    waiting: list[tuple[str, int, float, float]] = [(root, 0, 0.0, 2 * math.pi)]
    while waiting:
        key, depth, start, width = waiting.pop(0)
        for child in tree.successors(key):
            share = width * leaves[child] / leaves[key]
            angle, radius = start + share / 2, ring * (depth + 1)
            places[child] = (radius * math.sin(angle), -radius * math.cos(angle))
            waiting.append((child, depth + 1, start, share))
            start += share
    return places


def _gather(boxes: list[Box]) -> None:
    """Bring boxes nearer to one another, as long as not too many meet: larger letters on the screen."""
    for _ in range(CLOSER):
        nearer = [Box(b.x * STEP, b.y * STEP, b.width, b.below) for b in boxes]
        met = sum(min(a.push(b)) > 0 for i, a in enumerate(nearer) for b in nearer[i + 1 :])
        if met > MEET * len(boxes):
            return
        for box_, near in zip(boxes, nearer, strict=True):
            box_.x, box_.y = near.x, near.y


def separate(boxes: list[Box], stretch: float = STRETCH) -> None:
    """Move boxes apart until none lies on another; each pair by the shorter way."""
    for _ in range(ROUNDS):
        moved = False
        for i, first in enumerate(boxes):
            for second in boxes[i + 1 :]:
                across, down = first.push(second)
                if across <= 0 or down <= 0:
                    continue
                moved = True
                if across < down * stretch:
                    step = math.copysign(across / 2 + 0.5, second.x - first.x)
                    first.x, second.x = first.x - step, second.x + step
                else:
                    step = math.copysign(down / 2 + 0.5, second.y - first.y)
                    first.y, second.y = first.y - step, second.y + step
        if not moved:
            return
