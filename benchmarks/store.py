"""How fast a store answers: ``python benchmarks/store.py GRAPH.ttl [--store FOLDER] [--rounds 5]``.

Loads a graph into an Oxigraph store on disk and into rdflib, and asks both the competency questions, the
same text: for all rows, and for those of one thing. Seconds are those of the processor, which a machine
that has other work does not lengthen; parsing the question and handing over all rows are in them.
"""

from __future__ import annotations

import argparse
import signal
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store
from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from kgbuild import ontology
from kgbuild.query import Answer, Question, ask, ask_rdflib, find, questions
from kgbuild.store import in_memory, make_store, open_store
from kgbuild.turtle import read_turtle

LIMIT = 100  # milliseconds in which 95 % of the questions are to be answered

Engine = Callable[[str], object]


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor that ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


class TimeUp(BaseException):
    """A question took longer than it may. No Exception, so that an engine that catches those ends too."""


def median_of(work: Callable[[], object], rounds: int, limit: float) -> float:
    """Milliseconds that ``work`` takes in the median; at least ``limit`` seconds where it was stopped."""

    def stop(*_: object) -> None:
        raise TimeUp

    signal.signal(signal.SIGALRM, stop)  # an alarm by the processor's time would make its clock coarse
    taken: list[float] = []
    while len(taken) < rounds and sum(taken) < limit:
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            taken.append(timed(work))
        except TimeUp:
            return 1000 * limit
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    return 1000 * statistics.median(taken)


def loaded(graph: Path, folder: Path) -> Store:
    """A new store of a graph."""
    wall = time.perf_counter()
    seconds = timed(lambda: make_store(graph, folder))
    print(f"loaded in {seconds:.1f} s, {time.perf_counter() - wall:.1f} s of the clock")
    return open_store(folder)


def of_one(store: Store, question: Question) -> str:
    """A question asked of one thing: its first parameter with the value that its middle row has."""
    answer = ask(store, question.sparql)
    assert isinstance(answer, Answer)
    column = answer.variables.index(question.parameters[0])
    if not answer.rows:
        return question.sparql
    value = answer.rows[len(answer.rows) // 2][column]
    if not isinstance(value, NamedNode | Literal):  # that row has none
        return question.sparql
    return find(question.name, {question.parameters[0]: value.value})


def engines(store: Store, graph: Path, *, memory: bool, rdflib: bool) -> dict[str, Engine]:
    """Who is asked, by the name of a column."""
    asked: dict[str, Engine] = {"on disk": lambda sparql: ask(store, sparql)}
    if memory:
        held = in_memory(graph)
        asked["in memory"] = lambda sparql: ask(held, sparql)
    if rdflib:
        other = read_turtle(graph)
        asked["rdflib"] = lambda sparql: ask_rdflib(other, sparql)
        asked["rdflib, parsed before"] = parsed_before(other)
    return asked


def parsed_before(graph: Graph) -> Engine:
    """Rdflib without its parser: a question asked again is parsed already, as the median of rounds tells."""
    trees: dict[str, Query] = {}

    def answer(sparql: str) -> object:
        if sparql not in trees:
            trees[sparql] = prepareQuery(sparql, initNs=ontology.PREFIXES)
        return list(graph.query(trees[sparql]))

    return answer


def compare(asked: dict[str, Engine], texts: dict[str, str], rounds: int, limit: float) -> None:
    """Ask everyone everything; a table in Markdown, the medians, and how many times faster the first is."""
    print(f"\n| question | {' | '.join(asked)} |\n| --- {'| ---: ' * len(asked)}|")
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for question, sparql in texts.items():
        for name, engine in asked.items():
            taken[name].append(median_of(partial(engine, sparql), rounds, limit))
        row = (f"{'> ' * (times[-1] >= 1000 * limit)}{times[-1]:,.1f}" for times in taken.values())
        print(f"| {question} | {' | '.join(row)} |", flush=True)
    print()
    first = next(iter(taken.values()))
    for name, times in taken.items():
        under = sum(one < LIMIT for one in times)
        ratio = statistics.median(times) / statistics.median(first)
        each = statistics.median(one / other for one, other in zip(times, first, strict=True))
        print(
            f"- {name}: median {statistics.median(times):.2f} ms, {under} of {len(times)} under {LIMIT} ms;"
            f" {ratio:.1f} times the first's median, {each:.1f} times in the median of questions"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--store", type=Path, help="one that holds the graph already")
    parser.add_argument("--rounds", type=int, default=5, help="how often each question is asked")
    parser.add_argument("--in-memory", action="store_true", help="ask Oxigraph's store in memory too")
    parser.add_argument("--without-rdflib", action="store_true")
    parser.add_argument("--limit", type=float, default=60, help="seconds after which a question is stopped")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(given.store) if given.store else loaded(given.graph, Path(folder) / "store")
        print(f"{len(store):,} quads")
        asked = engines(store, given.graph, memory=given.in_memory, rdflib=not given.without_rdflib)
        print("\nOf one thing, ms:")
        compare(asked, {q.name: of_one(store, q) for q in questions()}, given.rounds, given.limit)
        print("\nAll rows, ms:")
        compare(asked, {q.name: q.sparql for q in questions()}, given.rounds, given.limit)


if __name__ == "__main__":
    main()
