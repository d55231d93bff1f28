"""Recognising administrative regions: full names, short forms, chains down to the village.

County level and above come from the gazetteer; towns and villages from where they stand, right after
the region they are in, and from the gazetteer's towns where the document names their county. Which
region of several with one name is meant, is for resolve to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.grammar import Rule
from kgbuild.lexicon.gazetteer import abbreviations, forms, named, province
from kgbuild.lexicon.toponym import SHORT_NAME, toponyms
from kgbuild.model import Kind, Mention, Segmented, Span

HAN = r"\u4e00-\u9fff"
TOWN = (
    rf"[{HAN}]{{1,5}}?(?:街道(?!办)|镇(?!街道|[{HAN}]?[长区企政]|江|海|雄|平|安|痛|定|原)"
    r"|苏木|民族乡|乡(?![村镇亲情愁土]))"
)
VILLAGE = (
    rf"[{HAN}]{{1,6}}?(?:社区(?![工服治矫])|嘎查"
    r"|(?<![农乡渔全该强奥驻小每])村(?![民庄里镇级支委落口容寨播超头]|集体|[“”]|医|级))"
)
TOWN_END = re.compile("街道|镇|乡|苏木")
NO_TOWN = re.compile(
    r"(?:等|多|各|全|的|和|与|及|乡|古镇|古村|特色|我|该|本|这|在|为|所|个|小(?:镇|村|山村|渔村)"
    r"|[一二两三四五六七八九十百千\d]+(?:个|多|余|座|家|万|条|大|级|[镇乡村])|\d)"
)
PART_OF_WORD = re.compile(
    r"(?:乡村|村镇|城镇|乡镇|城乡|新农村|示范村|特色|美丽|中心|重点|贫困|其他|瑶乡|苗乡|侨乡|水乡|小村|进社区|丰富|启动|按照|人占"
    r"|[的之和在等]|村[^村]?村$|^(?:偏僻|偏远|边远|昔日|高寒|.)?山村$)"
)
# A university, a bridge or a port takes its name from a place: it is not the place that is spoken of.

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
            rf"(?P<name>中华人民共和国|(?<!新)(?<!其)中国|我国|中方(?![面法案]))(?!共产党|特色|式现代化|五矿|石油|石化|海油|移动|联通|电信|中铁|铁路|国家铁路|电建|能建|建筑|航天|航空|中车|华能|邮政|银行|科学院"
            rf"|工程院|社会科学院|人民(?:解放军|银行)|[{HAN}]{{2,4}}(?:集团|公司|大学))"
        ),
        0.9,
        ("⟦我国⟧经济持续向好", "推动⟦中国⟧发展"),
        ("中国共产党第二十次大会", "其中国有企业增长3%"),
    ),
    Rule(
        "region.abbreviation",
        re.compile(
            rf"(?:(?<=[在来入赴驻])(?P<name>[{''.join(abbreviations())}])(?=投资|考察|调研|企业|央企|高校|创业|召开|举行|第一|出席|启动|开幕|闭幕|会见|会谈|成立|揭牌))"
        ),
        0.85,
        ("大运河入⟦浙⟧第一城", "会议在⟦鄂⟧召开"),
        ("在京津冀地区",),
    ),
)
TOWN_RULE, VILLAGE_RULE, ALONE_RULE, ZONE_RULE, COUNTRY_RULE, ABBREVIATION_RULE = RULES


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The regions that a document names, the widest of a chain first."""
    text = segmented.text
    listed, near = toponyms(segmented)
    found = [_mention(segmented, span, rule) for span, rule in listed]
    below = list(_below_county(segmented, found, near))
    yield from _without_stems(found, below)
    yield from below
    for rule in (ZONE_RULE, COUNTRY_RULE, ABBREVIATION_RULE):
        for match in rule.find(text, Span(0, len(text))):
            yield _mention(segmented, rule.found(match), rule.name, rule.confidence)


