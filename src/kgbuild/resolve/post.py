"""Resolving posts: the full name, the body a post is in, the region it is for.

What a post leaves out is said by the post before it (县委副书记、县长: of the same county), else by
the region of the piece (市委书记 in a piece of 金华: 金华市委书记). A title after a name (桑托斯总统) is
the post that the text elsewhere says this person holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.appellation import TITLE
from kgbuild.appointment import appointments
from kgbuild.grammar import alternatives
from kgbuild.lexicon import load
from kgbuild.lexicon.gazetteer import by_key, named
from kgbuild.lexicon.rank import NAME_RANK, above_with_rank, region_of_rank
from kgbuild.model import Entity, Kind, Mention, RegionResolution, Resolution, Segmented, Span, Unresolved
from kgbuild.resolve import abroad, national
from kgbuild.resolve.body import OWN_COMMITTEE, PREFIX, Bodies, body_of_words, organisation
from kgbuild.resolve.holder import after_name, united

RANK = re.compile(r"(?:全|我|该|本)?(自治区|自治州|自治县|省|市|州|县|区|旗|盟|街道|镇|乡|村|社区)")
HEAD_OF_REGION = re.compile(
    r"(?:常务|代|原|前|副)*(?:(?P<rank>[省市县区州盟旗镇乡])长|主席|行政长官|(?P<bare>长))$"
)
JOINED = re.compile(r"\s?[、兼和]\s?")
FORMERLY = re.compile(r"^(?:时任|现任)")
TITLE_AT_END = re.compile(rf"(?P<body>.*?)(?P<title>{TITLE})")
_ORGANS = [row for row in load("organs").rows if row["group"] in {"committee", "state", "department"}]
ORGAN = re.compile(alternatives(row["term"] for row in _ORGANS))
COMMITTEE = re.compile(r"(?:党工委|党委|党组|党总支|党支部|支部|纪委)(?=.)")
LOCAL = re.compile(r".*(?P<rank>村|社区|街道)(?=党|支部|居委|村委)")
IN_VILLAGE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,4}(?:镇|乡|街道))?(?P<post>[\u4e00-\u9fff]{1,5}?(?:村|社区)(?:党|支部|村?委会|村委|居委).*)"
)
LOCAL_RANK = re.compile("村|社区|街道")
AFTER_NAME = "post.after-name"
LONGEST_LEFT_OPEN = 10  # characters of a post that may leave out its country (外交部长, 总统新闻秘书)
UNTOLD = "no post that this person is said to hold"
UNPLACED = "an office, and nothing says of which body or country"
# What nobody is without a body.
OPEN = re.compile(
    r"(?:委员会|领导小组|工作小组|组委会|理事会)?(?:[中外俄].?方)?(?:常务|专职|名誉|荣誉|轮值|联席|代理|执行|第一|原|前|副)*(?:主席|会长|理事长|秘书长|主任委员|委员|部长|局长|团长|议长)"
)


@dataclass(frozen=True)
class _Text:
    """What posts are resolved against."""

    segmented: Segmented
    regions: RegionResolution
    bodies: Bodies
    holders: dict[Mention, str]  # the name of the person beside each post


@dataclass(frozen=True, slots=True)
class _Place:
    """The region a post is for, and the body's and title's words after the region's name."""

    region: str | None
    rest: str
    written: bool = False  # the region's name is part of the post's words


def resolve(
    segmented: Segmented, mentions: Sequence[Mention], regions: RegionResolution, organisations: Resolution
) -> Resolution:
    """The posts that a document's mentions refer to, and the bodies that they are in."""
    holders = {p: a.person.name for a in appointments(segmented, mentions) for p in a.posts}
    text = _Text(segmented, regions, Bodies(organisations), holders)
    posts = sorted((m for m in mentions if m.kind is Kind.POST), key=lambda m: m.span)
    alone = [m for m in posts if m.rule == AFTER_NAME or _of_no_leader(text, m)]
    told, unplaced = _told(text, [m for m in posts if m not in alone])
    entities = united(text.holders, told)
    unresolved = []
    for mention in (*alone, *unplaced):
        post = after_name(text.holders, mention, entities)
        if post:
            entities.append(post)
        else:
            unresolved.append(Unresolved(mention, UNPLACED if mention in unplaced else UNTOLD))
    return Resolution(tuple(entities), tuple(unresolved))


