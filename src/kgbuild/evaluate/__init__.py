"""evaluate: a graph against reference annotations, and against an earlier result.

What is counted is defined in :mod:`kgbuild.evaluate.match`; annotations that are optional are
neither rewarded nor punished.
"""

from kgbuild.evaluate.annotation import Annotation, load_annotation
from kgbuild.evaluate.compare import compare
from kgbuild.evaluate.found import Found, load_found
from kgbuild.evaluate.score import Evaluation, Tally, evaluate

__all__ = [
    "Annotation",
    "Evaluation",
    "Found",
    "Tally",
    "compare",
    "evaluate",
    "load_annotation",
    "load_found",
]
