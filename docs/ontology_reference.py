"""Writes ``docs/ontology.md`` from ``ontology/kgbuild.ttl``: ``python docs/ontology_reference.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgbuild import ontology
from kgbuild.ontology import KG

TARGET = Path(__file__).with_name("ontology.md")
PREFIXES = ontology.PREFIXES | {"owl": str(OWL)}

HEAD = """# The ontology

*Generated from `ontology/kgbuild.ttl` by `docs/ontology_reference.py`; do not edit.*

What a graph says, in which terms. The prefix `kg:` is `https://w3id.org/kgbuild/ontology#`. What each
class and property must have is in `ontology/shapes/` (SHACL); what SHACL says badly is in
`kgbuild.validate.checks`.

Every triple between entities and every observation has at least one `kg:Claim`, one for each source: a
document, or a reference data set. Its `kg:evidence` is an `oa:SpecificResource`: `oa:hasSource` the
document, `oa:hasScope` the article, `oa:hasSelector` an `oa:TextPositionSelector` (`oa:start`, `oa:end`:
Unicode code points in the decoded document, end exclusive) and an `oa:TextQuoteSelector` (`oa:exact`:
what stands there). Of a fact from reference data, the evidence is the data set with its version.

Four dates differ: when a document was published (`dcterms:issued`), when an event took place
(`kg:date`), which period a figure is for (`kg:periodStart`, `kg:periodEnd`), and the day for which a
post is stated (`kg:asOf`). Where the text does not say a figure's year, it is inferred and marked
(`kg:periodInferred`); where it says no period at all, none is written.
"""


def reference() -> str:
    """The text of ``docs/ontology.md``."""
    graph = Graph().parse(ontology.vocabulary())
    return "\n".join([HEAD, *_classes(graph), *_terms(graph), *_properties(graph)])


def _classes(graph: Graph) -> Iterator[str]:
    yield "## Classes\n"
    for term in _sorted(graph, OWL.Class):
        yield from _entry(graph, term)
        yield from _fact(graph, "subclass of", term, RDFS.subClassOf)
        yield ""


def _terms(graph: Graph) -> Iterator[str]:
    yield "## Terms\n"
    individuals = _sorted(graph, OWL.NamedIndividual)
    types = {kind for i in individuals for kind in graph.objects(i, RDF.type) if isinstance(kind, URIRef)}
    kinds = sorted(kind for kind in types if kind.startswith(KG))
    for kind in kinds:
        yield f"### Values of {_name(kind)}\n"
        yield "| term | 中文 | English | meaning | example |\n| --- | --- | --- | --- | --- |"
        for term in individuals:
            if (term, RDF.type, kind) in graph:
                labels = f"{_text(graph, term, RDFS.label, 'zh')} | {_text(graph, term, RDFS.label, 'en')}"
                meaning = " ".join(_text(graph, term, SKOS.definition, language) for language in ("zh", "en"))
                yield f"| {_name(term)} | {labels} | {meaning} | {graph.value(term, SKOS.example)} |"
        yield ""


def _properties(graph: Graph) -> Iterator[str]:
    yield "## Properties\n"
    for term in [*_sorted(graph, OWL.ObjectProperty), *_sorted(graph, OWL.DatatypeProperty)]:
        yield from _entry(graph, term)
        yield from _fact(graph, "from", term, RDFS.domain)
        yield from _fact(graph, "to", term, RDFS.range)
        yield from _fact(graph, "subproperty of", term, RDFS.subPropertyOf)
        yield from _fact(graph, "see also", term, RDFS.seeAlso)
        if (term, RDF.type, OWL.SymmetricProperty) in graph:
            yield "- holds both ways; written once"
        yield ""


def _entry(graph: Graph, term: URIRef) -> Iterator[str]:
    yield f"### {_name(term)}\n"
    yield f"**{_text(graph, term, RDFS.label, 'zh')} · {_text(graph, term, RDFS.label, 'en')}**"
    yield _text(graph, term, SKOS.definition, "zh")
    yield _text(graph, term, SKOS.definition, "en") + "\n"
    yield f"- example: {graph.value(term, SKOS.example)}"


def _fact(graph: Graph, what: str, term: URIRef, property_: URIRef) -> Iterator[str]:
    values = sorted(_named(graph, value) for value in graph.objects(term, property_))
    if values:
        yield f"- {what}: {', '.join(values)}"


def _named(graph: Graph, node: Node) -> str:
    """A class's name, or those of a union's members."""
    if isinstance(node, BNode):
        members = graph.value(node, OWL.unionOf)
        return " or ".join(_name(member) for member in Collection(graph, members)) if members else ""
    return _name(node)


def _name(term: Node) -> str:
    for prefix, namespace in PREFIXES.items():
        if str(term).startswith(namespace):
            return f"`{prefix}:{str(term).removeprefix(namespace)}`"
    return f"`{term}`"


def _text(graph: Graph, term: URIRef, property_: URIRef, language: str) -> str:
    return next(str(v) for v in graph.objects(term, property_) if getattr(v, "language", None) == language)


def _sorted(graph: Graph, kind: URIRef) -> list[URIRef]:
    return sorted(s for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef))


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8", newline="\n")
