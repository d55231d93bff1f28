"""A .txt or .md file becomes a document."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from charset_normalizer import from_bytes

from kgbuild.errors import InputError
from kgbuild.model import Document
from kgbuild.read.metadata import Metadata, infer_published, read_sidecar


def read_plain(path: Path, source: str, published: date | None) -> Document:
    """The document in a text file, with the metadata of its sidecar.

    Args:
        path: a file in UTF-8, with or without a byte order mark (which stays part of the text).
        source: how the document is called in the graph.
        published: the date of publication where the sidecar has none.

    Raises:
        InputError: the file is unreadable, empty, binary or in another encoding, or its sidecar is
            malformed.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}", where=str(path), way_out="check its permissions"
        ) from error
    return make_document(decode(content, str(path)), content, source, read_sidecar(path), published)


def decode(content: bytes, where: str) -> str:
    """The text of a file's bytes.

    Raises:
        InputError: they are empty, binary, or not UTF-8.
    """
    if not content.strip():
        raise InputError("the file is empty", where=where, way_out="remove it, or save its text again")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = from_bytes(content[:20_000]).best()
        if guess is None or (b"\0" in content and not guess.encoding.startswith("utf")):
            raise InputError("a binary file, not text", where=where, way_out="remove it") from error
        encoding = guess.encoding.replace("_", "-")
        raise InputError(
            f"not UTF-8 at byte {error.start}, probably {encoding}",
            where=where,
            way_out=f"iconv -f {encoding} -t utf-8",
        ) from error
    if "\0" in text:
        raise InputError("a binary file, not text", where=where, way_out="remove it")
    return text


def make_document(
    text: str, content: bytes, source: str, metadata: Metadata, published: date | None
) -> Document:
    """A document of ``text``; ``content`` are the bytes its identity is the hash of."""
    known = metadata.published or published
    inferred = None if known else infer_published(text, source)
    sha256 = hashlib.sha256(content).hexdigest()
    return Document(
        id=sha256[:12],
        source=source,
        text=text,
        sha256=sha256,
        title=metadata.title,
        published=known or inferred,
        publisher=metadata.publisher,
        origin=metadata.origin,
        published_inferred=inferred is not None,
    )
