"""Resolving posts: the full name, the body a post is in, the region it is for.

What a post leaves out is said by the post before it (县委副书记、县长: of the same county), else by
the region of the piece (市委书记 in a piece of 金华: 金华市委书记).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kgbuild.appellation import TITLE
from kgbuild.grammar import alternatives
from kgbuild.lexicon import load, terms
from kgbuild.lexicon.gazetteer import COUNTRY, by_key, named
from kgbuild.lexicon.rank import NAME_RANK, above_with_rank, region_of_rank
from kgbuild.model import Entity, Kind, Mention, RegionResolution, Resolution, Segmented, Span

RANK = re.compile(r"(?:全|我|该|本)?(自治区|自治州|自治县|省|市|州|县|区|旗|盟|街道|镇|乡|村|社区)")
HEAD_OF_REGION = re.compile(r"(?:常务|代|原|前|副)*(?:省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|主席)$")
OWN_COMMITTEE = re.compile(r"(?:党委|党组|党总支|党支部|党工委|机关党委)$")
JOINED = re.compile(r"\s?[、兼]\s?")
TITLE_AT_END = re.compile(rf"(?P<body>.*?)(?P<title>{TITLE})")
_ORGANS = [row for row in load("organs").rows if row["group"] in {"committee", "state", "department"}]
ORGAN = re.compile(alternatives(row["term"] for row in _ORGANS))


@dataclass(frozen=True, slots=True)
class _Place:
    """The region a post is for, and the body's and title's words after the region's name."""

    region: str | None
    rest: str
    written: bool  # the region's name is part of the post's words


def resolve(segmented: Segmented, mentions: Sequence[Mention], regions: RegionResolution) -> Resolution:
    """The posts that a document's mentions refer to, and the bodies that they are in."""
    entities: list[Entity] = []
    earlier: tuple[Mention, Entity] | None = None
    posts = sorted((m for m in mentions if m.kind is Kind.POST), key=lambda m: m.span)
    for mention in posts:
        before = None
        if earlier and JOINED.fullmatch(segmented.text[earlier[0].span.end : mention.span.start]):
            before = earlier[1]
        post, body = _post(segmented, mention, regions, before)
        entities += [post] + ([body] if body else [])
        earlier = (mention, post)
    return Resolution(tuple(entities))


def _post(
    segmented: Segmented, mention: Mention, regions: RegionResolution, before: Entity | None
) -> tuple[Entity, Entity | None]:
    """A post, and the body it is in where it has one."""
    national = _national().get(mention.name)
    if national:
        return _national_post(mention, *national)
    match = TITLE_AT_END.fullmatch(mention.name)
    words, title = (match["body"], match["title"]) if match else ("", mention.name)
    place = _place(segmented, mention, regions, before, words, title)
    region = by_key(place.region) if place.region else None
    region_name = region.name if region else _local_name(regions, place.region)
    rest = place.rest[: len(place.rest) - len(title)] if place.rest.endswith(title) else ""
    body = _body(region_name, rest, before, words)
    name = mention.name if place.written or not region_name else region_name + place.rest
    if not place.written and not region_name and body and not words:
        name = body.removeprefix("organization/") + title
    governs = place.region if _governs(rest, title) else None
    short = _short(region_name, place.rest) if region_name else None
    aliases = {mention.name, region_name + place.rest if region_name else name, short or name}
    post = Entity(
        key=f"post/{_identity(region_name, place.region, place.rest, name)}",
        kind=Kind.POST,
        name=name,
        aliases=tuple(sorted(aliases - {name})),
        body=body,
        region=governs,
        mentions=(mention,),
    )
    return post, _organisation(body, mention, words, governs) if body else None


@cache
def _national() -> dict[str, tuple[str, str, str]]:
    return {row["term"]: (row["post"], row["body"], row["kind"]) for row in load("national_posts").rows}


def _national_post(mention: Mention, name: str, body: str, kind: str) -> tuple[Entity, Entity | None]:
    key = f"organization/{body}" if body != "-" else None
    post = Entity(
        f"post/{name}",
        Kind.POST,
        name,
        (mention.name,) if mention.name != name else (),
        body=key,
        region=f"region/{COUNTRY}",
        mentions=(mention,),
    )
    if key is None:
        return post, None
    return post, Entity(key, Kind.ORGANIZATION, body, subtype=kind, implied=(mention,))


def _place(
    segmented: Segmented,
    mention: Mention,
    regions: RegionResolution,
    before: Entity | None,
    words: str,
    title: str,
) -> _Place:
    """The region of a post: written in it, of the post before it, or of its piece."""
    at, key = mention.span.start, None
    for region, span in _written(regions, mention.span):
        if span.start == at:
            at, key = span.end, region
    if key:
        return _Place(key, "".join(segmented.text[at : mention.span.end].split()), True)
    rank = RANK.match(words + title)
    if rank is None:
        return _Place(None, mention.name, False)
    found = above_with_rank(before.region, rank[1]) if before and before.region else None
    found = found or region_of_rank(segmented, regions.piece_region, mention.span, rank[1])
    if found is None:
        return _Place(None, mention.name, False)
    rest = mention.name[rank.end() :]
    head = HEAD_OF_REGION.search(mention.name)
    return _Place(found, mention.name if head and head.start() == 0 else rest, False)


def _written(regions: RegionResolution, span: Span) -> list[tuple[str, Span]]:
    """The regions named inside ``span``, from left to right."""
    inside = [(e.key, m.span) for e in regions.entities for m in e.mentions if m.span in span]
    return sorted(inside, key=lambda pair: pair[1])


def _local_name(regions: RegionResolution, key: str | None) -> str:
    return next((e.name for e in regions.entities if e.key == key), "")


def _body(region: str, rest: str, before: Entity | None, words: str) -> str | None:
    """The key of the body a post is in; none for the head of a region's government."""
    if region and rest:
        own = OWN_COMMITTEE.sub("", rest)
        return f"organization/{region}{own if own and own != rest else rest}"
    if not region and words and not RANK.fullmatch(words) and words not in terms("countries"):
        own = OWN_COMMITTEE.sub("", words)
        if own:
            return f"organization/{own}"
    if not words and not region and before and before.body:
        return before.body
    return None


def _governs(rest: str, title: str) -> bool:
    """Whether a post is one of party or state, so that its region is what it governs."""
    return not rest or bool(ORGAN.match(rest)) or bool(HEAD_OF_REGION.fullmatch(title))


def _short(region: str, rest: str) -> str | None:
    """阳新县县长 is also called 阳新县长."""
    rank = NAME_RANK.search(region)
    return region + rest.removeprefix(rank[1]) if rank and rest.startswith(rank[1]) else None


def _identity(region_name: str, region: str | None, rest: str, name: str) -> str:
    """The post's name from its narrowest region on; with the region's code where others share its name."""
    if not region_name or not region:
        return name
    shared = len([d for d in named(region_name) if d.until is None]) > 1
    return region_name + rest + (f"-{region.removeprefix('region/')}" if shared else "")


def _organisation(key: str, mention: Mention, words: str, region: str | None) -> Entity:
    name = key.removeprefix("organization/")
    return Entity(
        key=key,
        kind=Kind.ORGANIZATION,
        name=name,
        aliases=(words,) if words and words != name and not RANK.match(words) else (),
        subtype=_kind(name),
        region=region,
        implied=(mention,),
    )


def _kind(name: str) -> str | None:
    rows: Iterable[dict[str, str]] = sorted(_ORGANS, key=lambda row: -len(row["term"]))
    return next((row["kind"] for row in rows if name.endswith(row["term"])), None)
