"""Whether a figure is reported, aimed at or expected."""

from __future__ import annotations

import re
from datetime import date

from kgbuild.model import Period, Status

TARGET = re.compile(r"目标|力争|确保|将(?!近)|计划|拟|规划|要(?:达|在|实)|争取")
BY_YEAR = re.compile(r"到(20\d\d)年")  # an aim, where the year is yet to end
FORECAST = re.compile(r"预计|预期|有望|预测|可(?:实现|新增|带动|达)")
# What holds for all that follows in the sentence, up to a semicolon.
ALL_EXPECTED = re.compile(r"预计|预测|(?:建成|投产|达产|投运|运营|完工)后")
ALL_AIMED_AT = re.compile(r"目标(?:任务)?(?:是|为)?[：:]|力争|确保")
DONE = re.compile(r"已经?|累计|截至|目前|实际|完成了")
YEAR = 300  # days: a period as long as this is a year's or more
SPRING = (3, 15)  # until this day of a year what is said of all of it is what it shall bring


def status_of(sentence: str, clause: str, period: Period | None, published: date | None) -> Status:
    """The status of a figure.

    Args:
        sentence: the words of its sentence, up to the figure.
        clause: the words of its clause, up to the figure.
        period: its period, inclusive.
        published: the day of publication.
    """
    if FORECAST.search(clause):
        return Status.FORECAST
    by = BY_YEAR.search(clause)
    if TARGET.search(clause) or (by and (published is None or int(by[1]) >= published.year)):
        return Status.TARGET
    before = re.split("[；;]", sentence)[-1]
    if ALL_EXPECTED.search(before):
        return Status.FORECAST
    if ALL_AIMED_AT.search(before) or (period and published and _to_come(before, period, published)):
        return Status.TARGET
    return Status.REPORTED


def _to_come(before: str, period: Period, published: date) -> bool:
    """Whether a period has not begun, or is the year that has only just begun."""
    if period.start > published:
        return True
    long = (period.end - period.start).days >= YEAR
    young = (published.month, published.day) <= SPRING and period.start.year == published.year
    return long and young and not DONE.search(before)
