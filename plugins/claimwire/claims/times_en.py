"""Words of time in English sentences, resolved to periods.

Composed like the Chinese and Japanese reader: named parts, one pattern, then a resolution
against the day of publication, the sentence so far, and the time named last.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from claimwire.claims import spans
from claimwire.claims.numerals import ENGLISH_NUMBER, read_english
from claimwire.claims.moments import Time
from claimwire.claims.units import load_vocabulary, one_of

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_MODAL_MAY = re.compile(r"May (?:not )?[a-z]+\b(?! \d)")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d{2}"
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "opening": 1}  # fmt: skip
_ORD = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_COUNT = r"(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|half a)"
_UNIT = r"(?:years?|months?|weeks?|days?|decades?|quarters?)"
_FEAST_DAY = re.compile(r"\b(?:Palm|Easter|Black|Good|Super|Bloody|Ash|Cyber|Holy|Fat|Shrove|every|each) $", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|would|plans?|planned|expects?|expected|due|set to|scheduled|by|slated|aims?|intends?|until|forecasts?|to be|starting|begin|begins|from|next|may|could|launch(?:es)?|targets?|upcoming)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], dict[str, Any]]:
    words = load_vocabulary("en", "times")
    relative = one_of(words["relative"])
    alternatives = [
        r"(?P<iso>20\d{2}-\d{2}-\d{2})",
        rf"(?P<qo>{_ORD})[ -](?:fiscal |financial )?quarter(?!-?final)(?:,? (?:of |in )?(?P<qf>fiscal |financial )?(?:year )?(?:(?P<qy>{_YEAR})|(?P<qrel>this year|last year|next year)))?",
        rf"(?P<fq>fiscal) (?P<fqo>{_ORD})[ -]quarter",
        rf"(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)\s?(?:of )?(?P<qffy>FY|fiscal )?\s?['’]?(?P<qqy>20\d{{2}}|\d{{2}})?(?!\d)",
        rf"FY\s?['’]?(?P<fy>20\d{{2}}|\d{{2}})(?:\s?Q(?P<fyq>[1-4]))?(?!\d)",
        rf"(?:fiscal|financial)(?: year)? (?P<fy2>{_YEAR}|\d{{2}})(?!\d)",
        rf"(?P<ho>first|second|latter|back) half(?: of)?(?: (?:(?P<hy>{_YEAR})|(?P<hrel>this year|last year|next year|the year|(?P<hm>{_MONTH}))))?",
        rf"H(?P<h>[12])\s?(?P<hhy>{_YEAR})?(?!\d)",
        rf"(?P<ended>(?:quarter|three months) (?:that |which )?end(?:ed|ing|s)(?: on| in)?) (?P<em>{_MONTH})(?: \d{{1,2}})?(?:,? (?P<ey>{_YEAR}))?",
        rf"(?P<md>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and)\s?(?P<d2>\d{{1,2}})(?!\d))?(?!\d|,\d|\.\d|%)(?:,? (?P<mdy>{_YEAR})\b)?",
        rf"(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?(?:-|–)\s?(?P<dd2>\d{{1,2}}))? (?:of )?(?P<dm>{_MONTH})(?:,? (?P<dmy>{_YEAR}))?",
        rf"(?P<lastm>last|next|this) (?P<rm>{_MONTH})(?![ -]?\d)",
        rf"(?P<mm>{_MONTH}),? (?:of )?(?:(?P<my>{_YEAR})|(?P<mrel>this year|last year|next year))",
        rf"(?P<bm>{_MONTH})(?! \d)",
        rf"(?P<wrel>last|next|this|the previous|the following)? ?(?P<wd>{_WEEKDAY}|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.)",
        rf"(?P<pastn>(?:over |in |during |for )?the (?:past|last|previous|prior)) (?P<pc>{_COUNT})(?: to (?P<pc2>{_COUNT})| or (?P<pc3>{_COUNT}))? (?P<pu>{_UNIT})",
        rf"(?P<pasto>(?:over |in |during )?the past) (?P<pou>year|month|week|decade|quarter)\b",
        rf"(?P<nextn>(?:over |in |during |for |within )?the (?:next|coming)) (?P<nc>{_COUNT})(?: to (?P<nc2>{_COUNT})| or (?P<nc3>{_COUNT}))? (?P<nu>{_UNIT})",
        rf"(?P<within>[Ww]ithin) (?P<wc>{_COUNT})(?: to (?P<wc2>{_COUNT}))? (?P<wu>{_UNIT})",
        rf"(?P<inn>[Ii]n) (?P<ic>{_COUNT})(?: to (?P<ic2>{_COUNT})| or (?P<ic3>{_COUNT}))? (?P<iu>{_UNIT})(?=['’]| time|[,.]|$)",
        rf"(?P<ac>{_COUNT}) (?P<au>{_UNIT}) (?P<ago>ago|from now)",
        rf"(?P<rel>{relative})",
        rf"(?P<decade>(?:19|20)\d0s)",
        rf"(?P<y1>{_YEAR})[-–](?P<y2>{_YEAR}|\d{{2}})(?![\d%])",
        rf"(?P<y>{_YEAR})(?![\d%,]\d|\d|\.\d|[-–]\d)",
    ]
    body = "|".join(f"(?:{a})" for a in alternatives)
    return re.compile(rf"(?<![\w$€£¥.,/-])(?:{body})(?!\w)", re.IGNORECASE), words


def read_english_times(sentence: str, published: date | None, previous: str | None) -> list[Time]:
    """The times of an English sentence in reading order."""
    return _Reader(sentence, published, previous).read()


class _Reader:
    def __init__(self, text: str, published: date | None, previous: str | None) -> None:
        self.text = text.replace("\u00a0", " ")
        self.published = published
        self.previous = previous
        self.found: list[Time] = []
        self.pattern, self.words = _pattern()

    def read(self) -> list[Time]:
        for match in self.pattern.finditer(self.text):
            g = {k: v for k, v in match.groupdict().items() if v}
            time = self._resolve(match, g)
            if time is not None:
                self._add(time)
        return [self._since(t) for t in self.found]

    def _add(self, time: Time) -> None:
        last = self.found[-1] if self.found else None
        if last is not None:
            gap = self.text[last.end : time.start]
            before = self.text[: last.start]
            ranged = re.fullmatch(r"\s?(?:-|–|—|to|through|until)\s?", gap)
            between = gap.strip() == "and" and re.search(r"\bbetween $", before, re.IGNORECASE)
            if (ranged or between) and last.precision == time.precision:
                period = spans.join(last.period, time.period)
                self.found[-1] = Time(last.start, time.end, period, "range", last.relative or time.relative, last.fiscal or time.fiscal, "range")  # fmt: skip
                return
            if re.fullmatch(r",? \(?", gap) and last.precision == time.precision == "day" and "weekday" in (last.rule, time.rule):
                period = time.period if last.rule == "weekday" else last.period
                self.found[-1] = Time(last.start, time.end, period, "day", False, False, "day")
                return
            if re.fullmatch(r" (?:of|in) ", gap) and spans.precision_of(time.period) == "year" and last.precision in ("month", "quarter", "half") and last.relative:
                moved = _with_year(last.period, time.period)
                if moved:
                    self.found[-1] = Time(last.start, time.end, moved, last.precision, time.relative, time.fiscal, last.rule)
                    return
        self.found.append(time)

    def _since(self, time: Time) -> Time:
        if self.published is None or time.precision in ("range", "week"):
            return time
        if not re.search(r"\bsince (?:the |early |late |mid-?|at least )*$", self.text[: time.start], re.IGNORECASE):
            return time
        now = {"year": f"{self.published.year:04d}", "day": spans.day_period(self.published),
               "quarter": spans.quarter_period(self.published.year, (self.published.month + 2) // 3)}.get(
            time.precision, spans.month_period(self.published.year, self.published.month))  # fmt: skip
        return Time(time.start, time.end, spans.join(time.period, now), "range", True, time.fiscal, "since")

    def _resolve(self, match: re.Match[str], g: dict[str, str]) -> Time | None:
        today = self.published
        fiscal = relative = False
        period: str | None = None
        rule = "date"
        if "iso" in g:
            period, rule = g["iso"], "day"
        elif "qo" in g or "fqo" in g or "q" in g or "q2" in g:
            return self._quarter(match, g)
        elif "fy" in g or "fy2" in g:
            year = _full_year(g.get("fy") or g["fy2"])
            period = f"FY{year}-Q{g['fyq']}" if "fyq" in g else f"FY{year}"
            fiscal, rule = True, "fiscal-year"
        elif "ho" in g or "h" in g:
            return self._half(match, g)
        elif "ended" in g:
            month = _month(g["em"])
            y = int(g["ey"]) if "ey" in g else self._month_year(month, match)
            if y is not None:
                first, last = spans.month_period(y, month - 2), spans.month_period(y, month)
                period, rule = spans.join(first, last), "quarter-ended"
        elif "md" in g or "dm" in g:
            return self._day(match, g)
        elif "rm" in g:
            month = _month(g["rm"])
            if today:
                year = _relative_month_year(today, month, g["lastm"].lower())
                period, relative, rule = spans.month_period(year, month), True, "month"
        elif "mm" in g:
            month = _month(g["mm"])
            if "my" in g:
                period = spans.month_period(int(g["my"]), month)
            elif today:
                period, relative = spans.month_period(today.year + _year_offset(g["mrel"]), month), True
            rule = "month"
        elif "bm" in g:
            return self._bare_month(match, g["bm"])
        elif "wd" in g:
            return self._weekday(match, g)
        elif "rel" in g:
            return self._relative(match, g["rel"])
        elif "decade" in g:
            first = int(g["decade"][:4])
            period, rule = f"{first}/{first + 9}", "decade"
        elif "y1" in g:
            first, last_text = int(g["y1"]), g["y2"]
            last_year = int(last_text) if len(last_text) == 4 else first // 100 * 100 + int(last_text)
            if last_year < first:
                return None
            period, rule = f"{first}/{last_year}", "range"
        elif "y" in g:
            if not self._is_year(match):
                return None
            period, rule = g["y"], "year"
        else:
            period, relative, rule = self._lasting(g), True, "lasting"
        if period is None:
            return None
        return Time(match.start(), match.end(), period, spans.precision_of(period), relative, fiscal, rule)

    def _is_year(self, match: re.Match[str]) -> bool:
        """A number like 2048 counts things when a plural follows or a count word leads."""
        after, before = self.text[match.end() :], self.text[: match.start()]
        if re.match(r"\s(?:[a-z]+s|people|H\d+|GPUs|chips)\b(?<!was)(?<!is)(?<!has)", after) and not re.search(r"\b(?:in|since|by|of|from|to|until|during|for|late|early|mid|through)\s$", before, re.IGNORECASE):
            return False
        return not re.search(r"\b(?:about|nearly|some|than|model|GTX|RTX|Room|over|Windows|Office|page)\s$", before)

    def _quarter(self, match: re.Match[str], g: dict[str, str]) -> Time | None:
        number = _ORDINAL[(g.get("qo") or g.get("fqo") or "").lower()] if "qo" in g or "fqo" in g else int(g.get("q") or g["q2"])
        fiscal = "qf" in g or "fq" in g or "fiscal" in match.group().lower() or "qffy" in g
        year_text = g.get("qy") or g.get("qqy")
        if year_text:
            year = _full_year(year_text)
            period = f"FY{year}-Q{number}" if fiscal else spans.quarter_period(year, number)
            return Time(match.start(), match.end(), period, "quarter", False, fiscal, "quarter")
        if self.published is None:
            return None
        if re.match(r"(?:,| of| in)? (?:fiscal|financial)|(?: of| in)? FY", self.text[match.end() :]):
            year = self.published.year  # the fiscal year stands behind and is joined in `_add`
        elif "qrel" in g:
            year = self.published.year + _year_offset(g["qrel"])
        else:
            year = self._quarter_year(number, match)
        period = f"FY{year}-Q{number}" if fiscal else spans.quarter_period(year, number)
        return Time(match.start(), match.end(), period, "quarter", True, fiscal, "quarter")

    def _quarter_year(self, number: int, match: re.Match[str]) -> int:
        assert self.published is not None
        last = self.found[-1] if self.found else None
        if last and last.precision in ("year", "quarter") and match.start() - last.end < 40:
            return spans.bounds(last.period)[0].year
        current = (self.published.month + 2) // 3
        if self._ahead(match):
            return self.published.year + (1 if number < current else 0)
        return self.published.year - (1 if number > current or (number == current and self.published.month % 3 == 1) else 0)

    def _half(self, match: re.Match[str], g: dict[str, str]) -> Time | None:
        half = int(g["h"]) if "h" in g else 1 if g["ho"].lower() == "first" else 2
        year_text = g.get("hy") or g.get("hhy")
        relative = False
        if year_text:
            year = int(year_text)
        elif self.published is None or "hm" in g:
            return None
        elif "hrel" in g:
            year, relative = self.published.year + _year_offset(g["hrel"]), True
        elif re.match(r" of|-", self.text[match.end() :]) or "h" in g or not re.search(
            r"\b(?:the|in|this|year's|during|for)\s$", self.text[: match.start()], re.IGNORECASE
        ):
            return None
        else:
            year, relative = self.published.year, True
            if half == 2 and self.published.month < 7 and not self._ahead(match):
                year -= 1
        return Time(match.start(), match.end(), spans.half_period(year, half), "half", relative, False, "half-year")

    def _day(self, match: re.Match[str], g: dict[str, str]) -> Time | None:
        month = _month(g.get("md") or g["dm"])
        number = int(g.get("d") or g["dd"])
        year_text = g.get("mdy") or g.get("dmy")
        year = int(year_text) if year_text else self._month_year(month, match)
        if year is None:
            return None
        if number > 31:
            return None
        day = spans.safe_day(year, month, number)
        if day is None:
            return None
        if not year_text and self.published and day > self.published and not self._ahead(match) and not self.found:
            day = spans.safe_day(year - (1 if (day - self.published).days > 45 else 0), month, number) or day
        period, precision = spans.day_period(day), "day"
        second = g.get("d2") or g.get("dd2")
        if second and int(second) > number:
            last = spans.safe_day(year, month, int(second))
            if last:
                period, precision = spans.join(period, spans.day_period(last)), "range"
        return Time(match.start(), match.end(), period, precision, not year_text, False, "day")

    def _bare_month(self, match: re.Match[str], text: str) -> Time | None:
        before = self.text[: match.start()]
        if not text[0].isupper() or (text.lower() in ("may", "march", "mar") and not re.search(r"\b(?:in|of|by|since|until|from|to|late|early|mid|through|during|for|and|last|next|this|end|before|after)[ -]$", before)):
            return None
        if text == "May" and _MODAL_MAY.match(self.text, match.start()) and not re.search(r"\b(?:in|of|by|since|until|last|early|late|end|from)[ -]$", before):
            return None
        month = _month(text)
        year = self._month_year(month, match)
        if year is None:
            return None
        return Time(match.start(), match.end(), spans.month_period(year, month), "month", True, False, "month")

    def _month_year(self, month: int, match: re.Match[str]) -> int | None:
        last = self.found[-1] if self.found else None
        following = re.match(r"[^.;]{0,12}?\b(20\d{2})\b", self.text[match.end() :])
        if last and last.precision in ("month", "day") and match.start() - last.end < 12:
            return spans.bounds(last.period)[0].year
        if following and re.match(r"\s?(?:to|and|-|–|through)", self.text[match.end() :]):
            return int(following[1])
        if self.published is None:
            return None
        year = self.published.year
        distance = month - self.published.month
        if self._ahead(match):
            return year + (1 if distance < -1 else 0)
        return year - (1 if distance > 0 else 0)

    def _ahead(self, match: re.Match[str]) -> bool:
        before = self.text[max(0, match.start() - 60) : match.start()]
        clause = re.split(r"[;]|, (?:and|but|which|who)", before)[-1]
        return bool(_FUTURE.search(clause)) and not re.search(r"\b(?:was|were|had|ago|last)\b", clause[-25:])

    def _weekday(self, match: re.Match[str], g: dict[str, str]) -> Time | None:
        if self.published is None:
            return None
        if _FEAST_DAY.search(self.text[: match.start("wd")]):
            return None
        index = _DAYS.index(g["wd"][:3].lower())
        monday = self.published - timedelta(days=self.published.weekday())
        day = monday + timedelta(days=index)
        word = (g.get("wrel") or "").lower()
        if word == "next":
            day += timedelta(weeks=1)
        elif word == "last":
            day -= timedelta(weeks=1 if day >= self.published else 0)
        elif word == "this" or self._ahead(match):
            day += timedelta(weeks=1 if day < self.published and word != "this" else 0)
        elif day > self.published:
            day -= timedelta(weeks=1)
        return Time(match.start(), match.end(), spans.day_period(day), "day", True, False, "weekday")

    def _relative(self, match: re.Match[str], text: str) -> Time | None:
        kind, offset = self.words["relative"][text.lower()]
        rule = f"relative-{kind}"
        if kind.startswith("named-"):
            named = self.found[-1].period if self.found else self.previous
            if named is None:
                return None
            period = _named(named, kind.removeprefix("named-"), offset)
            rule = "named-before"
        elif self.published is None:
            return None
        elif kind == "fiscal":
            period = f"FY{self.published.year + offset}"
        else:
            period = _shifted(self.published, kind, offset)
        if period is None:
            return None
        return Time(match.start(), match.end(), period, spans.precision_of(period), True, kind == "fiscal", rule)

    def _lasting(self, g: dict[str, str]) -> str | None:
        if self.published is None:
            return None
        if "pasto" in g:
            return self._stretch("one", None, g["pou"], -1)
        if "pastn" in g:
            return self._stretch(g["pc"], g.get("pc2") or g.get("pc3"), g["pu"], -1)
        if "nextn" in g:
            return self._stretch(g["nc"], g.get("nc2") or g.get("nc3"), g["nu"], 1)
        if "within" in g:
            return self._stretch(g["wc"], g.get("wc2"), g["wu"], 1)
        if "inn" in g:
            near = _moment(self.published, _count(g["ic"]), g["iu"], 1)
            far_text = g.get("ic2") or g.get("ic3")
            far = _moment(self.published, _count(far_text), g["iu"], 1) if far_text else near
            return spans.join(near, far) if near and far else None
        return _moment(self.published, _count(g["ac"]), g["au"], -1 if g["ago"].lower() == "ago" else 1)

    def _stretch(self, first: str, second: str | None, unit: str, sign: int) -> str | None:
        assert self.published is not None
        if second:
            near = _moment(self.published, _count(first), unit, sign)
            far = _moment(self.published, _count(second), unit, sign)
        else:
            near = _moment(self.published, 0, unit, sign, like=_count(first))
            far = _moment(self.published, _count(first), unit, sign)
        return spans.join(near, far) if near and far else None


def _moment(day: date, number: float, unit: str, sign: int, like: float | None = None) -> str | None:
    """`number` units from `day`, as exactly as such words are meant."""
    size = number if like is None else like
    unit = unit.lower().rstrip("s")
    if unit == "decade":
        unit, number, size = "year", number * 10, size * 10
    if unit == "year" and size == int(size):
        return f"{day.year + sign * int(number):04d}"
    if unit in ("year", "month"):
        months = round(number * (12 if unit == "year" else 1))
        return spans.month_period(*spans.shift_months(day, sign * months))
    if unit == "quarter":
        return spans.quarter_period(day.year, (day.month + 2) // 3 + sign * int(number))
    if unit == "week":
        moved = day + timedelta(weeks=sign * int(number))
        if size > 3:
            return spans.month_period(moved.year, moved.month)
        return spans.week_period(moved) if like is None else spans.day_period(moved)
    moved = day + timedelta(days=sign * int(number))
    return spans.day_period(moved) if size <= 14 else spans.month_period(moved.year, moved.month)


def _count(text: str) -> float:
    lower = text.lower()
    if lower == "half a":
        return 0.5
    if lower == "a":
        return 1
    match = ENGLISH_NUMBER.match(lower)
    value = read_english(match) if match else None
    return float(value) if value is not None else 1


def _month(text: str) -> int:
    return _MONTHS.index(text[:3].lower()) + 1


def _full_year(text: str) -> int:
    year = int(text)
    return 2000 + year if year < 100 else year


def _year_offset(words: str) -> int:
    return {"last": -1, "next": 1}.get(words.lower().split()[0], 0)


def _relative_month_year(day: date, month: int, word: str) -> int:
    if word == "last":
        return day.year - (1 if month >= day.month else 0)
    if word == "next":
        return day.year + (1 if month <= day.month else 0)
    return day.year


def _shifted(day: date, kind: str, offset: int) -> str:
    if kind == "day":
        return spans.day_period(day + timedelta(days=offset))
    if kind == "week":
        return spans.week_period(day + timedelta(weeks=offset))
    if kind == "weekend":
        saturday = day - timedelta(days=day.weekday()) + timedelta(days=5, weeks=offset)
        return f"{saturday}/{saturday + timedelta(days=1)}"
    if kind == "month":
        return spans.month_period(*spans.shift_months(day, offset))
    if kind == "quarter":
        return spans.quarter_period(day.year, (day.month + 2) // 3 + offset)
    return f"{day.year + offset:04d}"


def _named(period: str, kind: str, offset: int) -> str | None:
    first, last = spans.bounds(period)
    if kind == "day":
        if spans.precision_of(period) != "day":
            return None
        return spans.day_period(last + timedelta(days=offset))
    if kind == "month":
        return spans.month_period(*spans.shift_months(last, offset))
    if kind == "quarter":
        return period if "Q" in period or spans.precision_of(period) == "range" else None
    return f"{first.year + offset:04d}"


def _with_year(period: str, year: str) -> str | None:
    """A month, quarter or half-year moved into the year named behind it."""
    head = year[2:6] if year.startswith("FY") else year[:4]
    if "/" in period:
        first, last = period.split("/")
        return f"{head}{first[4:]}/{head}{last[4:]}"
    if "Q" in period:
        return f"{'FY' if 'FY' in (year[:2], period[:2]) else ''}{head}-{period.split('-')[-1]}"
    return head + period[4:]
