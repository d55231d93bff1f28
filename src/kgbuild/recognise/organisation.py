"""Recognising organisations: organs of party and state by region and organ, bodies by head noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.grammar import Rule, alternatives
from kgbuild.lexicon import load, terms
from kgbuild.model import Kind, Mention, Segmented, Span
from kgbuild.naming import OPEN, PIECE, items, mentions, particular, region_end, up_to

_ORGANS = load("organs").rows
_BODY_HEADS = load("organisation_heads").rows
KINDS = {row["term"]: row["kind"] for row in (*_BODY_HEADS, *_ORGANS, *load("known_organisations").rows)}
_FULL = {row["term"]: row["full"] for row in load("known_organisations").rows if row["full"] != row["term"]}


def _organ(*groups: str) -> str:
    return alternatives(
        form
        for row in _ORGANS
        if row["group"] in groups
        for form in (row["term"], row["full"])
        if len(form) > 1
    )


_RANK = r"(?:自治区|自治州|省|市|州|县|区|旗|盟|兵团)"
_PLACE = rf"(?:(?:中共)?(?:{PIECE}{{2,10}})?{_RANK})"
_PARTY = "中共|民革|民盟|民建|民进|农工党|致公党|九三学社|共青团"
_HOLDER = (
    r"(?!(?:党组|党委)?(?:副|常务副|原|第一)?(?:书记|主任|厅长|局长|部长|主席|"
    r"委员|常委|秘书长|会长|院长|检察长|[省市县区州司处署行所]?长))"
)
_ORGAN = re.compile(
    rf"(?:党?委|委?(?:{_organ('party')})|(?:党委)?(?:{_organ('department', 'state')})"
    r"(?:[\u4e00-\u9fff]{2,5}处)?|(?:人大|政协)[\u4e00-\u9fff]{2,6}委)"
)
LONGEST_REGION = 4  # characters before the rank of a region that the table does not have
_HEADS = alternatives(
    row["term"] for row in _BODY_HEADS if row["sure"] == "yes" and row["kind"] not in {"party", "government"}
)
_STATE_HEADS = alternatives(
    row["term"] for row in _BODY_HEADS if row["sure"] == "yes" and row["kind"] in {"party", "government"}
)
_NOT_AFTER = r"(?<!部分行)(?![生师法业化型性级们人长习伍]|路|村|镇|站|精神|会议)"
_PART = (
    r"(?:(?!有关|各级|决定|和|成立)[\u4e00-\u9fff]){1,8}?(?:司(?!法)|中心|研究院|办公室|"
    r"调查总队|工作专班|调查组|党组|机关|研究部|督查组|处)"
)
_ITEM = r"(?:(?!等)[\u4e00-\u9fffA-Za-z0-9·]){2,14}"
_FIRM = alternatives(
    (
        *("科技", "生物", "医疗", "股份", "控股", "信息", "智能", "电子", "能源", "制药", "集团"),
        *("汽车", "重工", "材料", "光电", "银行", "大学", "学院", "研究院", "公司"),
    )
)

RULES = (
    Rule(
        "organisation.national-part",
        re.compile(rf"(?P<name>{_organ('national')}(?!、){_PART}){_HOLDER}"),
        0.88,
        ("⟦商务部流通发展司⟧有关负责同志",),
    ),
    Rule(
        "organisation.national",
        re.compile(rf"(?P<name>(?!(?<=共产|.[工公进]|国民)党中央){_organ('national')})(?!门|委员会)"),
        0.97,
        ("⟦中央宣传部⟧、⟦教育部⟧联合印发",),
        ("某国共产党中央总书记",),
    ),
    Rule(
        "organisation.known",
        re.compile(rf"(?P<name>{alternatives(terms('known_organisations'))})(?!路|街|间市场|间债券)"),
        0.97,
        ("⟦新华社⟧北京电", "来自⟦复旦大学⟧的学者"),
    ),
    Rule(
        "organisation.region-organ",
        re.compile(
            rf"(?P<name>{_PLACE}委(?:{_organ('party')})|{_PLACE}(?:党委)?(?:{_organ('department', 'state')})"
            rf"(?:[\u4e00-\u9fff]{{2,5}}处(?!长))?|{_PLACE}(?:人大|政协)[\u4e00-\u9fff]{{2,6}}委(?!员)|{PIECE}{{2,5}}(?:{_organ('department')}))"
            rf"(?![\u4e00-\u9fff]?(?:代表|委员(?!会)|常委(?!会)))"
        ),
        0.93,
        ("由⟦江宁市委宣传部⟧主办", "⟦浙江省商务厅⟧供图"),
    ),
    Rule(
        "organisation.committee",
        re.compile(
            rf"(?P<name>(?:{_PARTY})?{PIECE}{{2,8}}{_RANK}党?委)(?![员会书常副办宣组统政网托派培]|[员会书])"
        ),
        0.85,
        ("⟦浙江省委⟧在会上通报", "⟦中共临安区委⟧印发"),
    ),
    Rule(
        "organisation.zone",
        re.compile(
            r"(?<![\u4e00-\u9fff])(?P<name>[省市区县](?:经开区|高新区|开发区))|(?<=[与和])[省市区县](?:经开区|高新区)"
        ),
        0.8,
        ("⟦市经开区⟧协同",),
    ),
    Rule(
        "organisation.leading-group",
        re.compile(
            r"(?P<name>[\u4e00-\u9fff]{2,4}(?:省|市|县|区|州)[\u4e00-\u9fff]{2,26}"
            r"(?:领导小组|指挥部|联席会议)(?:办公室)?)"
        ),
        0.9,
        ("⟦江苏省推动绿色发展领导小组办公室⟧印发",),
    ),
    Rule(
        "organisation.set-up",
        re.compile(
            rf"(?:设立|成立|组建|建立)了?(?P<name>{PIECE}{{3,16}}"
            r"(?:中心|委员会|办公室|专班|联盟|公司|研究院|学院|工作站|工作局))"
        ),
        0.75,
        ("设立⟦企业投诉服务中心⟧",),
    ),
    Rule(
        "organisation.state-head",
        re.compile(up_to(_STATE_HEADS, least=2, most=18) + _NOT_AFTER),
        0.86,
        ("⟦江宁新区管委会⟧表示", "⟦珠江水利委员会⟧发布"),
    ),
    Rule(
        "organisation.head",
        re.compile(up_to(_HEADS, least=2, most=18) + _NOT_AFTER),
        0.8,
        ("引进⟦临河光电研究院⟧", "⟦江宁水务集团⟧负责"),
    ),
    Rule(
        "organisation.of-sort",
        re.compile(
            r"(?:引进|建设|获批|拥有|组建|建成|推动)了?(?P<name>(?:(?!、|等)[\u4e00-\u9fffA-Za-z]){3,16}等"
            r"(?:全国|国家)重点实验室)"
        ),
        0.86,
        ("获批⟦海洋能源与材料等全国重点实验室⟧",),
    ),
    Rule(
        "organisation.beside",
        re.compile(
            rf"(?:集团|公司|股份|科技)(?:、|和|与|及)(?P<name>{PIECE}{{2,6}}(?:重工|股份|科技|控股|集团|制药|银行))"
        ),
        0.85,
        ("远江集团和⟦长河重工⟧联合投资",),
    ),
    Rule(
        "organisation.listed",
        re.compile(
            rf"{OPEN}(?P<name>{_ITEM}(?:、{_ITEM}){{2,}})(?=等(?:\d+家|多家)?[\u4e00-\u9fff]{{0,6}}(?:企业|公司|高校|院校))"
        ),
        0.87,
        ("⟦临河科技、江宁生物、华东重工⟧等企业参加",),
    ),
)
_NATIONAL = re.compile("中国|中华|中央|国家(?!级|重点)")
_LISTED = RULES[-1]
_CHECKED = frozenset({"organisation.head", "organisation.state-head"})
_WHOLE = _CHECKED | {"organisation.national-part", "organisation.leading-group", "organisation.region-organ"}
_OPEN_HEADS = tuple(sorted((row["term"] for row in _BODY_HEADS), key=lambda term: (-len(term), term)))
SUBTYPES = dict(sorted(KINDS.items(), key=lambda item: (-len(item[0]), item[0])))


def recognise(segmented: Segmented) -> Iterator[Mention]:
    """The organisations that a document names: of one inside another's name, the longer one."""
    found = list(_all(segmented))
    longer = [m.span for m in found if m.rule in _WHOLE]
    for mention in found:
        inside = any(mention.span != span and mention.span in span for span in longer)
        if not inside or mention.rule == "organisation.national":
            yield mention


