"""Recognising people: in the line under a headline, in bylines and credits, beside a title, as who acts.

A rule finds one name or a list of names (记者甲、乙); lists are taken apart. A name that a rule was sure
of is found again wherever else it stands in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kgbuild.appellation import (
    AFTER_NAME,
    CALLING,
    COMPOUND,
    COUNTRY,
    DOER,
    DOTTED_NAME,
    FOLLOWED,
    FOREIGN_OFFICE,
    GIVEN,
    HAN,
    NAME,
    NO_NAME,
    PLAIN_NAME,
    PLAIN_SURNAME,
    RENDERED,
    RENDERED_NAME,
    SEPARATOR,
    SURE_NAME,
    SURNAME,
    TITLE,
)
from kgbuild.byline import BYLINES, SPEAKER_LINE
from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load
from kgbuild.lexicon.gazetteer import forms
from kgbuild.model import Kind, Line, Mention, Role, Segmented, Span

_SOMEONE = rf"(?:{NAME}|{RENDERED_NAME})"
_SOME = rf"{_SOMEONE}(?:{SEPARATOR}{_SOMEONE})*"
_CLAUSE = r"(?<![^。！？；，,：:“\s])"
# Beside a word that is no title: a rendered name must be long there.
_CALLED = rf"(?:{NO_NAME}{RENDERED}{{4,8}}?{FOLLOWED}|{DOTTED_NAME}|{PLAIN_NAME})"
_WITH_FOREIGNER = rf"{NO_NAME}{PLAIN_SURNAME}{GIVEN}{{1,2}}?(?=[与同]{COUNTRY})"
_LEADING = r"(?:领导|负责人|负责同志|代表|同志|出席|参加|陪同|一行)"
# 韩方, 卫健委 and the like act and speak as people do.
_COUNTERPART = rf"(?:.方|..[部委局厅院会办]{DOER})"
_SAYING = r"(?:说[，：。:“]|表示[，：:]|介绍[，：:]|介绍说|告诉|坦言|认为[，：]|当选|指出[，：]|强调[，：])"
_HUMAN = (
    r"(?:人|妈妈|爸爸|奶奶|爷爷|[小大]?哥|[大小]?姐|妹|叔叔|阿姨|大妈|大爷|者|模范|标兵|英雄|支?书记?|[民交]警|[教医厨]师|医生|"
    r"学生|工匠|能手|状元|匠人|员|楷模|青年|少年|战士|院士|校长|教授|先锋|代言人|好人)"
)
_LEADERS = sorted({row["person"] for row in load("leaders").rows if row["title"] != "-"})

RULES = (
    SPEAKER_LINE,
    *BYLINES,
    Rule(
        "person.leader",
        re.compile(alternatives(_LEADERS) + rf"(?![{HAN}]{{0,16}}思想研究(?:中心|院|会))"),
        0.99,
        tuple(f"学习⟦{name}⟧同志" for name in _LEADERS[-1:]),
        tuple(f"{name}某某思想研究中心" for name in _LEADERS[-1:]),
    ),
    Rule(
        "person.after-title",
        re.compile(rf"{TITLE}(?:（[^（）]{{1,8}}）)?[ 　]?(?P<name>{NAME}(?:{SEPARATOR}{_SOMEONE})*)"),
        0.97,
        (
            "省委书记⟦钱学远⟧出席",
            "主席团常务主席⟦钱学远、孙一鸣⟧出席会议",
            "自治区政府副主席⟦玉山江·热合曼⟧的专访",
        ),
        ("省长强调，", "开通市长热线", "市委书记任组长"),
    ),
    Rule(
        "person.after-calling",
        re.compile(
            rf"(?<!妇)(?:{CALLING}|领导)(?:（[^（）]{{1,8}}）)?[ 　]?"
            rf"(?P<name>{_CALLED}(?:{SEPARATOR}{_CALLED})*)"
        ),
        0.93,
        ("村民⟦周大川⟧说", "走进村民⟦阿古木果、周大川⟧家中", "省领导⟦钱学远、孙一鸣⟧参加"),
        ("青年向先辈致敬", "妇女儿童事业", "干部特别是年轻干部"),
    ),
    Rule(
        "person.after-foreign-title",
        re.compile(rf"{COUNTRY}[^，。；：“”]{{0,14}}?(?:前|原|候任)?{FOREIGN_OFFICE}[ 　]?(?P<name>{_SOME})"),
        0.96,
        ("会见汤加国王⟦图波六世⟧。", "同委内瑞拉副总统⟦桑托斯⟧会谈"),
        ("法国总统访华",),
    ),
    Rule(
        "person.after-title-rendered",
        re.compile(rf"{TITLE}[ 　]?(?P<name>{RENDERED_NAME}(?:{SEPARATOR}{_SOMEONE})*)"),
        0.85,
        ("省委常委⟦巴图尔⟧说", "国际组织总干事⟦伊维拉⟧。"),
        ("市长马上就来",),
    ),
    Rule(
        "person.comrade",
        re.compile(
            rf"(?P<name>(?:{COMPOUND}|(?!.?负责|.?[有相]关|.?领导|全){NO_NAME}{SURNAME}){GIVEN}{{1,2}})(?=同志(?!们))"
        ),
        0.95,
        ("纪念⟦周大川⟧同志诞辰",),
        ("全体同志参加", "有关负责同志"),
    ),
    Rule(
        "person.before-title",
        re.compile(
            rf"(?:{_CLAUSE}|(?<=[和同与对向由受致照])|(?<=尊敬的))(?P<name>{NO_NAME}(?:{COMPOUND}|{PLAIN_SURNAME}){GIVEN}{{1,2}}"
            rf"|(?!.?{COUNTRY}|.国防|[俄乌美英法德日韩印以伊叙巴]{{2}}){NO_NAME}{RENDERED}{{2,7}}?)(?=(?!市长|省长|县长|区长|州长)副?{AFTER_NAME})"
        ),
        0.9,
        ("将同⟦桑托斯⟧总统会谈", "⟦周大川⟧主任表示"),
        ("江西省长会见", "中国和法国总统"),
    ),
    Rule(
        "person.list",
        re.compile(
            rf"{_CLAUSE}(?P<name>{_SOMEONE}(?:、{_SOMEONE})+)"
            rf"(?=等[^，。；]{{0,16}}?{_LEADING}|等?{DOER}|等[到向在出])"
        ),
        0.93,
        ("⟦钱学远、孙一鸣、周念⟧出席会议。", "⟦钱学远、孙一鸣⟧等省领导参加"),
        ("高温、干旱等影响",),
    ),
    Rule(
        "person.subject",
        re.compile(rf"(?<![^。！？”\s])(?!{_COUNTERPART})(?P<name>{SURE_NAME}|{_WITH_FOREIGNER})"),
        0.85,
        ("⟦钱学远⟧会见外国客人", "会议结束。⟦周念⟧陪同调研。"),
        ("江苏先后出台", "韩方表示愿意"),
    ),
    Rule(
        "person.takes-post",
        re.compile(
            rf"{_CLAUSE}(?P<name>{PLAIN_NAME})(?=(?:同志)?(?:现|时|历|曾|先后|继续)?(?:任|担任|出任|当选为?)"
            rf"[^，。；]{{0,24}}?{TITLE}(?:[，。；、]|$))"
        ),
        0.93,
        ("⟦周大川⟧任江宁市副市长。", "⟦孙一鸣⟧同志任江宁省省长。"),
        ("会议决定任命市长。",),
    ),
    Rule(
        "person.saying",
        re.compile(rf"(?<=，)(?!{_COUNTERPART})(?P<name>{NO_NAME}{PLAIN_SURNAME}{GIVEN}{{2}})(?={_SAYING})"),
        0.85,
        ("会上，⟦周大川⟧表示，要", "经选举，⟦钱学远⟧当选会长"),
        ("对此，卫健委表示，", "此外，韩方表示，"),
    ),
    Rule(
        "person.epithet",
        re.compile(
            rf"“[^“”]{{1,12}}{_HUMAN}”(?P<name>{NO_NAME}(?:{COMPOUND}|{SURNAME}){GIVEN}{{1,2}}?{FOLLOWED})"
        ),
        0.93,
        ("“最美奶奶”⟦何秀兰⟧、志愿者代表等",),
        ("“最靓”品牌", "“三农”高质量发展"),
    ),
    Rule(
        "person.column",
        re.compile(rf"(?:】(?=[{HAN}·]+[：:])|——(?=[{HAN}·]+(?:\n|$)))(?P<name>{NAME})(?=[：:\n]|$)"),
        0.9,
        ("【奋斗者】⟦姜一鹏⟧：守护蓝天", "“雪线邮递员”——⟦边巴⟧"),
        ("【时评】水平：向前",),
    ),
    Rule(
        "person.biography",
        re.compile(rf"(?P<name>{NAME})(?=[，,](?:男|女)[，,])"),
        0.97,
        ("⟦周大川⟧，男，汉族",),
    ),
    Rule(
        "person.age",
        re.compile(rf"\d{{1,3}}(?:多?岁的|后)(?P<name>{NO_NAME}{PLAIN_SURNAME}{GIVEN}{{2}}{FOLLOWED})"),
        0.9,
        ("84岁的⟦周大川⟧带领大家", "“90后⟦何秀兰⟧在直播"),
        ("84岁的高龄老人",),
    ),
    Rule(
        "person.dotted",
        re.compile(
            rf"(?<![{HAN}·])(?P<name>{RENDERED}{{1,8}}[·•‧](?:{RENDERED}{{1,8}}[·•‧\-—]){{0,4}}{RENDERED}{{1,8}}?{FOLLOWED})"
        ),
        0.7,
        ("，⟦玛丽亚·桑托斯⟧说",),
        ("张一·",),
    ),
)
_IN_LINES = tuple(rule for rule in RULES if rule is not SPEAKER_LINE)
_BETWEEN = re.compile(r"(?:(?!（)[^、，,\s）]|（(?![左右中前后二排]))+")
# What is rather the word after a name than its last character, where the document has the name without it.
_WEAK_END = "和同为正以代率应一就任所最"


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The mentions of people in a document: what the rules find, then the same names elsewhere."""
    found = _settled(_by_rule(segmented))
    yield from found
    yield from _again(segmented, found)


