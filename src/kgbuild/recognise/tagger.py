"""The learned recogniser: names that a CRF over characters proposes beside the rules.

The model was trained on annotated texts by ``training/tagger.py`` (see ``training/MODEL_CARD.md``). A
proposal's confidence is the probability that all its characters are labelled so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files

import pycrfsuite

from kgbuild.features import features
from kgbuild.model import Kind, Mention, Segmented, Span
from kgbuild.naming import bare, cores, unquoted, whole_name

RULE = "tagger.crf"
SURE, LEAST_AGAIN = 0.6, 3  # probability and length of a name that is looked for elsewhere
# The probability that a proposal of each kind needs, chosen on texts that were not trained on.
LEAST = {
    Kind.ORGANIZATION: 0.25,
    Kind.PROJECT: 0.3,
    Kind.INITIATIVE: 0.3,
    Kind.EVENT: 0.55,
    Kind.HONOUR: 0.4,
    Kind.INDUSTRY: 0.3,
    Kind.PLACE: 0.3,
}


def recognise(segmented: Segmented, proposals: Sequence[Mention]) -> Iterator[Mention]:
    """The names that the model sees in a document, given what the rules propose."""
    found = list(_tagged(segmented, proposals))
    yield from found
    yield from _again(segmented, found)


def _tagged(segmented: Segmented, proposals: Sequence[Mention]) -> Iterator[Mention]:
    tagger, columns = _tagger(), features(segmented, proposals)
    for sentence in segmented.sentences:
        tagger.set(columns[sentence.start : sentence.end])
        for span, kind, probability in _names(tagger, tagger.tag()):
            whole = Span(sentence.start + span.start, sentence.start + span.end)
            if probability >= LEAST.get(kind, 2.0) and (name := whole_name(segmented.text, whole)):
                yield _mention(segmented, name, kind, probability)


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


def _mention(segmented: Segmented, span: Span, kind: Kind, probability: float) -> Mention:
    span = unquoted(segmented.text, span)
    name = bare(segmented.words(span))
    return Mention(kind, span, name, RULE, round(probability, 3), None, cores(name))


def _names(tagger: pycrfsuite.Tagger, tags: Sequence[str]) -> Iterator[tuple[Span, Kind, float]]:
    """The labelled stretches of a sentence, with the lowest probability of a label in each."""
    start = 0
    while start < len(tags):
        end = start + 1
        if tags[start] != "O":
            inside = "I-" + tags[start][2:]
            while end < len(tags) and tags[end] == inside:
                end += 1
            probability = min(tagger.marginal(tags[i], i) for i in range(start, end))
            yield Span(start, end), Kind(tags[start][2:]), probability
        start = end


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    with as_file(files("kgbuild") / "data" / "tagger.crfsuite") as path:
        tagger.open(str(path))
    return tagger
