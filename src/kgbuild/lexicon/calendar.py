"""Periods of the calendar: months, quarters, halves, plan periods; all days inclusive."""

from __future__ import annotations

import calendar
from datetime import date

from kgbuild.model import Period

PLAN_NUMBERS = {name: number for number, name in enumerate(("十一", "十二", "十三", "十四", "十五"), 11)}


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, last: int, *, inferred: bool = False) -> Period:
    """From the first day of the month ``first`` to the last day of the month ``last``."""
    return Period(date(year, first, 1), month_end(year, last), inferred)


def quarters(year: int, first: int, last: int, *, inferred: bool = False) -> Period:
    """From the quarter ``first`` to the quarter ``last`` of one year."""
    return months(year, 3 * first - 2, 3 * last, inferred=inferred)


def years(first: int, last: int, *, inferred: bool = False) -> Period:
    """From 1 January of ``first`` to 31 December of ``last``."""
    return Period(date(first, 1, 1), date(last, 12, 31), inferred)


def plan_years(name: str) -> Period:
    """The five years of a plan, by its name without quotation marks: 十四五 → 2021 to 2025."""
    number = PLAN_NUMBERS[name.removesuffix("五")]
    first = 2021 + 5 * (number - 14)
    return years(first, first + 4)


def nearest_year(month: int, published: date) -> int:
    """The year in which a month without a year lies: the one nearest to the day of publication."""
    distance = month - published.month
    return published.year - (distance > 6) + (distance < -6)
