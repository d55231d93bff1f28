"""How the server stands a load: ``python benchmarks/serve.py OUTPUT [--seconds 300] [--rate 200]``.

Requests leave at a fixed rate, whether or not earlier ones are answered: pages of entities, searches and
queries, each about another entity. Meanwhile a query that would run for ever is sent, and one that wants
all memory.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import urlopen

PORT = 8765
HOST = f"http://127.0.0.1:{PORT}"
CONNECTIONS = 32
KINDS = ("AdministrativeRegion", "Person", "Organization", "Project", "Initiative", "Event", "Article")
TEN = "{ 0 1 2 3 4 5 6 7 8 9 }"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'VALUES ?v{n} {TEN}' for n in range(30))} }}"  # 10^30 rows
GREEDY = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?d ?a"  # the square of the graph, sorted
QUERIES = (
    "SELECT ?name {{ ?p rdfs:label {label} ; kg:holdsPost/^kg:holdsPost/rdfs:label ?name }}",
    "SELECT DISTINCT ?p ?o {{ <{iri}> ?p ?o }}",
    "SELECT ?x ?name {{ <{iri}> kg:implements|kg:undertakes|kg:develops ?x . ?x rdfs:label ?name }}",
    "SELECT ?indicator ?value ?unit {{ ?f kg:subject <{iri}> ; kg:indicator/rdfs:label ?indicator ;"
    " kg:value ?value OPTIONAL {{ ?f kg:unit ?unit }} }} LIMIT 100",
    "SELECT ?o ?exact {{ ?c rdf:subject <{iri}> ; rdf:object ?o ;"
    " kg:evidence/oa:hasSelector/oa:exact ?exact }} LIMIT 50",
    "ASK {{ <{iri}> a kg:Person }}",
    "CONSTRUCT {{ ?s ?p <{iri}> }} WHERE {{ ?s ?p <{iri}> }} LIMIT 100",
)


@dataclass
class Measured:
    """What came back: latencies in milliseconds by kind of request, status codes, bytes of memory."""

    latency: dict[str, list[float]] = field(default_factory=dict)
    status: Counter[int] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)


def ask(query: str) -> list[dict[str, dict[str, str]]]:
    """The rows of a query to the server."""
    with urlopen(f"{HOST}/sparql?{urlencode({'query': query})}") as answer:
        rows: list[dict[str, dict[str, str]]] = json.load(answer)["results"]["bindings"]
    return rows


def entities() -> list[tuple[str, str]]:
    """IRIs and labels of up to 3,000 entities of each kind."""
    found = []
    for kind in KINDS:
        rows = ask(f"SELECT ?s ?l {{ ?s a kg:{kind} ; rdfs:label ?l }} LIMIT 3000")
        found += [(row["s"]["value"], row["l"]["value"]) for row in rows]
    return found


def requests(known: list[tuple[str, str]], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Kinds and addresses of requests: of ten, six pages, one search, three queries."""
    while True:
        iri, label = chance.choice(known)
        draw = chance.random()
        if draw < 0.6:
            yield "page", f"/entity?iri={quote(iri, safe='')}"
        elif draw < 0.7:
            at = chance.randrange(max(1, len(label) - 1))
            yield "search", f"/search?q={quote(label[at : at + 3])}"
        else:
            literal = json.dumps(label, ensure_ascii=False) + "@zh"
            query = chance.choice(QUERIES).format(iri=iri, label=literal)
            yield "query", f"/sparql?query={quote(query)}"


class Connection:
    """One connection that is kept open."""

    async def get(self, address: str) -> tuple[int, bytes]:
        """The status code and body of an answer."""
        if not hasattr(self, "reader"):
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", PORT, limit=2**20)
        self.writer.write(f"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".encode())
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(head.partition("content-length:")[2].split("\r\n")[0])
        return int(head.split()[1]), await self.reader.readexactly(length)


async def load(seconds: float, rate: float, process: int) -> Measured:
    """Send requests for some seconds at a rate, and watch."""
    known, chance = entities(), random.Random(1)
    measured, todo = Measured(), asyncio.Queue[tuple[str, str, float]]()
    workers = [asyncio.create_task(_sender(todo, measured)) for _ in range(CONNECTIONS)]
    endless = asyncio.create_task(_stopped(seconds / 3, measured))
    begun, source = time.perf_counter(), requests(known, chance)
    for number in range(int(seconds * rate)):
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        todo.put_nowait((*next(source), due))
        if number % int(rate) == 0:
            measured.memory.append(memory_of(process))
    await todo.join()
    await endless
    for worker in workers:
        worker.cancel()
    return measured


async def _sender(todo: asyncio.Queue[tuple[str, str, float]], measured: Measured) -> None:
    connection = Connection()
    while True:
        kind, address, due = await todo.get()
        status, _ = await connection.get(address)
        measured.status[status] += 1
        measured.latency.setdefault(kind, []).append((time.perf_counter() - due) * 1000)
        todo.task_done()


async def _stopped(wait: float, measured: Measured) -> None:
    """After some seconds ask what runs for ever, then what wants all memory; after each, something short."""
    await asyncio.sleep(wait)
    connection = Connection()
    for query in (ENDLESS, GREEDY):
        begun = time.perf_counter()
        status, body = await connection.get(f"/sparql?query={quote(query)}")
        taken = time.perf_counter() - begun
        after, _ = await connection.get(f"/sparql?query={quote('ASK { ?s ?p ?o }')}")
        measured.stopped.append(f"{status} after {taken:.1f} s: {body.decode().strip()}; the next: {after}")


def memory_of(process: int) -> int:
    """Bytes of memory that a process and its children have for themselves or their part of (PSS)."""
    total, todo = 0, [process]
    while todo:
        pid = todo.pop()
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += int(rollup.partition("\nPss:")[2].split()[0]) * 1024
            todo += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        except OSError:
            continue  # it ended meanwhile
    return total


def report(measured: Measured, seconds: float) -> str:
    """The figures as a table."""
    lines = [
        "| requests | number | median ms | 95 % ms | 99 % ms | slowest ms |",
        "| --- " + "| ---: " * 5 + "|",
    ]
    everything = [ms for kind in measured.latency.values() for ms in kind]
    for kind, values in (*sorted(measured.latency.items()), ("all", everything)):
        cut = statistics.quantiles(values, n=100)
        row = (f"{cut[49]:.1f}", f"{cut[94]:.1f}", f"{cut[98]:.1f}", f"{max(values):.0f}")
        lines.append(f"| {kind} | {len(values)} | " + " | ".join(row) + " |")
    lines += [
        "",
        f"- {len(everything) / seconds:.0f} requests a second for {seconds:.0f} s,"
        f" answered with {dict(measured.status)}",
        *(f"- stopped: {line}" for line in measured.stopped),
        f"- memory of all processes (PSS): {max(measured.memory) / 2**20:.0f} MB at most",
    ]
    return "\n".join(lines)


def main() -> None:
    """Start the server, load it, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--rate", type=float, default=200.0)
    given = parser.parse_args()
    begun = time.perf_counter()
    command = [sys.executable, "-m", "kgbuild", "serve", str(given.output), "--port", str(PORT)]
    server = subprocess.Popen(command)
    try:
        while True:
            try:
                triples = int(ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]["n"]["value"])
                break
            except OSError:
                time.sleep(0.2)
        ready = time.perf_counter() - begun
        print(f"{triples} triples, {os.cpu_count()} cores; ready after {ready:.1f} s")
        print(f"load of the machine before: {os.getloadavg()[0]:.1f}\n")
        print(report(asyncio.run(load(given.seconds, given.rate, server.pid)), given.seconds))
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
