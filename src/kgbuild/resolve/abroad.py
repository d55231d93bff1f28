"""Offices of other countries: which country's a title is that stands without it (总理, 国家主席)."""

from __future__ import annotations

import re

from kgbuild.appellation import COUNTRY, FOREIGN_OFFICE
from kgbuild.model import Entity, Kind, Mention, Segmented

Told = tuple[Mention, Entity]

OFFICE = re.compile(rf"(?:前|原|候任|时任|现任|副|代){{0,2}}{FOREIGN_OFFICE}")
# 越南|国家主席, 智利新当选|总统.
BESIDE = re.compile(rf"(?P<country>{COUNTRY})(?:新?当选|新任|现任|候任|时任|新一任|前)?$")
# 法国总统|某某、|外长: of the same country.
LISTED = re.compile(r"[\u4e00-\u9fff·]{2,14}(?:、|和|及)")
HERE = "中国"


def country_in(name: str) -> str:
    """The first country in a name; empty where there is none."""
    found = re.search(COUNTRY, name)
    return found[0] if found else ""


def is_bare(written: str) -> bool:
    """Whether a post's words are such an office and nothing else."""
    return OFFICE.fullmatch(written) is not None


def country_of(
    segmented: Segmented,
    mention: Mention,
    written: str,
    before: Entity | None,
    last: tuple[Mention, Entity] | None,
) -> str:
    """The country of a post that its own words leave out; empty where it is none's, or nothing says which.

    Args:
        segmented: the document.
        mention: the post.
        written: its words.
        before: the post that this one is joined to.
        last: the post before it in the text.
    """
    if country_in(written):
        return ""
    beside = BESIDE.search(segmented.text, max(0, mention.span.start - 16), mention.span.start)
    if beside:
        return beside["country"]
    if before:
        here = is_bare(written) and bool(before.region) and not country_in(before.name)
        return HERE if here else country_in(before.name)
    if last and is_bare(written):
        gap = segmented.text[last[0].span.end : mention.span.start]
        return country_in(last[1].name) if LISTED.fullmatch(gap) else ""
    return ""


def office(mention: Mention, country: str, written: str) -> Entity:
    """An office of a country that stands without its name."""
    name = country + written
    return Entity(f"post/{name}", Kind.POST, name, (written,), mentions=(mention,))
