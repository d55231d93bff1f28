"""Recognising initiatives: lines of action by quotation marks, head nouns, and the verbs that govern them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load, terms
from kgbuild.model import Kind, Mention, Segmented
from kgbuild.naming import PIECE, QUOTED, START, items, mentions, up_to

_HEADS = [row for row in load("name_heads").rows if row["kind"] == Kind.INITIATIVE]
_ANY_HEAD = alternatives(row["term"] for row in _HEADS)
_SURE_HEAD = alternatives(row["term"] for row in _HEADS if row["sure"] == "yes")
SUBTYPES = {row["term"]: row["subtype"] for row in sorted(_HEADS, key=lambda r: (-len(r["term"]), r["term"]))}
# Verbs that take a line of action as their object, and nothing else in quotation marks.
_CARRY_OUT = alternatives(
    (
        *("实施", "推行", "开展", "推进", "推广", "落实", "深化", "践行", "狠抓", "抓实", "推动", "启动"),
        *("对标", "迭代", "完善", "放大", "发展"),
    )
)
_KNOWN = alternatives(terms("known_initiatives"))
_ITEM = rf"(?:(?!{_ANY_HEAD}等)[\u4e00-\u9fffA-Za-z0-9·—]|{QUOTED}){{3,18}}"
_LINE = r"(?:系列[\u4e00-\u9fff]{0,4}(?:活动|行动)|改革)"

RULES = (
    Rule(
        "initiative.known",
        re.compile(rf"(?P<name>{_KNOWN})"),
        0.93,
        ("共建“⟦一带一路⟧”大格局", "深入实施⟦乡村振兴战略⟧"),
    ),
    Rule(
        "initiative.numbered",
        re.compile(
            r"(?P<name>(?:[两三四五六七八九十]|\d{1,2})(?:个|大|项)?“[^“”，。]{2,8}(?:工程|行动|计划|战略|体系)”)"
        ),
        0.92,
        ("狠抓⟦三个“头号工程”⟧",),
    ),
    Rule(
        "initiative.quoted-number",
        re.compile(r"“(?P<name>[一二三四五六七八九十]+[项大个][^“”，。]{2,8}(?:工程|行动|计划|工作法))”"),
        0.9,
        ("抓实“⟦八项重点工程⟧”",),
    ),
    Rule(
        "initiative.quoted-core",
        re.compile(
            rf"{START}(?P<name>(?:{PIECE}{{0,6}}?)(?:“[^“”，。；\n]{{2,16}}”)(?:{PIECE}{{0,12}}?){_ANY_HEAD}(?:\d\.\d版)?)"
        ),
        0.85,
        ("开展⟦“百日千人”进村活动⟧", "推行⟦“管家式”服务模式⟧", "实施⟦“头雁”工程⟧"),
        ("说“好”。他们的行动",),
    ),
    Rule(
        "initiative.carried-out",
        re.compile(
            rf"{_CARRY_OUT}“(?P<name>[^“”，。；\n]{{3,20}})”(?!的?[\u4e00-\u9fff]{{0,8}}(?:会|园|机场|港))"
        ),
        0.75,
        ("扎实推进“⟦百社万店拓销路⟧”。",),
    ),
    Rule(
        "initiative.head",
        re.compile(up_to(_SURE_HEAD, least=2, most=16)),
        0.75,
        ("大力实施⟦机关服务效能革命⟧，", "推进⟦惠民利民集成改革⟧"),
    ),
    Rule(
        "initiative.listed",
        re.compile(rf"(?:开展了?|放大|推出了?)(?P<name>{_ITEM}(?:、{_ITEM})+)(?=等{_LINE})"),
        0.65,
        ("先后组织开展了⟦美味临河、家电进村、夜色真好⟧等系列活动",),
    ),
)


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The initiatives that a document names."""
    yield from mentions(RULES[:-1], segmented, Kind.INITIATIVE, SUBTYPES)
    yield from items(RULES[-1], segmented, Kind.INITIATIVE)
