"""Spans of time: which entries and sitemaps a backfill over some days has to look at."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from claimwire.records import Entry

# A year, month and day that stand together in an address, parted or not; a month may end it.
_DAY = re.compile(r"(?<!\d)(20\d{2})([-_/]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH = re.compile(r"(?<!\d)(20\d{2})[-_/]?(0[1-9]|1[0-2])(?!\d|[-_/]\d)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d|[-_/]?\d)")


def url_dates(url: str, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """Start and end of the day, month or year that an address names, in `zone`; or None."""
    path = url.partition("://")[2].partition("/")[2]
    day = _DAY.search(path)
    if day:
        try:
            start = datetime(int(day[1]), int(day[3]), int(day[4]), tzinfo=zone)
        except ValueError:
            return None
        return start, start + timedelta(days=1)
    month = _MONTH.search(path)
    if month:
        year, number = int(month[1]), int(month[2])
        start = datetime(year, number, 1, tzinfo=zone)
        return start, datetime(year + number // 12, number % 12 + 1, 1, tzinfo=zone)
    year_match = _YEAR.search(path)
    if year_match:
        year = int(year_match[1])
        return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)
    return None


def in_window(
    entry: Entry, *, since: datetime | None, until: datetime | None, time_zone: str = "UTC"
) -> bool:
    """Whether `entry` may be from the span `since` (included) to `until` (not included).

    Its time decides, else the day in its address; one that tells neither may be from any time.
    """
    if entry.published_at is not None:
        moment = datetime.fromisoformat(entry.published_at)
        return not (since and moment < since) and not (until and moment >= until)
    span = url_dates(entry.url, ZoneInfo(time_zone))
    if span is None:
        return True
    return not (since and span[1] <= since) and not (until and span[0] >= until)
