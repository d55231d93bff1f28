"""Finding, reading and moving in the graph: search, canvas, panel, path, keyboard."""

from __future__ import annotations

from pathlib import Path

from big_graph import big_graph
from opened import Open


def test_the_page_opens_with_the_whole_story_drawn_and_told(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    nodes, lines = opened.drawn()
    assert nodes >= 10
    assert lines >= 8
    assert "周若川" in opened.panel()  # who speaks
    assert "绍兴市委书记" in opened.panel()  # in which post


FOUND_BY = {
    "绍兴": "绍兴市",  # a part of the name
    "shaoxing": "绍兴市",
    "sxs": "绍兴市",
    "330600": "绍兴市",
    "全市招商": "招商大会",  # an alias
    "qsh kc": "青石湖科创走廊",
    "双百": "双百攻坚行动",
    "ＳＸＳ": "绍兴市",  # typed in full width
}


def test_search_finds_names_parts_pinyin_initials_codes_and_aliases(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    assert {typed: opened.search(typed)[0] for typed in FOUND_BY} == FOUND_BY


def test_suggestions_stand_under_their_kinds_and_are_walked_by_arrow_keys(
    open_page: Open, made: Path
) -> None:
    opened = open_page(made)
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("绍兴")
    groups = page.locator("#hits [role=group]").evaluate_all("all => all.map(g => g.ariaLabel)")
    assert {"行政区", "职务", "机构"} <= set(groups)
    page.keyboard.press("ArrowDown")
    second = page.locator(".hit[aria-selected=true] > bdi").inner_text()
    assert page.locator("#search").get_attribute("aria-activedescendant") == "hit-1"
    page.keyboard.press("Enter")
    page.locator(".panel h2", has_text=second).wait_for()


def test_what_is_not_there_is_said_not_to_be(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    assert opened.search("火星") == []
    assert "没有找到" in opened.page.inner_text("#hits")


def test_what_is_no_entity_is_found_in_the_texts_and_read_there(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    assert opened.search("已经开工") == []
    assert opened.page.locator("#hits [role=group]").get_attribute("aria-label") == "正文"
    assert "青石湖科创走廊已经开工" in opened.page.inner_text("#hits")
    opened.page.press("#search", "Enter")
    assert opened.page.locator(".text .here").first.inner_text() == "已经开工"


def test_going_to_a_result_draws_it_with_its_neighbours(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    canvas = opened.page.locator("#canvas canvas")
    before, seen = opened.drawn(), canvas.evaluate("c => c.toDataURL()")
    opened.select("智能纺织")
    assert opened.drawn() == (2, 1)
    opened.page.keyboard.press("Escape")
    opened.page.get_by_role("button", name="总览").click()
    assert opened.drawn() == before
    assert canvas.evaluate("c => c.toDataURL()") == seen


def test_the_panel_of_a_person_tells_the_post_its_day_and_the_words(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.select("周若川")
    text = opened.panel()
    assert "任职" in text
    assert "截至 2023-10-21" in text
    post = opened.page.locator("[data-property=holdsPost] .proof").first
    post.locator("summary").click()
    assert post.locator("mark").first.inner_text() == "绍兴市委书记 周若川"
    assert "以项目之进支撑发展之稳" in post.inner_text()
    assert "made.by-hand" in post.inner_text()
    assert "90%" in post.inner_text()


def test_selecting_a_node_shows_a_quotation_at_once_and_the_next_on_request(
    open_page: Open, made: Path
) -> None:
    opened = open_page(made)
    opened.select("绍兴市")
    stepper = opened.page.locator(".stepper")
    assert "绍兴市" in stepper.locator("mark").inner_text()
    first = stepper.locator("blockquote").inner_text()
    stepper.get_by_label("下一处").click()
    assert stepper.locator(".place").inner_text().startswith("2 / ")
    assert stepper.locator("blockquote").inner_text() != first
    stepper.get_by_label("上一处").click()
    assert stepper.locator("blockquote").inner_text() == first


def test_selecting_a_line_says_it_in_a_sentence_with_its_quotation(open_page: Open, made: Path) -> None:
    opened = open_page(made, fragment="l=region/330600%0Aproject/青石湖科创走廊")
    assert "绍兴市 建设 青石湖科创走廊" in " ".join(opened.panel().split())
    assert opened.page.locator(".panel mark").first.inner_text() == "建设青石湖科创走廊"


def test_what_is_not_near_to_what_is_selected_fades(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.page.evaluate("""() => {
        const fill = CanvasRenderingContext2D.prototype.fillText;
        window.drawn = new Map();
        CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
            window.drawn.set(text, [this.globalAlpha, this.font]);
            return fill.call(this, text, ...at);
        };
    }""")
    opened.page.locator(".panel .entity", has_text="周若川").click()
    opened.painted()
    near, font = opened.page.evaluate("window.drawn.get('周若川')")
    far, _ = opened.page.evaluate("window.drawn.get('国家卫生城市')")
    assert near == 1 > 0.5 > far
    assert "700" in font or "bold" in font


def test_enter_that_ends_a_word_of_an_input_method_chooses_nothing(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.page.fill("#search", "绍兴")
    enter = """isComposing => document.getElementById('search').dispatchEvent(
        new KeyboardEvent('keydown', {key: 'Enter', isComposing, cancelable: true, bubbles: true}))"""
    opened.page.evaluate(enter, True)
    assert "s=" not in opened.state()
    opened.page.evaluate(enter, False)
    assert "s=region/330600" in opened.state()


def test_a_click_on_the_canvas_selects_a_node_and_a_line(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    page = opened.page
    opened.select("智能纺织")
    page.keyboard.press("Escape")
    box = page.locator("#canvas").bounding_box()
    found = set()
    for y in range(10, int(box["height"]) - 80, 12):  # its neighbour stands straight above it
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + y)
        state = opened.state()
        found |= {kind for kind in ("s=", "l=") if f"#{kind}" in state or f"&{kind}" in state}
    assert found == {"s=", "l="}


def test_figures_of_an_entity_are_a_table_with_period_and_rank(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.select("绍兴市")
    rows = opened.page.locator(".panel tbody tr").all_inner_texts()
    assert any("固定资产投资" in r and "+12%" in r and "2023年1–9月*" in r for r in rows)
    assert any("第1位" in r and "浙江省" in r for r in rows)
    opened.page.locator(".panel tbody .plain").first.click()
    assert "增长12%" in opened.page.locator(".panel blockquote mark").first.inner_text()
    assert "推定" in opened.panel()


def test_reference_data_are_named_as_such(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.select("柯桥区")
    opened.page.locator("[data-property=within] summary").first.click()
    opened.page.locator("[data-property=within] .quotation").wait_for()
    assert "参考数据: regions 2023-06-30" in " ".join(opened.panel().split())


def test_nodes_are_expanded_collapsed_hidden_and_pinned(open_page: Open) -> None:
    opened = open_page(big_graph(400))
    page = opened.page
    opened.select("春潮0县")
    focused = opened.drawn()
    page.keyboard.press("Escape")
    page.fill("#search", "春潮行动")
    page.press("#search", "Enter")
    page.get_by_role("button", name="展开").or_(page.get_by_role("button", name="收起")).first.wait_for()
    page.go_back()
    page.locator(".panel").get_by_role("button", name="春潮行动").first.click()
    page.get_by_role("button", name="展开").click()
    expanded = opened.drawn()
    assert expanded > focused
    page.get_by_role("button", name="收起").click()
    assert opened.drawn() < expanded
    page.get_by_role("button", name="固定", exact=True).click()
    assert page.get_by_role("button", name="取消固定").is_visible()
    before = opened.drawn()
    page.get_by_role("button", name="隐藏").click()
    assert opened.drawn() < before


def test_what_is_selected_and_not_drawn_is_a_guest_beside_its_neighbour(open_page: Open) -> None:
    opened = open_page(big_graph(400))
    page = opened.page
    nodes, lines = opened.drawn()
    opened.view("regions")
    page.locator(".tree .entity").last.click()
    opened.view("graph")
    after_nodes, after_lines = opened.drawn()
    assert after_nodes == nodes + 1
    assert after_lines > lines
    page.keyboard.press("Escape")
    assert opened.drawn() == (nodes, lines)


def test_a_long_panel_says_first_what_it_holds_and_leads_there(open_page: Open) -> None:
    opened = open_page(big_graph(400))
    page = opened.page
    page.locator(".panel .entity", has_text="春潮行动").click()
    page.locator("[data-property=implements] .entity").first.click()
    assert page.locator(".jumps .chip").count() >= 3
    last = page.locator(".jumps .chip").last
    named = last.inner_text()
    last.click()
    assert page.locator("h3:focus").inner_text() == named


def test_the_graph_fits_a_window_that_was_made_wider(open_page: Open, made: Path) -> None:
    opened = open_page(made, width=700)
    small = float(opened.page.locator("#canvas").get_attribute("data-scale"))
    opened.page.set_viewport_size({"width": 2000, "height": 1100})
    opened.page.wait_for_function(f"Number(document.getElementById('canvas').dataset.scale) > {small}")


def test_help_tells_the_keys_and_switches_those_of_a_single_key_off(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    page = opened.page
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="使用说明")
    help_.wait_for()
    assert {"/", "1 … 6", "Esc", "Enter"} <= set(help_.locator("kbd").all_inner_texts())
    help_.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    assert not help_.is_visible()
    page.keyboard.press("2")
    page.keyboard.press("/")
    assert page.locator("[data-view=graph]").get_attribute("aria-current") == "page"
    assert page.evaluate("document.activeElement.id") != "search"
    page.reload()
    page.wait_for_selector("html[data-ready]")
    page.keyboard.press("2")
    assert page.locator("[data-view=graph]").get_attribute("aria-current") == "page"
    page.get_by_label("使用说明").click()
    help_.get_by_role("checkbox").check()
    help_.get_by_label("关闭").click()
    page.keyboard.press("2")
    assert page.locator("[data-view=matrix]").get_attribute("aria-current") == "page"


def test_a_hubs_many_neighbours_are_folded_by_kind_and_unfold_on_a_click(open_page: Open) -> None:
    opened = open_page(big_graph(2_000))
    opened.select("春潮行动")
    nodes, _ = opened.drawn()
    assert nodes < 40
    folds = opened.page.evaluate("document.getElementById('canvas').dataset.folds")
    assert "行政区" in folds
    opened.page.evaluate("location.hash += '&u=initiative%2F春潮行动%3AAdministrativeRegion'")
    opened.painted()
    assert opened.drawn()[0] > nodes


def test_an_article_is_read_from_its_panel(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    opened.select("以项目之进支撑发展之稳")
    opened.page.locator(".actions").get_by_role("button", name="在原文中看").click()
    assert "绍兴市实施" in opened.page.inner_text(".text")


def test_the_path_between_two_entities_is_drawn_and_told(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    page = opened.page
    opened.select("智能纺织")
    page.get_by_role("button", name="查路径").click()
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("陈一鸣")
    page.keyboard.press("Enter")
    page.locator(".panel .path").wait_for()
    assert "智能纺织 → " in page.locator("#live").inner_text()
    assert "绍兴市 发展 智能纺织" in " ".join(opened.panel().split())
    assert "发展智能纺织" in page.locator(".panel mark").all_inner_texts()
    nodes, lines = opened.drawn()
    assert len(page.locator(".path ol > li").all()) == lines == nodes - 1
    page.get_by_role("button", name="关闭").click()
    assert opened.drawn()[0] >= 10


def test_the_keyboard_alone_reaches_a_node_its_panel_and_back(open_page: Open, made: Path) -> None:
    opened = open_page(made)
    page = opened.page
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    assert "s=" in opened.state()
    assert page.locator("#live").inner_text()
    page.keyboard.press("e")
    assert "c=" in opened.state()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert "s=" not in opened.state()
    page.keyboard.press("3")
    assert page.locator("[data-view=figures]").get_attribute("aria-current") == "page"


def test_every_control_can_be_reached_by_tab_and_shows_its_focus(open_page: Open, made: Path) -> None:
    page = open_page(made).page
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
        if page.evaluate("document.activeElement === document.body"):
            break
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
    assert {"search", "canvas", "toggle"} <= seen
