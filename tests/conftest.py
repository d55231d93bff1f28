"""What all tests share: the seed, and documents made of a few lines."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from kgbuild.model import Document, Segmented
from kgbuild.read import read
from kgbuild.segment import segment
from texts import SEEDS, MakeDocument


@pytest.fixture(scope="session")
def seed() -> Document:
    """The document of the main job."""
    (document,) = read([SEEDS]).documents
    return document


@pytest.fixture(scope="session")
def segmented_seed(seed: Document) -> Segmented:
    """The seed, cut into articles."""
    return segment(seed)


@pytest.fixture(scope="session")
def make_document() -> MakeDocument:
    """A document of some text: ``make_document(text, title=…, published="2023-10-21", …)``."""

    def make(
        text: str, *, title: str | None = None, published: str | None = None, publisher: str | None = None
    ) -> Document:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        day = date.fromisoformat(published) if published else None
        return Document(sha256[:12], "made.txt", text, sha256, title, day, publisher)

    return make
