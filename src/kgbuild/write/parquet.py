"""Writing a graph as two Parquet files, for data frames and query engines. Needs the extra ``parquet``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kgbuild.errors import UsageError
from kgbuild.graph import Graph
from kgbuild.write.rdf import resources
from kgbuild.write.tables import EVIDENCE_COLUMNS, NODE_COLUMNS, OWN_EVIDENCE, Column, Value, tables

NODES, RELATIONSHIPS = "nodes.parquet", "relationships.parquet"


def write_parquet(graph: Graph, folder: Path) -> None:
    """Write ``nodes.parquet`` and ``relationships.parquet`` into ``folder``.

    Raises:
        UsageError: pyarrow is not installed.
    """
    require()
    found = tables(resources(graph))
    own = (Column("iri"), Column("labels", many=True))
    _write(
        folder / NODES,
        (*own, *NODE_COLUMNS.values(), OWN_EVIDENCE),
        [{"iri": n.iri, "labels": n.labels, **n.values} for n in found.nodes],
    )
    ends = (Column("start"), Column("end"), Column("type"))
    # The places of quotations have the same names as the ends, of which a frame can have one.
    evidence = [Column(_OTHER.get(c.name, c.name), c.type, c.many) for c in EVIDENCE_COLUMNS]
    _write(
        folder / RELATIONSHIPS,
        (*ends, *evidence),
        [{**_renamed(r.values), "start": r.start, "end": r.end, "type": r.type} for r in found.relationships],
    )


def require() -> Any:
    """The module pyarrow.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise UsageError(
            "--format parquet needs pyarrow, which is not installed", way_out="pip install 'kgbuild[parquet]'"
        ) from error
    return pyarrow


_OTHER = {"start": "quotationStart", "end": "quotationEnd"}


def _renamed(values: dict[str, Value]) -> dict[str, Value]:
    return {_OTHER.get(name, name): value for name, value in values.items()}


def _write(path: Path, columns: Sequence[Column], rows: Iterable[dict[str, Any]]) -> None:
    arrow = require()
    types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    types[date] = arrow.date32()
    schema = arrow.schema(
        [(c.name, arrow.list_(arrow.string()) if c.many else types[c.type]) for c in columns]
    )
    table = arrow.Table.from_pylist(list(rows), schema=schema)
    arrow.parquet.write_table(table, path, compression="zstd")
