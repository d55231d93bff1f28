"""How soon the page answers, and what it costs: ``python benchmarks/page.py [PAGE.html ...]``.

Pages of made graphs (``tests/big_graph.py``), and those given, are opened in Chromium without a window,
each in a browser of its own; so is pyvis's page of the same graph, its scripts in the page and its physics
on, as it comes. The tables go to the output, as Markdown.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, Playwright, sync_playwright
from playwright.sync_api import TimeoutError as Late
from pyvis.network import Network

from kgbuild.graph import Graph
from kgbuild.write.html import write_html

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from big_graph import big_graph
from measured import SETTLED, Meter

TYPED = (
    "春",
    "春潮",
    "春潮1",
    "c",
    "ch",
    "chu",
    "chunchao",
    "1",
    "10",
    "1012",
    "县",
    "县委",
    "s",
    "q",
    "qzzz",
)
PATIENCE = 30  # seconds that pyvis's page is waited for: ten times longer than needed to compare
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
MEGA = 1_000_000


@dataclass(frozen=True)
class Cost:
    """Of one opening of a page. Seconds, milliseconds, bytes."""

    readable: float
    busy: float
    key: float
    task: float
    frames: float
    heap: float
    memory: float


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=Path, metavar="PAGE.html")
    parser.add_argument("--entities", nargs="*", type=int, default=[1_000, 2_000, 20_000], metavar="N")
    parser.add_argument("--pyvis", type=int, default=1_000, metavar="N", help="0: not compared")
    parser.add_argument("--runs", type=int, default=5, help="openings of each page; the median counts")
    asked = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", end=", ")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        with browser(playwright) as page:
            print(f"Chromium {page.context.browser.version}, median of {asked.runs}\n")
        pages = {path.name: path.resolve() for path in asked.pages}
        for entities in asked.entities:
            made = Path(folder, f"made-{entities}.html")
            write_html(big_graph(entities), made)
            pages[f"made, {entities:,} entities"] = made
        print(HEAD)
        for name, path in pages.items():
            print(row(name, path, [cost(playwright, path) for _ in range(asked.runs)]), flush=True)
        if asked.pyvis:
            print(f"\n{against_pyvis(playwright, Path(folder), asked.pyvis, asked.runs)}")


HEAD = """\
| page | size, MB | readable, s | main thread, s | slowest key, ms | longest task panning, ms \
| frames a second | scripts' heap, MB | process, MB |
|---|--:|--:|--:|--:|--:|--:|--:|--:|"""


def row(name: str, path: Path, costs: list[Cost]) -> str:
    """A page's line of the table: the median of its openings."""

    def median(of: str, unit: float = 1) -> float:
        return statistics.median(getattr(cost, of) for cost in costs) / unit

    cells = [f"{path.stat().st_size / MEGA:.2f}", f"{median('readable'):.2f}", f"{median('busy'):.2f}"]
    cells += [f"{median(of):.0f}" for of in ("key", "task", "frames")]
    cells += [f"{median(of, MEGA):.0f}" for of in ("heap", "memory")]
    return f"| {name} | {' | '.join(cells)} |"


def cost(playwright: Playwright, path: Path) -> Cost:
    """Open the page once, type and pan."""
    with browser(playwright) as page:
        meter = Meter(page)
        readable, busy = meter.open(path), meter.busy()
        task, frames = meter.pan()
        meter.keystroke("x")  # the first key also makes the list
        key = max(meter.keystroke(text) for text in TYPED)
        return Cost(readable, busy, key, task, frames, meter.heap(), memory(page))


def against_pyvis(playwright: Playwright, folder: Path, entities: int, runs: int) -> str:
    """How much sooner our page of a graph is readable than the one that pyvis makes of it."""
    graph = big_graph(entities)
    ours, theirs = folder / "ours.html", folder / "pyvis.html"
    write_html(graph, ours)
    theirs.write_text(as_pyvis_comes(graph), encoding="utf-8")
    soon = statistics.median(cost(playwright, ours).readable for _ in range(runs))
    with browser(playwright) as page:
        try:
            late, than = Meter(page).open(theirs, sign=SETTLED, seconds=PATIENCE), ""
        except Late:
            late, than = PATIENCE, "more than "
    times = f"{than}{late / soon:.0f} times"
    return f"{entities:,} entities: ours readable in {soon:.2f} s, pyvis's in {than}{late:.1f} s: {times}"


def as_pyvis_comes(graph: Graph) -> str:
    """The page that pyvis itself makes: all entities and articles and what joins them."""
    net = Network(directed=True, cdn_resources="in_line")
    items = {item.key: item.name for item in (*graph.nodes, *graph.articles)}
    net.add_nodes(list(items), label=list(items.values()))
    for edge in graph.edges:
        if edge.target in items and edge.subject in items:
            net.add_edge(edge.subject, edge.target, title=edge.predicate)
    return str(net.generate_html())


@contextmanager
def browser(playwright: Playwright) -> Iterator[Page]:
    """A page in a browser of its own, without a network."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    context = launched.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    yield context.new_page()
    launched.close()


def memory(page: Page) -> float:
    """Bytes that only the page's process holds (Linux; elsewhere not known)."""
    session: Any = page.context.browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    sizes = [private(p["id"]) for p in processes if p["type"] == "renderer"]
    return max(sizes, default=float("nan"))


def private(process: int) -> float:
    """A process's private bytes."""
    path = Path(f"/proc/{process}/smaps_rollup")
    if not path.exists():
        return float("nan")
    lines = (line.split() for line in path.read_text().splitlines() if line.startswith("Private_"))
    return sum(1024.0 * int(words[1]) for words in lines)


if __name__ == "__main__":
    main()
