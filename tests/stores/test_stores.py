"""The graph is the same in every store: as many triples, and the same rows for each competency question.

A store that is not installed is skipped, with the way to it; ``make stores`` installs them all.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat

from kgbuild.assemble import assemble
from kgbuild.write.formats import FORMATS, write
from kgbuild.write.turtle import write_turtle
from made_graph import first, second
from stores import loaded
from stores.installed import needs
from texts import ROOT

pytestmark = pytest.mark.store

SEED = ROOT / "output" / "graph.ttl"
STORES: dict[str, Callable[[Path, Path], loaded.Loaded]] = {
    "oxigraph": loaded.oxigraph,
    "rdflib": loaded.rdflib,
    "virtuoso": loaded.virtuoso,
    "comunica": loaded.comunica,
}


def count(path: Path) -> int:
    """How many different triples are in a file of Turtle, by Oxigraph's parser."""
    return len({quad.triple for quad in pyoxigraph.parse(path=str(path), format=RdfFormat.TURTLE)})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made graph in every format."""
    folder = tmp_path_factory.mktemp("made")
    graph = assemble([first(), second()])
    write_turtle(graph, folder / "graph.ttl")
    write(graph, ["nt", "nquads", "trig"], folder)
    return folder


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> loaded.Loaded:
    """What Oxigraph answers on the graph of the seed; the rows that people checked are in test_seed_rows."""
    return loaded.oxigraph(SEED, tmp_path_factory.mktemp("expected"))


@pytest.mark.parametrize("store", STORES)
def test_a_store_holds_the_graph_of_the_seed_and_gives_the_same_rows(
    store: str, expected: loaded.Loaded, tmp_path: Path
) -> None:
    found = STORES[store](SEED, tmp_path)
    assert found.triples == expected.triples == count(SEED)
    for name, rows in expected.rows.items():
        assert sorted(found.rows[name]) == sorted(rows), name


@pytest.mark.parametrize("form", ["turtle", "nt", "nquads", "trig"])
def test_raptor_counts_the_same_triples(made: Path, form: str) -> None:
    rapper = needs("rapper", "raptor2-utils")
    path = made / FORMATS[form].files[0]
    syntax = {"turtle": "turtle", "nt": "ntriples", "nquads": "nquads", "trig": "trig"}[form]
    done = subprocess.run([rapper, "-c", "-i", syntax, path], capture_output=True, text=True, check=True)
    statements = count(made / "graph.ttl") if form in ("turtle", "nt") else lines(made / "graph.nq")
    assert f"returned {statements} statements" in done.stderr.replace("triples", "statements")


@pytest.mark.parametrize("form", ["turtle", "nt", "nquads", "trig"])
def test_serd_writes_as_many_lines_as_there_are_statements(made: Path, form: str) -> None:
    serdi = needs("serdi", "serdi")
    path = made / FORMATS[form].files[0]
    syntax = {"turtle": "turtle", "nt": "ntriples", "nquads": "nquads", "trig": "trig"}[form]
    command = [serdi, "-i", syntax, "-o", "nquads", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    statements = count(made / "graph.ttl") if form in ("turtle", "nt") else lines(made / "graph.nq")
    assert done.stdout.count("\n") == statements


def lines(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return sum(1 for _ in file)


@pytest.mark.parametrize("program", ["rapper", "serdi"])
def test_the_graph_of_the_seed_is_read_by_others_parsers(program: str) -> None:
    found = needs(program, {"rapper": "raptor2-utils", "serdi": "serdi"}[program])
    options = {"rapper": ["-q", "-i", "turtle", "-o", "ntriples"], "serdi": ["-o", "ntriples"]}[program]
    done = subprocess.run([found, *options, str(SEED)], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == count(SEED)
