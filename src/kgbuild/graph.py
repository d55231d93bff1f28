"""The assembled graph as a value: what the writers, the page and the checks read.

Keys are the paths of IRIs below the graph's base: ``region/330700``, ``person/NAME``,
``article/ID-NUMBER``, ``document/ID``, ``observation/DIGEST``, ``claim/DIGEST``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from kgbuild.model import Comparator, Document, Evidence, Kind, Measure, Period, Reference, Status

if TYPE_CHECKING:
    import networkx as nx

DEFAULT_BASE = "https://w3id.org/kgbuild/id/"
LITERAL = frozenset({"adminCode"})  # the predicates whose object is a string, not a key

Object = str | date


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the graph; the fields are those of :class:`kgbuild.model.Entity`."""

    key: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    subtype: str | None = None
    code: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """An article of the graph. ``kind`` is article, speech or caption; ``document`` a document's id.

    ``lines`` are the places in the decoded document at which its lines start.
    """

    key: str
    kind: str
    number: int
    name: str
    aliases: tuple[str, ...]
    document: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """That one source states something: where, by which rules, how surely, and as of which day."""

    key: str
    evidence: tuple[Evidence | Reference, ...]
    rules: tuple[str, ...]
    confidence: float
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A triple with its claims, one a source and day. ``object``: see :class:`kgbuild.model.Statement`."""

    subject: str
    predicate: str
    object: Object
    claims: tuple[Claim, ...]

    @property
    def target(self) -> str | None:
        """The key that the edge leads to; None where its object is a literal or a term (``kg:…``)."""
        if not isinstance(self.object, str) or self.object.startswith("kg:") or self.predicate in LITERAL:
            return None
        return self.object


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure or rank with its claims. ``subject`` and ``rank_scope`` are keys of nodes."""

    key: str
    subject: str
    indicator: str
    measure: Measure
    value: Decimal
    unit: str
    comparator: Comparator
    status: Status
    as_written: tuple[str, ...]
    period: Period | None
    rank_scope: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Graph:
    """The whole graph as a value: every tuple sorted by key, the same for the same documents.

    ``base`` is the IRI that the keys are put behind.
    """

    base: str
    documents: tuple[Document, ...]
    articles: tuple[Piece, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    observations: tuple[Finding, ...]

    @cached_property
    def node(self) -> dict[str, Node]:
        """Nodes by their key."""
        return {node.key: node for node in self.nodes}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, of edges and observations, sorted by key."""
        stated: tuple[Edge | Finding, ...] = (*self.edges, *self.observations)
        return tuple(sorted((c for item in stated for c in item.claims), key=lambda c: c.key))

    def article_of(self, evidence: Evidence) -> Piece | None:
        """The article in whose line a quotation starts."""
        starts = self._lines.get(evidence.document, [])
        at = bisect_right(starts, evidence.start, key=itemgetter(0)) - 1
        return starts[at][1] if at >= 0 else None

    @cached_property
    def _lines(self) -> dict[str, list[tuple[int, Piece]]]:
        """Where the lines of each document start, in its order, with their articles."""
        found: dict[str, list[tuple[int, Piece]]] = defaultdict(list)
        for article in self.articles:
            found[article.document].extend((start, article) for start in article.lines)
        for lines in found.values():
            lines.sort(key=itemgetter(0))
        return found

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The nodes, articles and the edges between them, for layout and analysis.

        Node attributes: ``kind``, ``label`` and ``item`` (the :class:`Node` or :class:`Piece`). Edges
        are keyed by predicate and carry their ``claims``. Literals, terms and documents are left out.
        """
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        items: tuple[Node | Piece, ...] = (*self.nodes, *self.articles)
        for item in items:
            kind = item.kind.value if isinstance(item, Node) else item.kind.capitalize()
            graph.add_node(item.key, kind=kind, label=item.name, item=item)
        for edge in self.edges:
            target = edge.target
            if target is not None and target in graph and edge.subject in graph:
                graph.add_edge(edge.subject, target, key=edge.predicate, claims=edge.claims)
        return graph
