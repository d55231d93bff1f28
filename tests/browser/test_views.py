"""The views beside the canvas, linked with it and with one another, and what is filtered out of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from opened import Open, Opened


def _rows(opened: Opened) -> list[str]:
    return [" ".join(str(r).split()) for r in opened.page.locator(".other tbody tr").all_inner_texts()]


def test_the_matrix_shows_who_carries_out_what_since_when(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.view("matrix")
    assert _rows(opened) == ["双百攻坚行动 1 2023-10-21"]
    cell = opened.page.locator(".matrix .cell button")
    assert cell.get_attribute("aria-label") == "绍兴市 – 双百攻坚行动 首见 2023-10-21"
    cell.click()
    assert opened.page.locator(".panel mark").first.inner_text() == "绍兴市实施“双百攻坚行动”"


def test_what_is_selected_is_shown_in_each_view(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.select("绍兴市")
    for view in ("matrix", "figures", "regions", "reader"):
        opened.view(view)
        if view == "reader":
            opened.page.locator(".articles button", has_text="以项目之进").click()
        chosen = opened.page.locator(".other .is-chosen").all_inner_texts()
        assert {" ".join(text.split()) for text in chosen} == {"绍兴市"}, view
    opened.view("figures")
    opened.page.locator(".other tbody .plain").first.click()
    assert "固定资产投资" in opened.page.locator(".other tr.is-chosen").inner_text()


def test_figures_are_sorted_by_each_column(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.view("figures")
    assert len(_rows(opened)) == 2
    value = opened.page.get_by_role("columnheader", name="数值")
    value.get_by_role("button").click()
    assert value.get_attribute("aria-sort") == "descending"
    assert "+12%" in _rows(opened)[0]
    value.get_by_role("button").click()
    assert "第1位" in _rows(opened)[0]


def test_an_indicator_is_charted_and_a_bar_leads_to_its_quotation(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.view("figures")
    opened.page.locator(".chip", has_text="固定资产投资").click()
    bar = opened.page.locator(".chart .row")
    assert "绍兴市" in bar.inner_text()
    caption = opened.page.locator(".chart figcaption").inner_text()
    assert {"固定资产投资", "2023年1–9月"} <= set(caption.split(" · "))
    bar.click()
    assert opened.page.locator(".panel mark").first.inner_text() == "增长12%"


def test_the_timeline_holds_events_posts_and_figures_latest_first(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.view("timeline")
    days = opened.page.locator(".timeline h2").all_inner_texts()
    assert days == ["2023-10-21", "2023-10-09", "2023-09-30"]
    opened.page.locator(".chip", has_text="任职").click()
    assert opened.page.locator(".timeline h2").all_inner_texts() == ["2023-10-21"]
    opened.page.locator(".timeline .entity", has_text="周若川").click()
    assert "周若川" in opened.page.inner_text(".panel h2")


def test_regions_are_a_tree_with_codes_and_counts(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.view("regions")
    lines = opened.page.locator(".tree .leaf").all_inner_texts()
    assert [line.split()[0] for line in lines] == ["浙江省", "绍兴市", "柯桥区"]
    assert "330600" in lines[1]
    assert "举措 1" in " ".join(lines[1].split())


def test_the_reader_marks_the_mentions_in_the_text(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.view("reader")
    opened.page.locator(".articles button", has_text="以项目之进").click()
    mentions = opened.page.locator(".text .mention").all_inner_texts()
    assert {"绍兴市委书记", "周若川", "双百攻坚行动", "长三角"} <= set(mentions)
    opened.page.locator(".text .mention", has_text="双百攻坚行动").first.click()
    assert "双百攻坚行动" in opened.page.inner_text(".panel h2")


def test_a_quotation_opens_the_article_where_it_stands(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.select("智能纺织")
    opened.page.locator("[data-property=develops] summary").click()
    opened.page.locator("[data-property=develops]").get_by_role("button", name="在原文中看").click()
    assert "".join(opened.page.locator(".text .here").all_inner_texts()) == "发展智能纺织"
    assert opened.page.locator(".text .here").first.is_visible()


def test_the_legend_counts_the_kinds_by_shape_and_colour(open_page: Open, made: Path) -> None:
    page = open_page(made).page
    toggles = page.locator(".legend section").first.locator(".toggle")
    assert "行政区\n3" in [t.strip() for t in toggles.all_inner_texts()]
    shapes = toggles.locator("path").evaluate_all("all => all.map(p => p.getAttribute('d'))")
    colours = toggles.locator("svg").evaluate_all("all => all.map(s => getComputedStyle(s).fill)")
    assert len(set(shapes)) == len(set(colours)) == len(shapes) == 11


def test_a_kind_that_is_off_leaves_the_canvas_and_the_panel_and_comes_back(
    open_page: Open, made: Path
) -> None:
    opened = open_page(made)
    before = opened.drawn()
    project = opened.page.locator(".toggle", has_text="项目")
    project.click()
    assert opened.drawn()[0] < before[0]
    assert project.get_attribute("aria-pressed") == "false"
    assert "f.kinds=Project" in opened.state()
    opened.page.get_by_role("button", name="清除筛选").click()
    assert opened.drawn() == before


def test_a_property_that_is_off_takes_its_lines_away(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    _, before = opened.drawn()
    opened.page.locator(".legend summary").click()
    opened.page.locator("[data-filter=develops]").click()
    assert opened.drawn()[1] == before - 1


@pytest.mark.parametrize(
    ("control", "value", "left"),
    [
        ("from", "2023-10-22", 0),
        ("confidence", "85", 0),
        ("region", "region/330603", 0),
        ("confidence", "80", 2),
    ],
)
def test_figures_are_filtered_by_date_region_and_confidence(
    open_page: Open, made: Path, control: str, value: str, left: int
) -> None:
    opened = open_page(made)
    opened.view("figures")
    field = opened.page.locator(f"[data-filter={control}]")
    if control == "region":
        field.select_option(value)
    else:
        field.evaluate("(e, v) => { e.value = v; e.dispatchEvent(new Event('change')); }", value)
    assert len(_rows(opened)) == left


def test_a_region_with_all_below_it_keeps_what_is_tied_to_these(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.page.locator("[data-filter=region]").select_option("region/330000")
    assert len(opened.search("双百")) == 1
    opened.view("figures")
    assert len(_rows(opened)) == 2


def test_a_document_is_chosen_alone(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    before = opened.drawn()
    opened.page.locator("[data-filter=document]").select_option(index=1)
    assert opened.drawn() != before
