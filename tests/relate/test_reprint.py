"""The same story printed twice is told: the later article is a reprint of the earlier one."""

from __future__ import annotations

from kgbuild.model import Document, Segmented
from kgbuild.relate.reprint import relate_reprints
from kgbuild.segment import segment
from texts import MakeDocument

STORY = (
    "10月20日，全省产业大会在杭州召开，会议总结前三季度工作，部署下一阶段任务。"
    "会议指出，要坚持项目为王，推动一批标志性工程尽快落地见效，持续优化营商环境。"
    "会议强调，各地各部门要扛起责任，抓好安全生产，确保全年目标任务如期完成，让群众得到更多实惠。"
    "来自十一个市的代表在会上交流了经验，省级有关单位负责人参加会议并逐一回应了企业家提出的问题。"
)
OTHER = (
    "近日，某县举办乡村音乐节，吸引游客三万余人次，带动民宿入住率明显上升，农产品销售额创下新高。"
    "当地负责人表示，下一步将完善基础设施，培育更多乡村文化品牌，把节庆流量变成发展增量，"
    "并计划在明年春天邀请邻近各县的演出团体共同举办更大规模的活动，延长游客停留时间。"
)


def article(make_document: MakeDocument, text: str, published: str) -> Segmented:
    document: Document = make_document(f"标题\n{text}", title="标题", published=published)
    return segment(document)


def test_a_later_copy_with_another_ending_is_a_reprint(make_document: MakeDocument) -> None:
    first = article(make_document, STORY, "2023-10-20")
    copy = article(make_document, STORY + "（来源：某报）", "2023-10-21")
    (statement,) = relate_reprints([copy, first])
    assert statement.subject == copy.article_key(copy.articles[0])
    assert statement.object == first.article_key(first.articles[0])


def test_another_story_is_none(make_document: MakeDocument) -> None:
    first = article(make_document, STORY, "2023-10-20")
    other = article(make_document, OTHER, "2023-10-21")
    assert not list(relate_reprints([first, other]))


def test_a_short_notice_is_too_short_to_tell(make_document: MakeDocument) -> None:
    first = article(make_document, "今天是国庆节。", "2023-10-20")
    other = article(make_document, "今天是国庆节。 ", "2023-10-21")
    assert not list(relate_reprints([first, other]))


def test_three_prints_are_copies_of_the_first(make_document: MakeDocument) -> None:
    prints = [
        article(make_document, STORY + x, f"2023-10-2{i}") for i, x in enumerate(("", "甲报。", "乙报。"))
    ]
    found = list(relate_reprints(prints))
    assert {s.object for s in found} == {prints[0].article_key(prints[0].articles[0])}
    assert len(found) == 2
