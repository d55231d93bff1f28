"""Contracted names, and what is left of a name without the words that any text may put beside it."""

from __future__ import annotations

import pytest

from kgbuild.model import Kind
from kgbuild.resolve.contraction import contracts
from kgbuild.resolve.core import core, years


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("消博会", "第二届中国国际消费品博览会"),
        ("2022年服贸会", "2022年中国国际服务贸易交易会"),
        ("江安高铁", "江州至安城高铁"),
        ("江安高速", "云州江州市至安城县高速公路"),
        ("江州市文旅投资集团", "江州市文化旅游投资集团"),
        ("南合组织江州峰会", "南方合作组织江州峰会"),
    ],
)
def test_a_contraction(form: str, other: str) -> None:
    assert contracts(form, other)


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("音乐节", "江州国际音乐节"),  # the tail of the name, no contraction
        ("江安高铁", "江州至安城高速公路"),
        ("江平高铁", "江州至安城高铁"),
        ("消博会", "江州国际博览会"),
        ("江州一号文旅集团", "江州二号文化旅游集团"),
    ],
)
def test_no_contraction(form: str, other: str) -> None:
    assert not contracts(form, other)


@pytest.mark.parametrize(
    ("kind", "form", "left"),
    [
        (Kind.INITIATIVE, "深入推进乡村振兴战略", "乡村振兴"),
        (Kind.INDUSTRY, "旅游业", "旅游"),
        (Kind.INDUSTRY, "农业", "农业"),
        (Kind.PLACE, "华南地区", "华南"),
        (Kind.EVENT, "2023年春运", "春运"),
        (Kind.PROJECT, "江州水网工程", "江州水网"),
        (Kind.HONOUR, "文明城市", "文明城市"),
    ],
)
def test_the_core_of_a_name(kind: Kind, form: str, left: str) -> None:
    assert core(kind, form) == left


def test_events_of_different_years_are_told_apart() -> None:
    assert years(["2022年江州论坛", "2023年江州论坛", "江州论坛"]) == {"2022", "2023"}
