"""The forms in which English text names a time, as patterns with named parts.

Found like those of `forms_cjk`; the form that matched is read with its own groups. Words that
stand for a time as a whole are in `vocabulary/en/times.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from claimwire.claims.amounts.units import load_vocabulary, one_of
from claimwire.claims.matching.gates import Forms, rule

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.)"
_YEAR = r"(?:19|20)\d{2}"
_OLD_YEAR = r"1[0-9]\d{2}|20\d{2}"
_RELATIVE_YEAR = r"(?:this|last|next) year"
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|thirty|half a)"
)
_UNIT = r"(?P<unit>year|month|week|day|decade|quarter)s?"
_SECOND_DAY = r"(?:\s?(?:-|–|to|and)\s?(?P<d2>\d{1,2})(?!\d))?"
_DAY_END = r"(?:st|nd|rd|th)?"


@dataclass(frozen=True, slots=True)
class EnglishTimes:
    """The compiled forms, and what each word of the vocabulary means."""

    found: Forms
    forms: Mapping[str, re.Pattern[str]]
    relative: Mapping[str, tuple[str, int]]


@lru_cache(maxsize=1)
def english_times() -> EnglishTimes:
    """All forms of English."""
    relative = {k: (v[0], v[1]) for k, v in load_vocabulary("en", "times")["relative"].items()}
    forms = _forms(one_of(relative))
    whole = r"(?<![\w$€£¥.,/-])(?:{})(?!\w)"
    return EnglishTimes(
        found=Forms({n: rule(whole.format(form), re.IGNORECASE) for n, form in forms.items()}),
        forms={name: re.compile(form, re.IGNORECASE) for name, form in forms.items()},
        relative=relative,
    )


def _forms(relative: str) -> dict[str, str]:
    pair = rf"(?P<first>{_COUNT})(?: (?:to|or) (?P<second>{_COUNT}))? {_UNIT}"
    fiscal = r"(?:fiscal|financial)"
    of_year = (
        rf"(?:,? (?:of |in )?(?P<fiscal_year>{fiscal} )?(?:year )?"
        rf"(?:(?P<y>{_YEAR})|(?P<year_word>{_RELATIVE_YEAR})))?"
    )
    return {
        "numeric": r"(?P<y>20\d{2})-(?P<m>\d{2})-(?P<d>\d{2})",
        "quarter": (
            rf"(?P<fiscal>{fiscal} )?(?P<q>{_ORDINAL})[ -](?P<fiscal2>{fiscal} )?(?:calendar )?"
            rf"quarter(?!-?final| in a row| running){of_year}"
        ),
        "short_quarter": (
            r"(?:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)\s?(?:of )?(?P<fiscal>FY|fiscal )?\s?['’]?"
            r"(?P<y>20\d{2}|\d{2})?(?!\d)"
        ),
        "fiscal_latin": r"FY\s?['’]?(?P<y>20\d{2}|\d{2})(?:\s?Q(?P<q>[1-4]))?(?!\d)",
        "fiscal_year": rf"{fiscal}(?: year)? (?P<y>{_YEAR}|\d{{2}})(?!\d)",
        "year_fiscal": rf"(?P<y>{_YEAR}) {fiscal} year",
        "half": (
            r"(?P<half>first|second|latter|back) half(?: of)?"
            rf"(?: (?:(?P<y>{_YEAR})|(?P<year_word>{_RELATIVE_YEAR}|the year)"
            rf"|(?P<month>{_MONTH})))?"
        ),
        "firsts": (
            r"first (?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01]) "
            r"(?P<of>months|quarters)"
            rf"(?: (?:of )?(?:(?P<y>{_YEAR})|(?P<year_word>{_RELATIVE_YEAR}|the year))|(?=[,.;]|$))"
        ),
        "lasts": (
            r"(?:last|final) (?P<n>two|three|four|five|six|[2-6]) (?P<of>months|quarters) of "
            rf"(?:(?P<y>{_YEAR})|(?P<year_word>{_RELATIVE_YEAR}))"
        ),
        "first_days": (
            rf"first (?P<d2>\d{{1,2}}) days of (?P<month>{_MONTH})(?:,? (?P<y>{_YEAR}))?(?! \d)"
        ),
        "week_of": rf"week of (?P<month>{_MONTH}) (?P<d>\d{{1,2}})(?:,? (?P<y>{_YEAR}))?(?!\d)",
        "week_ended": (
            r"week (?:to|through|ended|ending)(?: on)? "
            rf"(?P<month>{_MONTH}) (?P<d>\d{{1,2}})(?:,? (?P<y>{_YEAR}))?(?!\d)"
        ),
        "month_quarter": rf"(?:{_MONTH}(?:-|"
        rf" to ))?(?P<month>{_MONTH}) quarter(?: of (?P<y>{_YEAR}))?(?!-)",
        "short_half": rf"H(?P<half>[12])\s?(?P<y>{_YEAR})(?!\d)",
        "ended": (
            r"(?P<span>quarter|(?:three|six|nine|12|twelve|3|6|9)[- ]months?|half(?:[- ]year)?|"
            r"year) "
            r"(?:(?:that |which )?end(?:ed|ing|s)(?: on| in)?|to|through) "
            rf"(?P<month>{_MONTH})(?: \d{{1,2}})?(?:,? (?P<y>{_YEAR}))?"
        ),
        "month_day": (
            rf"(?P<month>{_MONTH}) (?P<d>\d{{1,2}}){_DAY_END}{_SECOND_DAY}"
            rf"(?!\d|,\d|\.\d|%)(?:,? (?P<y>{_OLD_YEAR})\b)?"
        ),
        "day_month": (
            rf"(?P<d>\d{{1,2}}){_DAY_END}{_SECOND_DAY} (?:of )?(?P<month>{_MONTH})"
            rf"(?:,? (?P<y>{_OLD_YEAR}))?"
        ),
        "relative_month": rf"(?P<word>last|next|this) (?P<month>{_MONTH})(?![ -]?\d)",
        "month_year": (
            rf"(?P<month>{_MONTH}),? (?:of )?(?:(?P<y>{_OLD_YEAR})|(?P<year_word>{_RELATIVE_YEAR}))"
        ),
        "month": rf"(?:mid-)?(?P<month>{_MONTH})(?! \d)",
        "weekday": (rf"(?P<word>last|next|this|the previous|the following)? ?(?P<day>{_WEEKDAY})"),
        "past": rf"(?:(?:over|in|during|for) )?the (?:past|last|previous|prior) {pair}"
        rf"(?! of (?:{_YEAR}|{_RELATIVE_YEAR}|the year))",
        "past_one": rf"(?:(?:over|in|during) )?the (?:past {_UNIT}|last (?P<decade>decade))",
        "ahead": rf"(?:(?:over|in|during|for|within) )?the (?:next|coming) {pair}",
        "within": rf"within {pair}",
        "coming": rf"in {pair}(?=['’]| time|[,.]|$)",
        "ago": rf"(?P<first>{_COUNT}) {_UNIT} (?P<side>ago|from now)",
        "relative": (
            rf"(?P<word>{relative})(?!(?<=quarter) (?:that |which )?(?:end|to\b|through\b))"
        ),
        "feast": (
            r"(?:by|before|until|since|on|at|around) (?P<feast>Christmas(?: Day| Eve)?|"
            r"New Year['’]s (?:Day|Eve)"
            r"|Valentine['’]s Day|Halloween)(?! (?:sales|shopping|season|bonus|party|parties|"
            r"trading|trees?|market))"
        ),
        "decade": r"(?P<y>(?:1[89]|20)\d0)s",
        "years": rf"(?P<y>{_YEAR})[-–](?P<last>{_YEAR}|\d{{2}})(?![\d%])",
        "year": rf"(?:(?:mid|early|late)-)?(?P<y>{_YEAR})(?![\d%,]\d|\d|\.\d|[-–]\d)",
        "old_year": r"(?P<in>in|since|until|by) (?P<y>1[0-8]\d{2})(?![\d%,]\d|\d|\.\d| [a-z]+s\b)",
    }
