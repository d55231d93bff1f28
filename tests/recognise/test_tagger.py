"""The learned recogniser: what it proposes, and how it cuts what it is unsure of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model import Kind, Segmented
from kgbuild.recognise import proposals, tagger
from kgbuild.recognise.tagger import RULE, Tagged, _best_path
from kgbuild.segment import segment
from texts import MakeDocument


def tagged(text: str, make_document: MakeDocument) -> Tagged:
    segmented = segment(make_document(text))
    return tagger.recognise(segmented, proposals(segmented))


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("记者从青川职业技术学院获悉，新校区今天启用。", Kind.ORGANIZATION, "青川职业技术学院"),
        ("全长120公里的青岭高速公路今天建成通车。", Kind.PROJECT, "青岭高速公路"),
        ("第三届青川国际茶叶博览会在当地开幕。", Kind.EVENT, "第三届青川国际茶叶博览会"),
        ("全市深入实施“百链千企”行动，企业反响热烈。", Kind.INITIATIVE, "“百链千企”行动"),
    ],
)
def test_it_finds_names_that_it_never_saw(
    text: str, kind: Kind, name: str, make_document: MakeDocument
) -> None:
    assert (kind, name) in {(m.kind, m.name) for m in tagged(text, make_document).mentions}


def test_it_says_how_surely_a_character_is_in_no_name(make_document: MakeDocument) -> None:
    text = "记者从青川职业技术学院获悉，天气晴好。\n"
    nothing = tagged(text, make_document).nothing
    assert len(nothing) == len(text)
    assert nothing[text.index("天气")] > 0.95
    assert nothing[text.index("学院")] < 0.5


def test_a_name_found_once_is_found_again(segmented_seed: Segmented) -> None:
    mentions = tagger.recognise(segmented_seed, proposals(segmented_seed)).mentions
    again = [m for m in mentions if m.rule == RULE + "-again"]
    first = {m.name for m in mentions if m.rule == RULE}
    assert again
    assert all(m.name in first for m in again)


def test_its_mentions_are_names_of_the_text_with_a_probability(segmented_seed: Segmented) -> None:
    for mention in tagger.recognise(segmented_seed, proposals(segmented_seed)).mentions:
        words = segmented_seed.words(mention.span)
        assert "".join(words.split()).strip("“”") == mention.name.strip("“”")
        assert 0 < mention.confidence <= 1
        assert mention.kind is not Kind.REGION


def test_two_readings_are_the_same(segmented_seed: Segmented) -> None:
    by_rule = proposals(segmented_seed)
    assert tagger.recognise(segmented_seed, by_rule) == tagger.recognise(segmented_seed, by_rule)


chance = st.floats(0, 1)
columns = st.lists(
    st.tuples(st.fixed_dictionaries({k: st.tuples(*[chance] * 4) for k in (Kind.EVENT, Kind.PLACE)}), chance),
    max_size=8,
)


@given(columns)
def test_a_name_goes_on_only_where_one_of_its_kind_began(stretch: list[tuple[tagger.Column, float]]) -> None:
    path = _best_path([column for column, _ in stretch], [nothing for _, nothing in stretch])
    assert len(path) == len(stretch)
    for before, label in zip([None, *path], path, strict=False):
        if label is not None and not label[1]:
            assert before is not None
            assert before[0] is label[0]
