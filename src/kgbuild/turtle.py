"""Reading a graph back from the Turtle that a build wrote."""

from __future__ import annotations

from pathlib import Path

from rdflib import Graph

from kgbuild.errors import InputError

WAY_OUT = "give a graph.ttl that kgbuild build wrote"


def read_turtle(path: Path) -> Graph:
    """The graph in a Turtle file.

    Raises:
        InputError: it cannot be read, or is no Turtle.
    """
    try:
        return Graph().parse(path, format="turtle")
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise InputError(reason, where=str(path), way_out=WAY_OUT) from error
    except Exception as error:  # the parser raises whatever its input makes it raise
        raise InputError(f"no Turtle: {_gist(error)}", where=str(path), way_out=WAY_OUT) from error


def _gist(error: Exception) -> str:
    """The parser's complaint on one line, without the text around it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " ".join(lines)[:200] if lines else type(error).__name__
