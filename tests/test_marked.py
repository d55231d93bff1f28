"""Marked sentences, a file a kind: what is marked is found, and nothing else of that kind.

A line is the body of a text of its own; ⟦ and ⟧ stand around each name. Lines that begin with # are
remarks, those that begin with ! are known to fail. The sentences were written for this test; they are
annotated as ``docs/accuracy.md`` says.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from kgbuild.grammar import unmark
from kgbuild.model import Kind
from kgbuild.pipeline import graph_of
from texts import MakeDocument

FOLDER = Path(__file__).parent / "marked"
HEADLINE = "工作动态"
KINDS = {
    "region": Kind.REGION,
    "person": Kind.PERSON,
    "post": Kind.POST,
    "organization": Kind.ORGANIZATION,
    "initiative": Kind.INITIATIVE,
    "project": Kind.PROJECT,
    "event": Kind.EVENT,
    "honour": Kind.HONOUR,
    "industry": Kind.INDUSTRY,
    "place": Kind.PLACE,
}


def sentences() -> list[tuple[str, str]]:
    """Each marked sentence with the kind that it is marked for."""
    return [
        (name, line)
        for name in KINDS
        for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]


def test_there_are_sentences_enough_of_every_kind_and_with_nothing_to_find() -> None:
    assert len(sentences()) >= 120
    for name in KINDS:
        marked = ["⟦" in line for kind, line in sentences() if kind == name]
        assert marked.count(True) >= 8
        assert marked.count(False) >= 3


def cases() -> list[ParameterSet]:
    """The sentences as cases of a test, those known to fail expected to."""
    known = pytest.mark.xfail(strict=True, reason="a known failure")
    return [
        pytest.param(kind, line.removeprefix("! "), marks=[known] if line.startswith("! ") else [])
        for kind, line in sentences()
    ]


@pytest.mark.parametrize(("kind", "marked"), cases())
def test_what_is_marked_is_found_and_nothing_else(
    make_document: MakeDocument, kind: str, marked: str
) -> None:
    text, spans = unmark(marked)
    document = make_document(f"{HEADLINE}\n{text}\n", published="2023-10-21")
    found = [
        {name.strip("“”") for name in (entity.name, *entity.aliases)}
        for entity in graph_of(document).resolved.entities
        if entity.kind is KINDS[kind] and entity.mentions
    ]
    names = {text[span.start : span.end].strip("“”") for span in spans}
    missed = {name for name in names if not any(name in forms for forms in found)}
    wrong = [forms for forms in found if not forms & names]
    assert (missed, wrong) == (set(), [])
