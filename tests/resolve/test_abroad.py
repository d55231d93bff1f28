"""Offices of other countries: whose they are follows from the words beside them, or they are left out."""

from __future__ import annotations

import pytest

from texts import MakeDocument, held


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "苏里南总统桑多吉、特立尼达和多巴哥总理罗德利出席。",
            {"桑多吉": "苏里南总统", "罗德利": "特立尼达和多巴哥总理"},
        ),
        ("越南国家主席阮明河表示祝贺。", {"阮明河": "越南国家主席"}),
        ("智利新当选总统桑托斯宣誓就职。", {"桑托斯": "智利总统"}),
        ("他点名美国总统桑托斯、国务卿莫里斯。", {"桑托斯": "美国总统", "莫里斯": "美国国务卿"}),
        ("援引乌克兰国防部副部长安娜·莫里斯的话报道。", {"安娜·莫里斯": "乌克兰国防部副部长"}),
        ("领导人在京应约同德国总理桑托斯通电话。", {"桑托斯": "德国总理"}),
        ("同塔吉克斯坦议会上院议长桑托斯会谈。", {"桑托斯": "塔吉克斯坦议会上院议长"}),
        ("会见越共中央政治局委员、中组部部长阮明河。", {"阮明河": "越共中组部部长"}),
    ],
)
def test_an_office_has_its_country(
    make_document: MakeDocument, sentence: str, expected: dict[str, str]
) -> None:
    found = held(make_document, f"要闻\n{sentence}\n")
    assert {name: post for name, post in expected.items() if post in found.get(name, ())} == expected


def test_an_office_of_no_country_is_left_open(make_document: MakeDocument) -> None:
    assert held(make_document, "要闻\n现任总统桑托斯宣誓就职。\n") == {}


def test_a_name_after_a_country_that_holds_another_word_is_whole(make_document: MakeDocument) -> None:
    assert held(make_document, "要闻\n应世界经济论坛创始人兼执行主席莫里斯邀请，代表团出席。\n") == {
        "莫里斯": {"世界经济论坛创始人", "世界经济论坛执行主席"}
    }


def test_the_leader_of_another_party_is_not_that_of_this_one(make_document: MakeDocument) -> None:
    text = "要闻\n会见越共中央总书记阮明河。愿同阮明河总书记保持沟通。\n"
    assert held(make_document, text) == {"阮明河": {"越共中央总书记"}}
