"""Recognising initiatives: lines of action by quotation marks, head nouns, and the verbs that govern them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load, terms
from kgbuild.model import Kind, Mention, Segmented
from kgbuild.naming import PIECE, QUOTED, START, heads_of, items, mentions, particular, region_end, up_to

_HEADS = [row for row in load("name_heads").rows if row["kind"] == Kind.INITIATIVE]
_BARE_HEADS = (
    "发展战略",
    "行动计划",
    "战略",
    "行动",
    "计划",
    "工程",
    "改革",
    "机制",
    "制度",
    "活动",
    "试点",
    "模式",
)
_ANY_HEAD = alternatives(heads_of(Kind.INITIATIVE))
_SURE_HEAD = alternatives(heads_of(Kind.INITIATIVE, sure="yes"))
SUBTYPES = {row["term"]: row["subtype"] for row in sorted(_HEADS, key=lambda r: (-len(r["term"]), r["term"]))}
# Verbs that take a line of action as their object, and nothing else in quotation marks.
_CARRY_OUT = alternatives(
    (
        *("实施", "推行", "开展", "推进", "推广", "落实", "深化", "践行", "狠抓", "抓实", "推动", "启动"),
        *("对标", "迭代", "完善", "放大", "实行", "执行", "发起", "印发", "探索", "聚焦", "打响"),
    )
)
_KNOWN = alternatives(terms("known_initiatives"))
_ITEM = rf"(?:(?!{_ANY_HEAD}等)[\u4e00-\u9fffA-Za-z0-9·—]|{QUOTED}){{3,18}}"
_LINE = r"(?:系列[\u4e00-\u9fff]{0,4}(?:活动|行动)|改革)"
# Between a quoted core and its head verbs are nouns: “…”拓市场增订单活动.
_AFTER_QUOTE = r"(?:(?![的和与为在等是以及])[\u4e00-\u9fffA-Za-z0-9])"
_NUMBER = r"(?:[两三四五六七八九十]|\d{1,2})"
_DOCUMENT = r"(?:规划纲要|规划|方案|行动计划|计划|措施|行动纲要|发展纲要|发展战略)"
_VIRTUE = r"(?:数字|平安|健康|美丽|法治|清廉|文明|富裕|幸福|智慧|诚信|信用|海上|品质|质量|文化|善治|清洁)"

RULES = (
    Rule(
        "initiative.known",
        re.compile(rf"(?P<name>{_KNOWN})"),
        0.98,
        ("共建“⟦一带一路⟧”大格局", "深入实施⟦乡村振兴战略⟧"),
    ),
    Rule(
        "initiative.five-years",
        re.compile(
            rf"(?P<name>(?:[\u4e00-\u9fff]{{2,3}}[省市])?“十[一二三四五六]五”(?:{PIECE}{{0,16}}?规划纲要|{PIECE}{{0,16}}?规划))"
        ),
        0.93,
        ("⟦“十五五”规划⟧编制", "⟦“十四五”水利发展规划⟧提出"),
    ),
    Rule(
        "initiative.document",
        re.compile(
            rf"《(?P<name>[^《》\n]{{2,44}}{_DOCUMENT})(?=(?:（[^（）]{{2,20}}）|\([^()]{{2,20}}\))?》)"
        ),
        0.92,
        ("印发《⟦临河市数字乡村建设三年行动计划⟧（2021—2023年）》",),
        ("出台《临河市绿化条例》",),
    ),
    Rule(
        "initiative.numbered",
        re.compile(
            rf"(?P<name>{_NUMBER}(?:个|大|项)?“[^“”，。]{{2,8}}(?:工程|行动|计划|战略|体系|清单|建设)”)"
        ),
        0.92,
        ("狠抓⟦三个“头号工程”⟧",),
    ),
    Rule(
        "initiative.quoted-number",
        re.compile(
            r"“(?P<name>[一二三四五六七八九十]+[项大个张][^“”，。]{2,8}(?:工程|行动|计划|工作法|清单|建设|机制))”"
        ),
        0.9,
        ("抓实“⟦八项重点工程⟧”",),
    ),
    Rule(
        "initiative.quoted-core",
        re.compile(
            rf"{START}(?P<name>(?:{PIECE}{{0,8}}?)(?:“[^“”，。；\n]{{2,24}}”)(?:{_AFTER_QUOTE}{{0,14}}?){_ANY_HEAD}(?:{PIECE}{{0,4}}{_ANY_HEAD})?(?:\d\.\d版)?)"
        ),
        0.85,
        ("开展⟦“百日千人”进村活动⟧", "推行⟦“管家式”服务模式⟧", "实施⟦“头雁”工程⟧"),
        ("说“好”。他们的行动",),
    ),
    Rule(
        "initiative.ranked-quote",
        re.compile(
            r"(?P<name>(?:国家级?|全国|全省|省级?|市级?|县|区)“[^“”，。]{2,14}”(?:项目|工程|计划|行动|试点|改革))"
        ),
        0.88,
        ("⟦省“双千百亿”项目⟧投资",),
    ),
    Rule(
        "initiative.named-quote",
        re.compile(
            rf"{START}(?P<name>{PIECE}{{1,8}}“[^“”，。]{{2,10}}(?:工程|行动|计划|战略|攻坚战|版)”(?:升级版|\d\.0版)?)"
        ),
        0.88,
        ("实施⟦平台经济“头号工程”⟧", "推进⟦“江鱼经济”提质“一号富民工程”⟧"),
    ),
    Rule(
        "initiative.quoted-build",
        re.compile(rf"{START}(?P<name>“[^“”，。；\n]{{2,12}}”建设)(?!工程|项目)"),
        0.85,
        ("为⟦“三个高地”建设⟧注入动能",),
    ),
    Rule(
        "initiative.one-each",
        re.compile(r"“(?P<name>一[\u4e00-\u9fff]一[\u4e00-\u9fff])”"),
        0.85,
        ("推行“⟦一镇一韵⟧”",),
    ),
    Rule(
        "initiative.carried-on",
        re.compile(
            r"“(?P<name>[^“”，。；\n]{4,20})”(?=(?:活动|行动|工程)?(?:持续|全面|深入|扎实|有序|加快)"
            r"(?:深化|推进|开展|实施|启动|铺开))"
        ),
        0.8,
        ("“⟦大比拼大提升⟧”持续深化",),
    ),
    Rule(
        "initiative.carried-out",
        re.compile(
            rf"{_CARRY_OUT}(?:好|了)?“(?P<name>[^“”，。；\n]{{3,20}})(?<![谷港城码园廊坊节])(?<!驿站|平台|班列)”(?!的?[\u4e00-\u9fff]{{0,8}}(?:会|园|机场|港|通道|馆|作用|优势))"
        ),
        0.85,
        ("扎实推进“⟦百社万店拓销路⟧”。",),
    ),
    Rule(
        "initiative.whole-quote",
        re.compile(
            r"“(?P<name>[^“”，。；！？\n]{2,20}(?:行动|计划|工程|工作法|战略|机制|模式|制度|改革|攻坚战|经验))”"
        ),
        0.86,
        ("启动“⟦名师培养计划⟧”",),
    ),
    Rule(
        "initiative.virtue",
        re.compile(
            rf"(?:建设|打造|推进|谋划|深化|、|“)(?P<name>{_VIRTUE}[\u4e00-\u9fff]{{2}})(?=”|建设|、{_VIRTUE})"
        ),
        0.7,
        ("推进⟦平安临河⟧建设",),
    ),
    Rule(
        "initiative.strategy",
        re.compile(
            rf"{START}(?P<name>{PIECE}{{2,14}}战略)(?![性伙布支合地定目任机部资物意腹级储科协咨研谋与眼思要平安])"
        ),
        0.7,
        ("落实⟦临海强市战略⟧",),
    ),
    Rule(
        "initiative.action",
        re.compile(
            rf"(?:实施|开展|启动|推进|组织|实行|发起)了?(?P<name>{PIECE}{{3,16}}(?:行动|计划|工程|改革|倡议|活动|试点|制度|机制|模式))(?![方指小组委路纲人者局]|能力)"
        ),
        0.85,
        ("组织实施⟦智慧河湖攻坚行动⟧，",),
    ),
    Rule(
        "initiative.head",
        re.compile(up_to(_SURE_HEAD, least=2, most=18) + r"(?!方案|计划|纲要|指挥|领导|小组)"),
        0.75,
        ("大力实施⟦机关效能革命⟧，", "推进⟦惠民利民集成改革⟧"),
    ),
    Rule(
        "initiative.listed",
        re.compile(rf"(?:开展了?|放大|推出了?)(?P<name>{_ITEM}(?:、{_ITEM})+)(?=等{_LINE})"),
        0.7,
        ("先后组织开展了⟦美味临河、家电进村、夜色真好⟧等系列活动",),
    ),
)
# What is built, or held, is no line of action, though it is carried out.
_WORKS = heads_of(Kind.PROJECT, sure="yes")
_HAPPENINGS = heads_of(Kind.EVENT)
_OF_PLACE = re.compile("中国|乡村|城市|社区|校园|海洋|政府")
_CHECKED = frozenset({"initiative.head", "initiative.strategy", "initiative.action"})


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The initiatives that a document names."""
    listed = items(RULES[-1], segmented, Kind.INITIATIVE)
    yield from (mention for mention in listed if not mention.name.endswith(_HAPPENINGS))
    for mention in mentions(RULES[:-1], segmented, Kind.INITIATIVE, SUBTYPES):
        if mention.rule == "initiative.virtue" and not _OF_PLACE.match(mention.name[2:]):
            if not region_end(mention.name[2:]):
                continue
        elif mention.rule in _CHECKED and not particular(mention.name, _BARE_HEADS):
            continue
        if mention.rule != "initiative.action" or not mention.name.endswith(_WORKS):
            yield mention
