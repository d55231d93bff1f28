"""Recognising industries: the items of a coordination told to be industries, and names with the head 产业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.grammar import Rule
from kgbuild.model import Kind, Mention, Segmented
from kgbuild.naming import EDGE, START, items, mentions

_SORTS = (
    "(?:优势|特色|主导|新兴|现代|传统|重点|关键|完整|数字|未来|先进|全|[一二两三四五六七八九十]大)(?:产业)"
)
_WORD = rf"(?!{_SORTS})(?:(?!{EDGE})[\u4e00-\u9fffA-Za-z0-9]){{2,8}}"
_SORT = (
    r"(?:(?:优势|新兴|支柱|主导|特色|战略性新兴|未来|传统|重点|千亿|百亿|[一二两三四五六七八九十]大|新|高端|先进)*"
    r"(?:产业集群|产业链|产业|赛道|行业|领域))"
)

RULES = (
    Rule(
        "industry.listed",
        re.compile(rf"{START}(?P<name>{_WORD}(?:、{_WORD})+)(?=(?:等|[两三四五六]大){_SORT})"),
        0.82,
        ("构建⟦智能仪表、特种玻璃、信息安全⟧等优势产业链", "瞄准⟦半导体、大健康⟧等新赛道"),
    ),
    Rule(
        "industry.head",
        re.compile(rf"{START}(?P<name>{_WORD}?)(?=(?:千亿|百亿|万亿)?(?:级)?(?:产业集群|产业链))"),
        0.72,
        ("打造⟦光伏⟧千亿产业集群",),
    ),
)


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The industries that a document names."""
    yield from items(RULES[0], segmented, Kind.INDUSTRY)
    yield from mentions(RULES[1:], segmented, Kind.INDUSTRY)
