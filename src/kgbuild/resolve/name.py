"""Resolving open names: initiatives, projects, events, honours, industries and places.

One entity a thing: short and long forms are one (:mod:`kgbuild.resolve.cluster`), and a name that
stands under two kinds gets the one that more of its mentions, more surely, have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from kgbuild.lexicon import terms
from kgbuild.model import Entity, Kind, Mention, RegionResolution, Resolution, Segmented, Unresolved
from kgbuild.naming import section
from kgbuild.resolve.cluster import BARE_HEAD, SHORTEST_PART, Cluster, cluster, plain
from kgbuild.resolve.core import core

# What opens or closes an event, and is another one.
CEREMONY = re.compile(r"(?:仪式|开幕式|闭幕式|典礼|发布会)$")
KNOWN = frozenset(map(plain, terms("known_initiatives", subtype="Strategy")))
# What may stand beside the name of a line of action without making it another one.
SAME = re.compile(
    r"(?:(?:共建|新时代|推动|深入实施|实施|全面)?(?:倡议|建设|战略|工程|行动|经验|改革|大?格局|发展|政策|计划|规划|项目|活动|任务)?)"
)
# How much of the end of its name a thing is called by: 老区 of 赣南革命老区, 艺术节 of 江州秦腔艺术节.
TAIL = {Kind.PLACE: 2, Kind.EVENT: 3}
# What is the tail of another place's name and not that place: 西部 of 中西部.
COMPASS = re.compile(r"[东南西北中][部北南岸方]")
OPEN_KINDS = (Kind.INITIATIVE, Kind.PROJECT, Kind.EVENT, Kind.HONOUR, Kind.INDUSTRY, Kind.PLACE)


def resolve(segmented: Segmented, mentions: Sequence[Mention], regions: RegionResolution) -> Resolution:
    """The entities with open names that a document's mentions refer to."""
    agreed = _one_kind_a_name([m for m in mentions if m.kind in OPEN_KINDS])
    names = {n: e.key for e in regions.entities for n in (e.name, *e.aliases)}
    entities: list[Entity] = []
    unresolved: list[Unresolved] = []
    for kind in OPEN_KINDS:
        own = {agreed[m]: m for m in agreed if agreed[m].kind is kind}
        apart = _apart_works if kind is Kind.PROJECT else _apart
        for group in cluster(own, names, apart, partial(core, kind), TAIL.get(kind, SHORTEST_PART)):
            if kind is Kind.EVENT and BARE_HEAD.fullmatch(group.name):
                unresolved.extend(Unresolved(own[m], "which event this means") for m in group.mentions)
            else:
                entities.append(_entity(kind, group, own))
    return Resolution(tuple(entities), tuple(unresolved))


def _apart(form: str, longer: str) -> bool:
    """Whether a name is not a short form of a longer one, though it is part of it.

    An opening ceremony is not the fair that it opens, and what is made to carry out a line of action
    that all know (“八八战略”抓落实机制) is not that line of action.
    """
    if bool(CEREMONY.search(form)) is not bool(CEREMONY.search(longer)):
        return True
    if COMPASS.fullmatch(form):
        return True
    return form in KNOWN and form in longer and not SAME.fullmatch(longer.replace(form, "", 1))


def _apart_works(form: str, longer: str) -> bool:
    """Whether a work's name is not a short form of a longer one: that one is a section of it."""
    return section(longer, form) or _apart(form, longer)


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
