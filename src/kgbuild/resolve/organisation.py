"""Resolving organisations: full names, short forms, bodies named by their rank alone (省商务厅)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.grammar import alternatives
from kgbuild.lexicon import load
from kgbuild.lexicon.gazetteer import by_key
from kgbuild.lexicon.rank import region_of_rank
from kgbuild.model import Entity, Kind, Mention, RegionResolution, Resolution, Segmented
from kgbuild.resolve.cluster import Cluster, cluster, plain

RANK = re.compile(r"(自治区|自治州|省|市|州|县|区|旗|盟)(?=[\u4e00-\u9fff]{2})")
FULL = {row["term"]: row["full"] for row in load("known_organisations").rows}
# The official name of each organ of the country, by every form in use; 中央 is none by itself (中央财政), but
# where a mention says that it is a body.
NATIONAL = {row["term"]: row["full"] for row in load("organs").rows if row["group"] == "national"}
NATIONAL |= {full: full for full in NATIONAL.values()} | {"中央": NATIONAL["中共中央"]}
# What the press calls those that posts are in, by their official name.
USUAL = {NATIONAL[row["body"]]: row["body"] for row in load("national_posts").rows if row["body"] in NATIONAL}
BODY = re.compile(alternatives(row["term"] for row in load("organisation_heads").rows) + "$")
GOVERNING = frozenset({"party", "government", "state"})


def resolve(segmented: Segmented, mentions: Sequence[Mention], regions: RegionResolution) -> Resolution:
    """The organisations that a document's mentions refer to."""
    own = [m for m in mentions if m.kind is Kind.ORGANIZATION]
    names = {n: e.key for e in regions.entities for n in (e.name, *e.aliases)}
    groups = _united(cluster(own, names, _apart))
    return Resolution(tuple(_entity(segmented, group, regions) for group in groups))


def _united(groups: Sequence[Cluster]) -> list[Cluster]:
    """The groups, those of one organ of the country as one: 人社部, 人力资源社会保障部."""
    found: dict[str, list[Cluster]] = {}
    for group in groups:
        found.setdefault(NATIONAL.get(group.name, group.name), []).append(group)
    return [_as_one(full, same) for full, same in found.items()]


def _as_one(full: str, groups: Sequence[Cluster]) -> Cluster:
    """One group of several that name one body: its usual name, else the fullest form in the text."""
    name = USUAL.get(full) or max((g.name for g in groups), key=lambda n: (len(n), n))
    forms = {form for g in groups for form in (g.name, *g.aliases)} - {name}
    mentions = sorted((m for g in groups for m in g.mentions), key=lambda m: (m.span, m.rule))
    return Cluster(name, tuple(sorted(forms)), tuple(mentions))


def _apart(form: str, longer: str) -> bool:
    """Whether a body is only part of a longer one's name: that of the body it belongs to (某大学|某学院)."""
    if form in NATIONAL and longer.startswith(form) and NATIONAL.get(longer) != NATIONAL[form]:
        return True  # 中共中央|政治局
    rest = longer.removeprefix(form)
    return rest != longer and len(rest) > 2 and bool(BODY.search(form)) and bool(BODY.search(rest))


def _entity(segmented: Segmented, group: Cluster, regions: RegionResolution) -> Entity:
    region, full = _governed(segmented, group, regions)
    kind = next((m.subtype for m in group.mentions if m.subtype), None) or _kind(group.name)
    aliases = {*group.aliases, full} - {group.name}
    return Entity(
        key=f"organization/{plain(full)}",
        kind=Kind.ORGANIZATION,
        name=group.name,
        aliases=tuple(sorted(aliases)),
        subtype=kind,
        region=region if kind in GOVERNING else None,
        mentions=group.mentions,
    )


def _governed(segmented: Segmented, group: Cluster, regions: RegionResolution) -> tuple[str | None, str]:
    """The region at the beginning of a name, and the name with that region written out."""
    first = group.mentions[0]
    rank = RANK.match(group.name)
    if rank:
        key = region_of_rank(segmented, regions.piece_region, regions.entities, first.span, rank[1])
        division = by_key(key) if key else None
        if division and key:
            return key, division.name + group.name[rank.end() :]
    if group.name in FULL:
        return None, FULL[group.name]
    for entity in regions.entities:
        for name in sorted((entity.name, *entity.aliases), key=len, reverse=True):
            if group.name.startswith(name) and len(group.name) > len(name):
                return entity.key, group.name
    return None, group.name


def _kind(name: str) -> str | None:
    """The kind that the head noun of a name tells."""
    rows = sorted(load("organisation_heads").rows, key=lambda row: (-len(row["term"]), row["term"]))
    return next((row["kind"] for row in rows if name.endswith(row["term"])), None)
