"""The values that pass from stage to stage. All are frozen: a stage takes some and returns new ones.

Two coordinate systems, never mixed:

* A :class:`Span` counts Unicode code points in the **healed text** of a document
  (:attr:`Segmented.text`), in which sentences broken by a page are whole again.
* An :class:`Evidence` counts code points in the **document as decoded** (:attr:`Document.text`).
  :meth:`Segmented.evidence` is the only way from the one to the other.

Ends are exclusive. Periods are inclusive on both sides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
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
    SPEAKER = "speaker"  # “金华市委书记 朱重烈” under a headline
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

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


# read ------------------------------------------------------------------------------------------


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


# segment ---------------------------------------------------------------------------------------


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


# recognise -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an entity.

    ``name`` is the surface form without enclosing quotation marks and broken white space.
    ``subtype`` narrows the kind: Strategy, Program, Campaign or Mechanism for an initiative; party,
    government, enterprise, … for an organisation. ``aliases`` are other forms that the text itself
    gives at this place (“以下简称…”, a quoted core inside a longer name). ``rule`` is the rule's full
    name, ``person.speaker-line``.
    """

    kind: Kind
    span: Span
    name: str
    rule: str
    confidence: float
    subtype: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A mention that lost, and why: what ``kgbuild explain`` shows under the winner."""

    mention: Mention
    reason: str
    winner: Mention | None = None


class Measure(StrEnum):
    """What an observation's value measures."""

    AMOUNT = "Amount"
    COUNT = "Count"
    GROWTH = "Growth"
    SHARE = "Share"
    RATE = "Rate"
    RANK = "Rank"
    STREAK = "Streak"


class Comparator(StrEnum):
    """How the reported value relates to the true one."""

    EXACT = "Exact"
    AT_LEAST = "AtLeast"
    AT_MOST = "AtMost"
    ABOUT = "About"


class Status(StrEnum):
    """Whether a figure was reached, is aimed at, or is expected."""

    REPORTED = "Reported"
    TARGET = "Target"
    FORECAST = "Forecast"


@dataclass(frozen=True, slots=True)
class Period:
    """Days, inclusive on both sides. ``inferred``: the text does not say the year, the date does."""

    start: date
    end: date
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that says when. ``period`` is None where it cannot be resolved."""

    span: Span
    period: Period | None
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, in base units: 52.4亿元 is 5240000000 元; a decrease is negative."""

    span: Span
    value: Decimal
    unit: str
    comparator: Comparator
    measure: Measure
    rule: str


@dataclass(frozen=True)
class Recognised:
    """All that was recognised in one document, each list in the order of the text."""

    mentions: tuple[Mention, ...]
    rejected: tuple[Rejected, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()


# resolve ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that mentions refer to.

    ``key`` is the path of its IRI below the base: ``region/330700``, ``person/朱重烈``; it is made
    of the fewest stable facts and is the same in every document. ``name`` is the fullest official
    form. ``mentions`` are empty for what the text implies but does not name (and then ``implied``
    has the mention it follows from).
    """

    key: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    subtype: str | None = None
    code: str | None = None  # GB/T 2260, regions only
    level: str | None = None  # Country … Village, regions only
    body: str | None = None  # a post's organisation: its key
    region: str | None = None  # the region that a post or organisation governs: its key
    mentions: tuple[Mention, ...] = ()
    implied: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A mention that refers to nothing certain, with the candidates that were left."""

    mention: Mention
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resolution:
    """What one strategy resolved, and what it could not."""

    entities: tuple[Entity, ...]
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True)
class RegionResolution(Resolution):
    """The regions of a document, which later strategies ask.

    ``piece_region`` has the region whose affairs an article reports, by article number (an entity
    key; absent where nothing says it). ``reference`` are facts from the reference table about these
    regions (a county's parent).
    """

    piece_region: dict[int, str] = field(default_factory=dict)
    reference: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Resolved:
    """The entities of one document, sorted by key, and what could not be resolved."""

    entities: tuple[Entity, ...]
    unresolved: tuple[Unresolved, ...] = ()
    piece_region: dict[int, str] = field(default_factory=dict)  # see RegionResolution
    reference: tuple[Statement, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Entity]:
        """Entities by their key."""
        return {e.key: e for e in self.entities}

    @cached_property
    def by_mention(self) -> dict[Mention, Entity]:
        """The entity each mention refers to."""
        return {m: e for e in self.entities for m in e.mentions}


# relate ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A quotation: ``document.text[start:end] == exact``, offsets in code points, end exclusive."""

    document: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A reference data set that states a fact, with its version."""

    dataset: str
    version: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A typed edge with its evidence.

    ``subject`` is an entity's key or ``article/ID-NUMBER``; ``predicate`` a property of the ontology
    without prefix; ``object`` a key, a date, or a term (``kg:Underway``). ``as_of`` is the day for
    which the text states it (posts).
    """

    subject: str
    predicate: str
    object: str | date
    evidence: Evidence | Reference
    rule: str
    confidence: float
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """One reported figure or rank. ``value`` is in the base unit of ``unit``."""

    subject: str
    indicator: str
    measure: Measure
    value: Decimal
    unit: str
    comparator: Comparator
    status: Status
    as_written: str
    period: Period | None
    rank_scope: str | None
    evidence: Evidence
    rule: str
    confidence: float


@dataclass(frozen=True)
class DocumentGraph:
    """What one document says: the unit of work, a pure function of it and the reference data."""

    segmented: Segmented
    recognised: Recognised
    resolved: Resolved
    statements: tuple[Statement, ...]
    observations: tuple[Observation, ...]
