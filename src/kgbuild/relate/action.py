"""Relating actors to what they do: implements, undertakes, develops, organizes, partOf, …."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import Recognised, Resolved, Segmented, Statement
from kgbuild.relate import alliance, attendance, enactment, occasion, part
from kgbuild.relate.scene import Scene


def relate(segmented: Segmented, recognised: Recognised, resolved: Resolved) -> Iterator[Statement]:
    """The actions that a document states."""
    scene = Scene(segmented, resolved)
    yield from enactment.relate(scene)
    yield from occasion.relate(scene)
    yield from attendance.relate(scene)
    yield from part.relate(scene)
    yield from alliance.relate(scene)
