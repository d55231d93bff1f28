"""Writing a graph as the two CSV files that ``neo4j-admin database import`` takes.

Lists are parted by ``;``; where a member has one itself, it becomes the full-width ``；``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kgbuild.graph import Graph
from kgbuild.write.rdf import resources
from kgbuild.write.tables import EVIDENCE_COLUMNS, NODE_COLUMNS, OWN_EVIDENCE, Column, Value, tables

NODES, RELATIONSHIPS = "nodes.csv", "relationships.csv"
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean", date: "date"}


def write_neo4j(graph: Graph, folder: Path) -> None:
    """Write ``nodes.csv`` and ``relationships.csv`` into ``folder``, in UTF-8."""
    found = tables(resources(graph))
    columns = (*NODE_COLUMNS.values(), OWN_EVIDENCE)
    _write(
        folder / NODES,
        ["iri:ID", *map(_header, columns), ":LABEL"],
        ([n.iri, *_cells(n.values, columns), ";".join(n.labels)] for n in found.nodes),
    )
    _write(
        folder / RELATIONSHIPS,
        [":START_ID", ":END_ID", ":TYPE", *map(_header, EVIDENCE_COLUMNS)],
        ([r.start, r.end, r.type, *_cells(r.values, EVIDENCE_COLUMNS)] for r in found.relationships),
    )


def _write(path: Path, header: list[str], rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _header(column: Column) -> str:
    return f"{column.name}:{_TYPES[column.type]}{'[]' if column.many else ''}"


def _cells(values: dict[str, Value], columns: Iterable[Column]) -> list[str]:
    return [_cell(values.get(column.name)) for column in columns]


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(member.replace(";", "；") for member in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
