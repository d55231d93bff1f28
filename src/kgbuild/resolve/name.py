"""Resolving open names: initiatives, projects, events, honours, industries and places.

One entity a thing: short and long forms are one (:mod:`kgbuild.resolve.cluster`), and a name that
stands under two kinds gets the one that more of its mentions, more surely, have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.model import Entity, Kind, Mention, RegionResolution, Resolution, Segmented
from kgbuild.resolve.cluster import Cluster, cluster, plain

# What opens or closes an event, and is another one.
CEREMONY = re.compile(r"(?:仪式|开幕式|闭幕式|典礼|发布会)$")
OPEN_KINDS = (Kind.INITIATIVE, Kind.PROJECT, Kind.EVENT, Kind.HONOUR, Kind.INDUSTRY, Kind.PLACE)


def resolve(segmented: Segmented, mentions: Sequence[Mention], regions: RegionResolution) -> Resolution:
    """The entities with open names that a document's mentions refer to."""
    agreed = _one_kind_a_name([m for m in mentions if m.kind in OPEN_KINDS])
    names = {n: e.key for e in regions.entities for n in (e.name, *e.aliases)}
    entities: list[Entity] = []
    for kind in OPEN_KINDS:
        own = {_apart(agreed[m]): m for m in agreed if agreed[m].kind is kind}
        for ceremony in (False, True):
            part = [m for m in own if bool(CEREMONY.search(m.name)) is ceremony]
            entities.extend(_entity(kind, group, own) for group in cluster(part, names))
    return Resolution(tuple(entities))


def _apart(mention: Mention) -> Mention:
    """A ceremony's mention without the name of the event that it opens or closes among its aliases."""
    if not CEREMONY.search(mention.name):
        return mention
    return replace(mention, aliases=tuple(a for a in mention.aliases if CEREMONY.search(a)))


def _one_kind_a_name(mentions: list[Mention]) -> dict[Mention, Mention]:
    """Each mention with the kind that its name mostly has in the document."""
    weights: dict[str, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
    for mention in mentions:
        weights[plain(mention.name)][mention.kind] += mention.confidence
    usual = {name: max(OPEN_KINDS, key=lambda kind: kinds.get(kind, 0.0)) for name, kinds in weights.items()}
    return {m: replace(m, kind=usual[plain(m.name)]) for m in mentions}


def _entity(kind: Kind, group: Cluster, own: dict[Mention, Mention]) -> Entity:
    subtypes = [m.subtype for m in group.mentions if m.subtype]
    return Entity(
        key=f"{kind.value.lower()}/{plain(group.name)}",
        kind=kind,
        name=group.name,
        aliases=group.aliases,
        subtype=subtypes[0] if subtypes else None,
        mentions=tuple(own[m] for m in group.mentions),
    )
