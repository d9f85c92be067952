"""Times in Chinese and Japanese that are counted from a day: 昨天, 上季, 三年內, 隔天, 年底.

They are counted from the day of publication, or (同年, 該季, 屆時) from the time named last.
Each function resolves one form of `forms_cjk`; None where there is nothing to count from.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimwire.claims.amounts.numerals import read_cjk, read_pair
from claimwire.claims.times import spans
from claimwire.claims.times.context_cjk import Context, Groups
from claimwire.claims.times.moments import moment, monday_of, quarter_of, stretch

_WEEKDAYS = {
    "一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6,
    "月": 0, "火": 1, "水": 2, "木": 3, "金": 4, "土": 5,
}  # fmt: skip
# 周六起減價, 周六國道估湧現, 周五低溫下探: a weekday without 已 that something is foreseen for
_FORESEEN = re.compile(
    r"(?:清晨|凌晨|上午|下午|中午|傍晚|晚间|晚上|晚|白天)?(?:起(?!诉|火|飞|跑点|因)|[^,，。;；已了]{0,12}(?:估(?!值|价|算|计为)|下探|回温|回暖|"
    r"转晴|转冷|转凉|变天|开跑|登场|开打|揭晓|截止))"
)
_YEAR_JUST_OVER = 3  # until March 全年 by itself is the year before
_MIDWEEK = 2  # until Wednesday the weekend spoken of is the last one
_FEAST_REACH = 31  # days ahead in which a feast without a year is the coming one
_REPORTS_UNTIL = 6  # the last month in which Japanese houses report on the term to March
_BUSINESS_YEAR = 4  # the month in which a Japanese business year begins


def fiscal_word(c: Context, g: Groups) -> str | None:
    """本財年, 今年度; a Japanese business year begins in April."""
    if c.published is None:
        return None
    if "term_year" in g or g.get("term_word") in ("当", "次"):
        return _term_of_report(c.published, g.get("term_year") or g["term_word"])
    word = g.get("word") or g["term_word"]
    shift = {"上": -1, "前": -1, "昨": -1, "本": 0, "今": 0, "下": 1, "来": 1, "翌": 1}[word]
    japanese = "term_word" in g or c.form[c.at + 1 : c.end] == "年度"
    early = japanese and c.published.month < _BUSINESS_YEAR
    return f"FY{c.published.year + shift - (1 if early else 0)}"


def fiscal_part(c: Context, _g: Groups) -> str | None:
    """年度後半: of the business year at hand."""
    if c.published is None:
        return None
    return f"FY{c.published.year - (1 if c.published.month < _BUSINESS_YEAR else 0)}"


def _term_of_report(published: date, word: str) -> str:
    """当期 and 次期 of a house's report, named by the year in which the term ends.

    Until early summer the term reported is the one that ended in March.
    """
    year = published.year + (1 if published.month > _REPORTS_UNTIL else 0)
    return f"FY{year + {'前': -1, '当': 0, '次': 1, '翌': 1}[word]}"


def day_word(c: Context, g: Groups) -> str | None:
    """昨天."""
    if c.published is None:
        return None
    day = c.published + timedelta(days=c.words.words["days"][g["word"]])
    return spans.day_period(day)


def quarter_word(c: Context, g: Groups) -> str | None:
    """上季."""
    if c.published is None:
        return None
    quarter = quarter_of(c.published) + c.words.words["quarters"][g["word"]]
    return spans.quarter_period(c.published.year, quarter)


def week(c: Context, g: Groups) -> str | None:
    """上週, 上週三, 週三."""
    if c.published is None:
        return None
    monday = monday_of(c.published)
    if "word" not in g:
        day = monday + timedelta(days=_WEEKDAYS[g["day"]])
        after = _day_before_the_link(c)
        if after is not None:
            return spans.day_period(after + timedelta(days=(day - after).days % 7))
        until = c.form.endswith(("停驶到", "停驶至", "延到", "延至", "持续到", "持续至"), 0, c.at)
        ahead = until or c.ahead(c.at) or bool(_FORESEEN.match(c.form, c.end))
        if day > c.published and not ahead:
            day -= timedelta(weeks=1)
        elif day < c.published and ahead:
            day += timedelta(weeks=1)
        return spans.day_period(day)
    monday += timedelta(weeks=c.words.words["weeks"][g["word"]])
    if g.get("day") == "末" or "weekend" in g:
        return f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}"
    if "day" not in g:
        return spans.week_period(monday)
    return spans.day_period(monday + timedelta(days=_WEEKDAYS[g["day"]]))


def two_years(c: Context, g: Groups) -> str | None:
    """今明兩年, 明後年."""
    if c.published is None:
        return None
    first = c.published.year + {"去今": -1, "今明": 0, "明后": 1}[g["word"]]
    return f"{first:04d}/{first + 1:04d}"


def month_end(c: Context, _g: Groups) -> str | None:
    """月底 by itself is of the month at hand."""
    return spans.month_period(c.published.year, c.published.month) if c.published else None


def weekend(c: Context, _g: Groups) -> str | None:
    """周末 by itself: the coming one where the sentence speaks of what is to come."""
    if c.published is None:
        return None
    coming = c.ahead(c.at) or bool(_FORESEEN.match(c.form, c.end))
    if not coming and c.published.weekday() > _MIDWEEK:
        return None
    saturday = monday_of(c.published, 0 if coming else -1) + timedelta(days=5)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def _day_before_the_link(c: Context) -> date | None:
    """The day before 至 in 今日起至周一."""
    last = c.found[-1] if c.found else None
    if last is None or last.precision != "day":
        return None
    gap = c.form[last.end : c.at]
    return spans.bounds(last.period)[1] if gap in ("至", "到", "起至", "起到") else None


def past(c: Context, g: Groups) -> str | None:
    """過去三年."""
    return _stretch(c, g, -1)


def coming(c: Context, g: Groups) -> str | None:
    """未來兩到三年, 五年內."""
    return _stretch(c, g, 1)


def _stretch(c: Context, g: Groups, sign: int) -> str | None:
    first, second = _amount(g["first"]), _amount(g.get("second"))
    pair = read_pair(g["first"]) if len(g["first"]) > 1 else None
    if pair:
        first, second = float(pair[0]), float(pair[1])
    if c.published is None or first is None:
        return None
    return stretch(c.published, first, second, c.words.units[g["unit"]], sign)


def coming_moment(c: Context, g: Groups) -> str | None:
    """還要三到五年, 再过两年: the time by then."""
    first, second = _amount(g["first"]), _amount(g.get("second"))
    if c.published is None or first is None:
        return None
    unit = c.words.units[g["unit"]]
    if second is not None:
        return stretch(c.published, first, second, unit, 1)
    return moment(c.published, first, unit, 1)


def after(c: Context, g: Groups) -> str | None:
    """60天後."""
    return _moment(c, g, 1)


def before(c: Context, g: Groups) -> str | None:
    """兩年前."""
    return _moment(c, g, -1)


def _moment(c: Context, g: Groups, sign: int) -> str | None:
    number = _amount(g["first"])
    if c.published is None or number is None:
        return None
    half = 0.5 if "half" in g else 0
    return moment(c.published, number + half, c.words.units[g["unit"]], sign)


def named_day(c: Context, g: Groups) -> str | None:
    """當天, 隔天; この日 of a text that named none is its own day."""
    named = c.named()
    if g["word"] == "この日" and (named is None or spans.precision_of(named) != "day"):
        return spans.day_period(c.published) if c.published else None
    if named is None or spans.precision_of(named) != "day":
        return None
    shift = c.words.words["named-days"][g["word"]]
    return spans.day_period(spans.bounds(named)[1] + timedelta(days=shift))


def named_quarter(c: Context, _g: Groups) -> str | None:
    """該季, where a quarter was named before the sentence."""
    named = None if c.found else c.previous
    is_quarter = named and ("Q" in named or spans.precision_of(named) == "range")
    return named if is_quarter else None


def named_any(c: Context, _g: Groups) -> str | None:
    """屆時: the time named before the sentence."""
    return None if c.found else c.previous


def feast(c: Context, g: Groups) -> str | None:
    """A feast of the solar calendar; the days around it are its month."""
    if c.published is None:
        return None
    month, number = map(int, c.words.feasts[g["word"]].split("-"))
    year = c.published.year
    distance = (date(year, month, number) - c.published).days
    last = c.found[-1] if c.found else None
    if last is not None and c.at - last.end <= 1 and last.precision == "year":
        year = int(last.period[:4])
    elif distance > _FEAST_REACH and not c.ahead(c.at):
        year -= 1
    if c.words.around_feast.match(c.form, c.end):
        return spans.month_period(year, month)
    return spans.day_period(date(year, month, number))


def year_part(c: Context, _g: Groups) -> str | None:
    """年底 is the year, of the time before it or of publication."""
    year = c.context_year()
    whole = c.form.startswith("全年", c.at) and not c.found and c.published is not None
    if whole and c.published and c.published.month <= _YEAR_JUST_OVER and not c.ahead(c.at):
        year = c.published.year - 1
    return f"{year:04d}" if year is not None else None


def _amount(text: str | None) -> float | None:
    if text is None:
        return None
    if text == "半":
        return 0.5
    value = read_cjk(text)
    return float(value) if value is not None else None
