"""Observations: what was measured, of whom, when, and in which league."""

from __future__ import annotations

from datetime import date

import pytest

from kgbuild.model import Measure, Observation, Period, Status
from kgbuild.pipeline import graph_of
from texts import MakeDocument

BULLETIN = "# 天台县经济稳步向好\n\n本报讯　天台县发展和改革局发布数据。"


def observations(
    text: str, make_document: MakeDocument, published: str = "2023-10-21"
) -> tuple[Observation, ...]:
    return graph_of(make_document(text, published=published)).observations


def one(text: str, make_document: MakeDocument) -> Observation:
    (observation,) = observations(text, make_document)
    return observation


def test_the_subject_is_the_region_that_opens_the_clause(make_document: MakeDocument) -> None:
    found = one("前三季度，浙江省固定资产投资增长8.1%。", make_document)
    assert found.subject == "region/330000"
    assert (found.indicator, found.measure) == ("固定资产投资", Measure.GROWTH)
    assert found.period == Period(date(2023, 1, 1), date(2023, 9, 30), inferred=True)


def test_the_whole_country_is_a_subject(make_document: MakeDocument) -> None:
    assert one("1至8月，全国造林面积达到3000万亩。", make_document).subject == "region/100000"


def test_a_rank_has_its_scope(make_document: MakeDocument) -> None:
    found = observations("浙江省杭州市外贸出口增长13.4%，增速居全省首位。", make_document)
    ranks = [o for o in found if o.measure is Measure.RANK]
    assert [(o.value, o.rank_scope) for o in ranks] == [(1, "region/330000")]


def test_a_period_goes_on_where_the_sentence_goes_on(make_document: MakeDocument) -> None:
    text = "1至9月，福建省软件业务收入增长12%。其中，工业软件收入增长14.2%。"
    assert {o.period for o in observations(text, make_document)} == {
        Period(date(2023, 1, 1), date(2023, 9, 30), inferred=True)
    }


def test_what_is_compared_with_is_not_the_period(make_document: MakeDocument) -> None:
    found = one("2022年，吉林省高标准农田面积比2012年增长7.9倍。", make_document)
    assert found.period == Period(date(2012, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("浙江省力争新增企业500家。", Status.TARGET),
        ("浙江省预计新增企业500家。", Status.FORECAST),
        ("浙江省新增企业500家。", Status.REPORTED),
    ],
)
def test_targets_and_forecasts_are_told_apart(text: str, status: Status, make_document: MakeDocument) -> None:
    assert one(text, make_document).status is status


def test_a_share_is_told_from_a_rate(make_document: MakeDocument) -> None:
    found = observations("福建省清洁能源装机比重达60%，森林覆盖率为65%。", make_document)
    assert [o.measure for o in found] == [Measure.SHARE, Measure.RATE]


def test_a_league_table_has_a_subject_and_a_rank_an_item(make_document: MakeDocument) -> None:
    text = "# 甘肃省重点工作通报\n\n甘肃省1至7月投资增速前三名：敦煌市增长20%，玉门市增长18%，临泽县增长18%。"
    found = observations(text, make_document)
    growth = {o.subject: o.value for o in found if o.measure is Measure.GROWTH}
    ranks = {o.subject: o.value for o in found if o.measure is Measure.RANK}
    assert growth == {"region/620982": 20, "region/620981": 18, "region/620723": 18}
    assert ranks == {"region/620982": 1, "region/620981": 2, "region/620723": 2}


def test_a_headline_does_not_tell_a_figure_twice(make_document: MakeDocument) -> None:
    text = "# 海南省消费券发放2亿元\n\n海南省今年累计发放消费券2亿元。"
    assert len(observations(text, make_document)) == 1


def test_the_evidence_holds_the_figure(make_document: MakeDocument) -> None:
    text = "山东省招聘会发布职位1.1万个，计划招聘19万人。"
    for o in observations(text, make_document):
        assert o.as_written in o.evidence.exact


def test_the_seed_has_its_figures(seed_observations: tuple[Observation, ...]) -> None:
    told = {(o.indicator, str(o.value), o.measure) for o in seed_observations}
    assert ("固定资产投资", "17", Measure.GROWTH) in told
    assert ("累计兑现惠企政策资金", "5240000000.0", Measure.AMOUNT) in told
    assert all(o.subject and o.indicator for o in seed_observations)


@pytest.fixture(scope="module")
def seed_observations(request: pytest.FixtureRequest) -> tuple[Observation, ...]:
    return graph_of(request.getfixturevalue("seed")).observations


def test_a_list_with_a_figure_for_each_of_its_subjects_is_shared_out(make_document: MakeDocument) -> None:
    text = "浙江发布数据\n前三季度，杭州市、宁波市、温州市固定资产投资分别增长5.3%、5.2%和5.1%。\n"
    found = {(o.subject, str(o.value)) for o in observations(text, make_document)}
    assert found == {("region/330100", "5.3"), ("region/330200", "5.2"), ("region/330300", "5.1")}


def test_what_a_headline_says_is_published_is_what_bare_figures_measure(make_document: MakeDocument) -> None:
    text = "浙江各市生产总值出炉\n杭州市18753亿元，增长1.5%；宁波市15704亿元，增长3.5%。\n"
    found = {(o.subject, o.indicator, o.measure) for o in observations(text, make_document)}
    assert {subject for subject, _, _ in found} == {"region/330100", "region/330200"}
    assert {indicator for _, indicator, _ in found} == {"生产总值"}
