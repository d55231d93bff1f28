"""Recognising expressions of time and the periods they stand for.

An expression is a year, a part of a year, or both. What it does not say, the year or the month, is
taken from the day of publication, and the period is marked as inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.grammar import Rule
from kgbuild.lexicon.dating import DAY_WORDS, RELATIVE_YEARS, period_of
from kgbuild.model import Segmented, Span, TimeExpression

YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d)年度?|(?<![比较是目此当])(?<!相当于)(?P<relative>"
    + "|".join(RELATIVE_YEARS)
    + ")度?)"
)
TO = r"(?:至|到|[-—－–~～―]{1,2})"
MONTH = r"(?:1[0-2]|0?[1-9])"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
ORDINAL = "[一二三四1-4]"
FREE = r"(?<![\d.])"  # not inside a longer number


def _rule(name: str, pattern: str, *examples: str, negatives: tuple[str, ...] = ()) -> Rule:
    return Rule(f"time.{name}", re.compile(pattern), 0.95, examples, negatives)


RULES: tuple[Rule, ...] = (
    _rule(
        "since",
        rf"自(?=[\d去今前昨])(?:{YEAR})?(?:(?P<month>{MONTH})月)?(?:(?P<day>{DAY})日)?[^，。；,]{{0,12}}?以来",
        "⟦自2001年成立以来⟧，已救援",
        "⟦自5月13日开赛以来⟧，接待游客",
        "⟦自2019年9月运行以来⟧",
    ),
    _rule(
        "days",
        rf"{FREE}(?:{YEAR}的?)?(?P<month>{MONTH})月(?P<day>{DAY})日(?:{TO}(?:(?P<last_month>{MONTH})月)?(?P<last_day>{DAY})日)?",
        "⟦2013年6月5日⟧至今",
        "⟦5月3日至7日⟧举行",
        "⟦10月28日至11月2日⟧",
    ),
    _rule(
        "months",
        rf"{FREE}(?:{YEAR}的?)?(?P<first>{MONTH})月?份?{TO}(?P<last>{MONTH})月份?(?!\d)",
        "⟦1至9月⟧,落地项目",
        "⟦2022年1—7月⟧投资",
        "⟦今年1-5月份⟧",
    ),
    _rule(
        "first-months",
        rf"(?:{YEAR}的?)?(?<!提)前(?P<count>\d{{1,2}}|[两二三四五六七八九十]{{1,2}})个?月(?:份)?",
        "⟦前8个月⟧出口",
        "⟦今年前十月⟧",
        "⟦前两个月⟧",
        negatives=("提前3个月完成",),
    ),
    _rule(
        "quarters",
        rf"(?:{YEAR}的?)?(?:(?P<span>前)(?P<count>[一二两三123])个?季度|第?(?P<quarter>{ORDINAL})季度|(?P<first>首季度?))(?P<edge>末)?",
        "⟦前三季度⟧增长",
        "⟦2022年第二季度⟧新开工",
        "⟦三季度⟧平均进度",
    ),
    _rule(
        "half-year",
        rf"(?:{YEAR}的?)?(?P<half>上|下)半年",
        "⟦上半年⟧实现",
        "⟦去年下半年⟧",
    ),
    _rule(
        "month",
        rf"{FREE}(?:{YEAR}的?)?(?P<month>{MONTH})月份?(?P<edge>初|底|末|以来)?(?!\d)",
        "⟦2013年6月⟧,中心成立",
        "⟦8月份⟧进出口",
        "⟦6月以来⟧",
        negatives=("1978年", "连续5个月"),
    ),
    _rule(
        "this-month",
        r"(?P<which>本月|上月|上个月|当月)(?!球)",
        "⟦上月⟧销售",
    ),
    _rule(
        "years",
        rf"{FREE}(?P<first>(?:19|20)\d\d)年?(?:度)?{TO}(?P<last>(?:19|20)\d\d)年(?:间|期间)?",
        "⟦2016年至2020年⟧",
        "⟦2021—2023年⟧实施",
    ),
    _rule(
        "year",
        rf"{FREE}{YEAR}(?!同期|同比)(?P<edge>以来|年?初|年?底|年?末|全年)?",
        "⟦今年以来⟧,全省",
        "⟦去年⟧增长",
        "⟦2021年⟧生产总值",
        "⟦2021年底⟧",
        negatives=("较上年增长", "比去年同期增长", "提升到目前年均收入"),
    ),
    _rule(
        "plan",
        r"[“\"]?(?P<plan>十[一二三四五]五)[”\"]?(?:规划)?(?P<edge>时期|期间|以来|末|内)",
        "⟦“十四五”期间⟧投资",
        "⟦十三五时期⟧",
    ),
    _rule(
        "recent-years",
        r"(?<![一二三四五六七八九十百第\d.])(?P<way>近|最近|过去|未来|今后)?"
        r"(?P<count>二十|三十|[一二两三四五六七八十]|\d{1,2})年(?(way)(?:来|间|里)?|(?:来|间))",
        "⟦过去五年⟧,全省",
        "⟦近3年⟧累计",
        "⟦十年间⟧，收入从",
        "⟦二十年来⟧",
        negatives=("第三年来此",),
    ),
    _rule(
        "day-word",
        "(?P<word>" + "|".join(DAY_WORDS) + ")",
        "⟦昨天⟧发布",
    ),
    _rule(
        "day",
        rf"(?<![\d.月年第至到—-])(?P<day>{DAY})日(?=[上中下晚凌清早]|[,，]|在|电|，|举|从|召|[^\d均前后内常])",
        "⟦20日⟧下午,研讨会举行",
    ),
    _rule(
        "all-year",
        r"(?<!\d年)全年",
        "⟦全年⟧完成投资",
    ),
)


def recognise(segmented: Segmented) -> Iterator[TimeExpression]:
    """The expressions of time in a document, resolved against its date of publication."""
    end = 0
    for span, rule, match in _finds(segmented):
        if span.start < end:
            continue
        end = span.end
        kind = rule.name.removeprefix("time.")
        period = period_of(kind, match.groupdict(), segmented.document.published)
        yield TimeExpression(span, period, rule.name)


def _finds(segmented: Segmented) -> list[tuple[Span, Rule, re.Match[str]]]:
    """All matches in the order of the text; of those that start together, the longest first."""
    whole = Span(0, len(segmented.text))
    finds = [(rule.found(m), rule, m) for rule in RULES for m in rule.find(segmented.text, whole)]
    return sorted(finds, key=lambda find: (find[0].start, -find[0].end))
