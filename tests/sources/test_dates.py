"""The times that feeds write."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwire.sources.dates import read_time

NOW = datetime(2026, 1, 26, tzinfo=UTC)
TAIPEI = ZoneInfo("Asia/Taipei")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # RFC 822 and its relaxed forms
        ("Sun, 25 Jan 2026 08:00:00 +0800", "2026-01-25T08:00:00+08:00"),
        ("Sun, 25 Jan 2026 08:00:00 GMT", "2026-01-25T08:00:00+00:00"),
        ("25 Jan 2026 08:00 EST", "2026-01-25T08:00:00-05:00"),
        ("Sunday, 25-Jan-26 08:00:00 UTC", "2026-01-25T08:00:00+00:00"),
        ("Sun, 25 January 2026 08:00:00 -0000", "2026-01-25T08:00:00+00:00"),
        ("Sun, 25 Jan 2026 08:00:00", "2026-01-25T08:00:00+08:00"),
        ("Sun, 25 Jan 2026 08:00:00 +0800 (CST)", "2026-01-25T08:00:00+08:00"),
        # the outlet's own abbreviation is its own zone
        ("Sun, 25 Jan 2026 08:00:00 CST", "2026-01-25T08:00:00+08:00"),
        ("Sun, 25 Jan 2026 08:00:00 JST", "2026-01-25T08:00:00+09:00"),
        ("Sun, 25 Jan 2026 08:00:00 GMT+8", "2026-01-25T08:00:00+08:00"),
        # RFC 3339 and its relaxed forms
        ("2026-01-25T08:00:00Z", "2026-01-25T08:00:00+00:00"),
        ("2026-01-25T08:00:00.123+09:00", "2026-01-25T08:00:00+09:00"),
        ("2026-01-25T08:00+0900", "2026-01-25T08:00:00+09:00"),
        ("2026-01-25 08:00:00", "2026-01-25T08:00:00+08:00"),
        ("2026-01-25", "2026-01-25T00:00:00+08:00"),
        ("2026/1/5 8:05", "2026-01-05T08:05:00+08:00"),
        ("2026.01.25 08:00", "2026-01-25T08:00:00+08:00"),
        ("20260125080000", "2026-01-25T08:00:00+08:00"),
        ("20260125", "2026-01-25T00:00:00+08:00"),
        ("20260125T080000Z", "2026-01-25T08:00:00+00:00"),
        # as people of the region write
        ("2026年1月25日 08:00", "2026-01-25T08:00:00+08:00"),
        ("2026年1月25日 下午3:05", "2026-01-25T15:05:00+08:00"),
        ("2026年1月25日(日) 午前0時5分", "2026-01-25T00:05:00+08:00"),
        ("2026年1月25日(星期日)上午12:30", "2026-01-25T00:30:00+08:00"),
        ("2026/01/25 下午 03:05:09", "2026-01-25T15:05:09+08:00"),
        ("２０２６年１月２５日　８時", "2026-01-25T08:00:00+08:00"),
        ("中華民國115年1月25日 8:00", "2026-01-25T08:00:00+08:00"),
        # as English writers do
        ("Jan 25, 2026 3:05 PM", "2026-01-25T15:05:00+08:00"),
        ("January 25, 2026, 12:05 am EST", "2026-01-25T00:05:00-05:00"),
        ("25 Jan 2026", "2026-01-25T00:00:00+08:00"),
        ("Sun Jan 25 08:00:00 2026", "2026-01-25T08:00:00+08:00"),
        ("Sun Jan 25 08:00:00 UTC 2026", "2026-01-25T08:00:00+00:00"),
        # seconds and milliseconds since 1970
        ("1769299200", "2026-01-25T08:00:00+08:00"),
        ("1769299200000", "2026-01-25T08:00:00+08:00"),
    ],
)
def test_times_are_read(text: str, expected: str) -> None:
    """Each form gives ISO 8601 with the offset that it tells, or the outlet's."""
    assert read_time(text, zone=TAIPEI, now=NOW) == expected


@pytest.mark.parametrize(
    "text",
    [None, "", "yesterday", "2026-13-45", "Sun, 32 Jan 2026 08:00:00 GMT", "0000-00-00T00:00:00Z",
     "1970-01-01T00:00:00Z", "2027-01-01", "25:61", "2026-01-25T08:00:00 XYZ", "9" * 50,
     "Sun, 25 Foo 2026 08:00:00 GMT", "2026-02-30", "1"],
)  # fmt: skip
def test_broken_times_are_none(text: str | None) -> None:
    """What is no time, or one that no news can have, is left open."""
    assert read_time(text, zone=TAIPEI, now=NOW) is None


def test_summer_time_is_the_zones_matter() -> None:
    """A naive time gets the offset that its zone had on that day."""
    zone = ZoneInfo("America/New_York")
    now = datetime(2026, 8, 1, tzinfo=UTC)
    assert read_time("2026-01-25 08:00", zone=zone, now=now) == "2026-01-25T08:00:00-05:00"
    assert read_time("2026-07-01 08:00", zone=zone, now=now) == "2026-07-01T08:00:00-04:00"
    assert read_time("Wed, 01 Jul 2026 08:00:00 EDT", zone=TAIPEI, now=now) == (
        "2026-07-01T08:00:00-04:00"
    )


@given(st.text(max_size=60) | st.from_regex(r"[0-9年月日時:/. +TZ-]{0,40}", fullmatch=True))
def test_any_text_is_a_time_or_none(text: str) -> None:
    """No text raises, and every result has an offset."""
    found = read_time(text, zone=TAIPEI, now=NOW)
    assert found is None or datetime.fromisoformat(found).tzinfo is not None
