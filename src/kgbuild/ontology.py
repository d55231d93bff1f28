"""The ontology: its namespaces, and where its files lie in a checkout and in an installed package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, QB, RDF, RDFS, SKOS, XSD, Namespace

from kgbuild.errors import ReferenceDataError

KG = Namespace("https://w3id.org/kgbuild/ontology#")
KGS = Namespace("https://w3id.org/kgbuild/shapes#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")

PREFIXES: dict[str, str] = {
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "kg": str(KG),
    "oa": str(OA),
    "org": str(ORG),
    "prov": str(PROV),
    "qb": str(QB),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "xsd": str(XSD),
}


def folder() -> Path:
    """The folder that holds ``kgbuild.ttl``, ``shapes/`` and ``queries/``.

    Raises:
        ReferenceDataError: it is missing.
    """
    installed = Path(str(files("kgbuild"))) / "data" / "ontology"
    checkout = Path(__file__).parents[2] / "ontology"
    for place in (installed, checkout):
        if (place / "kgbuild.ttl").is_file():
            return place
    raise ReferenceDataError("the ontology is missing", where=str(installed), way_out="reinstall kgbuild")


def vocabulary() -> Path:
    """The file of classes and properties."""
    return folder() / "kgbuild.ttl"


def context() -> Path:
    """The context of JSON-LD that names the terms."""
    return folder() / "context.jsonld"


def shapes() -> tuple[Path, ...]:
    """The files of SHACL shapes, sorted by name."""
    return tuple(sorted((folder() / "shapes").glob("*.ttl")))


def queries() -> tuple[Path, ...]:
    """The files of competency questions, sorted by name."""
    return tuple(sorted((folder() / "queries").glob("*.rq")))
