"""texts.jsonl: the documents' texts, into which the quotations' offsets point."""

from __future__ import annotations

import json
from pathlib import Path

from kgbuild.graph import Graph


def write_texts(graph: Graph, path: Path) -> None:
    """Write a line of JSON for each document, with its ``id`` and its ``text`` as decoded."""
    with path.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
        for document in graph.documents:
            row = {"id": document.id, "text": document.text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
