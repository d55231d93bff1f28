"""How fast a store answers: ``python benchmarks/store.py GRAPH.ttl [--store FOLDER] [--rounds 5]``.

Loads a graph into an Oxigraph store on disk and into rdflib, and asks both the competency questions.
Seconds are those of the processor, which a machine that has other work does not lengthen.
"""

from __future__ import annotations

import argparse
import signal
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Store
from rdflib import Graph

from kgbuild.query import Answer, Question, ask, ask_rdflib, find, questions
from kgbuild.store import make_store, open_store
from kgbuild.turtle import read_turtle

LIMIT = 100  # milliseconds in which 95 % of the questions are to be answered


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor that ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


class TimeUp(BaseException):
    """A question took longer than it may. No Exception, so that an engine that catches those ends too."""


def at_most(work: Callable[[], object], seconds: float) -> float | None:
    """Seconds of the processor that ``work`` takes; None where it was stopped after so many."""

    def stop(*_: object) -> None:
        raise TimeUp

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return timed(work)
    except TimeUp:
        return None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def loaded(graph: Path, folder: Path) -> Store:
    """A new store of a graph."""
    wall = time.perf_counter()
    seconds = timed(lambda: make_store(graph, folder))
    print(f"loaded in {seconds:.1f} s, {time.perf_counter() - wall:.1f} s of the clock")
    return open_store(folder)


def compare(store: Store, other: Graph | None, rounds: int, limit: float) -> None:
    """Ask both everything, and print a table in Markdown."""
    print("\n| question | all rows, ms | of one, ms | rdflib, ms | times faster |")
    print("| --- | ---: | ---: | ---: | ---: |")
    fast, single, slower, times = [], [], [], []
    for question in questions():
        sparql = question.sparql
        took = [timed(lambda sparql=sparql: ask(store, sparql)) * 1000 for _ in range(rounds)]
        fast.append(statistics.median(took))
        chosen = of_one(store, question)
        took = [timed(lambda chosen=chosen: ask(store, chosen)) * 1000 for _ in range(rounds)]
        single.append(statistics.median(took))
        slow, factor = "", ""
        if other is not None:
            seconds = at_most(lambda sparql=sparql: ask_rdflib(other, sparql), limit)
            slower.append(1000 * (seconds or limit))
            times.append(slower[-1] / fast[-1])
            more = "" if seconds else "> "
            slow, factor = f"{more}{slower[-1]:.0f}", f"{more}{times[-1]:.0f}"
        print(f"| {question.name} | {fast[-1]:.1f} | {single[-1]:.1f} | {slow} | {factor} |", flush=True)
    for what, measured in (("all rows", fast), ("of one", single)):
        under = sum(one < LIMIT for one in measured)
        middle = statistics.median(measured)
        print(f"\n{what}: median {middle:.1f} ms; {under} of {len(measured)} under {LIMIT} ms")
    if times:
        ratio = statistics.median(times)
        print(f"rdflib: median {statistics.median(slower):.0f} ms; Oxigraph is {ratio:.0f} times faster")


def of_one(store: Store, question: Question) -> str:
    """A question asked of one thing: its first parameter with the value that its middle row has."""
    answer = ask(store, question.sparql)
    assert isinstance(answer, Answer)
    column = answer.variables.index(question.parameters[0])
    if not answer.rows:
        return question.sparql
    value = answer.rows[len(answer.rows) // 2][column]
    return find(question.name, {question.parameters[0]: value.value}) if value else question.sparql


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--store", type=Path, help="one that holds the graph already")
    parser.add_argument("--rounds", type=int, default=5, help="how often Oxigraph is asked")
    parser.add_argument("--without-rdflib", action="store_true")
    parser.add_argument("--limit", type=float, default=60, help="seconds after which rdflib is stopped")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(given.store) if given.store else loaded(given.graph, Path(folder) / "store")
        print(f"{len(store):,} quads")
        other = None if given.without_rdflib else read_turtle(given.graph)
        compare(store, other, given.rounds, given.limit)


if __name__ == "__main__":
    main()
