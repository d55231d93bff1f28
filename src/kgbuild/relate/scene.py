"""What a document's relations are read off: its mentions in the order of the text, clause by clause.

A scene is an index, nothing more: it answers where an entity is mentioned, which mentions stand in a
stretch of text, and how a sentence falls into clauses. Mentions inside a longer name (the region in
an organisation's name) are left out: they act only through the longer one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kgbuild.model import Article, Entity, Kind, Line, Mention, Resolved, Segmented, Span

CLAUSE = re.compile(r"[^，,；;：:。！？\n]+")
QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|（[^（）]*）|\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention together with the entity it refers to."""

    mention: Mention
    entity: Entity

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.mention.span

    @property
    def kind(self) -> Kind:
        """What it names."""
        return self.entity.kind


@dataclass(frozen=True)
class Scene:
    """A document's outermost mentions, in the order of the text."""

    segmented: Segmented
    resolved: Resolved

    @cached_property
    def every(self) -> tuple[Sighting, ...]:
        """All mentions, also those inside longer ones, in the order of the text."""
        found = [Sighting(mention, entity) for mention, entity in self.resolved.by_mention.items()]
        return tuple(sorted(found, key=lambda s: (s.span.start, -s.span.end, s.entity.key)))

    @cached_property
    def sightings(self) -> tuple[Sighting, ...]:
        """The mentions that stand in no longer one, in the order of the text."""
        outer: list[Sighting] = []
        for sighting in self.every:
            if not outer or sighting.span.start >= outer[-1].span.end:
                outer.append(sighting)
        return tuple(outer)

    def inside(self, sighting: Sighting, *kinds: Kind) -> tuple[Sighting, ...]:
        """The mentions of these kinds inside a longer one."""
        return tuple(
            s for s in self.every if s is not sighting and s.span in sighting.span and s.kind in kinds
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.sightings]

    def within(self, span: Span, *kinds: Kind) -> tuple[Sighting, ...]:
        """The mentions that start in ``span``, of these kinds (of all, where none is given)."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        found = self.sightings[first:last]
        return tuple(s for s in found if s.kind in kinds) if kinds else found

    def before(self, end: int, *kinds: Kind) -> list[Sighting]:
        """What is named of these kinds before ``end`` in its paragraph, other names' parts too."""
        line = self.line_of(Span(end, end + 1))
        start = line.span.start if line else end
        return [s for s in self.every if start <= s.span.start < end and s.kind in kinds]

    def last(self, end: int, *kinds: Kind) -> Entity | None:
        """The last entity of these kinds named before ``end`` in its paragraph."""
        named = self.before(end, *kinds)
        return named[-1].entity if named else None

    def of(self, *kinds: Kind) -> Iterator[Sighting]:
        """All mentions of these kinds."""
        return (s for s in self.sightings if s.kind in kinds)

    @cached_property
    def masked(self) -> str:
        """The text with names (■) and other quoted stretches (□) blanked: what a pattern of verbs sees."""
        masked = list(QUOTED.sub(lambda m: "□" * len(m[0]), self.segmented.text))
        for s in self.sightings:
            masked[s.span.start : s.span.end] = "■" * len(s.span)
        return "".join(masked)

    def clauses(self, sentence: Span) -> tuple[Span, ...]:
        """The clauses of a sentence, cut at commas, semicolons and colons outside names and quotes."""
        return tuple(Span(*m.span()) for m in CLAUSE.finditer(self.masked, sentence.start, sentence.end))

    def clause_of(self, span: Span) -> Span:
        """The clause in which ``span`` starts."""
        sentence = self.segmented.sentence_of(span)
        return next((c for c in self.clauses(sentence) if span.start in c), sentence)

    def article_of(self, span: Span) -> Article:
        """The article in which ``span`` starts."""
        return self.segmented.article_of(span)

    def line_of(self, span: Span) -> Line | None:
        """The line in which ``span`` starts."""
        return next((x for x in self.article_of(span).lines if span.start in x.span), None)

    def piece_region(self, span: Span) -> Entity | None:
        """The region whose affairs the article around ``span`` reports."""
        key = self.resolved.piece_region.get(self.article_of(span).number)
        return self.resolved.by_key.get(key) if key else None

    def words(self, start: int, end: int) -> str:
        """The text from ``start`` to ``end``; empty where they cross."""
        return self.segmented.text[start:end]
