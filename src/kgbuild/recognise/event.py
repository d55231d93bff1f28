"""Recognising events: meetings, fairs, games and ceremonies by head noun, with what leads up to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.grammar import Rule, alternatives
from kgbuild.model import Kind, Mention, Segmented
from kgbuild.naming import PIECE, heads_of, mentions, particular, placeless, up_to

_ALL_HEADS = heads_of(Kind.EVENT)
_HEADS = alternatives(_ALL_HEADS)
# Heads that tell an event only where a number or a date leads up to it.
_DATED_HEADS = alternatives(
    (*_ALL_HEADS, "活动", "展", "节", "周", "月", "考察", "会晤", "对话", "春运", "暑运", "采购")
)
_NUMBER = r"[一二三四五六七八九十百\d]+"
_TERM = rf"(?:第{_NUMBER}[届次]|首届|(?<!\d)(?:19|20)\d\d年?(?!\d))"
# A meeting's name tells its theme in clauses of its own: only the verbs of events end it.
_OF_EVENTS = (
    *("主办的", "承办的", "举行", "召开", "举办", "开幕", "闭幕", "启动(?!仪式|会|大会)"),
    *("出席", "参加", "强调", "指出", "——"),
)
_INSIDE = (
    rf"(?:(?!{'|'.join(_OF_EVENTS)})[\u4e00-\u9fffA-Za-z0-9·—－-]"
    r"|“[^“”。\n]{1,24}”|《[^《》。\n]{1,24}》|（[^（）。\n]{1,12}）)"
)
_QUOTE = r"(?:“[^“”。\n]{2,24}”)"
# What stands before a name that opens a clause, and what comes after a happening's name.
_BEFORE = (
    *("召开", "举行", "举办", "出席", "参加", "承办", "主办", "主持"),
    *("[主承]办的", "组织的", "日上午", "日下午"),
)
_OPENING = (
    rf"(?:(?<=[\n。，,：:）)；;—])|{'|'.join(f'(?<={word})' for word in _BEFORE)}|^)"
    r"(?!在|由|的|今天|昨天|节目|会议)"
)
_HELD = (
    r"(?:(?:今天|昨天|近日|日前|\d+日)?(?:（[^（）]{1,12}）)?(?:在[^，。；\n]{1,24}?)?(?:隆重|成功|圆满|顺利)?"
    r"(?:举行|召开|开幕|闭幕|启动|举办|拉开帷幕|落幕))"
)
_ORDINAL = r"(?:十[一二三四五六七八九]|二十[一二]?|三十)"
_FAIR = alternatives(
    (
        *("亚运会", "亚残运会", "冬奥会", "奥运会", "残奥会", "冬残奥会", "全运会", "大运会"),
        *("进博会", "广交会", "服贸会", "消博会", "链博会", "数贸会", "世博会"),
    )
)
_PLACED = 0.1  # what a region or a number at its beginning adds to a name's confidence

RULES = (
    Rule(
        "event.congress",
        re.compile(
            rf"(?P<name>(?:党的|中共|中国共产党)(?:{_ORDINAL}大(?!报告厅)|{_ORDINAL}届{_NUMBER}中全会))"
            rf"|(?<![第\u4e00-\u9fff]){_ORDINAL}届{_NUMBER}中全会"
        ),
        0.97,
        ("深入学习贯彻⟦党的十九大⟧精神", "⟦党的十九届四中全会⟧提出"),
    ),
    Rule(
        "event.held",
        re.compile(
            rf"{_OPENING}(?P<name>{_INSIDE}{{3,48}}{_HEADS}(?:暨{_INSIDE}{{2,24}}{_HEADS})?)(?={_HELD})"
        ),
        0.93,
        ("20日上午,⟦全省深入推进项目攻坚工作例会暨经济形势分析会⟧召开",),
    ),
    Rule(
        "event.called",
        re.compile(
            rf"(?:召开|出席|举办|举行|主持|在)(?!的|在)(?P<name>{_INSIDE}{{4,40}}{_HEADS})"
            r"(?=[\n。，,、 ]|并|强调|开幕式|上)"
        ),
        0.85,
        ("主持召开⟦深入推动流域治理座谈会⟧并讲话",),
    ),
    Rule(
        "event.of-all",
        re.compile(
            rf"(?<![次届])(?P<name>全[国省市区县]{_INSIDE}{{2,44}}{_HEADS}(?:暨{_INSIDE}{{2,24}}{_HEADS})?)"
        ),
        0.88,
        ("——⟦全省深入推进项目攻坚工作例会⟧发言摘要", "召开⟦全市民营经济发展大会⟧"),
    ),
    Rule(
        "event.talks",
        re.compile(
            r"(?<![^\n])(?P<name>[\u4e00-\u9fff]{2,4}(?<!分别)"
            r"(?:会见|[同与](?=[^\n，。 ]{2,24}(?:会谈|通电话|会晤)))(?!记者)[^\n，。： ]{2,30}"
            r"(?<!代表)(?<!成员)(?<!人员)(?<!一行)(?<!团))(?=\n|$)"
        ),
        0.88,
        ("⟦钱学远会见汤加国王图波六世⟧", "⟦钱学远同汤加国王图波六世举行会谈⟧"),
        ("钱学远会见汤加国王图波六世时表示，", "钱学远分别会见两位客人", "钱学远会见论坛代表"),
    ),
    Rule(
        "event.sitting",
        re.compile(
            rf"(?P<name>(?:{PIECE}{{2,8}}?)?第?{_NUMBER}届(?:[\u4e00-\u9fff]{{2,12}}?)第?{_NUMBER}次"
            r"(?:全体会议|会议|全会))"
        ),
        0.88,
        ("⟦江宁市七届人大二次会议⟧开幕", "⟦十四届全国人大三次会议⟧"),
    ),
    Rule(
        "event.accident",
        re.compile(
            r"(?:(?<=[\n。，,：:；在对])|^)(?P<name>[\u4e00-\u9fff]{2,24}“\d{1,2}[·•.]\d{1,2}”"
            r"(?:特别重大|重大|较大)?[\u4e00-\u9fff]{0,12}?(?:事故|事件))(?!调查组)"
        ),
        0.93,
        ("⟦江州安城“5·9”较大火灾事故⟧调查报告公布",),
        ("国务院江州“5·9”较大火灾事故调查组成立",),
    ),
    Rule(
        "event.quoted",
        re.compile(
            rf"(?P<name>(?:{_TERM})?(?:(?!召开|举行|举办|出席|开展|(?<=召)开|(?<=举)[办行])[\u4e00-\u9fff]{{2,4}}[省市县区])?{_QUOTE}(?!的|写)(?:{_INSIDE}){{0,20}}{_HEADS})"
        ),
        0.86,
        ("举行⟦“春到临河”消费季启动仪式⟧", "召开⟦江南省“智造”规划编制座谈会⟧"),
    ),
    Rule(
        "event.numbered-quote",
        re.compile(
            rf"(?P<name>(?:首届|第{_NUMBER}届)“[^“”。，\n]{{2,12}}”)(?![\u4e00-\u9fff]{{0,12}}{_HEADS})"
        ),
        0.86,
        ("⟦首届“乡BA”⟧引来观众",),
    ),
    Rule(
        "event.whole-quote",
        re.compile(rf"“(?P<name>[^“”。，\n]{{2,20}}{_HEADS})”"),
        0.86,
        ("“⟦春到临河·2023购物节⟧”启动",),
    ),
    Rule(
        "event.numbered",
        re.compile(
            rf"(?P<name>(?:(?:(?:中国共产党|中共)(?:[\u4e00-\u9fff]{{2,9}}[省市县区旗州盟])?"
            rf"|中国—?[\u4e00-\u9fff]{{0,4}}|全国|世界|国际|(?!党)[\u4e00-\u9fff]{{2,3}}[省市])(?=第))?{_TERM}"
            rf"(?:(?!举行|召开|举办|开幕|以来|上半年|前)[\u4e00-\u9fffA-Za-z·—－]|（[\u4e00-\u9fff]{{2,8}}）){{2,24}}{_DATED_HEADS}"
            r"(?!(?<=节)[能约水日目奏气制粮油电支余点]))"
        ),
        0.87,
        ("举办⟦第二十届临河农业博览会⟧", "⟦2022江宁科幻大会⟧", "⟦中国共产党江宁市第六次代表大会⟧闭幕"),
    ),
    Rule(
        "event.games",
        re.compile(
            rf"(?P<name>(?:{_TERM})?(?:杭州|北京|成都|东京|巴黎|广州|武汉|西安|陕西)?(?:\d{{4}}年)?(?:{_FAIR}))"
        ),
        0.93,
        ("办好⟦亚运会⟧", "⟦第五届进博会⟧", "⟦北京冬奥会⟧期间"),
    ),
    Rule(
        "event.session",
        re.compile(
            r"(?P<name>(?:全国两会|中央[\u4e00-\u9fff]{2,10}工作会议|国务院常务会议|全国[\u4e00-\u9fff]{2,10}工作会议|中共中央政治局(?:常委会)?会议|中央政治局会议))"
        ),
        0.95,
        ("⟦全国两会⟧召开", "贯彻⟦中央经济工作会议⟧精神"),
    ),
    Rule(
        "event.head",
        re.compile(up_to(_HEADS, least=2, most=22) + r"(?![员场馆办厅议场堂目]|会场|组委)"),
        0.7,
        ("参加⟦江临合作论坛⟧", "开展⟦老年人趣味运动会⟧"),
    ),
)


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The events that a document names."""
    for mention in mentions(RULES, segmented, Kind.EVENT):
        short = placeless(mention.name)
        full = _full_congress(mention.name)
        placed = _PLACED if short or re.match(_TERM, mention.name) else 0.0
        if mention.rule in {"event.head", "event.called"}:
            if not particular(mention.name, _ALL_HEADS):
                continue
            mention = replace(mention, confidence=mention.confidence + placed)
        yield replace(mention, aliases=(*mention.aliases, *short, *full))


def _full_congress(name: str) -> tuple[str, ...]:
    """The official names of a party congress or plenum, and its short one."""
    match = re.fullmatch(rf"(?:党的|中共|中国共产党)?({_ORDINAL})(?:大|届({_NUMBER})中全会)", name)
    if not match:
        return ()
    term, plenum = match.groups()
    if plenum:
        short = f"{term}届{plenum}中全会"
        return (short, f"党的{short}", f"中国共产党第{term}届中央委员会第{plenum}次全体会议")
    return (f"{term}大", f"党的{term}大", f"中国共产党第{term}次全国代表大会")
