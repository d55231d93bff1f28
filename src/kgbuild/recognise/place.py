"""Recognising places that are no administrative division: other countries, macro-regions, waters, landmarks.

What the whole country knows comes from tables; directions of a province (浙西南) and what a head noun
makes a place (…景区, …古镇, …革命老区) from rules; a short head noun (江, 山, 湖) only where words around
it say that it is a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load, terms
from kgbuild.model import Kind, Mention, Segmented, Span
from kgbuild.naming import OPEN, particular, placeless, up_to

HAN = r"[\u4e00-\u9fff]"
# Unions of states are organisations, not places.
UNIONS = frozenset({"欧盟", "联合国", "东盟", "非盟", "北约", "上合组织", "阿盟", "越共"})
# What is named after a place, and no longer is one.
NAMED_AFTER = (
    r"(?![区县市镇乡村路街]|大道|大学|学院|医院|中学|公司|集团|证券|电力|银行|日报|晚报|周报|时报|出版|虎|豚|江豚|鲟"
    r"|大桥|隧道|公园|航道|委员会|水利委员会|保护法|大保护|实业|钢琴|音乐|文化|文明|号|牌|杯)"
)
AREA = (
    *("革命老区", "都市圈", "都市区", "城市群", "自然保护区", "湿地公园", "森林公园", "地质公园"),
    *("风景名胜区", "风景区", "旅游景区", "旅游度假区", "景区", "古镇", "古城", "古街", "历史文化街区"),
    *("历史文化风貌区", "遗址公园", "遗址", "旧址", "故居", "会址", "革命纪念馆", "垦区", "滩区", "库区"),
    *("新片区", "江滩", "卫星发射中心"),
)
NOT_NAME = re.compile(
    r"^(?:.*[二三四五六七八九十]大|受灾|村庄|千年|高品质|现代化|[一二三四五六七八九十两几多各全每该本此这那其]|\d|我国|全国|国家级?|著名|一批|重点|旅游|文化|生态|大型|红色|历史|革命|贫困|周边|相关|"
    r"城市|乡村|中国|世界|省级|市级|热门|广大|主要|高山|小型|中型|国际)"
)
BEFORE_NAME = re.compile(r"地处|位于|距离|帮助|支持|维护|走进|来到|游览|进入|演出进|变成?(?=.{4})")
WATER = r"[江河湖溪泉海湾岛山岭峰峡洲潭]"
BESIDE = r"(?=[畔滨岸边]|沿岸|两岸|之滨|腹地|脚下|深处|流域|[上中下]游|干流|支流|水系|岸线|景区)"


@cache
def _same() -> dict[str, str]:
    """The usual name of which a form in the table is another one."""
    return {row["term"]: row["same"] for row in load("places").rows if row["same"]}


def _listed(*sorts: str) -> str:
    return alternatives(term for sort in sorts for term in terms("places", sort=sort))


COUNTRY = alternatives(set(terms("countries")) - UNIONS)
RULES = (
    Rule(
        "place.country",
        re.compile(
            rf"(?<![内外沿近上])(?P<name>{COUNTRY})(?![洋族包尼语]|斯坦|次[会大]|带|报[记讯])"
            r"(?<!次日本)(?<!今日本)(?<!当日本)(?<!昔日本)(?<!节日本)(?<!罗马里)(?<!索马里)"
        ),
        0.9,
        ("会见⟦法国⟧总统", "对⟦德国⟧进行访问"),
        ("内蒙古的草原", "沿海地区", "印度洋上", "朝鲜族群众", "今日本报讯"),
    ),
    Rule(
        "place.world",
        re.compile(
            rf"(?P<name>{_listed('world')})(?!部|镇|村|星|熊|开发银行|经济体|杯|锦标赛|足联|豹|象|{HAN}{{0,2}}公司)"
        ),
        0.88,
        ("促进⟦非洲⟧发展", "在⟦东南亚⟧热销"),
        ("亚洲开发银行",),
    ),
    Rule(
        "place.foreign-city",
        re.compile(rf"(?<![古松云红])(?P<name>{_listed('city')})(?!大学|条约|协定|银行|公司|人寿|更新)"),
        0.9,
        ("在⟦莫斯科⟧举行", "从⟦汉堡⟧发车"),
        ("纽约大学的学者", "一片古柏林"),
    ),
    Rule(
        "place.macro-region",
        re.compile(rf"(?P<name>{_listed('area')})"),
        0.9,
        ("融入⟦长三角⟧", "⟦东北地区⟧春耕", "⟦青藏高原⟧的生态"),
    ),
    Rule(
        "place.compass",
        re.compile(
            rf"(?:{OPEN}|[在和与及]|我国|中国)(?P<name>{_listed('compass')})(?=[、，。的和与及等]|大部)"
        ),
        0.8,
        ("在⟦东北⟧，春耕开始", "⟦华南⟧、江南有雨"),
        ("西南大学的学者", "东北风三级", "江西南昌"),
    ),
    Rule(
        "place.water-or-mountain",
        re.compile(rf"(?P<name>{_listed('water', 'mountain')}(?:干流|腹地)?){NAMED_AFTER}"),
        0.9,
        ("⟦黄河⟧两岸", "⟦祁连山⟧下"),
        ("珠江路上", "长江大学"),
    ),
    Rule(
        "place.reach-of-river",
        re.compile(rf"(?P<name>{_listed('water')}(?:干流)?{HAN}{{2,4}}段)(?!时)"),
        0.92,
        ("⟦黄河青海段⟧", "⟦长江干流安徽段⟧水质稳定"),
    ),
    Rule(
        "place.landmark",
        re.compile(rf"(?P<name>{_listed('landmark')}(?:[东西南北金]{HAN}?{HAN}?厅)?)"),
        0.93,
        ("在⟦人民大会堂⟧会见", "在⟦人民大会堂北大厅⟧举行"),
    ),
    Rule(
        "place.direction-of-province",
        re.compile(
            r"(?<![四百江])(?P<name>(?:[浙川皖豫赣湘鄂渝黔辽鲁闽粤桂滇陇]|(?<!江)苏|(?<!河)陕(?!西))(?:[东西南北]{1,2}|中))"
            rf"(?![{'京藏疆昌宁阳海部充岳门站路方安山'}]|国|学|心|央|间|小|医|药|部|高铁|铁路|高速|城际)"
        ),
        0.85,
        ("⟦皖北⟧地区", "走进⟦黔东南⟧的山里"),
        ("四川西部", "江苏南京", "渝南高铁"),
    ),
    Rule(
        "place.head",
        re.compile(up_to(AREA, least=2, most=10) + rf"(?!管理|保护条例|{HAN}{{0,4}}(?:局|公司|集团|委员会))"),
        0.78,
        ("走进⟦青石古镇⟧", "支持⟦太岳革命老区⟧", "来到⟦清水河国家湿地公园⟧"),
    ),
    Rule(
        "place.beside",
        re.compile(rf"(?:{OPEN}|[在沿到进于])(?P<name>(?!{WATER}){HAN}{{1,2}}{WATER}){BESIDE}"),
        0.75,
        ("来到⟦白石河⟧畔",),
    ),
)

HEAD_RULE = next(rule for rule in RULES if rule.name == "place.head")


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The places that a document names; of those inside each other the longest."""
    found = [m for sentence in segmented.sentences for m in _found(segmented, sentence)]
    countries = {m.name[0]: m.name for m in found if m.rule == "place.country"}
    found += _sides(segmented, countries)
    found.sort(key=lambda m: (m.span.start, -m.span.end))
    end = 0
    for mention in found:
        if mention.span.end > end:
            end = mention.span.end
            yield mention


