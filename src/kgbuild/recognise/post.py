"""Recognising posts: a body and a title, where a name stands beside them.

A post that nobody in the text holds says little, and what ends it is unsure: it is left out, but for
the titles that mean one person (总书记).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.appellation import COUNTRY, FOREIGN_OFFICE, HAN, NAME, POST, RENDERED_NAME, START, TITLE
from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load
from kgbuild.model import Kind, Mention, Role, Segmented, Span

_NATIONAL = alternatives(row["term"] for row in load("national_posts").rows)
_ALONE = alternatives(row["title"] for row in load("leaders").rows if row["title"] != "-")
_BODY = rf"(?:{_NATIONAL}|[{HAN}A-Za-z0-9·—\-]{{0,30}}?{TITLE})"
_PLACE = r"(?:（[^（）]{1,8}）|\([^()]{1,8}\))"
_HOLDER = rf"(?={_PLACE}?[ 　]?(?:{NAME}|{RENDERED_NAME}))"

RULES = (
    Rule(
        "post.national",
        re.compile(_NATIONAL),
        0.97,
        ("⟦国务院副总理⟧孙一鸣出席", "⟦中共中央总书记⟧、⟦国家主席⟧、⟦中央军委主席⟧钱学远"),
    ),
    Rule(
        "post.alone",
        re.compile(rf"(?<!联合国)(?<!中央)(?P<name>{_ALONE})"),
        0.97,
        ("⟦总书记⟧的嘱托", "认真学习⟦总书记⟧讲话"),
    ),
    Rule(
        "post.before-name",
        re.compile(rf"{POST}(?=(?:[、兼]{_BODY}){{0,5}}{_HOLDER[3:]}"),
        0.95,
        ("⟦临河县委副书记⟧、⟦县长⟧李维介绍", "⟦省委书记⟧钱学远出席", "⟦江宁大学教授⟧周大川说"),
        ("省长强调，要抓好落实",),
    ),
    Rule(
        "post.foreign",
        re.compile(rf"(?P<name>{COUNTRY}[^，。；：“”、]{{0,14}}?(?:前|原|候任)?{FOREIGN_OFFICE}){_HOLDER}"),
        0.95,
        ("会见⟦汤加国王⟧图波六世。",),
        ("法国总统访华",),
    ),
    Rule(
        "post.speaker-line",
        re.compile(rf"(?<![^\n、])(?P<name>[^\s，。、]{{2,40}}?{TITLE})(?=[ 　、])"),
        0.99,
        ("⟦江宁市委常委⟧、⟦临河县委书记⟧ 钱学远", "⟦临河县县长⟧ 李维"),
        ("江宁市委书记到村里走访",),
    ),
    Rule(
        "post.after-coordination",
        re.compile(rf"(?<=[、兼])(?P<name>{_BODY})(?=(?:[、兼]{_BODY}){{0,4}}{_HOLDER[3:]}"),
        0.93,
        ("临河县委副书记、⟦县长⟧李维",),
        ("苹果、香蕉和梨",),
    ),
)
_SPEAKER = next(rule for rule in RULES if rule.name == "post.speaker-line")
_NO_POST = re.compile(r"(?:等|和|与|及|的|由|以|为|向|对|在|到|了)")

__all__ = ["RULES", "START", "recognise"]


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The posts in a document that a named person holds, each of several on one person alone."""
    taken: list[Span] = []
    for line in (line for article in segmented.articles for line in article.lines):
        rules = (_SPEAKER,) if line.role is Role.SPEAKER else RULES[:4] + RULES[5:]
        for rule in rules:
            for match in rule.find(segmented.text, line.span):
                span = rule.found(match)
                name = "".join(segmented.words(span).split())
                if not any(span.overlaps(other) for other in taken) and not _NO_POST.match(name):
                    taken.append(span)
                    yield Mention(Kind.POST, span, name, rule.name, rule.confidence)
