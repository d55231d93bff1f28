"""The events that an article reports: those its headline names, else the first of its first sentence."""

from __future__ import annotations

import re

from kgbuild.model import Article, Entity, Kind, Mention, Resolved, Role, Segmented

OPENING = (Role.HEADLINE, Role.KICKER, Role.SUBTITLE, Role.NOTE)
# What tells that an event but dates the news.
DATES = re.compile(r"(?:以来|期间|前夕|前后|之际|假期|精神|报告|之后|后[，。]|中提出)")
DATED = re.compile(r"(?:自|在|落实|贯彻|学习|宣传)$")
ERAS = re.compile(r"(?:党的)?(?:十[一-九八九]|二十)大|.*(?:春节|假期|期间|前夕|节日)|春运")


def main_events(segmented: Segmented, resolved: Resolved, article: Article) -> list[tuple[Mention, Entity]]:
    """The events that an article reports, each with its first mention there."""
    found = [
        (mention, event)
        for mention, event in resolved.by_mention.items()
        if event.kind is Kind.EVENT and segmented.article_of(mention.span) is article
    ]
    events = [pair for pair in sorted(found, key=lambda pair: pair[0].span) if not _dates(segmented, pair)]
    opening = [pair for pair in events if _role(article, pair[0]) in OPENING]
    first = next(article.sentences(Role.BODY, Role.CAPTION), None)
    told = [pair for pair in events if first and pair[0].span in first]
    kept: dict[str, tuple[Mention, Entity]] = {}
    for pair in opening or told[:1]:
        kept.setdefault(pair[1].key, pair)
    return list(kept.values())


def _dates(segmented: Segmented, pair: tuple[Mention, Entity]) -> bool:
    """Whether an event but says when something else was or is."""
    mention, event = pair
    after = segmented.text[mention.span.end : mention.span.end + 4]
    return bool(DATES.match(after) or ERAS.fullmatch(event.name))


def _role(article: Article, mention: Mention) -> Role | None:
    return next((line.role for line in article.lines if mention.span.start in line.span), None)
