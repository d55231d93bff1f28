"""Making the index of search from a store: names with their pinyin, quotations, and the texts themselves."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph

from kgbuild.serve.terms import KG
from kgbuild.serve.words import words
from kgbuild.write.html.payload import SPOKEN, pinyin

_SCHEMA = """
CREATE TABLE meta (stamp TEXT);
CREATE TABLE text (document TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE name USING fts5
  (words, spoken, iri UNINDEXED, kind UNINDEXED, label UNINDEXED, names UNINDEXED, prefix='2 3');
CREATE VIRTUAL TABLE quotation USING fts5
  (words, document UNINDEXED, start UNINDEXED, end UNINDEXED, exact UNINDEXED);
CREATE TABLE changed (kind TEXT, iri TEXT, PRIMARY KEY (kind, iri)) WITHOUT ROWID;
"""
_COLUMNS = {"name": 6, "quotation": 5}
_NAMES = """
SELECT ?s ?kind ?label ?name { %s
  ?s skos:prefLabel ?label ; a ?kind . FILTER(STRSTARTS(STR(?kind), STR(kg:)))
  OPTIONAL { ?s skos:altLabel ?name }
}"""
_QUOTATIONS = """
SELECT ?document ?start ?end ?exact { %s
  ?evidence oa:hasSource ?document ; oa:hasSelector ?position, ?quote .
  ?position oa:start ?start ; oa:end ?end . ?quote oa:exact ?exact
}"""

Of = Sequence[pyoxigraph.NamedNode] | None  # of which resources rows are made; None: of all


def current(path: Path, stamp: str) -> bool:
    """Whether there is an index at ``path`` that was made from what ``stamp`` stands for."""
    if not path.is_file():
        return False
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return bool(connection.execute("SELECT stamp FROM meta").fetchone() == (stamp,))
    except sqlite3.Error:
        return False
    finally:
        connection.close()


def make(
    path: Path, stamp: str, store: pyoxigraph.Store, texts: Iterator[tuple[str, str]], *, union: bool
) -> None:
    """Write the index to ``path``; an old one stays until the new one is whole.

    Args:
        path: the file.
        stamp: what says from what it was made.
        store: the graph.
        texts: the IRI and the text of each document.
        union: whether all graphs are seen as one.
    """
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    connection = sqlite3.connect(fresh)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    connection.executemany("INSERT OR REPLACE INTO text VALUES (?, ?)", texts)
    insert(connection, "name", names(store, union=union))
    insert(connection, "quotation", quotations(store, union=union))
    connection.execute("INSERT INTO meta VALUES (?)", (stamp,))
    connection.commit()
    connection.close()
    fresh.replace(path)


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[str | int, ...]]) -> None:
    """Add rows to ``name`` or ``quotation``."""
    places = ", ".join("?" * _COLUMNS[table])
    connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def names(store: pyoxigraph.Store, *, union: bool, of: Of = None) -> Iterator[tuple[str, ...]]:
    """The rows of ``name``: of all resources, or of some."""
    labels: dict[str, str] = {}
    kinds: dict[str, str] = {}
    others: dict[str, dict[str, None]] = defaultdict(dict)
    for subject, kind, label, name in _ask(store, _NAMES, "s", union, of):
        labels[subject], kinds[subject] = label, kind.removeprefix(KG)
        if name:
            others[subject][name] = None
    for subject, label in sorted(labels.items()):
        forms = [label, *others[subject]]
        spoken = pinyin(tuple(form for form in forms if len(form) <= SPOKEN))
        text = " | ".join(" ".join(words(form)) for form in forms)
        yield text, spoken, subject, kinds[subject], label, "、".join(others[subject])


def quotations(store: pyoxigraph.Store, *, union: bool, of: Of = None) -> Iterator[tuple[str | int, ...]]:
    """The rows of ``quotation``: of all documents, or of some."""
    seen: set[tuple[str, ...]] = set()
    for document, start, end, exact in _ask(store, _QUOTATIONS, "document", union, of):
        if (document, start, end) not in seen:
            seen.add((document, start, end))
            yield " ".join(words(exact)), document, int(start), int(end), exact


def _ask(
    store: pyoxigraph.Store, query: str, variable: str, union: bool, of: Of
) -> Iterator[tuple[str, ...]]:
    query %= f"VALUES ?{variable} {{ {' '.join(map(str, of))} }}" if of is not None else ""
    prefixes = {
        "kg": KG,
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "oa": "http://www.w3.org/ns/oa#",
    }
    results = store.query(query, prefixes=prefixes, use_default_graph_as_union=union)
    assert isinstance(results, pyoxigraph.QuerySolutions)
    for row in results:
        yield tuple(
            term.value if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal) else "" for term in row
        )


def texts_of(path: Path, base: str) -> Iterator[tuple[str, str]]:
    """The documents' IRIs and texts from the file that a build leaves beside the graph."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield f"{base}document/{row['id']}", row["text"]
