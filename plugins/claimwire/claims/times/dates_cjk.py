"""Dates of the calendar in Chinese and Japanese: years, halves, quarters, months, days.

Each function resolves one form of `forms_cjk`, in its context; None where it is no date.
Rules: the data contract, "Period" and "Cases decided".
"""

from __future__ import annotations

import re
from datetime import timedelta

from claimwire.claims.times import spans
from claimwire.claims.times.context_cjk import (
    ERAS,
    REACH,
    YEAR_GROUPS,
    Context,
    Groups,
    era_year,
    full_year,
    number_of,
)
from claimwire.claims.times.moments import nearest_day, quarter_of

_RUN = re.compile(r"(?:连[跌涨升降挫续增减亏胜败红黑阳阴]?|接连|一连|足足|等足|等了|整整|长达)$")
_ONLY = re.compile(r"(?:から|わずか|あと|たった|ほぼ)$")
_NEAR_DAYS = 7  # a bare day so near to publication belongs to it, not to the text before


def calendar(c: Context, g: Groups) -> str | None:
    """Year, half, quarter, month and day, each said or left to the context."""
    at, year = c.at, c.year(g)
    if year is None and any(name in g for name in YEAR_GROUPS):
        return None
    if "from" in g:
        return _term(c, g, year, at)
    if "half" in g or "half_word" in g:
        return _half(c, g, year)
    if "count" in g:
        return _firsts(c, g, year, at)
    quarter = _quarter(g)
    if quarter is not None:
        return _quarter_of(c, quarter, year, at)
    if "m" in g or "month_word" in g or "named_month" in g:
        return _month_and_day(c, g, year, at)
    return f"{year:04d}" if year is not None else None


def _half(c: Context, g: Groups, year: int | None) -> str | None:
    if year is None and "half_word" in g:
        return None  # 前半 alone is half of anything
    first = g.get("half") == "上" or g.get("half_word") == "前半"
    if year is not None:
        return spans.half_period(year, 1 if first else 2)
    year = c.context_year()
    if year is None:
        return None
    half = spans.half_period(year, 1 if first else 2)
    over = c.published is not None and spans.bounds(half)[1] < c.published
    if over and c.published is not None and year < c.published.year and c.ahead(c.at):
        return spans.half_period(c.published.year, 1 if first else 2)  # 去年…，預計下半年…
    return half


def _firsts(c: Context, g: Groups, year: int | None, at: int) -> str | None:
    """前三季 and 前11個月."""
    count, quarters = number_of(g["count"]), g["of"].startswith("季")
    said = year if year is not None else c.context_year()
    if said is None or not 2 <= count <= (4 if quarters else 12):
        return None
    if year is None and not c.found and c.published and not c.ahead(at):
        months = count * 3 if quarters else count
        said -= 1 if months > c.published.month else 0  # they are over
    if quarters:
        return f"{said}-Q1/{said}-Q{count}"
    return spans.join(spans.month_period(said, 1), spans.month_period(said, count))


def _quarter_of(c: Context, quarter: int, year: int | None, at: int) -> str | None:
    if year is not None:
        return spans.quarter_period(year, quarter)
    last = c.found[-1] if c.found else None
    if last is not None and at - last.end < REACH and last.precision in ("year", "quarter"):
        return spans.quarter_period(spans.bounds(last.period)[0].year, quarter)
    if c.published is None:
        return None
    current, year = quarter_of(c.published), c.published.year
    if c.ahead(at):
        return spans.quarter_period(year + (1 if quarter < current else 0), quarter)
    return spans.quarter_period(year - (1 if quarter > current else 0), quarter)


def _term(c: Context, g: Groups, year: int | None, at: int) -> str | None:
    """7〜9月期 is a quarter of the calendar, 7〜9月 with no year some months of it."""
    first, last = int(g["from"]), int(g["to"])
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    year = year if year is not None else c.year_of_month(last, at)
    if year is None:
        return None
    if first > last:
        return spans.join(spans.month_period(year - 1, first), spans.month_period(year, last))
    if "term" not in g and not any(name in g for name in YEAR_GROUPS):
        return spans.join(spans.month_period(year, first), spans.month_period(year, last))
    return spans.months_period(year, first, last)


def _month_and_day(c: Context, g: Groups, year: int | None, at: int) -> str | None:
    named = c.named()
    if "month_word" in g and c.published:
        shift = c.words.words["months"][g["month_word"]]
        y, m = spans.shift_months(c.published, shift)
    elif "named_month" in g and named:
        shift = c.words.words["named-months"][g["named_month"]]
        y, m = spans.shift_months(spans.bounds(named)[1], shift)
    elif "m" in g and 1 <= number_of(g["m"]) <= 12:
        m = number_of(g["m"])
        guess = year if year is not None else c.year_of_month(m, at)
        if guess is None:
            return None
        y = guess
    else:
        return None
    if "d" not in g:
        return spans.month_period(y, m)
    day = spans.safe_day(y, m, number_of(g["d"]))
    return spans.day_period(day) if day else None


