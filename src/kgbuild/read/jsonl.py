"""The lines of a .jsonl file become documents: one JSON object each, with ``id`` and ``text``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kgbuild.errors import InputError
from kgbuild.model import Document
from kgbuild.read.metadata import parse_metadata
from kgbuild.read.plain import make_document


def read_jsonl(
    path: Path, source: str, published: date | None, faults: list[InputError]
) -> Iterator[Document]:
    """The documents of a file; each one's source is the file's with ``#`` and its ``id`` (or line).

    Args:
        path: a file in UTF-8 of objects with ``text`` and optionally ``id``, ``title``,
            ``published`` (YYYY-MM-DD), ``publisher``, ``source``.
        source: how the file is called in the graph.
        published: the date of publication where an object has none.
        faults: lines that hold no document are added here; the others are read all the same.

    Raises:
        InputError: the file is unreadable or empty.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}", where=str(path), way_out="check its permissions"
        ) from error
    if not any(line.strip() for line in lines):
        raise InputError("the file is empty", where=str(path), way_out="remove it, or write it again")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _document(line, f"{path}:{number}", source, number, published)
            except InputError as fault:
                faults.append(fault)


def _document(line: bytes, where: str, source: str, number: int, published: date | None) -> Document:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(f"no JSON: {error}", where=where, way_out="mend or remove the line") from error
    metadata = parse_metadata(record, where)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("no text", where=where, way_out='write the item as {"text": …}')
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "half a character (a lone surrogate) in the text", where=where, way_out="write it in UTF-8"
        ) from error
    identifier = str(record.get("id") or number)
    return make_document(text, content, f"{source}#{identifier}", metadata, published)
