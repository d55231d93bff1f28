"""A graph as Turtle: the same bytes, the same triples, whatever the text holds."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from kgbuild.assemble import assemble
from kgbuild.write.rdf import Resource, triples
from kgbuild.write.turtle import turtle, write_turtle
from made_graph import first, second

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "validate" / "valid.ttl"


def read_back(value: Literal) -> Literal:
    resource = Resource(URIRef("urn:s"), ((URIRef("urn:p"), value),))
    (found,) = Graph().parse(data="".join(turtle([resource])), format="turtle").objects()
    assert isinstance(found, Literal)
    return found


def test_the_made_graph_is_written_as_the_golden_file(tmp_path: Path) -> None:
    write_turtle(assemble([first(), second()]), tmp_path / "graph.ttl")
    assert (tmp_path / "graph.ttl").read_bytes() == GOLDEN.read_bytes()


def test_the_file_holds_the_triples_of_the_traversal() -> None:
    assert set(Graph().parse(GOLDEN)) == set(triples(assemble([first(), second()])))


def test_the_bytes_do_not_depend_on_the_seed_of_hashing(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; import sys; from made_graph import first, second;"
        "from kgbuild.assemble import assemble; from kgbuild.write.turtle import write_turtle;"
        "write_turtle(assemble([second(), first()]), Path(sys.argv[1]))"
    )
    paths = ":".join([str(HERE.parent), str(HERE.parents[1] / "src")])
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        out = tmp_path / f"{seed}.ttl"
        subprocess.run([sys.executable, "-c", code, str(out)], env=environment, check=True)
        assert out.read_bytes() == GOLDEN.read_bytes()


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example('引号"和\\反斜杠')
@example("换行\n回车\r制表\t")
@example('"""')
@example("\x00\x85\u2028\ufeff")
@example("😀")
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    assert str(read_back(Literal(text, lang="zh"))) == text


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert str(read_back(Literal("半\ud83d个"))) == "半\ufffd个"


def test_numbers_days_and_truth_keep_their_types() -> None:
    for value in (Literal(7), Literal(Decimal("1.50")), Literal(True)):
        assert read_back(value) == value
    day = Literal(date(2023, 10, 21))
    assert read_back(day).datatype == day.datatype
