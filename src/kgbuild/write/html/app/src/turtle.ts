// Statements and figures as Turtle, each with its claim and quotation: the terms are those of graph.ttl.
import type { Entity, Graph, Observation, Quote, Statement } from "./model";
import { slice } from "./text";

const PREFIXES = `@prefix kg: <https://w3id.org/kgbuild/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
`;

// What may stand in an IRI as it is; write/rdf.py has the same.
const UNSAFE = /[^-A-Za-z0-9._~!$&'()*+,;=:@/\u00a1-\u00ac\u00ae-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufdff\ufe10-\ufefe\uff00-\uffef\u{10000}-\u{1fffd}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}]/gu;
const UTF8 = new TextEncoder();
const encoded = (sign: string) => [...UTF8.encode(sign)].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("");

const iri = (graph: Graph, key: string) => `<${graph.base}${key.replace(UNSAFE, encoded)}>`;
const iriOf = (graph: Graph, { key }: { key: string }) => iri(graph, key);
const literal = (text: string) => `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t")}"`;

export function turtle(graph: Graph, entities: Entity[], statements: Statement[], observations: Observation[] = []): string {
  const parts = [
    ...entities.map((e) => entity(graph, e)),
    ...statements.map((s) => statement(graph, s)),
    ...observations.map((o) => observation(graph, o)),
  ];
  return `${PREFIXES}\n${parts.join("\n")}`;
}

function entity(graph: Graph, e: Entity): string {
  const kind = e.kind === "Article" && e.subtype === "speech" ? "Speech" : e.kind;
  const names = [`skos:prefLabel ${literal(e.name)}@zh`, ...e.aliases.map((a) => `skos:altLabel ${literal(a)}@zh`)];
  if (e.code) names.push(`kg:adminCode ${literal(e.code)}`);
  return `${iriOf(graph, e)} a kg:${kind} ;\n    ${names.join(" ;\n    ")} .\n`;
}

function statement(graph: Graph, s: Statement): string {
  const subject = iriOf(graph, s.subject);
  const object = s.object ? iriOf(graph, s.object) : term(s.literal ?? "");
  const claims = s.quotes.map((q) =>
    `[] a kg:Claim , rdf:Statement ; rdf:subject ${subject} ; rdf:predicate kg:${s.predicate} ; rdf:object ${object} ;\n    ${asOf(graph, s, q)}${evidence(graph, q)} .\n`);
  return `${subject} kg:${s.predicate} ${object} .\n${claims.join("")}`;
}

/** The day for which a document states something. */
function asOf(graph: Graph, s: Statement, q: Quote): string {
  const published = graph.documents[q.document]?.published ?? "";
  const day = s.asOf.includes(published) ? published : s.asOf.length === 1 ? s.asOf[0] : "";
  return day ? `kg:asOf "${day}"^^xsd:date ; ` : "";
}

function term(value: string): string {
  if (value.startsWith("kg:")) return value;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? `"${value}"^^xsd:date` : literal(value);
}

function observation(graph: Graph, o: Observation): string {
  const indicator = iri(graph, `indicator/${o.indicator}`);
  const facts = [
    `kg:subject ${iriOf(graph, o.subject)}`, `kg:indicator ${indicator}`, `kg:measure kg:${o.measure}`,
    `kg:value ${o.digits.includes(".") ? o.digits : `${o.digits}.0`}`, `kg:comparator kg:${o.comparator}`,
    `kg:status kg:${o.status}`, `kg:asWritten ${o.asWritten.split(" / ").map(literal).join(" , ")}`,
  ];
  if (o.unit) facts.push(`kg:unit ${literal(o.unit)}`);
  if (o.start) facts.push(`kg:periodStart "${o.start}"^^xsd:date`);
  if (o.end) facts.push(`kg:periodEnd "${o.end}"^^xsd:date`);
  if (o.inferred) facts.push("kg:periodInferred true");
  if (o.scope) facts.push(`kg:rankScope ${iriOf(graph, o.scope)}`);
  const self = figureIri(graph, o);
  const claims = o.quotes.map((q) => `[] a kg:Claim ; kg:states ${self} ;\n    ${evidence(graph, q)} .\n`);
  const concept = `${indicator} a kg:Indicator , skos:Concept ; skos:prefLabel ${literal(o.indicator)}@zh .\n`;
  return `${concept}${self} a kg:Observation ;\n    ${facts.join(" ;\n    ")} .\n${claims.join("")}`;
}

function evidence(graph: Graph, q: Quote): string {
  const claim = `kg:extractor ${literal(q.rule)} ; kg:confidence ${q.confidence.toFixed(2)}`;
  const source = graph.documents[q.document];
  if (!source) return `${claim} ; kg:evidence ${iri(graph, `reference/${(q.reference ?? "").replaceAll(" ", "-")}`)}`;
  return `${claim} ;\n    kg:evidence [ a oa:SpecificResource ; oa:hasSource ${iri(graph, `document/${source.id}`)} ; oa:hasSelector\n`
    + `        [ a oa:TextPositionSelector ; oa:start ${q.start} ; oa:end ${q.end} ] ,\n`
    + `        [ a oa:TextQuoteSelector ; oa:exact ${literal(slice(source.text, q.start, q.end))} ] ]`;
}

const figureIri = (graph: Graph, o: Observation) => iri(graph, `observation/${o.key}`);

const ASKED = `PREFIX kg: <https://w3id.org/kgbuild/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#>
`;

/** A query that returns a figure with its quotations. */
export function sparqlOfFigure(graph: Graph, o: Observation): string {
  return `${ASKED}SELECT ?value ?unit ?start ?end ?quotation {
  VALUES ?figure { ${figureIri(graph, o)} }
  ?figure kg:value ?value ; kg:unit ?unit .
  OPTIONAL { ?figure kg:periodStart ?start ; kg:periodEnd ?end }
  ?claim kg:states ?figure ; kg:evidence/oa:hasSelector/oa:exact ?quotation .
}`;
}

/** A query that returns what the graph states of an entity, or of a pair of them, with the quotations. */
export function sparql(graph: Graph, e: Entity, other: Entity | null = null): string {
  const ends = other ? [e, other].map((x) => iriOf(graph, x)) : [iriOf(graph, e)];
  const filter = other ? "?s != ?o && ?s IN (ENDS) && ?o IN (ENDS)" : "?s IN (ENDS) || ?o IN (ENDS)";
  return `${ASKED}SELECT ?subject ?property ?object ?quotation {
  ?claim rdf:subject ?s ; rdf:predicate ?property ; rdf:object ?o .
  FILTER (${filter.replaceAll("ENDS", ends.join(", "))})
  OPTIONAL { ?s rdfs:label ?subject }
  OPTIONAL { ?o rdfs:label ?object }
  OPTIONAL { ?claim kg:evidence/oa:hasSelector/oa:exact ?quotation }
}`;
}
