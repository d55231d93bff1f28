"""Who does what: implements, undertakes, develops, organizes, participatesIn, cooperatesWith, partOf."""

from __future__ import annotations

import pytest

from relate.marked import quotations, stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⟦R南湖县⟧深入实施⟦I“春苗”计划⟧。", {("南湖县", "“春苗”计划")}),
        ("深入实施⟦I“春苗”计划⟧。", {("北山市", "“春苗”计划")}),
        ("⟦I“春苗”计划⟧实施以来，⟦R南湖县⟧培训农户八千人。", {("南湖县", "“春苗”计划")}),
        ("以⟦I“最多问一次”改革⟧为抓手，提高效率。", {("北山市", "“最多问一次”改革")}),
        ("⟦O南湖报社⟧举行⟦E读者座谈会⟧，展示⟦I“春苗”计划⟧成果。", {("北山市", "“春苗”计划")}),
        ("五部门联合部署实施⟦I“书香”行动⟧。", set()),
        ("展会以⟦I“绿色共享”⟧为主题。", set()),
        ("作为⟦I强基战略⟧重点项目，水库开工。", set()),
    ],
)
def test_an_initiative_is_its_sentences_subjects_or_the_pieces_regions(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert stated(text, "implements", "北山市") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("持续推进⟦I“春苗”行动⟧。", {("中国", "“春苗”行动")}),
        ("⟦I“春苗”行动⟧全面启动。", {("中国", "“春苗”行动")}),
        ("在⟦I“春苗”行动⟧的新征程上，大家信心十足。", set()),
        ("⟦I“春苗”行动⟧已累计提供岗位。", set()),
    ],
)
def test_what_the_country_carries_out_is_said_to_be_carried_out(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert stated(text, "implements", "中国") == expected


def test_who_is_received_has_come_to_the_event_not_who_receives() -> None:
    text = "⟦N周大川⟧4日会见来华出席⟦E湖畔论坛⟧的银行行长⟦N何小山⟧、总裁⟦N安德⟧。"
    assert stated(text, "participatesIn") == {("何小山", "湖畔论坛"), ("安德", "湖畔论坛")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⟦R南湖县⟧加快建设⟦P城东科学城⟧。", {("南湖县", "城东科学城")}),
        ("总理强调，要加快建设⟦P城东科学城⟧。", set()),
        ("推进⟦P山海货运班列⟧建设。", set()),
        ("⟦P城东科学城⟧正式开园。", {("北山市", "城东科学城")}),
        ("⟦P山海高铁⟧正式通车。", set()),
        ("记者来到⟦P城东科学城⟧建设现场。", set()),
        ("⟦P城东科学城⟧由⟦O南湖城投集团⟧运营。", {("南湖城投集团", "城东科学城")}),
        ("⟦R南湖县⟧2个，⟦P环湖绿道⟧。", {("南湖县", "环湖绿道")}),
    ],
)
def test_a_project_needs_a_verb_of_building_or_running(text: str, expected: set[tuple[str, str]]) -> None:
    assert stated(text, "undertakes", "北山市") == expected


def test_an_industry_is_developed_by_a_region_not_named_for_a_fair() -> None:
    assert stated("⟦R南湖县⟧做强⟦D智能光伏⟧产业。", "develops") == {("南湖县", "智能光伏")}
    assert stated("⟦R南湖县⟧组织⟦D新能源汽车⟧下乡。", "develops") == set()


def test_hosts_and_undertakers_of_an_event_organise_it() -> None:
    text = "由⟦O北山市文联⟧、⟦O北山日报社⟧主办，⟦O南湖书院⟧承办的⟦E湖畔诗歌节⟧在⟦R北山市⟧举行。"
    assert stated(text, "organizes") == {
        ("北山市文联", "湖畔诗歌节"),
        ("北山日报社", "湖畔诗歌节"),
        ("南湖书院", "湖畔诗歌节"),
    }
    assert stated("⟦O北山商会⟧在⟦R北山市⟧举行⟦E年度峰会⟧。", "organizes") == {("北山商会", "年度峰会")}
    assert stated("⟦E⟦O北山商会⟧第三次全体会议⟧召开。", "organizes") == {
        ("北山商会", "北山商会第三次全体会议")
    }


MEETING = "⟦O北山市商务局⟧召开⟦E外贸企业座谈会⟧。"


