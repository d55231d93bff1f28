"""Periods of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.lexicon.calendar import month_end, months, nearest_year, plan_years, quarters, years


@given(st.integers(1949, 2099), st.integers(1, 12))
def test_the_day_after_a_month_is_the_first_of_the_next(year: int, month: int) -> None:
    assert (month_end(year, month) + timedelta(days=1)).day == 1


@given(st.integers(1949, 2099))
def test_the_quarters_of_a_year_make_the_year(year: int) -> None:
    assert quarters(year, 1, 4) == months(year, 1, 12) == years(year, year)


@pytest.mark.parametrize(("plan", "first", "last"), [("十三五", 2016, 2020), ("十四五", 2021, 2025)])
def test_a_plan_lasts_five_years(plan: str, first: int, last: int) -> None:
    assert plan_years(plan) == years(first, last)


@pytest.mark.parametrize(
    ("month", "published", "year"),
    [(12, date(2023, 1, 5), 2022), (1, date(2023, 12, 20), 2024), (9, date(2023, 10, 21), 2023)],
)
def test_a_month_without_a_year_is_the_nearest(month: int, published: date, year: int) -> None:
    assert nearest_year(month, published) == year
