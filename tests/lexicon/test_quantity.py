"""The parts of a figure: its value in the base unit, and how it is compared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kgbuild.lexicon.quantity import comparator_of, only_counts_off, sign_of, unit_of, value_of
from kgbuild.model import Comparator


def test_a_value_is_in_the_base_unit() -> None:
    assert value_of({"digits": "52.4", "power": "亿", "unit": "元"}) == Decimal(5_240_000_000)


def test_a_decrease_is_negative() -> None:
    assert value_of({"digits": "3.2", "growth": "下降", "unit": "%"}) == Decimal("-3.2")
    assert sign_of({"growth": "低于"}) == -1
    assert sign_of({"growth": "高于"}) == 1


@pytest.mark.parametrize(
    ("groups", "comparator"),
    [
        ({"before": "超过"}, Comparator.AT_LEAST),
        ({"before": "近"}, Comparator.AT_MOST),
        ({"after": "左右"}, Comparator.ABOUT),
        ({"more": "余"}, Comparator.AT_LEAST),
        ({}, Comparator.EXACT),
    ],
)
def test_words_beside_a_number_compare_it(groups: dict[str, str | None], comparator: Comparator) -> None:
    assert comparator_of(groups) is comparator


def test_units_have_one_base_form() -> None:
    assert unit_of("quantity", {"unit": "千米"}) == "公里"
    assert unit_of("percent", {"unit": "％"}) == "%"
    assert unit_of("rank", {}) == "位"


def test_small_numbers_in_words_only_count_off() -> None:
    assert only_counts_off({"digits": "两", "unit": "个"}, Decimal(2))
    assert not only_counts_off({"digits": "2", "unit": "个"}, Decimal(2))
    assert not only_counts_off({"digits": "百", "more": "余", "unit": "家"}, Decimal(100))
