"""Recognising administrative regions: full names, short forms, chains down to the village.

County level and above come from the gazetteer; towns and villages from where they stand, right after
the region they are in, and from the gazetteer's towns where the document names their county. Which
region of several with one name is meant, is for resolve to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kgbuild.grammar import Rule
from kgbuild.lexicon import load, terms
from kgbuild.lexicon.gazetteer import abbreviations, forms, named, province
from kgbuild.model import Kind, Mention, Segmented, Span

HAN = r"\u4e00-\u9fff"
LONGEST = 15  # characters of the longest full name in the gazetteer
# Full names that are common nouns: they need the city right before them.
COMMON = frozenset(
    {"城区", "郊区", "矿区", "市区", "东区", "西区", "南区", "北区", "中区", "新区", "林区", "老区", "港区"}
)
# What a short form is not followed by: it would be part of another word or name.
NOT_AFTER = re.compile(
    r"(?:[海洋]洋|[山江河湖](?![东西南北区市县州苏阴门源津省])|[东西南北中]路|平原|半岛|海峡|海域|群岛|高原|盆地|流域|三角洲|山脉|大运河|话|菜|舰|[东西南北中]?路\d|时间|友谊"
    r"|人$|籍|语|犬|鸡|号(?!召)|湾(?!区)|湖(?!州|北|南)|型|肺炎)"
)
WORD_BEFORE = re.compile(
    r"(?:扩|强|重|最|巨|伟|庞|放|长|盛|广|宏|壮|增|加|远|高|特|不)$"
)  # …大|连…: 大连 is no city there
# A full name of two characters (唐县, 范县) may end a longer word: 示范县.
HAN_BEFORE = re.compile(r"[\u4e00-\u9fff](?<![省市州在到与和、及])$")
WEAK_FIRST = frozenset("大长中上下东西南北安和平成太永新")
LINE_OF = re.compile(r"[—－\-至到]")

TOWN = (
    rf"[{HAN}]{{1,5}}?(?:街道(?!办)|镇(?!街道|[{HAN}]?[长区企政]|江|海|雄|平|安|痛|定|原)"
    r"|苏木|民族乡|乡(?![村镇亲情愁土]))"
)
VILLAGE = (
    rf"[{HAN}]{{1,6}}?(?:社区(?![工服治矫])|嘎查"
    r"|(?<![农乡山渔全该强奥驻小每])村(?![民庄里镇级支委落口容寨播超头]|集体|[“”]|医|级))"
)
TOWN_END = re.compile("街道|镇|乡|苏木")
NO_TOWN = re.compile(
    r"(?:等|多|各|全|的|和|与|及|个|乡|小|古|特色|[一二三四五六七八九十百千\d]|我|该|本|这|在|为|所|个)"
)
PART_OF_WORD = re.compile(
    r"(?:乡村|村镇|城镇|乡镇|新农村|示范村|特色|美丽|中心|重点|贫困|其他|瑶乡|苗乡|侨乡|水乡)"
)

RULES = (
    Rule(
        "region.town",
        re.compile(TOWN),
        0.9,
        ("⟦北苑街道⟧开展运动会", "⟦石坝镇⟧的果园"),
        ("特色小的样子",),
    ),
    Rule(
        "region.village",
        re.compile(VILLAGE),
        0.9,
        ("⟦黄蒿湾村⟧的大棚", "⟦建设社区⟧开展活动"),
        ("走访农村",),
    ),
    Rule(
        "region.village-alone",
        re.compile(rf"(?:走进|来到|位于|[^现存]在)(?P<name>{VILLAGE})"),
        0.75,
        ("走进⟦黄蒿湾村⟧的大棚",),
        ("回到农村",),
    ),
    Rule(
        "region.zone-in-brackets",
        re.compile(rf"(?:高新区|经开区|开发区|高新技术产业开发区)[(（](?P<name>[{HAN}]{{2,4}})[)）]"),
        0.95,
        ("杭州高新区(⟦滨江⟧)始终牢记", "宁波高新区（⟦鄞州⟧）"),
    ),
    Rule(
        "region.country",
        re.compile(
            rf"(?P<name>中华人民共和国|中国|我国)(?!共产党|人民(?:解放军|银行)|[{HAN}]{{2,4}}(?:集团|公司|大学))"
        ),
        0.9,
        ("⟦我国⟧经济持续向好", "推动⟦中国⟧发展"),
        ("中国共产党第二十次大会",),
    ),
    Rule(
        "region.abbreviation",
        re.compile(
            rf"(?:(?<=[在来入赴驻])(?P<name>[{''.join(abbreviations())}])(?=投资|考察|调研|企业|央企|高校|创业|召开|举行|第一))"
        ),
        0.85,
        ("大运河入⟦浙⟧第一城", "会议在⟦鄂⟧召开"),
        ("在京津冀地区",),
    ),
)
TOWN_RULE, VILLAGE_RULE, ALONE_RULE, ZONE_RULE, COUNTRY_RULE, ABBREVIATION_RULE = RULES


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


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The regions that a document names, the widest of a chain first."""
    text = segmented.text
    listed = list(_listed(text))
    near = _provinces(segmented, listed)
    found = [_mention(segmented, span, name) for span, name in listed if _placed(segmented, span, name, near)]
    yield from found
    starts = {m.span.start for m in found}
    ends = {m.span.end for m in found} - starts
    for rule in (ZONE_RULE, COUNTRY_RULE, ABBREVIATION_RULE):
        for match in rule.find(text, Span(0, len(text))):
            yield _mention(segmented, rule.found(match), rule.name, rule.confidence)
    yield from _below_county(segmented, ends)


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
    return wide or rule == "region.full-name" or any(province(d.code) in near for d in found)


