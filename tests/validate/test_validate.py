"""Every shape and every coded check finds its fault, and none finds fault with a valid graph."""

from __future__ import annotations

import re
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef

from kgbuild import ontology
from kgbuild.errors import InputError
from kgbuild.lexicon import gazetteer
from kgbuild.ontology import KG, KGS
from kgbuild.validate import checks, validate_file, validate_graph
from kgbuild.validate.shapes import shapes

HERE = Path(__file__).parent
FIXTURES = sorted((HERE / "invalid").glob("*.ttl"))
SHAPES = sorted(str(s).removeprefix(str(KGS)) for s in shapes().subjects(RDF.type, SH.NodeShape))


@pytest.fixture(scope="module")
def valid() -> Graph:
    return Graph().parse(HERE / "valid.ttl")


def test_a_valid_graph_has_no_faults() -> None:
    assert validate_file(HERE / "valid.ttl") == []


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_the_check_finds_its_fault(fixture: Path, valid: Graph) -> None:
    found = validate_graph(valid + Graph().parse(fixture))
    assert fixture.stem in {violation.code for violation in found}
    assert all(violation.message and "\n" not in str(violation) for violation in found)


@pytest.mark.parametrize("name", [*SHAPES, *checks.CHECKS])
def test_every_shape_and_every_check_has_a_failing_fixture(name: str) -> None:
    assert name in {path.stem for path in FIXTURES}


def test_the_table_of_codes_is_what_the_checks_say() -> None:
    table = dict(re.findall(r"\| (E\d+) \| (.+) \|", checks.__doc__ or ""))
    assert list(table) == list(checks.CHECKS)
    for code, function in checks.CHECKS.items():
        said = (function.__doc__ or "").strip().rstrip(".")
        assert said[0].lower() + said[1:] == table[code]


def test_a_violation_says_where_and_what(valid: Graph) -> None:
    broken = valid + Graph().parse(HERE / "invalid" / "E101.ttl")
    (found,) = [v for v in validate_graph(broken) if v.code == "E101"]
    assert str(found) == (
        "E101 https://w3id.org/kgbuild/id/evidence/x: A quotation is not as long as its offsets say: "
        "10 characters in 0–10, 2 in the quotation"
    )


def test_faults_come_in_a_fixed_order(valid: Graph) -> None:
    broken = valid
    for fixture in FIXTURES[:5]:
        broken = broken + Graph().parse(fixture)  # not +=, which would change the valid graph
    assert validate_graph(broken) == sorted(validate_graph(broken))


def test_the_codes_of_the_gazetteer_pass_the_checks_of_codes() -> None:
    graph = Graph()
    for division in gazetteer.divisions():
        node = URIRef(f"https://w3id.org/kgbuild/id/{division.key}")
        graph.add((node, KG.adminCode, Literal(division.code)))
        graph.add((node, KG.level, KG[division.level]))
        if division.parent:
            graph.add((node, KG.within, URIRef(f"https://w3id.org/kgbuild/id/region/{division.parent}")))
    assert list(checks.code_outside_parent(graph)) == []
    assert list(checks.code_of_other_level(graph)) == []


def test_a_file_that_is_no_turtle_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("这不是 Turtle", encoding="utf-8")
    with pytest.raises(InputError, match="no Turtle"):
        validate_file(broken)


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        validate_file(tmp_path / "missing.ttl")


@pytest.mark.parametrize(("code", "shape"), [("E101", "QuotationLength"), ("E301", "CodeWithinParent")])
def test_the_constraints_for_other_processors_say_what_the_coded_checks_say(
    code: str, shape: str, valid: Graph
) -> None:
    constraints = Graph()
    for path in (ontology.folder() / "shapes" / "sparql").glob("*.ttl"):
        constraints.parse(path)
    assert pyshacl.validate(valid, shacl_graph=constraints)[0]
    broken = valid + Graph().parse(HERE / "invalid" / f"{code}.ttl")
    conforms, report, _ = pyshacl.validate(broken, shacl_graph=constraints)
    assert not conforms
    assert set(report.objects(None, SH.sourceShape)) == {KGS[shape]}
