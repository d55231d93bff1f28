"""Train the tagger that proposes names beside the rules: a linear-chain CRF over characters.

    python training/tagger.py TEXTS... --model src/kgbuild/data/tagger.crfsuite
    python training/tagger.py TEXTS... --folds 5 [--part 0.5]

TEXTS are folders of NAME.txt with NAME.json beside it and the annotation in gold/NAME.json. The same
texts give the same model, byte for byte. Names that are annotated as optional are a label of their own
(``B-Place?``), so that finding them neither teaches nor hides what every reader calls a name. Regions
are left to the gazetteer.

With ``--folds`` nothing is written: what rules, model and both find in each fold, by a model trained on
the other ones, is printed as a table. ``--part`` trains on a part of the texts (the learning curve).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from kgbuild.features import features
from kgbuild.model import Kind, Segmented
from kgbuild.read import read
from kgbuild.recognise import proposals
from kgbuild.segment import segment
from measure import Measurement
from projection import project

PARAMETERS = {
    "c1": 0.25,
    "c2": 0.02,
    "max_iterations": 100,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}


def main() -> None:
    """Train on all texts and write the model, or measure by cross-validation."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("texts", nargs="+", type=Path, help="folders of annotated texts")
    options.add_argument("--model", type=Path, help="where to write the model")
    options.add_argument("--part", type=float, default=1.0, help="train on this part of the texts only")
    options.add_argument("--folds", type=int, help="measure with so many folds instead")
    options.add_argument("--test", type=Path, help="measure on this folder's texts instead")
    arguments = options.parse_args()
    paths = [path for folder in arguments.texts for path in sorted(folder.glob("*.txt"))]
    if arguments.folds:
        cross_validate(paths, arguments.folds, arguments.part)
    elif arguments.test:
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "model"
            train(_part(paths, arguments.part), model)
            measurement = Measurement()
            measurement.add(model, sorted(arguments.test.glob("*.txt")))
            print(measurement.table())
    else:
        train(_part(paths, arguments.part), arguments.model)


def cross_validate(paths: Sequence[Path], folds: int, part: float) -> None:
    """Print what rules, model and both find in texts that the model was not trained on."""
    measurement = Measurement()
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(folds):
            model = Path(folder) / f"model-{fold}"
            others = [path for number, path in enumerate(paths) if number % folds != fold]
            train(_part(others, part), model)
            measurement.add(model, paths[fold::folds])
    print(measurement.table())


def _part(paths: Sequence[Path], part: float) -> Sequence[Path]:
    return paths[:: round(1 / part)]


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


def labels_of(segmented: Segmented, annotation: dict[str, Any]) -> list[str]:
    """A label for every character of the healed text: B-Kind, I-Kind, the same with ?, or O."""
    tags = ["O"] * len(segmented.text)
    for label in project(segmented.text, annotation):
        if label.kind is not Kind.REGION:
            name = label.kind + "?" * label.optional
            span = label.span
            tags[span.start : span.end] = ["B-" + name] + ["I-" + name] * (len(span) - 1)
    return tags


if __name__ == "__main__":
    main()
