"""Recognising projects: works, parks, lines, hubs and platforms by head noun, quotation and coordination."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import terms
from kgbuild.model import Kind, Mention, Segmented
from kgbuild.naming import (
    PIECE,
    QUOTED,
    START,
    heads_of,
    items,
    mentions,
    particular,
    placeless,
    region_end,
    up_to,
)

_HEADS = heads_of(Kind.PROJECT)
_ANY_HEAD = alternatives(_HEADS)
_SURE_HEAD = alternatives(heads_of(Kind.PROJECT, sure="yes"))
# What makes another word of a head noun: 铁路|局, 工程|师, 项目|组.
_NOT_AFTER = (
    r"(?![师院局组群部委员厅学校级法性型]|办公室|公司|集团|管理|经济[^带，。、]|大会|论坛|协会|研究|指挥|企业"
    r"|增长|增速|发展|计划(?=[共，。、》”]|重点|安排))"
)
_PLACED_HEAD = alternatives(heads_of(Kind.PROJECT, sure="placed"))
_BUILD = alternatives(
    (
        *("建设", "打造", "推进", "推动", "加快", "实施", "启动", "建成", "构建", "搭建", "升级", "迭代"),
        *("开工", "投用", "启用", "谋划", "布局", "投产", "落地", "引进", "签约"),
    )
)
_QUOTED_HEAD = alternatives(
    ("中欧班列", "产业园", "机场", "平台", "驿站", "班列", "系统", "基地", "园区", "走廊", "机组", "高铁网")
)
_ITEM = rf"(?:(?!等)[\u4e00-\u9fffA-Za-z0-9·—-]|{QUOTED}){{3,24}}"
_SORT = r"(?:\d+个)?[\u4e00-\u9fff]{0,8}?(?:项目|工程|平台|园区|枢纽|通道|机场|铁路|水库|场馆|基地|园区建设)"
_SHORT = r"(?:(?![等和与及]|以及|[两三四五六七八九十]大)[\u4e00-\u9fff]){2,8}"
# The head that a list's members share: 甲、乙等20个|先进制造业园区, 甲、乙和丙三大|产业带.
_COMMON_HEAD = r"[\u4e00-\u9fff]{0,8}?(?:园区|产业园|产业带|产业基地|通道|走廊|枢纽)"
_SHARED = re.compile(
    rf"[^，。；]*?(?:等\d+个|(?<!等)(?=[两三四五六七八九十]大)[两三四五六七八九十]大)(?P<head>{_COMMON_HEAD})"
)

RULES = (
    Rule(
        "project.known",
        re.compile(
            rf"(?P<name>{alternatives(terms('known_projects'))}(?:{PIECE}{{0,8}}?(?:工程|[^阶时片路]段|航道))?)"
        ),
        0.92,
        ("接入⟦西气东输⟧管网",),
    ),
    Rule(
        "project.spacecraft",
        re.compile(
            r"(?P<name>(?:长征|神舟|天舟|嫦娥|天问|玉兔|遥感|高分|风云|快舟)[一二三四五六七八九十百]+号[甲乙丙丁改]?"
            r"(?:(?:遥[一二三四五六七八九十百]+)?运载火箭|货运飞船|载人飞船|(?:\d\d组)?卫星|月球车|探测器|\d\d星)?)"
        ),
        0.9,
        ("⟦长征八号甲运载火箭⟧升空", "⟦天舟九号货运飞船⟧"),
    ),
    Rule(
        "project.quoted-core",
        re.compile(rf"{START}(?P<name>{PIECE}{{0,12}}?“[^“”，。；\n]{{2,12}}”{PIECE}{{0,6}}?{_QUOTED_HEAD})"),
        0.85,
        ("运行⟦“江新欧”中欧班列⟧", "建成⟦江临协作“双强”产业园⟧"),
    ),
    Rule(
        "project.quoted-place",
        re.compile(
            r"“(?P<name>(?![^“”]*第一)[^“”，,。；\n]{2,10}(?<!之)(?:谷|港|走廊|科学城|码|驿站|新城|平台|班列|通道|城|园|湾|廊))”"
        ),
        0.72,
        ("推进“⟦中国米谷⟧”往高攀升", "扩面建设“⟦安心驿站⟧”"),
    ),
    Rule(
        "project.listed",
        re.compile(
            rf"(?:{_BUILD}|按下)(?:了)?(?P<name>{_ITEM}(?:、{_ITEM})+)(?=等(?:“[^“”]{{2,8}}”|{_SORT}))"
        ),
        0.75,
        ("提速实施⟦江东联运港、江临国际机场⟧等标志性项目", "推动⟦白石燕桥、青溪宝林⟧等20个制造业园区建设"),
    ),
    Rule(
        "project.shared-head",
        re.compile(
            rf"{_BUILD}+了?(?P<name>(?!{_BUILD}){_SHORT}(?:、{_SHORT})*(?:和|与|及|以及){_SHORT}(?=[两三四五六七八九十]大{_COMMON_HEAD}))"
        ),
        0.9,
        ("建设⟦环白石湾、江临沿海和青溪⟧三大产业带",),
    ),
    Rule(
        "project.placed",
        re.compile(up_to(_PLACED_HEAD, least=2, most=22) + _NOT_AFTER),
        0.72,
        ("⟦宁波北仑港⟧吞吐量", "⟦杭州东站⟧", "建设⟦云海集团铝板带箔项目⟧"),
    ),
    Rule(
        "project.head",
        re.compile(up_to(_SURE_HEAD, least=2, most=22) + _NOT_AFTER),
        0.7,
        ("打造⟦滨河科创走廊⟧", "加快⟦白石双创中心⟧等项目", "启动⟦临河铁路枢纽扩容改造工程⟧"),
        ("临河铁路局", "重大工程"),
    ),
)
_LISTED = tuple(rule for rule in RULES if rule.name in {"project.listed", "project.shared-head"})
_SHARED_HEAD = 0.94  # a list of works whose head says so is none of industries
_SINGLE = tuple(rule for rule in RULES if rule not in _LISTED)
_JOINTLY = re.compile(r"共建|联建")  # a verb, in no work's name: 甲乙|共建|丙园区
_BODY = re.compile(r"(?:公司|集团|大学|研究院|医院)(?=.{2})")
_NATIONAL = re.compile(r"国家(?!级|重点|重大|战略|水网).{7,}")
_PLACED = 0.12  # what a region at its beginning adds to a name's confidence


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The projects that a document names."""
    for rule in _LISTED:
        joints = "、" if rule.name == "project.listed" else "、|和|与|以及|及"
        for mention in items(rule, segmented, Kind.PROJECT, joints=joints):
            head = _shared_head(segmented, mention)
            if head:
                yield replace(
                    mention, confidence=_SHARED_HEAD, aliases=(*mention.aliases, mention.name + head)
                )
            elif rule.name == "project.listed" and particular(mention.name, _HEADS):
                yield mention
    for mention in mentions(_SINGLE, segmented, Kind.PROJECT):
        if _JOINTLY.search(mention.name):
            continue
        if mention.rule == "project.placed":
            if region_end(mention.name) or _BODY.search(mention.name):
                yield replace(mention, aliases=(*mention.aliases, *placeless(mention.name)))
        elif mention.rule != "project.head":
            yield mention
        elif particular(mention.name, _HEADS) or _NATIONAL.match(mention.name):
            short = placeless(mention.name)
            surer = mention.confidence + (_PLACED if short else 0.0)
            yield replace(mention, confidence=surer, aliases=(*mention.aliases, *short))


def _shared_head(segmented: Segmented, mention: Mention) -> str:
    """The head that a list gives to a member without one: 白石燕桥、…等20个|制造业园区."""
    sentence = segmented.sentence_of(mention.span)
    shared = _SHARED.match(segmented.text, mention.span.end, sentence.end)
    return shared["head"] if shared and not re.search(f"{_ANY_HEAD}$|城$", mention.name) else ""
