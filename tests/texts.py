"""Where the seed lies, and the type of what makes a document of a few lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kgbuild.model import Document
from kgbuild.pipeline import graph_of

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"

MakeDocument = Callable[..., Document]


def held(make: MakeDocument, text: str) -> dict[str, set[str]]:
    """The posts that each person is said to hold."""
    graph = graph_of(make(text, published="2023-10-21"))
    names = {e.key: e.name for e in graph.resolved.entities}
    found: dict[str, set[str]] = {}
    for s in graph.statements:
        if s.predicate == "holdsPost":
            found.setdefault(names[s.subject], set()).add(names[str(s.object)])
    return found
