"""Train the tagger that proposes names beside the rules: a linear-chain CRF over characters.

    python training/tagger.py TEXTS... --model src/kgbuild/data/tagger.crfsuite
    python training/tagger.py TEXTS... --folds 5 [--part 0.5]
    python training/tagger.py TEXTS... --test OTHERS [--part 0.5]

TEXTS are folders of NAME.txt with NAME.json beside it and the annotation in gold/NAME.json. The same
texts give the same model, byte for byte. Names that are annotated as optional are a label of their own
(``B-Place?``), so that finding them neither teaches nor hides what every reader calls a name. Regions
are left to the gazetteer.

With ``--folds`` no model is written: what rules, model and both find in each fold, by a model trained on
the other ones, is printed as a table; with ``--test``, what they find in another folder's texts. ``--part``
trains on a part of the texts (the learning curve).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
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
    with tempfile.TemporaryDirectory() as folder:
        if arguments.folds:
            print(measured(folds(paths, arguments.folds, Path(folder), arguments.part)))
        elif arguments.test:
            model = Path(folder) / "model"
            train(paths[:: round(1 / arguments.part)], model)
            print(measured([(model, sorted(arguments.test.glob("*.txt")))]))
        else:
            train(paths[:: round(1 / arguments.part)], arguments.model)


def measured(models: Iterable[tuple[Path, Sequence[Path]]]) -> str:
    """What rules, model and both find in texts that each model was not trained on, as a table."""
    measurement = Measurement()
    for model, paths in models:
        measurement.add(model, paths)
    return measurement.table()


def folds(
    paths: Sequence[Path], number: int, folder: Path, part: float = 1.0
) -> Iterator[tuple[Path, Sequence[Path]]]:
    """A model for each fold of the texts, trained on (a part of) the other folds, and the fold's texts.

    Models are written to the folder; those that are there already are used again.
    """
    models = [folder / f"model-{fold}" for fold in range(number)]
    if not all(model.exists() for model in models):
        trainer = _trainer()
        for i, path in enumerate(paths):
            if not (i // number) % round(1 / part):
                _append(trainer, path, i % number)
        for fold, model in enumerate(models):
            trainer.train(str(model), fold)
    for fold, model in enumerate(models):
        yield model, paths[fold::number]


def train(paths: Sequence[Path], model: Path) -> None:
    """Train on annotated texts and write the model."""
    trainer = _trainer()
    for path in paths:
        _append(trainer, path)
    trainer.train(str(model))
    print(f"{model}: {len(paths)} texts, {model.stat().st_size:,} bytes", file=sys.stderr)


def _trainer() -> pycrfsuite.Trainer:
    return pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)


def _append(trainer: pycrfsuite.Trainer, path: Path, group: int = 0) -> None:
    """Add an annotated text to what is trained on; a group can be held out."""
    for items, labels in sequences(path):
        trainer.append(items, labels, group)


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
