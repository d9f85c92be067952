"""Days and times that a person writes become half-open windows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import cast

import pytest
from airflow.sdk import Context
from airflow.sdk.exceptions import AirflowFailException

from claimwire.errors import ConfigError
from claimwire.scheduling.tasks import window_of
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


def context(run_type: str, **params: str) -> Context:
    """What Airflow hands a task of a run over 20 November."""
    interval = {
        "data_interval_start": datetime(2026, 11, 20, tzinfo=UTC),
        "data_interval_end": datetime(2026, 11, 21, tzinfo=UTC),
    }
    run = SimpleNamespace(run_type=run_type, **interval)
    return cast("Context", {"params": params, "dag_run": run})


def test_a_backfill_is_about_its_day_and_a_scheduled_run_about_all_that_is_new() -> None:
    """What was announced late belongs to no day that is over; dates that are given come first."""
    day = Window(datetime(2026, 11, 20, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=UTC))
    assert window_of(context("backfill")) == day
    assert window_of(context("scheduled")).open
    assert window_of(context("manual", since="2026-11-20", until="2026-11-20")) == day
    assert window_of(context("backfill", since="2026-11-01")).until is None


def test_a_wrong_param_fails_its_task_at_once() -> None:
    """Trying again cannot help, and the reason is the same one line."""
    with pytest.raises(AirflowFailException, match=r"since.*2026-11-20"):
        window_of(context("manual", since="soon"))
