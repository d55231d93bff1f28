"""Nothing stands in a relation to itself."""

from __future__ import annotations

from kgbuild.pipeline import graph_of
from texts import MakeDocument


def test_no_statement_is_about_a_thing_and_itself(make_document: MakeDocument) -> None:
    text = "要闻\n在黎巴嫩首都贝鲁特，黎巴嫩南部的居民回家。江宁市在江宁市召开会议。\n"
    assert [s for s in graph_of(make_document(text)).statements if s.subject == s.object] == []
