"""Which span of publication times a run is about, as half-open instants.

A person writes days (`2026-11-20`) or times with an offset (`2026-11-20T06:00+08:00`). Days
are days in UTC, as Airflow counts its own intervals, so that a backfill over days and a
run with `since` and `until` mean the same articles. The last day is included.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from claimwire.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Window:
    """From `since` on and before `until`, aware datetimes; None leaves a side open."""

    since: datetime | None = None
    until: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether nothing at all is left out."""
        return self.since is None and self.until is None


def read_window(since: str | None, until: str | None) -> Window:
    """The window that a person wrote; an empty or absent value leaves its side open.

    Raises:
        ConfigError: a value is neither a day nor a time with an offset, or the window
            ends before it begins.
    """
    window = Window(_instant("since", since, 0), _instant("until", until, 1))
    if window.since and window.until and window.until <= window.since:
        raise ConfigError("params", "until", f"{until} is not after since ({since})")
    return window


def _instant(key: str, text: str | None, days_added: int) -> datetime | None:
    if not text:
        return None
    try:
        if len(text) == len("2026-11-20"):
            day = date.fromisoformat(text) + timedelta(days=days_added)
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ConfigError(
            "params",
            key,
            f"{text!r} is neither a day such as 2026-11-20 (UTC) nor a time with an offset "
            "such as 2026-11-20T06:00+08:00",
        )
    return moment
