"""Resolving regions: which division a name means, what a piece is about, and who lies in whom.

A name that several divisions share is decided by the region right before it, else by the other
regions of the document (an ancestor, a neighbour in the same prefecture or province), else by the
document's title and publisher. Where more than one division is left, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kgbuild.lexicon.gazetteer import (
    COUNTRY,
    Division,
    abbreviations,
    ancestors,
    by_code,
    named,
    version,
    within,
)
from kgbuild.model import (
    Entity,
    Kind,
    Mention,
    Reference,
    RegionResolution,
    Segmented,
    Span,
    Statement,
    Unresolved,
)
from kgbuild.resolve.piece import piece_regions

DATASET = "regions"
WHOLE_COUNTRY = re.compile(r"全国(?!人大|人民代表|政协|政治协商|工商联|总工会|妇联)|我国")
COUNTRY_NAMES = {"中国", "我国", "中方", "中华人民共和国"}
SEVERAL, NONE = "several divisions have this name", "no division of this name is known here"


def resolve(segmented: Segmented, mentions: Sequence[Mention]) -> RegionResolution:
    """The regions that a document's mentions refer to, with their ancestors and each piece's region."""
    regions = [m for m in mentions if m.kind is Kind.REGION]
    found, unresolved = _Resolver(segmented, regions).run()
    entities = tuple(_entities(found, _whole_country(segmented)))
    return RegionResolution(
        entities,
        tuple(unresolved),
        piece_regions(segmented, found),
        tuple(_reference(entities)),
    )


class _Resolver:
    """Resolves the regions of one document, certain ones first."""

    def __init__(self, segmented: Segmented, mentions: Sequence[Mention]) -> None:
        self.year = segmented.document.published.year if segmented.document.published else None
        self.segmented = segmented
        self.mentions = mentions
        self.found: dict[Mention, str] = {}
        self.hints = self._outer_hints()

    def run(self) -> tuple[dict[Mention, str], list[Unresolved]]:
        """The code of each mention's division (``CODE-NAME`` for a village), and what stays open."""
        listed = [m for m in self.mentions if not _below_county(m)]
        for mention in listed:
            candidates = self._candidates(mention)
            if len(candidates) == 1:
                self._take(mention, candidates[0].code)
        for mention in listed:
            if mention not in self.found and (division := self._choose(mention)):
                self._take(mention, division.code)
        for mention in self.mentions:
            if _below_county(mention) and (code := self._local(mention)):
                self._take(mention, code)
        self._narrow()
        return self.found, [self._open(m) for m in self.mentions if m not in self.found]

    def _take(self, mention: Mention, code: str) -> None:
        self.found[mention] = code

    def _outer_hints(self) -> list[str]:
        """The codes of the divisions whose names begin the publisher's and stand in the title."""
        document = self.segmented.document
        hints = []
        for words in (document.publisher or "", document.title or ""):
            for end in range(2, min(len(words), 8) + 1):
                hints += [d.code for d in named(words[:end]) if d.level in {"Province", "Prefecture"}]
        return hints

    def _candidates(self, mention: Mention) -> list[Division]:
        """The divisions of a name in the document's year; former ones where none is of that year."""
        name = mention.name
        if name in COUNTRY_NAMES:
            country = by_code(COUNTRY)
            return [country] if country else []
        if len(name) == 1:
            division = by_code(abbreviations().get(name, ""))
            return [division] if division else []
        known = [d for d in named(name) if d.level != "Township"]
        current = [d for d in known if d.exists(self.year)] or known
        full = [d for d in current if d.name == name]
        return _highest(full or current)

    def _choose(self, mention: Mention) -> Division | None:
        """The one candidate that the document points to."""
        known = [d for d in named(mention.name) if d.level != "Township"]
        current = [d for d in known if d.exists(self.year)] or known
        before = self._right_before(mention)
        for anchors in ([before] if before else [], self._nearest_first(mention), self.hints):
            for anchor in anchors:
                for scope in (anchor, *(a.code for a in ancestors(anchor))):
                    inside = [d for d in current if _lies_in(d, scope)]
                    if len(inside) == 1:
                        return inside[0]
                    if inside:
                        break
        return None

    def _right_before(self, mention: Mention) -> str | None:
        return next((c for m, c in self.found.items() if m.span.end == mention.span.start), None)

    def _nearest_first(self, mention: Mention) -> list[str]:
        """The divisions resolved so far, the nearest to the mention first."""
        order = sorted(self.found, key=lambda m: (abs(m.span.start - mention.span.start), m.span))
        return list(dict.fromkeys(self.found[m] for m in order if self.found[m] != COUNTRY))

    def _local(self, mention: Mention) -> str | None:
        """The code of a town (from the gazetteer where it has it), or PARENT-NAME of a village."""
        parents = [c for c in [self._right_before(mention)] if c] or self._before(mention)
        same = [c for m, c in self.found.items() if m.name == mention.name]
        if same and not self._right_before(mention):
            return same[0]
        towns = [d for d in named(mention.name) if d.level == "Township"]
        for parent in parents:
            inside = [d for d in towns if _lies_in(d, parent)]
            if len(inside) == 1:
                return inside[0].code
        if len(towns) == 1 and mention.rule == "region.known-town":
            return towns[0].code
        if parents and (parent_division := by_code(parents[0].split("-")[0])):
            narrow = parent_division.level in {"County", "Township"} or self._right_before(mention)
            return f"{parents[0].split('-')[0]}-{mention.name}" if narrow else None
        return None

    def _narrow(self) -> None:
        """Give a village told under a city and again under a town of it the narrower parent everywhere."""
        codes = sorted({code for code in self.found.values() if "-" in code})
        for mention, code in self.found.items():
            parent, _, name = code.partition("-")
            inside = [c for c in codes if c.endswith(f"-{name}") and within(c.split("-")[0], parent)]
            if name and inside:
                self.found[mention] = max(inside, key=lambda c: len(ancestors(c.split("-")[0])))

    def _before(self, mention: Mention) -> list[str]:
        """The regions named before a mention in its article, the nearest first."""
        article = self.segmented.article_of(mention.span)
        earlier = [
            m
            for m in self.found
            if m.span.end <= mention.span.start and self.segmented.article_of(m.span) is article
        ]
        earlier.sort(key=lambda m: -m.span.start)
        return [self.found[m] for m in earlier if self.found[m] != COUNTRY]

    def _open(self, mention: Mention) -> Unresolved:
        names = tuple(_full_name(d) for d in named(mention.name) if d.exists(self.year))
        return Unresolved(mention, SEVERAL if len(names) > 1 else NONE, names)


