"""Expressions of time and the periods they stand for, seen from the day of publication."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from kgbuild.model import Period, Segmented
from kgbuild.recognise.time import recognise
from kgbuild.segment import segment
from texts import MakeDocument

PUBLISHED = "2023-10-21"


def periods(
    text: str, make_document: MakeDocument, published: str | None = PUBLISHED
) -> list[tuple[str, str, str]]:
    segmented = segment(make_document(text, published=published))
    return [
        (segmented.words(t.span), t.period.start.isoformat(), t.period.end.isoformat())
        for t in recognise(segmented)
        if t.period
    ]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("前三季度，全市投资增长。", "前三季度", "2023-01-01", "2023-09-30"),
        ("三季度平均进度领先。", "三季度", "2023-07-01", "2023-09-30"),
        ("一季度末，贷款余额增加。", "一季度末", "2023-03-31", "2023-03-31"),
        ("1至9月，落地项目增多。", "1至9月", "2023-01-01", "2023-09-30"),
        ("1—8月，全省出口增长。", "1—8月", "2023-01-01", "2023-08-31"),
        ("上半年，全县开工一批项目。", "上半年", "2023-01-01", "2023-06-30"),
        ("今年以来，全区持续发力。", "今年以来", "2023-01-01", "2023-10-21"),
        ("去年，全市接待游客增多。", "去年", "2022-01-01", "2022-12-31"),
        ("近三年，村里变了样。", "近三年", "2020-01-01", "2022-12-31"),
        ("过去五年，全省经济稳步增长。", "过去五年", "2018-01-01", "2022-12-31"),
        ("“十四五”期间，全市投资翻番。", "“十四五”期间", "2021-01-01", "2025-12-31"),
        ("自2019年9月运行以来，平台稳定。", "自2019年9月运行以来", "2019-09-01", "2023-10-21"),
        ("2016年至2020年，脱贫人口增加。", "2016年至2020年", "2016-01-01", "2020-12-31"),
        ("10月5日至7日，大会举行。", "10月5日至7日", "2023-10-05", "2023-10-07"),
        ("12月，全市用电量上升。", "12月", "2023-12-01", "2023-12-31"),
        ("昨天，项目开工。", "昨天", "2023-10-20", "2023-10-20"),
    ],
)
def test_an_expression_stands_for_a_period(
    text: str, words: str, start: str, end: str, make_document: MakeDocument
) -> None:
    assert periods(text, make_document)[0] == (words, start, end)


def test_a_year_that_the_text_does_not_say_is_inferred(make_document: MakeDocument) -> None:
    segmented = segment(make_document("前三季度增长，2022年也增长。", published=PUBLISHED))
    first, second = recognise(segmented)
    assert first.period == Period(date(2023, 1, 1), date(2023, 9, 30), inferred=True)
    assert second.period == Period(date(2022, 1, 1), date(2022, 12, 31), inferred=False)


def test_without_a_day_of_publication_only_named_years_have_a_period(make_document: MakeDocument) -> None:
    found = periods("前三季度增长，2022年也增长。", make_document, published=None)
    assert [words for words, *_ in found] == ["2022年"]


def test_a_day_that_does_not_exist_has_no_period(make_document: MakeDocument) -> None:
    assert periods("2月30日开工。", make_document) == []


@pytest.mark.parametrize("text", ["提前3个月完成任务。", "连续5个月居首位。", "投资2023万元。"])
def test_durations_and_numbers_are_no_time(text: str, make_document: MakeDocument) -> None:
    assert periods(text, make_document) == []


def test_the_times_of_the_seed_lie_in_its_text_and_do_not_overlap(segmented_seed: Segmented) -> None:
    times = list(recognise(segmented_seed))
    assert len(times) > 20
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
    assert any(t.period and t.period.end == date(2023, 9, 30) for t in times)
