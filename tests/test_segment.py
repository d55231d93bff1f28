"""Documents are cut into articles, lines and sentences; every offset leads back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.errors import InputError
from kgbuild.model import ArticleKind, Document, Role, Segmented, Span
from kgbuild.segment import RULED, WHITE_SPACE, segment
from texts import MakeDocument


def roles(segmented: Segmented) -> list[tuple[str, str]]:
    return [
        (line.role.value, segmented.words(line.span))
        for article in segmented.articles
        for line in article.lines
    ]


def test_the_seed_is_a_digest_of_five_speeches_two_articles_and_two_captions(
    segmented_seed: Segmented,
) -> None:
    kinds = [(a.kind, a.parent) for a in segmented_seed.articles]
    assert kinds == [
        (ArticleKind.ARTICLE, None),
        *[(ArticleKind.SPEECH, 1)] * 5,
        (ArticleKind.ARTICLE, None),
        (ArticleKind.ARTICLE, None),
        (ArticleKind.CAPTION, None),
        (ArticleKind.CAPTION, None),
    ]


def test_a_kicker_above_a_headline_belongs_to_it(segmented_seed: Segmented) -> None:
    article = segmented_seed.articles[6]
    assert article.name == "杭州举行“最美”品牌十周年理论研讨会"
    assert "擦亮“最美”品牌 弘扬“最美”精神" in article.aliases


@pytest.mark.parametrize(
    "whole",
    ["发布全国首个", "数字经济投资", "立足长远", "“飞地”", "着力在实践中", "最美人墙", "六大主题消费展区"],
)
def test_sentences_that_a_page_break_cut_are_whole_again(segmented_seed: Segmented, whole: str) -> None:
    assert whole in segmented_seed.text
    start = segmented_seed.text.index(whole)
    evidence = segmented_seed.evidence(Span(start, start + len(whole)))
    assert "".join(evidence.exact.split()) == whole
    assert segmented_seed.document.text[evidence.start : evidence.end] == evidence.exact


def test_a_line_with_post_and_name_under_a_headline_is_the_speakers(make_document: MakeDocument) -> None:
    text = "# 交流发言摘要\n\n编者按:会议召开。\n\n### 实干争先\n\n某市委书记 陈明远\n\n我们抓项目。\n"
    segmented = segment(make_document(text))
    assert [role for role, _ in roles(segmented)] == ["headline", "note", "headline", "speaker", "body"]
    assert segmented.articles[1].kind is ArticleKind.SPEECH


def test_without_markup_the_title_of_the_metadata_is_the_headline(make_document: MakeDocument) -> None:
    segmented = segment(make_document("全省会议召开\n记者|陈明远\n会议在杭州召开。", title="全省会议召开"))
    assert roles(segmented) == [
        ("headline", "全省会议召开"),
        ("byline", "记者|陈明远"),
        ("body", "会议在杭州召开。"),
    ]


def test_numbered_lines_are_headings_of_one_article(make_document: MakeDocument) -> None:
    segmented = segment(
        make_document("工作报告\n各位代表：\n一、过去五年的工作\n成绩显著。\n（一）经济\n增长6%。")
    )
    assert len(segmented.articles) == 1
    assert ("heading", "一、过去五年的工作") in roles(segmented)


def test_a_caption_between_paragraphs_is_an_article_of_its_own(make_document: MakeDocument) -> None:
    text = "标题一行\n正文第一段。\n工人在车间作业。陈明远 摄\n正文第二段。"
    segmented = segment(make_document(text))
    assert [a.kind for a in segmented.articles] == ["article", "caption"]
    after = segmented.text.index("第二段")
    assert segmented.article_of(Span(after, after + 3)) is segmented.articles[0]


def test_a_document_of_markup_alone_holds_no_article(make_document: MakeDocument) -> None:
    with pytest.raises(InputError, match="no article found"):
        segment(make_document(" \n\u3000\n"))


TEXTS = st.text(
    st.sampled_from("甲乙丙。，！？\n\r\t \u3000#*“”（）一二、1234%：摄记者讯电\U00020000😀\u2028\x0b"),
    max_size=200,
)


@given(TEXTS)
def test_every_sentence_and_line_quotes_the_document(text: str) -> None:
    document = Document("0" * 12, "made.txt", text, "0" * 64)
    try:
        segmented = segment(document)
    except InputError:
        return
    for article in segmented.articles:
        for line in article.lines:
            assert len(line.span) > 0
            for span in (line.span, *line.sentences):
                evidence = segmented.evidence(span)
                assert text[evidence.start : evidence.end] == evidence.exact
                healed = segmented.words(span)
                assert "".join(evidence.exact.replace("#", "").split()) == "".join(
                    healed.replace("#", "").split()
                )


@given(TEXTS)
def test_nothing_but_white_space_and_markup_is_lost(text: str) -> None:
    document = Document("0" * 12, "made.txt", text, "0" * 64)
    try:
        segmented = segment(document)
    except InputError:
        kept = ""
    else:
        lines = sorted(line.span for article in segmented.articles for line in article.lines)
        kept = "".join(segmented.words(span) for span in lines)

    def content(words: str) -> str:
        lines = [line for line in words.splitlines() if not RULED.fullmatch(line.strip(WHITE_SPACE))]
        return "".join("".join(lines).replace("#", "").replace("\ufeff", "").split())

    assert content(kept) == content(text)


def test_roles_are_told_apart(segmented_seed: Segmented) -> None:
    found = {line.role for article in segmented_seed.articles for line in article.lines}
    assert found == {
        Role.KICKER,
        Role.HEADLINE,
        Role.SUBTITLE,
        Role.SPEAKER,
        Role.BYLINE,
        Role.NOTE,
        Role.CAPTION,
        Role.BODY,
    }


ROUND_UP = """国内快讯
本报综合消息：
石桥大桥今天通车
今天上午，石桥大桥正式通车，全长2.1公里。
前三季度果品出口增长一成
记者今天从商务部门获悉，前三季度果品出口同比增长一成。
"""
LONG_FORM = """走进县城：甲县 果香满园 乙县 渔歌唱晚
最近，记者走进两座县城。
甲县 果香满园
甲县的果园连成了片。
果农们忙着采摘。
村里还办起了合作社。
乙县 渔歌唱晚
乙县的渔港又热闹起来。
"""
FEATURE = """石桥镇的春天
石桥镇地处山区，过去交通不便。
路通了
去年，一条公路通到镇上。
人回来了
在外的年轻人陆续回乡。
"""


@pytest.mark.parametrize(("text", "articles"), [(ROUND_UP, 3), (LONG_FORM, 3), (FEATURE, 1)])
def test_each_brief_of_a_round_up_is_an_article_and_a_features_section_is_none(
    text: str, articles: int, make_document: MakeDocument
) -> None:
    assert len(segment(make_document(text)).articles) == articles


def test_a_first_line_with_a_comma_is_a_headline_and_no_part_of_the_first_sentence(
    make_document: MakeDocument,
) -> None:
    title = "某某在甲省、乙省调研时强调：加快制造业数智化转型升级 扎实推进企业创新发展"
    segmented = segment(make_document(f"{title}\n某某近日在甲省、乙省调研。"))
    assert segmented.articles[0].name == title


def test_a_round_up_under_no_headline_has_an_article_a_brief(make_document: MakeDocument) -> None:
    text = (
        "本网消息：\n江宁港吞吐量创新高\n江宁港2日发布数据，吞吐量增长一成。\n港区还将扩建。\n"
        "临河大桥通车\n临河大桥3日建成通车。\n全长两公里。\n---\n更新时间：2023-09-04T14:28:45.969Z\n"
    )
    segmented = segment(make_document(text, title="国内快讯"))
    assert [a.name for a in segmented.articles][-2:] == ["江宁港吞吐量创新高", "临河大桥通车"]
    assert "---" not in segmented.text
