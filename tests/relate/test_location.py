"""Where things are: locatedIn."""

from __future__ import annotations

import pytest

from relate.marked import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⟦E湖畔诗歌节⟧在⟦R北山市⟧举行。", {("湖畔诗歌节", "北山市")}),
        ("位于⟦R北山市⟧的⟦O翠屏书院⟧开放。", {("翠屏书院", "北山市")}),
        ("参观⟦O⟦R南湖县⟧农机研究院⟧。", {("南湖县农机研究院", "南湖县")}),
        ("在⟦R北山市⟧，⟦O翠屏书院⟧迎来客人。", {("翠屏书院", "北山市")}),
        ("连接⟦R北山市⟧和⟦R南湖县⟧的⟦P山海铁路⟧通车。", {("山海铁路", "北山市"), ("山海铁路", "南湖县")}),
        ("⟦P白石实训基地⟧在⟦R北山市⟧动工兴建。", {("白石实训基地", "北山市")}),
        ("⟦O⟦R南湖县⟧政府⟧发布通告。", set()),
        ("⟦O⟦R东海省⟧农业集团⟧发布年报。", set()),
        ("⟦P⟦R南湖县⟧至青田货运班列⟧开行。", set()),
    ],
)
def test_a_place_is_told_by_verb_name_setting_or_line(text: str, expected: set[tuple[str, str]]) -> None:
    assert stated(text, "locatedIn") == expected
