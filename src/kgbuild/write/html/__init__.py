"""The page that answers questions: one file that holds the graph, its documents and all it needs."""

from __future__ import annotations

from pathlib import Path

from kgbuild.graph import Graph
from kgbuild.write.html.page import Page
from kgbuild.write.html.payload import Payload

__all__ = ["html_of", "write_html"]


def html_of(graph: Graph) -> str:
    """The page of a graph; the same graph gives the same text."""
    return Page(Payload(graph)).generate_html()


def write_html(graph: Graph, path: Path) -> None:
    r"""Write the page of ``graph`` to ``path``, as UTF-8 with ``\n`` ends of lines."""
    path.write_text(html_of(graph), encoding="utf-8", newline="\n")
