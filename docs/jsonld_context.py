"""Writes ``ontology/context.jsonld`` from ``ontology/kgbuild.ttl``: ``python docs/jsonld_context.py``."""

from __future__ import annotations

import json
from pathlib import Path

from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from kgbuild import ontology
from kgbuild.ontology import KG

TARGET = Path(__file__).parents[1] / "ontology" / "context.jsonld"
NATIVE = {XSD.integer, XSD.boolean, XSD.string}  # JSON has them itself

# What a graph says in others' terms: the type of the values, or their language.
FOREIGN = {
    "dcterms:isPartOf": "@id",
    "dcterms:issued": "xsd:date",
    "dcterms:publisher": "zh",
    "dcterms:source": None,
    "dcterms:title": None,
    "oa:end": None,
    "oa:exact": None,
    "oa:hasScope": "@id",
    "oa:hasSelector": "@id",
    "oa:hasSource": "@id",
    "oa:start": None,
    "rdf:object": None,
    "rdf:predicate": "@id",
    "rdf:subject": "@id",
    "rdfs:label": "zh",
    "schema:isBasedOn": None,
    "schema:position": None,
    "skos:altLabel": "zh",
    "skos:prefLabel": "zh",
}


def context() -> str:
    """The text of ``ontology/context.jsonld``."""
    terms: dict[str, object] = {"@version": 1.1, "@vocab": str(KG), **ontology.PREFIXES}
    terms |= {_term(name): _definition(name, kind) for name, kind in FOREIGN.items()}
    graph = Graph().parse(ontology.vocabulary())
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for property_ in sorted(graph.subjects(RDF.type, kind), key=str):
            if isinstance(property_, URIRef) and property_ in KG:
                name = property_.removeprefix(KG)
                terms[name] = _definition(f"kg:{name}", _kind(graph, property_, kind))
    return json.dumps({"@context": terms}, ensure_ascii=False, indent=2) + "\n"


def _term(name: str) -> str:
    """The name without its prefix; ``rdf:subject`` keeps it, since observations have a subject too."""
    return name if name.startswith("rdf:") else name.partition(":")[2]


def _definition(name: str, kind: str | None) -> dict[str, str]:
    if kind is None:
        return {"@id": name}
    return {"@id": name, ("@language" if kind == "zh" else "@type"): kind}


def _kind(graph: Graph, property_: URIRef, kind: URIRef) -> str | None:
    ranges = graph.value(property_, RDFS.range)
    if kind == OWL.DatatypeProperty:
        return None if ranges in NATIVE or ranges is None else f"xsd:{ranges.removeprefix(str(XSD))}"
    terms = ranges is not None and any(str(t).startswith(KG) for t in graph.subjects(RDF.type, ranges))
    return "@vocab" if terms else "@id"


if __name__ == "__main__":
    TARGET.write_text(context(), encoding="utf-8")
