"""The traversal as two tables, nodes and relationships, for what has no RDF: Neo4j, Gephi, data frames.

Documents, articles, entities, indicators, observations and data sets are nodes, under the IRIs of the
RDF; what is said of them in literals and terms is in columns. A property that leads from node to node is
a relationship. Claims are no nodes: they are the evidence of a relationship, or of a node's own values.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rdflib import RDF, RDFS, URIRef
from rdflib.namespace import DCTERMS, SKOS

from kgbuild.ontology import KG, OA, SCHEMA
from kgbuild.write.rdf import Resource, Term, without_halves

Value = str | int | float | bool | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name, the type of its values, and whether there may be many (of strings)."""

    name: str
    type: type[str | int | float | bool | date] = str
    many: bool = False


NODE_COLUMNS: dict[URIRef, Column] = {
    SKOS.prefLabel: Column("name"),
    SKOS.altLabel: Column("aliases", many=True),
    KG.adminCode: Column("adminCode"),
    KG.level: Column("level"),
    KG.organizationKind: Column("organizationKind"),
    KG.status: Column("status", many=True),
    KG.date: Column("date", date),
    KG.startDate: Column("startDate", date),
    KG.endDate: Column("endDate", date),
    KG.measure: Column("measure"),
    KG.value: Column("value", float),
    KG.unit: Column("unit"),
    KG.comparator: Column("comparator"),
    KG.asWritten: Column("asWritten", many=True),
    KG.periodStart: Column("periodStart", date),
    KG.periodEnd: Column("periodEnd", date),
    KG.periodInferred: Column("periodInferred", bool),
    DCTERMS.title: Column("title"),
    DCTERMS.source: Column("source"),
    DCTERMS.issued: Column("issued", date),
    DCTERMS.publisher: Column("publisher"),
    SCHEMA.isBasedOn: Column("isBasedOn"),
    SCHEMA.position: Column("position", int),
    KG.sha256: Column("sha256"),
    KG.version: Column("version"),
}
"""The columns of nodes, by the property whose values they hold."""

EVIDENCE_COLUMNS = (
    Column("sources", int),
    Column("confidence", float),
    Column("rules", many=True),
    Column("asOf", date),
    Column("document"),
    Column("start", int),
    Column("end", int),
    Column("quotation"),
    Column("evidence"),
)
"""The columns of relationships: how many claims there are, the best confidence, the last day, the first
quotation with its place, and as JSON all of them."""

_NO_NODES = {KG.Claim, OA.SpecificResource, OA.TextPositionSelector, OA.TextQuoteSelector}
OWN_EVIDENCE = Column("evidence")  # of a node: the evidence of its columns, as JSON


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node: its classes of the project, the most special first, and its values by column."""

    iri: str
    labels: tuple[str, ...]
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class RelationshipRow:
    """A relationship: the property's name, and its evidence by column."""

    start: str
    end: str
    type: str
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Tables:
    """Nodes and relationships, each in the order of the traversal."""

    nodes: tuple[NodeRow, ...]
    relationships: tuple[RelationshipRow, ...]


