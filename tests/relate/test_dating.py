"""When events take place."""

from __future__ import annotations

from relate.marked import stated


def test_a_day_before_the_verb_of_holding_is_the_events_date() -> None:
    assert stated("10月19日，⟦E湖畔诗歌节⟧在北山举行。", "date") == {("湖畔诗歌节", "2023-10-19")}


def test_the_day_in_a_dateline_is_the_reports() -> None:
    text = "本报北山10月20日讯　19日下午，⟦E湖畔诗歌节⟧举行。"
    assert stated(text, "date") == {("湖畔诗歌节", "2023-10-19")}


def test_several_days_are_a_start_and_an_end() -> None:
    text = "10月12日至15日，⟦E湖畔博览会⟧在北山举办。"
    assert stated(text, "startDate") == {("湖畔博览会", "2023-10-12")}
    assert stated(text, "endDate") == {("湖畔博览会", "2023-10-15")}


def test_an_opening_is_a_start_a_closing_an_end() -> None:
    assert stated("10月12日，⟦E湖畔博览会⟧开幕。", "startDate") == {("湖畔博览会", "2023-10-12")}
    assert stated("10月15日，⟦E湖畔博览会⟧闭幕。", "endDate") == {("湖畔博览会", "2023-10-15")}


def test_the_days_of_a_phase_are_not_the_events() -> None:
    assert stated("10月15日，⟦E湖畔博览会⟧第二期闭幕。", "endDate") == set()


def test_a_year_is_no_date_and_two_dates_are_none() -> None:
    assert stated("2022年，⟦E湖畔诗歌节⟧举行。", "date") == set()
    text = "10月19日，⟦E湖畔诗歌节⟧举行。10月20日，⟦E湖畔诗歌节⟧举行。"
    assert stated(text, "date") == set()
