"""The page that answers questions: one file that holds the graph, its documents and all it needs."""

from __future__ import annotations

from pathlib import Path

from kgbuild.graph import Graph
from kgbuild.write.html.densest import ROOM
from kgbuild.write.html.page import Page
from kgbuild.write.html.payload import Payload

__all__ = ["html_of", "write_html"]


def html_of(graph: Graph, *, room: int = ROOM) -> str:
    """The page of a graph, or of its densest part; the same graph gives the same text.

    Args:
        graph: the whole.
        room: bytes that its documents and what is quoted from them may take; what there is no room for is
            left out, and the page says so.
    """
    return Page(Payload(graph, room)).generate_html()


def write_html(graph: Graph, path: Path, *, room: int = ROOM) -> None:
    r"""Write the page of ``graph`` to ``path``, as UTF-8 with ``\n`` ends of lines; see :func:`html_of`."""
    path.write_text(html_of(graph, room=room), encoding="utf-8", newline="\n")
