"""Precision, recall and F1, a kind and a property, with what was missed and what was wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgbuild.evaluate.annotation import BOTH_WAYS, Annotation
from kgbuild.evaluate.found import Found
from kgbuild.evaluate.match import match_entities, match_observations
from kgbuild.evaluate.names import near

PARTS = ("entities strict", "entities lenient", "relations", "observations")
ALL = "ALL"


@dataclass
class Tally:
    """Counts of what was found and right, found and wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Right of all found; 0 where nothing was."""
        found = self.right + self.wrong
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """Right of all annotated; 0 where nothing was."""
        annotated = self.right + self.missed
        return self.right / annotated if annotated else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, other: Tally) -> None:
        """Add the counts of another one."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


@dataclass(frozen=True)
class Difference:
    """Something missed (or found and wrong), with the words it stands on where they are known."""

    document: str
    part: str
    kind: str
    text: str
    quotation: str = ""


@dataclass
class Evaluation:
    """Tallies by part (see :data:`PARTS`) and kind or property, and the differences behind them."""

    tallies: dict[str, dict[str, Tally]] = field(
        default_factory=lambda: {part: defaultdict(Tally) for part in PARTS}
    )
    missed: list[Difference] = field(default_factory=list)
    wrong: list[Difference] = field(default_factory=list)

    def add(self, other: Evaluation) -> None:
        """Add another document's evaluation."""
        for part, rows in other.tallies.items():
            for kind, tally in rows.items():
                self.tallies[part][kind].add(tally)
        self.missed += other.missed
        self.wrong += other.wrong


def evaluate(found: Found, annotation: Annotation) -> Evaluation:
    """Compare what a graph says of a document with the document's annotation."""
    result = Evaluation()
    strict = match_entities(found, annotation, lenient=False)
    matched = match_entities(found, annotation, lenient=True)
    _entities(found, annotation, strict, "entities strict", result, say=False)
    _entities(found, annotation, matched, "entities lenient", result, say=True)
    _relations(found, annotation, matched, result)
    _observations(found, annotation, matched, result)
    for part in PARTS[:3]:
        rows = result.tallies[part]
        total = Tally()
        for kind in sorted(rows):
            total.add(rows[kind])
        rows[ALL] = total
    return result


def _entities(
    found: Found, annotation: Annotation, matched: Mapping[str, str], part: str, result: Evaluation, say: bool
) -> None:
    rows, hit = result.tallies[part], set(matched.values())
    for key, entity in annotation.entities.items():
        if entity.optional:
            continue
        rows[entity.kind].add(Tally(right=1) if key in hit else Tally(missed=1))
        if say and key not in hit:
            result.missed.append(Difference(annotation.document, part, entity.kind, entity.name))
    optional = [n for e in annotation.entities.values() if e.optional for n in e.names]
    for iri, entity_found in sorted(found.entities.items()):
        if iri in matched or any(near(a, b) for a in entity_found.names for b in optional):
            continue
        rows[entity_found.kind].add(Tally(wrong=1))
        if say:
            quotation = found.quotations.get((iri,), "")
            result.wrong.append(
                Difference(annotation.document, part, entity_found.kind, entity_found.name, quotation)
            )


def _relations(found: Found, annotation: Annotation, matched: Mapping[str, str], result: Evaluation) -> None:
    rows = result.tallies["relations"]
    wanted = dict(annotation.relations)
    wanted.update({(o, p, s): optional for (s, p, o), optional in wanted.items() if p == BOTH_WAYS})
    optional = {key for key, entity in annotation.entities.items() if entity.optional}
    seen: set[tuple[str | None, str, str | None]] = set()
    for triple in found.relations:
        s, p, o = triple
        ends = (matched.get(s), p, matched.get(o))
        if ends in wanted:
            seen |= {ends, (ends[2], p, ends[0])} if p == BOTH_WAYS else {ends}
            if not wanted[ends[0] or "", p, ends[2] or ""]:
                rows[p].add(Tally(right=1))
        elif {ends[0], ends[2]} & optional:
            continue
        elif p == "within" and (o not in found.entities or ends[0] is None):
            continue  # the ancestors of a region come from reference data
        else:
            rows[p].add(Tally(wrong=1))
            words = f"{_name(found, s)} {p} {_name(found, o)}"
            quotation = found.quotations.get(triple, "")
            result.wrong.append(Difference(annotation.document, "relations", p, words, quotation))
    for s, p, o in _missed(annotation, seen, optional):
        rows[p].add(Tally(missed=1))
        words = f"{annotation.entities[s].name} {p} {annotation.entities[o].name}"
        result.missed.append(Difference(annotation.document, "relations", p, words))


def _missed(
    annotation: Annotation, seen: set[tuple[str | None, str, str | None]], optional: set[str]
) -> Iterable[tuple[str, str, str]]:
    done = set()
    for (s, p, o), is_optional in annotation.relations.items():
        if is_optional or (s, p, o) in seen or {s, o} & optional or (p == BOTH_WAYS and (o, p, s) in done):
            continue
        done.add((s, p, o))
        yield s, p, o


def _name(found: Found, iri: str) -> str:
    return found.entities[iri].name if iri in found.entities else iri


def _observations(
    found: Found, annotation: Annotation, matched: Mapping[str, str], result: Evaluation
) -> None:
    lenient, strict = Tally(), Tally()
    pairs = match_observations(found, annotation, matched)
    for _, annotated, is_strict in pairs:
        if not annotated.optional:
            lenient.right += 1
            strict.add(Tally(right=1) if is_strict else Tally(wrong=1, missed=1))
    hit, used = [id(a) for _, a, _ in pairs], [id(f) for f, _, _ in pairs]
    for annotated in annotation.observations:
        if id(annotated) not in hit and not annotated.optional:
            lenient.missed += 1
            strict.missed += 1
            words = f"{annotated.indicator} {annotated.value}"
            result.missed.append(Difference(annotation.document, "observations", annotated.measure, words))
    for item in found.observations:
        if id(item) not in used:
            lenient.wrong += 1
            strict.wrong += 1
            words = f"{item.indicator} {item.value}"
            result.wrong.append(Difference(annotation.document, "observations", item.measure, words))
    result.tallies["observations"].update({"lenient": lenient, "strict": strict})