def _of_no_leader(text: _Text, mention: Mention) -> bool:
    """Whether 总书记 stands beside the name of another party's."""
    holder = text.holders.get(mention)
    return national.stands_alone(mention.name) and holder is not None and not national.leads(holder)


def _told(text: _Text, mentions: Sequence[Mention]) -> tuple[list[Entity], list[Mention]]:
    """The posts told by their own words, each after the one before it, with their bodies; what is not."""
    told: list[Entity] = []
    unplaced = []
    earlier: tuple[Mention, Entity] | None = None
    for mention in mentions:
        before, near = None, None
        if earlier:
            gap = text.segmented.text[earlier[0].span.end : mention.span.start]
            before = earlier[1] if JOINED.fullmatch(gap) else None
            near = before or (None if re.search("[。！？\n]", gap) else earlier[1])
        country = _country(text, mention, before, earlier)
        post, body = _post(text, mention, before, near, country)
        if OPEN.fullmatch(post.name) or (abroad.is_bare(mention.name) and not country):
            unplaced.append(mention)
            continue
        told.extend([post, body] if body else [post])
        earlier = (mention, post)
    return told, unplaced


def _country(
    text: _Text, mention: Mention, before: Entity | None, last: tuple[Mention, Entity] | None
) -> str:
    """The country of a post that its words leave out; none where a leader of this one holds it."""
    holder = text.holders.get(mention, "")
    if national.leads(holder) and not abroad.is_bare(mention.name):
        return ""
    return abroad.country_of(text.segmented, mention, mention.name, before, last)


def _post(
    text: _Text, mention: Mention, before: Entity | None, near: Entity | None, country: str
) -> tuple[Entity, Entity | None]:
    """A post, and the body it is in where the text does not name that.

    Args:
        text: the document.
        mention: the post.
        before: the post that this one is joined to.
        near: the post before it in the sentence.
        country: the country whose office it is, where its own words leave that out.
    """
    if national.is_post(mention.name) and not country:
        return national.post(mention)
    written = FORMERLY.sub("", mention.name)
    if country and (abroad.is_bare(written) or national.is_post(written)):
        return abroad.office(mention, country, written), None
    words, title = _split(written)
    body_before = text.bodies.called(words, mention.span)
    if body_before:
        return _of_body(mention, body_before, written, title), None
    village = LOCAL.match(before.name) if before and LOCAL_RANK.match(written) else None
    if village:
        written = village[0] + (
            written if written.startswith("村委") else written.removeprefix(village["rank"])
        )
        words = written.removesuffix(title)
    place = _Place(None, written) if village else _place(text, mention, before, words + title)
    own = IN_VILLAGE.match(place.rest) if place.written else None
    if own:
        return _of_village(text, mention, own["post"], title, place.region)
    region_name = _region_name(text.regions, place.region)
    inner = place.rest[: len(place.rest) - len(title)] if place.rest.endswith(title) else ""
    governs = place.region if _governs(inner, title) else None
    body, implied = _body(text, mention, region_name if governs else "", inner, words, title)
    if not words and not place.region and near and (before or not national.is_post(near.name)):
        body, governs = near.body, near.region
    full = region_name + place.rest if region_name else written
    if not region_name and body and (not words or body.endswith(words)):
        full = body.removeprefix(PREFIX) + (title if words else written)
    if country and not place.region and len(written) <= LONGEST_LEFT_OPEN:
        full, body, governs, implied = country + written, None, None, None
    elif not words and not body and not governs and _in_one_body(before, near, title):
        full = _split(near.name)[0] + written if near else written
    name = written if place.written and not HEAD_OF_REGION.fullmatch(place.rest) else full
    aliases = {written, full, _short(region_name, place.rest) or name} - {name}
    key = f"post/{_identity(region_name, place.region, place.rest, name)}"
    key += before.key[-5:] if village and before and re.search(r"-\d{4}$", before.key) else ""
    post = Entity(
        key, Kind.POST, name, tuple(sorted(aliases)), body=body, region=governs, mentions=(mention,)
    )
    return post, implied


def _in_one_body(before: Entity | None, near: Entity | None, title: str) -> bool:
    """Whether a title without a body is of that of the post before it: joined to it, or its deputy's."""
    return before is not None or (near is not None and _split(near.name)[1].removeprefix("副") == title)


def _of_body(mention: Mention, body: Entity, written: str, title: str) -> Entity:
    """A post in a body that the post's own words call by its sort alone: 公司董事长."""
    name = body.name + title
    return Entity(f"post/{name}", Kind.POST, name, (written,), body=body.key, mentions=(mention,))


