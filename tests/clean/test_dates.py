"""Reading and choosing times."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from claimwire.clean import dates, moments

TAIPEI = ZoneInfo("Asia/Taipei")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-09T12:10:00+08:00", "2026-01-09T12:10:00+08:00"),
        ("2026-01-23T14:15:00+0000", "2026-01-23T14:15:00+00:00"),
        ("2026-01-07T02:58:00.000Z", "2026-01-07T02:58:00+00:00"),
        ("2026/1/7 10:42", "2026-01-07T10:42:00+08:00"),
        ("2026年1月7日週三 上午10:58", "2026-01-07T10:58:00+08:00"),
        ("2026年07月16日(四) 04:00", "2026-07-16T04:00:00+08:00"),
        ("2026 年 01 月 19 日 8:30", "2026-01-19T08:30:00+08:00"),
        ("中華民國115年1月12日 星期一 下午06:30", "2026-01-12T18:30:00+08:00"),
        ("民國一百一十五年七月廿二日", "2026-07-22T00:00:00+08:00"),
        ("115/07/22 11:40", "2026-07-22T11:40:00+08:00"),
        ("令和8年3月12日　7時00分", "2026-03-12T07:00:00+08:00"),
        ("令和元年十二月一日", "2019-12-01T00:00:00+08:00"),
        ("二〇二六年一月十二日", "2026-01-12T00:00:00+08:00"),
        ("2026/01/25 18:07 (JST)", "2026-01-25T18:07:00+09:00"),
        ("Published Fri, Jan 23 2026 9:15 AM EST", "2026-01-23T09:15:00-05:00"),
        ("July 3, 2026 at 4:05 p.m. ET", "2026-07-03T16:05:00-04:00"),
        ("6 January 2026, 09:15 GMT", "2026-01-06T09:15:00+00:00"),
        ("8:58 AM UTC, January 14, 2026", "2026-01-14T08:58:00+00:00"),
        ("Fri, 23 Jan 2026 14:15:00 +0000", "2026-01-23T14:15:00+00:00"),
        ("1768866600", "2026-01-19T23:50:00+00:00"),
        ("1768353960000", "2026-01-14T01:26:00+00:00"),
        ("20260115172035", "2026-01-15T17:20:35+08:00"),
        ("２０２６年１月２５日", "2026-01-25T00:00:00+08:00"),
    ],
)
def test_forms_of_times(text: str, expected: str) -> None:
    """Each way to write a time gives its instant."""
    moment = dates.read_moment(text)
    assert moment is not None
    assert datetime.fromisoformat(moment.iso(TAIPEI)) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text", ["", "H200", "3.2萬", "2026", "13/45/2026", "1:0", "民國", None, True]
)
def test_what_is_no_time(text: object) -> None:
    """Numbers and words that only resemble times give none."""
    assert dates.read_moment(text) is None


def test_a_day_takes_the_clock_that_is_printed() -> None:
    """Metadata with a day and a visible clock of that day make one time."""
    day, clock = dates.read_moment("2026-01-15"), dates.read_moment("2026 01/15 17:20:35")
    assert day and clock
    chosen = moments.choose([day], [clock], TAIPEI)
    assert chosen and chosen.iso(TAIPEI) == "2026-01-15T17:20:35+08:00"


def test_local_time_stamped_as_utc() -> None:
    """A Z behind the very clock that the page prints is a mistake of its system."""
    stamped, printed = (
        dates.read_moment("2026-01-09T12:10:00Z"),
        dates.read_moment("2026/01/09 12:10"),
    )
    assert stamped and printed
    chosen = moments.choose([stamped], [printed], TAIPEI)
    assert chosen and chosen.iso(TAIPEI) == "2026-01-09T12:10:00+08:00"


def test_true_utc_stays() -> None:
    """A Z beside a printed local clock is right."""
    stamped, printed = (
        dates.read_moment("2026-01-09T04:10:00Z"),
        dates.read_moment("2026/01/09 12:10"),
    )
    assert stamped and printed
    chosen = moments.choose([stamped], [printed], TAIPEI)
    assert chosen and chosen.iso(TAIPEI) == "2026-01-09T04:10:00+00:00"


@pytest.mark.parametrize(
    ("site", "language", "zone"),
    [
        ("udn.com", "zh-Hant", "Asia/Taipei"),
        ("example.hk", "zh-Hant", "Asia/Hong_Kong"),
        ("example.com", "zh-Hans", "Asia/Shanghai"),
        ("example.co.jp", "en", "Asia/Tokyo"),
        ("example.com", "en", None),
    ],
)
def test_zone_of_a_site(site: str, language: str, zone: str | None) -> None:
    """Country first, then language; English on an international domain says nothing."""
    assert moments.zone_of(site, language) == (ZoneInfo(zone) if zone else None)


def test_hint_decides_the_zone() -> None:
    """The source's own zone wins, and a wrong one is none."""
    assert moments.zone_of("example.com", "en", "America/New_York") == ZoneInfo("America/New_York")
    assert moments.zone_of("example.com", "en", "Nowhere/City") is None
