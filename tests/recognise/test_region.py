"""Regions: the gazetteer's names, short forms, chains down to the village; and what is none."""

from __future__ import annotations

import pytest

from kgbuild.recognise.region import recognise
from kgbuild.segment import segment
from texts import MakeDocument


def regions(text: str, make_document: MakeDocument) -> set[str]:
    return {mention.name for mention in recognise(segment(make_document(text)))}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("湖南省长沙市长沙县开展活动。", {"湖南省", "长沙市", "长沙县"}),
        ("上海、杭州、深圳等地推广这一做法。", {"上海", "杭州", "深圳"}),
        ("安徽省的肥西、无为两地。", {"安徽省", "肥西", "无为"}),
        ("杭州高新区（滨江）召开大会。", {"杭州", "滨江"}),
        ("安徽省肥西县三河镇木兰村村民。", {"安徽省", "肥西县", "三河镇", "木兰村"}),
        ("贵州修文的企业。", {"贵州", "修文"}),
        ("海南省三亚、东方、万宁等市县。", {"海南省", "三亚", "东方", "万宁"}),
        ("河南滑县的农技人员。", {"河南", "滑县"}),
        ("会议在鄂召开。", {"鄂"}),
    ],
)
def test_regions_are_found(text: str, found: set[str], make_document: MakeDocument) -> None:
    assert regions(text, make_document) == found


@pytest.mark.parametrize(
    "text",
    [
        "推进共同富裕，加强合作，保护资源，向往和平。",
        "他们走进老城区，看望各族群众。",
        "以上海拔为准。",
        "把真金白银用在刀刃上，实现长治久安。",
        "农村和城乡的示范村。",
        "毕业于北京理工大学。",
    ],
)
def test_other_words_are_none(text: str, make_document: MakeDocument) -> None:
    assert regions(text, make_document) == set()


def test_a_towns_name_alone_is_found_again(make_document: MakeDocument) -> None:
    text = "安徽省肥西县三河镇木兰村种植果树。木兰村今年增收。"
    assert [m.name for m in recognise(segment(make_document(text)))].count("木兰村") == 2