@dataclass(slots=True)
class _Claims:
    """The claims of each triple and observation, and what their quotations are."""

    stated: dict[tuple[Term, ...], list[dict[URIRef, list[Term]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    quotations: dict[Term, dict[str, Value]] = field(default_factory=dict)


def tables(items: Iterable[Resource]) -> Tables:
    """The tables of what the traversal gives.

    Args:
        items: all resources of a graph.
    """
    nodes, claims = [], _Claims()
    selectors: dict[Term, dict[str, Value]] = {}
    quoted: list[Resource] = []
    for item in items:
        kinds = {value for property_, value in item.properties if property_ == RDF.type}
        if not kinds & _NO_NODES:
            nodes.append(item)
        elif KG.Claim in kinds:
            _add_claim(claims, item)
        elif OA.SpecificResource in kinds:
            quoted.append(item)
        else:
            selectors[item.subject] = _selector(item)
    claims.quotations = {item.subject: _quotation(item, selectors) for item in quoted}
    known = {item.subject for item in nodes}
    pairs = [(_node(item, claims, known), list(_relationships(item, claims, known))) for item in nodes]
    return Tables(tuple(node for node, _ in pairs), tuple(row for _, rows in pairs for row in rows))


def _add_claim(claims: _Claims, item: Resource) -> None:
    said: dict[URIRef, list[Term]] = defaultdict(list)
    for property_, value in item.properties:
        said[property_].append(value)
    triple = [value for part in (RDF.subject, RDF.predicate, RDF.object) for value in said.get(part, ())]
    claims.stated[tuple(triple or said[KG.states])].append(said)


def _selector(item: Resource) -> dict[str, Value]:
    names = {OA.start: "start", OA.end: "end", OA.exact: "exact"}
    return {
        names[p]: _typed(v, Column("", str if p == OA.exact else int))
        for p, v in item.properties
        if p in names
    }


def _quotation(item: Resource, selectors: dict[Term, dict[str, Value]]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for property_, value in item.properties:
        if property_ == OA.hasSource:
            found["document"] = str(value)
        elif property_ == OA.hasSelector:
            found |= selectors.get(value, {})
    return found


def _node(item: Resource, claims: _Claims, known: set[URIRef]) -> NodeRow:
    values: dict[str, Value] = {}
    own: list[dict[str, Any]] = list(_evidence(claims, claims.stated.get((item.subject,), ())))
    for property_, value in item.properties:
        column = NODE_COLUMNS.get(property_)
        if column is None or value in known:
            continue
        typed = _typed(value, column)
        before = values.get(column.name, ())
        values[column.name] = (*before, str(typed)) if column.many and isinstance(before, tuple) else typed
        for one in _evidence(claims, claims.stated.get((item.subject, property_, value), ())):
            own.append({"property": column.name, "value": _local(value), **one})
    if own:
        values[OWN_EVIDENCE.name] = _json(own)
    labels = (str(v).removeprefix(KG) for p, v in item.properties if p == RDF.type and v.startswith(KG))
    return NodeRow(str(item.subject), tuple(labels), values)


def _relationships(item: Resource, claims: _Claims, known: set[URIRef]) -> Iterable[RelationshipRow]:
    for property_, value in item.properties:
        if value in known and property_ not in (RDF.type, RDFS.label):
            triple = (item.subject, property_, value)
            stating = claims.stated.get(triple) or claims.stated.get((item.subject,), [])
            yield RelationshipRow(str(item.subject), str(value), _local(property_), _summary(claims, stating))


def _summary(claims: _Claims, stating: list[dict[URIRef, list[Term]]]) -> dict[str, Value]:
    """The evidence of a relationship by column."""
    evidence = sorted(_evidence(claims, stating), key=_rank)
    if not evidence:
        return {}
    first: dict[str, Value] = next((e for e in evidence if "exact" in e), {})
    days = sorted(str(e["asOf"]) for e in evidence if "asOf" in e)
    summary: dict[str, Value] = {
        "sources": len(stating),
        "confidence": max(float(e["confidence"]) for e in evidence),
        "rules": tuple(sorted({rule for e in evidence for rule in e["rules"]})),
        "evidence": _json(evidence),
    }
    if days:
        summary["asOf"] = date.fromisoformat(days[-1])
    if first:
        summary |= {"document": first["document"], "start": first["start"], "end": first["end"]}
        summary["quotation"] = first["exact"]
    return summary


def _rank(evidence: dict[str, Any]) -> tuple[float, str, int]:
    """The surest first, then in the order of their places."""
    return -evidence["confidence"], evidence["document"], evidence.get("start", -1)


def _evidence(claims: _Claims, stating: Iterable[dict[URIRef, list[Term]]]) -> Iterable[dict[str, Any]]:
    """Each piece of evidence of some claims, with what the claim says of itself."""
    for said in stating:
        about: dict[str, Any] = {"confidence": float(said[KG.confidence][0])}
        about["rules"] = [str(rule) for rule in said.get(KG.extractor, ())]
        if KG.asOf in said:
            about["asOf"] = str(said[KG.asOf][0])
        for source in said.get(KG.evidence, ()):
            yield {**claims.quotations.get(source, {"document": str(source)}), **about}


def _typed(value: Term, column: Column) -> Value:
    if isinstance(value, URIRef):
        return _local(value)
    if column.type is date:
        return date.fromisoformat(value)
    if column.type is bool:
        return str(value) == "true"
    return (
        float(value) if column.type is float else int(value) if column.type is int else without_halves(value)
    )


def _local(value: Term) -> str:
    """What stands behind the last # or / of an IRI; a literal as it is."""
    text = without_halves(value)
    return text[max(text.rfind("#"), text.rfind("/")) + 1 :] if isinstance(value, URIRef) else text


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
