"""Looking at the store subject by subject: values and labels of terms, whatever graphs they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kgbuild.serve.terms import LABEL, TITLE

Term = NamedNode | Literal
Values = dict[NamedNode, list[Term]]


class View:
    """A store's triples: of the default graph, or of all graphs as one where ``union`` says so."""

    def __init__(self, store: Store, *, union: bool) -> None:
        self._store = store
        self._graph = None if union else DefaultGraph()

    def values(self, subject: NamedNode) -> Values:
        """All that is said of ``subject``, by property."""
        found: dict[NamedNode, dict[Term, None]] = defaultdict(dict)
        for quad in self._store.quads_for_pattern(subject, None, None, self._graph):
            if isinstance(quad.object, NamedNode | Literal):
                found[quad.predicate][quad.object] = None
        return {property_: list(values) for property_, values in found.items()}

    def subjects(self, property_: NamedNode, value: Term) -> Iterator[NamedNode]:
        """The subjects that have ``value`` as their ``property_``, each once in a row."""
        last = None
        for quad in self._store.quads_for_pattern(None, property_, value, self._graph):
            if isinstance(quad.subject, NamedNode) and quad.subject != last:
                last = quad.subject
                yield last

    def about(self, subject: NamedNode) -> Iterator[Quad]:
        """The quads of ``subject``."""
        return self._store.quads_for_pattern(subject, None, None, self._graph)

    def into(self, value: NamedNode) -> Iterator[Quad]:
        """The quads whose object is ``value``."""
        return self._store.quads_for_pattern(None, None, value, self._graph)

    def label(self, subject: NamedNode) -> str:
        """What ``subject`` is called, or an empty string."""
        for property_ in (LABEL, TITLE):
            for quad in self._store.quads_for_pattern(subject, property_, None, self._graph):
                return str(quad.object.value) if isinstance(quad.object, Literal) else ""
        return ""


def first(values: Values, property_: NamedNode) -> str | None:
    """The text of the first value of a property, or None."""
    found = values.get(property_)
    return found[0].value if found else None


def named(values: Values, property_: NamedNode) -> Iterator[NamedNode]:
    """The values of a property that are IRIs."""
    return (value for value in values.get(property_, ()) if isinstance(value, NamedNode))
