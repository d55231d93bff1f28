"""Recognising projects: works, parks, lines, hubs and platforms by head noun, quotation and coordination."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load
from kgbuild.model import Kind, Mention, Segmented
from kgbuild.naming import PIECE, QUOTED, START, items, mentions, up_to

_HEADS = [row for row in load("name_heads").rows if row["kind"] == Kind.PROJECT]
_ANY_HEAD = alternatives(row["term"] for row in _HEADS)
_SURE_HEAD = alternatives(row["term"] for row in _HEADS if row["sure"] == "yes")
_BUILD = alternatives(
    (
        *("建设", "打造", "推进", "加快", "实施", "启动", "建成", "构建", "搭建", "升级", "迭代"),
        *("开工", "投用", "启用", "谋划"),
    )
)
_QUOTED_HEAD = alternatives(("中欧班列", "产业园", "机场", "平台", "驿站"))
_ITEM = rf"(?:[\u4e00-\u9fffA-Za-z0-9·—]|{QUOTED}){{3,20}}"
_SORT = r"(?:[\u4e00-\u9fff]{0,8}?)(?:项目|工程)"

RULES = (
    Rule(
        "project.quoted-core",
        re.compile(rf"{START}(?P<name>{PIECE}{{0,12}}?“[^“”，。；\n]{{2,12}}”{PIECE}{{0,6}}?{_QUOTED_HEAD})"),
        0.85,
        ("运行⟦“江新欧”中欧班列⟧", "建成⟦江临协作“专精特新”产业园⟧"),
    ),
    Rule(
        "project.quoted-place",
        re.compile(r"“(?P<name>[^“”，。；\n]{2,10}(?:谷|港|走廊|科学城|码|驿站|新城|平台|班列))”"),
        0.85,
        ("推进“⟦中国米谷⟧”往高攀升", "扩面建设“⟦安心驿站⟧”"),
    ),
    Rule(
        "project.head",
        re.compile(up_to(_SURE_HEAD, least=2, most=16)),
        0.7,
        ("打造⟦滨河科创走廊⟧", "加快⟦白石双创中心⟧等项目", "启动⟦临河铁路枢纽扩容改造工程⟧"),
    ),
    Rule(
        "project.listed",
        re.compile(rf"(?:{_BUILD}|按下)(?P<name>{_ITEM}(?:、{_ITEM})*)(?=等(?:“[^“”]{{2,8}}”|{_SORT}))"),
        0.75,
        ("提速实施⟦江东联运港、江临国际机场⟧等标志性项目",),
    ),
)


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The projects that a document names."""
    yield from mentions(RULES[:-1], segmented, Kind.PROJECT)
    yield from items(RULES[-1], segmented, Kind.PROJECT)
