"""Recognising figures: numbers with a unit, growth, shares, ranks and streaks.

A figure's span holds the number, its unit and the words that compare it (超, 近, 以上), and for a growth
its verb; what it measures is found when it is related. Of rules that find overlapping figures the one
that stands first wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon.numeral import ARABIC, CHINESE
from kgbuild.lexicon.quantity import (
    BEFORE,
    EXEMPT,
    OF_HUNDRED,
    SIGNS,
    UNITS,
    comparator_of,
    low_of,
    measure_of,
    only_counts_off,
    unit_of,
    value_of,
)
from kgbuild.model import Comparator, Figure, Measure, Segmented, Span, TimeExpression

UNIT = alternatives(UNITS)
GROWTH = alternatives(SIGNS)
# Not 跨上|千亿元, 经过|一个小时: there the words are a verb's.
_ALONE = alternatives(word for word in BEFORE if word not in {"上", "过"})
CLOSE = rf"(?:(?P<before>(?<![跨迈跃献送奉推登带])上|(?<![经通])过|{_ALONE})了?)?"
MORE = "(?P<more>[多余])?"
POWER = "(?P<power>[十百千]?(?:万[多余]?亿|[万亿])?)"
DIGITS = (
    rf"(?P<digits>(?<![\d.第])(?<!\d[:：])(?<!(?<![A-Za-z&])[A-Z])(?!(?:19|20)\d\d年){ARABIC}"
    rf"|(?<![第十百千万亿零一二三四五六七八九两几数]){CHINESE})"
)
PLAIN = rf"{CLOSE}{DIGITS}{MORE}{POWER}(?P<more2>[多余])?"
SUFFIX = "(?P<after>以上|以下|以内|左右|上下|多|余)?"
PERCENT = "(?P<unit>%|％|‰)"
CHANGE = r"(?P<unit>%|％|倍|个?百分点)"
# What makes an ordinal no rank: 第三次, 第一批, 世界第一座, 第一书记.
NO_RANK = "[届次批期条章家个时轮季年座支只艘架所枚颗部列项例\\d—]|方阵|极|梯队|生产力|书记|资源|要务|线|把手"
# 安全第一 is a principle, no rank.
NO_MOTTO = "(?<!安全)(?<!质量)(?<!健康)(?<!生命)"
RANKED = rf"{NO_MOTTO}第(?P<digits>\d{{1,2}}+|[一二三四五六七八九十]{{1,3}}+)(?:[位名]|(?!{NO_RANK}))"
SCOPE = r"(?:全[国省市区县州球疆]|全自治区|全世界|世界|国内|亚洲|[东中西]部地区)"
REACH = (
    "(?:排名|排在|排|位居|位列|名列|跃居|跃升(?:至|到)?|升至|升到|上升(?:至|到)|稳居|居于|居|列|位|保持|均列|继续保持"
    "|领跑|蝉联|稳定在|是|为|成为)"
)
# An age or a stretch of time that only qualifies what follows it: 82岁老院士, 15分钟生活圈.
NO_TRAIT = (
    r"(?!(?<=次)(?:班列|列车|航班|动车))(?!(?<=岁)的?[\u4e00-\u9fff])"
    r"(?!(?:(?<=小时)|(?<=分钟))(?:[\u4e00-\u9fff]{0,4}圈|不间断|直播|热线))"
)
LIST_MARKS = frozenset({"、", "和", "与", "及", "以及"})
TO = r"(?:至|到|[-—－–~～―]{1,2})"


def _rule(name: str, pattern: str, *examples: str, negatives: tuple[str, ...] = ()) -> Rule:
    return Rule(f"figure.{name}", re.compile(pattern), 0.9, examples, negatives)


RULES: tuple[Rule, ...] = (
    _rule(
        "streak",
        r"连续(?:保持)?(?P<digits>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(?P<unit>年|月|季度|届|次|天|周)(?!度)",
        "⟦连续5个月⟧居首位",
        "⟦连续两年⟧获评",
    ),
    _rule(
        "titles-in-a-row",
        r"(?P<digits>[二两三四五六七八九十]{1,2})[”\"]?连(?P<unit>冠|增|升|涨|丰|胜|跳)",
        "实现“⟦四连冠⟧”",
        "粮食“⟦十九连丰⟧”",
    ),
    _rule(
        "rank",
        rf"{REACH}?(?:{SCOPE}|(?<![单岗各]位)(?<=[居列位排名为]))(?:[^，,。；;、\d]{{0,8}})?(?:{RANKED}|(?P<first>首位|榜首))",
        "投资增速⟦居全省首位⟧",
        "产量⟦位列全国第三位⟧",
        "港口⟦是世界第四⟧大港",
        negatives=("召开全国第一次会议", "世界第40次考察", "要求各单位按照安全第一的原则"),
    ),
    _rule(
        "rank-first",
        r"(?P<first>(?:位居|均居|居|列)(?:[^，,。；;、\d]{0,4})?(?:首位|榜首|第一)|居首(?!位|家|批))",
        "全国县市⟦居首⟧",
        "增速⟦居首位⟧",
    ),
    _rule(
        "rank-top",
        rf"{REACH}?{SCOPE}(?:[^，,。；;、\d]{{0,4}})?前(?P<digits>\d{{1,2}}|[三五十])(?:位|名|强)?(?![大个])",
        "综合实力⟦居全国前三⟧",
    ),
    _rule(
        "rank-next",
        rf"(?<=[位名一二三四五六七八九十\d])[、和](?P<name>{RANKED})(?<=[位名])",
        "提升到全国第三位、⟦第五位⟧",
    ),
    _rule(
        "rate-of-growth-range",
        rf"(?P<growth>{GROWTH})(?:了|到)?(?P<low>{ARABIC})[%％]?{TO}(?P<digits>{ARABIC})(?P<unit>[%％]|倍|个?百分点)",
        "预期⟦增长5%—6%⟧",
    ),
    _rule(
        "growth",
        rf"(?:同比|环比|年均|比上年|比去年)?(?:分别)?(?P<growth>{GROWTH})(?:幅度?)?(?:达到|达|为|了|逾)?(?P<minus>[-－−])?"
        rf"(?P<before>{alternatives(BEFORE)})?{DIGITS}(?P<more>[多余])?{CHANGE}{SUFFIX}",
        "投资⟦增长17%⟧",
        "出口⟦同比下降3.2%⟧",
        "产量⟦提高近1.5倍⟧",
        "比重⟦提高3.8个百分点⟧",
        negatives=("比重提高到40%",),
    ),
    _rule(
        "growth-tenths",
        rf"(?P<growth>{GROWTH})(?:了|达)?(?P<before>接近|近|超过|超|约)?(?P<digits>[一二两三四五六七八九])成"
        r"(?P<after>多|以上|左右)?(?=[，。；、）\n]|$)",
        "销量⟦增长三成⟧，",
        "用水⟦下降近两成⟧。",
        negatives=("比重提高到三成",),
    ),
    _rule(
        "growth-over",
        r"(?P<growth>高于|高出|快于|超过|低于|慢于|高|低|快|慢)[^，。；\d]{1,14}?(?P<digits>\d+(?:\.\d+)?)(?P<unit>个百分点)",
        "⟦高于全省平均水平3.8个百分点⟧",
    ),
    _rule(
        "points",
        rf"{CLOSE}(?P<growth>)(?P<digits>\d+(?:\.\d+)?)(?P<unit>个?百分点)",
        "比上年多⟦2个百分点⟧",
    ),
    _rule(
        "range",
        rf"{CLOSE}(?P<low>(?<![\d.第])(?!(?:19|20)\d\d[年至到—-]){ARABIC})(?P<low_power>(?:万亿|[万亿]))?(?:%|％|{UNIT})?{TO}"
        rf"(?P<digits>{ARABIC}){POWER}(?P<unit>%|％|{UNIT})(?!的?(?:群体|人群|家庭))",
        "利润⟦6至8亿元⟧",
        "票价⟦20—60元⟧不等",
        negatives=("2021—2023年", "收入20—60万元群体"),
    ),
    _rule(
        "percent",
        rf"{CLOSE}(?:百分之(?P<hundredths>{CHINESE})|(?P<minus>[-－−])?{DIGITS}{PERCENT}){SUFFIX}",
        "占全国总额⟦近9%⟧",
        "完成率达⟦127.3%⟧",
        "进度⟦超过99.7%⟧、⟦96.1%⟧、⟦90.7%⟧",
    ),
    _rule(
        "tenths",
        r"(?P<before>接近|近|超过|超|约|过)?(?P<digits>[一二两三四五六七八九])成(?P<after>多|以上|左右)?"
        r"(?!立|为|功|员|长|果|效|就|都|本|品|年|绩|分|套|熟|交|群|型|宫|语|器)",
        "占工业⟦约七成⟧",
        negatives=("他三成功",),
    ),
    _rule(
        "half",
        r"(?P<before>超过|超|近|约|过)?(?P<half>一半|半数)(?P<after>以上|左右)?(?=[，。、；的以]|$)",
        "通行量占全国⟦一半以上⟧。",
        negatives=("完成了一半工程",),
    ),
    _rule(
        "speed",
        rf"时速(?:可达|达到|达|为|是)?(?P<name>{CLOSE}(?P<digits>{ARABIC})(?P<unit>公里))(?!/)",
        "设计时速⟦350公里⟧",
    ),
    _rule(
        "index",
        r"(?:(?:倍差|指数|系数|收入比)(?:[^，。；、\d]|\d{4}年){0,14}|(?:缩小|扩大|降低|提高|下降|上升)[到至])"
        rf"(?P<name>(?P<digits>\d+\.\d+))(?![\d%％万亿倍]|个|{UNIT})",
        "城乡收入倍差⟦1.94⟧、",
        "基尼系数缩小到⟦0.42⟧，",
        "倍差从⟦2.37⟧缩小到⟦1.94⟧",
        negatives=("提高到2.9％", "缩短到1.5小时"),
    ),
    _rule(
        "hours-and-minutes",
        rf"{CLOSE}(?P<digits>\d{{1,2}})(?P<unit>小时)(?P<minutes>[1-5]?\d)分钟?(?P<after>以上|以内|左右)?",
        "车程由⟦2小时30分⟧缩短",
    ),
    _rule(
        "hours",
        rf"{CLOSE}(?P<digits>\d{{1,3}}|[一两二三四五六七八九十])个(?P<and_half>半)?(?P<more>多)?(?P<unit>小时)(?P<after>以上|以内|左右)?",
        "缩短至⟦两个半小时⟧",
        "从⟦5个多小时⟧",
    ),
    _rule(
        "multiple",
        rf"{CLOSE}{DIGITS}(?P<more>[多余])?(?P<unit>倍){SUFFIX}",
        "是2012年的⟦2倍多⟧",
    ),
    _rule(
        "quantity",
        rf"(?!24小时){PLAIN}(?P<unit>{UNIT})(?P<after>以上(?!的?(?!实现|占|达)[\u4e00-\u9fff])|以下|以内|左右|上下|多|余)?"
        rf"(?!以上|级|百分点){NO_TRAIT}",
        "新增市场主体⟦31.2万户⟧",
        "消除隐患⟦2000余个⟧",
        "增收⟦3600余万元⟧",
        "⟦近340家⟧企业",
        "门店⟦超2万家⟧",
        "吸引⟦2亿多人次⟧",
        "⟦百余家⟧企业",
        negatives=(
            "第3条",
            "2023年",
            "G308次列车",
            "75193次班列",
            "82岁老院士",
            "15分钟生活圈",
            "24小时值守",
        ),
    ),
    _rule(
        "power",
        r"(?P<before>超过|超|突破|近|约)(?P<digits>[百千][万亿])(?P<unit>)(?=投资|规模|产值|的)",
        "⟦超过千亿⟧投资",
    ),
    _rule(
        "bare",
        rf"{CLOSE}(?P<digits>(?<![\d.])(?<!\d[:：]){ARABIC})(?P<more>[多余])?(?P<power>万[多余]?亿|[万亿])(?P<more2>[多余])?(?P<unit>)(?![级千]|{UNIT})",
        "惠及⟦1192.5万⟧残疾人",
        "⟦突破37646亿⟧",
    ),
)


def recognise(segmented: Segmented, times: Sequence[TimeExpression]) -> Iterator[Figure]:
    """The figures in a document, without those that are part of an expression of time."""
    taken = bytearray(len(segmented.text))
    for time in times:
        _take(taken, time.span)
    found: list[Figure] = []
    for rule in RULES:
        for match in rule.find(segmented.text, Span(0, len(segmented.text))):
            span = rule.found(match)
            if any(taken[span.start : span.end]):
                continue
            figures = list(_figures(rule, match))
            found.extend(figures)
            if figures:
                _take(taken, span)
    yield from _coordinated(segmented, sorted(found, key=lambda f: (f.span, f.value)))


def _take(taken: bytearray, span: Span) -> None:
    """Mark the characters of a span as part of something found."""
    taken[span.start : span.end] = b"\1" * len(span)


def _figures(rule: Rule, match: re.Match[str]) -> Iterator[Figure]:
    """The figures of one match: none where its numerals make no number, two of a range."""
    groups = match.groupdict()
    value = value_of(groups)
    kind = rule.name.removeprefix("figure.")
    if value is None or (kind not in EXEMPT and only_counts_off(groups, value)):
        return
    unit, measure = unit_of(kind, groups), measure_of(kind, groups)
    if kind in OF_HUNDRED:
        value, unit = value * OF_HUNDRED[kind], "%"
    if kind == "speed":
        unit, measure = "公里/小时", Measure.RATE
    figure = Figure(rule.found(match), value, unit, comparator_of(groups), measure, rule.name)
    if groups.get("low"):
        low = low_of(groups, figure)
        yield replace(figure, value=low, comparator=Comparator.AT_LEAST)
        figure = replace(figure, comparator=Comparator.AT_MOST)
    yield figure


def _coordinated(segmented: Segmented, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Figures that continue a list take over what is said once: 增长16.6%和32.7%, 分别超过99.7%、96.1%."""
    previous: Figure | None = None
    told_once = False
    for figure in figures:
        if previous and segmented.text[previous.span.end : figure.span.start] in LIST_MARKS:
            if previous.measure is Measure.GROWTH and figure.measure is Measure.RATE:
                sign = -1 if previous.value < 0 else 1
                figure = replace(figure, measure=Measure.GROWTH, value=sign * abs(figure.value))
            told_once |= "分别" in segmented.text[previous.span.start - 4 : previous.span.end]
            if told_once and previous.unit == figure.unit and figure.comparator is Comparator.EXACT:
                figure = replace(figure, comparator=previous.comparator)
        else:
            told_once = False
        previous = figure
        yield figure
