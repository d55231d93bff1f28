"""Writing a graph as TriG: Turtle in named graphs, one a source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgbuild.graph import Graph
from kgbuild.write.named import by_source, resources
from kgbuild.write.turtle import block, prefixes, term


def write_trig(graph: Graph, path: Path) -> None:
    """Write ``graph`` to ``path`` in UTF-8."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(trig(graph))


def trig(graph: Graph) -> Iterator[str]:
    """The text of a TriG file, in pieces."""
    yield from prefixes()
    for name, part in by_source(graph):
        yield f"\n{term(name)} {{\n" if name else "\n{\n"
        yield from (f"\n{block(item)}" for item in resources(part))
        yield "}\n"
