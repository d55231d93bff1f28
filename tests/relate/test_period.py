"""The period of a figure: of its own sentence, of the report it goes on with, of the heading above."""

from __future__ import annotations

from datetime import date

import pytest

from kgbuild.model import Period
from kgbuild.pipeline import graph_of
from texts import MakeDocument

PUBLISHED = "2021-08-30"
TO_JULY = Period(date(2021, 1, 1), date(2021, 7, 31), inferred=True)
YEAR = Period(date(2022, 1, 1), date(2022, 12, 31))


def periods(text: str, make_document: MakeDocument) -> list[Period | None]:
    return [o.period for o in graph_of(make_document(text, published=PUBLISHED)).observations]


def test_what_the_headline_says_is_reported_holds_for_its_figures(make_document: MakeDocument) -> None:
    text = "# 1—7月全省重大项目推进情况\n\n福建省重大项目开工率达到98%。\n\n福州市完成投资232亿元。"
    assert periods(text, make_document) == [TO_JULY, TO_JULY]


def test_a_headline_about_something_that_lasts_says_no_period(make_document: MakeDocument) -> None:
    text = "# 2022年冬季运动会筹备有序\n\n福州市拥有体育场馆32个。"
    assert periods(text, make_document) == [None]


@pytest.mark.parametrize(
    ("first", "period"),
    [
        ("今年前7个月，福建省完成水利投资41亿元。", TO_JULY),
        ("前7个月，福建省完成水利投资41亿元。", TO_JULY),
    ],
)
def test_a_report_goes_on_in_the_next_sentence(
    first: str, period: Period, make_document: MakeDocument
) -> None:
    assert periods(f"{first}新开工水利工程17项。", make_document) == [period, period]


def test_the_day_of_an_event_is_not_carried(make_document: MakeDocument) -> None:
    text = "8月20日，福建省签约项目41个。福州市拥有大桥17座。"
    assert periods(text, make_document)[1:] == [None]


def test_the_figures_of_a_plan_are_of_the_year_it_is_named_after(make_document: MakeDocument) -> None:
    text = "《福州市2022年政府投资项目计划》安排项目883个，总投资74亿元。"
    found = graph_of(make_document(text, published=PUBLISHED)).observations
    assert {o.period for o in found} == {YEAR}


def test_a_value_moved_over_years_from_the_first_to_the_last(make_document: MakeDocument) -> None:
    text = "十年间，福建省农民收入从0.9万元增长到2.3万元，增长了1.5倍。"
    found = {p and (p.start.year, p.end.year) for p in periods(text, make_document)}
    assert found == {(2011, 2011), (2020, 2020), (2011, 2020)}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2020年，福建省抓生产，预计全年原油产量将达到2.05亿吨。", 2020),
        ("2020年，福建省开工改造小区5万个，占全年计划数的97%。", 2020),
    ],
)
def test_all_year_is_of_the_year_that_was_named(text: str, year: int, make_document: MakeDocument) -> None:
    last = periods(text, make_document)[-1]
    assert last is not None
    assert (last.start, last.end) == (date(year, 1, 1), date(year, 12, 31))
