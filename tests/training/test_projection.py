"""From an annotation, which names things once a document, to labelled text."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model import Kind
from projection import project


def annotation(*entities: tuple[str, str, tuple[str, ...], bool]) -> dict[str, Any]:
    return {
        "entities": [
            {"type": kind, "name": name, "aliases": list(aliases), "optional": optional}
            for kind, name, aliases, optional in entities
        ]
    }


def labelled(text: str, *entities: tuple[str, str, tuple[str, ...], bool]) -> list[tuple[str, str]]:
    found = project(text, annotation(*entities))
    return [(text[x.span.start : x.span.end], x.kind + "?" * x.optional) for x in found]


def test_a_name_is_labelled_wherever_it_stands() -> None:
    assert labelled("林海生说，林海生来了。", ("Person", "林海生", (), False)) == [("林海生", "Person")] * 2


def test_a_short_form_does_not_cut_into_a_longer_name() -> None:
    found = labelled(
        "江滨大学建设江滨园区。",
        ("Organization", "江滨大学", (), False),
        ("Project", "江滨园区", ("江滨",), False),
    )
    assert found == [("江滨大学", "Organization"), ("江滨园区", "Project")]


def test_quotation_marks_and_line_breaks_do_not_count() -> None:
    found = labelled("实施“百村\n示范”行动", ("Campaign", "百村示范行动", (), False))
    assert found == [("百村\n示范”行动", "Initiative")]


def test_optional_names_are_told_from_required_ones() -> None:
    found = labelled("光伏产业和竹编", ("Industry", "光伏产业", (), False), ("Industry", "竹编", (), True))
    assert found == [("光伏产业", "Industry"), ("竹编", "Industry?")]


def test_a_required_name_that_only_optional_ones_hold_goes_before_them() -> None:
    found = labelled(
        "江滨网消息（晚间新闻）：今天晴。",
        ("Organization", "江滨网", ("江滨网消息",), False),
        ("Organization", "晚间新闻", ("江滨网消息（晚间新闻）",), True),
    )
    assert found == [("江滨网", "Organization"), ("晚间新闻", "Organization?")]


def test_a_persons_title_is_no_part_of_the_name() -> None:
    found = labelled("林海生总理到访", ("Person", "林海生", ("林海生总理",), False))
    assert found == [("林海生", "Person")]


def test_one_character_is_no_name_to_look_for() -> None:
    assert labelled("浙里办在浙江", ("AdministrativeRegion", "浙江省", ("浙",), False)) == []


def test_a_name_does_not_begin_or_end_inside_a_latin_word() -> None:
    assert labelled("AIGC和AI", ("Industry", "AI", (), False)) == [("AI", "Industry")]


@given(
    st.text("甲乙丙“”\n", max_size=30),
    st.lists(st.text("甲乙丙", min_size=1, max_size=4), max_size=5),
    st.booleans(),
)
def test_labels_never_overlap_and_lie_in_the_text(text: str, names: list[str], optional: bool) -> None:
    labels = project(text, annotation(*((Kind.PROJECT.value, name, (), optional) for name in names)))
    ends = [0, *(label.span.end for label in labels)]
    assert all(end <= label.span.start for end, label in zip(ends, labels, strict=False))
    assert all(label.span.end <= len(text) and len(label.span) > 1 for label in labels)
