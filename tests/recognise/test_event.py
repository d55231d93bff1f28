"""Events: what was held and when, editions, sittings, party congresses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Document
from kgbuild.recognise.event import recognise
from kgbuild.segment import segment

MakeDocument = Callable[..., Document]


def names(make: MakeDocument, text: str) -> set[str]:
    return {mention.name for mention in recognise(segment(make(text)))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "5月20日上午,全省深入推进项目攻坚工作例会暨经济形势分析会召开。",
            "全省深入推进项目攻坚工作例会暨经济形势分析会",
        ),
        ("10月20日晚，“春到临河”消费季启动仪式在宁波举行。", "“春到临河”消费季启动仪式"),
        ("同期举办第二十届临河农业博览会。", "第二十届临河农业博览会"),
        ("4月11日，宁波市七届人大二次会议开幕。", "宁波市七届人大二次会议"),
        ("深入学习贯彻党的十九大精神。", "党的十九大"),
        ("主持召开深入推动流域治理座谈会并讲话。", "深入推动流域治理座谈会"),
        ("社区开展老年人书画展览。", "老年人书画展览"),
        ("首届“乡BA”引来观众。", "首届“乡BA”"),
    ],
)
def test_a_happening_is_found_by_its_name(make_document: MakeDocument, text: str, name: str) -> None:
    assert name in names(make_document, text)


@pytest.mark.parametrize("text", ["召开各类会议20场。", "举办大型文化节。", "会议强调，要抓好落实。"])
def test_a_kind_of_happening_is_no_name(make_document: MakeDocument, text: str) -> None:
    assert not names(make_document, text)


def test_a_congress_is_known_by_its_official_name(make_document: MakeDocument) -> None:
    (found,) = recognise(segment(make_document("贯彻党的十九大精神。")))
    assert "中国共产党第十九次全国代表大会" in found.aliases
