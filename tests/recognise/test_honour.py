"""Honours: won, counted by their holders, coordinated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Document
from kgbuild.recognise.honour import recognise
from kgbuild.segment import segment

MakeDocument = Callable[..., Document]


def names(make: MakeDocument, text: str) -> set[str]:
    return {mention.name for mention in recognise(segment(make(text)))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("先后涌现出“江宁好人”40例、全国道德模范7名。", "江宁好人"),
        ("先后涌现出“江宁好人”40例、全国道德模范7名。", "全国道德模范"),
        ("连续两年获省乡村振兴考核优秀，干劲更足。", "省乡村振兴考核优秀"),
        ("实现全国文明城市四连冠。", "全国文明城市"),
        ("连续6年入选“最具活力城市”。", "最具活力城市"),
        ("他荣获全国优秀护林员称号。", "全国优秀护林员"),
        ("她荣获江宁文学奖。", "江宁文学奖"),
    ],
)
def test_a_title_is_found_where_it_is_held(make_document: MakeDocument, text: str, name: str) -> None:
    assert name in names(make_document, text)


def test_coordinated_titles_are_one_each(make_document: MakeDocument) -> None:
    assert names(make_document, "创成节水、园林等全国示范县。") == {"节水全国示范县", "园林全国示范县"}
