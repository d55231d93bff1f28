"""Writing a graph as Turtle: one subject after the other as it comes, so that size costs no memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from rdflib import RDF, XSD, Literal, URIRef

from kgbuild.graph import Graph
from kgbuild.ontology import PREFIXES
from kgbuild.write.rdf import Resource, Term, resources

# Datatypes whose literals Turtle writes bare.
_BARE = {XSD.integer, XSD.decimal, XSD.boolean}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Control characters are written as escapes; a lone surrogate is no character and cannot be written.
_SPECIAL = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]')
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def write_turtle(graph: Graph, path: Path) -> None:
    """Write ``graph`` to ``path`` in UTF-8: the same bytes for the same graph."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(turtle(resources(graph)))


def turtle(items: Iterable[Resource]) -> Iterator[str]:
    """The text of a Turtle file, in pieces."""
    yield from prefixes()
    yield from (f"\n{block(item)}" for item in items)


def prefixes() -> Iterator[str]:
    """The lines that declare the project's prefixes."""
    return (f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items()))


def block(item: Resource) -> str:
    """All that is said of one subject, as lines."""
    return f"{term(item.subject)} " + " ;\n    ".join(_predicates(item)) + " .\n"


def _predicates(item: Resource) -> Iterator[str]:
    for predicate, pairs in groupby(item.properties, key=lambda pair: pair[0]):
        verb = "a" if predicate == RDF.type else term(predicate)
        yield f"{verb} " + ", ".join(term(value) for _, value in pairs)


def term(value: Term) -> str:
    """A term in Turtle, its IRI shortened where a prefix of the project fits."""
    if isinstance(value, Literal):
        return _literal(value)
    return _shortened(value) or f"<{value}>"


def _shortened(iri: URIRef) -> str | None:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _BY_NAMESPACE.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix and _LOCAL.fullmatch(iri[cut:]) else None


_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def _literal(value: Literal) -> str:
    if value.datatype in _BARE:
        return str(value)
    if value.language:
        return f"{quoted(value)}@{value.language}"
    return f"{quoted(value)}^^{term(value.datatype)}" if value.datatype else quoted(value)


def quoted(text: str) -> str:
    """A text between quotation marks, as Turtle and N-Triples write it."""
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
