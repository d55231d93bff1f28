"""The core of an open name: what is left without the words that may stand beside it in any text.

乡村振兴, 乡村振兴战略 and 全面推进乡村振兴 are one line of action, 预制菜 and 预制菜产业 one industry,
南疆 and 南疆地区 one place: their cores are equal.
"""

from __future__ import annotations

import re

from kgbuild.model import Kind

SHORTEST = 2  # characters of a core; what is left of a shorter name names nothing
BEFORE = {
    Kind.INITIATIVE: re.compile(r"^(?:高质量共建|共建|(?:深入|全面|大力)?(?:实施|推进|推动))(?=..)"),
    Kind.EVENT: re.compile(r"^(?:20\d\d年?度?|今年|本次|此次)"),
}
AFTER = {
    Kind.INITIATIVE: re.compile(r"(?:倡议|建设|战略|工作|政策)$"),
    Kind.INDUSTRY: re.compile(r"(?:全产业链|产业链|产业集群|产业|行业|领域|工业|业)$"),
    Kind.PROJECT: re.compile(r"(?:建设|工程|项目)$"),
    Kind.PLACE: re.compile(r"(?:地区|国家|大陆|山脉|山区|大地|海域|两岸|沿岸|岸边|江面|畔|深处)$"),
}
YEAR = re.compile(r"20\d\d年?度?")


def core(kind: Kind, form: str) -> str:
    """The core of a plain name of this kind.

    >>> core(Kind.INDUSTRY, "预制菜产业"), core(Kind.INITIATIVE, "全面推进乡村振兴")
    ('预制菜', '乡村振兴')
    """
    bare = YEAR.sub("", form) if kind is Kind.EVENT else form
    for pattern in (BEFORE.get(kind), AFTER.get(kind)):
        rest = pattern.sub("", bare, count=1) if pattern else bare
        bare = rest if len(rest) >= SHORTEST else bare
    return bare


def years(forms: list[str]) -> set[str]:
    """The years that forms of a name tell: of events with different ones each is its own."""
    return {year[:4] for form in forms for year in YEAR.findall(form)}
