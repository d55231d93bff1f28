"""An evaluation as text and as JSON, and what changed since an earlier one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kgbuild.errors import InputError
from kgbuild.evaluate.score import ALL, Difference, Evaluation

SMALLEST = 0.0005  # a change of F1 that three digits show


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as an object that :func:`load_earlier` reads back."""
    return {
        "tallies": {
            part: {
                kind: {
                    "right": t.right,
                    "wrong": t.wrong,
                    "missed": t.missed,
                    "precision": round(t.precision, 4),
                    "recall": round(t.recall, 4),
                    "f1": round(t.f1, 4),
                }
                for kind, t in _rows(evaluation, part)
            }
            for part in evaluation.tallies
        },
        "missed": [_difference(d) for d in evaluation.missed],
        "wrong": [_difference(d) for d in evaluation.wrong],
    }


def table(evaluation: Evaluation) -> Iterator[str]:
    """The lines of a table of precision, recall and F1."""
    for part in evaluation.tallies:
        yield part
        for kind, t in _rows(evaluation, part):
            yield (
                f"  {kind:22} P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}"
                f"   right {t.right} wrong {t.wrong} missed {t.missed}"
            )


def differences(evaluation: Evaluation) -> Iterator[str]:
    """A line for each thing missed or wrong, with the words it stands on."""
    for side, rows in (("missed", evaluation.missed), ("wrong", evaluation.wrong)):
        for d in rows:
            quoted = f"  “{' '.join(d.quotation.split())}”" if d.quotation else ""
            yield f"{side:6} {d.document}  {d.kind}  {d.text}{quoted}"


def load_earlier(path: Path) -> dict[str, Any]:
    """An evaluation saved as JSON.

    Raises:
        InputError: it is missing or none.
    """
    try:
        earlier: dict[str, Any] = json.loads(path.read_bytes())
        earlier["tallies"], earlier["missed"], earlier["wrong"]
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}", where=str(path), way_out="check the path"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError("no evaluation", where=str(path), way_out="save one with --save") from error
    return earlier


def compare(earlier: dict[str, Any], evaluation: Evaluation) -> Iterator[str]:
    """The lines that say what is better or worse than ``earlier``, and what was gained and lost."""
    now = as_json(evaluation)
    for part, rows in now["tallies"].items():
        for kind, row in rows.items():
            before = earlier["tallies"].get(part, {}).get(kind, {}).get("f1", 0.0)
            if abs(row["f1"] - before) >= SMALLEST:
                yield f"{part:18} {kind:22} F1 {before:.3f} → {row['f1']:.3f}"
    for side in ("missed", "wrong"):
        old, new = ({_identity(d) for d in source[side]} for source in (earlier, now))
        for mark, rows_of in (("gain", old - new), ("loss", new - old)):
            for identity in sorted(rows_of):
                yield f"{mark}: {side if mark == 'loss' else 'no longer ' + side}: " + "  ".join(identity)


def _rows(evaluation: Evaluation, part: str) -> list[tuple[str, Any]]:
    return sorted(evaluation.tallies[part].items(), key=lambda row: (row[0] != ALL, row[0]))


def _difference(d: Difference) -> dict[str, str]:
    return {
        "document": d.document,
        "part": d.part,
        "kind": d.kind,
        "text": d.text,
        "quotation": d.quotation,
    }


def _identity(record: dict[str, str]) -> tuple[str, str, str]:
    return (record["document"], record["kind"], record["text"])
