"""Reported, aimed at or expected: by the words before a figure, and by when it is told."""

from __future__ import annotations

from datetime import date

import pytest

from kgbuild.model import Period, Status
from kgbuild.relate.status import status_of

JANUARY, AUTUMN = date(2023, 1, 15), date(2023, 10, 21)
THIS_YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
NEXT_YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("sentence", "clause", "status"),
    [
        ("固定资产投资增长12%", "固定资产投资增长12%", Status.REPORTED),
        ("预计实现产值5亿元", "预计实现产值5亿元", Status.FORECAST),
        ("力争引进项目20个", "力争引进项目20个", Status.TARGET),
        ("产值增长到2022年90亿元", "产值增长到2022年90亿元", Status.REPORTED),
        ("到2025年建成学校20所", "到2025年建成学校20所", Status.TARGET),
        ("预计生产总值完成178亿元，增长3.6%", "增长3.6%", Status.FORECAST),
        ("建成后年产值75亿元，带动就业2300人", "带动就业2300人", Status.FORECAST),
        ("主要预期目标是：生产总值增长7%，收入增长8%", "收入增长8%", Status.TARGET),
        ("预计年产值5亿元；已就业230人", "已就业230人", Status.REPORTED),
    ],
)
def test_words_say_the_status_of_what_follows_them(sentence: str, clause: str, status: Status) -> None:
    assert status_of(sentence, clause, None, AUTUMN) is status


@pytest.mark.parametrize(
    ("period", "published", "status"),
    [
        (THIS_YEAR, AUTUMN, Status.REPORTED),
        (NEXT_YEAR, AUTUMN, Status.TARGET),
        (THIS_YEAR, JANUARY, Status.TARGET),
        (THIS_YEAR, None, Status.REPORTED),
    ],
)
def test_what_has_not_been_yet_is_not_reported(
    period: Period, published: date | None, status: Status
) -> None:
    assert status_of("生产总值增长7%", "生产总值增长7%", period, published) is status


def test_what_has_been_done_in_a_year_just_begun_is_reported() -> None:
    assert status_of("今年累计开工20个", "今年累计开工20个", THIS_YEAR, JANUARY) is Status.REPORTED
