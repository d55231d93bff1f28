"""The ontology declares all that the contract names and the writers use, each term explained."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from kgbuild import model, ontology
from kgbuild.model import Kind
from kgbuild.ontology import KG
from kgbuild.write.rdf import ALIGNED


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


CLASSES = words(
    """
    Person Post AdministrativeRegion Place Organization Initiative Strategy Program Campaign Mechanism
    Project Event Industry Honour Document Article Speech Observation Claim
    """
)
PROPERTIES = words(
    """
    holdsPost postIn jurisdiction affiliatedWith within locatedIn implements partOf undertakes
    participatesIn cooperatesWith develops organizes spokeAt speaker author about reportsOn
    receivedHonour date startDate endDate reprintOf conflictsWith mentionedIn level adminCode
    organizationKind status sha256 subject indicator measure value unit comparator asWritten periodStart
    periodEnd rankScope states evidence extractor confidence
    """
)
TERMS = words(
    """
    Planned Started Underway Completed Operating Reported Target Forecast Amount Count Growth Share Rate
    Rank Streak Exact AtLeast AtMost About Country Province Prefecture County Township Village Party
    Government Enterprise Research Education Media Social Military International
    """
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(ontology.vocabulary())


def declared(graph: Graph) -> set[URIRef]:
    return {s for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(KG)}


@pytest.mark.parametrize("name", CLASSES)
def test_the_class_of_the_contract_is_there(graph: Graph, name: str) -> None:
    assert (KG[name], RDF.type, OWL.Class) in graph
    assert list(graph.objects(KG[name], RDFS.subClassOf))


@pytest.mark.parametrize("name", PROPERTIES)
def test_the_property_of_the_contract_is_there_with_domain_and_range(graph: Graph, name: str) -> None:
    kinds = set(graph.objects(KG[name], RDF.type))
    assert kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}
    assert len(list(graph.objects(KG[name], RDFS.domain))) == 1
    assert len(list(graph.objects(KG[name], RDFS.range))) == 1


@pytest.mark.parametrize("name", TERMS)
def test_the_term_of_the_contract_is_there(graph: Graph, name: str) -> None:
    assert (KG[name], RDF.type, OWL.NamedIndividual) in graph


def test_everything_has_labels_and_a_definition_in_both_languages_and_an_example(graph: Graph) -> None:
    for term in sorted(declared(graph)):
        for property_ in (RDFS.label, SKOS.definition):
            languages = sorted(str(value.language) for value in graph.objects(term, property_))
            assert languages == ["en", "zh"], (term, property_)
        assert graph.value(term, SKOS.example), term


def test_all_terms_of_the_model_are_declared(graph: Graph) -> None:
    for names in (model.Kind, model.Measure, model.Comparator, model.Status):
        assert {KG[name] for name in names} <= declared(graph)


def test_the_written_classes_are_those_of_the_alignments(graph: Graph) -> None:
    for kind in Kind:
        superclasses = set(graph.objects(KG[kind], RDFS.subClassOf)) - {KG.Entity}
        assert superclasses == set(ALIGNED[kind]), kind


def test_every_term_of_the_shapes_and_queries_is_declared(graph: Graph) -> None:
    known = {str(term).removeprefix(str(KG)) for term in declared(graph)}
    for path in (*ontology.shapes(), *ontology.queries()):
        used = set(re.findall(r"\bkg:(\w+)", path.read_text(encoding="utf-8")))
        assert used <= known, path.name


def test_the_files_ship_with_the_package(tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    if subprocess.run([sys.executable, "-c", "import hatchling"], check=False).returncode:
        pytest.skip("hatchling is not installed: the wheel cannot be built here")
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    folder = ontology.folder()
    for path in (ontology.vocabulary(), *ontology.shapes(), *ontology.queries()):
        assert f"kgbuild/data/ontology/{path.relative_to(folder).as_posix()}" in names


def test_an_installed_package_finds_its_own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "data" / "ontology"
    installed.mkdir(parents=True)
    (installed / "kgbuild.ttl").write_text("", encoding="utf-8")
    monkeypatch.setattr(ontology, "files", lambda package: tmp_path)
    assert ontology.vocabulary() == installed / "kgbuild.ttl"
