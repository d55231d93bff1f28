"""A document and its lines: what reading and segmenting make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from operator import itemgetter


class Kind(StrEnum):
    """The kinds of entity that a text names: the classes of the ontology, without prefix."""

    PERSON = "Person"
    POST = "Post"
    REGION = "AdministrativeRegion"
    PLACE = "Place"
    ORGANIZATION = "Organization"
    INITIATIVE = "Initiative"
    PROJECT = "Project"
    EVENT = "Event"
    INDUSTRY = "Industry"
    HONOUR = "Honour"


class Role(StrEnum):
    """What a line of a document is for."""

    KICKER = "kicker"  # the line above a headline (引题)
    HEADLINE = "headline"
    SUBTITLE = "subtitle"  # the line below it, often after —— (副题)
    SPEAKER = "speaker"  # “金华市委书记 陈明远” under a headline
    BYLINE = "byline"  # “(本报记者 李灿 整理)”
    HEADING = "heading"  # a section heading inside an article: 一、…
    NOTE = "note"  # 编者按
    CAPTION = "caption"
    BODY = "body"


class ArticleKind(StrEnum):
    """An article is a piece of news, the digest of one speech, or a picture's caption."""

    ARTICLE = "article"
    SPEECH = "speech"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of healed text: ``start`` and ``end`` in code points, end exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span | int) -> bool:
        if isinstance(other, int):
            return self.start <= other < self.end
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """The stretch from where the first of the two starts to where the last one ends."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A quotation: ``document.text[start:end] == exact``, offsets in code points, end exclusive."""

    document: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Document:
    """One input: its text exactly as decoded, and what is known about it.

    ``id`` is the first twelve hex digits of ``sha256``, the hash of the bytes read (of the UTF-8
    text, for an item of a ``.jsonl``). ``source`` names the input as the user gave it, starting
    from the folder or file on the command line, so that it does not depend on where that lies.
    """

    id: str
    source: str
    text: str
    sha256: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    origin: str | None = None  # the sidecar's ``source``: mostly a URL
    published_inferred: bool = False  # from the text or the file's name, not from metadata


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or heading: its span without markup, its role, and its sentences."""

    span: Span
    role: Role
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One piece inside a document. ``number`` counts from 1 in the order of the text.

    ``name`` is the headline as written (one space between its lines' words), ``aliases`` are the
    kicker, the subtitle and their combinations with it. ``parent`` is the number of the digest that
    a speech belongs to.
    """

    number: int
    kind: ArticleKind
    name: str
    aliases: tuple[str, ...]
    lines: tuple[Line, ...]
    parent: int | None = None

    @property
    def span(self) -> Span:
        """From the first line's start to the last line's end (a caption in between is another's)."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)

    def sentences(self, *roles: Role) -> Iterator[Span]:
        """The sentences of the lines in these roles (of all lines, where none is given)."""
        for line in self.lines:
            if not roles or line.role in roles:
                yield from line.sentences


@dataclass(frozen=True)
class Segmented:
    """A document cut into articles, over its healed text.

    ``pieces`` are the stretches that healed and decoded text have in common, as pairs of where one
    starts in the healed text and where in the document. The articles do not overlap, and every
    character that is not white space or markup belongs to one.
    """

    document: Document
    text: str
    pieces: tuple[tuple[int, int], ...]
    articles: tuple[Article, ...]

    def offset(self, position: int) -> int:
        """Where the healed text's character ``position`` stands in the document."""
        healed, decoded = self.pieces[bisect_right(self.pieces, position, key=lambda piece: piece[0]) - 1]
        return decoded + position - healed

    def evidence(self, span: Span) -> Evidence:
        """The quotation that ``span`` stands for, in the document's own offsets."""
        start, end = self.offset(span.start), self.offset(span.end - 1) + 1
        return Evidence(self.document.id, start, end, self.document.text[start:end])

    def article_key(self, article: Article) -> str:
        """The entity key of an article: its document's id and its number in it."""
        return f"article/{self.document.id}-{article.number}"

    def words(self, span: Span) -> str:
        """The healed text of ``span``."""
        return self.text[span.start : span.end]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences, in the order of the text."""
        return tuple(sorted(s for article in self.articles for s in article.sentences()))

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which ``span`` starts (``span`` itself where it starts in none)."""
        at = bisect_right(self.sentences, span.start, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 and span.start in self.sentences[at] else span

    @cached_property
    def _lines(self) -> tuple[tuple[int, Article], ...]:
        """Where each line starts, and the article that it belongs to."""
        return tuple(
            sorted(((line.span.start, a) for a in self.articles for line in a.lines), key=itemgetter(0))
        )

    def article_of(self, span: Span) -> Article:
        """The article in whose line ``span`` starts."""
        return self._lines[bisect_right(self._lines, span.start, key=itemgetter(0)) - 1][1]
