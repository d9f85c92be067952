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
        ("記者 黃俞瑄 台中報導", ["黃俞瑄"]),
        ("文/圖：鄧雅方", ["鄧雅方"]),
        ("【本報記者彭以琳／新竹報導】", ["彭以琳"]),
        ("撰文＝何沛錦｜攝影＝林家生", ["何沛錦"]),
        ("生活中心／綜合報導", []),
        ("國際中心／陳予恩報導", ["陳予恩"]),
        ("即時中心／溫子涵報導", ["溫子涵"]),
        ("編譯黃靖文／綜合外電", ["黃靖文"]),
        ("記者張羽、郭立祥／台北－新竹連線報導", ["張羽", "郭立祥"]),
        ("作者 / 林安", ["林安"]),
        ("撰稿｜蔡令儀　編輯｜宋知微", ["蔡令儀"]),
        ("Text by 林安", ["林安"]),
        ("（記者 許家豪 報導）", ["許家豪"]),
        ("（中央社記者蘇木春台中12日電）", ["蘇木春"]),
        ("特派記者梁東屏／曼谷報導", ["梁東屏"]),
        ("本报记者 潘少军", ["潘少军"]),
        ("新江晚报记者 沈晨 通讯员 何燕", ["沈晨"]),
        ("（记者 金歆）", ["金歆"]),
        ("新华社记者王雨萧、张辛欣", ["王雨萧", "张辛欣"]),
        ("文 | 《样本周刊》记者 罗晓兰", ["罗晓兰"]),
        ("作者：李东 编辑：王芳", ["李东"]),
        ("采写：南方样本记者 周俊", ["周俊"]),
        ("记者：陆华东", ["陆华东"]),
        ("文丨张一川", ["张一川"]),
        ("文/羊城样本报全媒体记者 王丹阳", ["王丹阳"]),
        ("责编：张三丰", []),
        ("中新社北京3月11日电 (记者 李晓喻)", ["李晓喻"]),
        ("央样记者 唐颖 报道", ["唐颖"]),
        ("By Jane Q. Doe, Staff Writer", ["Jane Q. Doe"]),
        (
            "By María José Álvarez and Liam O'Neill in Dublin",
            ["María José Álvarez", "Liam O'Neill"],
        ),
        ("Words: Tom Finch. Photographs: Ana Reyes", ["Tom Finch"]),
        ("Written by Chen Wei | Edited by Ruth Adler", ["Chen Wei"]),
        ("By ANA REYES and TOM LOWE", ["Ana Reyes", "Tom Lowe"]),
        ("By Sam Hill, Ana Reyes & Tom Lowe", ["Sam Hill", "Ana Reyes", "Tom Lowe"]),
        ("By Associated Wire", []),
        ("By Courant Staff", []),
        ("Analysis by Dr. Priya Raman", ["Priya Raman"]),
        ("By Jean-Luc Picard for The Courant", ["Jean-Luc Picard"]),
        ("Photograph by Ana Reyes", []),
        ("Edited by Tom Lowe", []),
        ("구본채 기자 koo@garam.example", ["구본채"]),
        ("글·사진 구본채 기자", ["구본채"]),
        ("[서울=가람뉴스] 구본채 기자 =", ["구본채"]),
        ("(서울=가람) 구본채 오세린 기자 =", ["구본채", "오세린"]),
        ("구본채 선임기자", ["구본채"]),
        ("베이징=구본채 특파원", ["구본채"]),
        ("온라인뉴스팀", []),
        ("사진=구본채 기자", []),
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
        ("取材・文＝平野 亮", ["平野 亮"]),
        ("文：平野亮　写真：佐藤誠", ["平野亮"]),
        ("【ソウル＝神谷毅】", ["神谷毅"]),
        ("聞き手・平野亮", ["平野亮"]),
        ("平野 亮：共栄新聞記者", ["平野 亮"]),
        ("経済部　平野亮", ["平野亮"]),
        ("執筆者：平野亮", ["平野亮"]),
        ("[平野亮，共栄ニュース]", ["平野亮"]),
        ("平野亮（ひらの・りょう）", ["平野亮"]),
        ("編集：平野亮", []),
        ("撮影：平野亮", []),
        ("ロンドン特派員・平野亮", ["平野亮"]),
        ("文・平野亮", ["平野亮"]),
        ("ライター：平野亮", ["平野亮"]),
        ("（文＝平野亮）", ["平野亮"]),
        ("平野亮 記者", ["平野亮"]),
        ("【平野亮、山本さくら】", ["平野亮", "山本さくら"]),
        ("注文：平野亮", []),
        ("本文・写真の無断転載", []),
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
