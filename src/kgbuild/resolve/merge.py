"""Entities that several strategies found under one key become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kgbuild.model import Entity, Mention


def merge(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """One entity a key, sorted by key: names and mentions united, the first one's name kept."""
    found: dict[str, Entity] = {}
    for entity in entities:
        known = found.get(entity.key)
        found[entity.key] = entity if known is None else _united(known, entity)
    return tuple(found[key] for key in sorted(found))


def _united(a: Entity, b: Entity) -> Entity:
    names = dict.fromkeys((*a.aliases, b.name, *b.aliases))
    return replace(
        a,
        aliases=tuple(n for n in names if n != a.name),
        subtype=a.subtype or b.subtype,
        body=a.body or b.body,
        region=a.region or b.region,
        mentions=_in_order((*a.mentions, *b.mentions)),
        implied=_in_order((*a.implied, *b.implied)),
    )


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(dict.fromkeys(mentions), key=lambda m: (m.span, m.rule)))
