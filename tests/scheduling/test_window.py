"""Days and times that a person writes become half-open windows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from claimwire.errors import ConfigError
from claimwire.scheduling.window import Window, read_window


def test_days_are_utc_and_the_last_one_is_included() -> None:
    """From the first midnight on, and before the midnight after the last day."""
    assert read_window("2026-11-20", "2026-11-22") == Window(
        datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
    )


def test_one_day_is_a_window() -> None:
    """The same day twice means that day."""
    window = read_window("2026-02-28", "2026-02-28")
    assert window.since and window.until
    assert window.until - window.since == timedelta(days=1)


def test_a_time_keeps_its_offset_and_is_no_day() -> None:
    """A time with an offset is that instant, on either side."""
    east = timezone(timedelta(hours=8))
    window = read_window("2026-11-20T06:00+08:00", "2026-11-20T07:30+08:00")
    assert window == Window(
        datetime(2026, 11, 20, 6, tzinfo=east), datetime(2026, 11, 20, 7, 30, tzinfo=east)
    )


@pytest.mark.parametrize("absent", [None, ""])
def test_what_is_not_said_is_open(absent: str | None) -> None:
    """Without dates nothing is left out."""
    assert read_window(absent, absent).open
    assert not read_window("2026-11-20", absent).open


@pytest.mark.parametrize("wrong", ["20/11/2026", "2026-11-31", "2026-11-20T06:00", "yesterday"])
def test_a_wrong_date_is_told_in_one_line_with_a_right_one(wrong: str) -> None:
    """The message names the param and shows both forms that are allowed."""
    with pytest.raises(ConfigError, match=r"since.*2026-11-20 .*offset") as caught:
        read_window(wrong, None)
    assert "\n" not in str(caught.value)


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    """A swapped pair would silently take nothing."""
    with pytest.raises(ConfigError, match="not after"):
        read_window("2026-11-22", "2026-11-20")
