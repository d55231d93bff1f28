"""The learned recogniser: names that a CRF over characters sees beside the rules.

The model was trained on annotated texts by ``training/tagger.py`` (see ``training/MODEL_CARD.md``). It
tells names that every careful reader marks from those about which readers differ (``Kind?``): what it
proposes is what stands out against no name at all, whether or not some readers would leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pycrfsuite

from kgbuild.features import features
from kgbuild.model import Kind, Mention, Segmented, Span
from kgbuild.naming import bare, cores, unquoted, whole_name

RULE = "tagger.crf"
CLEAR = 0.9  # probability of no name at which nothing is looked for
SURE, LEAST_AGAIN = 0.8, 3  # probability and length of a name that is looked for elsewhere
LIKELY = 0.5  # least probability of a name: chosen by cross-validation
# How much surer a name than no name must be, of each kind: chosen by cross-validation.
LEAST = {
    Kind.PERSON: 0.5,
    Kind.POST: 0.9,
    Kind.ORGANIZATION: 0.45,
    Kind.PROJECT: 0.55,
    Kind.INITIATIVE: 0.7,
    Kind.EVENT: 0.75,
    Kind.HONOUR: 0.45,
    Kind.INDUSTRY: 0.65,
    Kind.PLACE: 0.75,
}


Column = dict[Kind, tuple[float, float, float, float]]  # probabilities of B, I, B? and I?, by kind
Labels = dict[Kind, tuple[str | None, str | None, str | None, str | None]]  # their names


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch that the model reads as a name, with the probabilities of what it is.

    ``required``: a name that every reader marks; ``optional``: one about which they differ;
    ``nothing``: none, at its least certain character.
    """

    span: Span
    kind: Kind
    required: float
    optional: float
    nothing: float

    @property
    def standing(self) -> float:
        """How much the name stands out against no name, in [0, 1]."""
        return self.required / (self.required + self.nothing + 1e-9)

    @property
    def probability(self) -> float:
        """That it is a name at all, required or not."""
        return self.required + self.optional


@dataclass(frozen=True)
class Tagged:
    """What the model sees in a document: names, and for each character how surely it is in none."""

    mentions: tuple[Mention, ...]
    nothing: tuple[float, ...]


def recognise(
    segmented: Segmented, proposals: Sequence[Mention], model: pycrfsuite.Tagger | None = None
) -> Tagged:
    """What a model (the shipped one) sees in a document, given what the rules propose."""
    nothing = [1.0] * len(segmented.text)
    found = tuple(readings(segmented, proposals, model or shipped(), nothing))
    return Tagged(selected(segmented, found), tuple(nothing))


def selected(
    segmented: Segmented, found: Iterable[Reading], least: Mapping[Kind, float] = LEAST
) -> tuple[Mention, ...]:
    """The likely names that stand out enough among a model's readings, and more places of the sure ones."""
    likely = (r for r in found if r.probability >= LIKELY)
    names = [_mention(segmented, r) for r in likely if r.standing >= least.get(r.kind, 2.0)]
    return (*names, *_again(segmented, names))


def readings(
    segmented: Segmented, proposals: Sequence[Mention], model: pycrfsuite.Tagger, none: list[float]
) -> Iterator[Reading]:
    """The stretches that a model reads as names, sure and unsure ones, in the order of the text.

    On the way ``none`` gets the probability of each character to belong to no name.
    """
    columns, labels = features(segmented, proposals), _labels(model)
    for sentence in segmented.sentences:
        model.set(columns[sentence.start : sentence.end])
        nothing = [model.marginal("O", i) for i in range(len(sentence))]
        none[sentence.start : sentence.end] = nothing
        start = 0
        while start < len(nothing):
            end = start
            while end < len(nothing) and nothing[end] < CLEAR:
                end += 1
            rows = [_column(model, labels, i) for i in range(start, end)]
            for reading in _cut(rows, nothing[start:end], start):
                span = Span(sentence.start + reading.span.start, sentence.start + reading.span.end)
                if name := whole_name(segmented.text, span):
                    yield replace(reading, span=name)
            start = max(end, start + 1)


