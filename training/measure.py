"""What rules alone, the model alone and both find of annotated entities, by kind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kgbuild.evaluate import Evaluation, Found, evaluate, load_annotation
from kgbuild.evaluate.found import FoundEntity
from kgbuild.evaluate.names import normal
from kgbuild.model import Kind, Mention, Recognised, Segmented
from kgbuild.read import read
from kgbuild.recognise import proposals, tagger
from kgbuild.recognise.combine import combine
from kgbuild.resolve import resolve
from kgbuild.segment import segment

WAYS = ("rules", "model", "both")


class Measurement:
    """Evaluations summed over texts, one a way of finding names."""

    def __init__(self) -> None:
        self.evaluations = {way: Evaluation() for way in WAYS}

    def add(self, model: Path, paths: Sequence[Path]) -> None:
        """Add texts, read with a model that was not trained on them."""
        crf = tagger.load(model)
        for path in paths:
            segmented = segment(read([path]).documents[0])
            by_rule = proposals(segmented)
            learned = list(tagger.recognise(segmented, by_rule, crf))
            regions = [m for m in by_rule if m.kind is Kind.REGION]
            annotation = load_annotation(path.parent / "gold" / f"{path.stem}.json")
            for way, mentions in zip(WAYS, (by_rule, regions + learned, by_rule + learned), strict=True):
                self.evaluations[way].add(evaluate(_found(segmented, mentions), annotation))

    def table(self) -> str:
        """Precision, recall and F1 of entities, strict and lenient, as a table in Markdown."""
        head = " | ".join(f"{way} {part}" for way in WAYS for part in ("strict", "lenient"))
        lines = [f"| kind | {head} |", "| --- |" + " --- |" * 2 * len(WAYS)]
        for kind in (*(k.value for k in Kind), "ALL"):
            cells = [self._cell(way, part, kind) for way in WAYS for part in ("strict", "lenient")]
            lines.append(f"| {kind} | " + " | ".join(cells) + " |")
        return "\n".join(lines)

    def _cell(self, way: str, part: str, kind: str) -> str:
        tally = self.evaluations[way].tallies[f"entities {part}"][kind]
        return f"{tally.precision:.2f} {tally.recall:.2f} **{tally.f1:.2f}**"


def _found(segmented: Segmented, mentions: Sequence[Mention]) -> Found:
    """The entities that mentions resolve to."""
    kept, _ = combine(segmented, mentions)
    entities = {}
    for entity in resolve(segmented, Recognised(kept)).entities:
        if entity.mentions or entity.implied:
            names = frozenset(normal(n) for n in (entity.name, *entity.aliases)) - {""}
            entities[entity.key] = FoundEntity(entity.kind.value, entity.name, names)
    return Found(entities, (), ())