def _mention(segmented: Segmented, span: Span, rule: str, confidence: float = 0.97) -> Mention:
    return Mention(Kind.REGION, span, segmented.words(span), rule, confidence)


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
    if any(d.name == name for d in divisions):
        if name in COMMON or (len(name) == 2 and HAN_BEFORE.search(text, 0, start)):
            return ""
        return "region.full-name"
    if name in _common_words() and not _is_prefecture(name):
        return ""
    before, after = _collisions().get(name, (None, None))
    if (before and before.search(text, 0, start)) or (after and after.match(text, end)):
        return ""
    if NOT_AFTER.match(text, end) or (name[0] in WEAK_FIRST and WORD_BEFORE.search(text, 0, start)):
        return ""
    return "region.short-name"


def _is_prefecture(name: str) -> bool:
    return any(d.level in {"Province", "Prefecture"} for d in forms()[name])


def _below_county(segmented: Segmented, ends: set[int]) -> Iterator[Mention]:
    """Towns and villages right after the region they are in, then wherever their names stand again."""
    text = segmented.text
    found: list[Mention] = []
    for rule in (TOWN_RULE, VILLAGE_RULE):
        for end in sorted(ends):
            match = rule.pattern.match(text, end)
            if match and _is_name(match[0]):
                found.append(_mention(segmented, Span(end, match.end()), rule.name, rule.confidence))
                ends = ends | {match.end()}
    for match in ALONE_RULE.find(text, Span(0, len(text))):
        if _is_name(match["name"]):
            span = ALONE_RULE.found(match)
            found.append(_mention(segmented, span, ALONE_RULE.name, ALONE_RULE.confidence))
    found += _known_towns(segmented)
    yield from found
    taken = {m.span.start for m in found}
    for name, told in sorted({(m.name, m.rule) for m in found}):
        for again in re.finditer(re.escape(name), text):
            if again.start() not in taken:
                taken.add(again.start())
                yield _mention(segmented, Span(*again.span()), told, 0.85)


def _known_towns(segmented: Segmented) -> Iterator[Mention]:
    """The gazetteer's towns of those counties that the document names in full."""
    text = segmented.text
    counties = {
        d.code for name, found in forms().items() if name in text for d in found if d.level == "County"
    }
    for match in TOWN_END.finditer(text):
        for start in range(max(0, match.start() - 5), match.start()):
            towns = named(text[start : match.end()])
            if any(town.code[:6] in counties for town in towns if town.level == "Township"):
                yield _mention(segmented, Span(start, match.end()), "region.known-town", 0.9)
                break


def _is_name(words: str) -> bool:
    inner = TOWN_END.search(words)
    whole = inner is None or inner.end() == len(words)
    return whole and not NO_TOWN.match(words) and not PART_OF_WORD.search(words) and len(words) > 1