def _by_rule(segmented: Segmented) -> list[Mention]:
    """What the rules find, the first rule in their order first, nothing twice."""
    found: list[Mention] = []
    for line in (line for article in segmented.articles for line in article.lines):
        for rule in (SPEAKER_LINE,) if line.role is Role.SPEAKER else _IN_LINES:
            for mention in _in_line(segmented, line, rule):
                if not any(mention.span.overlaps(other.span) for other in found):
                    found.append(mention)
    return sorted(found, key=lambda m: m.span)


def _in_line(segmented: Segmented, line: Line, rule: Rule) -> Iterator[Mention]:
    for match in rule.find(segmented.text, line.span):
        for span in _apart(segmented.text, rule.found(match)):
            name = "".join(segmented.words(span).split())
            if name not in forms() and len(name) > 1:
                yield Mention(Kind.PERSON, span, name, rule.name, rule.confidence)


def _apart(text: str, span: Span) -> Iterator[Span]:
    """The single names in a list of names; two single characters apart are one name (王 芳)."""
    parts = [Span(*m.span()) for m in _BETWEEN.finditer(text, span.start, span.end)]
    while parts:
        first = parts.pop(0)
        if len(first) == 1 and parts and len(parts[0]) == 1:
            first = Span(first.start, parts.pop(0).end)
        yield first


def _settled(found: Iterable[Mention]) -> list[Mention]:
    """Names shortened where the document has them without a last character that is rather a word."""
    mentions = list(found)
    names = {m.name for m in mentions}
    settled = []
    for m in mentions:
        if len(m.name) == 3 and m.name[-1] in _WEAK_END and m.name[:2] in names:
            m = Mention(m.kind, Span(m.span.start, m.span.start + 2), m.name[:2], m.rule, m.confidence)
        settled.append(m)
    return settled


def _again(segmented: Segmented, found: Iterable[Mention]) -> Iterator[Mention]:
    """Further places of the names found, and of the parts of names with dots."""
    taken = {m.span for m in found}
    sure = {m.name: m.confidence for m in found}
    parts = {part: c for n, c in sure.items() for part in re.split("[·•‧]", n) if part != n and len(part) > 1}
    for name, confidence in sorted({**parts, **sure}.items(), key=lambda item: (-len(item[0]), item[0])):
        ends = FOLLOWED if len(name) < 3 or name in parts else ""
        for match in re.finditer(re.escape(name) + ends, segmented.text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.add(span)
                yield Mention(Kind.PERSON, span, name, "person.again", round(confidence - 0.02, 2))
