"""Every rule finds what its examples mark, and nothing in its negatives."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import kgbuild.recognise
from kgbuild.grammar import Rule, alternatives, unmark
from kgbuild.model import Span

RULES = [
    rule
    for module in pkgutil.iter_modules(kgbuild.recognise.__path__)
    for rule in getattr(importlib.import_module(f"kgbuild.recognise.{module.name}"), "RULES", ())
]


def found(rule: Rule, text: str) -> tuple[Span, ...]:
    return tuple(rule.found(match) for match in rule.find(text, Span(0, len(text))))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_what_its_examples_mark(rule: Rule) -> None:
    assert rule.examples, "a rule without an example"
    for example in rule.examples:
        text, spans = unmark(example)
        assert spans, f"{example}: nothing is marked"
        assert set(spans) <= set(found(rule, text)), example


@pytest.mark.parametrize("rule", [r for r in RULES if r.negatives], ids=lambda rule: rule.name)
def test_a_rule_finds_nothing_in_its_negatives(rule: Rule) -> None:
    for negative in rule.negatives:
        assert found(rule, negative) == (), negative


def test_rules_have_names_of_their_own_and_a_confidence() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(0 < rule.confidence <= 1 for rule in RULES)


def test_alternatives_prefer_the_longest() -> None:
    import re

    match = re.match(alternatives(["书记", "书记处书记"]), "书记处书记")
    assert match is not None
    assert match[0] == "书记处书记"
