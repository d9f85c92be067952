"""What words leave open: the days of a period, and the numbers that an amount may mean.

A period's days follow the data contract's forms. An amount told exactly stands for every
number that rounds to it, but for no more than a twentieth either way, since round sums
(50 billion) hide how many of their digits were meant; one told as about, over or nearly
stands for a tenth either way.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from claimwire.records import Quantity

_FORMS = re.compile(
    r"^(?:FY)?(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-H(?P<half>[12])"
    r"|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?$"
)

_ROUNDED = 0.05
_APPROXIMATE = 0.10


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


def quantity_bounds(quantity: Quantity) -> tuple[float, float]:
    """The smallest and largest number that the words of `quantity` allow.

    Of a range, its ends, wider by a tenth where it is told as approximate.
    """
    ends = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    margin = 0.0
    if quantity.approximate:
        margin = _APPROXIMATE * max(abs(n) for n in ends)
    elif quantity.value is not None:
        margin = min(_last_digit(quantity.value) / 2, _ROUNDED * abs(quantity.value))
    return float(min(ends)) - margin, float(max(ends)) + margin


def _last_digit(number: float | int) -> float:
    """What one step of the last written digit is worth: 0.1 for 34.6, a billion for 17e9."""
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return float(Decimal(10) ** int(exponent))


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
