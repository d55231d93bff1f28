"""A real browser that opens pages from files, records each request, and has no way to a network."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kgbuild.assemble import assemble
from kgbuild.graph import Graph
from kgbuild.model import Document
from kgbuild.pipeline import graph_of
from kgbuild.write.html import write_html
from made_graph import first, second
from opened import APP, Open, Opened, record


@pytest.fixture
def open_page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """``open_page(graph or path, width=…, height=…, dark=…, locale=…, fragment=…)``."""
    contexts = []

    def open_(
        source: Graph | Path,
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        locale: str = "zh-CN",
        fragment: str = "",
    ) -> Opened:
        path = source if isinstance(source, Path) else tmp_path_factory.mktemp("page") / "graph.html"
        if isinstance(source, Graph):
            write_html(source, path)
        scheme = "dark" if dark else "light"
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale=locale, offline=True
        )
        context.set_default_timeout(15_000)  # milliseconds; machines that test are busy
        context.set_default_navigation_timeout(60_000)
        contexts.append(context)
        opened = Opened(context.new_page())
        record(opened)
        opened.page.goto(path.as_uri() + (f"#{fragment}" if fragment else ""))
        opened.page.wait_for_selector("html[data-ready]", timeout=60_000)
        return opened

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of two documents made by hand, with every kind and property."""
    path = tmp_path_factory.mktemp("made") / "graph.html"
    write_html(assemble([first(), second()]), path)
    return path


@pytest.fixture(scope="session")
def seed_page(seed: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the document in seeds/."""
    path = tmp_path_factory.mktemp("seed") / "graph.html"
    write_html(assemble([graph_of(seed)]), path)
    return path


@pytest.fixture(scope="session")
def front_end(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The front end's folder with what it is built by installed; skipped without Node or npm."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("Node and npm are not installed: the shipped bundle is used as it is")
    if (APP / "node_modules").is_dir():
        return APP
    copy = tmp_path_factory.mktemp("front-end") / "html" / "app"
    shutil.copytree(APP.parent, copy.parent)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"npm ci did not work: {done.stderr.strip().splitlines()[-1:]}")
    return copy
