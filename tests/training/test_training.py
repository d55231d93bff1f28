"""Training is a function of the texts: the same bytes again, and labels that say what is optional."""

from __future__ import annotations

from pathlib import Path

import pytest

import tagger as training
from kgbuild.model import Kind
from kgbuild.read import read
from kgbuild.recognise import proposals
from kgbuild.recognise import tagger as recogniser
from kgbuild.segment import segment
from texts import MakeDocument


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


def test_a_fold_is_read_by_the_model_that_the_others_give(texts: Path, tmp_path: Path) -> None:
    paths = sorted(texts.glob("*.txt"))
    for fold, (model, held) in enumerate(training.folds(paths, 3, tmp_path)):
        training.train([path for path in paths if path not in held], tmp_path / "others")
        assert held == [paths[fold]]
        segmented = segment(read(held).documents[0])
        by_fold, by_others = (
            recogniser.recognise(segmented, (), recogniser.load(path))
            for path in (model, tmp_path / "others")
        )
        assert by_fold.mentions == by_others.mentions
        assert by_fold.nothing == pytest.approx(by_others.nothing, abs=1e-3)


def test_models_that_are_there_are_used_again(texts: Path, tmp_path: Path) -> None:
    for fold in range(3):
        (tmp_path / f"model-{fold}").write_bytes(b"kept")
    found = list(training.folds(sorted(texts.glob("*.txt")), 3, tmp_path))
    assert [model.read_bytes() for model, _ in found] == [b"kept"] * 3
