"""Figures told distributively of several subjects: “甲、乙、丙分别增长5%、4%和3%”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.model import Entity, Figure, Span
from kgbuild.relate.indicator import in_one_list
from kgbuild.relate.scene import Scene
from kgbuild.relate.subject import explicit

EACH = re.compile(r"分别|依次")


def apportioned(scene: Scene, sentence: Span, figures: Sequence[Figure]) -> dict[Span, Entity]:
    """The subject of each figure in lists that have a figure for each of their subjects.

    Args:
        scene: the document's mentions.
        sentence: a sentence.
        figures: its figures, in the order of the text.
    """
    found = {}
    for group in _lists(scene, figures):
        first = group[0].span
        each = list(EACH.finditer(scene.masked, sentence.start, first.end))
        if not each or "，" in scene.words(each[-1].end(), first.start):
            continue
        subjects = explicit(scene, sentence, each[-1].start())
        if len(subjects) == len(group):
            pairs = zip(group, subjects, strict=True)
            found.update({figure.span: subject.entity for figure, subject in pairs})
    return found


def _lists(scene: Scene, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The runs of two or more figures with nothing but 、 or 和 between them."""
    run: list[Figure] = []
    for figure in figures:
        if run and not in_one_list(scene.segmented.text, run[-1], figure):
            if len(run) > 1:
                yield run
            run = []
        run.append(figure)
    if len(run) > 1:
        yield run
