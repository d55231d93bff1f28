"""Contracted names: 消博会 for 消费品博览会, 江安高铁 for 江州至安城高铁, 文旅集团 for 文化旅游集团."""

from __future__ import annotations

import re
from functools import lru_cache

SHORTEST = 7  # characters of a name that others of the text may be the long form of
LEFT_OUT = 4  # characters that a contraction leaves out at most
LONG_TAIL = 4  # characters at the end of both that make up for a beginning of which only one is alike
NUMERAL = re.compile(r"[\d一二三四五六七八九十百]")
# A fair or games by three characters: its last one, and two of the words before.
FAIR = re.compile(
    r"(?:20\d\d年?|第[一二三四五六七八九十百\d]+届|[首本今该][届次年]|此次)?(?P<word>[\u4e00-\u9fff]{2}[会节])"
)
# Games without the last character of their name.
GAMES = re.compile(r"[\u4e00-\u9fff]{0,3}(?:冬|残)?(?:奥|亚运|全运|奥运|大运|残运|农运)")
_KIND = "(?P<kind>城际铁路|高速铁路|高铁|铁路|高速公路|高速|公路|城际|段)"
_ASIDE = r"(?:[（(][^）)]*[）)])?"
# A line by its two ends in full: 江州（市）至安城（县）高铁.
LINE = re.compile(
    rf"(?P<lead>.*?)(?P<a>[\u4e00-\u9fff]{{1,3}}){_ASIDE}[至到—-](?P<b>[\u4e00-\u9fff])[\u4e00-\u9fff]?{_ASIDE}"
    rf"[\u4e00-\u9fff]?{_KIND}(?P<rest>.*)"
)
SHORT_LINE = re.compile(rf"(?P<lead>.*?)(?P<a>[\u4e00-\u9fff])(?P<b>[\u4e00-\u9fff]){_KIND}(?P<rest>.*)")
KINDS = {"高速铁路": "高铁", "高速公路": "高速", "城际铁路": "城际"}


def contracts(form: str, other: str) -> bool:
    """Whether a plain name is another one with characters left out.

    >>> contracts("消博会", "第二届中国国际消费品博览会"), contracts("江安高铁", "江州至安城高铁")
    (True, True)
    """
    games = other.endswith(form + "会") and bool(GAMES.fullmatch(form))
    return games or _in_the_middle(form, other) or _fair(form, other) or _line(form, other)


def _in_the_middle(form: str, other: str) -> bool:
    """Whether a form is another one with characters left out in the middle (文旅 for 文化旅游)."""
    alike = form[:2] == other[:2] or (form[:1] == other[:1] and form[-LONG_TAIL:] == other[-LONG_TAIL:])
    if len(form) < SHORTEST or not alike or form[-3:] != other[-3:]:
        return False
    if len(other) - len(form) > LEFT_OUT or NUMERAL.findall(form) != NUMERAL.findall(other):
        return False
    return _within(form, other)


def _fair(form: str, other: str) -> bool:
    """Whether a form calls a fair by two of its characters, which do not stand side by side in it."""
    word = _word(form)
    told = len(other) > len(form) + 1 and word[-1:] == other[-1:] and word[:2] not in other
    return bool(word) and told and _within(word, other)


@lru_cache(maxsize=8192)
def _word(form: str) -> str:
    match = FAIR.fullmatch(form)
    return match["word"] if match else ""


@lru_cache(maxsize=8192)
def _short_line(form: str) -> re.Match[str] | None:
    return SHORT_LINE.fullmatch(form)


@lru_cache(maxsize=8192)
def _full_line(form: str) -> re.Match[str] | None:
    return LINE.fullmatch(form)


def _line(form: str, other: str) -> bool:
    """Whether a form calls a line by one character of each of its ends."""
    short = _short_line(form)
    full = _full_line(other) if short else None
    if not short or not full:
        return False
    kinds = [KINDS.get(m["kind"], m["kind"]) for m in (short, full)]
    return (
        short["a"] in full["a"]
        and short["b"] == full["b"]
        and kinds[0] == kinds[1]
        and short["rest"] == full["rest"]
        and full["lead"].endswith(short["lead"])
    )


def _within(form: str, other: str) -> bool:
    """Whether the characters of a form stand in another one in the same order."""
    rest = iter(other)
    return all(character in rest for character in form)
