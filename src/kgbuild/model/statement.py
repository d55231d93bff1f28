"""What a document says of the entities: statements and observations, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kgbuild.model.recognised import Comparator, Measure, Period, Status
from kgbuild.model.text import Evidence


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
