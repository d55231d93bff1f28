"""validate: whether a graph keeps the ontology's shapes and the coded checks. What fails is not published."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from kgbuild.errors import InputError
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


def read_turtle(path: Path) -> Graph:
    """The graph in a Turtle file.

    Raises:
        InputError: it cannot be read, or is no Turtle.
    """
    try:
        return Graph().parse(path, format="turtle")
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise InputError(reason, where=str(path), way_out="give a file that kgbuild build wrote") from error
    except Exception as error:  # rdflib's parser raises whatever its input makes it raise
        raise InputError(
            f"no Turtle: {_first_line(error)}",
            where=str(path),
            way_out="give a file that kgbuild build wrote",
        ) from error


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
