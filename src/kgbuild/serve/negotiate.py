"""Content negotiation: which of the offered media types a request's Accept prefers (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SOLUTIONS: Mapping[str, tuple[str, ...]] = {
    "application/sparql-results+json": ("application/json",),
    "application/sparql-results+xml": ("application/xml", "text/xml"),
    "text/csv": (),
    "text/tab-separated-values": (),
}
"""Media types of the answers of SELECT and ASK, best first, with other names that they go by."""

GRAPHS: Mapping[str, tuple[str, ...]] = {
    "text/turtle": ("application/x-turtle", "text/plain"),
    "application/ld+json": ("application/json",),
    "application/n-triples": (),
    "application/rdf+xml": ("application/xml", "text/xml"),
}
"""Media types of RDF graphs, best first, with other names that they go by."""

HTML: Mapping[str, tuple[str, ...]] = {"text/html": ("application/xhtml+xml",)}

MOST = 50  # ranges of an Accept header that are read: no client sends more


def negotiate(accept: str | None, offers: Mapping[str, Sequence[str]]) -> str | None:
    """The offered media type that ``accept`` prefers; of equals the first; None where it takes none.

    Args:
        accept: the Accept header, or None where the request has none: everything is welcome. So it is
            where the header names no media type.
        offers: media types, best first, with the other names they go by.

    >>> negotiate("text/csv;q=0.5, application/json", SOLUTIONS)
    'application/sparql-results+json'
    """
    if not accept or not accept.strip():
        return next(iter(offers))
    ranges = [range_ for part in accept.split(",")[:MOST] if "/" in (range_ := _range(part))[0]]
    if not ranges:
        return next(iter(offers))
    best, chosen = 0.0, None
    for media, others in offers.items():
        quality = max(_quality(name, ranges) for name in (media, *others))
        if quality > best:
            best, chosen = quality, media
    return chosen


def _range(part: str) -> tuple[str, float]:
    """A media range with its weight; one whose weight is malformed weighs nothing."""
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    media = "*/*" if media == "*" else media  # as Java writes it
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return media, min(max(float(value), 0.0), 1.0)
            except ValueError:
                return media, 0.0
    return media, 1.0


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """How welcome a media type is: the most specific range that it falls into decides."""
    kind = media.partition("/")[0]
    for wanted in (media, f"{kind}/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
