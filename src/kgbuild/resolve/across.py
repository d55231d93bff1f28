"""Resolving people across documents: the only step that sees more than one document, by keys alone.

People of one name are the same where they hold the same post (a post says its body and region) at
times that agree. A name alone joins nothing: 王伟, who holds no post in a text, stays that text's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from kgbuild.model import DocumentGraph, Kind

LONGEST_TERM = 10 * 366  # days between two documents in which one person may hold one post


def same_people(graphs: Iterable[DocumentGraph]) -> Mapping[str, str]:
    """The keys of people that are to be replaced, each by the first key of the same person.

    Args:
        graphs: the documents' graphs, in any order.
    """
    holders: dict[tuple[str, str], set[tuple[date, str]]] = defaultdict(set)
    for graph in graphs:
        names = {e.key: e.name for e in graph.resolved.entities if e.kind is Kind.PERSON}
        for statement in graph.statements:
            if statement.predicate == "holdsPost" and statement.subject in names:
                when = statement.as_of or date.min
                holders[names[statement.subject], str(statement.object)].add((when, statement.subject))
    first: dict[str, str] = {}
    for held in sorted(holders):
        for group in _terms(sorted(holders[held])):
            _join(first, group)
    return {key: _root(first, key) for key in sorted(first) if _root(first, key) != key}


def _terms(dated: list[tuple[date, str]]) -> list[list[str]]:
    """The holders of one post under one name, parted where too long a time lies between two of them."""
    groups = [[dated[0][1]]]
    for (before, _), (when, key) in pairwise(dated):
        if (when - before).days > LONGEST_TERM and before != date.min:
            groups.append([])
        groups[-1].append(key)
    return groups


def _join(first: dict[str, str], keys: list[str]) -> None:
    roots = sorted({_root(first, key) for key in keys})
    for root in roots:
        first[root] = roots[0]


def _root(first: dict[str, str], key: str) -> str:
    while first.get(key, key) != key:
        key = first[key]
    return key
