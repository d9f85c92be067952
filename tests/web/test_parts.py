"""The parts under the pages, on their own."""

from __future__ import annotations

import string
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from claimwire.errors import ConfigError
from claimwire.warehouse import named_queries
from claimwire.web.charts import PHONE, TILE, WIDE, Frame, measure_charts
from claimwire.web.marks import Span, edits, found_words, paragraphs
from claimwire.web.pages import once
from claimwire.web.searching import read_search
from claimwire.web.showing import amount, cell, number
from claimwire.web.site import outward
from claimwire.web.wording import LANGUAGES, choose, words


def test_every_language_has_the_same_strings() -> None:
    """No key is missing in a language, and each fills in the same values."""

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    english = words("en").strings
    for tag in LANGUAGES:
        other = words(tag).strings
        assert set(other) == set(english)
        for key in english:
            assert fields(other[key]) <= fields(english[key]), key


def test_named_queries_are_told_in_chinese() -> None:
    """Every query of the catalogue has its question in Chinese, and none that is gone has one."""
    told = tomllib.loads(
        (files("claimwire.web") / "strings" / "questions.zh-Hant.toml").read_text("utf-8")
    )
    assert set(told) == {query.name for query in named_queries()}
    assert words("en").question("loaded", "in English") == "in English"
    assert words("zh-Hant").question("new_one", "in English") == "in English"


def test_a_forecast_that_many_carry_is_told_once() -> None:
    """Copies of a forecast are counted, other forecasts stay apart."""
    row = {"due_on": 1, "claimed_by": "a", "proposition": "p", "measure": None}
    assert [n for _, n in once([row, dict(row), row | {"claimed_by": "b"}])] == [2, 1]


@pytest.mark.parametrize(
    ("asked", "accepted", "tag"),
    [
        (None, "zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
        (None, "zh-CN", "zh-Hant"),
        (None, "ja,en;q=0.5", "en"),
        (None, "en;q=0.2, zh-HK;q=0.9", "zh-Hant"),
        (None, "", "en"),
        (None, "zh;q=0, en", "en"),
        ("en", "zh-TW", "en"),
        ("zh-Hant", "en", "zh-Hant"),
        ("xx", "zh-TW", "zh-Hant"),
        (None, "zh;q=x," + "a" * 9999, "en"),
    ],
)
def test_language_is_the_readers(asked: str | None, accepted: str, tag: str) -> None:
    """The address decides, then the browser's order of preference."""
    assert choose(asked, accepted) == tag


def test_marks_cover_exactly_the_span() -> None:
    """Evidence that spans paragraphs is marked in both; a span outside the text is left out."""
    text = "甲乙丙\n\n丁戊"
    spans = [Span(1, 6, "evidence"), Span(90, 99, "evidence"), Span(-1, 2, "evidence")]
    pieces = paragraphs(text, spans)
    marked = "".join(p.text for some in pieces for p in some if p.mark)
    assert marked == "乙丙丁"
    assert "".join(p.text for some in pieces for p in some) == "甲乙丙丁戊"


def test_found_words_ignore_script_width_and_case() -> None:
    """The text keeps its own form; only the comparison folds."""
    pieces = found_words("輝達的Ｈ20與h20", ["辉达", "H20"])
    assert [p.text for p in pieces if p.mark] == ["輝達", "Ｈ20", "h20"]
    assert "".join(p.text for p in pieces) == "輝達的Ｈ20與h20"


def test_edits_tell_numbers_whole() -> None:
    """A changed figure goes and comes as one."""
    (pieces,) = edits("同段。\n\n占比31.2%，持平。", "同段。\n\n占比33.3%，持平。")
    assert [(p.mark, p.text) for p in pieces if p.mark] == [("del", "31.2"), ("ins", "33.3")]


@pytest.mark.parametrize(
    ("quantity", "english", "chinese"),
    [
        ({"value": 17e9, "unit": "USD"}, "US$17 bn", "170億美元"),
        ({"value": 34.6, "unit": "%"}, "34.6%", "34.6%"),
        ({"value": None, "low": 38, "high": 41, "unit": "%"}, "38–41%", "38–41%"),
        ({"value": 2_700_000, "unit": "張", "approximate": True}, "≈ 2.7 m 張", "≈ 270萬 張"),
        ({"value": 0.05, "unit": "x"}, "0.05x", "0.05x"),
    ],
)
def test_amounts_read_as_people_write_them(
    quantity: dict[str, object], english: str, chinese: str
) -> None:
    """Large numbers come in each language's own steps."""
    assert amount(quantity, "en") == english
    assert amount(quantity, "zh-Hant") == chinese


def test_numbers_never_lose_their_sign() -> None:
    """Falls below zero stay so."""
    assert number(-12_000_000, "en") == "-12 m"
    assert number(0, "zh-Hant") == "0"


def test_cells_are_cut() -> None:
    """A huge value cannot blow up a page."""
    from zoneinfo import ZoneInfo

    assert len(cell("茶" * 100_000, ZoneInfo("UTC"))) <= 300
    assert len(cell(list(range(100_000)), ZoneInfo("UTC"))) <= 300


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "/own",
        "http://",
        "https://[",
        None,
        "",
    ],
)
def test_only_the_web_is_linked(address: str | None) -> None:
    """Anything that is no http(s) address gives no link."""
    assert outward(address) == ""
    assert outward("https://a.example/x") == "https://a.example/x"


