"""Posts under their full names: what a text leaves out stands before it, or follows from its piece."""

from __future__ import annotations

import pytest

from kgbuild.model import Entity, Kind
from kgbuild.pipeline import graph_of
from texts import MakeDocument, held


def posts(make: MakeDocument, text: str) -> list[Entity]:
    return [e for e in graph_of(make(text)).resolved.entities if e.kind is Kind.POST]


@pytest.mark.parametrize(
    ("sentence", "person", "expected"),
    [
        ("金华市委副书记、市长周大川介绍情况。", "周大川", {"金华市委副书记", "金华市市长"}),
        ("临海市财政局局长周大川说。", "周大川", {"临海市财政局局长"}),
        ("青田县县长周大川说。", "周大川", {"青田县县长"}),
        ("自治区政府主席巴图尔说。", "巴图尔", {"自治区政府主席"}),
    ],
)
def test_a_post_has_the_name_of_its_region(
    make_document: MakeDocument, sentence: str, person: str, expected: set[str]
) -> None:
    assert held(make_document, f"工作动态\n{sentence}\n")[person] == expected


def test_a_rank_alone_means_the_region_named_before_in_the_paragraph(make_document: MakeDocument) -> None:
    text = "浙江各地抓项目\n杭州市、宁波市先行。义乌市开工三条道路，市水务局局长周大川到场。\n"
    assert held(make_document, text) == {"周大川": {"义乌市水务局局长"}}


def test_a_firm_called_by_its_sort_is_the_one_named_last(make_document: MakeDocument) -> None:
    text = "企业抓生产\n海川药业有限公司扩大产能。公司董事长周大川介绍，订单排到了年底。\n"
    assert held(make_document, text) == {"周大川": {"海川药业有限公司董事长"}}
    (post,) = posts(make_document, text)
    assert post.body == "organization/海川药业有限公司"


def test_a_post_in_a_part_of_a_body_that_has_no_name_is_in_the_body(make_document: MakeDocument) -> None:
    (post,) = posts(make_document, "校园新闻\n江宁大学政治系原主任周大川介绍情况。江宁大学迎来新生。\n")
    assert post.body == "organization/江宁大学"


def test_a_firm_that_nobody_named_has_no_name(make_document: MakeDocument) -> None:
    assert held(make_document, "企业抓生产\n公司董事长周大川介绍。\n") == {"周大川": {"公司董事长"}}


@pytest.mark.parametrize(
    "sentence",
    [
        "12名委员作大会发言。",
        "有关负责人向媒体介绍。",
        "两国元首可能举行会谈。",
        "练强指挥能力。",
        "政府是代表全中国的唯一合法政府。",
        "增设感染性疾病科医师占比的考核内容。",
        "各部门主要负责人周大川、孙一鸣发言。",
    ],
)
def test_nobody_in_particular_holds_no_post(make_document: MakeDocument, sentence: str) -> None:
    assert held(make_document, f"要闻\n{sentence}\n") == {}


@pytest.mark.parametrize(
    ("sentence", "person", "expected"),
    [
        ("国家主席周大川于10日访问邻国。", "周大川", None),
        ("江宁省篮球协会主席周明以视频方式致辞。", "周明", {"江宁省篮球协会主席"}),
        ("江宁省人大代表周明手拿焊枪。", "周明", {"江宁省人大代表"}),
        ("江宁省人大代表周明关于给予支持的建议。", "周明", {"江宁省人大代表"}),
        ("国务委员周大川、江海集团党委书记周明一案。", "周明", {"江海集团党委书记"}),
        (
            "听取了江宁省人大法制委副主任委员周明作的报告，主任委员孙一鸣作的报告。",
            "孙一鸣",
            {"江宁省人大法制委主任委员"},
        ),
    ],
)
def test_a_name_ends_where_the_next_word_begins(
    make_document: MakeDocument, sentence: str, person: str, expected: set[str] | None
) -> None:
    found = held(make_document, f"要闻\n{sentence}\n")
    assert person in found
    assert expected is None or found[person] == expected


def test_a_secretary_of_a_leading_group_keeps_it(make_document: MakeDocument) -> None:
    found = held(make_document, "要闻\n国务院副总理、党组书记周大川主持会议。\n")
    assert found["周大川"] == {"国务院副总理", "国务院党组书记"}


def test_a_chair_of_nothing_is_left_open(make_document: MakeDocument) -> None:
    assert held(make_document, "要闻\n大会选举周大川当选主席。\n") == {}


@pytest.mark.parametrize(
    ("sentence", "person", "expected"),
    [
        ("记者对外交部副部长周大川进行专访。", "周大川", {"外交部副部长"}),
        ("委员会提交江宁市市长周大川审定。", "周大川", {"江宁市市长"}),
        ("欧盟过渡政府总理桑托斯表示。", "桑托斯", {"欧盟过渡政府总理"}),
        ("联合国日内瓦办事处主任莫里斯·桑托斯今天表示。", "莫里斯·桑托斯", {"联合国日内瓦办事处主任"}),
        ("德国总统桑托因斯表示。", "桑托因斯", {"德国总统"}),
        ("世卫组织高级顾问莫里斯·桑托斯近期表示。", "莫里斯·桑托斯", None),
    ],
)
def test_a_word_within_a_name_does_not_cut_it(
    make_document: MakeDocument, sentence: str, person: str, expected: set[str] | None
) -> None:
    found = held(make_document, f"要闻\n{sentence}\n")
    assert found.get(person) == expected


def test_a_body_that_is_only_a_part_of_the_words_is_not_that_of_the_post(make_document: MakeDocument) -> None:
    text = "要闻\n会议贯彻党中央部署。老挝人民革命党中央总书记通沙万表示祝贺。\n"
    (post,) = [p for p in posts(make_document, text) if p.name.startswith("老挝")]
    assert post.body != "organization/党中央"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("伊朗总统办公室负责政治事务的副主任莫里斯·桑托斯19日说。", {"伊朗总统办公室负责政治事务的副主任"}),
        ("俄罗斯总统新闻秘书莫里斯·桑托斯警告说。", {"俄罗斯总统新闻秘书"}),
        ("委员会俄方主席莫里斯·桑托斯表示。", set()),
    ],
)
def test_a_charge_belongs_to_the_post(make_document: MakeDocument, sentence: str, expected: set[str]) -> None:
    assert held(make_document, f"要闻\n{sentence}\n").get("莫里斯·桑托斯", set()) == expected


def test_a_rank_alone_means_the_region_that_its_sentence_names(make_document: MakeDocument) -> None:
    text = "杭州市抓项目\n今年以来，杭州市抓得紧。省领导到温州市调研，市长周大川陪同。\n"
    assert held(make_document, text)["周大川"] == {"温州市市长"}
