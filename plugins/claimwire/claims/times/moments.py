"""Days counted from a day: "three years ago", 未來兩到三年, the day 5 nearest to another.

How exactly such words are meant grows with their unit: years name a year, months a month,
up to two weeks of days a day, more of them the month (60天後). Rules: the data contract,
"Period", and the notes of the development set.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from claimwire.claims.times import spans

Unit = Literal["year", "month", "week", "day", "quarter"]

_FEW_DAYS = 14  # up to here "N days ago" is meant to the day
_FEW_WEEKS = 3  # up to here "N weeks ago" is meant to the week
_THIS_WEEK = 7
_WEEKS_AGO = 20
_FARTHEST = 200  # units; more is no time of news


@dataclass(slots=True)
class Time:
    """One expression of time.

    `fiscal` where it names a business year, `ahead` where it lies after the day of
    publication, or reaches beyond it in a clause that speaks of what is to come.
    """

    start: int
    end: int
    period: str
    precision: str
    relative: bool
    fiscal: bool
    rule: str
    ahead: bool = False


def meant_as(unit: Unit, number: float) -> str:
    """The precision of "`number` `unit`s ago"."""
    if unit == "year":
        return "year" if number == int(number) and number >= 1 else "month"
    if unit == "day":
        return "day" if number <= _FEW_DAYS else "month"
    if unit == "week":
        return "week" if number <= _FEW_WEEKS else "month"
    return unit


def moment(day: date, number: float, unit: Unit, sign: int) -> str | None:
    """The period that lies `number` units after (`sign` 1) or before (-1) `day`."""
    if number > _FARTHEST:
        return None
    if unit == "year" and meant_as(unit, number) == "year":
        return f"{day.year + sign * int(number):04d}"
    if unit in ("year", "month"):
        months = round(number * (12 if unit == "year" else 1))
        return spans.month_period(*spans.shift_months(day, sign * months))
    if unit == "quarter":
        return spans.quarter_period(day.year, quarter_of(day) + sign * int(number))
    days = int(number) * (7 if unit == "week" else 1)
    return at_precision(day + timedelta(days=sign * days), meant_as(unit, number))


def stretch(day: date, first: float, second: float | None, unit: Unit, sign: int) -> str | None:
    """過去三年 runs up to `day`; 未來兩到三年 lies between the second year and the third."""
    if second is not None:
        near, far = moment(day, first, unit, sign), moment(day, second, unit, sign)
        return spans.join(near, far) if near and far else None
    if unit == "week" and first <= _FEW_WEEKS:
        edge = day + timedelta(weeks=sign * int(first))
        return spans.join(spans.day_period(day), spans.day_period(edge))
    far = moment(day, first, unit, sign)
    return spans.join(at_precision(day, meant_as(unit, first)), far) if far else None


def at_precision(day: date, precision: str) -> str:
    """The day, week, month, quarter or year that `day` lies in."""
    if precision == "year":
        return f"{day.year:04d}"
    if precision == "quarter":
        return spans.quarter_period(day.year, quarter_of(day))
    if precision == "week":
        return spans.week_period(day)
    if precision == "day":
        return spans.day_period(day)
    return spans.month_period(day.year, day.month)


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def nearest_day(near: date, number: int, *, ahead: bool) -> date | None:
    """The day `number` of a month around `near`.

    With `ahead` the nearest one on either side; else the last one, unless that is weeks ago
    and the next one is this week.
    """
    months = (spans.shift_months(near, offset) for offset in (-1, 0, 1))
    days = [day for month in months if (day := spans.safe_day(*month, number))]
    past = max((d for d in days if d <= near + timedelta(days=1)), default=None)
    coming = min((d for d in days if d > near + timedelta(days=1)), default=None)
    if past is None or coming is None:
        return past or coming
    since, until = (near - past).days, (coming - near).days
    soon = until < since if ahead else (until <= _THIS_WEEK and since >= _WEEKS_AGO)
    return coming if soon else past


def monday_of(day: date, weeks: int = 0) -> date:
    """The Monday of the week of `day`, `weeks` later."""
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


def shifted(day: date, kind: str, shift: int) -> str:
    """The day, week, ..., year that lies `shift` of its kind after `day`."""
    if kind == "weekend":
        saturday = monday_of(day, shift) + timedelta(days=5)
        return f"{saturday}/{saturday + timedelta(days=1)}"
    if kind == "decade-end":
        return f"{day.year + -day.year % 10:04d}"
    if kind == "fiscal":
        return f"FY{day.year + shift}"
    if kind == "month":
        return spans.month_period(*spans.shift_months(day, shift))
    if kind == "quarter":
        return spans.quarter_period(day.year, quarter_of(day) + shift)
    if kind == "year":
        return f"{day.year + shift:04d}"
    return at_precision(day + timedelta(days=shift * (7 if kind == "week" else 1)), kind)


def from_named(period: str, kind: str, shift: int) -> str | None:
    """The next day, that quarter: counted from the time that the text named last."""
    first, last = spans.bounds(period)
    if kind == "day":
        one_day = spans.precision_of(period) == "day"
        return spans.day_period(last + timedelta(days=shift)) if one_day else None
    if kind == "month":
        return spans.month_period(*spans.shift_months(last, shift))
    if kind == "quarter":
        return period if "Q" in period or spans.precision_of(period) == "range" else None
    return f"{first.year + shift:04d}"
