"""What the README shows is what happens."""

from __future__ import annotations

import contextlib
import io
import re

import pytest

from texts import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    match = re.search(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert match is not None, f"no block in {language}"
    return match[1]


def test_the_first_query_prints_what_the_readme_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(block("python"), "README.md", "exec"), {})
    assert printed.getvalue() == block("text")
    assert printed.getvalue().count("\n") > 5
