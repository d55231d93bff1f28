"""Which event a text means that calls it by its head alone: 会议, 座谈会, 本次论坛."""

from __future__ import annotations

import re

from kgbuild.model import Article, Kind, Role, Span
from kgbuild.relate.scene import Scene, Sighting

HEADS = (
    r"(?:会议|大会|座谈会|论坛|研讨会|峰会|活动|仪式|开幕式|闭幕式|培训班|调度会|推进会|现场会|启动会|对接会|交流会|发布会"
    r"|推介会|博览会|展览会|全会|例会|学习|会谈|会见|会)"
)
BARE = re.compile(rf"(?:此次|本次|这次|该|[\d一两三]+场)?{HEADS}")
# What an article may open with that is no gathering of people.
NO_MEETING = re.compile(r"(?:事故|火灾|灾害|地震|战争|事件|案|疫情|调查|周年|日|年)$")
OPENING_HEADS = frozenset({"会", "会议", "大会", "活动", "仪式"})


def event_before(scene: Scene, article: Article, end: int, head: str) -> Sighting | None:
    """The event named in the article before ``end`` that ``head`` calls up.

    A bare 会 or 会议 is what the article opens with; another head is the last event whose name has it.
    """
    own = scene.within(Span(article.span.start, end), Kind.EVENT)
    events = [e for e in own if scene.article_of(e.span) is article and _is_meeting(e)]
    opening = events[0] if events and _opens(article, events[0]) else None
    if opening and (head in OPENING_HEADS or head in opening.mention.name):
        return opening
    return next((event for event in reversed(events) if head in event.mention.name), None)


def in_full(scene: Scene, event: Sighting) -> Sighting:
    """The event named in full that a bare head stands for; the event itself where it is no bare head."""
    if not BARE.fullmatch(event.entity.name):
        return event
    head = re.sub(r"^(?:此次|本次|这次|该|[\d一两三]+场)", "", event.entity.name)
    return event_before(scene, scene.article_of(event.span), event.span.start, head) or event


def _is_meeting(event: Sighting) -> bool:
    return not BARE.fullmatch(event.entity.name) and not NO_MEETING.search(event.entity.name)


def _opens(article: Article, event: Sighting) -> bool:
    """Whether an event is named in the article's headlines or the first sentences of its body."""
    body = list(article.sentences(Role.BODY, Role.CAPTION))[:2]
    return not body or event.span.start < body[-1].end
