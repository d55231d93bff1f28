"""Industries: coordinations, names of national policy, the head 产业; what is no industry of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Document
from kgbuild.recognise.industry import recognise
from kgbuild.segment import segment

MakeDocument = Callable[..., Document]


def names(make: MakeDocument, text: str) -> set[str]:
    return {mention.name for mention in recognise(segment(make(text)))}


def test_the_items_of_a_coordination_are_industries(make_document: MakeDocument) -> None:
    found = names(make_document, "构建智能仪表、特种玻璃、信息安全等优势产业链。")
    assert found == {"智能仪表", "特种玻璃", "信息安全"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("打造光伏千亿产业集群。", "光伏"),
        ("做大数字经济，抢占先机。", "数字经济"),
        ("做强米醋产业，带动增收。", "米醋产业"),
        ("大力发展庭院经济。", "庭院经济"),
    ],
)
def test_an_industry_is_found_by_its_name(make_document: MakeDocument, text: str, name: str) -> None:
    assert name in names(make_document, text)


@pytest.mark.parametrize("text", ["做强特色优势产业。", "盯住主导产业抓招引。", "加强教育、文化等领域合作。"])
def test_sorts_of_industries_are_none(make_document: MakeDocument, text: str) -> None:
    assert not names(make_document, text)


def test_an_industry_has_its_name_with_and_without_the_head(make_document: MakeDocument) -> None:
    found = next(recognise(segment(make_document("做强米醋产业。"))))
    assert found.aliases == ("米醋",)
