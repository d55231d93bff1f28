"""Recognising industries: names of national policy, coordinations told to be industries, the head 产业."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import terms
from kgbuild.model import Kind, Mention, Segmented
from kgbuild.naming import EDGE, START, items, mentions, region_end

_KNOWN = terms("known_industries", bare="yes")
_ANY = frozenset((*_KNOWN, *terms("known_industries", bare="no")))
_WORD = rf"(?:(?!{EDGE})[\u4e00-\u9fffA-Za-z0-9]){{1,9}}"
_SORT = (
    r"(?:(?:优势|新兴|支柱|主导|特色|战略性新兴|未来|传统|重点|乡村|富民|千亿|百亿|[一二两三四五六七八九十\d]+[大个]|新|高端|先进|农业)*"
    r"(?:产业集群|产业链|产业|赛道|行业(?!主管|领域|部门)|业态|制造业|板块))"
)
# What is told of an industry, or stands with it in a longer word.
_BRANCH = (
    rf"(?:{alternatives(_ANY)}|{_WORD}(?:制造|农业|旅游|经济|加工|种植|养殖|装备|材料|医药|金融|零部件))"
)
_HEAD = (
    r"(?:产业|行业)(?!园|示范|集聚|开发区|工人|化|带|革命|政策|结构|体系|升级|转型|布局|基础|扶贫|帮扶|学院|大会|联盟|协会|基金"
    r"|教授|配套)"
)
# What says nothing of which industry it is, and the one-character words that do.
_GENERAL = re.compile(
    alternatives(
        (
            *(
                "特色",
                "优势",
                "主导",
                "支柱",
                "传统",
                "新兴",
                "未来",
                "富民",
                "乡村",
                "全",
                "整个",
                "相关",
                "重点",
                "现代化",
                "世界级",
                "国家级",
                "现代",
            ),
            *(
                "战略性",
                "高端",
                "本地",
                "当地",
                "关键",
                "新",
                "三次",
                "县域",
                "先进",
                "同类",
                "上下游",
                "标志性",
                "完整",
                "优质",
            ),
            *(
                "地方",
                "国际",
                "全球",
                "区域",
                "整体",
                "重大",
                "重要",
                "主要",
                "配套",
                "大",
                "多",
                "业态",
                "跨",
                "类",
                "一幅幅",
                "集群",
                "链",
            ),
            *(
                "产业",
                "行业",
                "一",
                "二",
                "三",
                "四",
                "五",
                "六",
                "七",
                "八",
                "九",
                "十",
                "个",
                "条",
                "等",
                "数",
                "科技",
                "地区",
                "边境",
            ),
        )
    )
)
_ONE_CHARACTER = frozenset("茶林牛羊果药酒花竹蜂菌奶盐蚕桑鱼虾糖油煤铝铜锂钢")
_NOT_ONE = re.compile(
    r"(?:企业|项目|活动|改革|平台|基地|园区|建设|工程|机制|合作|教育|文化|卫生|安全|人文|治理|服务|全国|发展)$"
)

RULES = (
    Rule(
        "industry.listed",
        re.compile(
            rf"{START}(?P<name>{_WORD}(?:、{_WORD})+)(?=(?:等为代表的|等为主的|等|[两三四五六]大){_SORT})"
        ),
        0.93,
        ("构建⟦智能仪表、特种玻璃、信息安全⟧等优势产业链", "瞄准⟦半导体、大健康⟧等新赛道"),
    ),
    Rule(
        "industry.coordinated",
        re.compile(rf"{START}(?P<name>{_WORD}(?:、{_WORD})+)"),
        0.9,
        ("聚焦⟦光伏、装备制造、米醋酿造⟧，",),
    ),
    Rule(
        "industry.head",
        re.compile(
            rf"(?:发展|培育|壮大|做强|做大|打造|形成|布局|构建|建设|以|、|的|把|将|和|\n)"
            rf"(?P<name>(?:(?!{EDGE}|千亿|百亿|万亿)[\u4e00-\u9fffA-Za-z]){{1,8}}{_HEAD})"
        ),
        0.86,
        ("打造⟦光伏产业⟧集群", "做强⟦米醋产业⟧"),
    ),
    Rule(
        "industry.cluster",
        re.compile(rf"{START}(?P<name>{_BRANCH})(?=(?:千亿|百亿|万亿)级?(?:产业集群|产业链|产业))"),
        0.75,
        ("打造⟦光伏⟧千亿产业集群",),
    ),
    Rule(
        "industry.developed",
        re.compile(
            rf"(?:发展|培育|壮大|做强|布局)(?:好|了)?(?P<name>(?:(?!{EDGE})[\u4e00-\u9fff]){{2,6}}(?:经济|农业|旅游|加工业|制造业|服务业|养殖业|种植业|业))(?![务绩态余])"
        ),
        0.87,
        ("大力发展⟦庭院经济⟧",),
    ),
    Rule(
        "industry.known",
        re.compile(rf"(?P<name>{alternatives(_KNOWN)}(?:产业)?)(?!化)"),
        0.62,
        ("做大⟦数字经济⟧", "⟦集成电路产业⟧链"),
    ),
)
_LISTED, _COORDINATED = RULES[:2]


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The industries that a document names."""
    for mention in _all(segmented):
        if not _says_which(mention.name):
            continue
        if mention.rule != "industry.listed" and _NOT_ONE.search(mention.name):
            continue
        yield replace(mention, aliases=_other_forms(mention.name))


def _other_forms(name: str) -> tuple[str, ...]:
    """An industry's name with and without 产业 or 业 (光伏, 光伏产业; 旅游业, 旅游, 旅游产业)."""
    short = re.sub(r"(?:产业|行业)$", "", name)
    if short == name and len(name) > 2 and name[-1] == "业" and name[:-1] in _ANY:
        short = name[:-1]
    return tuple(form for form in (short, f"{short}产业") if form != name and len(form) > 1)


def _says_which(name: str) -> bool:
    """Whether a name tells one industry apart from others (新能源产业 does, 特色优势产业 does not)."""
    if name in _ANY:
        return True
    rest = _GENERAL.sub("", name[region_end(name) :])
    return len(rest) >= 2 or rest in _ONE_CHARACTER


def _all(segmented: Segmented) -> Iterator[Mention]:
    yield from items(_LISTED, segmented, Kind.INDUSTRY)
    yield from _coordinated(segmented)
    yield from mentions(RULES[2:], segmented, Kind.INDUSTRY)


def _coordinated(segmented: Segmented) -> Iterator[Mention]:
    """The items of coordinations in which at least a third are known to be industries, and two of them."""
    for sentence in segmented.sentences:
        for match in _COORDINATED.find(segmented.text, sentence):
            names = match["name"].split("、")
            known = sum(name.removesuffix("产业") in _ANY for name in names)
            if known >= 2 and 3 * known >= len(names):
                span = _COORDINATED.found(match)
                yield from items(_COORDINATED, segmented, Kind.INDUSTRY, span)
