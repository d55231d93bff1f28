"""The competency questions on the document of the main job, against rows that were checked by reading it.

Each expectation says which columns it is about. Where the document has no more than these rows, the
question must give no others (``whole``).
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pyoxigraph import Store

from kgbuild.assemble import assemble
from kgbuild.model import Document
from kgbuild.pipeline import graph_of
from kgbuild.query import Answer, ask, find, questions
from kgbuild.query.render import plain
from kgbuild.store import in_memory
from kgbuild.write.turtle import write_turtle

SPEECH = "为全省大局作出更大贡献 实干争先 再创辉煌"
CHEER = "义乌市北苑街道建设社区开展老年人趣味运动会,丰富老年人的体育文化生活"
DAY = "2023-10-21"
NINE_MONTHS = ("2023-01-01", "2023-09-30")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in the document: rows of these columns, all of them or some."""

    columns: str
    rows: tuple[tuple[str, ...], ...]
    whole: bool = False


READ: dict[str, Read] = {
    "article-evidence": Read(
        "subject property object",
        (("朱重烈", "kg:holdsPost", "金华市委书记"), ("滨江区", "kg:implements", "“两个一律”除险攻坚行动")),
    ),
    "authors": Read("author article", (("傅柏琳", CHEER), ("李灿", "阔步新征程,实干勇争先"))),
    "common-initiatives": Read("relation names", (("kg:implements", "浙江省, 秀洲区, 金华市"),)),
    "cooperation": Read("one other", (("蚂蚁商业联盟", "莲都区"),)),
    "events": Read("day place speaker", (("2023-10-20", "杭州市", "彭清林"), ("2023-10-20", "温州市", ""))),
    "figures": Read(
        "subject measure value unit comparator text",
        (
            ("杭州市", "kg:Count", "180", "名", "kg:AtLeast", "180余名"),
            ("杭州市", "kg:Streak", "16", "年", "kg:Exact", "连续16年"),
            ("“百团千企”拓市场增订单活动", "kg:Amount", "22700000000", "元", "kg:Exact", "227亿元"),
        ),
    ),
    "first-places": Read(
        "subject indicator scope from to",
        (
            ("秀洲区", "规上工业增加值", "嘉兴市", *NINE_MONTHS),
            ("秀洲区", "固定资产投资", "嘉兴市", *NINE_MONTHS),
            ("金华市", "固定资产投资", "浙江省", *NINE_MONTHS),
            ("金华市", "外贸出口", "浙江省", *NINE_MONTHS),
        ),
    ),
    "growth": Read(
        "indicator subject value from to",
        (
            ("固定资产投资", "秀洲区", "32.7", *NINE_MONTHS),
            ("规上工业增加值", "秀洲区", "16.6", *NINE_MONTHS),
            ("固定资产投资", "金华市", "17", *NINE_MONTHS),
            ("外贸出口", "金华市", "13.4", *NINE_MONTHS),
            ("社零", "浙江省", "7.2", "2023-01-01", "2023-08-31"),
        ),
    ),
    "honours": Read("holder honour", (("杭州市", "全国文明城市"), ("杭州市", "最具幸福感城市"))),
    "implementers": Read(
        "actor initiative kind",
        (("浙江省", "八八战略", "kg:Strategy"), ("滨江区", "“两个一律”除险攻坚行动", "kg:Campaign")),
    ),
    "industries": Read("industry region", (("信创产业", "金华市"), ("光伏", "秀洲区"))),
    "inferred": Read("subject text from to", (("浙江省", "同比增长7.2%", "2023-01-01", "2023-08-31"),)),
    "parts": Read("whole part", (), whole=True),
    "people-mentions": Read(
        "person articles first last", (("朱重烈", "1", DAY, DAY), ("傅柏琳", "1", DAY, DAY))
    ),
    "posts": Read(
        "person post body region asOf",
        (
            ("朱重烈", "金华市委书记", "金华市委", "金华市", DAY),
            ("章登峰", "杭州市滨江区委书记", "滨江区委", "滨江区", DAY),
            ("徐鸣阳", "嘉兴市秀洲区委书记", "秀洲区委", "秀洲区", DAY),
            ("沈志江", "绍兴市委常委", "绍兴市委", "绍兴市", DAY),
            ("沈志江", "诸暨市委书记", "诸暨市委", "诸暨市", DAY),
            ("张壮雄", "丽水市委常委", "丽水市委", "丽水市", DAY),
            ("张壮雄", "莲都区委书记", "莲都区委", "莲都区", DAY),
            ("习近平", "中共中央总书记", "中共中央", "", DAY),
        ),
        whole=True,
    ),
    "projects": Read(
        "project status builder", (("嘉兴机场", "kg:Underway", "秀洲区"), ("中国数谷", "", "滨江区"))
    ),
    "region-chain": Read(
        "region code parent parentCode",
        (("诸暨市", "330681", "绍兴市", "330600"), ("义乌市", "330782", "浙江省", "330000")),
    ),
    "speakers": Read(
        "person post region speech",
        (("朱重烈", "金华市委书记", "金华市", SPEECH), ("彭清林", "", "", "")),
    ),
    "streaks": Read(
        "subject value unit text", (("杭州市", "16", "年", "连续16年"), ("金华市", "5", "个月", "连续5个月"))
    ),
    "support": Read("subject property object sources", (("朱重烈", "kg:holdsPost", "金华市委书记", "1"),)),
    # The one aim with a figure that the document tells: 基本实现年营收千亿元、利润百亿元目标.
    "targets": Read("value unit", (("100000000000", "元"), ("10000000000", "元")), whole=True),
}
MAY_BE_MISSED = {"targets"}


@pytest.fixture(scope="module")
def store(seed: Document, tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("seed") / "graph.ttl"
    write_turtle(assemble([graph_of(seed)]), path)
    return in_memory(path)


def rows(store: Store, sparql: str, columns: str) -> set[tuple[str, ...]]:
    answer = ask(store, sparql)
    assert isinstance(answer, Answer)
    places = [answer.variables.index(name) for name in columns.split()]
    return {tuple(plain(row[place]) for place in places) for row in answer.rows}


def test_every_question_has_rows_that_were_read() -> None:
    assert set(READ) == {question.name for question in questions()}
    assert len(READ) >= 20


@pytest.mark.parametrize("name", READ)
def test_a_question_gives_the_rows_that_were_read_in_the_document(store: Store, name: str) -> None:
    read = READ[name]
    found = rows(store, find(name), read.columns)
    if name not in MAY_BE_MISSED:
        assert found >= set(read.rows)
    if read.whole:
        assert found <= set(read.rows)


def test_a_parameter_picks_one_persons_posts(store: Store) -> None:
    found = rows(store, find("posts", {"person": "沈志江"}), "post region")
    assert found == {("绍兴市委常委", "绍兴市"), ("诸暨市委书记", "诸暨市")}
    assert rows(store, find("posts", {"region": "金华市"}), "person") == {("朱重烈",)}
