"""Documents of a few lines in which the names are marked, so that relations are tested by themselves.

``⟦R南湖县⟧实施⟦I“春苗”计划⟧``: a mark opens with the letter of its kind. The same words are the same entity.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from datetime import date

from kgbuild.grammar import MARK_CLOSE, MARK_OPEN
from kgbuild.model import (
    Document,
    Entity,
    Kind,
    Mention,
    Recognised,
    Resolved,
    Span,
    Statement,
)
from kgbuild.recognise import time
from kgbuild.relate import relate
from kgbuild.segment import segment

KINDS = {
    "R": Kind.REGION,
    "O": Kind.ORGANIZATION,
    "N": Kind.PERSON,
    "T": Kind.POST,
    "I": Kind.INITIATIVE,
    "P": Kind.PROJECT,
    "E": Kind.EVENT,
    "D": Kind.INDUSTRY,
    "H": Kind.HONOUR,
    "L": Kind.PLACE,
}
LEVELS = {"国": "Country", "省": "Province", "市": "Prefecture", "县": "County", "镇": "Township"}
PUBLISHED = date(2023, 10, 21)


def statements(marked: str, piece: str | None = None) -> tuple[Statement, ...]:
    """What a marked text states, in articles about the region ``piece``."""
    text, mentions = _unmark(marked)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    segmented = segment(Document(sha256[:12], "made.txt", text, sha256, published=PUBLISHED))
    assert segmented.text.startswith(text)
    entities = _entities(mentions, piece)
    keys = [e.key for e in entities if e.name == piece]
    about = {a.number: key for a in segmented.articles for key in keys}
    recognised = Recognised(tuple(mentions), (), tuple(time.recognise(segmented)))
    return relate(segmented, recognised, Resolved(entities, piece_region=about))[0]


def stated(marked: str, predicate: str, piece: str | None = None) -> set[tuple[str, str]]:
    """The pairs of names (or name and value) between which a marked text states a relation."""
    return {
        (s.subject.split("/")[1], str(s.object).split("/")[-1])
        for s in statements(marked, piece)
        if s.predicate == predicate
    }


def quotations(marked: str, predicate: str, piece: str | None = None) -> list[str]:
    """The quotations on which a relation rests."""
    found = [s.evidence for s in statements(marked, piece) if s.predicate == predicate]
    return [evidence.exact for evidence in found if not hasattr(evidence, "dataset")]


def _unmark(marked: str) -> tuple[str, list[Mention]]:
    text, starts, mentions = "", [], []
    characters = iter(marked)
    for character in characters:
        if character == MARK_OPEN:
            starts.append((len(text), KINDS[next(characters)]))
        elif character == MARK_CLOSE:
            start, kind = starts.pop()
            name = re.sub("^“([^“”]*)”$", r"\1", text[start:])
            mentions.append(Mention(kind, Span(start, len(text)), name, "test.marked", 1.0))
        else:
            text += character
    return text, sorted(mentions, key=lambda m: (m.span.start, -m.span.end))


def _entities(mentions: list[Mention], piece: str | None) -> tuple[Entity, ...]:
    named: dict[tuple[Kind, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[mention.kind, mention.name].append(mention)
    if piece:
        named.setdefault((Kind.REGION, piece), [])
    found = [
        Entity(
            f"{kind.value}/{name}",
            kind,
            name,
            level=LEVELS.get(name[-1]) if kind is Kind.REGION else None,
            mentions=tuple(of),
        )
        for (kind, name), of in named.items()
    ]
    return tuple(sorted(found, key=lambda e: e.key))
