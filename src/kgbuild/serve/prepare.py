"""Making what is served from what a build left: the store, and the index of search beside it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode

from kgbuild.errors import InputError
from kgbuild.graph import DEFAULT_BASE
from kgbuild.serve import index
from kgbuild.serve.terms import KG, TYPE
from kgbuild.store import is_store, make_store, only_named, open_store

FOLDER = "serve"  # of a build's output, for what is made of it
LAYOUT = b"2"  # what the stores and indexes made here look like; another makes them anew


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is served.

    Attributes:
        store: the folder of the store.
        index: the file of the index of search.
        page: the file of the graph page, or None.
        base: what the IRIs of the data start with.
        union: whether the default graph has the triples of all named ones.
    """

    store: Path
    index: Path
    page: Path | None
    base: str
    union: bool


def prepare(folder: Path, *, writable: bool = False) -> Prepared:
    """Make the store and the index of a folder, or find them made.

    Args:
        folder: a build's output with ``graph.ttl``, or a store.
        writable: whether a folder that is empty or not there becomes an empty store.

    Raises:
        InputError: it is neither, or its graph cannot be read.
    """
    graph = folder / "graph.ttl"
    if graph.is_file():
        made = folder / FOLDER
        stamp = _stamp([graph, folder / "texts.jsonl"])
        store = _loaded(graph, made / "store", stamp)
    elif is_store(folder) or (writable and not any(_inside(folder))):
        made, store = folder.with_name(folder.name + ".serve"), folder
        stamp = _stamp(sorted(folder.glob("*.sst")))
    else:
        way_out = "give the folder that kgbuild build wrote, or an Oxigraph store"
        raise InputError("holds no graph.ttl and is no store", where=str(folder), way_out=way_out)
    made.mkdir(parents=True, exist_ok=True)
    page = folder / "graph.html"
    base, empty = _index(folder, store, made / "search.sqlite", stamp, writable=writable)
    union = graph.is_file() or writable or empty
    return Prepared(store, made / "search.sqlite", page if page.is_file() else None, base, union)


def _inside(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _loaded(graph: Path, store: Path, stamp: str) -> Path:
    """The store of a Turtle file; an old one of another file is replaced when the new one is whole."""
    told = store.with_name("store.stamp")
    if told.is_file() and told.read_text() == stamp and _opens(store):
        return store
    store.parent.mkdir(parents=True, exist_ok=True)
    told.unlink(missing_ok=True)
    make_store(graph, store)
    told.write_text(stamp)
    return store


def _opens(store: Path) -> bool:
    try:
        open_store(store)
    except InputError:  # damaged, or taken away: it is made anew
        return False
    return True


def _index(folder: Path, path: Path, made: Path, stamp: str, *, writable: bool) -> tuple[str, bool]:
    """Make the index where there is none of this state.

    Returns:
        the base of the data, and whether the default graph is empty, so that all graphs are seen as one.
    """
    if writable and not is_store(path):
        pyoxigraph.Store(str(path))  # makes an empty one
    store = open_store(path, writable=writable)
    union = only_named(store)
    base = _base(store)
    if not index.current(made, stamp):
        index.make(made, stamp, store, index.texts_of(folder / "texts.jsonl", base), union=union)
    return base, union


def _base(store: pyoxigraph.Store) -> str:
    """What stands before ``document/…`` in the IRI of a document."""
    for quad in store.quads_for_pattern(None, TYPE, NamedNode(KG + "Document"), None):
        if isinstance(quad.subject, NamedNode):
            return quad.subject.value.rpartition("document/")[0]
    return DEFAULT_BASE


def _stamp(paths: list[Path]) -> str:
    """A hash of files: their contents, so that a file that is written anew with the same is the same."""
    digest = hashlib.sha256(LAYOUT)
    for path in paths:
        if path.is_file():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
