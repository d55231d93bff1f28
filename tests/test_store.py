"""A store on disk: its named graphs, their union as the default graph, and what cannot be loaded."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

from kgbuild.errors import InputError
from kgbuild.store import in_memory, is_store, make_store, open_store

GRAPH = Path(__file__).parent / "validate" / "valid.ttl"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("store") / "store"
    make_store(GRAPH, made)
    return made


def triples(store: Store, graph: pyoxigraph.NamedNode | DefaultGraph) -> set[pyoxigraph.Triple]:
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}


def test_the_default_graph_of_a_store_is_the_graph(folder: Path) -> None:
    plain = Store()  # compared as stored: Oxigraph keeps the value of a decimal, not how it was written
    plain.load(path=str(GRAPH), format=RdfFormat.TURTLE)
    assert triples(open_store(folder), DefaultGraph()) == triples(plain, DefaultGraph())


def test_the_default_graph_is_the_union_of_the_named_ones(folder: Path) -> None:
    store = open_store(folder)
    named = [triples(store, name) for name in store.named_graphs() if not isinstance(name, str)]
    assert len(named) == 3
    assert set.union(*named) == triples(store, DefaultGraph())


def test_a_store_made_anew_replaces_the_old_one(tmp_path: Path) -> None:
    small = tmp_path / "small.nt"
    small.write_text("<urn:s> <urn:p> <urn:o> .\n")
    make_store(GRAPH, tmp_path / "store")
    make_store(small, tmp_path / "store")
    assert len(open_store(tmp_path / "store")) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small.nt", "store"]


def test_a_graph_that_cannot_be_read_leaves_the_old_store(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<urn:s> <urn:p>")
    make_store(GRAPH, tmp_path / "store")
    with pytest.raises(InputError, match="no Turtle"):
        make_store(broken, tmp_path / "store")
    assert len(open_store(tmp_path / "store")) > 1000


def test_named_graphs_of_a_file_stay_and_are_seen_as_one(tmp_path: Path) -> None:
    quads = tmp_path / "two.nq"
    quads.write_text("<urn:s> <urn:p> <urn:o> <urn:a> .\n<urn:s> <urn:p> <urn:o> <urn:b> .\n")
    store = in_memory(quads)
    assert len(list(store.named_graphs())) == 2
    assert len(triples(store, DefaultGraph())) == 1


def test_a_store_that_is_damaged_is_refused(tmp_path: Path) -> None:
    make_store(GRAPH, tmp_path / "store")
    for table in (tmp_path / "store").glob("*.sst"):
        table.write_bytes(b"damaged")
    with pytest.raises(InputError, match=r"store: cannot be opened: .*\(make it anew\)"):
        open_store(tmp_path / "store")


def test_a_folder_that_is_no_store_is_refused(tmp_path: Path) -> None:
    assert not is_store(tmp_path)
    with pytest.raises(InputError, match="is no store"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    ("name", "problem"), [("graph.docx", "no format that can be loaded"), ("missing.ttl", "No such file")]
)
def test_what_cannot_be_loaded_is_refused(tmp_path: Path, name: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        in_memory(tmp_path / name)
