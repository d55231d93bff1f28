"""The terms of the graph that the server looks for, as pyoxigraph has them.

Not :mod:`kgbuild.ontology`: a worker starts anew after each query that is stopped, and does without rdflib.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_OA = "http://www.w3.org/ns/oa#"
KG = "https://w3id.org/kgbuild/ontology#"

TYPE = NamedNode(_RDF + "type")
SUBJECT = NamedNode(_RDF + "subject")
PREDICATE = NamedNode(_RDF + "predicate")
OBJECT = NamedNode(_RDF + "object")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
PREF_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
ALT_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
TITLE = NamedNode("http://purl.org/dc/terms/title")
SOURCE = NamedNode("http://purl.org/dc/terms/source")
ISSUED = NamedNode("http://purl.org/dc/terms/issued")

HAS_SOURCE = NamedNode(_OA + "hasSource")
HAS_SELECTOR = NamedNode(_OA + "hasSelector")
START, END, EXACT = (NamedNode(_OA + name) for name in ("start", "end", "exact"))

STATES = NamedNode(KG + "states")
MEASURED = NamedNode(KG + "subject")
AS_WRITTEN = NamedNode(KG + "asWritten")
INDICATOR = NamedNode(KG + "indicator")
EVIDENCE = NamedNode(KG + "evidence")
EXTRACTOR = NamedNode(KG + "extractor")
CONFIDENCE = NamedNode(KG + "confidence")
AS_OF = NamedNode(KG + "asOf")
PERIOD_START, PERIOD_END = NamedNode(KG + "periodStart"), NamedNode(KG + "periodEnd")
