"""Every format holds the same graph, in the same bytes each time, whatever a name is made of."""

from __future__ import annotations

import builtins
import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq
import pyoxigraph
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat
from rdflib import RDF, Dataset, URIRef
from rdflib import Graph as Rdf
from rdflib.compare import isomorphic

from kgbuild import ontology, pipeline
from kgbuild.assemble import assemble
from kgbuild.errors import UsageError
from kgbuild.graph import Graph
from kgbuild.ontology import KG, OA
from kgbuild.write.formats import FORMATS, others, write
from kgbuild.write.rdf import resources, triples
from kgbuild.write.tables import NODE_COLUMNS, tables
from made_graph import first, second
from texts import ROOT, SEEDS

# RFC 3987: an absolute IRI of ours, whose path holds ipchar and "/", whose fragment likewise.
UCSCHAR = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14)
)
PCHAR = f"(?:[A-Za-z0-9._~!$&'()*+,;=:@/{UCSCHAR}-]|%[0-9A-F]{{2}})*"
IRI = re.compile(f"https?://{PCHAR}(?:#{PCHAR})?")
RDF_FILES = {
    "nt": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}
HARD_NAMES = (
    "“三个 100”工程",
    "a\"b<c>d{e}f|g\\h^i`j'k",
    "[括号](圆)【方】{花}",
    "红旗🚩👨‍👩‍👧",
    "半个\ud83d字",
    "另半个\udc4d",
    "一行\n两行\r\t\x00\x0b\x7f",
    "\u200b\u202e\ufeff\u3000\u2028",
    "100%?#&amp;<![CDATA[]]>",
    "_:b0 . } ;",
    "\ue000\uffff\U000f0000",
)


def read(path: Path, name: str) -> Rdf:
    """The triples of a file, of all its named graphs, by rdflib."""
    if name not in ("nquads", "trig"):
        return Rdf().parse(path)
    return Rdf().__iadd__((s, p, o) for s, p, o, _ in Dataset().parse(path).quads())


@cache
def made() -> Graph:
    return assemble([first(), second()])


@pytest.fixture(scope="module")
def whole() -> Rdf:
    return Rdf().__iadd__(triples(made()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("formats")
    write(made(), FORMATS, path)
    return path


@pytest.mark.parametrize("name", RDF_FILES)
def test_every_rdf_format_is_read_as_the_same_graph(folder: Path, whole: Rdf, name: str) -> None:
    found = read(folder / FORMATS[name].files[0], name)
    assert len(found) == len(whole)
    assert isomorphic(found, whole)


@pytest.mark.parametrize("name", RDF_FILES)
def test_oxigraph_reads_the_same_number_of_triples(folder: Path, whole: Rdf, name: str) -> None:
    quads = pyoxigraph.parse(path=str(folder / FORMATS[name].files[0]), format=RDF_FILES[name])
    assert len({quad.triple for quad in quads}) == len(whole)


@pytest.mark.parametrize("name", ["nquads", "trig"])
def test_each_document_has_a_graph_of_its_own_and_so_have_reference_data(folder: Path, name: str) -> None:
    quads = pyoxigraph.parse(path=str(folder / FORMATS[name].files[0]), format=RDF_FILES[name])
    names = {
        str(quad.graph_name.value) for quad in quads if isinstance(quad.graph_name, pyoxigraph.NamedNode)
    }
    documents = {f"{made().base}document/{document.id}" for document in made().documents}
    assert names == {*documents, f"{made().base}reference/regions-2023-06-30"}


def test_in_rdf_1_2_a_claim_reifies_its_triple(folder: Path) -> None:
    """Put back into subject, predicate and object, the graph is the same."""
    found: set[tuple[pyoxigraph.NamedNode, ...]] = set()
    rdf = str(RDF)
    for quad in pyoxigraph.parse(path=str(folder / "graph-star.ttl"), format=RdfFormat.TURTLE):
        if quad.predicate.value == f"{rdf}reifies":
            parts = zip(("subject", "predicate", "object"), quad.object, strict=True)
            found |= {(quad.subject, pyoxigraph.NamedNode(rdf + part), term) for part, term in parts}
            kind = pyoxigraph.NamedNode(f"{rdf}type"), pyoxigraph.NamedNode(f"{rdf}Statement")
            found.add((quad.subject, *kind))
        else:
            found.add(tuple(quad.triple))
    plain = pyoxigraph.parse(path=str(folder / "graph.nt"), format=RdfFormat.N_TRIPLES)
    assert found == {tuple(quad.triple) for quad in plain}


def test_json_ld_names_every_property_in_its_published_context(folder: Path) -> None:
    content = json.loads((folder / "graph.jsonld").read_text(encoding="utf-8"))
    published = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))
    assert content["@context"] == published["@context"]
    used = {key for item in content["@graph"] for key in item} - {"@id", "@type"}
    assert used <= set(published["@context"])


