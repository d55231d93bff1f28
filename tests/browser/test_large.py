"""Pages of two thousand and of twenty thousand entities draw, list and suggest little, and hold everything.

How fast they are is measured by ``benchmarks/page.py``.
``pytest --page PAGE.html`` tests a page of your own too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from big_graph import big_graph
from kgbuild.write.html import write_html
from opened import Open

VIEWS = ("matrix", "figures", "timeline", "regions", "reader", "graph")
TYPED = ("c", "ch", "chunchao", "春", "春潮", "1", "1012", "县委", "qzzz")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Two made pages, and those that the command line names."""
    if "large" in metafunc.fixturenames:
        given = [Path(name).resolve() for name in metafunc.config.getoption("page")]
        metafunc.parametrize("large", [2_000, 20_000, *given], indirect=True, scope="module")


@pytest.fixture(scope="module")
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if isinstance(request.param, Path):
        return request.param
    path = tmp_path_factory.mktemp("large") / "graph.html"
    write_html(big_graph(request.param), path)
    return path


def test_little_is_drawn_of_much(open_page: Open, large: Path) -> None:
    opened = open_page(large)
    assert 10 < opened.drawn()[0] < 300
    assert opened.page.locator("*").count() < 2_000
    assert (
        opened.page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.length") > 1_000
    )


def test_suggestions_are_few_whatever_is_typed(open_page: Open, large: Path) -> None:
    opened = open_page(large)
    for text in TYPED:
        assert len(opened.search(text)) <= 60, text
    name = opened.page.locator(".panel .entity").first.inner_text()
    assert opened.search(name)[0] == name


def test_each_entity_of_the_story_opens_with_few_neighbours_and_folds_the_rest(
    open_page: Open, large: Path
) -> None:
    opened = open_page(large)
    for name in opened.page.locator(".panel .entity").all_inner_texts()[:5]:
        opened.select(name)
        assert opened.drawn()[0] < 60, name


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_what_a_page_can_carry(open_page: Open, large: Path, view: str) -> None:
    opened = open_page(large)
    opened.view(view)
    assert 10 < opened.page.locator("#stage *").count() < 20_000
    assert opened.complaints == []


def test_what_is_not_drawn_at_once_is_a_button_away(open_page: Open, tmp_path: Path) -> None:
    write_html(big_graph(6_000), tmp_path / "graph.html")
    opened = open_page(tmp_path / "graph.html")
    for view, rows, more in (
        ("figures", ".other tbody tr", ".scroll"),
        ("figures", ".chart:first-child li", ".chart:first-child"),
        ("timeline", ".timeline ul > li", ".timeline"),
        ("reader", ".articles li", ".articles"),
    ):
        opened.view(view)
        before = opened.page.locator(rows).count()
        opened.page.locator(f"{more} button", has_text="更多").click()
        assert opened.page.locator(rows).count() > before


def test_a_long_list_to_choose_from_is_whole_once_it_is_opened(open_page: Open, tmp_path: Path) -> None:
    write_html(big_graph(6_000), tmp_path / "graph.html")
    opened = open_page(tmp_path / "graph.html")
    chooser = opened.page.locator("[data-filter=document]")
    assert chooser.locator("option").count() == 1
    chooser.focus()
    assert chooser.locator("option").count() == 751
    chooser.select_option(index=700)
    assert "f.document" in opened.state()
    assert opened.page.locator("[data-filter=document] option:checked").get_attribute("value")


def test_a_page_that_holds_a_part_says_so_and_names_the_way_to_the_rest(
    open_page: Open, tmp_path: Path
) -> None:
    write_html(big_graph(2_000), tmp_path / "graph.html", room=100_000)
    opened = open_page(tmp_path / "graph.html")
    said = opened.page.inner_text(".rest")
    assert "本页只含信息最密的部分" in said
    assert "kgbuild serve" in said
    assert opened.drawn()[0] > 10
