"""What a query answers, whatever engine was asked: rows of terms, or triples."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode
from pyoxigraph import Triple as StarTriple

from kgbuild.errors import KgbuildError

Term = NamedNode | BlankNode | Literal | StarTriple


class QueryError(KgbuildError):
    """A query is no SPARQL, asks for what is not supported, or names no known question."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query: a term for each variable, None where it is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Description:
    """The triples that a CONSTRUCT or DESCRIBE makes, each once."""

    triples: frozenset[StarTriple]
