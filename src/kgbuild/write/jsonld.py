"""Writing a graph as JSON-LD: an object a subject, in the terms of ``ontology/context.jsonld``.

The context is written into the file, so that it is read offline; there is one graph, the default one.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from rdflib import RDF, XSD, URIRef

from kgbuild import ontology
from kgbuild.graph import Graph
from kgbuild.ontology import KG, PREFIXES
from kgbuild.write.rdf import Resource, Term, resources, without_halves

_NATIVE = {XSD.integer, XSD.boolean}  # JSON writes them as they are

Terms = dict[str, tuple[str, str | None]]
"""For the IRI of a property: its name, and the type or language that its values have without saying so."""


def write_jsonld(graph: Graph, path: Path) -> None:
    """Write ``graph`` to ``path`` in UTF-8, a line a subject."""
    context: dict[str, Any] = json.loads(ontology.context().read_text(encoding="utf-8"))["@context"]
    terms = _terms(context)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {_json(context)},\n"@graph": [')
        for number, item in enumerate(resources(graph)):
            file.write(("," if number else "") + "\n" + _json(_object(item, terms)))
        file.write("\n]}\n")


def _terms(context: dict[str, Any]) -> Terms:
    found: Terms = {}
    for name, definition in context.items():
        if isinstance(definition, dict):
            kind = definition.get("@type") or definition.get("@language")
            found[_expanded(definition["@id"])] = name, kind
    return found


def _expanded(compact: str) -> str:
    prefix, _, local = compact.partition(":")
    return PREFIXES[prefix] + local


def _object(item: Resource, terms: Terms) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": str(item.subject)}
    for property_, pairs in groupby(item.properties, key=lambda pair: pair[0]):
        if property_ == RDF.type:
            found["@type"] = [_class(value) for _, value in pairs]
            continue
        name, kind = terms.get(str(property_), (str(property_), None))
        values = [_value(value, kind) for _, value in pairs]
        found[name] = values[0] if len(values) == 1 else values
    return found


def _class(iri: Term) -> str:
    """A class by its name, or with its prefix; in full where it has none."""
    if iri.startswith(KG):
        return iri.removeprefix(KG)
    prefixed = (f"{p}:{iri.removeprefix(space)}" for p, space in PREFIXES.items() if iri.startswith(space))
    return next(prefixed, str(iri))


def _value(value: Term, kind: str | None) -> Any:
    """A value, bare where the context says what it is."""
    if isinstance(value, URIRef):
        if kind == "@vocab" and value.startswith(KG):
            return value.removeprefix(KG)
        return str(value) if kind in ("@id", "@vocab") else {"@id": str(value)}
    if value.language:
        return str(value) if kind == value.language else {"@value": str(value), "@language": value.language}
    if value.datatype in _NATIVE and kind is None:
        return json.loads(value)
    if value.datatype is None or value.datatype == XSD.string:
        return str(value) if kind is None else {"@value": str(value)}
    told = kind is not None and kind.startswith("xsd:") and _expanded(kind) == str(value.datatype)
    return str(value) if told else {"@value": str(value), "@type": str(value.datatype)}


def _json(value: Any) -> str:
    return without_halves(json.dumps(value, ensure_ascii=False))
