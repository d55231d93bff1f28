"""The part of a large graph that one page carries: the documents that the opening view rests on, then those
that say most for their length.

A document is kept whole or not at all, so each statement on the page still has its quotations, and each
quotation its text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kgbuild.graph import Claim, Edge, Finding, Graph
from kgbuild.model import Evidence
from kgbuild.write.html.overview import Overview

ROOM = 20_000_000  # bytes: readable in 1.5 s (benchmarks/README.md), so in less than 3 s at half the speed
# Bytes that a character of text, and a quotation with what it says, take on the page.
CHARACTER, QUOTED = 3, 60


def densest(graph: Graph, view: Overview, room: int = ROOM) -> Graph:
    """``graph`` itself where the page has room for it, else its densest part.

    Args:
        graph: the whole.
        view: the opening view of the whole; what it shows is kept first.
        room: what documents and all that is quoted from them may take, in bytes.
    """
    claims = _claims(graph)
    size = {d.id: CHARACTER * len(d.text) + QUOTED * claims[d.id] for d in graph.documents}
    if sum(size.values()) <= room:
        return graph
    ranked = sorted(size, key=lambda d: (-claims[d] / size[d], d))
    kept: set[str] = set()
    for document in (*_under(graph, view, ranked), *ranked):
        if document not in kept and size[document] <= room:
            kept.add(document)
            room -= size[document]
    return _within(graph, kept)


def _under(graph: Graph, view: Overview, ranked: list[str]) -> list[str]:
    """A document for each line and post of the opening view: the first in ``ranked`` that states it."""
    rank = {document: place for place, document in enumerate(ranked)}
    shown = {node.key for node in view.nodes}
    posts = {e.target for e in graph.edges if e.predicate == "holdsPost" and e.subject in shown}
    ends = shown | posts
    found: dict[str, None] = {}
    for edge in graph.edges:
        if edge.subject not in ends or edge.target not in ends:
            continue
        places = [rank[e.document] for c in edge.claims for e in c.evidence if isinstance(e, Evidence)]
        if places:
            found[ranked[min(places)]] = None
    return list(found)


def _claims(graph: Graph) -> dict[str, int]:
    """How many claims rest on each document."""
    found: dict[str, int] = defaultdict(int)
    for claim in graph.claims:
        for evidence in claim.evidence:
            if isinstance(evidence, Evidence):
                found[evidence.document] += 1
    return found


def _within(graph: Graph, documents: set[str]) -> Graph:
    """What these documents, and the reference data about what they name, say."""
    articles = tuple(a for a in graph.articles if a.document in documents)
    edges = tuple(_edges(graph.edges, documents))
    findings = tuple(replace(f, claims=claims) for f in graph.observations if (claims := _left(f, documents)))
    named = {a.key for a in articles} | {f.subject for f in findings}
    named |= {f.rank_scope for f in findings if f.rank_scope}
    for edge in edges:
        if any(isinstance(e, Evidence) for claim in edge.claims for e in claim.evidence):
            named |= {edge.subject, edge.target or edge.subject}
    named |= _above(graph, named)
    return replace(
        graph,
        documents=tuple(d for d in graph.documents if d.id in documents),
        articles=articles,
        nodes=tuple(n for n in graph.nodes if n.key in named),
        edges=tuple(e for e in edges if e.subject in named and (e.target is None or e.target in named)),
        observations=findings,
    )


def _edges(edges: Iterable[Edge], documents: set[str]) -> Iterable[Edge]:
    for edge in edges:
        claims = _left(edge, documents)
        if claims:
            yield replace(edge, claims=claims)


def _left(stated: Edge | Finding, documents: set[str]) -> tuple[Claim, ...]:
    """The claims with what evidence of theirs is in these documents, or in reference data."""
    claims = []
    for claim in stated.claims:
        evidence = tuple(e for e in claim.evidence if not isinstance(e, Evidence) or e.document in documents)
        if evidence:
            claims.append(replace(claim, evidence=evidence))
    return tuple(claims)


def _above(graph: Graph, named: set[str]) -> set[str]:
    """The regions in which regions lie."""
    parent = {e.subject: e.target for e in graph.edges if e.predicate == "within" and e.target}
    found: set[str] = set()
    for key in named:
        above = parent.get(key)
        while above and above not in found:
            found.add(above)
            above = parent.get(above)
    return found
