"""The coded checks: what SHACL says badly, slowly, or not at all.

| code | the graph is wrong where |
| --- | --- |
| E101 | a quotation is not as long as its offsets say |
| E102 | a quotation lacks its position or its text |
| E201 | a triple of the ontology's properties has no claim |
| E202 | a claim states a triple that the graph does not hold |
| E301 | a region's code does not begin with that of the region it is within |
| E302 | a region's code and level do not agree |
| E303 | regions or parts lie within themselves |
| E304 | an entity has a relation to itself |
| E305 | a region of county level or above has no code |
| E401 | a rank is no whole number from 1 |
| E501 | a term of the ontology's namespace is not declared |
| E502 | an IRI holds what RFC 3987 forbids |
| E503 | there is a blank node |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kgbuild import ontology
from kgbuild.ontology import KG, OA
from kgbuild.validate.violation import Violation

Check = Callable[[Graph], Iterator[tuple[Node, str]]]

_FORBIDDEN = re.compile(r'[\x00-\x20\x7f-\xa0<>"{}|\\^`\u2028\u2029\ud800-\udfff]|%(?![0-9A-Fa-f]{2})')
# How many digits of a region's code say in which region of each level it lies.
_SIGNIFICANT: dict[Node | None, int] = {
    KG.Country: 0,
    KG.Province: 2,
    KG.Prefecture: 4,
    KG.County: 6,
    KG.Township: 9,
}
_CODES: dict[Node | None, re.Pattern[str]] = {
    KG.Country: re.compile("100000"),
    KG.Province: re.compile("[1-9][0-9]0000"),
    KG.Prefecture: re.compile("[0-9]{4}00"),
    KG.County: re.compile("[0-9]{6}"),
    KG.Township: re.compile("[0-9]{9}"),
    KG.Village: re.compile("[0-9]{12}"),
}


def check(graph: Graph) -> Iterator[Violation]:
    """The faults that the coded checks find."""
    for code, function in CHECKS.items():
        what = (function.__doc__ or "").strip().rstrip(".")
        for focus, detail in function(graph):
            yield Violation(code, str(focus), f"{what}: {detail}" if detail else what)


def quotation_length(graph: Graph) -> Iterator[tuple[Node, str]]:
    """A quotation is not as long as its offsets say."""
    for evidence, start, end, exact in _quotations(graph):
        if start is not None and end is not None and exact is not None:
            length = int(str(end)) - int(str(start))
            if length != len(str(exact)):
                yield evidence, f"{length} characters in {start}–{end}, {len(str(exact))} in the quotation"


def quotation_incomplete(graph: Graph) -> Iterator[tuple[Node, str]]:
    """A quotation lacks its position or its text."""
    for evidence, start, end, exact in _quotations(graph):
        if start is None or end is None or exact is None:
            yield evidence, ""


def _quotations(graph: Graph) -> Iterator[tuple[Node, Node | None, Node | None, Node | None]]:
    """Each quotation with its start, end and text; None where it has none."""
    for evidence in graph.subjects(RDF.type, OA.SpecificResource):
        found: dict[URIRef, Node] = {}
        for selector in graph.objects(evidence, OA.hasSelector):
            for property_ in (OA.start, OA.end, OA.exact):
                value = graph.value(selector, property_)
                if value is not None:
                    found[property_] = value
        yield evidence, found.get(OA.start), found.get(OA.end), found.get(OA.exact)


def without_claim(graph: Graph) -> Iterator[tuple[Node, str]]:
    """A triple of the ontology's properties has no claim."""
    claimed = set(_claimed(graph))
    for property_ in _relations():
        for subject, value in graph.subject_objects(property_):
            if (subject, property_, value) in claimed:
                continue
            if property_ != KG.status or (subject, RDF.type, KG.Observation) not in graph:
                yield subject, f"{_local(property_)} {value}"


def claim_of_nothing(graph: Graph) -> Iterator[tuple[Node, str]]:
    """A claim states a triple that the graph does not hold."""
    for subject, property_, value in _claimed(graph):
        if (subject, property_, value) not in graph:
            yield subject, f"{_local(property_)} {value}"


