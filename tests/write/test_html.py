"""The page as a file: complete, closed to the network, the same each time, its text never markup."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from big_graph import big_graph
from kgbuild.assemble import DEFAULT_BASE, assemble
from kgbuild.graph import Graph
from kgbuild.model import Kind
from kgbuild.write.html import html_of, write_html
from kgbuild.write.html.layout import box, label, positions
from kgbuild.write.html.page import as_json
from kgbuild.write.html.payload import pinyin
from made_graph import first, second

EMPTY = Graph(DEFAULT_BASE, (), (), (), (), ())


class _Elements(HTMLParser):
    """What a browser would read: the start tags, and the text of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] in {"script", "style"} and data.strip():
            self.texts.append((*self.tags[-1], data))


@pytest.fixture(scope="module")
def graph() -> Graph:
    return assemble([first(), second()])


@pytest.fixture(scope="module")
def page(graph: Graph) -> _Elements:
    return _Elements(html_of(graph))


def _data(page: _Elements, name: str = "data") -> Any:
    return next(json.loads(text) for _, attrs, text in page.texts if attrs.get("id") == name)


def test_the_same_graph_gives_the_same_page(graph: Graph) -> None:
    assert html_of(graph) == html_of(assemble([second(), first()]))


def test_the_page_does_not_depend_on_the_order_of_sets() -> None:
    program = """from big_graph import big_graph
from kgbuild.write.html import html_of
print(html_of(big_graph(300)))"""
    pages = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ
            | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(pages) == 1


def test_nothing_in_the_page_points_to_another_file(page: _Elements) -> None:
    assert not [attrs for _, attrs in page.tags if {"src", "href", "srcset", "data"} & set(attrs)]
    assert not any(
        re.search(r"@import|url\((?!data:)", text) for tag, _, text in page.texts if tag == "style"
    )


def test_the_policy_allows_exactly_the_scripts_and_styles_of_the_page(page: _Elements) -> None:
    (policy,) = [a["content"] for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    for _, attrs, text in page.texts:
        if attrs.get("type") != "application/json":
            assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy


def test_the_licence_of_what_is_vendored_is_inside(page: _Elements) -> None:
    assert any("vis-network" in text and "Apache" in text and "MIT" in text for _, _, text in page.texts)


def test_the_page_holds_every_entity_statement_figure_and_text(graph: Graph, page: _Elements) -> None:
    data = _data(page)
    assert {row[0] for row in data["nodes"]} == {item.key for item in (*graph.nodes, *graph.articles)}
    assert len(data["observations"]) == len(graph.observations)
    told = {(data["nodes"][s][0], p) for s, p, *_ in data["edges"]}
    assert {(e.subject, e.predicate) for e in graph.edges if e.predicate == "holdsPost"} <= told
    assert [row[-1] for row in data["documents"]] == [d.text for d in graph.documents]


def test_a_quotation_is_found_where_its_numbers_say(page: _Elements) -> None:
    data = _data(page)
    post = next(row for row in data["edges"] if row[1] == "holdsPost")
    document, start, end = post[4][:3]
    assert "绍兴市委书记" in data["documents"][document][-1][start:end]


def test_an_article_knows_the_stretches_of_text_that_are_its_own(page: _Elements) -> None:
    data = _data(page)
    texts = {
        data["nodes"][node][2]: "".join(
            data["documents"][document][-1][start:end] for start, end in zip(s[::2], s[1::2], strict=True)
        )
        for document, node, _kind, _parent, s in data["articles"]
    }
    speech = texts["以项目之进支撑发展之稳"]
    assert speech.startswith("## 以项目之进")
    assert speech.rstrip().endswith("居全省第一。")
    assert "##" not in texts["全市交流发言摘要"].removeprefix("# ")


def test_names_are_found_by_pinyin_and_initials() -> None:
    assert pinyin(("金华市", "金华")) == "jinhuashi jhs jinhua jh"
    assert pinyin(("G20", "ABC")) == ""


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--", "]]>", "\u2028", "\ud800 alone", "&lt;"]
)
def test_json_in_the_page_cannot_end_its_element_and_reads_back(text: str) -> None:
    written = as_json([text])
    assert not re.search(r"[<>&\u2028\u2029]", written)
    assert json.loads(written) == [text]


def test_a_page_of_an_empty_graph_is_made(tmp_path: Path) -> None:
    write_html(EMPTY, tmp_path / "graph.html")
    assert _data(_Elements((tmp_path / "graph.html").read_text("utf-8")))["nodes"] == []


def test_the_opening_view_is_small_connected_and_tells_who_spoke() -> None:
    page = _Elements(html_of(big_graph(2_000)))
    opening, data = _data(page, "opening"), _data(page)
    kinds = [data["nodes"][node["id"]][1] for node in opening["nodes"]]
    assert 10 < len(kinds) <= 40
    assert {Kind.PERSON, Kind.REGION, Kind.INITIATIVE} <= set(kinds)
    assert {node["id"] for node in opening["nodes"]} >= {line["from"] for line in opening["edges"]}


def test_no_label_of_the_opening_view_lies_on_another(graph: Graph) -> None:
    for made in (graph, big_graph(2_000)):
        boxes = []
        for node in _data(_Elements(html_of(made)), "opening")["nodes"]:
            room = box(node["label"])
            room.x, room.y = node["x"], node["y"]
            boxes.append(room)
        for i, one in enumerate(boxes):
            for other in boxes[i + 1 :]:
                assert min(one.push(other)) <= 0.5


def test_a_label_has_two_lines_at_most() -> None:
    assert label("短名") == "短名"
    assert label("一二三四五六七八九十甲乙丙丁") == "一二三四五六七\n八九十甲乙丙丁"
    assert label("一二三四五六七八九十" * 4).endswith("…")
    assert label("周若川", "绍兴市委书记") == "周若川\n绍兴市委书记"


def test_a_label_breaks_neither_a_word_nor_beside_a_bracket() -> None:
    assert label("绍兴—柯桥山海协作“专精特新”园") == "绍兴—柯桥山海协作\n“专精特新”园"
    assert label("青石湖数字经济Pack2.0版园区") == "青石湖数字经济\nPack2.0版园区"


def test_positions_of_nothing_are_nothing() -> None:
    assert positions({}, []) == {}


def test_a_page_of_many_articles_stays_compact() -> None:
    assert len(html_of(big_graph(2_000)).encode()) < 2_000_000
