"""Places: what the whole country knows, directions of provinces, head nouns; and what is none."""

from __future__ import annotations

import pytest

from kgbuild.recognise.place import recognise
from kgbuild.segment import segment
from texts import MakeDocument


def places(text: str, make_document: MakeDocument) -> set[str]:
    return {mention.name for mention in recognise(segment(make_document(text)))}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会见到访的法国总统，法国客人参观了颐和园。", {"法国", "颐和园"}),
        ("班列从汉堡发车，三天后到达莫斯科。", {"汉堡", "莫斯科"}),
        ("皖北和鄂西的茶园连片。", {"皖北", "鄂西"}),
        ("黄河青海段水质稳定，祁连山下牛羊成群。", {"黄河青海段", "祁连山"}),
        ("主动融入长三角地区，服务长江经济带。", {"长三角", "长江经济带"}),
        ("游客来到青石古镇。", {"青石古镇"}),
    ],
)
def test_places_are_found(text: str, found: set[str], make_document: MakeDocument) -> None:
    assert places(text, make_document) == found


@pytest.mark.parametrize(
    "text",
    [
        "内蒙古的草原、沿海地区的渔港。",
        "江苏南京、四川西部和江西南昌。",
        "西南大学和长江大学的师生走上珠江路。",
        "今日本报讯。",
        "打造著名景区，游览多个古镇。",
    ],
)
def test_parts_of_other_words_are_no_places(text: str, make_document: MakeDocument) -> None:
    assert places(text, make_document) == set()


def test_a_longer_form_goes_under_the_usual_name(make_document: MakeDocument) -> None:
    found = {m.name: m.aliases for m in recognise(segment(make_document("长江三角洲与法国，法方表示。")))}
    assert found["长三角"] == ("长江三角洲",)
    assert "法国" in found