def two_months(c: Context, g: Groups) -> str | None:
    """七八月: two months that follow each other."""
    first, second = number_of(g["first_month"]), number_of(g["second_month"])
    year = c.year_of_month(second, c.at)
    if second != first + 1 or year is None:
        return None
    return spans.join(spans.month_period(year, first), spans.month_period(year, second))


def lone_day(c: Context, g: Groups) -> str | None:
    """5日 by itself: of the month named before, else the nearest one."""
    number = number_of(g["d"])
    if _RUN.search(c.form, max(0, c.at - 4), c.at):
        return None  # 連跌四日, 等足七日
    if c.form.startswith("で", c.end) and _ONLY.search(c.form, max(0, c.at - 4), c.at):
        return None  # 発生から3日で
    last = c.found[-1] if c.found else None
    linked = last is not None and c.form[last.end : c.at] in ("、", "〜", "・", "と", "和")
    if last is not None and (
        last.precision == "month" or (last.precision == "day" and (linked or not last.relative))
    ):
        first = spans.bounds(last.period)[0]
        day = spans.safe_day(first.year, first.month, number)
        if day and (last.precision == "month" or day >= first):
            return spans.day_period(day)
    if c.published is None:
        return None
    nearest = nearest_day(c.published, number, ahead=c.ahead(c.at))
    if nearest is None:
        return None
    far = abs((nearest - c.published).days) > _NEAR_DAYS
    if far and c.previous and spans.precision_of(c.previous) in ("day", "month"):
        first = spans.bounds(c.previous)[0]
        nearest = spans.safe_day(first.year, first.month, number) or nearest
    return spans.day_period(nearest)


def cumulated(c: Context, g: Groups) -> str | None:
    """第3四半期累計期間: the months of a business year from April up to that quarter."""
    if c.published is None:
        return None
    last = 3 + 3 * int(g["q"])
    year = c.published.year
    while spans.bounds(spans.month_period(year, last))[1] > c.published:
        year -= 1
    return spans.join(spans.month_period(year, 4), spans.month_period(year, last))


def business_half(c: Context, g: Groups) -> str | None:
    """上期 and 下期: the months from April or October of the business year at hand."""
    if c.published is None:
        return None
    first = 4 if g["half_of"] == "上" else 10
    year = c.published.year
    if c.published.month < first and not c.ahead(c.at):
        year -= 1
    return spans.months_period(year, first, first + 5)


def lasting(_c: Context, _g: Groups) -> str | None:
    """30日から90日に延ばす: how long, so no date."""
    return None


def numeric(_c: Context, g: Groups) -> str | None:
    """2026/06/05."""
    day = spans.safe_day(int(g["y"]), int(g["m"]), int(g["d"]))
    return spans.day_period(day) if day else None


def slashed(c: Context, g: Groups) -> str | None:
    """6/1 of this year or the nearest."""
    year = c.year_of_month(int(g["m"]), c.at)
    day = spans.safe_day(year, int(g["m"]), int(g["d"])) if year is not None else None
    return spans.day_period(day) if day else None


def bracketed(c: Context, g: Groups) -> str | None:
    """昨（27）日: the number is sure, the word tells near which day."""
    if c.published is None:
        return None
    offset = {"今": 0, "本": 0, "昨": -1, "前": -2, "明": 1}[g["word"][0]]
    near = c.published + timedelta(days=offset)
    both = (nearest_day(near, int(g["d"]), ahead=ahead) for ahead in (False, True))
    day = min((d for d in both if d), key=lambda d: abs((d - near).days), default=None)
    return spans.day_period(day) if day else None


def decade(_c: Context, g: Groups) -> str | None:
    """1990年代."""
    return f"{g['y']}/{int(g['y']) + 9}"


def year_alone(_c: Context, g: Groups) -> str | None:
    """The first or last year of 2023至2024年."""
    return f"{full_year(g['y']):04d}"


def fiscal(_c: Context, g: Groups) -> str | None:
    """2026會計年度第3季, FY26, 令和7年度; a half of a Japanese one is six months from April."""
    year = ERAS[g["era"]] + era_year(g["n"]) if "era" in g else full_year(g["y"])
    if "fiscal_half" in g:
        first = 4 if g["fiscal_half"] == "上" else 10
        return spans.join(spans.month_period(year, first), spans.month_period(year, first + 5))
    return f"FY{year}-Q{number_of(g['fiscal_q'])}" if "fiscal_q" in g else f"FY{year}"


def settlement(_c: Context, g: Groups) -> str | None:
    """2026年3月期: the business year that ends then, named by the year it ends in."""
    year = ERAS[g["era"]] + era_year(g["n"]) if "era" in g else full_year(g["y"])
    return f"FY{year}-Q{number_of(g['fiscal_q'])}" if "fiscal_q" in g else f"FY{year}"


def _quarter(g: Groups) -> int | None:
    for name in ("q", "latin_q", "q_before", "fiscal_q"):
        if name in g:
            return number_of(g[name])
    return 1 if "first_q" in g else 4 if "last_q" in g else None
