"""Posts under their full names: what a text leaves out stands before it, or follows from its piece."""

from __future__ import annotations

import pytest

from kgbuild.model import Entity, Kind
from kgbuild.pipeline import graph_of
from texts import MakeDocument


def held(make: MakeDocument, text: str) -> dict[str, set[str]]:
    """The posts that each person is said to hold."""
    graph = graph_of(make(text, published="2023-10-21"))
    names = {e.key: e.name for e in graph.resolved.entities}
    found: dict[str, set[str]] = {}
    for s in graph.statements:
        if s.predicate == "holdsPost":
            found.setdefault(names[s.subject], set()).add(names[str(s.object)])
    return found


def posts(make: MakeDocument, text: str) -> list[Entity]:
    return [e for e in graph_of(make(text)).resolved.entities if e.kind is Kind.POST]


@pytest.mark.parametrize(
    ("sentence", "person", "expected"),
    [
        ("金华市委副书记、市长周大川介绍情况。", "周大川", {"金华市委副书记", "金华市市长"}),
        ("临海市财政局局长周大川说。", "周大川", {"临海市财政局局长"}),
        ("青田县县长周大川说。", "周大川", {"青田县县长"}),
        ("自治区政府主席巴图尔说。", "巴图尔", {"自治区政府主席"}),
    ],
)
def test_a_post_has_the_name_of_its_region(
    make_document: MakeDocument, sentence: str, person: str, expected: set[str]
) -> None:
    assert held(make_document, f"工作动态\n{sentence}\n")[person] == expected


def test_a_rank_alone_means_the_region_named_before_in_the_paragraph(make_document: MakeDocument) -> None:
    text = "浙江各地抓项目\n杭州市、宁波市先行。义乌市开工三条道路，市水务局局长周大川到场。\n"
    assert held(make_document, text) == {"周大川": {"义乌市水务局局长"}}


def test_a_firm_called_by_its_sort_is_the_one_named_last(make_document: MakeDocument) -> None:
    text = "企业抓生产\n海川药业有限公司扩大产能。公司董事长周大川介绍，订单排到了年底。\n"
    assert held(make_document, text) == {"周大川": {"海川药业有限公司董事长"}}
    (post,) = posts(make_document, text)
    assert post.body == "organization/海川药业有限公司"


def test_a_firm_that_nobody_named_has_no_name(make_document: MakeDocument) -> None:
    assert held(make_document, "企业抓生产\n公司董事长周大川介绍。\n") == {"周大川": {"公司董事长"}}
