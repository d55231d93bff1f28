"""Relating people and posts: holdsPost, postIn, jurisdiction."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.appointment import appointments
from kgbuild.model import Kind, Recognised, Resolved, Segmented, Statement


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The statements about posts that a document makes, as of its day of publication."""
    day = segmented.document.published
    for appointment in appointments(segmented, recognised.mentions):
        person = resolved.by_mention.get(appointment.person)
        for mention in appointment.posts:
            post = resolved.by_mention.get(mention)
            if person and post:
                confidence = min(appointment.person.confidence, mention.confidence)
                quotation = segmented.evidence(appointment.span)
                yield Statement(
                    person.key, "holdsPost", post.key, quotation, "post.beside-name", confidence, day
                )
    yield from _of_posts(segmented, resolved)
    yield from _by_title(segmented, resolved)


def _of_posts(segmented: Segmented, resolved: Resolved) -> Iterator[Statement]:
    """The body that each post is in, and the region that it is for."""
    for post in resolved.entities:
        if post.kind is not Kind.POST or not post.mentions:
            continue
        quotation = segmented.evidence(post.mentions[0].span)
        if post.body in resolved.by_key:
            yield Statement(post.key, "postIn", post.body, quotation, "post.body", 0.95)
        if post.region in resolved.by_key:
            yield Statement(post.key, "jurisdiction", post.region, quotation, "post.region", 0.95)


def _by_title(segmented: Segmented, resolved: Resolved) -> Iterator[Statement]:
    """Who holds a post that is named by its title alone."""
    for person in resolved.entities:
        if person.kind is Kind.PERSON and not person.mentions:
            for mention in person.implied[:1]:
                post = resolved.by_mention.get(mention)
                if post:
                    quotation = segmented.evidence(mention.span)
                    day = segmented.document.published
                    yield Statement(
                        person.key, "holdsPost", post.key, quotation, "post.title-alone", 0.95, day
                    )
