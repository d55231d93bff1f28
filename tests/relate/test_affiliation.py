"""The bodies that people belong to without an office: affiliatedWith."""

from __future__ import annotations

import pytest

from relate.marked import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⟦O北山日报社⟧记者 ⟦N陆一鸣⟧、⟦N祝小满⟧", {("陆一鸣", "北山日报社"), ("祝小满", "北山日报社")}),
        ("⟦O北山社⟧南湖10月3日电（记者 ⟦N陆一鸣⟧）", {("陆一鸣", "北山社")}),
        ("⟦O北山大学⟧教授⟦N祝小满⟧说。", {("祝小满", "北山大学")}),
        ("⟦O北山大学⟧校长⟦N祝小满⟧说。", set()),
        ("⟦O北山大学⟧邀请了⟦N祝小满⟧。", set()),
    ],
)
def test_reporters_and_staff_belong_to_a_body_heads_hold_a_post(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert stated(text, "affiliatedWith") == expected
