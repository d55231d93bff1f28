"""Reading the tab-separated data files of kgbuild."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kgbuild.errors import ReferenceDataError

Row = dict[str, str]


@dataclass(frozen=True)
class Table:
    """A data file: its name, its header (lines without ``#``) and its rows."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


@cache
def load(name: str) -> Table:
    """The table ``kgbuild/data/NAME.tsv``.

    Raises:
        ReferenceDataError: it is missing, has no header, or a row has another number of columns.
    """
    path = files("kgbuild") / "data" / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise ReferenceDataError("no such table", where=str(path), way_out="reinstall kgbuild") from error
    header = tuple(line.lstrip("# ") for line in lines if line.startswith("#"))
    body = [line for line in lines if line and not line.startswith("#")]
    if not header or not body:
        raise ReferenceDataError("no header or no rows", where=str(path), way_out="reinstall kgbuild")
    columns = body[0].split("\t")
    rows = []
    for number, line in enumerate(body[1:], start=1):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ReferenceDataError(
                f"row {number} has {len(cells)} columns, not {len(columns)}",
                where=str(path),
                way_out="reinstall kgbuild",
            )
        rows.append(dict(zip(columns, cells, strict=True)))
    return Table(name, header, tuple(rows))


def terms(name: str, **where: str) -> tuple[str, ...]:
    """The column ``term`` of a lexicon, of the rows whose columns equal ``where``."""
    return tuple(
        row["term"] for row in load(name).rows if all(row[column] == value for column, value in where.items())
    )


def versions() -> dict[str, str]:
    """The first line of each data file's header, which says what it is and of when, by name."""
    found = {}
    for path in sorted((files("kgbuild") / "data").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".tsv"):
            with path.open(encoding="utf-8") as lines:
                found[path.name] = next(lines).lstrip("# ").strip()
    return found
