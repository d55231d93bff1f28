"""Where a text's layout names people: the line under a headline, bylines, credits, those who made it."""

from __future__ import annotations

import re

from kgbuild.appellation import HAN, NO_NAME, SURNAME, TITLE
from kgbuild.grammar import Rule

_REPORTER = r"(?:记者|通讯员|作者|见习记者|实习生|评论员)"
# A name where brackets, spaces and commas tell its ends, and one broken by a space (王 芳).
_ITEM = (
    rf"(?!{_REPORTER})(?:[{HAN}]{{1,6}}(?:·[{HAN}]{{1,8}}){{1,3}}"
    rf"|{SURNAME}[ 　][{HAN}](?![{HAN}])|{NO_NAME}[{HAN}]{{2,4}})"
)
_ITEMS = rf"{_ITEM}(?:(?:\s?[、，,]\s?|[ 　]+){_ITEM})*?"
_WORK = r"(?:整理|撰文|摄影报道|文/图|报道|摄影|摄|采写|供图|文|图)"
_STAFF = (
    r"(?:总?策划|统筹|执行|主笔|编导|视觉|记者|文字|文|摄影|图|编辑|责任编辑|责编|整理|撰文|撰稿|剪辑|校对|审核|监制|"
    r"总监制|制片人|出镜记者|摄像|设计|制图|海报|通讯员|作者)"
)
_LINE = r"(?<![^\n])"
_BULLET = r"(?:[□■◆●▲△○☆★▍▌|丨][ 　]*)?"

SPEAKER_LINE = Rule(
    "person.speaker-line",
    re.compile(rf"{TITLE}[ 　]+(?P<name>{_ITEM})$"),
    0.99,
    ("江宁市委书记 ⟦钱学远⟧", "临河县委副书记、县长 ⟦古丽娜·艾山⟧", "临河县县长 ⟦李 维⟧"),
    ("江宁市委书记 到村里走访",),
)
BYLINES = (
    Rule(
        "person.byline",
        re.compile(
            rf"[（(][^（）()]{{0,30}}?{_REPORTER}[ 　：:]*(?P<name>{_ITEMS})"
            rf"(?=\s*{_WORK}?\s*[）)]|[ 　、，]*{_REPORTER}|\s+(?:文|图|整理|摄))"
        ),
        0.99,
        ("新华社杭州1月3日电（记者⟦孙一鸣、周念⟧）今天", "(本报记者 ⟦李 维⟧ 整理)", "（记者 ⟦刘一 韩松年⟧）"),
        ("（记者从会上获悉）",),
    ),
    Rule(
        "person.byline-second",
        re.compile(rf"(?:通讯员|实习生|见习记者)[ 　：:]*(?P<name>{_ITEMS})(?=\s*{_WORK}?\s*[）)])"),
        0.98,
        ("（记者孙一鸣 通讯员 ⟦周念⟧）",),
    ),
    Rule(
        "person.credit",
        re.compile(
            rf"(?:记者|通讯员|社发[（(]|[（(]|图/|图：|摄影[：:/ ])[ 　]*"
            rf"(?P<name>{_ITEM}(?:[、 　]{_ITEM})*?)(?=\s*/?摄)"
        ),
        0.98,
        ("新华社记者 ⟦周念⟧ 摄", "这是老城全景。新华社发（⟦丁大川⟧ 摄）"),
        ("记者 王芳在现场",),
    ),
    Rule(
        "person.credit-closing",
        re.compile(
            rf"(?<=[。！？”）])[ 　]*(?P<name>{_ITEM}(?:[、 　]{_ITEM})*?)(?=[ 　]*/?摄(?:影)?[）)]?(?:\n|$))"
        ),
        0.97,
        ("图为农民在采茶。 ⟦丁大川⟧ 摄",),
        ("图为航拍的湖区。航拍图片摄于秋天",),
    ),
    Rule(
        "person.credit-last",
        re.compile(rf"(?:拍摄|摄影|供图)[：:/／丨| 　]+(?P<name>{_ITEM})(?=[）)]?(?:\n|$))"),
        0.98,
        ("孩子们在练字。 拍摄 ⟦傅一川⟧", "（摄影：⟦周念⟧）"),
        ("拍摄 于春天的照片",),
    ),
    Rule(
        "person.staff",
        re.compile(
            rf"(?<![^\s丨|]){_STAFF}[：:丨|／/ 　]+(?P<name>{_ITEMS})"
            rf"(?=\s*$|\s*\n|\s+{_STAFF}[：:丨|／/]|\s+[{HAN}]{{5}})"
        ),
        0.95,
        ("统筹：⟦孙一鸣、周念⟧", "策划：⟦丁大川⟧ 统筹：⟦孙一鸣⟧"),
        ("记者 获悉的情况如下",),
    ),
    Rule(
        "person.reporter-line",
        re.compile(
            rf"{_LINE}{_BULLET}(?:[{HAN}·—\-]{{2,16}}?)?(?:首席|特约|见习|实习|全媒体|融媒体?)*记者[ 　]*"
            rf"(?P<name>{_ITEMS})(?=$|\n|[ 　]+{_REPORTER}[ 　])"
        ),
        0.95,
        ("新华社记者⟦熊一、冯顺安⟧", "本报记者 ⟦孙一鸣⟧ 通讯员 周念", "□ 江宁日报全媒体记者 ⟦石玉林 周念⟧"),
    ),
)