def _below_county(mention: Mention) -> bool:
    return mention.rule.startswith(("region.town", "region.village", "region.known-town"))


def _highest(divisions: list[Division]) -> list[Division]:
    """Of a province's and a prefecture's short form the wider one (吉林, 海南); else all."""
    for level in ("Province", "Prefecture"):
        wide = [d for d in divisions if d.level == level]
        if wide:
            return wide
    return divisions


def _lies_in(division: Division, scope: str) -> bool:
    return division.code == scope or any(a.code == scope for a in ancestors(division.code))


def _full_name(division: Division) -> str:
    return "".join(d.name for d in reversed((division, *ancestors(division.code))))


# entities --------------------------------------------------------------------------------------


def _whole_country(segmented: Segmented) -> list[Mention]:
    """The first 全国 or 我国 of a text, which means the country without naming it."""
    match = WHOLE_COUNTRY.search(segmented.text)
    if match is None:
        return []
    return [Mention(Kind.REGION, Span(*match.span()), match[0], "region.whole-country", 0.9)]


def _entities(found: Mapping[Mention, str], country: list[Mention]) -> Iterator[Entity]:
    """An entity for each division that is named, for each one above it, and for the country."""
    by_place: dict[str, list[Mention]] = {}
    for mention, code in found.items():
        by_place.setdefault(code, []).append(mention)
    implied: dict[str, list[Mention]] = {COUNTRY: country} if country and COUNTRY not in by_place else {}
    for code, mentions in by_place.items():
        for above in _above(code):
            if above not in by_place:
                implied.setdefault(above, []).extend(mentions)
    for code in sorted({*by_place, *implied}):
        yield _entity(code, tuple(by_place.get(code, ())), tuple(implied.get(code, ())))


def _above(code: str) -> list[str]:
    """The codes of what lies above a division or village, up to the province."""
    if "-" in code:
        parent = code.split("-")[0]
        return [parent, *(d.code for d in ancestors(parent))]
    return [d.code for d in ancestors(code)]


def _entity(code: str, mentions: tuple[Mention, ...], implied: tuple[Mention, ...]) -> Entity:
    division = None if "-" in code else by_code(code)
    parent = _above(code)[0] if _above(code) else None
    name = division.name if division else code.split("-")[1]
    if code == COUNTRY:
        name = "中国"
    aliases = {m.name for m in mentions if m.name not in {"我国"}}
    above = by_code(parent) if parent else None
    if above and (division is None or above.level != "Province"):
        aliases.add(above.name + name)
    level = division.level if division else ("Village" if name[-1] in "村区查" else "Township")
    return Entity(
        key=f"region/{code}",
        kind=Kind.REGION,
        name=name,
        aliases=tuple(sorted(aliases - {name})),
        code=division.code if division else None,
        level=level,
        mentions=mentions,
        implied=implied,
    )


def _reference(entities: Sequence[Entity]) -> Iterator[Statement]:
    """Who lies in whom, by the reference table."""
    known = {e.key for e in entities}
    reference = Reference(DATASET, version())
    for entity in entities:
        above = _above(entity.key.removeprefix("region/"))
        if above and f"region/{above[0]}" in known:
            yield Statement(
                entity.key, "within", f"region/{above[0]}", reference, "reference.region-table", 1.0
            )