def _found(segmented: Segmented, sentence: Span) -> Iterator[Mention]:
    for rule in RULES:
        for match in rule.find(segmented.text, sentence):
            span = rule.found(match)
            if rule is HEAD_RULE:
                span = _trimmed(segmented, span)
                name = segmented.words(span)
                if NOT_NAME.match(name) or not particular(name, AREA):
                    continue
            yield _mention(segmented, span, rule)


def _trimmed(segmented: Segmented, span: Span) -> Span:
    """A name without the verb, and what stands before that, with which a match begins."""
    cut = max((m.end() for m in BEFORE_NAME.finditer(segmented.words(span))), default=0)
    return Span(span.start + cut, span.end)


def _sides(segmented: Segmented, countries: dict[str, str]) -> Iterator[Mention]:
    """法方 where the document names 法国: the country as one side of talks."""
    for character in sorted(countries):
        for match in re.finditer(
            rf"(?<![立司执民]){character}方(?![面法案式向便针位程言略阵队])", segmented.text
        ):
            span, usual = Span(*match.span()), countries[character]
            yield Mention(Kind.PLACE, span, usual, "place.country-side", 0.9, None, (match[0],))


def _mention(segmented: Segmented, span: Span, rule: Rule) -> Mention:
    """A mention under the place's usual name, its other form as an alias."""
    written = segmented.words(span)
    base = re.sub("(?:干流|腹地)$", "", written)
    name = _same().get(written, base if rule is not HEAD_RULE else written)
    aliases = placeless(written) if rule is HEAD_RULE else (written,) if name != written else ()
    return Mention(Kind.PLACE, span, name, rule.name, rule.confidence, None, aliases)
