"""A graph in the stores that people use: how each loads it, counts it and answers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kgbuild.ontology import PREFIXES
from kgbuild.query import Answer, find, questions
from kgbuild.query.engines import Ask, ask_endpoint, opened
from kgbuild.query.render import plain
from kgbuild.store import make_store
from stores.installed import needs
from stores.virtuoso import running
from texts import ROOT

Rows = list[tuple[str, ...]]

MODULES = Path(os.environ.get("KGBUILD_NODE_MODULES", ROOT / ".venv" / "npm" / "node_modules"))


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


def oxigraph(graph: Path, folder: Path) -> Loaded:
    """In Oxigraph, on disk."""
    make_store(graph, folder / "store")
    return _asked(opened(str(folder / "store")))


def rdflib(graph: Path, folder: Path) -> Loaded:
    """In rdflib's own store."""
    return _asked(opened(str(graph), "rdflib"))


def virtuoso(graph: Path, folder: Path) -> Loaded:
    """In Virtuoso 7, loaded with isql and asked over HTTP."""
    with running(folder) as server:
        shutil.copy(graph, folder / "graph.ttl")
        assert server.says("DB.DBA.TTLP_MT(file_to_string_output('graph.ttl'), '', 'urn:kgbuild');")
        url = f"{server.url}/sparql?{urlencode({'default-graph-uri': 'urn:kgbuild'})}"
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
