"""Recognising posts: a body and a title, where a name stands beside them.

A post that nobody in the text holds says little, and what ends it is unsure: it is left out, but for
the titles that mean one person (总书记).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.appellation import (
    COUNTRY,
    FOREIGN_OFFICE,
    HAN,
    NAME,
    PLAIN_NAME,
    POST,
    RENDERED,
    RENDERED_NAME,
    START,
    TITLE,
)
from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load
from kgbuild.lexicon.gazetteer import forms
from kgbuild.model import Kind, Line, Mention, Role, Segmented, Span

_NATIONAL = alternatives(row["term"] for row in load("national_posts").rows)
_ALONE = alternatives(row["title"] for row in load("leaders").rows if row["title"] != "-")
_LEADER = alternatives(row["person"] for row in load("leaders").rows)
_BODY = rf"(?:{_NATIONAL}|[{HAN}A-Za-z0-9·—\-]{{0,30}}?{TITLE})"
_PLACE = r"(?:（[^（）]{1,8}）|\([^()]{1,8}\))"
_OF = r"(?:[ 　]|的(?=[\u4e00-\u9fff·]{2,4}(?:同志|在)))?"
_HOLDER = rf"(?={_PLACE}?{_OF}(?:{NAME}|{RENDERED_NAME}))"
_NOT_OF_OTHERS = r"(?<![央共盟党国])(?<!委员会)(?<!委员会、)(?<!会)"  # 越共中央|总书记
_TAKES = r"(?:，|同志)?(?:现在|目前|先后|当时|曾)?(?:是|现任|时任|历任|担任|出任|就任|当选为?|任)"

RULES = (
    Rule(
        "post.national",
        re.compile(rf"(?:{_NOT_OF_OTHERS}|(?=中|党|全国))(?P<name>{_NATIONAL})(?!们)"),
        0.97,
        ("⟦国务院副总理⟧孙一鸣出席", "⟦中共中央总书记⟧、⟦国家主席⟧、⟦中央军委主席⟧钱学远"),
        ("老挝人民革命党中央委员会总书记来访",),
    ),
    Rule(
        "post.alone",
        re.compile(rf"(?<!联合国){_NOT_OF_OTHERS}(?P<name>{_ALONE})"),
        0.97,
        ("⟦总书记⟧的嘱托", "认真学习⟦总书记⟧讲话"),
        ("越共中央总书记来访",),
    ),
    Rule(
        "post.before-name",
        re.compile(rf"{POST}(?=(?:[、兼]{_BODY}){{0,5}}{_HOLDER[3:]}"),
        0.95,
        (
            "⟦临河县委副书记⟧、⟦县长⟧李维介绍",
            "⟦省委书记⟧钱学远出席",
            "⟦江宁大学教授⟧周大川说",
            "时任⟦江宁省委书记⟧的周念同志",
            "“要抓好落实。”⟦江宁市司法局局长⟧周念说",
        ),
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
        "post.taken-up",
        re.compile(
            rf"(?:{PLAIN_NAME}|{_LEADER}){_TAKES}(?P<name>{_BODY}(?:[、和兼]{_BODY}){{0,3}})(?=[。，；\n]|的?期间|时)"
        ),
        0.9,
        (
            "周大川同志先后担任⟦江宁市委副书记、市长⟧。",
            "周大川是⟦江宁市双溪镇石桥村党支部书记、村委会主任⟧。",
        ),
        ("周大川是一位老党员",),
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
    Rule(
        "post.after-name",
        re.compile(
            rf"(?:{_LEADER}|{RENDERED}{{2,8}})(?P<name>(?:{FOREIGN_OFFICE}|主席|总书记|委员长)(?!团|会议|令|府|制))"
        ),
        0.9,
        ("同桑托斯⟦总统⟧会晤",),
        ("主席团会议",),
    ),
)
_SPEAKER = next(rule for rule in RULES if rule.name == "post.speaker-line")
_IN_LINES = tuple(rule for rule in RULES if rule is not _SPEAKER)
_NO_POST = re.compile(r"代表$|(?:各|等|和|与|及|的|由|以|为|向|对|在|到|了)")
# 成员国|某国总统: the post begins with the country, unless a word before it says whose it is (驻某国大使).
_WHOSE = re.compile(rf"(?:[驻对援访院学会部局厅司心所省区县府赴]|(?<!城)市|—|-|“|（|{COUNTRY}|中国)$")
_ONE = re.compile(rf"(?![、和兼]){_BODY}(?=[、和兼]|$)")

__all__ = ["RULES", "START", "recognise"]


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The posts in a document that a named person holds, each of several on one person alone."""
    taken: list[Span] = []
    for line in (line for article in segmented.articles for line in article.lines):
        for rule in (_SPEAKER,) if line.role is Role.SPEAKER else _IN_LINES:
            for span in _found(segmented, line, rule):
                name = "".join(segmented.words(span).split())
                if not any(span.overlaps(other) for other in taken) and not _NO_POST.match(name):
                    taken.append(span)
                    yield Mention(Kind.POST, span, name, rule.name, rule.confidence)


def _found(segmented: Segmented, line: Line, rule: Rule) -> Iterator[Span]:
    """What a rule finds in a line; several posts that someone took up, one by one."""
    for match in rule.find(segmented.text, line.span):
        span = rule.found(match)
        if rule.name != "post.taken-up":
            yield _from_country(segmented.text, span)
            continue
        yield from (Span(*m.span()) for m in _ONE.finditer(segmented.text, span.start, span.end))


def _from_country(text: str, span: Span) -> Span:
    """A post without what stands before the country it is of."""
    for found in re.finditer(COUNTRY, text[span.start : span.end]):
        before = text[span.start : span.start + found.start()]
        if before and not _WHOSE.search(before) and not any(before.endswith(form) for form in forms()):
            return Span(span.start + found.start(), span.end)
    return span
