"""What rules alone, the model alone and both find of what is annotated, by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pycrfsuite

from kgbuild.evaluate import Evaluation, Found, evaluate, load_annotation
from kgbuild.evaluate.annotation import Annotation
from kgbuild.evaluate.found import PROPERTIES, FoundEntity, FoundObservation
from kgbuild.evaluate.names import normal
from kgbuild.model import (
    DocumentGraph,
    Kind,
    Mention,
    Observation,
    Recognised,
    Segmented,
)
from kgbuild.read import read
from kgbuild.recognise import figure, proposals, tagger, time
from kgbuild.recognise.combine import NO_NAME, combine
from kgbuild.recognise.tagger import LEAST, Reading
from kgbuild.relate import relate
from kgbuild.resolve import resolve
from kgbuild.segment import segment

WAYS = ("rules", "model", "both")
# The rows of a table: what is counted, and the parts of an evaluation with the row in each.
ENTITIES = (*(kind.value for kind in Kind), "Article", "ALL")
STRICT, LENIENT = "entities strict", "entities lenient"


@dataclass(frozen=True)
class Text:
    """An annotated text with what rules propose and a model sees in it.

    ``readings`` are all the model's, sure and unsure; ``nothing`` has for each character the
    probability that it is in no name.
    """

    segmented: Segmented
    by_rule: Sequence[Mention]
    readings: Sequence[Reading]
    nothing: Sequence[float]
    annotation: Annotation

    def mentions(self, way: str, least: Mapping[Kind, float] = LEAST, no_name: float = NO_NAME) -> Recognised:
        """What is recognised by ``way``, given how sure a name must be and how surely there is none."""
        learned = tagger.selected(self.segmented, self.readings, least) if way != "rules" else ()
        rules = [m for m in self.by_rule if way != "model" or m.kind is Kind.REGION]
        nothing = self.nothing if way == "both" else ()
        kept, rejected = combine(self.segmented, [*rules, *learned], nothing, no_name)
        return Recognised(kept, rejected)


def read_text(path: Path, model: pycrfsuite.Tagger) -> Text:
    """An annotated text (NAME.txt, with its annotation in gold/NAME.json), read with a model."""
    segmented = segment(read([path]).documents[0])
    by_rule = proposals(segmented)
    nothing = [1.0] * len(segmented.text)
    found = tuple(tagger.readings(segmented, by_rule, model, nothing))
    annotation = load_annotation(path.parent / "gold" / f"{path.stem}.json")
    return Text(segmented, by_rule, found, nothing, annotation)


@dataclass
class Measurement:
    """Evaluations summed over texts, one a way of finding names."""

    evaluations: dict[str, Evaluation] = field(default_factory=lambda: {way: Evaluation() for way in WAYS})

    def add(self, model: Path, paths: Sequence[Path]) -> None:
        """Add texts, read with a model that was not trained on them."""
        crf = tagger.load(model)
        for path in paths:
            text = read_text(path, crf)
            for way in WAYS:
                graph = whole_graph(text.segmented, text.mentions(way))
                self.evaluations[way].add(evaluate(found_in(graph), text.annotation))

    def table(self) -> str:
        """Precision, recall and F1, as a table in Markdown: entities strict and lenient, then the rest."""
        head = " | ".join(f"{way} strict | {way} lenient" for way in WAYS)
        rows = [
            *((kind, (STRICT, kind), (LENIENT, kind)) for kind in ENTITIES),
            ("relations", None, ("relations", "ALL")),
            ("observations", ("observations", "strict"), ("observations", "lenient")),
        ]
        lines = [f"| | {head} |", "| --- |" + " --- |" * 2 * len(WAYS)]
        for name, *cells in rows:
            values = [self._cell(way, cell) for way in WAYS for cell in cells]
            lines.append(f"| {name} | " + " | ".join(values) + " |")
        return "\n".join(lines)

    def _cell(self, way: str, cell: tuple[str, str] | None) -> str:
        if cell is None:
            return ""
        tally = self.evaluations[way].tallies[cell[0]][cell[1]]
        return f"{tally.precision:.2f} {tally.recall:.2f} **{tally.f1:.3f}**"


def whole_graph(segmented: Segmented, recognised: Recognised) -> DocumentGraph:
    """What a document says, given the names recognised in it."""
    times = tuple(time.recognise(segmented))
    figures = tuple(figure.recognise(segmented, times))
    complete = Recognised(recognised.mentions, recognised.rejected, times, figures)
    resolved = resolve(segmented, complete)
    return DocumentGraph(segmented, complete, resolved, *relate(segmented, complete, resolved))


def found_in(graph: DocumentGraph) -> Found:
    """What a document says, as the scorer wants it (which reads it back from Turtle otherwise)."""
    segmented = graph.segmented
    entities = {
        segmented.article_key(article): _entity("Article", article.name, *article.aliases)
        for article in segmented.articles
    }
    for entity in graph.resolved.entities:
        if entity.mentions or entity.implied:
            entities[entity.key] = _entity(entity.kind.value, entity.name, *entity.aliases)
    relations = {
        (s.subject, s.predicate, str(s.object))
        for s in graph.statements
        if s.predicate in PROPERTIES and s.subject in entities
    }
    return Found(entities, tuple(sorted(relations)), tuple(map(_observation, graph.observations)))


def _entity(kind: str, name: str, *aliases: str) -> FoundEntity:
    return FoundEntity(kind, name, frozenset(map(normal, (name, *aliases))) - {""})


def _observation(observation: Observation) -> FoundObservation:
    period = observation.period
    return FoundObservation(
        observation.subject,
        observation.indicator,
        str(observation.measure),
        observation.value,
        (period.start.isoformat(), period.end.isoformat()) if period else None,
        observation.rank_scope,
    )