def _without_stems(found: Sequence[Mention], below: Sequence[Mention]) -> Iterator[Mention]:
    """The regions without short forms that are but a town's (南丰 of 南丰镇, where no 南丰县 is named)."""
    stems = {TOWN_END.sub("", m.name) for m in below}
    named_in_full = {d for m in found for d in forms()[m.name] if d.name == m.name}
    for mention in found:
        counties = [d for d in forms()[mention.name] if d.level == "County"]
        if mention.name not in stems or mention.rule != SHORT_NAME or named_in_full & {*counties}:
            yield mention


def _mention(segmented: Segmented, span: Span, rule: str, confidence: float = 0.97) -> Mention:
    return Mention(Kind.REGION, span, segmented.words(span), rule, confidence)


def _below_county(segmented: Segmented, above: Sequence[Mention], near: frozenset[str]) -> Iterator[Mention]:
    """Towns and villages right after the region they are in, then wherever their names stand again."""
    text = segmented.text
    found = list(_known_towns(segmented, near))
    counties = {m.span.end for m in above if any(d.level == "County" for d in forms()[m.name])}
    starts = {m.span.start for m in above}
    todo = sorted({m.span.end for m in (*above, *found)})
    for end in todo:
        mention = _right_after(segmented, end, end in counties, end in starts)
        if mention is not None:
            found.append(mention)
            if mention.span.end not in todo:
                todo.append(mention.span.end)
    for match in ALONE_RULE.find(text, Span(0, len(text))):
        span = ALONE_RULE.found(match)
        if _is_name(match["name"]) and not any(m.span.overlaps(span) for m in (*above, *found)):
            found.append(_mention(segmented, span, ALONE_RULE.name, ALONE_RULE.confidence))
    yield from found
    taken = {m.span.start for m in found}
    for name, told in sorted({(m.name, m.rule) for m in found}):
        for again in re.finditer(re.escape(name), text):
            if again.start() not in taken:
                taken.add(again.start())
                yield _mention(segmented, Span(*again.span()), told, 0.85)


def _right_after(segmented: Segmented, end: int, county: bool, another: bool) -> Mention | None:
    """The town or village that follows a region's name, with or without 的.

    Args:
        segmented: the document.
        end: where the region's name ends.
        county: whether it is a county: only there a 乡 need not be known.
        another: whether another region's name follows: then only what the gazetteer knows counts.
    """
    text = segmented.text
    start = end + (text[end : end + 1] == "的")
    for rule in (TOWN_RULE, VILLAGE_RULE):
        match = rule.pattern.match(text, start)
        if match is None or not _is_name(match[0]):
            continue
        known = any(d.level == "Township" for d in named(match[0]))
        if known or not (another or (match[0].endswith("乡") and not county)):
            return _mention(segmented, Span(start, match.end()), rule.name, rule.confidence)
    return None


def _known_towns(segmented: Segmented, near: frozenset[str]) -> Iterator[Mention]:
    """The gazetteer's towns of the counties that the document names; of its provinces the only ones."""
    text = segmented.text
    counties = {
        d.code for name, found in forms().items() if name in text for d in found if d.level == "County"
    }
    for match in TOWN_END.finditer(text):
        for start in range(max(0, match.start() - 5), match.start() - 1):
            towns = [d for d in named(text[start : match.end()]) if d.level == "Township"]
            alone = len(towns) == 1 and province(towns[0].code) in near and match.end() - start > 3
            if alone or any(town.code[:6] in counties for town in towns):
                yield _mention(segmented, Span(start, match.end()), "region.known-town", 0.9)
                break


def _is_name(words: str) -> bool:
    """Whether a match can be the name of one town or village."""
    inner = re.search(r"(?:街道|镇(?!街道)|乡|苏木)(?=.)", words)
    return not (inner or NO_TOWN.match(words) or PART_OF_WORD.search(words)) and len(words) > 1
