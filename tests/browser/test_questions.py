"""Five questions of a reader who has never seen the page, answered from it alone, in so many steps.

A step is a click, or a word typed and confirmed by Enter.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from opened import Open, Opened


@dataclass
class Reader:
    """Somebody before the page, whose steps are counted."""

    opened: Opened
    steps: int = 0

    def click(self, selector: str, words: str = "") -> None:
        """Click the first such element with these words."""
        self.steps += 1
        self.opened.page.locator(selector, has_text=words or None).first.click()

    def find(self, words: str) -> None:
        """Type into the search box and confirm."""
        self.steps += 1
        self.opened.page.fill("#search", words)
        self.opened.page.press("#search", "Enter")

    def group(self, name: str) -> list[str]:
        """The entities under a property in the panel."""
        return [str(t) for t in self.opened.page.locator(f"[data-property={name}] .entity").all_inner_texts()]


@pytest.fixture
def reader(open_page: Open, seed_page: Path) -> Reader:
    return Reader(open_page(seed_page))


def test_which_post_somebody_holds_and_where_it_is_said(reader: Reader) -> None:
    reader.click(".panel .entity", "沈志江")
    assert "绍兴市委常委、诸暨市委书记" in reader.opened.panel()
    assert "截至 2023-10-21" in reader.opened.panel()
    reader.click("[data-property=holdsPost] .proof > summary")
    quotation = reader.opened.page.locator("[data-property=holdsPost] .quotation").first
    assert quotation.locator("mark").inner_text() == "绍兴市委常委、诸暨市委书记 沈志江"
    assert "坚持和发展新时代“枫桥经验”" in quotation.inner_text()
    assert reader.steps == 2


def test_which_regions_carry_out_a_program(reader: Reader) -> None:
    reader.click(".panel .entity", "三个“一号工程”")
    assert {"秀洲区", "金华市"} <= set(reader.group("implements"))
    assert reader.steps == 1


def test_who_has_the_highest_growth_of_an_indicator(reader: Reader) -> None:
    reader.click("[data-view=figures]")
    reader.click(".chip", "固定资产投资")
    growth = reader.opened.page.locator(".chart", has_text="增速")
    first = growth.locator(".row").first.inner_text()
    assert "秀洲区" in first
    assert "+32.7%" in first
    assert reader.steps == 2


def test_what_is_being_built_in_a_region(reader: Reader) -> None:
    reader.find("秀洲区")
    built = set(reader.group("undertakes")) | set(reader.group("locatedIn"))
    assert any("科创走廊" in name for name in built)
    assert len(built) >= 3
    assert reader.steps == 1


def test_what_a_name_rests_on(reader: Reader) -> None:
    reader.find("四大场景")
    marked = reader.opened.page.locator(".panel mark, .text .here").first
    assert marked.inner_text() == "四大场景"
    assert "爱心食堂、全城志愿、移风易俗" in marked.locator("xpath=../..").inner_text()
    assert reader.steps == 1


def test_the_seeds_page_is_small(seed_page: Path) -> None:
    assert seed_page.stat().st_size < 2_000_000


def test_the_opening_view_shows_the_event_the_speakers_and_what_they_share(reader: Reader) -> None:
    page = reader.opened.page
    opening = page.evaluate("JSON.parse(document.getElementById('opening').textContent).nodes")
    labels = " ".join(node["label"].replace("\n", "") for node in opening)
    for name in (
        "全省深入实施",
        "沈志江",
        "朱重烈",
        "章登峰",
        "徐鸣阳",
        "张壮雄",
        "三个“一号工程”",
        "金华市",
    ):
        assert name in labels
