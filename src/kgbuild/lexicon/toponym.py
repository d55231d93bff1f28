"""The gazetteer's names in a text: full names and short forms, where they are none of another word's parts.

A short form is taken for a division's only where the characters around it allow it; one that is a common
word as well (东方, 振兴) only right after the name of the division it lies in, or in an enumeration with a
neighbour; a county's only in a province that the document points to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kgbuild.lexicon.gazetteer import Division, ancestors, forms, province
from kgbuild.lexicon.table import load, terms
from kgbuild.model import Segmented, Span

FULL_NAME, SHORT_NAME, IN_LIST = "region.full-name", "region.short-name", "region.in-list"
LONGEST = 15  # characters of the longest full name in the gazetteer
# Full names that are common nouns: they need the city right before them.
COMMON = frozenset(
    (
        *("老城区", "新城区", "城区", "郊区", "矿区", "市区", "东区", "西区", "南区", "北区", "中区"),
        *("新区", "林区", "老区", "港区"),
    )
)
# What a short form is not followed by: it would be part of another word or name.
NOT_AFTER = re.compile(
    r"(?:[海洋]洋|[山江河湖](?![东西南北区市县州苏阴门源津省])|[东西南北中]路|平原|半岛|海峡|海域|群岛|高原|盆地|流域|三角洲|山脉|大运河|话|菜|舰|[东西南北中]?路\d|时间|友谊"
    r"|人$|籍|语|号(?!召)|湾(?!区)|湖(?!州|北|南)|型|肺炎)"
)
WORD_BEFORE = re.compile(
    r"(?:扩|强|重|最|巨|伟|庞|放|长|盛|广|宏|壮|增|加|远|高|特|不)$"
)  # …大|连…: 大连 is no city there
# A full name of two characters (唐县, 范县) may end a longer word: 示范县.
HAN_BEFORE = re.compile(r"[\u4e00-\u9fff](?<![省市州在到至与和、及])$")
WEAK_FIRST = frozenset("大长中上下东西南北安和平成太永新")
ENDS_NAME = re.compile(r"[的、，。；：和与及等至—\n]|$")
INSTITUTION = re.compile(
    r"(?:工业|理工|科技|师范|交通|农业|林业|医科|财经|外国语|民族|海洋|中医药|电子)*大学|大桥|一号|油田|\d+-\d"
    r"|港(?![区口务珠澳人股])|国际机场"
)


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(form[0] for form in forms())


@cache
def _common_words() -> frozenset[str]:
    return frozenset(terms("region_common_words"))


@cache
def _collisions() -> dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
    """What stands before or after the characters of a short form where they are none."""
    return {
        row["term"]: (
            re.compile(f"(?:{row['before']})$") if row["before"] else None,
            re.compile(row["after"]) if row["after"] else None,
        )
        for row in load("region_collisions").rows
    }


def toponyms(segmented: Segmented) -> tuple[list[tuple[Span, str]], frozenset[str]]:
    """The names of divisions of county level and above in a document.

    Returns:
        where each stands and the rule by which it is one, from left to right; and the codes of the
        provinces that the document points to.
    """
    listed = _enumerated(segmented.text, list(_listed(segmented.text)))
    near = _provinces(segmented, listed)
    return [(span, rule) for span, rule in listed if _placed(segmented, span, rule, near)], near


def _enumerated(text: str, listed: Sequence[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The names without those common words that no neighbour is enumerated with (儋州、东方)."""
    kept = []
    for i, (span, rule) in enumerate(listed):
        beside = [x for x, _ in listed[max(0, i - 1) : i + 2] if x != span and _joined(text, x, span)]
        if rule != IN_LIST or any(_neighbours(text, x, span) for x in beside):
            kept.append((span, rule))
    return kept


def _joined(text: str, a: Span, b: Span) -> bool:
    first, second = sorted((a, b))
    return text[first.end : second.start] in {"、", "和", "及"}


def _neighbours(text: str, a: Span, b: Span) -> bool:
    """Whether two names can be those of divisions with the same parent."""
    parents = [{d.parent for d in forms()[text[s.start : s.end]]} for s in (a, b)]
    return bool(parents[0] & parents[1])


