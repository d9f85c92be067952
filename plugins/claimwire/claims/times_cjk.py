"""Words of time in Chinese and Japanese sentences, resolved to periods.

The forms stand in `time_forms`, what each one means in `time_dates` and `time_counts`; here
they are found one after the other, each knowing those before it, and neighbours become one:
ranges, 今天（21日）, 去年1至11月, 截至去年10月的一季, 2025年以來.
Rules: the data contract, "Period".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from claimwire.claims import spans, time_counts, time_dates
from claimwire.claims.moments import Time, at_precision
from claimwire.claims.time_context import Context, Groups, number_of
from claimwire.claims.time_forms import time_words
from claimwire.claims.units import form_of

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
    "lasting": time_dates.lasting,
    "still": time_counts.coming_moment,
    "by_then": time_counts.coming,
    "cumulated": time_dates.cumulated,
    "business_half": time_dates.business_half,
    "named_term": time_counts.named_any,
    "numeric": time_dates.numeric,
    "bracketed": time_dates.bracketed,
    "decade": time_dates.decade,
    "fiscal_year": time_dates.fiscal,
    "fiscal_year_after": time_dates.fiscal,
    "fiscal_latin": time_dates.fiscal,
    "fiscal_era": time_dates.fiscal,
    "fiscal_word": time_counts.fiscal_word,
    "fiscal_part": time_counts.fiscal_part,
    "settlement": time_dates.settlement,
    "term_end": time_dates.calendar,
    "past": time_counts.past,
    "lately": time_counts.past,
    "ahead": time_counts.coming,
    "within": time_counts.coming,
    "after": time_counts.after,
    "before": time_counts.before,
    "pair_year": time_dates.year_alone,
    "pair_year_end": time_dates.year_alone,
    "pair_month": time_dates.calendar,
    "pair_day": time_dates.lone_day,
    "pair_quarter": time_dates.calendar,
    "year": time_dates.calendar,
    "month": time_dates.calendar,
    "term": time_dates.calendar,
    "half": time_dates.calendar,
    "quarter": time_dates.calendar,
    "firsts": time_dates.calendar,
    "lone_day": time_dates.lone_day,
    "slashed": time_dates.slashed,
    "day_word": time_counts.day_word,
    "quarter_word": time_counts.quarter_word,
    "week": time_counts.week,
    "weekday": time_counts.week,
    "weekend": time_counts.weekend,
    "two_years": time_counts.two_years,
    "two_months": time_dates.two_months,
    "month_end": time_counts.month_end,
    "named_day": time_counts.named_day,
    "named_quarter": time_counts.named_quarter,
    "named_any": time_counts.named_any,
    "feast": time_counts.feast,
    "year_part": time_counts.year_part,
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
