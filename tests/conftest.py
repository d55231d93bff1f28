"""What all tests share: the seed, and documents made of a few lines."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kgbuild.model import Document, Segmented
from kgbuild.read import read
from kgbuild.segment import segment
from texts import SEEDS, MakeDocument

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Ask for pages of graphs of the reader's own: see tests/browser/test_large.py."""
    parser.addoption("--page", action="append", default=[], metavar="PAGE.html", help="test this page too")


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window; tests are skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_api.sync_playwright() as playwright:
        try:
            launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except sync_api.Error as fault:
            pytest.skip(f"no Chromium to open the page in: {str(fault).splitlines()[0]}")
        yield launched
        launched.close()