def _provinces(segmented: Segmented, listed: Sequence[tuple[Span, str]]) -> frozenset[str]:
    """The provinces that the document points to: by full names, by cities, by its title and publisher."""
    document = segmented.document
    words = {segmented.words(span) for span, _ in listed}
    words |= {
        heading[start : start + size]
        for heading in (document.publisher or "", document.title or "")
        for start in range(min(len(heading), 20))
        for size in (2, 3)
    }
    return frozenset(
        province(d.code)
        for word in words
        for d in forms().get(word, ())
        if d.level in {"Province", "Prefecture"} or (d.name == word and len(forms()[word]) == 1)
    )


def _placed(segmented: Segmented, span: Span, rule: str, near: frozenset[str]) -> bool:
    """Whether a name is sure by itself, or its county lies in a province that the document points to."""
    found = forms()[segmented.words(span)]
    wide = any(d.level in {"Province", "Prefecture"} for d in found)
    return wide or rule == FULL_NAME or any(province(d.code) in near for d in found)


def _listed(text: str) -> Iterator[tuple[Span, str]]:
    """The gazetteer's names in the text, the longest at each place, from left to right."""
    known, first, at = forms(), _first_characters(), 0
    while at < len(text):
        if text[at] not in first:
            at += 1
            continue
        end = next((e for e in range(min(len(text), at + LONGEST), at + 1, -1) if text[at:e] in known), 0)
        if end and (rule := _acceptable(text, at, end)):
            yield Span(at, end), rule
            at = end
        else:
            at += 1


def _acceptable(text: str, start: int, end: int) -> str:
    """The rule by which a gazetteer name is one where it stands; empty where it is part of a word."""
    name = text[start:end]
    divisions = forms()[name]
    before, after = _collisions().get(name, (None, None))
    if (before and before.search(text, 0, start)) or (after and after.match(text, end)):
        return ""
    above = _after_its_ancestor(text, start, divisions)
    if any(d.name == name for d in divisions):
        unsure = name in COMMON or (len(name) == 2 and HAN_BEFORE.search(text, 0, start))
        return "" if unsure and not above else FULL_NAME
    bare = not name.endswith(("县", "旗", "区")) and not _before_its_own(text, end, divisions)
    if bare and (NOT_AFTER.match(text, end) or INSTITUTION.match(text, end) or _beside_county(text, start)):
        return ""
    if name[0] in WEAK_FIRST and WORD_BEFORE.search(text, 0, start):
        return ""
    if name in _common_words() and not _is_prefecture(name):
        return SHORT_NAME if above and ENDS_NAME.match(text, end) else IN_LIST
    return SHORT_NAME


def _beside_county(text: str, start: int) -> bool:
    """Whether a county's full name stands right before: what follows lies in it (申扎县|曲松普村)."""
    return text[start - 1 : start] in {"县", "旗"} and any(
        d.level == "County" and d.name == text[start - size : start]
        for size in range(2, min(start, LONGEST) + 1)
        for d in forms().get(text[start - size : start], ())
    )


def _before_its_own(text: str, end: int, divisions: Sequence[Division]) -> bool:
    """Whether the full name of a division in one of these follows: 荆州|江陵县 is no river."""
    own = {d.code for d in divisions}
    known = forms()
    return any(
        d.name == text[end : end + size] and d.parent in own
        for size in range(2, LONGEST)
        for d in known.get(text[end : end + size], ())
    )


def _after_its_ancestor(text: str, start: int, divisions: Sequence[Division]) -> bool:
    """Whether the name of a division above one of these stands right before (贵州|修文)."""
    above = {a.code for d in divisions for a in ancestors(d.code)}
    known = forms()
    return any(
        d.code in above for size in range(2, 6) for d in known.get(text[max(0, start - size) : start], ())
    )


def _is_prefecture(name: str) -> bool:
    return any(d.level in {"Province", "Prefecture"} for d in forms()[name])
