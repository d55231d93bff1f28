"""Numerals: Chinese and Arabic ones mean the same numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.lexicon.numeral import chinese_integer, number

DIGITS = "零一二三四五六七八九"


def group(value: int) -> str:
    """A numeral below ten thousand, as it is written inside a longer one."""
    words, gap = "", False
    for place, character in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + character
            gap = False
        else:
            gap = True
    return words


def written(value: int) -> str:
    """A positive integer in Chinese numerals."""
    if value < 10_000:
        return group(value)
    weight, character = (10**8, "亿") if value >= 10**8 else (10**4, "万")
    above, below = divmod(value, weight)
    gap = "零" if below and below < weight // 10 else ""
    return written(above) + character + (gap + written(below) if below else "")


@given(st.integers(1, 10**12 - 1))
def test_a_chinese_numeral_is_read_back(value: int) -> None:
    assert chinese_integer(written(value)) == value


@given(st.integers(0, 10**9), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]))
def test_an_arabic_number_takes_its_power(value: int, power: tuple[str, int]) -> None:
    assert number(f"{value}{power[0]}") == value * power[1]
    assert number(f"{value:,}{power[0]}") == value * power[1]


@given(st.decimals(0, 10**6, places=2))
def test_decimals_are_exact(value: Decimal) -> None:
    assert number(f"{value}万") == value * 10_000


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("二十三", 23),
        ("十", 10),
        ("两千零五十", 2050),
        ("一百万", 1_000_000),
        ("千亿", 10**11),
        ("百", 100),
        ("〇", 0),
    ],
)
def test_numerals_of_the_press(words: str, value: int) -> None:
    assert chinese_integer(words) == value


@pytest.mark.parametrize("words", ["三五", "七八", "十百", "", "多"])
def test_what_is_no_numeral_has_no_value(words: str) -> None:
    assert number(words) is None