@pytest.mark.parametrize(
    "text",
    [
        "⟦O蓝海公司⟧、⟦O青田厂⟧负责人参加会议。",
        "座谈会上，⟦O蓝海公司⟧、⟦O青田厂⟧等企业作了交流发言。",
        "会议邀请了⟦O蓝海公司⟧、⟦O青田厂⟧等企业参加。",
        "⟦O蓝海公司⟧有关负责人，⟦O青田厂⟧代表出席座谈会。",
    ],
)
def test_those_listed_before_attending_take_part_in_the_meeting_that_the_piece_opens_with(text: str) -> None:
    assert stated(MEETING + text, "participatesIn") == {
        ("蓝海公司", "外贸企业座谈会"),
        ("青田厂", "外贸企业座谈会"),
    }


def test_no_kin_and_no_inquiry_takes_part_in_a_meeting() -> None:
    assert stated(MEETING + "⟦N陆一鸣⟧亲属参加座谈会。", "participatesIn") == set()
    text = MEETING + "成立调查组，由⟦O应急局⟧牵头，⟦O公安局⟧参加。"
    assert stated(text, "participatesIn") == set()


def test_partners_are_told_with_a_verb_of_common_action() -> None:
    assert stated("⟦R南湖县⟧与⟦O蓝海联盟⟧签署合作协议。", "cooperatesWith") == {("南湖县", "蓝海联盟")}
    text = "⟦R南湖县⟧、⟦R北山县⟧、⟦R青田县⟧签署协议。"
    assert len(stated(text, "cooperatesWith")) == 3
    assert stated("⟦R南湖县⟧和⟦R北山县⟧都下了雨。", "cooperatesWith") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "推进⟦I强链工程⟧、⟦I育苗工程⟧等⟦I“四大工程”⟧。",
            {("强链工程", "四大工程"), ("育苗工程", "四大工程")},
        ),
        ("⟦P环湖大桥⟧是⟦P环湖通道⟧的重要组成部分。", {("环湖大桥", "环湖通道")}),
        ("⟦P环湖通道⟧控制性工程——⟦P翠屏隧道⟧贯通。", {("翠屏隧道", "环湖通道")}),
        ("⟦P环湖铁路⟧⟦P翠屏隧道⟧贯通。", {("翠屏隧道", "环湖铁路")}),
        ("⟦P环湖铁路东段⟧开通，⟦P环湖铁路⟧提速。", {("环湖铁路东段", "环湖铁路")}),
        ("⟦P环湖铁路项目⟧与⟦P环湖铁路⟧。", set()),
    ],
)
def test_parts_are_told_by_the_wording_around_two_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert stated(text, "partOf") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⟦R南湖县⟧获评⟦H全国文明县城⟧。", {("南湖县", "全国文明县城")}),
        ("⟦R南湖县⟧争创⟦H全国文明县城⟧。", set()),
        ("“⟦H时代先锋⟧”⟦N陆一鸣⟧回到家乡。", {("陆一鸣", "时代先锋")}),
        ("⟦O北山总工会⟧公布了⟦H北山工匠⟧名单，共有9人获⟦H北山工匠⟧。", set()),
    ],
)
def test_an_honour_is_received_where_it_is_held_not_where_it_is_sought(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert stated(text, "receivedHonour") == expected


def test_the_quotation_holds_the_actor_and_what_it_does() -> None:
    (quotation,) = quotations("今年以来，⟦R南湖县⟧深入实施⟦I“春苗”计划⟧，成效明显。", "implements")
    assert "南湖县" in quotation
    assert "“春苗”计划" in quotation


def test_those_who_hold_a_meeting_called_by_its_head_hold_it() -> None:
    text = "⟦E首届茶旅大会⟧举行。\n大会由⟦O北山商会⟧、⟦O南湖报社⟧主办，⟦O茶叶协会⟧承办。"
    hosts = {"北山商会", "南湖报社", "茶叶协会"}
    assert stated(text, "organizes") == {(host, "首届茶旅大会") for host in hosts}
    assert all(q.startswith("大会由") for q in quotations(text, "organizes"))


def test_who_gives_an_honour_does_not_receive_it() -> None:
    text = "⟦R南湖县⟧推行河长制，被⟦O水利部⟧评为⟦H先进集体⟧。"
    assert stated(text, "receivedHonour") == {("南湖县", "先进集体")}
