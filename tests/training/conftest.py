"""The scripts of ``training/`` are no package: their tests find them by path."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

SENTENCES = (
    "青川职业技术学院今天揭牌，县里重视茶叶产业。",
    "昨天青川职业技术学院开学，茶叶产业增收。",
    "青川职业技术学院办起茶叶产业班。",
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with three annotated texts."""
    annotation: dict[str, object] = {
        "document": "text.txt",
        "relations": [],
        "observations": [],
        "entities": [
            {"type": "Organization", "id": "a", "name": "青川职业技术学院"},
            {"type": "Industry", "id": "b", "name": "茶叶产业", "optional": True},
        ],
    }
    (tmp_path / "gold").mkdir()
    for number, sentence in enumerate(SENTENCES):
        (tmp_path / f"{number}.txt").write_text(sentence, encoding="utf-8")
        (tmp_path / f"{number}.json").write_text('{"published": "2024-05-01"}', encoding="utf-8")
        (tmp_path / "gold" / f"{number}.json").write_text(json.dumps(annotation), encoding="utf-8")
    return tmp_path
