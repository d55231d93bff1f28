"""Projects: head nouns with their left boundary, coordination, what tells one apart from its kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Document
from kgbuild.recognise.project import recognise
from kgbuild.segment import segment

MakeDocument = Callable[..., Document]


def names(make: MakeDocument, text: str) -> set[str]:
    return {mention.name for mention in recognise(segment(make(text)))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("加快白石双创中心等牵引性项目建设。", "白石双创中心"),
        ("启动临河铁路枢纽扩容改造工程，争取早日建成。", "临河铁路枢纽扩容改造工程"),
        ("打造滨河科创走廊，串联三个湖区。", "滨河科创走廊"),
        ("提速实施江东联运港、江临国际机场等标志性项目。", "江东联运港"),
        ("建成江临协作“双强”产业园。", "江临协作“双强”产业园"),
        ("云海集团铝板带箔项目开工。", "云海集团铝板带箔项目"),
        ("推进“中国米谷”往高攀升。", "中国米谷"),
    ],
)
def test_a_work_is_found_from_its_left_boundary(make_document: MakeDocument, text: str, name: str) -> None:
    assert name in names(make_document, text)


@pytest.mark.parametrize(
    "text",
    [
        "建设现代物流产业园。",
        "建成20条铁路。",
        "加快重大工程建设。",
        "临河铁路局表示。",
        "打造综合交通枢纽。",
    ],
)
def test_a_kind_of_work_is_no_name(make_document: MakeDocument, text: str) -> None:
    assert not names(make_document, text)


def test_a_work_is_also_called_without_its_region(make_document: MakeDocument) -> None:
    found = next(recognise(segment(make_document("江苏太湖沿岸治理工程开工。"))))
    assert "太湖沿岸治理工程" in found.aliases
