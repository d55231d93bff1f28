"""validate: whether a graph keeps the ontology's shapes and the coded checks. What fails is not published."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from kgbuild.turtle import read_turtle
from kgbuild.validate.checks import check
from kgbuild.validate.shapes import check_shapes
from kgbuild.validate.violation import Violation

__all__ = ["Violation", "validate_file", "validate_graph"]


def validate_graph(graph: Graph) -> list[Violation]:
    """What is wrong with ``graph``, by SHACL and by the coded checks, sorted; empty where nothing is."""
    return sorted({*check_shapes(graph), *check(graph)})


def validate_file(path: Path) -> list[Violation]:
    """What is wrong with the graph in a Turtle file.

    Raises:
        InputError: it cannot be read, or is no Turtle.
    """
    return validate_graph(read_turtle(path))
