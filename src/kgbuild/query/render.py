"""An answer as text: a table for the screen, the W3C's formats for programs, Turtle for triples."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat

from kgbuild import ontology
from kgbuild.query.answer import Answer, Description, QueryError, Term

FORMATS = ("table", "json", "csv", "tsv", "turtle")
WIDEST = 60  # columns on a screen that a cell of a table takes at most
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def render(answer: Answer | Description, form: str | None = None) -> str:
    """The text of an answer.

    Args:
        answer: rows or triples.
        form: one of ``FORMATS``; without one, a table for rows and Turtle for triples.

    Raises:
        QueryError: triples are to be a table, or rows Turtle.
    """
    if isinstance(answer, Description):
        if form not in (None, "turtle"):
            raise QueryError(f"triples cannot be written as {form}", way_out="use --format turtle, or SELECT")
        return as_turtle(answer)
    if form == "turtle":
        raise QueryError("rows cannot be written as Turtle", way_out="use CONSTRUCT, or another --format")
    return {"table": as_table, "json": as_json, "csv": as_csv, "tsv": as_tsv}[form or "table"](answer)


def as_turtle(description: Description) -> str:
    """Turtle, sorted, with the project's prefixes."""
    triples = sorted(description.triples, key=str)
    prefixes = dict(sorted(ontology.PREFIXES.items()))
    written = pyoxigraph.serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes)
    return (written or b"").decode()


def as_table(answer: Answer) -> str:
    """A table for the screen, Chinese characters two columns wide, with the number of rows."""
    cells = [answer.variables, *(tuple(map(plain, row)) for row in answer.rows)]
    short = [tuple(_cut(cell) for cell in row) for row in cells]
    widths = [max(map(_width, column)) for column in zip(*short, strict=True)]
    lines = ["  ".join(_padded(c, w) for c, w in zip(row, widths, strict=True)).rstrip() for row in short]
    lines.insert(1, "  ".join("─" * width for width in widths))
    count = len(answer.rows)
    return "\n".join([*lines, f"({count} row{'' if count == 1 else 's'})"]) + "\n"


def as_csv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.variables)
    writer.writerows([["" if term is None else _value(term) for term in row] for row in answer.rows])
    return out.getvalue()


def as_tsv(answer: Answer) -> str:
    """SPARQL 1.1 Query Results TSV: each term as Turtle writes it."""
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join("" if term is None else _escaped(term) for term in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def as_json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON."""
    bindings = [
        {name: _json(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    content = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def plain(term: Term | None) -> str:
    """A term for the screen: a literal's text, an IRI with its prefix where it has one."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        for prefix, namespace in ontology.PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value.removeprefix(namespace)}"
    return " ".join(_value(term).split())


def _value(term: Term) -> str:
    return str(term) if isinstance(term, pyoxigraph.Triple) else term.value


def _escaped(term: Term) -> str:
    """A term in Turtle without tabs and ends of lines."""
    return str(term).replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, Literal):
        found = {"type": "literal", "value": term.value}
        if term.language:
            return {**found, "xml:lang": term.language}
        return found if term.datatype.value == _XSD_STRING else {**found, "datatype": term.datatype.value}
    return {"type": "uri" if isinstance(term, NamedNode) else "bnode", "value": _value(term)}


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _cut(text: str) -> str:
    if _width(text) <= WIDEST:
        return text
    while _width(text) > WIDEST - 1:
        text = text[:-1]
    return text + "…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
