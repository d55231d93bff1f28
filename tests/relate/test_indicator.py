"""Indicators: the words of a clause that say what a figure measures."""

from __future__ import annotations

import pytest

from kgbuild.model import Document
from kgbuild.recognise import figure, time
from kgbuild.relate.indicator import Naming
from kgbuild.relate.phrase import from_verb, noun_after, trimmed, verb_before
from kgbuild.segment import segment


def names(text: str) -> list[tuple[str, ...]]:
    segmented = segment(Document("0" * 12, "made.txt", text, "0" * 64))
    times = tuple(time.recognise(segmented))
    (sentence,) = segmented.sentences
    figures = list(figure.recognise(segmented, times))
    return Naming(segmented, sentence, figures, [t.span for t in times]).run()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("前三季度，固定资产投资增长17%。", [("固定资产投资",)]),
        ("新增市场主体31.2万户。", [("新增市场主体",)]),
        ("3572名党员深入到街道社区。", [("党员",)]),
        ("外贸出口增长13.4%，增幅居全省首位。", [("外贸出口",), ("外贸出口",)]),
        ("落地10亿元以上项目46个。", [("落地10亿元以上项目",)]),
        ("林业产值由12亿元增加到30亿元。", [("林业产值",), ("林业产值",)]),
        ("总投资20亿元的生产基地开工。", [("总投资",)]),
        ("工业增加值、固定资产投资分别增长16.6%和32.7%。", [("工业增加值",), ("固定资产投资",)]),
        ("项目数和投资额占比均超过三成。", [("项目数占比", "投资额占比")]),
        ("20个国家的代表到会。", [("国家",)]),
        ("工程沿线850万人口受益。", [("受益人口",)]),
        ("临江500千伏变电站投入运行。", [("电压等级",)]),
        ("青石90万千瓦风电场并网。", [("装机容量",)]),
        ("首条设计时速350公里的高速铁路开通。", [("首条设计时速",)]),
        ("这片占地20万公顷的乐土有了新貌。", [("这片占地面积",)]),
        ("利用外资从700亿元突破到1150亿元。", [("利用外资",), ("利用外资",)]),
        ("收入倍差从2.43缩小到1.90。", [("收入倍差",), ("收入倍差",)]),
        ("营业收入由二季度下降3.8%转为三季度增长3.7%。", [("营业收入",), ("营业收入",)]),
        ("作为全国经济总量第一大省，东海作出表率。", [("经济总量",)]),
        ("“千帆”示范项目共计21个。", [("“千帆”示范项目",)]),
        ("两部门共同下达120亿元。", [("两部门共同下达",)]),
    ],
)
def test_a_figure_is_named_by_its_clause(text: str, found: list[tuple[str, ...]]) -> None:
    assert names(text) == found


def test_levels_told_distributively_are_one_indicator_each() -> None:
    assert names("省、市、区三级民生实事平均进度分别超过99.7%、96.1%、90.7%。") == [
        ("省级民生实事平均进度",),
        ("市级民生实事平均进度",),
        ("区级民生实事平均进度",),
    ]


def test_a_rank_of_all_that_were_listed_is_one_a_member() -> None:
    found = names("工业增加值、固定资产投资分别增长16.6%和32.7%，均居全市第一。")
    assert found[-1] == ("工业增加值", "固定资产投资")


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("党员深入到一线", "党员"),
        ("符合条件的农民返乡", "农民"),
        ("油松、白皮松等树苗", "树苗"),
        ("“双千兆”示范应用案例", "“双千兆”示范应用案例"),
    ],
)
def test_the_noun_after_a_figure(words: str, phrase: str) -> None:
    assert noun_after(words) == phrase


def test_what_only_leads_to_an_indicator_is_cut_off() -> None:
    assert trimmed("其中，全市使用外资约") == "使用外资"
    assert trimmed("数字经济投资占比达") == "数字经济投资占比"


def test_the_verb_that_tells_how_a_figure_came_about() -> None:
    assert verb_before("全年累计发放") == "累计发放"
    assert verb_before("这里有") == ""
    assert from_verb("省市县联动举办活动") == "举办活动"
