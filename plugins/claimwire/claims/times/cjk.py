"""Words of time in Chinese and Japanese sentences, resolved to periods.

The forms stand in `forms_cjk`, what each one means in `dates_cjk` and `counts_cjk`; here
they are found one after the other, each knowing those before it, and neighbours become one:
ranges, 今天（21日）, 去年1至11月, 截至去年10月的一季, 2025年以來.
Rules: the data contract, "Period".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from claimwire.claims.amounts.units import form_of
from claimwire.claims.times import counts_cjk, dates_cjk, spans
from claimwire.claims.times.context_cjk import Context, Groups, number_of
from claimwire.claims.times.forms_cjk import time_words
from claimwire.claims.times.moments import Time, at_precision

_QUARTER_ENDED = re.compile(
    r"\s?(?:止|为止|底)?的?(?:一|该|当|单|上|本)季度?|までの(?:四半期|3カ月)"
)
# 截至6月底止六個月, 截至12月底止年度, 6月までの3カ月: the months up to that one
_MONTHS_ENDED = re.compile(
    r"\s?(?:止|为止|底|底止)?的?(?:(?P<months>\d{1,2}|[一二两三六九十]{1,2})个月|"
    r"(?P<year>财政?年度|年度|全年)|"
    r"(?P<half>上半年|半年|中期))|までの(?P<ja>\d{1,2})[カか]月"
)
_UP_TO = re.compile(r"(?:截至|截止|至)\s?$")
_LISTED = frozenset("和与及或、と")
# a year may be followed by its months, a month by its days, as one expression
_FINER = {"year": ("month", "quarter", "half", "range"), "month": ("day", "range")}


_RESOLVERS: dict[str, Callable[[Context, Groups], str | None]] = {
    "lasting": dates_cjk.lasting,
    "still": counts_cjk.coming_moment,
    "by_then": counts_cjk.coming,
    "cumulated": dates_cjk.cumulated,
    "business_half": dates_cjk.business_half,
    "named_term": counts_cjk.named_any,
    "numeric": dates_cjk.numeric,
    "bracketed": dates_cjk.bracketed,
    "decade": dates_cjk.decade,
    "fiscal_year": dates_cjk.fiscal,
    "fiscal_year_after": dates_cjk.fiscal,
    "fiscal_latin": dates_cjk.fiscal,
    "fiscal_era": dates_cjk.fiscal,
    "fiscal_word": counts_cjk.fiscal_word,
    "fiscal_part": counts_cjk.fiscal_part,
    "settlement": dates_cjk.settlement,
    "term_end": dates_cjk.calendar,
    "past": counts_cjk.past,
    "lately": counts_cjk.past,
    "ahead": counts_cjk.coming,
    "within": counts_cjk.coming,
    "after": counts_cjk.after,
    "before": counts_cjk.before,
    "pair_year": dates_cjk.year_alone,
    "pair_year_end": dates_cjk.year_alone,
    "pair_month": dates_cjk.calendar,
    "pair_day": dates_cjk.lone_day,
    "pair_quarter": dates_cjk.calendar,
    "year": dates_cjk.calendar,
    "month": dates_cjk.calendar,
    "term": dates_cjk.calendar,
    "half": dates_cjk.calendar,
    "quarter": dates_cjk.calendar,
    "firsts": dates_cjk.calendar,
    "lone_day": dates_cjk.lone_day,
    "slashed": dates_cjk.slashed,
    "day_word": counts_cjk.day_word,
    "quarter_word": counts_cjk.quarter_word,
    "week": counts_cjk.week,
    "weekday": counts_cjk.week,
    "weekend": counts_cjk.weekend,
    "two_years": counts_cjk.two_years,
    "two_months": dates_cjk.two_months,
    "month_end": counts_cjk.month_end,
    "named_day": counts_cjk.named_day,
    "named_quarter": counts_cjk.named_quarter,
    "named_any": counts_cjk.named_any,
    "feast": counts_cjk.feast,
    "year_part": counts_cjk.year_part,
}
_COUNTED = frozenset({
    "still", "business_half", "by_then", "cumulated", "bracketed", "fiscal_word", "fiscal_part",
    "past", "lately", "ahead", "within", "after", "before", "day_word", "quarter_word", "week",
    "weekday", "weekend", "two_years", "month_end", "feast", "year_part",
})  # fmt: skip
_COUNTED_PARTS = frozenset({"year_word", "month_word"})


def _is_relative(name: str, groups: Groups) -> bool:
    """Whether the time was counted from the day of publication."""
    return name in _COUNTED or any(part in groups for part in _COUNTED_PARTS)


def read_cjk_times(
    sentence: str,
    vocabulary: str,
    published: date | None,
    previous: str | None,
    *,
    traditional: bool,
    bits: int,
    folded: str | None,
) -> list[Time]:
    """The times of a sentence in reading order."""
    form = form_of(sentence, vocabulary, folded)
    words = time_words(vocabulary)
    first = words.forms.searcher(form, bits)
    context = Context(form, words, published, previous, traditional)
    at = 0
    while hit := first(at):
        at = hit[1].end()
        time = _read(context, *hit)
        if time is not None:
            at = time.end
            _add(context, time)
    return [_since(context, time) for time in context.found]


def _read(context: Context, name: str, match: re.Match[str]) -> Time | None:
    groups = {key: value for key, value in match.groupdict().items() if value is not None}
    context.at, context.end = match.span()
    period = _RESOLVERS[name](context, groups)
    if period is None:
        return None
    time = Time(
        context.at, context.end, period, spans.precision_of(period),
        _is_relative(name, groups), period.startswith("FY"), name.replace("_", "-"),
        _lies_ahead(context, period),
    )  # fmt: skip
    ended = _QUARTER_ENDED.match(context.form, context.end)
    if ended and time.precision in ("month", "day"):
        return _quarter_ended(time, ended.end())
    ended = _MONTHS_ENDED.match(context.form, context.end)
    if ended and time.precision in ("month", "day"):
        up_to = ended["ja"] or "止" in ended.group() or _UP_TO.search(context.form, 0, context.at)
        count = _months_told(ended)
        if up_to and 2 < count <= 18:
            return _quarter_ended(time, ended.end(), count)
    return time


def _lies_ahead(context: Context, period: str) -> bool:
    if context.published is None:
        return False
    first, last = spans.bounds(period)
    return first > context.published or (last > context.published and context.ahead(context.at))


def _add(context: Context, time: Time) -> None:
    """Append a time, or make one of it and the last: ranges, 今天（21日）, 去年1至11月."""
    if not context.found:
        context.found.append(time)
        return
    last = context.found[-1]
    gap = context.form[last.end : time.start]
    link = context.words.range_link.fullmatch(gap)
    if link and gap.strip() not in _LISTED and last.precision == time.precision:
        period = spans.join(last.period, time.period)
        context.found[-1] = replace(
            time, start=last.start, period=period, precision=spans.precision_of(period),
            relative=last.relative or time.relative, rule="range",
        )  # fmt: skip
        return
    empty = not gap.strip("()（） 的の,，")
    if empty and last.precision == time.precision == "day" and last.period == time.period:
        return
    if gap in ("(", "（") and last.precision == time.precision == "day" and last.rule == "week":
        context.found[-1] = replace(time, start=last.start)  # 上週五（16日）: the number is sure
        return
    inside = time.precision in _FINER.get(last.precision, ())
    if inside and not gap.strip("的の ") and spans.contains(last.period, time.period):
        context.found[-1] = replace(time, start=last.start, relative=last.relative)
        return
    context.found.append(time)


def _months_told(ended: re.Match[str]) -> int:
    """How many months a _MONTHS_ENDED tells of."""
    if ended["year"]:
        return 12
    return 6 if ended["half"] else number_of(ended["months"] or ended["ja"])


def _quarter_ended(time: Time, end: int, months: int = 3) -> Time:
    """截至去年10月的一季: the three months up to that one."""
    last = spans.bounds(time.period)[1]
    first = spans.month_period(*spans.shift_months(last, 1 - months))
    period = spans.join(first, spans.month_period(last.year, last.month))
    if months == 12 and last.month == 12:
        period = f"{last.year:04d}"
    return replace(time, end=end, period=period, precision="range", rule="months-ended")


def _since(context: Context, time: Time) -> Time:
    """2025年以來 runs to the day of publication."""
    if context.published is None or time.precision == "range":
        return time
    if spans.bounds(time.period)[0] > context.published:
        return time  # 34年以降: no open ranges
    if not context.words.since.match(context.form, time.end):
        return time
    precision = "month" if time.precision == "half" else time.precision
    now = at_precision(context.published, "day" if precision == "week" else precision)
    period = spans.join(time.period, now)
    return replace(time, period=period, precision="range", relative=True, rule="since")
