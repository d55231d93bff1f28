"""Training is a function of the texts: the same bytes again, and labels that say what is optional."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tagger as training
from kgbuild.model import Kind
from kgbuild.recognise import proposals
from kgbuild.recognise import tagger as recogniser
from kgbuild.segment import segment
from texts import MakeDocument

SENTENCES = (
    "青川职业技术学院今天揭牌，县里重视茶叶产业。",
    "昨天青川职业技术学院开学，茶叶产业增收。",
    "青川职业技术学院办起茶叶产业班。",
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with three annotated texts."""
    annotation = {
        "entities": [
            {"type": "Organization", "name": "青川职业技术学院"},
            {"type": "Industry", "name": "茶叶产业", "optional": True},
        ]
    }
    (tmp_path / "gold").mkdir()
    for number, sentence in enumerate(SENTENCES):
        (tmp_path / f"{number}.txt").write_text(sentence, encoding="utf-8")
        (tmp_path / f"{number}.json").write_text('{"published": "2024-05-01"}', encoding="utf-8")
        (tmp_path / "gold" / f"{number}.json").write_text(json.dumps(annotation), encoding="utf-8")
    return tmp_path


def test_the_same_texts_give_the_same_bytes(texts: Path, tmp_path: Path) -> None:
    paths = sorted(texts.glob("*.txt"))
    training.train(paths, tmp_path / "a")
    training.train(paths, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_model_finds_what_it_was_taught(texts: Path, tmp_path: Path, make_document: MakeDocument) -> None:
    training.train(sorted(texts.glob("*.txt")), tmp_path / "model")
    segmented = segment(make_document("青川职业技术学院招生。"))
    found = recogniser.recognise(segmented, proposals(segmented), recogniser.load(tmp_path / "model"))
    assert [(m.kind, m.name) for m in found.mentions] == [(Kind.ORGANIZATION, "青川职业技术学院")]


def test_optional_names_have_labels_of_their_own(make_document: MakeDocument) -> None:
    segmented = segment(make_document("茶叶产业增收"))
    annotation = {"entities": [{"type": "Industry", "name": "茶叶产业", "optional": True}]}
    labels = training.labels_of(segmented, annotation)
    assert labels[:6] == ["B-Industry?", *["I-Industry?"] * 3, "O", "O"]
