"""What a document names: mentions, times and figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kgbuild.model.text import Kind, Span


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
