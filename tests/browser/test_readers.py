"""Readers of two languages, by day and night, on screens from 360 pixels to 4K, with or without eyes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from opened import Open, Opened

VIEWS = ("graph", "matrix", "figures", "timeline", "regions", "reader")
WIDTHS = ((360, 740), (820, 1180), (1280, 800), (3840, 2160))


@pytest.fixture(scope="session")
def axe(front_end: Path) -> str:
    return (front_end / "node_modules/axe-core/axe.min.js").read_text("utf-8")


def _grave(opened: Opened, axe: str) -> list[str]:
    """What axe-core finds that is serious, with where."""
    opened.page.evaluate(axe)
    found: Any = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']}: {node['html'][:120]} {node['any'][:1]}"
        for rule in found["violations"]
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("page", "entity"), [("made", "绍兴市"), ("seed_page", "金华市")])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious_in_any_view(
    open_page: Open, axe: str, request: pytest.FixtureRequest, page: str, entity: str, dark: bool
) -> None:
    opened = open_page(request.getfixturevalue(page), dark=dark)
    opened.page.locator(".legend summary").click()
    faults = []
    for view in VIEWS:
        opened.view(view)
        faults += _grave(opened, axe)
    opened.select(entity)
    for proof in opened.page.locator(".proof summary").all()[:4]:
        proof.click()
    faults += _grave(opened, axe)
    opened.page.fill("#search", entity[:2])
    faults += _grave(opened, axe)
    assert faults == []


def test_axe_finds_nothing_serious_on_a_phone_in_english(open_page: Open, made: Path, axe: str) -> None:
    opened = open_page(made, width=360, height=740, dark=True, locale="en-GB")
    faults = []
    for view in VIEWS:
        opened.view(view)
        faults += _grave(opened, axe)
    opened.page.locator(".handle").click()
    faults += _grave(opened, axe)
    opened.select("绍兴市")
    faults += _grave(opened, axe)
    opened.page.get_by_role("button", name="Filters").click()
    faults += _grave(opened, axe)
    assert faults == []


def test_axe_finds_nothing_serious_in_the_help_with_its_keys_on_and_off(
    open_page: Open, made: Path, axe: str
) -> None:
    opened = open_page(made)
    opened.page.get_by_label("使用说明").click()
    faults = _grave(opened, axe)
    opened.page.get_by_role("checkbox").uncheck()
    assert faults + _grave(opened, axe) == []


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_nothing_runs_out_of_the_screen_at_any_width(
    open_page: Open, seed_page: Path, width: int, height: int
) -> None:
    opened = open_page(seed_page, width=width, height=height)
    for view in VIEWS:
        opened.view(view)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        wide = """[...document.querySelectorAll('.other, .panel, .bar')]
            .filter(e => e.scrollWidth > e.clientWidth + 1).length"""
        assert opened.page.evaluate(wide) == 0, view
    opened.select("金华市")
    assert opened.page.locator(".panel h2").is_visible()


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_what_is_drawn_first_is_on_the_screen_and_readable(
    open_page: Open, seed_page: Path, width: int, height: int
) -> None:
    opened = open_page(seed_page, width=width, height=height)
    canvas = opened.page.locator("#canvas")
    assert canvas.get_attribute("data-whole") == "true"
    scale = float(canvas.get_attribute("data-scale") or 0)
    assert 14 * scale >= 9.5  # pixels of a label


def test_the_language_follows_the_browser_and_can_be_changed(open_page: Open, made: Path) -> None:
    opened = open_page(made, locale="en-GB")
    assert opened.page.inner_text("[data-view=figures]") == "Figures"
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    opened.select("周若川")
    assert "Holds post" in opened.panel()
    assert "as of 2023-10-21" in opened.panel()
    opened.page.get_by_role("button", name="中文").click()
    assert opened.page.inner_text("[data-view=figures]") == "数据"
    assert "任职" in opened.panel()


def test_no_chinese_is_left_in_the_english_interface(open_page: Open, made: Path) -> None:
    opened = open_page(made, locale="en-GB")
    opened.page.locator(".legend summary").click()
    own = """[...document.querySelectorAll('button, summary, label, h1, h3, th, .kind, .tag, .aside')]
        .flatMap(e => [...e.childNodes]).filter(n => n.nodeType === 3).map(n => n.data)
        .filter(t => /[\\u4e00-\\u9fff]/.test(t))"""
    left = []
    for view in VIEWS:
        opened.view(view)
        left += opened.page.evaluate(own)
    opened.select("绍兴市")
    left += opened.page.evaluate(own)
    assert [t for t in left if t != "中文"] == []


def test_the_page_is_dark_where_the_reader_wants_it_dark(open_page: Open, made: Path) -> None:
    opened = open_page(made, dark=True)
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = opened.page.evaluate(ground)
    opened.page.get_by_label("明暗").click()
    assert opened.page.evaluate(ground) == "rgb(255, 255, 255)" != dark


def test_movement_is_not_needed_by_those_who_asked_for_none(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    assert opened.page.evaluate("document.getAnimations().length") == 0


def test_on_a_phone_the_panel_is_a_sheet_that_lies_low_until_it_is_asked(open_page: Open, made: Path) -> None:
    opened = open_page(made, width=360, height=740)
    page, sheet = opened.page, opened.page.locator("#panel")
    assert sheet.bounding_box()["height"] < 60
    buttons, low = page.locator(".canvas-tools").bounding_box(), sheet.bounding_box()
    assert buttons["y"] + buttons["height"] <= low["y"]
    page.locator(".handle").click()
    assert "周若川" in opened.panel()  # who speaks
    page.locator(".panel .entity", has_text="周若川").click()
    assert "任职" in opened.panel()
    opened.view("figures")
    assert sheet.bounding_box()["height"] < 60
    assert page.locator(".handle").inner_text() == "周若川"
    page.locator(".other [data-observation] .indicator button").first.click()
    assert sheet.bounding_box()["height"] > 200
    page.get_by_label("关闭").click()
    assert sheet.bounding_box()["height"] < 60


def test_on_a_phone_a_quotation_is_shown_above_the_panel(open_page: Open, seed_page: Path) -> None:
    opened = open_page(seed_page, width=360, height=740)
    opened.select("秀洲区")
    opened.page.locator(".stepper").get_by_role("button", name="在原文中看").click()
    opened.painted()
    quoted = opened.page.locator(".text .here").first.bounding_box()
    panel = opened.page.locator(".panel").bounding_box()
    tabs = opened.page.locator(".tabs").bounding_box()
    assert tabs["y"] + tabs["height"] <= quoted["y"]
    assert quoted["y"] + quoted["height"] <= panel["y"]
