"""Open names in a document: one entity a thing, whatever it is called."""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.model import Document, Entity, Kind
from kgbuild.recognise import event, initiative, organisation, project, region
from kgbuild.resolve import name as names
from kgbuild.resolve import organisation as organisations
from kgbuild.resolve import region as regions
from kgbuild.segment import segment

MakeDocument = Callable[..., Document]
RECOGNISERS = (
    region.recognise,
    event.recognise,
    initiative.recognise,
    organisation.recognise,
    project.recognise,
)


def resolved(make: MakeDocument, text: str) -> dict[str, Entity]:
    segmented = segment(make(text))
    mentions = tuple(m for recognise in RECOGNISERS for m in recognise(segmented))
    where = regions.resolve(segmented, mentions)
    found = names.resolve(segmented, mentions, where), organisations.resolve(segmented, mentions, where)
    return {entity.key: entity for resolution in found for entity in resolution.entities}


def test_a_quoted_core_and_its_long_form_are_one(make_document: MakeDocument) -> None:
    found = resolved(make_document, "实施“百企千厂”数字化改造。推进“百企千厂”，企业受益。")
    (one,) = [entity for entity in found.values() if entity.kind is Kind.INITIATIVE]
    assert one.name == "“百企千厂”数字化改造"
    assert one.key == "initiative/百企千厂数字化改造"
    assert "百企千厂" in one.aliases


def test_a_mechanism_for_a_strategy_is_not_the_strategy(make_document: MakeDocument) -> None:
    found = resolved(make_document, "深入实施“八八战略”。完善“八八战略”抓落实机制。")
    assert {"initiative/八八战略", "initiative/八八战略抓落实机制"} <= set(found)


def test_a_ceremony_is_not_the_fair_that_it_opens(make_document: MakeDocument) -> None:
    text = "举办“春到临河购物节”。5月1日，“春到临河购物节”启动仪式在宁波举行。"
    found = resolved(make_document, text)
    assert {"event/春到临河购物节", "event/春到临河购物节启动仪式"} <= set(found)


def test_an_organ_named_by_its_rank_has_its_full_name_too(make_document: MakeDocument) -> None:
    text = "宁波市委书记 周大川\n\n宁波市坚持开放。市商务局数据显示，外贸增长。"
    (organ,) = [e for e in resolved(make_document, text).values() if "商务局" in e.name]
    assert organ.key == "organization/宁波市商务局"
    assert {"市商务局", "宁波市商务局"} <= {organ.name, *organ.aliases}
    assert organ.region == "region/330200"


def test_a_part_of_a_body_is_a_body_of_its_own(make_document: MakeDocument) -> None:
    found = resolved(make_document, "临河质量认证中心表示，临河质量认证中心江宁分中心已启用。")
    assert len([e for e in found.values() if e.kind is Kind.ORGANIZATION]) == 2


def test_a_contraction_and_its_long_form_are_one(make_document: MakeDocument) -> None:
    found = resolved(
        make_document, "首届苏皖文旅融合发展大会开幕。参加首届苏皖文化旅游融合发展大会的有多人。"
    )
    (one,) = [entity for entity in found.values() if entity.kind is Kind.EVENT]
    assert one.name == "首届苏皖文化旅游融合发展大会"
    assert "首届苏皖文旅融合发展大会" in one.aliases


def test_meetings_with_other_numbers_are_others(make_document: MakeDocument) -> None:
    found = resolved(make_document, "江宁市第二届农业博览会开幕。江宁市第十二届农业博览会开幕。")
    assert len([entity for entity in found.values() if entity.kind is Kind.EVENT]) == 2


def test_a_section_of_a_line_is_a_work_of_its_own(make_document: MakeDocument) -> None:
    found = resolved(make_document, "江宁高铁全线开工。江宁高铁石门山隧道贯通。")
    assert {"project/江宁高铁", "project/江宁高铁石门山隧道"} <= set(found)


def test_an_organ_of_the_country_is_one_body_under_all_its_names(make_document: MakeDocument) -> None:
    text = "人社部发布通知。人力资源社会保障部部署。党中央决定，中共中央发出通知，中共中央政治局召开会议。"
    found = resolved(make_document, text)
    assert found["organization/中共中央"].name == "中共中央"
    assert "党中央" in found["organization/中共中央"].aliases
    assert "organization/中共中央政治局" in found
    assert [e.name for e in found.values() if "人社部" in e.aliases] == ["人力资源社会保障部"]


def test_a_line_of_action_is_one_with_and_without_the_words_beside_it(make_document: MakeDocument) -> None:
    found = resolved(make_document, "实施“绿谷春风”战略。深入推进“绿谷春风”。“绿谷春风”建设提速。")
    assert len([e for e in found.values() if e.kind is Kind.INITIATIVE]) == 1
