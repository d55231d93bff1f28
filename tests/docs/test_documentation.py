"""The documents keep up with the code: generated ones are current, links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def load(path: Path) -> object:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_reference_is_what_the_commands_say() -> None:
    module = load(ROOT / "docs" / "command_reference.py")
    expected = module.reference()  # type: ignore[attr-defined]
    current = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert current == expected, "run: python docs/command_reference.py"


def test_the_context_of_json_ld_is_what_the_ontology_says() -> None:
    module = load(ROOT / "docs" / "jsonld_context.py")
    current = (ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8")
    assert current == module.context(), "run: python docs/jsonld_context.py"  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_page_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for page in PAGES[1:]:
        assert str(page.relative_to(ROOT)) in readme, page.name
