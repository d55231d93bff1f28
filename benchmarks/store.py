"""How fast a store answers: ``python benchmarks/store.py GRAPH.ttl [--rounds 5]``.

Loads a graph into an Oxigraph store on disk and into rdflib, and asks both the competency questions.
Figures are of the wall clock; what the processor took to load is told beside it, for busy machines.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kgbuild.query import ask, ask_rdflib, questions
from kgbuild.store import make_store, open_store
from kgbuild.turtle import read_turtle


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds that ``work`` takes, and what it returns."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--rounds", type=int, default=5, help="how often Oxigraph is asked")
    parser.add_argument("--without-rdflib", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store"
        processor = time.process_time()
        loading, _ = timed(lambda: make_store(given.graph, place))
        processor = time.process_time() - processor
        store = open_store(place)
        print(f"loaded in {loading:.1f} s ({processor:.1f} s of processor), {len(store):,} quads")
        by_rdflib = None
        if not given.without_rdflib:
            seconds, by_rdflib = timed(lambda: read_turtle(given.graph))
            print(f"rdflib: loaded in {seconds:.1f} s")
        print("\n| question | Oxigraph, ms | rdflib, ms | times faster |\n| --- | ---: | ---: | ---: |")
        fast, times = [], []
        for question in questions():
            sparql = question.sparql
            took = [timed(lambda sparql=sparql: ask(store, sparql))[0] * 1000 for _ in range(given.rounds)]
            fast.append(statistics.median(took))
            slow = float("nan")
            if by_rdflib is not None:
                slow = timed(lambda sparql=sparql: ask_rdflib(by_rdflib, sparql))[0] * 1000
                times.append(slow / fast[-1])
            print(f"| {question.name} | {fast[-1]:.0f} | {slow:.0f} | {slow / fast[-1]:.0f} |", flush=True)
        under = sum(one < 100 for one in fast)
        print(f"\nmedian {statistics.median(fast):.0f} ms; {under} of {len(fast)} under 100 ms", end="")
        print(f"; median {statistics.median(times):.0f} times faster" if times else "")


if __name__ == "__main__":
    main()
