"""The ontology for people: labels for the pages, and its documentation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat

from kgbuild import ontology
from kgbuild.serve.terms import KG, LABEL, TYPE

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_LINKS = {
    _RDFS + "subClassOf": "above",
    _RDFS + "subPropertyOf": "above",
    _RDFS + "domain": "domain",
    _RDFS + "range": "range",
}


@dataclass(slots=True)
class Term:
    """A class, property or value of the ontology. Texts are by language, ``zh`` and ``en``."""

    name: str
    kind: str = "value"
    label: dict[str, str] = field(default_factory=dict)
    definition: dict[str, str] = field(default_factory=dict)
    example: str = ""
    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@cache
def terms() -> dict[str, Term]:
    """The terms of the ontology by their local names, sorted."""
    found: dict[str, Term] = {}
    for quad in pyoxigraph.parse(path=ontology.vocabulary(), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(KG):
            name = quad.subject.value.removeprefix(KG)
            _take(found.setdefault(name, Term(name)), quad.predicate, quad.object)
    return dict(sorted(found.items()))


def _take(term: Term, property_: NamedNode, value: object) -> None:
    if isinstance(value, Literal):
        language = value.language or "en"
        if property_ == LABEL:
            term.label[language] = value.value
        elif property_.value == _SKOS + "definition":
            term.definition[language] = value.value
        elif property_.value == _SKOS + "example":
            term.example = value.value
    elif isinstance(value, NamedNode):
        if property_ == TYPE and value.value.startswith(_OWL):
            term.kind = "class" if value.value.endswith("Class") else "property"
        elif property_.value in _LINKS:
            term.links[_LINKS[property_.value]].append(shortened(value.value))


def shortened(iri: str) -> str:
    """An IRI with the project's prefix where one fits."""
    for prefix, namespace in ontology.PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def called(iri: str, language: str) -> str:
    """What a class or property is called in a language; another vocabulary's, its short form."""
    term = terms().get(iri.removeprefix(KG)) if iri.startswith(KG) else None
    return (term and (term.label.get(language) or term.label.get("en"))) or shortened(iri)
