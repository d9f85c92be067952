"""The first and last day of a period as the data contract writes it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_FORMS = re.compile(
    r"^(?:FY)?(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?$"
)


def period_bounds(period: str | None) -> tuple[date | None, date | None]:
    """The first and last day of `period`, `(None, None)` where it is null or in no known form.

    A fiscal year or quarter counts as the calendar one of the same number: where a
    company's year begins is not known here, and the number is what claims are compared by.
    """
    if period is None:
        return None, None
    first, _, last = period.partition("/")
    begin = _bounds(first)
    end = _bounds(last) if last else begin
    if begin is None or end is None or begin[0] > end[1]:
        return None, None
    return begin[0], end[1]


def _bounds(text: str) -> tuple[date, date] | None:
    match = _FORMS.match(text)
    if match is None:
        return None
    year = int(match["year"])
    if match["quarter"]:
        months = (int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3)
    elif match["half"]:
        months = (int(match["half"]) * 6 - 5, int(match["half"]) * 6)
    elif match["month"]:
        months = (int(match["month"]), int(match["month"]))
    else:
        months = (1, 12)
    try:
        if match["day"]:
            day = date(year, months[0], int(match["day"]))
            return day, day
        return date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1])
    except ValueError:
        return None
