"""The formats in which a build writes its graph beside ``graph.ttl``: the same graph in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kgbuild.graph import Graph
from kgbuild.write import parquet
from kgbuild.write.jsonld import write_jsonld
from kgbuild.write.neo4j import write_neo4j
from kgbuild.write.network import write_gexf, write_graphml
from kgbuild.write.ntriples import write_nquads, write_ntriples
from kgbuild.write.rdf12 import write_rdf12
from kgbuild.write.trig import write_trig
from kgbuild.write.turtle import write_turtle


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the files that it makes, and what writes them, into a file or several into a folder."""

    files: tuple[str, ...]
    write: Callable[[Graph, Path], None]


FORMATS: dict[str, Format] = {
    "turtle": Format(("graph.ttl",), write_turtle),
    "nt": Format(("graph.nt",), write_ntriples),
    "nquads": Format(("graph.nq",), write_nquads),
    "trig": Format(("graph.trig",), write_trig),
    "jsonld": Format(("graph.jsonld",), write_jsonld),
    "turtle-star": Format(("graph-star.ttl",), write_rdf12),
    "graphml": Format(("graph.graphml",), write_graphml),
    "gexf": Format(("graph.gexf",), write_gexf),
    "neo4j": Format(("nodes.csv", "relationships.csv"), write_neo4j),
    "parquet": Format((parquet.NODES, parquet.RELATIONSHIPS), parquet.write_parquet),
}
"""The formats by the names by which they are asked for."""

ALWAYS = "turtle"  # what every build writes: it is what is validated


def check(names: Iterable[str]) -> None:
    """Refuse, before any work, what cannot be written here.

    Raises:
        UsageError: a format needs what is not installed.
    """
    if "parquet" in names:
        parquet.require()


def write(graph: Graph, names: Iterable[str], folder: Path) -> None:
    """Write ``graph`` into ``folder`` in the formats of these names, but for the one that always is."""
    for name in dict.fromkeys(names):
        if name != ALWAYS:
            format_ = FORMATS[name]
            format_.write(graph, folder / format_.files[0] if len(format_.files) == 1 else folder)


def others(names: Iterable[str]) -> tuple[str, ...]:
    """The files of the formats that are not written: old ones of these names tell of an older graph."""
    asked = {ALWAYS, *names}
    return tuple(file for name, format_ in FORMATS.items() if name not in asked for file in format_.files)
