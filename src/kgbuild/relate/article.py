"""Relating articles: speaker, author, about, reportsOn; and who spoke at what they report.

These rest on layout: the line under a headline, the byline, the event that a headline or the first
sentence names.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import (
    Article,
    ArticleKind,
    Entity,
    Kind,
    Mention,
    Recognised,
    Resolved,
    Role,
    Segmented,
    Span,
    Statement,
)
from kgbuild.relate import speaking
from kgbuild.relate.reported import main_events
from kgbuild.relate.scene import Scene

AUTHOR_RULES = ("person.byline", "person.credit", "person.staff", "person.reporter-line")

HEADLINE = (Role.HEADLINE, Role.KICKER, Role.SUBTITLE)


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The statements about its articles that a document's layout and openings make."""
    for article in segmented.articles:
        yield from _about(segmented, resolved, article)
        yield from _speaker(segmented, resolved, article)
        yield from _authors(segmented, resolved, article)
        yield from _events(segmented, resolved, article)
    yield from speaking.relate(Scene(segmented, resolved))


def _opening(segmented: Segmented, article: Article) -> Span:
    """The headline, or the first line where there is none."""
    line = next((x for x in article.lines if x.role is Role.HEADLINE), article.lines[0])
    return line.span


def _about(segmented: Segmented, resolved: Resolved, article: Article) -> Iterator[Statement]:
    region = resolved.piece_region.get(article.number)
    for key in [region] if region else _joined(segmented, resolved, article):
        if key in resolved.by_key:
            quotation = segmented.evidence(_region_span(segmented, resolved, article, key))
            yield Statement(
                segmented.article_key(article), "about", key, quotation, "article.piece-region", 0.85
            )


def _joined(segmented: Segmented, resolved: Resolved, article: Article) -> list[str]:
    """The keys of the regions that a headline names side by side (山东、河北; 甲县：… 乙县：…)."""
    named = [
        (mention.span, region)
        for mention, region in _own(segmented, resolved, article, Kind.REGION)
        if _role(article, mention.span) in HEADLINE and region.level not in {"Country", "Village"}
    ]
    narrow = [
        (span, region)
        for i, (span, region) in enumerate(named)
        if i + 1 == len(named) or span.end != named[i + 1][0].start
    ]
    return list(dict.fromkeys(region.key for _, region in narrow))


def _region_span(segmented: Segmented, resolved: Resolved, article: Article, region: str) -> Span:
    """Where the article names its region, else its headline."""
    entity = resolved.by_key[region]
    own = [m.span for m in entity.mentions if segmented.article_of(m.span) is article]
    return min(own) if own else _opening(segmented, article)


def _own(
    segmented: Segmented, resolved: Resolved, article: Article, kind: Kind
) -> list[tuple[Mention, Entity]]:
    """The mentions of one kind in an article, in the order of the text."""
    found = [
        (m, e)
        for m, e in resolved.by_mention.items()
        if e.kind is kind and segmented.article_of(m.span) is article
    ]
    return sorted(found, key=lambda pair: pair[0].span)


def _role(article: Article, span: Span) -> Role | None:
    return next((line.role for line in article.lines if span.start in line.span), None)


def _speaker(segmented: Segmented, resolved: Resolved, article: Article) -> Iterator[Statement]:
    if article.kind is not ArticleKind.SPEECH:
        return
    for mention, person in _own(segmented, resolved, article, Kind.PERSON):
        if _role(article, mention.span) is Role.SPEAKER:
            line = next(x for x in article.lines if x.role is Role.SPEAKER)
            quotation = segmented.evidence(line.span)
            key = segmented.article_key(article)
            yield Statement(key, "speaker", person.key, quotation, "person.speaker-line", 0.99)


def _authors(segmented: Segmented, resolved: Resolved, article: Article) -> Iterator[Statement]:
    """Reporters and photographers; who compiled a digest, told at its end, is the digest's author."""
    for mention, person in _own(segmented, resolved, article, Kind.PERSON):
        if mention.rule.startswith(AUTHOR_RULES):
            number = article.parent or article.number
            author_of = segmented.articles[number - 1]
            quotation = segmented.evidence(segmented.sentence_of(mention.span))
            yield Statement(
                segmented.article_key(author_of), "author", person.key, quotation, mention.rule, 0.97
            )


def _events(segmented: Segmented, resolved: Resolved, article: Article) -> Iterator[Statement]:
    """The events an article reports on; a digest's speakers spoke at the event it reports."""
    if article.kind is ArticleKind.SPEECH:
        yield from _digest_speaker(segmented, resolved, article)
        return
    for mention, event in main_events(segmented, resolved, article):
        quotation = segmented.evidence(segmented.sentence_of(mention.span))
        key = segmented.article_key(article)
        yield Statement(key, "reportsOn", event.key, quotation, "article.opening-event", 0.85)


def _digest_speaker(segmented: Segmented, resolved: Resolved, article: Article) -> Iterator[Statement]:
    """A digest's speakers spoke at the event that its headline names."""
    if article.parent is None:
        return
    digest = segmented.articles[article.parent - 1]
    events = main_events(segmented, resolved, digest)
    for _, person in _own(segmented, resolved, article, Kind.PERSON):
        for statement in _speaker(segmented, resolved, article):
            if events and statement.object == person.key:
                yield Statement(
                    person.key,
                    "spokeAt",
                    events[0][1].key,
                    statement.evidence,
                    "article.digest-speaker",
                    0.95,
                )
                return
