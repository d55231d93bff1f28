"""Initiatives: quotation, head nouns, governing verbs, coordination; what is no name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Document
from kgbuild.recognise.initiative import recognise
from kgbuild.segment import segment

MakeDocument = Callable[..., Document]


def names(make: MakeDocument, text: str) -> set[str]:
    return {mention.name for mention in recognise(segment(make(text)))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全市扎实开展“百日千人”进村活动，群众满意。", "“百日千人”进村活动"),
        ("我们狠抓三个“头号工程”，成效明显。", "三个“头号工程”"),
        ("推行“管家式”服务模式，企业满意。", "“管家式”服务模式"),
        ("推进“江鱼经济”提质“一号富民工程”。", "“江鱼经济”提质“一号富民工程”"),
        ("扎实推进“百社万店拓销路”。", "百社万店拓销路"),
        ("大力发展“一镇一韵”，农民增收。", "一镇一韵"),
        ("出台《临河市数字乡村建设三年行动计划（2021—2023年）》。", "临河市数字乡村建设三年行动计划"),
        ("深入实施乡村振兴战略，农村面貌一新。", "乡村振兴战略"),
        ("组织开展了美味临河、家电进村、夜色真好等系列促消费活动。", "家电进村"),
    ],
)
def test_a_line_of_action_is_found_in_full(make_document: MakeDocument, text: str, name: str) -> None:
    assert name in names(make_document, text)


@pytest.mark.parametrize(
    "text",
    [
        "优化营商环境，强化服务意识。",
        "他们的行动得到好评。",
        "擦亮“金名片”，按下“快进键”。",
        "突出“快准稳”。",
    ],
)
def test_slogans_and_common_nouns_are_none(make_document: MakeDocument, text: str) -> None:
    assert not names(make_document, text)


def test_a_quoted_core_is_an_alias_of_the_longer_name(make_document: MakeDocument) -> None:
    found = next(recognise(segment(make_document("开展“百日千人”进村活动。"))))
    assert set(found.aliases) == {"百日千人", "百日千人进村活动"}
    assert found.subtype == "Campaign"
