"""Organisations: organs with their regions, bodies by head noun, what all know by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Document
from kgbuild.recognise.organisation import recognise
from kgbuild.segment import segment

MakeDocument = Callable[..., Document]


def names(make: MakeDocument, text: str) -> set[str]:
    return {mention.name for mention in recognise(segment(make(text)))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("活动由宁波市委宣传部主办。", "宁波市委宣传部"),
        ("省商务厅供图。", "省商务厅"),
        ("新疆农业农村厅介绍了情况。", "新疆农业农村厅"),
        ("江苏省推动绿色发展领导小组办公室印发通知。", "江苏省推动绿色发展领导小组办公室"),
        ("引进临河光电研究院，实力大增。", "临河光电研究院"),
        ("江宁水务集团负责施工。", "江宁水务集团"),
        ("设立企业投诉服务中心。", "企业投诉服务中心"),
        ("商务部流通发展司有关负责同志参加。", "商务部流通发展司"),
        ("来自复旦大学的学者发言。", "复旦大学"),
        ("获批海洋能源与材料等全国重点实验室。", "海洋能源与材料全国重点实验室"),
    ],
)
def test_a_body_is_found_by_its_name(make_document: MakeDocument, text: str, name: str) -> None:
    assert name in names(make_document, text)


def test_an_organ_begins_with_its_region(make_document: MakeDocument) -> None:
    assert names(make_document, "会议要求宁波安排市政府落实。") == {"市政府"}


def test_of_a_body_in_another_name_the_longer_one_stays(make_document: MakeDocument) -> None:
    assert "复旦大学" not in names(make_document, "复旦大学义乌生物研究院启用。")


@pytest.mark.parametrize(
    "text", ["多家企业到场。", "上市公司数量增加。", "中学生代表发言。", "各级部门配合。"]
)
def test_a_kind_of_body_is_no_name(make_document: MakeDocument, text: str) -> None:
    assert not names(make_document, text)


def test_a_short_name_has_its_official_one_as_alias(make_document: MakeDocument) -> None:
    found = next(recognise(segment(make_document("中科院专家到场。"))))
    assert found.aliases == ("中国科学院",)
