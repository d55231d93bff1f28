"""The period that the parts of an expression of time stand for, seen from the day of publication.

What the expression leaves out, the year or the month, the day of publication gives, and the period is
marked as inferred. Where neither says it there is no period.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from kgbuild.lexicon.calendar import month_end, months, nearest_year, plan_years, quarters, years
from kgbuild.lexicon.numeral import number
from kgbuild.model import Period

# Years relative to the day of publication.
RELATIVE_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
DAY_WORDS = {
    "今天": 0,
    "今日": 0,
    "今晚": 0,
    "今早": 0,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "前天": -2,
    "明天": 1,
    "明日": 1,
}

Groups = dict[str, str | None]
Resolver = Callable[[Groups, int | None, bool, date | None], Period | None]


def period_of(kind: str, groups: Groups, published: date | None) -> Period | None:
    """The period of an expression.

    Args:
        kind: the kind of expression: a key of ``RESOLVERS``.
        groups: its parts as written: year, relative, month, day, quarter, ….
        published: the day of publication, where known.

    Returns:
        the period; None where nothing says its year, or where there is no such day.
    """
    year, inferred = _year(groups, published)
    try:
        return RESOLVERS[kind](groups, year, inferred, published)
    except ValueError:  # 31 June
        return None


def _year(groups: dict[str, str | None], published: date | None) -> tuple[int | None, bool]:
    """The year of an expression, and whether the day of publication had to give it."""
    if groups.get("year"):
        return int(groups["year"] or 0), False
    if published is None:
        return None, True
    relative = groups.get("relative")
    if relative:
        return published.year + RELATIVE_YEARS[relative], True
    month = groups.get("last") or groups.get("month")
    return (nearest_year(int(month), published) if month else published.year), True


def _days(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    if year is None:
        return None
    month, day = int(groups["month"] or 0), int(groups["day"] or 0)
    start = date(year, month, day)
    if not groups["last_day"]:
        return Period(start, start, inferred)
    end = date(year, int(groups["last_month"] or month), int(groups["last_day"]))
    return Period(start, end, inferred) if start <= end else None


def _months(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    first, last = int(groups["first"] or 0), int(groups["last"] or 0)
    return months(year, first, last, inferred=inferred) if year and first <= last else None


def _first_months(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    count = number(groups["count"] or "")
    if year is None or count is None or not 1 <= count <= 12:
        return None
    return months(_past(year, int(count), groups, published), 1, int(count), inferred=inferred)


def _past(year: int, month: int, groups: Groups, published: date | None) -> int:
    """The year before, where the text names none and the month has not come yet."""
    named = groups.get("year") or groups.get("relative")
    return year - 1 if not named and published and month > published.month else year


def _quarters(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    if year is None:
        return None
    if groups["first"]:
        groups = {**groups, "quarter": "1"}
    last = int(number(groups["count"] or groups["quarter"] or "") or 0)
    first = 1 if groups["span"] else last
    year = _past(year, 3 * first - 2, groups, published)
    if groups["edge"]:
        end = month_end(year, 3 * last)
        return Period(end, end, inferred)
    return quarters(year, first, last, inferred=inferred)


def _half_year(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    if year is None:
        return None
    first, last = (1, 6) if groups["half"] == "上" else (7, 12)
    return months(year, first, last, inferred=inferred)


def _month(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    if year is None:
        return None
    month = int(groups["month"] or 0)
    start, end = date(year, month, 1), month_end(year, month)
    if groups["edge"] == "以来":
        return Period(start, published, inferred) if published and start <= published else None
    if groups["edge"] in {"底", "末"}:
        return Period(end, end, inferred)
    return Period(start, end, inferred)


def _this_month(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    if published is None:
        return None
    day = published if groups["which"] in {"本月", "当月"} else published.replace(day=1) - timedelta(days=1)
    return months(day.year, day.month, day.month, inferred=True)


def _years(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    first, last = int(groups["first"] or 0), int(groups["last"] or 0)
    return years(first, last) if first <= last else None


def _one_year(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    if year is None:
        return None
    edge = groups["edge"] or ""
    if edge == "以来":
        return Period(date(year, 1, 1), published, inferred) if published and published.year >= year else None
    if edge.endswith(("底", "末")):
        return Period(date(year, 12, 31), date(year, 12, 31), inferred)
    return years(year, year, inferred=inferred)


def _plan(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    period = plan_years(groups["plan"] or "")
    if groups["edge"] == "以来":
        return Period(period.start, published) if published and period.start <= published else None
    return Period(period.end, period.end) if groups["edge"] == "末" else period


def _recent_years(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    count = number(groups["count"] or "")
    if published is None or not count:
        return None
    if groups.get("way") in {"未来", "今后"}:
        return years(published.year + 1, published.year + int(count), inferred=True)
    return years(published.year - int(count), published.year - 1, inferred=True)


def _day_word(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    if published is None:
        return None
    day = published + timedelta(days=DAY_WORDS[groups["word"] or ""])
    return Period(day, day, True)


def _day(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    """A day without its month: the last one with this number up to the day of publication."""
    if published is None:
        return None
    number_of_day = int(groups["day"] or 0)
    month = published if number_of_day <= published.day else published.replace(day=1) - timedelta(days=1)
    day = date(month.year, month.month, number_of_day)
    return Period(day, day, True)


def _all_year(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    """全年 in a report of the first months is the year before."""
    if year is None or published is None:
        return None
    year -= published.month <= 2
    return years(year, year, inferred=True)


def _since(groups: Groups, year: int | None, inferred: bool, published: date | None) -> Period | None:
    """From the first day of what is named to the day of publication."""
    if year is None or published is None:
        return None
    start = date(year, int(groups["month"] or 1), int(groups["day"] or 1))
    return Period(start, published, inferred) if start <= published else None


RESOLVERS: dict[str, Resolver] = {
    "since": _since,
    "days": _days,
    "months": _months,
    "first-months": _first_months,
    "quarters": _quarters,
    "half-year": _half_year,
    "month": _month,
    "this-month": _this_month,
    "years": _years,
    "year": _one_year,
    "plan": _plan,
    "recent-years": _recent_years,
    "day-word": _day_word,
    "day": _day,
    "all-year": _all_year,
}