def _all(segmented: Segmented) -> Iterator[Mention]:
    yield from (m for m in items(_LISTED, segmented, Kind.ORGANIZATION) if re.search(rf"{_FIRM}$", m.name))
    for mention in mentions(RULES[:-1], segmented, Kind.ORGANIZATION, SUBTYPES):
        if mention.rule in {"organisation.region-organ", "organisation.committee"}:
            cut = _from_its_region(segmented, mention)
            if cut is None:
                continue
            mention = cut
        elif mention.rule in _CHECKED and not (
            particular(mention.name, _OPEN_HEADS) or _NATIONAL.match(mention.name)
        ):
            continue
        full = _FULL.get(mention.name)
        if mention.rule == "organisation.of-sort":
            full, mention = mention.name, replace(mention, name=mention.name.replace("等", ""))
        yield replace(mention, aliases=(*mention.aliases, full)) if full else mention


def _from_its_region(segmented: Segmented, mention: Mention) -> Mention | None:
    """A region's organ, without the words before the region that are no part of it (安排|市政府)."""
    name = mention.name
    joined = re.match(r".*委(?=[省市区县州]政府$)", name)
    if joined:
        return _cut(segmented, mention, joined.end())
    for start in range(len(name) - 2):
        begin = start + 2 * name.startswith("中共", start)
        end = begin + region_end(name[begin:])
        if end > begin and _ORGAN.fullmatch(name, end):
            return _cut(segmented, mention, start)
    ranked = re.search(rf"{_RANK}(?={_ORGAN.pattern}$)", name)
    if ranked is None:
        return None
    unknown = ranked.start() < 2 or region_end(name) or ranked.start() > LONGEST_REGION
    return _cut(segmented, mention, ranked.start()) if unknown else mention


def _cut(segmented: Segmented, mention: Mention, start: int) -> Mention:
    """A mention without its first ``start`` characters."""
    if not start or mention.name != segmented.words(mention.span):
        return mention
    span = Span(mention.span.start + start, mention.span.end)
    return replace(mention, span=span, name=mention.name[start:], aliases=())
