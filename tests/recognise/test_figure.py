"""Figures: numbers with their units, changes, shares, ranks, streaks; and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model import Comparator, Document, Figure, Measure, Segmented
from kgbuild.recognise import time
from kgbuild.recognise.figure import recognise
from kgbuild.segment import segment
from texts import MakeDocument


def figures(text: str) -> list[Figure]:
    segmented = segment(Document("0" * 12, "made.txt", text, "0" * 64))
    return list(recognise(segmented, tuple(time.recognise(segmented))))


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure", "comparator"),
    [
        ("兑现资金52.4亿元。", "5240000000", "元", Measure.AMOUNT, Comparator.EXACT),
        ("新增企业31.2万户。", "312000", "户", Measure.COUNT, Comparator.EXACT),
        ("整改问题2000余个。", "2000", "个", Measure.COUNT, Comparator.AT_LEAST),
        ("吸引近340家企业。", "340", "家", Measure.COUNT, Comparator.AT_MOST),
        ("总投资约30亿元。", "3000000000", "元", Measure.AMOUNT, Comparator.ABOUT),
        ("出口同比下降3.2%。", "-3.2", "%", Measure.GROWTH, Comparator.EXACT),
        ("产量提高近1.5倍。", "1.5", "倍", Measure.GROWTH, Comparator.AT_MOST),
        ("高于全省平均水平3.8个百分点。", "3.8", "百分点", Measure.GROWTH, Comparator.EXACT),
        ("占工业约七成。", "70", "%", Measure.RATE, Comparator.ABOUT),
        ("通行量占全国一半以上。", "50", "%", Measure.RATE, Comparator.AT_LEAST),
        ("城乡收入倍差1.94。", "1.94", "", Measure.RATE, Comparator.EXACT),
        ("设计时速350公里。", "350", "公里/小时", Measure.RATE, Comparator.EXACT),
        ("全程只需两个半小时。", "2.5", "小时", Measure.AMOUNT, Comparator.EXACT),
        ("总值增加到4万多亿元。", "4000000000000", "元", Measure.AMOUNT, Comparator.AT_LEAST),
        ("车程2小时30分。", "2.5", "小时", Measure.AMOUNT, Comparator.EXACT),
        ("产量跨上20亿斤。", "2000000000", "斤", Measure.AMOUNT, Comparator.EXACT),
        ("来了上百家企业。", "100", "家", Measure.COUNT, Comparator.AT_LEAST),
        ("惠及850万人口。", "8500000", "人", Measure.COUNT, Comparator.EXACT),
        ("投资增速居全省首位。", "1", "位", Measure.RANK, Comparator.EXACT),
        ("产量位列全国第三位。", "3", "位", Measure.RANK, Comparator.EXACT),
        ("连续16年入选榜单。", "16", "年", Measure.STREAK, Comparator.EXACT),
        ("实现全国文明城市“四连冠”。", "4", "次", Measure.STREAK, Comparator.EXACT),
    ],
)
def test_a_figure_has_its_value_unit_measure_and_comparator(
    text: str, value: str, unit: str, measure: Measure, comparator: Comparator
) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.measure, figure.comparator) == (
        Decimal(value),
        unit,
        measure,
        comparator,
    )


def test_a_range_is_two_figures() -> None:
    low, high = figures("利润6至8亿元。")
    assert (low.value, low.comparator) == (600_000_000, Comparator.AT_LEAST)
    assert (high.value, high.comparator) == (800_000_000, Comparator.AT_MOST)


def test_a_list_of_changes_says_its_verb_once() -> None:
    found = figures("工业、投资分别下降1.6%和2.7%。")
    assert [(f.value, f.measure) for f in found] == [
        (Decimal("-1.6"), Measure.GROWTH),
        (Decimal("-2.7"), Measure.GROWTH),
    ]


def test_a_list_says_its_comparator_once() -> None:
    found = figures("省、市、区三级进度分别超过99.7%、96.1%、90.7%。")
    assert {f.comparator for f in found} == {Comparator.AT_LEAST}


@pytest.mark.parametrize(
    "text",
    [
        "坚持两个原则，抓好三件事。",
        "第三次全体会议、第一批名单。",
        "G308次列车准点到达。",
        "82岁老院士走进课堂。",
        "打造15分钟生活圈。",
        "落地10亿元以上项目。",
        "2023年10月21日，大会举行。",
    ],
)
def test_what_counts_off_or_qualifies_is_no_figure(text: str) -> None:
    assert figures(text) == []


@given(st.integers(11, 10**7), st.sampled_from(["家", "个", "亩", "公里", "万元"]))
def test_any_number_with_a_unit_is_found_whole(value: int, unit: str) -> None:
    (figure,) = figures(f"共有{value}{unit}。")
    assert figure.value == value * (10_000 if unit == "万元" else 1)


def test_the_figures_of_the_seed_quote_their_digits(segmented_seed: Segmented) -> None:
    found = list(recognise(segmented_seed, tuple(time.recognise(segmented_seed))))
    assert len(found) > 60
    assert all(segmented_seed.words(f.span).strip() for f in found)


def test_a_figure_inside_a_time_is_none(make_document: MakeDocument) -> None:
    segmented = segment(make_document("2021年，近三年。", published="2023-01-01"))
    assert list(recognise(segmented, tuple(time.recognise(segmented)))) == []
