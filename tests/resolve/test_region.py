"""Which division a name means: full names, hints, the year of the document; what each piece is about."""

from __future__ import annotations

import pytest

from kgbuild.model import Document, RegionResolution, Segmented
from kgbuild.recognise.region import recognise
from kgbuild.resolve.region import resolve
from kgbuild.segment import segment
from texts import MakeDocument


def resolved(document: Document) -> RegionResolution:
    segmented: Segmented = segment(document)
    return resolve(segmented, tuple(recognise(segmented)))


def keys(resolution: RegionResolution) -> set[str]:
    return {e.key for e in resolution.entities if e.mentions}


def test_a_name_that_one_division_has_needs_no_hint(make_document: MakeDocument) -> None:
    assert keys(resolved(make_document("莲都区的茶园。"))) == {"region/331102"}


@pytest.mark.parametrize("name", ["鼓楼区", "朝阳区"])
def test_a_name_that_several_have_stays_open(name: str, make_document: MakeDocument) -> None:
    resolution = resolved(make_document(f"{name}举行运动会。"))
    assert keys(resolution) == set()
    assert len(resolution.unresolved[0].candidates) > 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("南京市的夜市热闹，鼓楼区尤其如此。", "region/320106"),
        ("福建省公布名单，福州市鼓楼区在列。", "region/350102"),
        ("北京市朝阳区的社区。", "region/110105"),
    ],
)
def test_a_hint_elsewhere_decides(text: str, key: str, make_document: MakeDocument) -> None:
    assert key in keys(resolved(make_document(text)))


def test_former_and_new_districts_resolve_in_their_year(make_document: MakeDocument) -> None:
    before = resolved(make_document("杭州市下城区、江干区。", published="2019-05-01"))
    after = resolved(make_document("杭州市临平区、钱塘区。", published="2023-05-01"))
    assert {e.name for e in before.entities if e.mentions} == {"杭州市", "下城区", "江干区"}
    assert {e.name for e in after.entities if e.mentions} == {"杭州市", "临平区", "钱塘区"}


def test_ancestors_up_to_the_province_are_implied_and_hold_by_the_reference_table(
    make_document: MakeDocument,
) -> None:
    resolution = resolved(make_document("肥西县的荷塘。"))
    implied = {e.name for e in resolution.entities if e.implied and not e.mentions}
    assert implied == {"合肥市", "安徽省"}
    assert ("region/340123", "within", "region/340100") in {
        (s.subject, s.predicate, s.object) for s in resolution.reference
    }


def test_a_village_without_a_code_is_known_by_its_parent(make_document: MakeDocument) -> None:
    resolution = resolved(make_document("安徽省肥西县三河镇木兰村。"))
    village = next(e for e in resolution.entities if e.name == "木兰村")
    assert village.key.startswith("region/340123")
    assert village.key.endswith("-木兰村")
    assert (village.level, village.code) == ("Village", None)


def test_a_village_told_twice_is_one_under_the_narrower_parent(make_document: MakeDocument) -> None:
    resolution = resolved(make_document("合肥木兰村丰收。合肥市肥西县三河镇木兰村村民说。"))
    assert sum(e.name == "木兰村" for e in resolution.entities) == 1


@pytest.mark.parametrize(
    ("text", "publisher", "key"),
    [
        ("合肥：荷塘添新景\n荷花开了。", None, "region/340100"),
        ("江苏昆山：实干推动发展\n昆山的工厂满产。", None, "region/320583"),
        ("我国粮食再获丰收\n记者从有关部门获悉，我国粮食总产量创新高。", None, "region/100000"),
        ("全面推进项目建设\n全省重大项目开工，我省投资增长。", "安徽日报", "region/340000"),
        ("产业升级提速\n我国产业不断升级，全国投资增长。在杭州，新园区建成。", None, "region/100000"),
        ("南京丰台站今天试运行\n南京市新建的车站。", None, "region/320100"),
    ],
)
def test_whose_affairs_an_article_reports(
    text: str, publisher: str | None, key: str, make_document: MakeDocument
) -> None:
    document = make_document(text, title=text.split("\n")[0], publisher=publisher)
    assert resolved(document).piece_region.get(1) == key or (
        key not in keys(resolved(document)) and publisher
    )


def test_a_capital_that_only_dates_the_news_is_not_its_subject(make_document: MakeDocument) -> None:
    text = "文化交流活动举行\n新华社北京5月6日电 活动在北京举行。"
    assert resolved(make_document(text, title="文化交流活动举行")).piece_region.get(1) is None


def test_the_title_given_beside_a_text_says_that_it_is_about_the_country(make_document: MakeDocument) -> None:
    document = make_document("技术水平不断提高。在杭州市，新园区建成。", title="我国制造业持续增长")
    assert resolved(document).piece_region.get(1) == "region/100000"
