"""report.json: what was read, found, inferred, ignored and left unresolved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgbuild import __version__
from kgbuild.assemble import Graph
from kgbuild.lexicon import versions
from kgbuild.model import DocumentGraph
from kgbuild.read import Reading


@dataclass(frozen=True)
class Report:
    """What a build read and found. ``content`` is what ``report.json`` holds."""

    content: dict[str, Any]
    reading: Reading

    def summary(self, *, verbose: bool = False) -> str:
        """A few lines for a person; with ``verbose`` also what was ignored, inferred or unresolved."""
        found = self.content
        counts = {
            "document": len(found["documents"]),
            "entity": sum(found["entities"].values()),
            "statement": sum(found["statements"].values()),
            "observation": sum(found["observations"].values()),
        }
        lines = [", ".join(f"{count} {_plural(noun, count)}" for noun, count in counts.items())]
        for part in ("entities", "statements", "observations"):
            kinds = "  ".join(f"{name} {count}" for name, count in found[part].items())
            lines.append(f"  {part}: {kinds or 'none'}")
        lines.append(f"  unresolved: {len(found['unresolved'])}")
        if verbose:
            lines += [f"  ignored: {row['source']}: {row['reason']}" for row in found["ignored"]]
            lines += [
                f"  inferred: {row['source']} published {row['published']}"
                for row in found["documents"]
                if row["published_inferred"]
            ]
            lines += [
                f"  unresolved: {row['source']} {row['start']}-{row['end']} {row['name']}: {row['reason']}"
                for row in found["unresolved"]
            ]
        return "\n".join(lines)


def report_on(reading: Reading, graphs: Sequence[DocumentGraph], graph: Graph) -> Report:
    """The report on a build: counts are of the assembled graph, the rest of its documents."""
    content = {
        "kgbuild": __version__,
        "reference_data": versions(),
        "documents": [_document(g) for g in graphs],
        "entities": _counts(node.kind for node in graph.nodes),
        "statements": _counts(edge.predicate for edge in graph.edges),
        "observations": _counts(o.measure for o in graph.observations),
        "inferred_periods": [row for g in graphs for row in _inferred_periods(g)],
        "unresolved": [row for g in graphs for row in _unresolved(g)],
        "ignored": [{"source": i.source, "reason": i.reason} for i in reading.ignored],
        "faults": [{"where": f.where, "problem": f.problem, "way_out": f.way_out} for f in reading.faults],
    }
    return Report(content, reading)


def write_report(report: Report, path: Path) -> None:
    """Write ``report`` as JSON in UTF-8; the same build gives the same bytes."""
    text = json.dumps(report.content, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _plural(noun: str, count: int) -> str:
    if count == 1:
        return noun
    return "entities" if noun == "entity" else noun + "s"


def _counts(names: Iterable[str]) -> dict[str, int]:
    return {str(name): count for name, count in sorted(Counter(names).items())}


def _document(graph: DocumentGraph) -> dict[str, Any]:
    document = graph.segmented.document
    return {
        "source": document.source,
        "sha256": document.sha256,
        "published": document.published.isoformat() if document.published else None,
        "published_inferred": document.published_inferred,
        "articles": [f"{a.kind}: {a.name}" for a in graph.segmented.articles],
        "entities": len(graph.resolved.entities),
        "statements": len(graph.statements),
        "observations": len(graph.observations),
    }


def _inferred_periods(graph: DocumentGraph) -> Iterable[dict[str, Any]]:
    """Expressions of time whose year the text does not say."""
    for time in graph.recognised.times:
        if time.period and time.period.inferred:
            evidence = graph.segmented.evidence(time.span)
            yield {
                "source": graph.segmented.document.source,
                "start": evidence.start,
                "end": evidence.end,
                "text": evidence.exact,
                "period": [time.period.start.isoformat(), time.period.end.isoformat()],
            }


def _unresolved(graph: DocumentGraph) -> Iterable[dict[str, Any]]:
    for lost in graph.resolved.unresolved:
        evidence = graph.segmented.evidence(lost.mention.span)
        yield {
            "source": graph.segmented.document.source,
            "start": evidence.start,
            "end": evidence.end,
            "kind": str(lost.mention.kind),
            "name": lost.mention.name,
            "reason": lost.reason,
            "candidates": list(lost.candidates),
        }
