"""Words of time in English sentences, resolved to periods.

The forms stand in `forms_en`; each is resolved against the day of publication, the
sentence so far, and the time named last. A month or weekday by itself is the last one,
unless a word of the future (will, due, by) leads to it. Rules: the data contract, "Period".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from claimwire.claims.amounts.numerals import ENGLISH_NUMBER, read_english
from claimwire.claims.times import moments, spans
from claimwire.claims.times.context_en import SINCE, Reading
from claimwire.claims.times.cues_en import (
    COUNTS,
    FEAST_DAY,
    HOW_OFTEN,
    LED_BY_MAY,
    LED_BY_TIME,
    MODAL,
    NO_YEAR_BEFORE,
    YEAR_BEFORE,
)
from claimwire.claims.times.forms_en import english_times
from claimwire.claims.times.moments import Time, Unit, at_precision, monday_of, quarter_of

Groups = dict[str, str]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_UNITS: dict[str, tuple[Unit, int]] = {
    "year": ("year", 1), "decade": ("year", 10), "month": ("month", 1), "week": ("week", 1),
    "day": ("day", 1), "quarter": ("quarter", 1),
}  # fmt: skip
_FEASTS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14),
    "halloween": (10, 31),
}  # fmt: skip
_SHIFTS = {"last": -1, "this": 0, "the": 0, "next": 1}
_MONTHS_OF = {"year": 12, "twelve": 12, "12": 12, "nine": 9, "9": 9, "six": 6, "6": 6, "half": 6}
_HAD = re.compile(r"[^.;]{0,40}? had\b")  # by Thursday, the fire had jumped
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_RANGE = re.compile(r"\s?(?:-|–|—|to|through|until)\s?")
_HALF_BEFORE = re.compile(r"\b(?:the|in|this|year's|during|for)\s$", re.IGNORECASE)


def read_english_times(
    sentence: str, published: date | None, previous: str | None, bits: int
) -> list[Time]:
    """The times of an English sentence with these bits, in reading order."""
    words, text = english_times(), sentence.replace("\u00a0", " ")
    return _Reader(text, words, published, previous).read(words.found.searcher(text, bits))


class _Reader(Reading):
    """One sentence while its times are read."""

    __slots__ = ()

    def read(self, first: Callable[[int], tuple[str, re.Match[str]] | None]) -> list[Time]:
        at = 0
        while hit := first(at):
            name, match = hit
            at = match.end()
            parts = self.words.forms[name].match(self.text, match.start())
            if parts is None:
                continue
            groups = {k: v for k, v in parts.groupdict().items() if v}
            self.at, self.end = match.span()
            period = _RESOLVERS[name](self, groups)
            if period is not None:
                self._add(self._time(name, groups, period))
        return [self._since(time) for time in self.found]

    def _time(self, name: str, groups: Groups, period: str) -> Time:
        relative = "y" not in groups
        named = name == "relative" and "named" in self.words.relative[groups["word"].lower()][0]
        return Time(
            self.at, self.end, period, spans.precision_of(period), relative,
            period.startswith("FY"), "named-before" if named else name.replace("_", "-"),
            self._lies_ahead(period),
        )  # fmt: skip

    def _lies_ahead(self, period: str) -> bool:
        if self.published is None:
            return False
        first, last = spans.bounds(period)
        return first > self.published or (last > self.published and self.ahead())

    def _add(self, time: Time) -> None:
        """Append a time, or make one of it and the last one."""
        if not self.found:
            self.found.append(time)
            return
        last = self.found[-1]
        gap = self.text[last.end : time.start]
        between = gap.strip() == "and" and _BETWEEN.search(self.text[: last.start])
        if (between or _RANGE.fullmatch(gap)) and last.precision == time.precision:
            period = spans.join(last.period, time.period)
            self.found[-1] = replace(
                time, start=last.start, period=period, precision=spans.precision_of(period),
                relative=last.relative or time.relative, rule="range",
            )  # fmt: skip
            return
        both_days = last.precision == time.precision == "day"
        if both_days and re.fullmatch(r",? \(?", gap) and "weekday" in (last.rule, time.rule):
            period = time.period if last.rule == "weekday" else last.period
            self.found[-1] = replace(time, start=last.start, period=period, rule="month-day")
            return
        if re.fullmatch(r" (?:of|in) ", gap) and time.precision == "year" and last.relative:
            moved = spans.with_year(last.period, time.period)
            if moved and last.precision in ("month", "quarter", "half"):
                self.found[-1] = replace(
                    time, start=last.start, period=moved, precision=last.precision, rule=last.rule
                )
                return
        self.found.append(time)

    def _since(self, time: Time) -> Time:
        """Since 2025 runs to the day of publication."""
        if self.published is None or time.precision in ("range", "week"):
            return time
        inside = self.text[time.start : time.end].lower().startswith("since ")
        if not inside and not SINCE.search(self.text[: time.start]):
            return time
        now = at_precision(self.published, "month" if time.precision == "half" else time.precision)
        period = spans.join(time.period, now)
        return replace(time, period=period, precision="range", relative=True, rule="since")

    # --- one form each ----------------------------------------------------------------------

    def numeric(self, g: Groups) -> str | None:
        """2026-01-24."""
        day = spans.safe_day(int(g["y"]), int(g["m"]), int(g["d"]))
        return spans.day_period(day) if day else None

    def quarter(self, g: Groups) -> str | None:
        """The third quarter of fiscal 2026, Q3 2025, the fourth quarter."""
        number = _ORDINALS.get(g.get("q", "").lower()) or int(g.get("q") or g["q2"])
        fiscal = any(name in g for name in ("fiscal", "fiscal2", "fiscal_year"))
        if "y" in g:
            year = _full_year(g["y"])
        elif self.published is None:
            return None
        elif "year_word" in g:
            year = self.published.year + _SHIFTS[g["year_word"].lower().split()[0]]
        else:
            year = self._year_of_quarter(number, self.published)
        return f"FY{year}-Q{number}" if fiscal else spans.quarter_period(year, number)

    def _year_of_quarter(self, number: int, published: date) -> int:
        last = self.found[-1] if self.found else None
        if last and last.precision in ("year", "quarter") and self.at - last.end < 40:
            return spans.bounds(last.period)[0].year
        current = quarter_of(published)
        if self.ahead():
            return published.year + (1 if number < current else 0)
        just_begun = number == current and published.month % 3 == 1
        return published.year - (1 if number > current or just_begun else 0)

    def fiscal(self, g: Groups) -> str | None:
        """Fiscal 2025, FY26 Q3."""
        year = _full_year(g["y"])
        return f"FY{year}-Q{g['q']}" if "q" in g else f"FY{year}"

    def half(self, g: Groups) -> str | None:
        """The second half of 2026; a half of a month is none."""
        half = 1 if g["half"].lower() in ("first", "1") else 2
        if "y" in g:
            return spans.half_period(int(g["y"]), half)
        if self.published is None or "month" in g:
            return None
        if "year_word" in g:
            shift = _SHIFTS[g["year_word"].lower().split()[0]]
            return spans.half_period(self.published.year + shift, half)
        if re.match(r" of|-", self.text[self.end :]) or not _HALF_BEFORE.search(self.before()):
            return None
        over = half == 2 and self.published.month < 7 and not self.ahead()
        return spans.half_period(self.published.year - (1 if over else 0), half)

    def firsts(self, g: Groups) -> str | None:
        """The first four months of the year, the first three quarters of 2025."""
        if "y" in g:
            year = int(g["y"])
        elif self.published is not None:
            year = self.published.year + _SHIFTS[g.get("year_word", "the").lower().split()[0]]
        else:
            return None
        count = int(_count(g["n"])) * (3 if g["of"].lower() == "quarters" else 1)
        return spans.months_period(year, 1, count) if count <= 12 else None

    def lasts(self, g: Groups) -> str | None:
        """The last two months of 2025."""
        if "y" not in g and self.published is None:
            return None
        shift = _SHIFTS[g["year_word"].split()[0].lower()] if "year_word" in g else 0
        year = int(g["y"]) if "y" in g else (self.published or date.min).year + shift
        count = int(_count(g["n"])) * (3 if g["of"].lower() == "quarters" else 1)
        return spans.months_period(year, 13 - count, 12) if count <= 12 else None

    def week_of(self, g: Groups) -> str | None:
        """The week of Sept. 14, the week ended July 31."""
        named = self.day(g)
        if named is None:
            return None
        day = spans.bounds(named)[0]
        first = day - timedelta(days=day.weekday())
        if not self.text[self.at : self.end].lower().startswith("week of"):
            first = day - timedelta(days=6)
        return spans.join(spans.day_period(first), spans.day_period(first + timedelta(days=6)))

    def first_days(self, g: Groups) -> str | None:
        """The first 20 days of June."""
        return self.day({**g, "d": "1"})

    def month_quarter(self, g: Groups) -> str | None:
        """The June quarter: the three months up to June."""
        month = _month(g["month"])
        year = int(g["y"]) if "y" in g else self.year_of_month(month)
        return (
            spans.months_period(year, month - 2, month) if year is not None and month > 2 else None
        )

    def ended(self, g: Groups) -> str | None:
        """The quarter ended Oct. 26, the year to March: the months up to that one."""
        month = _month(g["month"])
        year = int(g["y"]) if "y" in g else self.year_of_month(month)
        if year is None:
            return None
        months = _MONTHS_OF.get(g["span"].lower().split("-")[0].split()[0], 3)
        first = spans.month_period(year, month - months + 1)
        return spans.join(first, spans.month_period(year, month))

    def day(self, g: Groups) -> str | None:
        """Jan. 13, 2026; 24 January; May 3-5."""
        month, number = _month(g["month"]), int(g["d"])
        year = int(g["y"]) if "y" in g else self.year_of_month(month)
        day = spans.safe_day(year, month, number) if year is not None else None
        if day is None:
            return None
        if "d2" in g and int(g["d2"]) > number:
            last = spans.safe_day(day.year, month, int(g["d2"]))
            if last:
                return spans.join(spans.day_period(day), spans.day_period(last))
        return spans.day_period(day)

    def relative_month(self, g: Groups) -> str | None:
        """Last April."""
        if self.published is None:
            return None
        month, word = _month(g["month"]), g["word"].lower()
        year = self.published.year
        if word == "last":
            year -= 1 if month >= self.published.month else 0
        elif word == "next":
            year += 1 if month <= self.published.month else 0
        return spans.month_period(year, month)

    def month_year(self, g: Groups) -> str | None:
        """April 2025."""
        if "y" in g:
            return spans.month_period(int(g["y"]), _month(g["month"]))
        if self.published is None:
            return None
        shift = _SHIFTS[g["year_word"].lower().split()[0]]
        return spans.month_period(self.published.year + shift, _month(g["month"]))

    def month(self, g: Groups) -> str | None:
        """March, unless it is a march."""
        text, before = g["month"], self.before()
        if not text[0].isupper():
            return None
        if text in ("May", "March", "Mar") and not LED_BY_TIME.search(before):
            return None
        if MODAL.match(self.text, self.at) and not LED_BY_MAY.search(before):
            return None
        year = self.year_of_month(_month(text))
        return spans.month_period(year, _month(text)) if year is not None else None

    def weekday(self, g: Groups) -> str | None:
        """On Tuesday."""
        if self.published is None or FEAST_DAY.search(self.before()):
            return None
        day = monday_of(self.published) + timedelta(days=_DAYS.index(g["day"][:3].lower()))
        word = g.get("word", "").lower()
        if word == "next":
            day += timedelta(weeks=1)
        elif word == "last":
            day -= timedelta(weeks=1 if day >= self.published else 0)
        elif word != "this" and self.ahead() and not _HAD.match(self.text, self.end):
            day += timedelta(weeks=1 if day < self.published else 0)
        elif word != "this" and day > self.published:
            day -= timedelta(weeks=1)
        return spans.day_period(day)

    def past(self, g: Groups) -> str | None:
        """Over the past three years."""
        return self._stretch(g, -1)

    def coming(self, g: Groups) -> str | None:
        """Within five years, in the next two to three years."""
        return self._stretch(g, 1)

    def _stretch(self, g: Groups, sign: int) -> str | None:
        if self.published is None:
            return None
        unit, factor = _unit(g.get("unit") or "decade")
        second = _count(g["second"]) * factor if "second" in g else None
        return moments.stretch(
            self.published, _count(g.get("first", "a")) * factor, second, unit, sign
        )

    def moment(self, g: Groups) -> str | None:
        """Two years ago, in five years."""
        if self.published is None:
            return None
        unit, factor = _unit(g["unit"])
        sign = -1 if g.get("side", "").lower() == "ago" else 1
        near = moments.moment(self.published, _count(g["first"]) * factor, unit, sign)
        if near is None or "second" not in g:
            return near
        far = moments.moment(self.published, _count(g["second"]) * factor, unit, sign)
        return spans.join(near, far) if far else near

    def in_years(self, g: Groups) -> str | None:
        """In five years, where it is to come; "doubled in five years" lasts."""
        return None if HOW_OFTEN.search(self.before()) or not self.ahead() else self.moment(g)

    def relative(self, g: Groups) -> str | None:
        """Yesterday, last week, that year."""
        kind, shift = self.words.relative[g["word"].lower()]
        if kind.startswith("named-"):
            named = self.named()
            return moments.from_named(named, kind.removeprefix("named-"), shift) if named else None
        if self.published is None:
            return None
        return moments.shifted(self.published, kind, shift)

    def decade(self, g: Groups) -> str | None:
        """The 1990s."""
        return f"{g['y']}/{int(g['y']) + 9}"

    def feast(self, g: Groups) -> str | None:
        """By Christmas: the nearest one ahead where it is to come, else the last."""
        if self.published is None:
            return None
        month, number = _FEASTS[g["feast"].lower().replace("’", "'")]
        day = date(self.published.year, month, number)
        if day > self.published and not self.ahead():
            day = day.replace(year=day.year - 1)
        elif day < self.published and self.ahead():
            day = day.replace(year=day.year + 1)
        return spans.day_period(day)

    def years(self, g: Groups) -> str | None:
        """2024-2029, 2025-26."""
        first, last = int(g["y"]), int(g["last"])
        last += first // 100 * 100 if last < 100 else 0
        return f"{first}/{last}" if last > first else None

    def year(self, g: Groups) -> str | None:
        """2025, unless it counts things."""
        before = self.before()
        if COUNTS.match(self.text, self.end) and not YEAR_BEFORE.search(before):
            return None
        return None if NO_YEAR_BEFORE.search(before) else g["y"]


_RESOLVERS: dict[str, Callable[[_Reader, Groups], str | None]] = {
    "numeric": _Reader.numeric,
    "quarter": _Reader.quarter,
    "short_quarter": _Reader.quarter,
    "fiscal_latin": _Reader.fiscal,
    "fiscal_year": _Reader.fiscal,
    "year_fiscal": _Reader.fiscal,
    "half": _Reader.half,
    "short_half": _Reader.half,
    "firsts": _Reader.firsts,
    "lasts": _Reader.lasts,
    "first_days": _Reader.first_days,
    "week_of": _Reader.week_of,
    "week_ended": _Reader.week_of,
    "month_quarter": _Reader.month_quarter,
    "ended": _Reader.ended,
    "month_day": _Reader.day,
    "day_month": _Reader.day,
    "relative_month": _Reader.relative_month,
    "month_year": _Reader.month_year,
    "month": _Reader.month,
    "weekday": _Reader.weekday,
    "past": _Reader.past,
    "past_one": _Reader.past,
    "ahead": _Reader.coming,
    "within": _Reader.coming,
    "coming": _Reader.in_years,
    "ago": _Reader.moment,
    "relative": _Reader.relative,
    "feast": _Reader.feast,
    "decade": _Reader.decade,
    "years": _Reader.years,
    "year": _Reader.year,
    "old_year": _Reader.year,
}


def _unit(word: str) -> tuple[Unit, int]:
    return _UNITS[word.lower()]


def _count(text: str) -> float:
    lower = text.lower()
    if lower in ("a", "an"):
        return 1
    if lower == "half a":
        return 0.5
    match = ENGLISH_NUMBER.match(lower)
    value = read_english(match) if match else None
    return float(value) if value is not None else 1


def _month(text: str) -> int:
    return _MONTHS.index(text[:3].lower()) + 1


def _full_year(text: str) -> int:
    year = int(text)
    return 2000 + year if year < 100 else year
