"""The page from a file: offline, silent, and what stands in a document stays text."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from kgbuild.assemble import DEFAULT_BASE, assemble
from kgbuild.graph import Graph
from kgbuild.model import (
    Document,
    DocumentGraph,
    Entity,
    Kind,
    Mention,
    Recognised,
    Resolved,
    Span,
    Statement,
)
from kgbuild.segment import segment
from made_graph import first
from opened import Open

NAMES = {
    Kind.PERSON: "<img src=x onerror=alert(1)>",
    Kind.INITIATIVE: "</script><script>alert(2)</script>",
    Kind.PROJECT: '" onmouseover="alert(3)" href="javascript:alert(4)',
    Kind.EVENT: "\u202eevil\u2066 {{ 7*7 }} ${alert(5)}",
    Kind.INDUSTRY: "<!--<script>",
    Kind.ORGANIZATION: "http://evil.example/?a=1&b=2#<svg/onload=alert(6)>",
}
VIEWS = ("graph", "matrix", "figures", "timeline", "regions", "reader")
MARKUP = "#app script, #app img, #app iframe, #app b, #app i, #app u, #app a:not([href^='#'])"
HANDLERS = """[...document.querySelectorAll('#app *')].flatMap(e => [...e.attributes])
    .filter(a => a.name.startsWith('on')).length"""
TEXT = "# <b onclick=alert(7)>标题</b>\n\n" + "。\n\n".join(NAMES.values()) + "。\n"


def hostile() -> DocumentGraph:
    """A document full of markup, script, handlers and bidirectional overrides, each of them a name."""
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    title = "</title><script>alert(8)</script>"
    segmented = segment(
        Document(sha256[:12], "</textarea>.txt", TEXT, sha256, title, date(2023, 1, 1), "<i>")
    )
    entities, statements = [], []
    for kind, name in NAMES.items():
        start = segmented.text.index(name)
        span = Span(start, start + len(name))
        mention = Mention(kind, span, name, "made.by-hand", 0.9)
        entity = Entity(f"{kind.lower()}/{name}", kind, name, (f"<u>{name}</u>",), mentions=(mention,))
        entities.append(entity)
        statements.append(
            Statement(entities[0].key, "participatesIn", entity.key, segmented.evidence(span), "<rule>", 0.9)
        )
    resolved = Resolved(tuple(entities))
    return DocumentGraph(segmented, Recognised(()), resolved, tuple(statements[1:]), ())


def test_the_page_asks_for_nothing_and_says_nothing_in_the_console(open_page: Open, made: object) -> None:
    opened = open_page(made)
    for view in (*VIEWS, "graph"):
        opened.view(view)
    opened.select("周若川")
    opened.page.wait_for_load_state("networkidle")
    assert (opened.asked, opened.complaints) == ([], [])


def test_markup_in_a_document_stays_text_in_every_view(open_page: Open) -> None:
    opened = open_page(assemble([hostile()]))
    page = opened.page
    for name in NAMES.values():
        page.fill("#search", name[:12])
        page.press("#search", "Enter")
        page.hover(".panel h2")
        for proof in page.locator(".panel .proof > summary").all():
            proof.click()
        for view in VIEWS:
            opened.view(view)
            assert page.locator(MARKUP).count() == 0
            assert page.evaluate(HANDLERS) == 0
    page.fill("#search", "onclick")  # found in the text alone
    assert page.locator(MARKUP).count() == 0
    for kind in ("person", "initiative", "project"):
        page.evaluate(f"location.hash = 's={kind}/<script>alert(9)</script>'")
    assert page.locator(MARKUP).count() == 0
    assert (opened.asked, opened.complaints) == ([], [])


def test_hostile_names_are_shown_as_they_are_written(open_page: Open) -> None:
    opened = open_page(assemble([hostile()]))
    opened.select(NAMES[Kind.PERSON])
    assert NAMES[Kind.INITIATIVE][:20] in opened.panel()
    assert "</title><script>" in opened.page.title()


def test_bidirectional_overrides_are_shown_as_a_mark_and_not_obeyed(open_page: Open) -> None:
    opened = open_page(assemble([hostile()]))
    opened.search("evil")
    opened.page.press("#search", "Enter")
    assert "\ufffdevil\ufffd" in opened.panel()
    assert opened.page.evaluate("document.body.innerText").count("\u202e") == 0


def test_a_script_put_into_the_page_does_not_run(open_page: Open, made: object) -> None:
    opened = open_page(made)
    refused = opened.page.evaluate("""async () => {
        const refused = new Promise(tell => addEventListener('securitypolicyviolation', e => {
            if (e.violatedDirective === 'script-src-attr') tell(e.blockedURI);
        }));
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = true">');
        return await refused;
    }""")
    assert refused == "inline"
    assert opened.page.evaluate("window.ran") is None
    assert opened.complaints  # the policy says so


def test_an_empty_graph_makes_a_page_that_says_it_is_empty(open_page: Open) -> None:
    opened = open_page(Graph(DEFAULT_BASE, (), (), (), (), ()))
    assert "图中没有实体" in opened.page.inner_text("#stage")
    for view in (*VIEWS, "graph"):
        opened.view(view)
    opened.page.fill("#search", "金华")
    assert (opened.asked, opened.complaints) == ([], [])


def test_a_document_without_entities_can_still_be_read(open_page: Open) -> None:
    bare = replace(first(), resolved=Resolved(()), statements=(), observations=())
    opened = open_page(assemble([bare]))
    opened.view("reader")
    assert "绍兴市委召开全市招商大会" in opened.page.inner_text(".reader")
    assert opened.complaints == []