def _cut(columns: Sequence[Column], nothing: Sequence[float], offset: int) -> Iterator[Reading]:
    """The best division of a doubtful stretch into names: the one with the most expected characters."""
    labels = _best_path(columns, nothing)
    at = 0
    while at < len(labels):
        label, stop = labels[at], at + 1
        if label is not None:
            while stop < len(labels) and labels[stop] == (label[0], False):
                stop += 1
            beyond = columns[stop] if stop < len(columns) else {}
            yield _reading(columns[at:stop], beyond, label[0], max(nothing[at:stop]), offset + at)
        at = stop


def _reading(columns: Sequence[Column], beyond: Column, kind: Kind, nothing: float, start: int) -> Reading:
    weights = [column[kind] for column in columns]
    begins = weights[0][0] + weights[0][2]
    goes_on = beyond[kind][1] + beyond[kind][3] if beyond else 0.0
    name = min(begins, 1 - goes_on, *map(sum, weights))
    share = sum(b + i for b, i, _, _ in weights) / max(1e-9, sum(map(sum, weights)))
    return Reading(Span(start, start + len(columns)), kind, name * share, name * (1 - share), nothing)


def _column(model: pycrfsuite.Tagger, labels: Labels, at: int) -> Column:
    """The probabilities of the labels at a character, by kind."""
    column = {}
    for kind, names in labels.items():
        b, i, b_optional, i_optional = (model.marginal(name, at) if name else 0.0 for name in names)
        column[kind] = (b, i, b_optional, i_optional)
    return column


Label = tuple[Kind, bool] | None  # a kind and whether a name begins; None: no name


def _best_path(columns: Sequence[Column], nothing: Sequence[float]) -> list[Label]:
    """The legal sequence of labels whose probabilities add up to most."""
    scores: dict[Label, float] = {None: 0.0}
    back: list[dict[Label, Label]] = []
    for column, none in zip(columns, nothing, strict=True):
        best = max(scores, key=lambda label: scores[label])
        reached: dict[Label, float] = {None: scores[best] + none}
        origin: dict[Label, Label] = {None: best}
        for kind, (b, i, b_optional, i_optional) in column.items():
            reached[kind, True], origin[kind, True] = scores[best] + b + b_optional, best
            inside = max(((kind, True), (kind, False)), key=lambda label: scores.get(label, -1.0))
            if inside in scores:
                reached[kind, False] = scores[inside] + i + i_optional
                origin[kind, False] = inside
        scores = reached
        back.append(origin)
    label: Label = max(scores, key=lambda label: scores[label])
    path: list[Label] = []
    for origin in reversed(back):
        path.append(label)
        label = origin[label]
    return path[::-1]


def _again(segmented: Segmented, found: Sequence[Mention]) -> Iterator[Mention]:
    """The other places of names that were found surely: a name told once is one throughout."""
    sure: dict[str, Mention] = {}
    for mention in sorted(found, key=lambda m: -m.confidence):
        if mention.confidence >= SURE and len(mention.name) >= LEAST_AGAIN:
            sure.setdefault(segmented.words(mention.span), mention)
    taken = {m.span for m in found}
    for words in sorted(sure, key=lambda w: (-len(w), w)):
        first = sure[words]
        for match in re.finditer(re.escape(words), segmented.text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.add(span)
                yield replace(first, span=span, rule=RULE + "-again", confidence=first.confidence - 0.1)


def _mention(segmented: Segmented, reading: Reading) -> Mention:
    span = unquoted(segmented.text, reading.span)
    name = bare(segmented.words(span))
    return Mention(reading.kind, span, name, RULE, round(reading.probability, 3), None, cores(name))


def load(path: Path) -> pycrfsuite.Tagger:
    """A model that ``training/tagger.py`` wrote."""
    model = pycrfsuite.Tagger()
    model.open(str(path))
    return model


@cache
def shipped() -> pycrfsuite.Tagger:
    """The model that the package comes with."""
    with as_file(files("kgbuild") / "data" / "tagger.crfsuite") as path:
        return load(path)


def _labels(model: pycrfsuite.Tagger) -> Labels:
    """The labels of each kind that a model knows: B, I, and those of optional names."""
    known = set(model.labels())

    def label(name: str) -> str | None:
        return name if name in known else None

    return {
        kind: (label(f"B-{kind}"), label(f"I-{kind}"), label(f"B-{kind}?"), label(f"I-{kind}?"))
        for kind in Kind
        if f"B-{kind}" in known
    }
