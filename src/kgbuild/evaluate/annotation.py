"""Reference annotations: what two careful readers found in a document."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kgbuild.errors import InputError
from kgbuild.evaluate.names import normal

# Subclasses are annotated as their class.
CLASS = {
    "Strategy": "Initiative",
    "Program": "Initiative",
    "Campaign": "Initiative",
    "Mechanism": "Initiative",
    "Speech": "Article",
}
BOTH_WAYS = "cooperatesWith"


@dataclass(frozen=True)
class AnnotatedEntity:
    """An entity: its class, its name as written, and all its names in normal form."""

    kind: str
    name: str
    names: frozenset[str]
    optional: bool


@dataclass(frozen=True)
class AnnotatedObservation:
    """A figure. ``subject`` and ``scope`` are ids of entities, ``period`` two ISO dates."""

    subject: str
    indicator: str
    measure: str
    value: Decimal
    period: tuple[str, str] | None
    scope: str | None
    optional: bool


@dataclass(frozen=True)
class Annotation:
    """A document's annotation: entities by id, relations (with whether they are optional), figures."""

    document: str
    entities: dict[str, AnnotatedEntity]
    relations: dict[tuple[str, str, str], bool]
    observations: tuple[AnnotatedObservation, ...]


def load_annotation(path: Path) -> Annotation:
    """Read an annotation (JSON).

    Raises:
        InputError: it is missing, no JSON, or lacks a field.
    """
    try:
        record = json.loads(path.read_bytes())
        return Annotation(
            record["document"],
            {e["id"]: _entity(e) for e in record["entities"]},
            {(r["s"], r["p"], r["o"]): bool(r.get("optional")) for r in record["relations"]},
            tuple(_observation(o) for o in record["observations"]),
        )
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}", where=str(path), way_out="check the path"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"no annotation: {error!r}", where=str(path), way_out="see the format in docs/accuracy.md"
        ) from error


def _entity(record: dict[str, Any]) -> AnnotatedEntity:
    names = frozenset(normal(n) for n in (record["name"], *record.get("aliases", ()))) - {""}
    kind = CLASS.get(record["type"], record["type"])
    return AnnotatedEntity(kind, record["name"], names, bool(record.get("optional")))


def _observation(record: dict[str, Any]) -> AnnotatedObservation:
    period = record.get("period")
    return AnnotatedObservation(
        record["subject"],
        record["indicator"],
        record["measure"],
        Decimal(str(record["value"])),
        (period[0], period[1]) if period else None,
        record.get("rankScope"),
        bool(record.get("optional")),
    )
