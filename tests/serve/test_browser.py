"""The pages in a real browser: the editor runs under the strict policy, and asks no other host."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest


@pytest.fixture(scope="module", name="page")
def open_page(browser: Any) -> Iterator[Any]:
    page = browser.new_page(locale="en-GB")
    page.set_default_timeout(15_000)
    page.faults, page.asked = [], []
    page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    page.close()


def test_a_query_is_written_with_highlighting_and_answered_as_a_table(
    page: Any, client: httpx.Client
) -> None:
    page.goto(str(client.base_url.join("/query")))
    assert page.locator(".CodeMirror .cm-keyword").count() > 3
    page.get_by_role("button", name="Run").click()
    page.locator("#answer td a, #answer td").first.wait_for()
    assert page.locator("#answer th").all_inner_texts() == ["person", "post", "quotation"]
    assert page.faults == []
    assert all(url.startswith((str(client.base_url), "data:")) for url in page.asked)


def test_a_ready_question_is_answered(page: Any, client: httpx.Client) -> None:
    page.goto(str(client.base_url.join("/query")))
    page.get_by_role("button", name="Who spoke where").click()
    page.locator("#answer td").first.wait_for()
    assert "朱重烈" in page.locator("#answer").inner_text()
    assert page.faults == []


def test_the_terms_of_the_ontology_are_proposed(page: Any, client: httpx.Client) -> None:
    page.goto(str(client.base_url.join("/query")))
    page.evaluate(
        "document.querySelector('.CodeMirror').CodeMirror.setValue("
        "'PREFIX kg: <https://w3id.org/kgbuild/ontology#>\\nSELECT * { ?p kg:holds')"
    )
    page.evaluate("document.querySelector('.CodeMirror').CodeMirror.execCommand('goDocEnd')")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Space")
    page.locator(".CodeMirror-hints").wait_for()
    assert "kg:holdsPost" in page.locator(".CodeMirror-hints").inner_text()
    assert page.faults == []
    assert all(url.startswith((str(client.base_url), "data:")) for url in page.asked)


@pytest.mark.parametrize("address", ["/", "/id/region/330700", "/search?q=jinhua", "/ontology", "/query"])
def test_a_page_breaks_no_policy_and_asks_no_other_host(
    page: Any, client: httpx.Client, address: str
) -> None:
    page.faults.clear()
    page.goto(str(client.base_url.join(address)))
    page.wait_for_load_state("networkidle")
    assert page.faults == []
    assert all(url.startswith((str(client.base_url), "data:", "blob:")) for url in page.asked)
