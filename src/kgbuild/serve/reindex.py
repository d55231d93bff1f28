"""Keeping the index of search true to a store that is written.

What a write touches is noted in the index before it happens, and read anew from the store before the next
search, or by the write itself when much is noted: so many writes cost one reading, no search waits long,
and a worker that is killed in between forgets nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from pyoxigraph import NamedNode, Store, Triple

from kgbuild.serve import terms

_NAMING = frozenset({terms.TYPE, terms.PREF_LABEL, terms.ALT_LABEL})
_SELECTING = frozenset({terms.START, terms.END, terms.EXACT})
AT_ONCE = 500  # resources that one query reads
MUCH = 1000  # resources that a search may have to read


def note(connection: sqlite3.Connection, store: Store, changed: Iterable[Triple]) -> None:
    """Note whose names and quotations triples that come or go are about.

    Args:
        connection: the index.
        store: the graph before the change.
        changed: the triples.
    """
    resources: dict[str, None] = {}
    documents: dict[str, None] = {}
    for triple in changed:
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode):
            continue
        if triple.predicate in _NAMING:
            resources[subject.value] = None
        elif triple.predicate == terms.HAS_SOURCE and isinstance(value, NamedNode):
            documents[value.value] = None
        elif triple.predicate in _SELECTING:
            documents |= dict.fromkeys(_documents(store, subject))
    noted = (*(("name", iri) for iri in resources), *(("quotation", iri) for iri in documents))
    connection.executemany("INSERT OR IGNORE INTO changed VALUES (?, ?)", noted)
    connection.commit()


def _documents(store: Store, selector: NamedNode) -> list[str]:
    """The documents from which a selector quotes."""
    return [
        source.object.value
        for evidence in store.quads_for_pattern(None, terms.HAS_SELECTOR, selector, None)
        for source in store.quads_for_pattern(evidence.subject, terms.HAS_SOURCE, None, None)
        if isinstance(source.object, NamedNode)
    ]


def refresh(connection: sqlite3.Connection, store: Store, *, least: int = 1) -> bool:
    """Read anew from the store what was noted, where that is ``least`` resources or more; whether it was."""
    if connection.execute("SELECT COUNT(*) FROM changed").fetchone()[0] < least:
        return False
    from kgbuild.serve import index  # with pinyin, which takes long to load

    for kind, column, read in (("name", "iri", index.names), ("quotation", "document", index.quotations)):
        noted = "SELECT iri FROM changed WHERE kind = ?"
        iris = [NamedNode(iri) for (iri,) in connection.execute(noted, (kind,))]
        if not iris:
            continue
        connection.execute(f"DELETE FROM {kind} WHERE {column} IN ({noted})", (kind,))
        for at in range(0, len(iris), AT_ONCE):
            index.insert(connection, kind, read(store, union=False, of=iris[at : at + AT_ONCE]))
    connection.execute("DELETE FROM changed")
    connection.commit()
    return True
