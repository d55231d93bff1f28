"""The files and folders of a build become documents, faults and ignored files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kgbuild.errors import InputError
from kgbuild.model import Document
from kgbuild.read.jsonl import read_jsonl
from kgbuild.read.plain import read_plain

PLAIN, LINES, SIDECAR = {".txt", ".md"}, {".jsonl"}, ".json"


@dataclass(frozen=True)
class Ignored:
    """An input that is passed over on purpose, and why."""

    source: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """What was read: documents in the order of their source, faults, and what was ignored."""

    documents: tuple[Document, ...]
    faults: tuple[InputError, ...] = ()
    ignored: tuple[Ignored, ...] = ()


def read(inputs: Sequence[Path], *, published: date | None = None) -> Reading:
    """Read files and folders (these with all below them).

    A document's ``source`` starts with the name of the input it was found in, so that the same
    folder read from another place is the same.

    Args:
        inputs: files (``.txt``, ``.md``, ``.jsonl``) or folders.
        published: the date of publication where no metadata say it.

    Returns:
        the documents, sorted by source. Of inputs with the same bytes the first one counts.
    """
    documents: list[Document] = []
    faults: list[InputError] = []
    ignored: list[Ignored] = []
    for path in inputs:
        for found in _files(path, faults, ignored):
            source = _source(path, found)
            try:
                if found.suffix.lower() in LINES:
                    documents.extend(read_jsonl(found, source, published, faults))
                else:
                    documents.append(read_plain(found, source, published))
            except InputError as fault:
                faults.append(fault)
    return Reading(_distinct(documents, ignored), tuple(faults), tuple(ignored))


def _source(given: Path, found: Path) -> str:
    """The path of a file from the name of the folder it was found in, or its own name."""
    if found == given:
        return found.name
    return (Path(given.resolve().name) / found.relative_to(given)).as_posix()


def _files(given: Path, faults: list[InputError], ignored: list[Ignored]) -> Iterator[Path]:
    """The files to read below ``given``, sorted; what is unreadable or not text is noted."""
    try:
        if given.is_dir():
            yield from _folder(given, faults, ignored)
        elif given.exists():
            if given.suffix.lower() not in PLAIN | LINES:
                raise InputError(
                    "not a kind of file that is read", where=str(given), way_out="give .txt, .md or .jsonl"
                )
            yield given
        else:
            raise InputError("no such file or folder", where=str(given), way_out="check the path")
    except InputError as fault:
        faults.append(fault)
    except OSError as error:
        faults.append(_unreadable(given, error))


def _folder(given: Path, faults: list[InputError], ignored: list[Ignored]) -> Iterator[Path]:
    found = False
    for folder, folders, names in os.walk(given, onerror=lambda e: faults.append(_unreadable(given, e))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        present = set(names)
        for name in sorted(names):
            path = Path(folder) / name
            if path.suffix.lower() in PLAIN | LINES and not name.startswith("."):
                found = True
                yield path
            elif not _is_sidecar(path, present):
                ignored.append(Ignored(_source(given, path), "not .txt, .md or .jsonl"))
    if not found and not faults:
        faults.append(
            InputError("no .txt, .md or .jsonl in this folder", where=str(given), way_out="check the path")
        )


def _is_sidecar(path: Path, present: set[str]) -> bool:
    return path.suffix == SIDECAR and any(path.stem + suffix in present for suffix in PLAIN)


def _unreadable(given: Path, error: OSError) -> InputError:
    where = str(error.filename or given)
    return InputError(f"cannot be read: {error.strerror}", where=where, way_out="check its permissions")


def _distinct(documents: Sequence[Document], ignored: list[Ignored]) -> tuple[Document, ...]:
    """One document a hash: a second file with the same bytes adds nothing, and is noted."""
    kept: dict[str, Document] = {}
    for document in sorted(documents, key=lambda d: d.source):
        first = kept.setdefault(document.id, document)
        if first is not document:
            ignored.append(Ignored(document.source, f"same text as {first.source}"))
    return tuple(kept.values())
