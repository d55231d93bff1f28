"""Resolving people: by name together with post and region; by title alone (总书记).

A key is the name and what tells the person from others of that name: the region of the principal
post, else its body, else the document. A national leader's is the name alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from kgbuild.appointment import appointments
from kgbuild.lexicon import load
from kgbuild.model import Entity, Kind, Mention, Resolution, Segmented

REPORTERS = ("person.byline", "person.byline-second", "person.credit", "person.credit-last", "person.staff")


def resolve(segmented: Segmented, mentions: Sequence[Mention], posts: Resolution) -> Resolution:
    """The people that a document's mentions refer to, one a name."""
    post_of = {m: e for e in posts.entities if e.kind is Kind.POST for m in e.mentions}
    held: dict[str, list[Entity]] = {}
    for appointment in appointments(segmented, mentions):
        held.setdefault(appointment.person.name, []).extend(
            post_of[p] for p in appointment.posts if p in post_of
        )
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is Kind.PERSON:
            by_name.setdefault(_full(mention.name, mentions), []).append(mention)
    people = [_person(segmented, name, named, held.get(name, [])) for name, named in sorted(by_name.items())]
    return Resolution((*people, *_by_title(segmented, mentions, by_name)))


def _full(name: str, mentions: Sequence[Mention]) -> str:
    """The full name that a part of a name with dots stands for (普什卡什 of 安德烈·普什卡什)."""
    whole = {
        m.name for m in mentions if m.kind is Kind.PERSON and name in m.name.split("·") and m.name != name
    }
    return whole.pop() if len(whole) == 1 else name


def _person(segmented: Segmented, name: str, mentions: list[Mention], posts: list[Entity]) -> Entity:
    return Entity(
        key=f"person/{name}{_discriminator(segmented, name, mentions, posts)}",
        kind=Kind.PERSON,
        name=name,
        aliases=tuple(sorted({m.name for m in mentions} - {name})),
        mentions=tuple(mentions),
    )


def _discriminator(segmented: Segmented, name: str, mentions: list[Mention], posts: list[Entity]) -> str:
    document = segmented.document
    if _leads(name, posts, document.published):
        return ""
    regions = [p.region for p in posts if p.region]
    if regions:
        return "/" + max(regions, key=len).removeprefix("region/")
    bodies = [p.body for p in posts if p.body]
    if bodies:
        return "/" + bodies[0].removeprefix("organization/")
    if posts:
        return "/" + posts[0].name
    if any(m.rule in REPORTERS for m in mentions) and document.publisher:
        return "/" + document.publisher
    return "/" + document.id


@cache
def _leaders() -> tuple[tuple[str, str, str, date, date], ...]:
    """Title, post, person, and the days of holding it, inclusive."""
    return tuple(
        (
            row["title"],
            row["post"],
            row["person"],
            date.fromisoformat(row["since"]),
            date.fromisoformat(row["until"]) if row["until"] else date.max,
        )
        for row in load("leaders").rows
    )


def _leads(name: str, posts: list[Entity], published: date | None) -> bool:
    """Whether a name is that of a national leader, with such a post or known by title alone."""
    held = {p.name for p in posts}
    return any(name == person and (title != "-" or post in held) for title, post, person, _, _ in _leaders())


def _by_title(
    segmented: Segmented, mentions: Sequence[Mention], by_name: dict[str, list[Mention]]
) -> list[Entity]:
    """The person whom a title alone refers to on the document's day."""
    day = segmented.document.published
    beside = {p for a in appointments(segmented, mentions) for p in a.posts}
    found = []
    for title, _, person, since, until in _leaders():
        alone = tuple(m for m in mentions if m.kind is Kind.POST and m.name == title and m not in beside)
        if day and alone and since <= day <= until and person not in by_name:
            found.append(Entity(f"person/{person}", Kind.PERSON, person, implied=alone))
    return found
