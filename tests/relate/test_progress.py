"""How far projects have come."""

from __future__ import annotations

import pytest

from relate.marked import stated


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("谋划⟦P城东科学城⟧。", "kg:Planned"),
        ("⟦P北山水库⟧开工建设。", "kg:Started"),
        ("加快建设⟦P环湖绿道⟧。", "kg:Underway"),
        ("⟦P环湖绿道⟧建设有序推进。", "kg:Underway"),
        ("⟦P翠屏隧道⟧全线贯通。", "kg:Completed"),
        ("⟦P电池工厂⟧正式投产。", "kg:Operating"),
        ("⟦P北山水库⟧将于明年开工。", "kg:Planned"),
    ],
)
def test_the_words_beside_a_project_tell_its_status(text: str, term: str) -> None:
    ((_, found),) = stated(text, "status")
    assert found == term


def test_what_is_to_be_finished_is_not_finished() -> None:
    assert stated("⟦P翠屏隧道⟧将于年底前建成。", "status") == set()


def test_the_furthest_stage_that_a_document_tells_counts() -> None:
    text = "加快建设⟦P电池工厂⟧。近日，⟦P电池工厂⟧投产。"
    assert stated(text, "status") == {("电池工厂", "kg:Operating")}
