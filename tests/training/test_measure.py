"""What is measured: rules alone, the model alone and both, in texts that the model was not trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

import measure
import tagger as training
import thresholds
from kgbuild.evaluate import evaluate
from kgbuild.evaluate.annotation import Annotation
from kgbuild.model import Kind
from kgbuild.pipeline import graph_of
from kgbuild.recognise import tagger as recogniser
from kgbuild.recognise.tagger import LEAST
from texts import MakeDocument

SENTENCE = "青川职业技术学院今天揭牌，青川县实施“百链千企”行动。今年上半年，全县生产总值增长5.2%。"


@pytest.fixture
def text(texts: Path, tmp_path: Path) -> measure.Text:
    """One of the annotated texts, read with a model trained on all."""
    paths = sorted(texts.glob("*.txt"))
    training.train(paths, tmp_path / "model")
    return measure.read_text(paths[0], recogniser.load(tmp_path / "model"))


def test_each_way_is_scored_by_itself(texts: Path, tmp_path: Path) -> None:
    paths = sorted(texts.glob("*.txt"))
    training.train(paths, tmp_path / "model")
    measurement = measure.Measurement()
    measurement.add(tmp_path / "model", paths)
    for way in measure.WAYS:
        assert measurement.evaluations[way].tallies["entities strict"]["Organization"].right == 3
    lines = measurement.table().splitlines()
    assert len({line.count("|") for line in lines}) == 1
    assert "| Organization | 1.00 1.00 **1.000** |" in measurement.table()


def test_the_model_alone_has_regions_from_the_gazetteer_and_no_other_rule(text: measure.Text) -> None:
    rules = {m.rule for m in text.mentions("model").mentions if m.kind is not Kind.REGION}
    assert all(rule.startswith("tagger.") for rule in rules)
    assert not any(m.rule.startswith("tagger.") for m in text.mentions("rules").mentions)


def test_what_is_measured_is_what_is_built(make_document: MakeDocument) -> None:
    document = make_document(SENTENCE)
    graph = graph_of(document)
    found = measure.found_in(graph)
    again = measure.found_in(measure.whole_graph(graph.segmented, graph.recognised))
    assert found == again
    assert {e.name for e in found.entities.values()} >= {"青川职业技术学院", "“百链千企”行动"}
    assert [str(o.value) for o in found.observations] == ["5.2"]
    nothing = Annotation("text.txt", {}, {}, ())
    assert evaluate(found, nothing).tallies["entities lenient"]["ALL"].wrong == len(found.entities)


def test_a_threshold_changes_only_where_that_is_better(text: measure.Text) -> None:
    least, no_name = thresholds.chosen([text])
    now = thresholds.score([text], LEAST)
    best = {kind: least[kind.value] for kind in LEAST}
    assert least.keys() == {kind.value for kind in LEAST}
    assert thresholds.score([text], best, no_name) >= now
