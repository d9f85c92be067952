"""Periods as text and as days: the arithmetic behind `reading` and `periods`.

A period is written as the data contract says: `2026-01-24`, `2025-07`, `2025-Q3`, `2025`,
`FY2024`, `FY2026-Q3`, or `start/end`. A fiscal year is placed on the calendar year of its
number, which is enough to order and compare periods.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_FORM = re.compile(r"(FY)?(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?")


def day_period(day: date) -> str:
    """`2026-01-24`."""
    return day.isoformat()


def month_period(year: int, month: int) -> str:
    """`2026-01`; months past December roll into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def quarter_period(year: int, quarter: int) -> str:
    """`2026-Q1`; quarters past the fourth roll into the years around."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return f"{year:04d}-Q{quarter}"


def half_period(year: int, half: int) -> str:
    """A half-year as its months: `2026-07/2026-12`."""
    return f"{year:04d}-01/{year:04d}-06" if half == 1 else f"{year:04d}-07/{year:04d}-12"


def week_period(day: date) -> str:
    """The Monday to Sunday around `day`."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def months_period(year: int, first: int, last: int) -> str:
    """Months `first` to `last` of a year; three that make a quarter are told as one."""
    if last - first == 2 and first % 3 == 1:
        return quarter_period(year, (first + 2) // 3)
    return join(month_period(year, first), month_period(year, last))


def join(first: str, last: str) -> str:
    """`first` to `last` as one period, in order of time; equal ends make one."""
    start, end = first.split("/")[0], last.split("/")[-1]
    if start == end:
        return start
    if bounds(start)[0] > bounds(end)[0]:
        start, end = last.split("/")[0], first.split("/")[-1]
    return start if start == end else f"{start}/{end}"


@lru_cache(maxsize=1024)
def bounds(period: str) -> tuple[date, date]:
    """The first and last day of a period.

    Raises:
        ValueError: `period` is not written as the data contract says.
    """
    if "/" in period:
        first, last = period.split("/")
        return bounds(first)[0], bounds(last)[1]
    match = _FORM.fullmatch(period)
    if match is None:
        raise ValueError(f"{period!r} is no period such as 2026-01-24, 2025-Q3 or FY2024")
    year = int(match[2])
    if match[5]:
        day = date(year, int(match[4]), int(match[5]))
        return day, day
    first_month, last_month = 1, 12
    if match[3]:
        first_month, last_month = int(match[3]) * 3 - 2, int(match[3]) * 3
    elif match[4]:
        first_month = last_month = int(match[4])
    return date(year, first_month, 1), _month_end(year, last_month)


@lru_cache(maxsize=1024)
def precision_of(period: str) -> str:
    """`day`, `week`, `month`, `quarter`, `half`, `year`, or `range`."""
    if "/" in period:
        first, last = bounds(period)
        if (last - first).days == 6 and first.weekday() == 0:
            return "week"
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return "half" if months == 6 and first.month in (1, 7) and first.day == 1 else "range"
    if "Q" in period:
        return "quarter"
    return {4: "year", 7: "month", 10: "day"}[len(period.removeprefix("FY"))]


def contains(outer: str, inner: str) -> bool:
    """Whether all days of `inner` lie within `outer`."""
    first, last = bounds(outer)
    start, end = bounds(inner)
    return first <= start and end <= last


def safe_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_months(day: date, months: int) -> tuple[int, int]:
    """Year and month `months` after `day`."""
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def with_year(period: str, year: str) -> str | None:
    """A month, quarter or half-year moved into the year named behind it."""
    head = year[2:6] if year.startswith("FY") else year[:4]
    if "/" in period:
        first, last = period.split("/")
        return f"{head}{first[4:]}/{head}{last[4:]}"
    if "Q" in period:
        return f"{'FY' if 'FY' in (year[:2], period[:2]) else ''}{head}-{period.split('-')[-1]}"
    return head + period[4:]


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
