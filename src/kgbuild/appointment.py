"""Who stands beside which posts in a text: read off mentions alone, for resolving and for relating."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.model import Kind, Mention, Segmented, Span

BETWEEN_POSTS = re.compile(r"\s?(?:、|兼|，|和)?\s?")
BEFORE_NAME = re.compile(r"[ 　]?(?:（[^（）]{1,8}）|\([^()]{1,8}\))?(?:[ 　]|的)?")
BETWEEN_NAMES = re.compile(r"(?:（[^（）]{1,8}）)?\s?(?:、|和|与|[ 　])\s?")
TAKES_UP = re.compile(
    r"(?:，(?:男|女)[^。；]{0,60}?)?(?:，|同志)?(?:现在|目前|先后|当时|曾)?"
    r"(?:是|现任|时任|历任|任|担任|出任|当选为?|就任)"
)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person and the posts beside the name; ``span`` holds all of them."""

    person: Mention
    posts: tuple[Mention, ...]
    span: Span


def appointments(segmented: Segmented, mentions: Sequence[Mention]) -> Iterator[Appointment]:
    """The people beside posts: after them (省委书记某某), in lists, or before them (某某总书记)."""
    beside = sorted((m for m in mentions if m.kind in {Kind.PERSON, Kind.POST}), key=lambda m: m.span)
    text = segmented.text
    at = 0
    while at < len(beside):
        if beside[at].kind is Kind.PERSON:
            at += 1
            continue
        posts = _run(text, beside, at, Kind.POST, BETWEEN_POSTS)
        after = at + len(posts)
        people: list[Mention] = []
        if after < len(beside) and beside[after].kind is Kind.PERSON:
            gap = text[posts[-1].span.end : beside[after].span.start]
            if BEFORE_NAME.fullmatch(gap):
                people = _run(text, beside, after, Kind.PERSON, BETWEEN_NAMES)
        for person in people:
            yield Appointment(person, tuple(posts), Span(posts[0].span.start, person.span.end))
        if not people and at and beside[at - 1].kind is Kind.PERSON:
            before = beside[at - 1]
            gap = text[before.span.end : posts[0].span.start]
            if not gap or TAKES_UP.fullmatch(gap):
                yield Appointment(before, tuple(posts), Span(before.span.start, posts[-1].span.end))
        at = after + len(people)


def _run(
    text: str, mentions: Sequence[Mention], at: int, kind: Kind, joined: re.Pattern[str]
) -> list[Mention]:
    """The mentions of one kind from ``at`` on that follow one another."""
    found = [mentions[at]]
    for mention in mentions[at + 1 :]:
        gap = text[found[-1].span.end : mention.span.start]
        if mention.kind is not kind or not joined.fullmatch(gap) or "\n" in gap:
            break
        found.append(mention)
    return found
