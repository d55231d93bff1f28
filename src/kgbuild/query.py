"""query: asking a graph's Turtle in SPARQL, and the competency questions that come with kgbuild."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.query import Result
from rdflib.term import Node

from kgbuild import ontology
from kgbuild.errors import KgbuildError
from kgbuild.turtle import read_turtle

FORMATS = ("table", "json", "csv")
WIDEST = 60  # columns on a screen that a cell of a table takes at most


class QueryError(KgbuildError):
    """A query is no SPARQL, asks for what is not supported, or names no known question."""


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question: its name, what it answers in Chinese and English, its SPARQL."""

    name: str
    zh: str
    en: str
    sparql: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query: a term for each variable, None where it is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]


@cache
def questions() -> tuple[Question, ...]:
    """The competency questions, sorted by name. Their first two comment lines are zh and en."""
    return tuple(_question(path) for path in ontology.queries())


def _question(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    comments = [line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")]
    return Question(path.stem, comments[0], comments[1], text)


def run_query(path: Path, question: str, form: str = "table") -> str:
    """The answer to ``question`` from the graph in a Turtle file, as text.

    Args:
        path: the Turtle file.
        question: SPARQL (SELECT or ASK), a file of it (``.rq``), or a competency question's name.
        form: ``table``, ``json`` (SPARQL 1.1 results) or ``csv`` (likewise).

    Raises:
        InputError: the graph cannot be read.
        QueryError: ``question`` is no query.
    """
    sparql = find(question)
    answer = ask(read_turtle(path), sparql)
    return {"table": as_table, "json": as_json, "csv": as_csv}[form](answer)


def find(question: str) -> str:
    """The SPARQL that ``question`` stands for: a known name, a file's text, or itself.

    Raises:
        QueryError: it is none of them, or the file cannot be read.
    """
    for known in questions():
        if known.name == question:
            return known.sparql
    if re.search(r"[{\n]", question):
        return question
    if question.endswith((".rq", ".sparql")) or Path(question).is_file():
        try:
            return Path(question).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError("cannot be read", where=question, way_out="give a file of SPARQL") from error
    names = ", ".join(known.name for known in questions())
    raise QueryError("no such question", where=question, way_out=f"one of: {names}; a .rq file; or SPARQL")


def ask(graph: Graph, sparql: str) -> Answer:
    """The rows of a SELECT (of an ASK, one with the answer). The project's prefixes are declared.

    Raises:
        QueryError: it is no SPARQL, or neither SELECT nor ASK.
    """
    try:
        result = graph.query(sparql, initNs=ontology.PREFIXES)
        answer = _answer(result)
    except QueryError:
        raise
    except Exception as error:  # the parser and the evaluation raise whatever a query makes them raise
        problem = f"no SPARQL 1.1: {' '.join(str(error).split())}"
        declared = ", ".join(ontology.PREFIXES)
        raise QueryError(problem, way_out=f"prefixes that need no declaration: {declared}") from error
    return answer


def _answer(result: Result) -> Answer:
    if result.type == "ASK":
        return Answer(("answer",), ((Literal(bool(result.askAnswer)),),))
    if result.type != "SELECT" or result.vars is None:
        raise QueryError(f"{result.type} is not supported", way_out="use SELECT or ASK")
    names = tuple(str(variable) for variable in result.vars)
    rows = (tuple(binding.get(variable) for variable in result.vars) for binding in result.bindings)
    return Answer(names, tuple(rows))


def as_table(answer: Answer) -> str:
    """A table for the screen, Chinese characters two columns wide, with the number of rows."""
    cells = [answer.variables, *(tuple(map(_plain, row)) for row in answer.rows)]
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
    writer.writerows([["" if term is None else str(term) for term in row] for row in answer.rows])
    return out.getvalue()


def as_json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON."""
    bindings = [
        {name: _json(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    content = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _json(term: Node) -> dict[str, str]:
    if isinstance(term, Literal):
        extra = {"xml:lang": term.language, "datatype": term.datatype and str(term.datatype)}
        return {"type": "literal", "value": str(term), **{k: v for k, v in extra.items() if v}}
    return {"type": "uri" if isinstance(term, URIRef) else "bnode", "value": str(term)}


def _plain(term: Node | None) -> str:
    """A term for the screen: a literal's text, an IRI with its prefix where it has one."""
    if term is None:
        return ""
    if isinstance(term, URIRef):
        for prefix, namespace in ontology.PREFIXES.items():
            if term.startswith(namespace):
                return f"{prefix}:{term.removeprefix(namespace)}"
    return " ".join(str(term).split())


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
