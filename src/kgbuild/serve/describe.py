"""All that the graph says of one IRI: for the page as JSON with its quotations, for machines as RDF.

An entity's statements are read from their claims, a page of them at a time: what a region that is named
in ten thousand articles has to say takes no longer than what a village has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kgbuild.serve import terms
from kgbuild.serve.negotiate import GRAPHS, negotiate
from kgbuild.serve.passage import Passages
from kgbuild.serve.refusal import Refusal
from kgbuild.serve.sparql import rdf
from kgbuild.serve.state import State
from kgbuild.serve.view import Term, Values, View, first, named

PAGE = 25  # claims of each kind that a page shows
PLAIN = 200  # values without a claim that a page shows at most

Json = dict[str, Any]


def entity(state: State, header: Json, body: bytes) -> tuple[Json, bytes]:
    """What the page of an IRI shows.

    Args:
        state: what the worker holds.
        header: ``iri``, and ``page`` from 1.
        body: nothing.

    Raises:
        Refusal: the graph says nothing of it.
    """
    view, subject = View(state.store, union=state.union), _named(header["iri"])
    values = view.values(subject)
    reader = _Reader(view, Passages(view, state.index), int(header.get("page", 1)) - 1)
    stated = reader.claims(terms.SUBJECT, subject)
    told = reader.claims(terms.OBJECT, subject)
    if not values and not stated and not told:
        raise Refusal(404, "the graph says nothing of this IRI")
    content = {
        "iri": subject.value,
        "label": view.label(subject),
        "types": [t.value for t in named(values, terms.TYPE)],
        "names": [v.value for v in values.get(terms.ALT_LABEL, ())],
        "values": reader.plain(values, claimed=bool(stated), base=state.base),
        "own": reader.claims(terms.STATES, subject),
        "statements": stated,
        "incoming": told,
        "figures": reader.figures(subject),
        "more": reader.more,
    }
    return {"status": 200}, json.dumps(content, ensure_ascii=False).encode()


class _Reader:
    """Reads one page of claims. ``more`` says whether there is another page."""

    def __init__(self, view: View, passages: Passages, page: int) -> None:
        self._view, self._passages = view, passages
        self._from = page * PAGE
        self.more = False

    def claims(self, role: NamedNode, subject: NamedNode) -> list[Json]:
        """The claims in which ``subject`` has a role, each with what it states and its quotations."""
        return [self._claim(claim) for claim in self._page(self._view.subjects(role, subject))]

    def figures(self, subject: NamedNode) -> list[Json]:
        """The observations of ``subject`` with their claims."""
        return [self._figure(f) for f in self._page(self._view.subjects(terms.MEASURED, subject))]

    def plain(self, values: Values, *, claimed: bool, base: str) -> list[Json]:
        """The values that no claim states: literals, terms, and links where ``claimed`` is False."""
        shown = (
            {"property": property_.value, "value": self._term(value)}
            for property_, found in values.items()
            if property_ not in (terms.TYPE, terms.ALT_LABEL, terms.LABEL)
            for value in found
            if not claimed or isinstance(value, Literal) or not value.value.startswith(base)
        )
        return sorted(islice(shown, PLAIN), key=lambda v: (v["property"], v["value"]["text"]))

    def _page(self, items: Iterable[NamedNode]) -> list[NamedNode]:
        page = list(islice(items, self._from, self._from + PAGE + 1))
        self.more = self.more or len(page) > PAGE
        return page[:PAGE]

    def _claim(self, claim: NamedNode) -> Json:
        values = self._view.values(claim)
        roles = (terms.SUBJECT, terms.PREDICATE, terms.OBJECT)
        stated = {
            name: self._term(values[role][0])
            for name, role in zip(("subject", "predicate", "object"), roles, strict=True)
            if role in values
        }
        return {
            "iri": claim.value,
            **stated,
            "day": first(values, terms.AS_OF),
            "confidence": first(values, terms.CONFIDENCE),
            "rules": [value.value for value in values.get(terms.EXTRACTOR, ())],
            "evidence": [self._passages.of(evidence) for evidence in named(values, terms.EVIDENCE)],
        }

    def _figure(self, figure: NamedNode) -> Json:
        values = self._view.values(figure)
        indicator = next(named(values, terms.INDICATOR), None)
        return {
            "iri": figure.value,
            "indicator": self._term(indicator) if indicator else None,
            "written": [value.value for value in values.get(terms.AS_WRITTEN, ())],
            "period": [first(values, terms.PERIOD_START), first(values, terms.PERIOD_END)],
            "claims": [
                self._claim(claim) for claim in islice(self._view.subjects(terms.STATES, figure), PAGE)
            ],
        }

    def _term(self, term: Term) -> Json:
        if isinstance(term, Literal):
            return {"text": term.value}
        return {"iri": term.value, "text": self._view.label(term) or term.value}


def resource(state: State, header: Json, body: bytes) -> tuple[Json, bytes]:
    """What the graph says of an IRI as RDF: its triples, those that lead to it, their claims and evidence.

    Args:
        state: what the worker holds.
        header: ``iri`` and ``accept``.
        body: nothing.

    Raises:
        Refusal: the graph says nothing of it, it is too much, or no offered type is accepted.
    """
    media = negotiate(header["accept"], GRAPHS)
    if media is None:
        raise Refusal(406, f"none of the accepted types can be written; these can: {', '.join(GRAPHS)}")
    view, subject = View(state.store, union=state.union), _named(header["iri"])
    written = rdf(state, dict.fromkeys(_triples(view, subject)), media)
    if not written.strip() or next(_triples(view, subject), None) is None:
        raise Refusal(404, "the graph says nothing of this IRI")
    return {"status": 200, "media": media}, written


def _triples(view: View, subject: NamedNode) -> Iterator[Triple]:
    yield from (quad.triple for quad in view.about(subject))
    yield from (quad.triple for quad in view.into(subject))
    figures = view.subjects(terms.MEASURED, subject)
    claims = [
        claim
        for role in (terms.SUBJECT, terms.OBJECT, terms.STATES)
        for claim in view.subjects(role, subject)
    ]
    claims += [claim for figure in figures for claim in view.subjects(terms.STATES, figure)]
    for claim in claims:
        yield from (quad.triple for quad in view.about(claim))
        for evidence in named(view.values(claim), terms.EVIDENCE):
            yield from _evidence(view, evidence)


def _evidence(view: View, evidence: NamedNode) -> Iterator[Triple]:
    yield from (quad.triple for quad in view.about(evidence))
    for selector in named(view.values(evidence), terms.HAS_SELECTOR):
        yield from (quad.triple for quad in view.about(selector))


def _named(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise Refusal(400, "no absolute IRI") from error
