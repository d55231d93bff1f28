"""Chinese and Arabic numerals: the patterns that see them and the numbers they stand for."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
PLACES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "万亿": 10**12}

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:[.．]\d+)?"
CHINESE = "[零〇一二两三四五六七八九十百千万亿]+"
_INTEGER = re.compile(r"(?:(?P<wan_yi>.+)万亿)?(?:(?P<yi>.+)亿)?零?(?:(?P<wan>.+)万)?零?(?P<rest>[^万亿]*)")
_GROUP = re.compile(
    r"(?:(?P<千>[一二两三四五六七八九])千)?零?(?:(?P<百>[一二两三四五六七八九])百)?零?"
    r"(?:(?P<十>[一二三四五六七八九]?)十)?零?(?P<one>[一二两三四五六七八九])?"
)


def chinese_integer(words: str) -> int | None:
    """The integer that a Chinese numeral stands for.

    Args:
        words: a numeral such as 二十三, 两千零五十, 一百万, or the bare power in 百, 千亿.

    Returns:
        the integer; None where the characters make no numeral (三五, 七八).
    """
    if words in {*MYRIADS, "零", "〇"}:
        return MYRIADS.get(words, 0)
    match = _INTEGER.fullmatch(words)
    if match is None:
        return None
    total = 0
    for name, weight in (("wan_yi", 10**12), ("yi", 10**8), ("wan", 10**4), ("rest", 1)):
        if match[name]:
            group = _group(match[name])
            if group is None:
                return None
            total += group * weight
    return total or None


def _group(words: str) -> int | None:
    """A numeral below ten thousand."""
    if words in PLACES:
        return PLACES[words]
    match = _GROUP.fullmatch(words)
    if match is None:
        return None
    total = sum(DIGITS[match[place]] * value for place, value in PLACES.items() if match[place])
    if match["十"] == "":
        total += 10
    return total + (DIGITS[match["one"]] if match["one"] else 0)


def number(words: str) -> Decimal | None:
    """The number written as an Arabic or Chinese numeral, its powers of ten included.

    Args:
        words: 31.2万, 1,133, 二十三, 千亿, 5千; no white space inside.

    Returns:
        the number; None where the words make none.
    """
    match = re.fullmatch(rf"(?P<digits>{ARABIC})(?P<power>[十百千]?(?:万亿|[万亿])?)", words)
    if match is None:
        integer = chinese_integer(words)
        return None if integer is None else Decimal(integer)
    value = Decimal(match["digits"].replace(",", "").replace("．", "."))
    for character, weight in ({**PLACES, **MYRIADS}).items():
        if len(character) == 1 and character in match["power"]:
            value *= weight
    return value
