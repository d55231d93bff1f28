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


@dataclass(frozen=True, slots=True)
class _Name:
    """A form to look for, and the number of the entity that it names."""

    form: str
    kind: Kind
    optional: bool
    entity: int


def project(text: str, annotation: dict[str, Any]) -> list[Label]:
    """The spans at which the annotated entities are named, in the order of the text, none overlapping.

    Longest names go first; but a required entity that longer optional names hide wherever it stands
    goes before them.

    Args:
        text: a document's (healed) text.
        annotation: its reference annotation, whose ``entities`` have ``type``, ``name``,
            ``aliases`` and ``optional``.
    """
    squeezed, offsets = _squeeze(text)
    names = _names(annotation)
    found = _find(squeezed, names)
    named = {name.entity for _, name in found}
    hidden = {
        n.entity for n in names if n.entity not in named and not n.optional and n.kind is not Kind.REGION
    }
    if hidden:
        found = _find(squeezed, _before_optional(names, hidden))
    return sorted(
        Label(Span(offsets[start], offsets[end - 1] + 1), name.kind, name.optional)
        for (start, end), name in found
    )


def _before_optional(names: list[_Name], hidden: set[int]) -> list[_Name]:
    """Names in their order, but required ones that hold or are hidden ones before all optional ones."""
    shown = [n.form for n in names if n.entity in hidden]
    first = [n for n in names if not n.optional and any(form in n.form for form in shown)]
    return first + [n for n in names if n not in first]


def _find(squeezed: str, names: list[_Name]) -> list[tuple[tuple[int, int], _Name]]:
    """Where names stand, earlier ones of the list first; no two places overlap."""
    taken = bytearray(len(squeezed))
    found = []
    for name in names:
        for match in re.finditer(re.escape(name.form), squeezed):
            start, end = match.span()
            if not any(taken[start:end]) and not _cuts_latin(squeezed, start, end):
                taken[start:end] = b"\1" * (end - start)
                found.append((match.span(), name))
    return found


def _squeeze(text: str) -> tuple[str, list[int]]:
    """A text without white space and quotation marks, and where each of its characters stood."""
    kept = [i for i, c in enumerate(text) if not c.isspace() and c not in IGNORED]
    return "".join(text[i] for i in kept), kept


def _names(annotation: dict[str, Any]) -> list[_Name]:
    """The names to look for: longest first, required ones before optional ones, each once."""
    names: dict[str, _Name] = {}
    ordered = sorted(enumerate(annotation["entities"]), key=lambda e: bool(e[1].get("optional")))
    for number, entity in ordered:
        kind = SUBCLASSES.get(entity["type"], entity["type"])
        if kind in KINDS:
            for form in _forms(entity, Kind(kind)):
                names.setdefault(form, _Name(form, Kind(kind), bool(entity.get("optional")), number))
    return sorted(names.values(), key=lambda n: (-len(n.form), n.form))


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
