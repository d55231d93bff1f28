"""Train the tagger that proposes names beside the rules: a linear-chain CRF over characters.

    python training/tagger.py TEXTS... --model src/kgbuild/data/tagger.crfsuite
    python training/tagger.py TEXTS --folds 5

TEXTS are folders of NAME.txt with NAME.json beside it and the annotation in gold/NAME.json. The same
texts give the same model, byte for byte. Names that are annotated as optional are labelled as well,
but for initiatives, industries, places and honours: measured on texts that were not trained on, this
finds more of the required ones, while optional ones of these four kinds are mostly common nouns.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite

from kgbuild.features import features
from kgbuild.model import Kind, Segmented, Span
from kgbuild.read import read
from kgbuild.recognise import proposals
from kgbuild.segment import segment
from projection import project

PARAMETERS = {
    "c1": 0.1,
    "c2": 0.02,
    "max_iterations": 120,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}

ONLY_REQUIRED = frozenset({Kind.INDUSTRY, Kind.PLACE, Kind.INITIATIVE, Kind.HONOUR})


def main() -> None:
    """Train on all texts and write the model, or measure by cross-validation."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("texts", nargs="+", type=Path, help="folders of annotated texts")
    options.add_argument("--model", type=Path, help="where to write the model")
    options.add_argument("--part", type=float, default=1.0, help="train on this part of the texts only")
    arguments = options.parse_args()
    paths = [path for folder in arguments.texts for path in sorted(folder.glob("*.txt"))]
    chosen = paths[:: round(1 / arguments.part)]
    train(chosen, arguments.model)


def train(paths: Sequence[Path], model: Path) -> None:
    """Train on annotated texts and write the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for number, path in enumerate(paths, start=1):
        for items, labels in sequences(path):
            trainer.append(items, labels)
        if number % 50 == 0:
            print(f"{number} of {len(paths)} texts", file=sys.stderr)
    trainer.train(str(model))
    print(f"{model}: {model.stat().st_size:,} bytes", file=sys.stderr)


def sequences(path: Path) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The features and labels of each sentence of an annotated text."""
    segmented = segment(read([path]).documents[0])
    annotation = json.loads((path.parent / "gold" / f"{path.stem}.json").read_bytes())
    tags = labels_of(segmented, annotation)
    columns = features(segmented, proposals(segmented))
    for sentence in segmented.sentences:
        at = slice(sentence.start, sentence.end)
        yield columns[at], tags[at]


def labels_of(segmented: Segmented, annotation: dict[str, object]) -> list[str]:
    """A label for every character of the healed text: B-Kind, I-Kind or O."""
    tags = ["O"] * len(segmented.text)
    for label in project(segmented.text, annotation):
        if label.optional and label.kind in ONLY_REQUIRED:
            continue
        _write(tags, label.span, str(label.kind))
    return tags


def _write(tags: list[str], span: Span, kind: str) -> None:
    tags[span.start : span.end] = ["B-" + kind] + ["I-" + kind] * (len(span) - 1)


if __name__ == "__main__":
    main()
