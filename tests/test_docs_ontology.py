"""The ontology's reference says what the ontology says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_the_ontology_reference_is_current() -> None:
    spec = importlib.util.spec_from_file_location("ontology_reference", DOCS / "ontology_reference.py")
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    written = (DOCS / "ontology.md").read_text(encoding="utf-8")
    assert written == generator.reference(), "run: python docs/ontology_reference.py"
