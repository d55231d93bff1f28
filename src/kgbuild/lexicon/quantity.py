"""What the parts of a figure as written stand for: its value, unit, comparator and measure.

A figure's rule names its parts: ``digits`` and ``power``, ``unit``, the words that compare it
(``before``, ``more``, ``after``), for a change its verb (``growth``), for a range its lower end (``low``).
"""

from __future__ import annotations

import re
from decimal import Decimal

from kgbuild.lexicon.numeral import CHINESE, number
from kgbuild.lexicon.table import load
from kgbuild.model import Comparator, Figure, Measure

Groups = dict[str, str | None]

UNITS = {row["term"]: row for row in load("units").rows}
SIGNS = {row["term"]: int(row["sign"]) for row in load("growth_words").rows}

# A stretch of time is a figure only in a streak; a small number in words only counts off (两个方面).
SPANS_OF_TIME = frozenset({"年", "个月", "季度", "周"})
SMALL = 10
UNITS_AS_WRITTEN = {
    "％": "%",
    "个百分点": "百分点",
    "月": "个月",
    "冠": "次",
    "胜": "次",
    "跳": "次",
} | dict.fromkeys("增升涨丰", "年")
IN_A_ROW = frozenset({"streak", "titles-in-a-row"})
EXEMPT = IN_A_ROW | {"hours", "hours-and-minutes"}  # the kinds whose small numbers count
OF_HUNDRED = {"growth-tenths": 10, "tenths": 10, "half": 1}  # per cent that one of it is

# Words beside a number that say how the true value lies to it.
BEFORE = {
    "不超过": Comparator.AT_MOST,
    "最多": Comparator.AT_MOST,
    "接近": Comparator.AT_MOST,
    "将近": Comparator.AT_MOST,
    "不足": Comparator.AT_MOST,
    "不到": Comparator.AT_MOST,
    "低于": Comparator.AT_MOST,
    "近": Comparator.AT_MOST,
    "不低于": Comparator.AT_LEAST,
    "不少于": Comparator.AT_LEAST,
    "至少": Comparator.AT_LEAST,
    "超过": Comparator.AT_LEAST,
    "突破": Comparator.AT_LEAST,
    "超": Comparator.AT_LEAST,
    "逾": Comparator.AT_LEAST,
    "过": Comparator.AT_LEAST,
    "上": Comparator.AT_LEAST,
    "大约": Comparator.ABOUT,
    "约": Comparator.ABOUT,
}
AFTER = {
    "以上": Comparator.AT_LEAST,
    "多": Comparator.AT_LEAST,
    "余": Comparator.AT_LEAST,
    "以下": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST,
    "左右": Comparator.ABOUT,
    "上下": Comparator.ABOUT,
}


def only_counts_off(groups: Groups, value: Decimal) -> bool:
    """Whether a number only counts off, or is part of a set phrase: 两个, 一批, 万亩, 五年."""
    unit = UNITS.get(groups.get("unit") or "")
    digits = groups["digits"] if groups.get("digits") else ""
    if unit is None or groups.get("low"):
        return False
    if unit["base"] in SPANS_OF_TIME:
        return True
    if not re.match(CHINESE, digits or ""):
        return False
    compared = any(groups.get(name) for name in ("before", "more", "more2", "after"))
    return value <= SMALL or (len(digits or "") == 1 and not compared)


def value_of(groups: Groups) -> Decimal | None:
    """The value in the base unit, with its sign."""
    if groups.get("first") or groups.get("half"):
        return Decimal(1 if groups.get("first") else 50)
    power = re.sub("[多余]", "", groups.get("power") or "")  # 4万多亿
    value = number(groups.get("hundredths") or (groups["digits"] or "") + power)
    if value is None:
        return None
    unit = groups.get("unit")
    if unit in UNITS:
        value *= Decimal(UNITS[unit]["factor"])
    if groups.get("growth"):
        value *= sign_of(groups)
    if groups.get("minutes"):
        value += Decimal(groups["minutes"] or 0) / 60
    if groups.get("and_half"):
        value += Decimal("0.5")
    return -value if groups.get("minus") else value


def low_of(groups: Groups, figure: Figure) -> Decimal:
    """The lower end of a range, in the power and unit of its upper end where it has none."""
    power = groups.get("low_power") or groups.get("power") or ""
    low = number((groups["low"] or "") + power) or Decimal(0)
    return low * sign_of(groups) if groups.get("growth") else low


def sign_of(groups: Groups) -> int:
    """Whether a change is one upwards, 1, or downwards, -1."""
    word = groups["growth"] or ""
    return SIGNS.get(word, -1 if word[0] in "低慢" else 1)


def unit_of(kind: str, groups: Groups) -> str:
    """The base unit; of a rank 位, of an index none."""
    unit = groups.get("unit")
    if unit is None:
        return "" if kind == "index" else "%" if "hundredths" in groups else "位"
    if unit in UNITS:
        return UNITS[unit]["base"]
    return UNITS_AS_WRITTEN.get(unit, unit)


def comparator_of(groups: Groups) -> Comparator:
    """How the value as written lies to the true one."""
    if groups.get("more") or groups.get("more2") or re.search("[多余]", groups.get("power") or ""):
        return Comparator.AT_LEAST
    for table, name in ((AFTER, "after"), (BEFORE, "before")):
        word = groups.get(name)
        if word:
            return table[word]
    return Comparator.EXACT


def measure_of(kind: str, groups: Groups) -> Measure:
    """What a figure that a rule of this kind found measures, as far as its own words say it."""
    if kind in IN_A_ROW:
        return Measure.STREAK
    if kind.startswith("rank"):
        return Measure.RANK
    if "growth" in groups:
        return Measure.GROWTH
    unit = groups.get("unit") or ""
    if unit in UNITS:
        return Measure.COUNT if UNITS[unit]["measure"] == "Count" else Measure.AMOUNT
    return Measure.COUNT if kind in {"bare", "power"} else Measure.RATE
