"""Recognising honours: titles held or conferred, by head noun, by the verb of winning, by counted holders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load
from kgbuild.model import Kind, Mention, Segmented, Span
from kgbuild.naming import OPEN, PIECE, bare, cores, mentions, up_to

_HEADS = alternatives(
    row["term"] for row in load("name_heads").rows if row["kind"] == Kind.HONOUR and row["sure"] == "yes"
)
_WON = r"(?:获评|荣获|获得?|入选|创成|评为|授予|成为|摘得|蝉联|当选)"
_CONFERRED = (
    r"(?:获评|荣获|荣膺|获得|创成|成功创建|(?:被|获)?(?:评为|授予|认定为|认定|命名为|列为|确定为)|获批|获颁|入选|蝉联|跻身|斩获|捧得|捧回|摘得)"
    r"(?:了|成为)?"
)
_GRADE = (
    r"(?:(?:首批|首届|第[一二三四五六七八九十\d]{1,3}[批届])?"
    r"(?:全国|国家级?|中国|世界|国际|联合国|全省|省级?|自治区级?|[\u4e00-\u9fff]{2,3}省))"
)
_CLASS = (
    r"(?:县城|城市|[镇村县区市](?=称号|[，。；、）]|$)|基地|单位|集体|个人|企业|景区|地标|遗产|湿地公园|之乡|名录"
    r"|先进县|标兵|模范|能手|工匠|奖(?:[特一二三]等奖)?|[金银铜]奖|[特一二三]等奖|红旗手|奖章|示范[县市区村点园校])"
)
_TITLE = r"(?:[\u4e00-\u9fffA-Za-z0-9·]|“[^“”。]{1,12}”){2,22}?"

RULES = (
    Rule(
        "honour.counted",
        re.compile(
            r"(?P<name>(?:全国|[\u4e00-\u9fff]{2,3}[省市])?“[^“”，。]{2,8}”|(?:全国|[\u4e00-\u9fff]{2,3}[省市])[\u4e00-\u9fff]{2,4}模范)(?=\d+余?[名例位])"
        ),
        0.92,
        ("涌现出⟦“江宁好人”⟧40例、⟦全国道德模范⟧7名",),
    ),
    Rule(
        "honour.won",
        re.compile(
            rf"{_WON}(?:了|首批|全国首批)?(?P<name>{_TITLE}(?:考核优秀|优秀|示范县|示范市|示范区|示范村|五星级|四星级|金奖|大奖|一等奖|称号|先进单位|先进集体|先进县|试点县|强县|百强县))"
        ),
        0.85,
        ("两年获⟦省乡村振兴考核优秀⟧，", "成为首批⟦“红旗”强基示范县⟧。", "获评⟦省科技创新工程五星级⟧"),
    ),
    Rule(
        "honour.conferred-quote",
        re.compile(rf"{_CONFERRED}“(?P<name>[^“”。，]{{3,16}})”(?!计划|工程|项目|行动)"),
        0.86,
        ("连续6年入选“⟦最具活力城市⟧”", "河口县被评为“⟦国家园林县城⟧”。"),
        ("入选“英才”计划",),
    ),
    Rule(
        "honour.conferred",
        re.compile(
            rf"{_CONFERRED}(?P<name>{_GRADE}{PIECE}{{1,16}}?{_CLASS})(?=称号|荣誉|[，。；、）等的]|$)"
        ),
        0.85,
        ("被评为⟦国家卫生镇⟧。", "入选⟦第三批全国乡村旅游重点村⟧，", "创成⟦国家5A级旅游景区⟧。"),
        ("创成一批特色村镇。", "被列为全国重点"),
    ),
    Rule(
        "honour.title",
        re.compile(rf"(?:授予|荣获|获得|获|评为|为|的|“|{OPEN})(?P<name>{PIECE}{{2,16}})(?=”?(?:荣誉)?称号)"),
        0.8,
        ("荣获⟦全国优秀护林员⟧称号", "授予“⟦人民科学家⟧”称号"),
    ),
    Rule(
        "honour.prize",
        re.compile(
            rf"(?:荣获|获得|获|捧回|摘得|斩获|颁发|评选|“)(?:了)?(?P<name>{PIECE}{{2,16}}奖)(?![学励项金牌杯状章品补惩优])"
        ),
        0.8,
        ("荣获⟦江宁文学奖⟧",),
    ),
    Rule(
        "honour.head",
        re.compile(up_to(_HEADS, least=0, most=12)),
        0.75,
        ("实现⟦全国文明城市⟧四连冠",),
    ),
)
# “创成甲、乙、丙等全国示范县”: each of them is one.
COORDINATED = re.compile(
    r"(?P<items>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})+)等(?P<scope>全国|全省|国家级?|省级)(?P<head>示范[县市区]|先进[县市区])"
)


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The honours that a document names."""
    for mention in mentions(RULES, segmented, Kind.HONOUR):
        if segmented.text[mention.span.start - 1] != "等" or mention.span.start == 0:
            yield mention
    yield from _coordinated(segmented)


def _coordinated(segmented: Segmented) -> Iterator[Mention]:
    """One honour an item, under its full name: 平安、法治等全国示范县 → 平安全国示范县."""
    for match in COORDINATED.finditer(segmented.text):
        start = match.start("items")
        for item in match["items"].split("、"):
            while item[0] in "创成获评荣了为":
                item, start = item[1:], start + 1
            name = bare(item + match["scope"] + match["head"])
            other = match["scope"] + item + match["head"]
            span = Span(start, start + len(item))
            yield Mention(Kind.HONOUR, span, name, "honour.coordinated", 0.9, None, (other, *cores(name)))
            start += len(item) + 1