def _of_village(
    text: _Text, mention: Mention, name: str, title: str, region: str | None
) -> tuple[Entity, Entity | None]:
    """A post in a village: its name begins with the village's; the prefecture tells it from others."""
    body, implied = _body(text, mention, "", "", name.removesuffix(title), title)
    local = next((e.key for e in text.regions.entities if name.startswith(e.name)), None)
    key = f"post/{name}-{(region or '').removeprefix('region/')[:4]}"
    return Entity(
        key, Kind.POST, name, (mention.name,), body=body, region=local, mentions=(mention,)
    ), implied


def _split(written: str) -> tuple[str, str]:
    """The words for a post's body, and its title: 双溪村党委|书记; a committee alone is no body's name."""
    match = TITLE_AT_END.fullmatch(written)
    words, title = (match["body"], match["title"]) if match else ("", written)
    committee = COMMITTEE.match(title)
    if not committee:
        return words, title
    return (words and words + committee[0]), title[committee.end() :]


def _place(text: _Text, mention: Mention, before: Entity | None, written: str) -> _Place:
    """The region of a post: written in it, of the post before it, or of its piece."""
    at, key = mention.span.end - len(text.segmented.words(mention.span)), None
    at += len(mention.name) - len(written)
    for region, span in _written(text.regions, mention.span):
        if span.start == at:
            at, key = span.end, region
    if key:
        rest = "".join(text.segmented.text[at : mention.span.end].split()).removeprefix("特区")
        return _Place(key, _with_rank(_region_name(text.regions, key), rest), True)
    rank, head = RANK.match(written), HEAD_OF_REGION.fullmatch(written)
    organ = ORGAN.match(written)
    if head and head["rank"]:
        found = _of_rank(text, mention, before, head["rank"])
        return _Place(found, written) if found else _Place(None, written)
    if organ and before and before.region:
        return _Place(before.region, written)
    found = _of_rank(text, mention, before, rank[1]) if rank and not organ else None
    return _Place(found, written[rank.end() :]) if rank and found else _Place(None, written)


def _of_rank(text: _Text, mention: Mention, before: Entity | None, rank: str) -> str | None:
    found = above_with_rank(before.region, rank) if before and before.region else None
    regions = text.regions
    return found or region_of_rank(text.segmented, regions.piece_region, regions.entities, mention.span, rank)


def _with_rank(region: str, rest: str) -> str:
    """浙江省|长 is 浙江省|省长."""
    head, rank = HEAD_OF_REGION.fullmatch(rest), NAME_RANK.search(region)
    return rest[:-1] + rank[1][-1] + "长" if head and head["bare"] and rank else rest


def _written(regions: RegionResolution, span: Span) -> list[tuple[str, Span]]:
    """The regions named inside ``span``, from left to right."""
    inside = [(e.key, m.span) for e in regions.entities for m in e.mentions if m.span in span]
    return sorted(inside, key=lambda pair: pair[1])


def _region_name(regions: RegionResolution, key: str | None) -> str:
    """The name of a region, of the reference table or known from the text alone (a village)."""
    division = by_key(key) if key else None
    return division.name if division else next((e.name for e in regions.entities if e.key == key), "")


def _body(
    text: _Text, mention: Mention, region: str, inner: str, words: str, title: str
) -> tuple[str | None, Entity | None]:
    """The key of the body a post is in, and the body where the text does not name it.

    The head of a region's government is in none.
    """
    if region and not inner:
        return None, None
    if region:
        name: str | None = region + (OWN_COMMITTEE.sub("", inner) or inner)
    else:
        name = body_of_words(words, title)
    known = text.bodies.named(*filter(None, (name, OWN_COMMITTEE.sub("", words)))) if words else None
    if known is None and not region and words:
        known = text.bodies.ending(name) if name else text.bodies.inside(mention.span, words)
    if known is None and not name and words:
        known = text.bodies.beginning(words)
    if known:
        return known.key, None
    if not name:
        return None, None
    implied = organisation(name, mention, "", None if not region else _region_of(text, region))
    return implied.key, implied


def _region_of(text: _Text, name: str) -> str | None:
    return next((e.key for e in text.regions.entities if e.name == name), None)


def _governs(inner: str, title: str) -> bool:
    """Whether a post is one of party or state, so that its region is what it governs."""
    return bool(ORGAN.match(inner)) or bool(HEAD_OF_REGION.fullmatch(title)) or not inner


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