def _claimed(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    for claim in graph.subjects(RDF.predicate):
        subject, property_, value = (graph.value(claim, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        if subject is not None and property_ is not None and value is not None:
            yield subject, property_, value


def code_outside_parent(graph: Graph) -> Iterator[tuple[Node, str]]:
    """A region's code does not begin with that of the region it is within."""
    for region, parent in graph.subject_objects(KG.within):
        code, outer = graph.value(region, KG.adminCode), graph.value(parent, KG.adminCode)
        digits = _SIGNIFICANT.get(graph.value(parent, KG.level))
        if code and outer and digits is not None and str(code)[:digits] != str(outer)[:digits]:
            yield region, f"{code} within {outer}"


def code_of_other_level(graph: Graph) -> Iterator[tuple[Node, str]]:
    """A region's code and level do not agree."""
    for region, code in graph.subject_objects(KG.adminCode):
        level = graph.value(region, KG.level)
        pattern = _CODES.get(level)
        if pattern and not pattern.fullmatch(str(code)):
            yield region, f"{code} {_local(level)}"


def without_code(graph: Graph) -> Iterator[tuple[Node, str]]:
    """A region of county level or above has no code."""
    for level in (KG.Province, KG.Prefecture, KG.County):
        for region in graph.subjects(KG.level, level):
            if graph.value(region, KG.adminCode) is None:
                yield region, _local(level)


def cycle(graph: Graph) -> Iterator[tuple[Node, str]]:
    """Regions or parts lie within themselves."""
    for property_ in (KG.within, KG.partOf):
        for start in sorted(set(graph.subjects(property_)), key=str):
            outer = set(graph.transitive_objects(start, property_))
            # a relation to itself has a check of its own
            if any((other, property_, start) in graph for other in outer - {start}):
                yield start, _local(property_)


def relation_to_itself(graph: Graph) -> Iterator[tuple[Node, str]]:
    """An entity has a relation to itself."""
    for property_ in _relations():
        for subject, value in graph.subject_objects(property_):
            if subject == value:
                yield subject, _local(property_)


def rank_no_position(graph: Graph) -> Iterator[tuple[Node, str]]:
    """A rank is no whole number from 1."""
    for observation in graph.subjects(KG.measure, KG.Rank):
        for value in graph.objects(observation, KG.value):
            number = value.toPython() if isinstance(value, Literal) else None
            if number is None or number < 1 or number != int(number):
                yield observation, str(value)


def undeclared_term(graph: Graph) -> Iterator[tuple[Node, str]]:
    """A term of the ontology's namespace is not declared."""
    used = {t for triple in graph for t in triple if isinstance(t, URIRef) and t.startswith(KG)}
    for term in sorted(used - _declared()):
        yield term, ""


def invalid_iri(graph: Graph) -> Iterator[tuple[Node, str]]:
    """An IRI holds what RFC 3987 forbids."""
    terms = {t for triple in graph for t in triple if isinstance(t, URIRef)}
    for term in sorted(terms):
        fault = _FORBIDDEN.search(term)
        if fault:
            yield term, repr(fault[0])


def blank_node(graph: Graph) -> Iterator[tuple[Node, str]]:
    """There is a blank node."""
    if any(isinstance(t, BNode) for triple in graph for t in triple):
        count = len({t for triple in graph for t in triple if isinstance(t, BNode)})
        yield URIRef(""), f"{count} in all"


@cache
def _vocabulary() -> Graph:
    return Graph().parse(ontology.vocabulary())


@cache
def _declared() -> frozenset[URIRef]:
    return frozenset(s for s in _vocabulary().subjects(SKOS.definition) if isinstance(s, URIRef))


@cache
def _relations() -> tuple[URIRef, ...]:
    """The properties whose every triple needs a claim: those between entities, and of regions' codes."""
    graph = _vocabulary()
    inner = {KG.Observation, KG.Claim, KG.ReferenceDataset, KG.Document}
    plain = {KG.level, KG.organizationKind}
    properties = {
        p
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for p in graph.subjects(RDF.type, kind)
        if isinstance(p, URIRef) and p not in plain and graph.value(p, RDFS.domain) not in inner
    }
    return tuple(sorted(properties | {DCTERMS.isPartOf}))


def _local(term: Node | None) -> str:
    return re.split("[#/]", str(term))[-1]


CHECKS: dict[str, Check] = {
    "E101": quotation_length,
    "E102": quotation_incomplete,
    "E201": without_claim,
    "E202": claim_of_nothing,
    "E301": code_outside_parent,
    "E302": code_of_other_level,
    "E303": cycle,
    "E304": relation_to_itself,
    "E305": without_code,
    "E401": rank_no_position,
    "E501": undeclared_term,
    "E502": invalid_iri,
    "E503": blank_node,
}
