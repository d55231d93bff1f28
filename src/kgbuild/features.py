"""What the learned tagger sees of a text: a list of features a character.

Training and recognition share this module, so that a model always meets the features it was trained
on. Features are short strings; a number in front says where the thing stands as seen from the
character (``-1`` is the one before). Only the document itself, the rules' finds in it and the
segmenter's words are looked at, so that a document's features depend on nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import rjieba

from kgbuild.lexicon import load
from kgbuild.model import Kind, Mention, Role, Segmented

QUOTED = re.compile(r"“([^“”\n]{2,24})”|《([^《》\n]{2,40})》")
LONGEST_REPEAT = 8
# Kinds whose rules the model sees. Those of open names it does not: they grew on the texts that it is
# trained on, and would seem surer to it than they are elsewhere.
CLOSED = frozenset({Kind.REGION, Kind.PERSON, Kind.POST})
# Newspapers mix ASCII punctuation with Chinese: to the model both are one.
WIDE = str.maketrans(",:;!?()", "，：；！？（）")
# Lexicons whose terms the model sees, and the column that says which sort a term is of.
LEXICONS = (
    ("post_titles", "class"),
    ("organs", "group"),
    ("organisation_heads", "kind"),
    ("name_heads", "kind"),
    ("name_edges", "group"),
    ("action_verbs", "property"),
    ("surnames", "form"),
    ("countries", None),
)
PAD = "　" * 4


def features(segmented: Segmented, mentions: Iterable[Mention] = ()) -> list[list[str]]:
    """The features of every character of the healed text.

    Args:
        segmented: the document.
        mentions: what the rules propose in it.

    Returns:
        one list of features a character, in the order of the text.
    """
    text = segmented.text.translate(WIDE)
    columns = (
        list(_characters(text)),
        list(_words(text)),
        _terms(text),
        _quotes(text),
        list(_repeats(text)),
        _layout(segmented),
        _marks(len(text), mentions),
    )
    return [[x for column in row for x in column] for row in zip(*columns, strict=True)]


def shape(character: str) -> str:
    """The class of a character: digit, Latin, numeral, space, Han or its own self (punctuation)."""
    if "0" <= character <= "9" or "０" <= character <= "９":
        return "0"
    if character.isascii() and character.isalpha():
        return "a"
    if character in "一二三四五六七八九十百千万亿两":
        return "n"
    if "\u4e00" <= character <= "\u9fff":
        return "x"
    return "_" if character.isspace() else character


def _characters(text: str) -> Iterator[tuple[str, ...]]:
    """Characters, pairs and triples in a window, and their classes."""
    padded = PAD + text + PAD
    shapes = "".join(shape(c)[0] for c in padded)
    for i in range(len(PAD), len(PAD) + len(text)):
        a3, a2, a1, c, b1, b2, b3 = tuple(padded[i - 3 : i + 4])
        yield (
            "0" + c,
            "-1" + a1,
            "+1" + b1,
            "-2" + a2,
            "+2" + b2,
            "-3" + a3,
            "+3" + b3,
            "<<" + a2 + a1,
            "<" + a1 + c,
            ">" + c + b1,
            ">>" + b1 + b2,
            "<<<" + a3 + a2 + a1,
            "[" + a2 + a1 + c,
            "|" + a1 + c + b1,
            "]" + c + b1 + b2,
            ">>>" + b1 + b2 + b3,
            "s" + shapes[i - 2 : i + 3],
        )


def _words(text: str) -> Iterator[tuple[str, ...]]:
    """The segmenter's word around each character, its class, and the words beside it."""
    words = [("", ""), *rjieba.tag(text), ("", "")]
    for (before, before_class), (word, word_class), (after, after_class) in zip(
        words, words[1:], words[2:], strict=False
    ):
        last = len(word) - 1
        for i in range(len(word)):
            place = "S" if not last else "B" if not i else "E" if i == last else "M"
            yield (
                "p" + place + word_class,
                "w" + place + word,
                "pc" + before_class + "," + word_class + "," + after_class,
                "pw" + place + before,
                "nw" + place + after,
            )


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    """What the lexicons call each of their terms."""
    sorts: dict[str, list[str]] = {}
    for name, column in LEXICONS:
        for row in load(name).rows:
            sort = f"{name}.{row[column]}" if column else name
            sorts.setdefault(row["term"], []).append(sort)
    return {term: tuple(dict.fromkeys(found)) for term, found in sorts.items()}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long the terms that begin with a character are, longest first."""
    lengths: dict[str, set[int]] = {}
    for term in _lexicon():
        lengths.setdefault(term[0], set()).add(len(term))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _terms(text: str) -> list[list[str]]:
    """The terms of the lexicons: of those that begin at a character, the longest of each sort."""
    columns: list[list[str]] = [[] for _ in text]
    lexicon, lengths = _lexicon(), _lengths()
    for start, first in enumerate(text):
        seen: set[str] = set()
        for length in lengths.get(first, ()):
            for sort in lexicon.get(text[start : start + length], ()):
                if sort not in seen:
                    seen.add(sort)
                    _place(columns, sort, (start, start + length))
    return columns


def _quotes(text: str) -> list[list[str]]:
    """Whether a character stands in quotation marks, and where; and whether its words do elsewhere."""
    columns: list[list[str]] = [[] for _ in text]
    quoted = []
    for match in QUOTED.finditer(text):
        group = 1 if match[1] else 2
        start, end = match.span(group)
        mark = "q" if group == 1 else "t"
        quoted.append(match[group])
        for i in range(start, end):
            place = "B" if i == start else "E" if i == end - 1 else "M"
            columns[i].append(f"{mark}{place}{min(end - start, 12)}")
            columns[i].append(f"{mark}>{text[end + 1 : end + 3]}")
        if end + 1 < len(text):
            columns[end + 1].append(mark + "<")
    for name in dict.fromkeys(quoted):
        for match in re.finditer(re.escape(name), text):
            if text[match.start() - 1 : match.start()] not in {"“", "《"}:
                _place(columns, "elsewhere-quoted", match.span())
    return columns


def _repeats(text: str) -> Iterator[tuple[str, ...]]:
    """How long a stretch that starts or ends at a character stands elsewhere in the document too."""
    counts: Counter[str] = Counter()
    for n in range(2, LONGEST_REPEAT + 1):
        counts.update(text[i : i + n] for i in range(len(text) - n + 1))
    for i in range(len(text)):
        after = before = 1
        while after < LONGEST_REPEAT and counts[text[i : i + after + 1]] > 1:
            after += 1
        while before < LONGEST_REPEAT and i - before >= 0 and counts[text[i - before : i + 1]] > 1:
            before += 1
        yield (f"r>{after}", f"r<{before}")


def _layout(segmented: Segmented) -> list[list[str]]:
    """The role of the line, how far a character is from its sentence's ends, and the headline's words."""
    text = segmented.text
    columns: list[list[str]] = [[] for _ in text]
    headlines = "\n".join(
        segmented.words(line.span)
        for article in segmented.articles
        for line in article.lines
        if line.role in {Role.HEADLINE, Role.KICKER, Role.SUBTITLE}
    )
    pairs = {a + b for a, b in pairwise(headlines)}
    for article in segmented.articles:
        for line in article.lines:
            role = line.role
            in_headline = role in {Role.HEADLINE, Role.KICKER, Role.SUBTITLE}
            for sentence in line.sentences:
                for i in range(sentence.start, sentence.end):
                    if role is not Role.BODY:
                        columns[i].append("l" + role)
                    if not in_headline and (text[i : i + 2] in pairs or text[i - 1 : i + 1] in pairs):
                        columns[i].append("h" + ("B" if text[i - 1 : i + 1] not in pairs else "I"))
                columns[sentence.start].append("BOS")
                columns[sentence.end - 1].append("EOS")
    return columns


def _marks(length: int, mentions: Iterable[Mention]) -> list[list[str]]:
    """What the rules of closed kinds propose at a character."""
    columns: list[list[str]] = [[] for _ in range(length)]
    for mention in mentions:
        if mention.kind in CLOSED:
            span = (mention.span.start, mention.span.end)
            _place(columns, "kind" + mention.kind, span)
            _place(columns, "rule" + mention.rule, span)
    return columns


def _place(columns: Sequence[list[str]], name: str, span: tuple[int, int]) -> None:
    """Write a feature on the characters of a stretch: its first, last, middle, and the one after."""
    start, end = span
    for i in range(start, end):
        place = "S" if end - start == 1 else "B" if i == start else "E" if i == end - 1 else "M"
        feature = f"{name}:{place}"
        if feature not in columns[i]:
            columns[i].append(feature)
    if end < len(columns):
        columns[end].append(f"{name}:after")
