"""SHACL: the shapes in ``ontology/shapes``, checked by pySHACL without inference."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pyshacl import validate
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kgbuild import ontology
from kgbuild.validate.violation import Violation


@cache
def shapes() -> Graph:
    """All shapes, in one graph."""
    graph = Graph()
    for path in ontology.shapes():
        graph.parse(path)
    return graph


def check_shapes(graph: Graph) -> Iterator[Violation]:
    """The violations of the shapes, under the name of the node shape that each is part of."""
    _, report, _ = validate(
        graph, shacl_graph=_apart(), inference="none", advanced=False, do_owl_imports=False
    )
    owners = _owners()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceShape)
        name = str(owners.get(shape, shape)).rpartition("#")[2]
        yield Violation(name, str(report.value(result, SH.focusNode)), _message(report, result))


_TARGETS = (SH.targetClass, SH.targetSubjectsOf)


@cache
def _apart() -> Graph:
    """The same shapes, each property shape with the targets of the node shape that it is part of.

    They mean the same so, and pySHACL checks such a shape once for all nodes: twice as fast.
    """
    graph = shapes() + Graph()
    for shape, part in list(graph.subject_objects(SH.property)):
        targets = [(part, kind, node) for kind in _TARGETS for node in graph.objects(shape, kind)]
        if targets:
            graph.remove((shape, SH.property, part))
            for target in targets:
                graph.add(target)
    return graph


@cache
def _owners() -> dict[Node, Node]:
    """The node shape that each part of a shape, a blank node, belongs to."""
    graph, found = shapes(), dict[Node, Node]()
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        found[shape] = shape
        parts = [shape]
        while parts:
            inner = [node for node in graph.objects(parts.pop()) if isinstance(node, BNode)]
            found.update((node, shape) for node in inner)
            parts.extend(inner)
    return found


def _message(report: Graph, result: Node) -> str:
    """What is wrong, on one line: the property, the value, the constraint."""
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    message = report.value(result, SH.resultMessage)
    parts = [_short(path)] if path is not None else []
    if isinstance(value, Literal | URIRef):
        parts.append(repr(str(value)))
    return ": ".join([" ".join(parts)] * bool(parts) + [" ".join(str(message).split())])


def _short(path: Node) -> str:
    for prefix, namespace in ontology.PREFIXES.items():
        if str(path).startswith(namespace):
            return f"{prefix}:{str(path).removeprefix(namespace)}"
    return str(path) if isinstance(path, URIRef) else "inverse path"
