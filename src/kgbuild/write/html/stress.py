"""Places in which the distance between two nodes is like the number of lines between them.

Stress majorisation (Gansner, Koren, North 2004): each round moves each node to where the others, each
weighed by its nearness, want it. Arithmetic alone, so a graph looks the same in every build.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import networkx as nx

LENGTH = 115.0  # of a line, in the canvas's pixels
APART = 3  # lines between nodes that nothing joins
ROUNDS = 120

Place = tuple[float, float]


def relax(graph: nx.Graph[str], start: Mapping[str, Place]) -> dict[str, Place]:
    """The places to which the nodes of ``graph`` move from ``start``, which has one for each."""
    wanted = _distances(graph, list(start))
    places = dict(start)
    for _ in range(ROUNDS):
        for key in places:
            places[key] = _moved(key, places, wanted[key])
    return places


def _distances(graph: nx.Graph[str], keys: list[str]) -> dict[str, dict[str, float]]:
    steps = {key: nx.single_source_shortest_path_length(graph, key) for key in keys}
    return {a: {b: LENGTH * steps[a].get(b, APART) for b in keys if b != a} for a in keys}


def _moved(key: str, places: Mapping[str, Place], wanted: Mapping[str, float]) -> Place:
    x, y = places[key]
    sum_x = sum_y = total = 0.0
    for other, distance in wanted.items():
        to_x, to_y = places[other]
        away = math.hypot(x - to_x, y - to_y) or 1.0
        weight = 1 / (distance * distance)
        sum_x += weight * (to_x + distance * (x - to_x) / away)
        sum_y += weight * (to_y + distance * (y - to_y) / away)
        total += weight
    return (sum_x / total, sum_y / total) if total else (x, y)
