"""Writing a graph as GraphML and GEXF, for Gephi and other tools of network analysis."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.graph import Graph
from kgbuild.write.rdf import resources
from kgbuild.write.tables import Value, tables

if TYPE_CHECKING:
    import networkx as nx

# What XML 1.0 cannot hold, not even as an escape.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(graph: Graph, path: Path) -> None:
    """Write ``graph`` to ``path``."""
    from networkx.readwrite.graphml import write_graphml_xml

    write_graphml_xml(network(graph), path, infer_numeric_types=False)


def write_gexf(graph: Graph, path: Path) -> None:
    """Write ``graph`` to ``path``, without the day of writing: the same graph, the same bytes."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(network(graph))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    with path.open("wb") as file:
        writer.write(file)


def network(graph: Graph) -> nx.MultiDiGraph[str]:
    """The tables of ``graph`` as a network: attributes are texts, numbers and truth values."""
    import networkx as nx

    found = tables(resources(graph))
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in found.nodes:
        label = node.values.get("name") or node.values.get("title") or node.iri
        kind = node.labels[-1] if node.labels else ""
        made.add_node(node.iri, label=_plain(label), kind=kind, **_attributes(node.values))
    for row in found.relationships:
        attributes = _attributes(row.values)
        made.add_edge(row.start, row.end, key=row.type, label=row.type, **attributes)
    return made


def _attributes(values: dict[str, Value]) -> dict[str, str | int | float | bool]:
    """The values by column, but for the names of the formats' own."""
    own = {"start": "quotationStart", "end": "quotationEnd", "source": "sourceFile"}
    return {own.get(name, name): _plain(value) for name, value in values.items()}


def _plain(value: Value) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    text = "；".join(value) if isinstance(value, tuple) else str(value)
    return _NOT_XML.sub("\ufffd", text)