def test_the_context_names_every_property_of_the_ontology() -> None:
    terms = json.loads(ontology.context().read_text(encoding="utf-8"))["@context"]
    graph = Rdf().parse(ontology.vocabulary())
    kinds = (
        URIRef(f"http://www.w3.org/2002/07/owl#{kind}") for kind in ("ObjectProperty", "DatatypeProperty")
    )
    own = {str(p).removeprefix(KG) for kind in kinds for p in graph.subjects(RDF.type, kind) if p in KG}
    assert own <= set(terms)


# What has no RDF: nodes are the subjects that are no evidence, relationships what leads from one to another.


@cache
def nodes() -> frozenset[str]:
    evidence = {KG.Claim, OA.SpecificResource, OA.TextPositionSelector, OA.TextQuoteSelector}
    return frozenset(
        str(item.subject)
        for item in resources(made())
        if not evidence & {value for property_, value in item.properties if property_ == RDF.type}
    )


@cache
def relationships() -> list[tuple[str, str]]:
    return sorted((str(s), str(o)) for s, _, o in triples(made()) if str(s) in nodes() and str(o) in nodes())


def test_neo4j_gets_every_node_and_relationship_with_its_evidence(folder: Path) -> None:
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        assert {row["iri:ID"] for row in csv.DictReader(file)} == nodes()
    with (folder / "relationships.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted((row[":START_ID"], row[":END_ID"]) for row in rows) == relationships()
    (post,) = (row for row in rows if row[":TYPE"] == "holdsPost")
    assert (post["sources:long"], post["confidence:double"], post["asOf:date"]) == ("2", "0.9", "2023-10-21")
    evidence = json.loads(post["evidence:string"])
    assert {e["exact"] for e in evidence} == {"绍兴市委书记 周若川", "绍兴市委书记周若川"}
    texts = {f"{made().base}document/{d.id}": d.text for d in made().documents}
    assert all(texts[e["document"]][e["start"] : e["end"]] == e["exact"] for e in evidence)
    assert texts[post["document:string"]][int(post["start:long"]) :].startswith(post["quotation:string"])


def test_a_value_in_a_column_keeps_its_evidence() -> None:
    (node,) = (n for n in tables(resources(made())).nodes if n.values.get("name") == "青石湖科创走廊")
    assert node.values["status"] == ("Started", "Underway")
    own = json.loads(str(node.values["evidence"]))
    assert {(e["property"], e["value"], e["exact"]) for e in own} == {
        ("status", "Underway", "建设青石湖科创走廊"),
        ("status", "Started", "青石湖科创走廊已经开工"),
    }


def test_parquet_gets_the_same_rows_with_types(folder: Path) -> None:
    found = pq.read_table(folder / "nodes.parquet")
    assert set(found["iri"].to_pylist()) == nodes()
    assert str(found.schema.field("periodStart").type) == "date32[day]"
    edges = pq.read_table(folder / "relationships.parquet").to_pylist()
    assert sorted((row["start"], row["end"]) for row in edges) == relationships()


@pytest.mark.parametrize(
    ("name", "reader"), [("graph.graphml", nx.read_graphml), ("graph.gexf", nx.read_gexf)]
)
def test_network_formats_are_read_by_networkx_with_the_same_counts(
    folder: Path, name: str, reader: object
) -> None:
    network = reader(folder / name)  # type: ignore[operator]
    assert set(network) == nodes()
    assert sorted((s, t) for s, t in network.edges()) == relationships()
    (post,) = (data for _, _, data in network.edges(data=True) if data.get("label") == "holdsPost")
    assert post["quotation"] == "绍兴市委书记 周若川"
    assert post["sources"] == 2


def test_every_property_of_a_node_has_a_column_or_is_a_relationship() -> None:
    graph = Rdf().parse(ontology.vocabulary())
    owl = "http://www.w3.org/2002/07/owl#DatatypeProperty"
    literal = {p for p in graph.subjects(RDF.type, URIRef(owl)) if p in KG}
    of_claims = {KG.asOf, KG.confidence, KG.extractor}
    assert literal - of_claims <= set(NODE_COLUMNS)


# Bytes, names, and what is missing.


def test_the_bytes_are_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    write(assemble([second(), first()]), FORMATS, tmp_path)
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def named(name: str) -> Graph:
    """The made graph, in which one campaign has ``name``, which is part of its key."""
    old, new = "initiative/双百攻坚行动", f"initiative/{name}"
    graph = made()
    nodes_ = tuple(
        replace(n, key=new, name=name, aliases=(name,)) if n.key == old else n for n in graph.nodes
    )
    edges = tuple(
        replace(
            e,
            subject=new if e.subject == old else e.subject,
            object=new if e.object == old else e.object,
        )
        for e in graph.edges
    )
    return replace(graph, nodes=nodes_, edges=edges)


def with_hard_names(test: object) -> object:
    for name in HARD_NAMES:
        test = example(name)(test)  # type: ignore[arg-type]
    return test


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=12))
@with_hard_names
def test_whatever_a_name_is_made_of_every_rdf_format_is_the_same_graph(tmp_path: Path, name: str) -> None:
    graph = named(name)
    write(graph, RDF_FILES, tmp_path)
    found = {}
    for form, rdf_format in RDF_FILES.items():
        quads = pyoxigraph.parse(path=str(tmp_path / FORMATS[form].files[0]), format=rdf_format)
        found[form] = {quad.triple for quad in quads}
    assert found["nt"] == found["nquads"] == found["trig"] == found["jsonld"]
    assert all(IRI.fullmatch(term.value) for triple in found["nt"] for term in iris(triple))
    assert len(found["nt"]) == len(set(triples(graph)))


def iris(triple: pyoxigraph.Triple) -> Iterator[pyoxigraph.NamedNode]:
    return (term for term in triple if isinstance(term, pyoxigraph.NamedNode))


@pytest.mark.parametrize("name", HARD_NAMES)
def test_whatever_a_name_is_made_of_the_other_formats_can_be_read(tmp_path: Path, name: str) -> None:
    graph = named(name)
    write(graph, FORMATS, tmp_path)
    count = len(tables(resources(graph)).nodes)
    assert len(nx.read_graphml(tmp_path / "graph.graphml")) == count
    assert len(nx.read_gexf(tmp_path / "graph.gexf")) == count
    assert pq.read_table(tmp_path / "nodes.parquet").num_rows == count
    with (tmp_path / "nodes.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == count


def test_a_format_that_needs_what_is_missing_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError(name=name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"needs pyarrow.*kgbuild\[parquet\]"):
        pipeline.build([SEEDS], tmp_path / "out", formats=["parquet"])
    assert not (tmp_path / "out").exists()


def test_the_files_of_formats_not_asked_for_are_those_that_would_be_stale() -> None:
    assert "graph.nq" in others(["nt"])
    assert "graph.ttl" not in others([])
    assert "nodes.csv" not in others(["neo4j"])
