"""Posts that are told by who holds them: a shorter form of the same post, a title after a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgbuild.model import Entity, Kind, Mention
from kgbuild.resolve import national

Holders = Mapping[Mention, str]


def united(holders: Holders, entities: Sequence[Entity]) -> list[Entity]:
    """Posts of one person as one where the shorter name ends the longer (石桥村|党支部书记).

    Args:
        holders: the name of the person beside each post's mention.
        entities: posts and bodies; bodies stay as they are.
    """
    held: dict[str, list[Entity]] = {}
    for entity in entities:
        for holder in sorted({holders[m] for m in entity.mentions if m in holders}):
            held.setdefault(holder, []).append(entity)
    longer: dict[str, Entity] = {}
    for posts in held.values():
        for short in (p for p in posts if p.region is None and not national.is_post(p.name)):
            whole = [p for p in posts if p.name.endswith(short.name) and len(p.key) > len(short.key)]
            if whole:
                longer[short.key] = max(whole, key=lambda p: (len(p.key), p.key))
    return [_as(entity, longer.get(entity.key)) for entity in entities]


def _as(entity: Entity, other: Entity | None) -> Entity:
    if other is None:
        return entity
    aliases = tuple(a for a in (*entity.aliases, entity.name) if a != other.name)
    return replace(entity, key=other.key, name=other.name, aliases=aliases)


def after_name(holders: Holders, mention: Mention, told: Sequence[Entity]) -> Entity | None:
    """The post that a title after a name stands for: one the person is said to hold, or a leader's.

    Returns:
        the post, with this mention alone; None where nothing says which it is.
    """
    person = holders.get(mention)
    if person is None:
        return None
    own = {e.key: e for e in told if any(holders.get(m) == person for m in e.mentions)}
    fitting = [e for e in own.values() if e.kind is Kind.POST and e.name.endswith(mention.name)]
    if len(fitting) == 1:
        return replace(fitting[0], mentions=(mention,), implied=())
    form = national.post_of(person, mention.name)
    return national.post(mention, form)[0] if form else None
