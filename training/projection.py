"""Projecting a document's annotation, which names each entity once, onto its text.

Every occurrence of a name or an alias becomes a span, longest names first, so that a short form never
cuts into a longer name. White space and quotation marks do not count, as in the scorer. Of names
inside other names only the outermost is kept: what the tagger learns does not nest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kgbuild.model import Kind, Span

IGNORED = frozenset("“”‘’\"'「」『』《》〈〉")
SUBCLASSES = {
    "Strategy": "Initiative",
    "Program": "Initiative",
    "Campaign": "Initiative",
    "Mechanism": "Initiative",
}
KINDS = frozenset(Kind)
ADDED = ("消息", "讯", "电")


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A stretch of text that names an entity; ``optional``: two careful readers could differ."""

    span: Span
    kind: Kind
    optional: bool


def project(text: str, annotation: dict[str, Any]) -> list[Label]:
    """The spans at which the annotated entities are named, in the order of the text, none overlapping.

    Args:
        text: a document's (healed) text.
        annotation: its reference annotation, whose ``entities`` have ``type``, ``name``,
            ``aliases`` and ``optional``.
    """
    squeezed, offsets = _squeeze(text)
    taken = bytearray(len(squeezed))
    labels = []
    for name, kind, optional in _names(annotation):
        for match in re.finditer(re.escape(name), squeezed):
            start, end = match.span()
            if any(taken[start:end]) or _cuts_latin(squeezed, start, end):
                continue
            taken[start:end] = b"\1" * (end - start)
            labels.append(Label(Span(offsets[start], offsets[end - 1] + 1), kind, optional))
    return sorted(labels)


def _squeeze(text: str) -> tuple[str, list[int]]:
    """A text without white space and quotation marks, and where each of its characters stood."""
    kept = [i for i, c in enumerate(text) if not c.isspace() and c not in IGNORED]
    return "".join(text[i] for i in kept), kept


def _names(annotation: dict[str, Any]) -> list[tuple[str, Kind, bool]]:
    """The names to look for: longest first, required ones before optional ones, each once."""
    names: dict[str, tuple[Kind, bool]] = {}
    for entity in sorted(annotation["entities"], key=lambda e: bool(e.get("optional"))):
        kind = SUBCLASSES.get(entity["type"], entity["type"])
        if kind in KINDS:
            for name in _forms(entity, Kind(kind)):
                names.setdefault(name, (Kind(kind), bool(entity.get("optional"))))
    return sorted(((name, *rest) for name, rest in names.items()), key=lambda n: (-len(n[0]), n[0]))


def _forms(entity: dict[str, Any], kind: Kind) -> Iterator[str]:
    """An entity's name and aliases as they may stand in the text.

    A form that only adds a word to another one is left out: a person's title, an agency's 消息.
    """
    forms = [_squeeze(form)[0] for form in [entity["name"], *entity.get("aliases", [])]]
    for form in forms:
        with_title = kind is Kind.PERSON and any(other != form and other in form for other in forms)
        if (
            len(form) > 1
            and not with_title
            and not any(form == other + word for other in forms for word in ADDED)
        ):
            yield form


def _cuts_latin(text: str, start: int, end: int) -> bool:
    """Whether a match begins or ends in the middle of a Latin word or a number."""

    def joined(i: int) -> bool:
        if not 0 < i < len(text):
            return False
        a, b = text[i - 1], text[i]
        return (
            a.isascii() and b.isascii() and ((a.isalpha() and b.isalpha()) or (a.isdigit() and b.isdigit()))
        )

    return joined(start) or joined(end)
