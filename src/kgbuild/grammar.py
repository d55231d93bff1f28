"""Rules: named patterns over text, with the examples that say what they are for.

A grammar file (one a recogniser) reads from top to bottom: the lexicons, the parts, one exported
tuple ``RULES`` in order of precedence. A rule's name says where it lives and what it sees,
``person.speaker-line``; it is what evidence, ``kgbuild explain`` and the accuracy report call it by.

Examples are sentences with the match marked, ``在⟦杭州⟧举行``; tests check that each rule finds exactly
what its examples mark, and nothing in its ``negatives``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from os.path import commonprefix

from kgbuild.model import Span

MARK_OPEN, MARK_CLOSE = "⟦", "⟧"


@dataclass(frozen=True)
class Rule:
    """One way of seeing something in a text.

    Args:
        name: full name, ``recogniser.what-it-sees``.
        pattern: what it matches; the group ``name`` (else the whole match) is what it finds.
        confidence: how often it is right, in (0, 1].
        examples: sentences in which the find is marked with ⟦ ⟧.
        negatives: sentences in which it must find nothing.
    """

    name: str
    pattern: re.Pattern[str]
    confidence: float
    examples: tuple[str, ...]
    negatives: tuple[str, ...] = ()

    def find(self, text: str, span: Span) -> Iterator[re.Match[str]]:
        """The matches inside ``span`` of ``text`` (positions count in ``text``)."""
        return self.pattern.finditer(text, span.start, span.end)

    def found(self, match: re.Match[str]) -> Span:
        """The span that a match of this rule finds."""
        group: str | int = "name" if "name" in self.pattern.groupindex and match["name"] is not None else 0
        return Span(match.start(group), match.end(group))


def unmark(example: str) -> tuple[str, tuple[Span, ...]]:
    """An example's plain text and the spans marked in it.

    >>> unmark("在⟦杭州⟧举行")
    ('在杭州举行', (Span(start=1, end=3),))
    """
    text, spans, starts = "", [], []
    for character in example:
        if character == MARK_OPEN:
            starts.append(len(text))
        elif character == MARK_CLOSE:
            spans.append(Span(starts.pop(), len(text)))
        else:
            text += character
    return text, tuple(sorted(spans))


def alternatives(terms: Iterable[str]) -> str:
    """A regular expression for any of ``terms``, longest first, as one group without capture.

    Terms that begin alike share their beginning, and a look at the first character comes before all:
    most places in a text are passed over at once.

    >>> alternatives(["市委", "市委书记", "县"])
    '(?:(?=[县市])(?:县|市委(?:书记)?))'
    """
    words = sorted(set(terms) - {""})
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    return f"(?:(?=[{first}]){_any_of(words)})" if words else "(?!)"


def _any_of(words: Sequence[str]) -> str:
    """A group for sorted words, those with the same first character in one branch."""
    branches = []
    for _, group in groupby(words, key=lambda word: word[0]):
        same = list(group)
        shared = commonprefix(same)  # noqa: RUF071 - characters are what it compares here
        rests = [word[len(shared) :] for word in same if word != shared]
        tail = _any_of(rests) + ("?" if shared in same else "") if rests else ""
        branches.append(re.escape(shared) + tail)
    return "(?:" + "|".join(branches) + ")"