def test_search_state_survives_its_address() -> None:
    """What an address says is read and written the same."""
    given = {"q": '占比 "a b"', "theme": "market", "since": "2026-01-01", "page": "3"}
    search = read_search(given)
    assert search.params() == given
    assert search.words == ["占比", "a b"]
    assert read_search(search.with_choice("theme", "market").params()).chosen == {}


def test_search_input_is_bounded() -> None:
    """Long words are cut, many are dropped, and a page beyond the last is the last."""
    search = read_search({"q": "長" * 5000, "page": "99999"})
    assert len(search.text) == 200
    assert search.page == 200
    assert len(read_search({"q": "a b c d e f g h"}).words) == 5
    with pytest.raises(ConfigError, match="whole number"):
        read_search({"page": "-1"})


def point(
    period: str | None, start: date | None, value: float | None, **more: object
) -> dict[str, object]:
    """A row as `measure_over_time` gives it."""
    return {
        "period": period,
        "period_start": start,
        "value": value,
        "low": None,
        "high": None,
        "unit": "%",
        "kind": "measurement",
        "claims": 1,
        "claim_id": "c",
        "claimed_by": "x",
    } | more


def test_chart_puts_periods_in_order_and_units_apart() -> None:
    """Later periods lie to the right, larger values higher, each unit in a chart of its own."""
    rows = [
        point("2023", date(2023, 1, 1), 10.0),
        point("2024-Q3", date(2024, 7, 1), 30.0),
        point("2024", date(2024, 1, 1), -5.0),
        point("2024", date(2024, 1, 1), None, low=1.0, high=3.0, unit="USD", kind="forecast"),
        point(None, None, 7.0),
    ]
    percent, dollars = measure_charts(rows)
    place = {(d.row["period"], d.row["value"]): d for d in percent.dots}
    assert place["2023", 10.0].x < place["2024", -5.0].x < place["2024-Q3", 30.0].x
    assert place["2024-Q3", 30.0].y < place["2023", 10.0].y < place["2024", -5.0].y
    assert percent.hidden == 1
    (ranged,) = dollars.dots
    assert ranged.forecast
    assert ranged.y_high is not None
    assert ranged.y_low is not None
    assert ranged.y_high < ranged.y < ranged.y_low


@pytest.mark.parametrize("frame", [WIDE, PHONE, TILE])
@pytest.mark.parametrize("value", [0.0, 1e-9, 5e13, -3.0])
def test_chart_of_one_value_has_an_axis(value: float, frame: Frame) -> None:
    """A lone value, zero included, is drawn inside the frame."""
    (chart,) = measure_charts([point("2024", date(2024, 1, 1), value)], frame)
    (dot,) = chart.dots
    assert frame.top <= dot.y <= frame.bottom
    assert frame.left <= dot.x <= frame.right
    assert len(chart.y_ticks) >= 2


def test_chart_stays_small() -> None:
    """However many values there are, no more are drawn than can be told apart."""
    rows = [point("2024", date(2024, 1, 1), float(i)) for i in range(1000)]
    (chart,) = measure_charts(rows)
    assert len(chart.dots) == WIDE.most
    assert chart.hidden == 1000 - WIDE.most


@pytest.mark.parametrize(
    ("period", "start", "left_of"),
    [
        ("2025/2026-01-19", date(2025, 1, 1), "2026"),
        ("FY2024", date(2024, 1, 1), "2024-Q4"),
        ("2024-H1", date(2024, 1, 1), "2024-H2"),
        ("2024-02", date(2024, 2, 1), "2024-03"),
        ("2024-02-29", date(2024, 2, 29), "2024-03"),
    ],
)
def test_periods_of_every_form_have_a_place(period: str, start: date, left_of: str) -> None:
    """A value stands in the middle of the time that it is about, however that is written."""
    starts = {
        "2026": date(2026, 1, 1),
        "2024-Q4": date(2024, 10, 1),
        "2024-H2": date(2024, 7, 1),
        "2024-03": date(2024, 3, 1),
    }
    later = point(left_of, starts[left_of], 1.0)
    (chart,) = measure_charts([point(period, start, 1.0, claims=2), later])
    assert chart.dots[0].x < chart.dots[1].x
    assert chart.dots[0].x >= WIDE.left
