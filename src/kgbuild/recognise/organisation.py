"""Recognising organisations: organs of party and state by region and organ, bodies by head noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load
from kgbuild.model import Kind, Mention, Segmented
from kgbuild.naming import mentions, up_to

_ORGANS = load("organs").rows
_KINDS = {row["term"]: row["kind"] for row in _ORGANS}


def _organ(*groups: str) -> str:
    return alternatives(
        form
        for row in _ORGANS
        if row["group"] in groups
        for form in (row["term"], row["full"])
        if len(form) > 1
    )


_RANK = r"(?:自治区|自治州|省|市|州|县|区|旗)"
_REGION = rf"(?:[\u4e00-\u9fff]{{2,8}}?{_RANK}|(?<![\u4e00-\u9fff]){_RANK}|(?<=[、，,由和与]){_RANK})"
_HEADS = alternatives(
    row["term"]
    for row in load("organisation_heads").rows
    if row["kind"] in {"research", "education", "enterprise", "social", "media"} and len(row["term"]) > 2
)

RULES = (
    Rule(
        "organisation.national",
        re.compile(rf"(?P<name>{_organ('national')})"),
        0.9,
        ("⟦中央宣传部⟧、⟦教育部⟧联合印发",),
    ),
    Rule(
        "organisation.region-organ",
        re.compile(
            rf"(?P<name>{_REGION}委(?:{_organ('party')})|{_REGION}(?:{_organ('department', 'state')}))"
            r"(?![\u4e00-\u9fff]{0,2}(?:书记|主任|厅长|局长|部长))"
        ),
        0.9,
        ("由⟦江宁市委宣传部⟧主办",),
    ),
    Rule(
        "organisation.listed-laboratory",
        re.compile(up_to("等(?:全国|国家)重点实验室", least=2, most=16)),
        0.8,
        ("引进⟦智能材料等全国重点实验室⟧",),
    ),
    Rule(
        "organisation.zone",
        re.compile(r"(?P<name>[省市区县](?:经开区|高新区|开发区))"),
        0.8,
        ("与⟦市经开区⟧协同",),
    ),
    Rule(
        "organisation.head",
        re.compile(up_to(_HEADS, least=2, most=14)),
        0.75,
        ("引进⟦临河光电研究院⟧", "⟦江宁水务集团⟧负责"),
    ),
)


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The organisations that a document names."""
    heads = {row["term"]: row["kind"] for row in load("organisation_heads").rows}
    known = dict(sorted({**heads, **_KINDS}.items(), key=lambda item: (-len(item[0]), item[0])))
    yield from mentions(RULES, segmented, Kind.ORGANIZATION, known)
