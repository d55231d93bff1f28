"""Which entity a sentence speaks of: its explicit subject, or the region of its piece."""

from __future__ import annotations

from kgbuild.model import Entity, Kind, Resolved, Segmented, Span

ACTORS = {Kind.REGION, Kind.ORGANIZATION}


def subject_at(segmented: Segmented, resolved: Resolved, span: Span) -> Entity | None:
    """The actor that governs ``span``: the nearest one before it in its sentence, else its piece's region."""
    sentence = segmented.sentence_of(span)
    before = [
        entity
        for mention, entity in resolved.by_mention.items()
        if entity.kind in ACTORS and mention.span in sentence and mention.span.end <= span.start
    ]
    if before:
        return before[-1]
    key = resolved.piece_region.get(segmented.article_of(span).number)
    return resolved.by_key.get(key) if key else None
