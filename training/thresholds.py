"""Choose by cross-validation how sure the tagger must be: LEAST a kind, and NO_NAME.

    python training/thresholds.py TEXTS... [--folds 5] [--models FOLDER]

One threshold after the other is varied, the others as they are in ``kgbuild.recognise``; what gives the
best F1 of entities (the mean of strict and lenient) in texts that the model was not trained on is kept
and printed. Models of the folds that are in FOLDER already are used again.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from kgbuild.evaluate import Evaluation, evaluate
from kgbuild.model import DocumentGraph, Kind
from kgbuild.recognise import tagger as recogniser
from kgbuild.recognise.combine import NO_NAME
from kgbuild.recognise.tagger import LEAST
from kgbuild.resolve import resolve
from measure import LENIENT, STRICT, Text, found_in, read_text
from tagger import folds

STEPS = (0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95)
NO_NAMES = (0.8, 0.9, 0.95, 0.98, 1.1)
GAIN = 0.002  # of F1; less is chance


def main() -> None:
    """Print the thresholds that are best."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("texts", nargs="+", type=Path, help="folders of annotated texts")
    options.add_argument("--folds", type=int, default=5, help="so many folds")
    options.add_argument("--models", type=Path, help="where the models of the folds are kept")
    arguments = options.parse_args()
    paths = [path for folder in arguments.texts for path in sorted(folder.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        texts = list(_texts(paths, arguments.folds, arguments.models or Path(folder)))
    least, no_name = chosen(texts)
    for kind, threshold in least.items():
        print(f"{kind} {threshold}")
    print(f"no name {no_name}")


def _texts(paths: Sequence[Path], number: int, folder: Path) -> Iterator[Text]:
    for model, held in folds(paths, number, folder):
        crf = recogniser.load(model)
        yield from (read_text(path, crf) for path in held)


def chosen(texts: Sequence[Text]) -> tuple[dict[str, float], float]:
    """The best threshold of each kind, then that of no name."""
    least = dict(LEAST)
    for kind in LEAST:
        least[kind] = _best(partial(_with, texts, dict(least), kind), STEPS, least[kind])
    no_name = _best(lambda x: score(texts, least, x), NO_NAMES, NO_NAME)
    return {kind.value: threshold for kind, threshold in least.items()}, no_name


def _with(texts: Sequence[Text], least: dict[Kind, float], kind: Kind, threshold: float) -> float:
    """The score with another threshold of one kind."""
    return score(texts, {**least, kind: threshold})


def _best(score_at: Callable[[float], float], steps: Sequence[float], now: float) -> float:
    """The step that scores best, if by more than chance; else what is now."""
    best, score_of_best = now, score_at(now) + GAIN
    for step in steps:
        value = score_at(step)
        if value > score_of_best:
            best, score_of_best = step, value
    return best


def score(texts: Sequence[Text], least: Mapping[Kind, float], no_name: float = NO_NAME) -> float:
    """The mean of strict and lenient F1 of entities, of rules and model together."""
    total = Evaluation()
    for text in texts:
        recognised = text.mentions("both", least, no_name)
        graph = DocumentGraph(text.segmented, recognised, resolve(text.segmented, recognised), (), ())
        total.add(evaluate(found_in(graph), text.annotation))
    return (total.tallies[STRICT]["ALL"].f1 + total.tallies[LENIENT]["ALL"].f1) / 2


if __name__ == "__main__":
    main()
