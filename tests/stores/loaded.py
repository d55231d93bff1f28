"""A graph in the stores that people use: how each loads it, counts it and answers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from kgbuild.ontology import PREFIXES
from kgbuild.query import Answer, find, questions
from kgbuild.query.engines import Ask, ask_endpoint, opened
from kgbuild.query.render import plain
from kgbuild.store import make_store
from serving import free_ports
from texts import ROOT

Rows = list[tuple[str, ...]]

MODULES = Path(os.environ.get("KGBUILD_NODE_MODULES", ROOT / ".venv" / "npm" / "node_modules"))
VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
NumberOfBuffers = 10000
DirsAllowed = .
[HTTPServer]
ServerPort = {http}
[SPARQL]
DefaultGraph = urn:kgbuild
"""


def queries() -> dict[str, str]:
    """What every store is asked: the competency questions, and some with parameters, by name."""
    asked = {question.name: question.sparql for question in questions()}
    asked["posts of a region"] = find("posts", {"region": "金华市"})
    asked["figures of a subject in percent"] = find("figures", {"subject": "浙江省", "unit": "%"})
    return asked


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a store holds of a graph: how many triples, and its rows for each competency question."""

    triples: int
    rows: Mapping[str, Rows]


def needs(program: str, package: str) -> str:
    """The path of a program; the test is skipped where it is not installed."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed (Debian: {package}; make stores)")
    return found


def oxigraph(graph: Path, folder: Path) -> Loaded:
    """In Oxigraph, on disk."""
    make_store(graph, folder / "store")
    return _asked(opened(str(folder / "store")))


def rdflib(graph: Path, folder: Path) -> Loaded:
    """In rdflib's own store."""
    return _asked(opened(str(graph), "rdflib"))


def virtuoso(graph: Path, folder: Path) -> Loaded:
    """In Virtuoso 7, loaded with isql and asked over HTTP."""
    needs("virtuoso-t", "virtuoso-opensource-7-bin")
    sql, http = free_ports(2)
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=sql, http=http))
    shutil.copy(graph, folder / "graph.ttl")
    with _running(["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"], folder):
        _until(lambda: _isql(folder, sql, "select 1;") == 0)
        load = "DB.DBA.TTLP_MT(file_to_string_output('graph.ttl'), '', 'urn:kgbuild');"
        assert _isql(folder, sql, load) == 0
        url = f"http://127.0.0.1:{http}/sparql?{urlencode({'default-graph-uri': 'urn:kgbuild'})}"
        _until(lambda: urlopen(url.partition("?")[0] + "?query=ASK%7B%7D").status == 200)
        return _asked(lambda sparql: ask_endpoint(url, sparql))


def comunica(graph: Path, folder: Path) -> Loaded:
    """In N3.js, asked by Comunica."""
    node = needs("node", "nodejs")
    if not (MODULES / "@comunica" / "query-sparql-rdfjs-lite").is_dir():
        pytest.skip("Comunica is not installed (make stores)")
    asked = folder / "queries.json"
    asked.write_text(json.dumps(queries()))
    script = Path(__file__).with_name("comunica.mjs")
    command = [node, str(script), str(MODULES), str(graph), str(asked)]
    said = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)
    rows = {name: [tuple(map(_shown, row)) for row in found] for name, found in said["rows"].items()}
    return Loaded(said["triples"], rows)


def _asked(ask: Ask) -> Loaded:
    counted = _rows(ask, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    rows = {name: _rows(ask, sparql) for name, sparql in queries().items()}
    return Loaded(int(counted[0][0]), rows)


def _rows(ask: Ask, sparql: str) -> Rows:
    answer = ask(sparql)
    assert isinstance(answer, Answer)
    return [tuple(_shown(plain(term)) for term in row) for row in answer.rows]


def _shown(text: str) -> str:
    """A value however a store writes it: 12.0 and 12 are the same number, an IRI may have its prefix."""
    for prefix, namespace in PREFIXES.items():
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    text = " ".join(text.split())
    whole, point, fraction = text.partition(".")
    is_number = whole.removeprefix("-").isdigit() and fraction.isdigit()
    return f"{whole}.{fraction}".rstrip("0").rstrip(".") if point and is_number else text


def _isql(folder: Path, port: int, command: str) -> int:
    done = subprocess.run(
        ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"exec={command}"], cwd=folder, capture_output=True
    )
    return 1 if b"Error" in done.stdout + done.stderr else done.returncode


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    """A process that runs as long as the block."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, cwd=folder, **quiet)  # type: ignore[call-overload]
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _until(there: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until ``there()`` is true; skip the test where it does not become so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if there():
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.skip("the store is installed but does not start")
