"""Recognising events: meetings, fairs, games and ceremonies by head noun, with what leads up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load
from kgbuild.model import Kind, Mention, Segmented
from kgbuild.naming import mentions, up_to

_HEADS = alternatives(row["term"] for row in load("name_heads").rows if row["kind"] == Kind.EVENT)
# A meeting's name tells its theme in clauses of its own: verbs do not end it.
_LONG = r"(?:[\u4e00-\u9fffA-Za-z0-9·、]|“[^“”。]{1,20}”|《[^《》。]{1,20}》)"

RULES = (
    Rule(
        "event.opening",
        re.compile(
            rf"(?:[日午晚],|[日午晚]，|[日午晚]|——|举行|召开|举办)(?P<name>(?:全[国省市区]|第[一二三四五六七八九十百\d]+[届次])(?:{_LONG}){{0,40}}{_HEADS}(?:暨{_LONG}{{2,24}}{_HEADS})?)"
        ),
        0.9,
        ("20日上午,⟦全省深入推进项目攻坚工作例会暨经济形势分析会⟧召开",),
    ),
    Rule(
        "event.quoted",
        re.compile(
            rf"(?P<name>(?:[\u4e00-\u9fff]{{2,4}}[省市县区])?“[^“”。\n]{{2,20}}”[\u4e00-\u9fff]{{0,16}}?{_HEADS})"
        ),
        0.88,
        ("举行⟦“春到临河”消费季启动仪式⟧",),
    ),
    Rule(
        "event.whole-quote",
        re.compile(rf"“(?P<name>[^“”。，\n]{{2,20}}{_HEADS})”"),
        0.88,
        ("“⟦春到临河·2023购物节⟧”启动",),
    ),
    Rule(
        "event.games",
        re.compile(
            r"(?P<name>(?:第[一二三四五六七八九十\d]+届)?(?:[\u4e00-\u9fff]{2,3}(?<![的和在]))?(?:亚运会|冬奥会|奥运会|残奥会|冬残奥会|全运会|大运会|进博会|广交会|服贸会|消博会))"
        ),
        0.85,
        ("办好⟦亚运会⟧",),
    ),
    Rule(
        "event.head",
        re.compile(up_to(_HEADS, least=2, most=18)),
        0.7,
        ("参加⟦江临合作论坛⟧", "开展⟦老年人趣味运动会⟧"),
    ),
)


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The events that a document names."""
    yield from mentions(RULES, segmented, Kind.EVENT)
