"""Stores on disk: a graph in Oxigraph, ready to be asked.

The layout: one named graph a source (see :mod:`kgbuild.dataset`), named by the source's IRI, and in the
default graph the union of them all, so that a plain query sees each triple once, whatever number of
documents state it. Does without rdflib, whose import takes longer than most queries.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from kgbuild.dataset import Division
from kgbuild.errors import InputError

FORMATS: dict[str, RdfFormat] = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
"""What can be loaded, by the ending of the file's name."""

Term = Any  # of pyoxigraph, which has no name for its terms
BATCH = 400_000  # quads that are sorted at once: twice as many take half as much memory again
MARK = "CURRENT"  # the file that every store of RocksDB has


def is_store(folder: Path) -> bool:
    """Whether ``folder`` holds a store."""
    return (folder / MARK).is_file()


def make_store(graph: Path, folder: Path) -> None:
    """Load a graph into a new store; an old one in ``folder`` is replaced when the new one is whole.

    Args:
        graph: a file in one of ``FORMATS``; triples without a named graph get those of their sources.
        folder: where the store is made.

    Raises:
        InputError: the file cannot be read, or is not of the format that its name says.
    """
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        _load(graph, Store(str(fresh)))
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def open_store(folder: Path, *, writable: bool = False) -> Store:
    """The store in ``folder``, for reading alone unless ``writable``.

    Raises:
        InputError: there is none, another process is writing to it, or it is damaged.
    """
    if not is_store(folder):
        raise InputError("is no store", where=str(folder), way_out="give one that kgbuild serve made")
    try:
        return Store(str(folder)) if writable else Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:  # Oxigraph raises the second where a file is damaged
        way_out = "is another process writing to it?" if isinstance(error, OSError) else "make it anew"
        raise InputError(f"cannot be opened: {error}", where=str(folder), way_out=way_out) from error


def in_memory(graph: Path) -> Store:
    """A store in memory: a graph's triples in the default graph, and named graphs where the file has them.

    Raises:
        InputError: the file cannot be read, or is not of the format that its name says.
    """
    store = Store()
    store.bulk_extend(_with_union(_quads(graph)))
    return store


def only_named(store: Store) -> bool:
    """Whether the default graph is empty, so that one sees all named graphs as one."""
    return next(iter(store.quads_for_pattern(None, None, None, DefaultGraph())), None) is None


def _load(graph: Path, store: Store) -> None:
    quads = _divided(graph)
    for first in quads:
        store.bulk_extend(chain((first,), islice(quads, BATCH - 1)))
    store.flush()
    store.optimize()


def _with_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads, and those of named graphs in the default graph too."""
    for quad in quads:
        yield quad
        if quad.graph_name != DefaultGraph():
            yield Quad(quad.subject, quad.predicate, quad.object)


def _divided(graph: Path) -> Iterator[Quad]:
    """The quads of a file, and those of the default graph in the graphs of their sources too."""
    division = Division((_terms(q) for q in _quads(graph) if q.graph_name == DefaultGraph()), NamedNode)
    for quad in _quads(graph):
        yield quad
        if quad.graph_name == DefaultGraph():
            for name in division.graphs_of(_terms(quad)):
                yield Quad(quad.subject, quad.predicate, quad.object, name)
        else:
            yield Quad(quad.subject, quad.predicate, quad.object)


def _terms(quad: Quad) -> tuple[Term, Term, Term]:
    return quad.subject, quad.predicate, quad.object


def _quads(graph: Path) -> Iterator[Quad]:
    """The quads of a file.

    Raises:
        InputError: it cannot be read, or is not of the format that its name says.
    """
    with _reading(graph) as format_:
        yield from pyoxigraph.parse(path=str(graph), format=format_)


@contextmanager
def _reading(graph: Path) -> Iterator[RdfFormat]:
    """The format of a file, while it is read."""
    format_ = FORMATS.get(graph.suffix.lower())
    if format_ is None:
        way_out = f"one of {', '.join(FORMATS)}"
        raise InputError("is of no format that can be loaded", where=str(graph), way_out=way_out)
    try:
        yield format_
    except OSError as error:
        raise InputError(
            str(error), where=str(graph), way_out="give a graph that kgbuild build wrote"
        ) from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"no {format_.name}: {error}", where=str(graph), way_out="build it anew") from error
