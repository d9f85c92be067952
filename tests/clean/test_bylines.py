"""Names out of bylines of four languages, by role."""

from __future__ import annotations

import pytest

from claimwire.clean import bylines


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("〔記者陳柏宇／台北報導〕《彭博》今日報導", ["陳柏宇"]),
        ("記者林芷萱、游士豪／綜合報導", ["林芷萱", "游士豪"]),
        ("（中央社記者林以晴拉斯維加斯6日專電）", ["林以晴"]),
        ("【記者施柏丞台北報導】", ["施柏丞"]),
        ("財經中心／師筱彤報導", ["師筱彤"]),
        ("經濟範例日報 記者許家瑜、羅彥廷／綜合報導", ["許家瑜", "羅彥廷"]),
        ("作者：顧守仁", ["顧守仁"]),
        ("文 | 贺知秋", ["贺知秋"]),
        ("華訊社北京1月15日電（記者沈之渔　罗敏）商务部", ["沈之渔", "罗敏"]),
        ("文｜許惟安 圖｜王大成", ["許惟安"]),
        ("By Mei Lin and Daniel Ortega", ["Mei Lin", "Daniel Ortega"]),
        ("By OREN CASTELLANE", ["Oren Castellane"]),
        ("Reporting by Mei Lin in Beijing; Editing by Ruth Adler", ["Mei Lin"]),
        ("責任編輯：溫伯言", []),
        ("攝影／王大成", []),
        ("綜合報導", []),
    ],
)
def test_lines(line: str, names: list[str]) -> None:
    """Writers are named; editors, photographers and desks are not."""
    assert bylines.names_in_line(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("【上海＝石田直人】米半導体大手の", ["石田直人"]),
        ("（聞き手・真壁えりか）", ["真壁えりか"]),
        ("小暮慎一 編集委員", ["小暮慎一"]),
        ("古沢美和　2026年3月11日 17時00分", ["古沢美和"]),
        ("稼働 | 2028年4月", []),
    ],
)
def test_japanese_lines(line: str, names: list[str]) -> None:
    """Japanese datelines, interviewers and names before a date."""
    assert bylines.names_in_line(line, japanese=True) == names


def test_signature_in_brackets() -> None:
    """The last line of a Japanese article names its writer in brackets."""
    line = "県は来年度に広げたいとしている。（経済部・石田直人）"
    assert bylines.names_in_signature(line, japanese=True) == ["石田直人"]


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["聯合新聞網"], []),
        (["BEATRIX NOLAN"], ["Beatrix Nolan"]),
        (["記者王小明／台北報導"], ["王小明"]),
        (["高子涵 專寫半導體與光通訊"], ["高子涵"]),
        (["https://www.example.com/author/x"], []),
        (["Priya Raman, Senior Reporter"], ["Priya Raman"]),
        (["Newsroom"], []),
        (["馬庫斯·李"], ["馬庫斯·李"]),
    ],
)
def test_values(values: list[str], names: list[str]) -> None:
    """Names stand bare, and what is no person's name is left out."""
    assert bylines.bare_names(values) == names


def test_outlet_is_no_author() -> None:
    """The site's own name in the author field names nobody."""
    assert bylines.bare_names(["綠電"], ["綠電週刊"]) == []
