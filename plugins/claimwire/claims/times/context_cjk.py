"""What a time in a Chinese or Japanese sentence may leave out, and where it is found.

A year, month or day that is not said is that of the time named before it, in the sentence
or the text, else the one nearest to the day of publication; words of the future (將, 予定)
tell on which side of that day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from claimwire.claims.amounts.dates_or_spans import belongs_to_a_noun
from claimwire.claims.amounts.numerals import read_cjk
from claimwire.claims.times import spans
from claimwire.claims.times.forms_cjk import TimeWords
from claimwire.claims.times.moments import Time

Groups = dict[str, str]

ERAS = {"令和": 2018, "平成": 1988, "reiwa": 2018, "heisei": 1988}
_REPUBLIC = 1911  # year 1 of the Republic of China is 1912
_NEAR_MONTHS = 2  # a month without a year is rather so near ahead than ten months back
REACH = 40  # code points over which a year said before still holds
# 2019年創業の, 成立於2019年的: a year that only belongs to a noun
_FOUNDED_AFTER = re.compile(
    r"(?:に)?(?:創業|設立|創立|創設|開業|発足|発売|誕生|上場|创业|创立|创办|成立|设立|创建|上市|推出|发布|问世)(?:的|の|した|された)"
)
_FOUNDED_BEFORE = re.compile(r"(?:成立|创立|创办|设立|创建|始建|创)[于於在]$")
# 去年3月下水的新船1月首航: what a clause in front of a noun tells came first
_MODIFIER = re.compile(
    r"[^,，。;；:：\d%]{2,12}的(?![是,，。;；])[^,，。;；]{1,16}?$"
    r"|に[^、。は\d]{0,12}(?:した|された|った|いた|れた|えた)[^、。は\d]{1,16}[がは]$"
)
_DEADLINE = re.compile(r"(?:之|以)?前(?![年景往期后後来半一二三四五六七八九十])")  # 4月底前
YEAR_GROUPS = (
    "y", "year_word", "named_year", "roc", "bare_roc", "short_y", "short_end", "shortest",
    "reiwa", "heisei", "short_year",
)  # fmt: skip


@dataclass(slots=True)
class Context:
    """One sentence while its times are read: those found so far, and the form at hand.

    `at` and `end` bound the expression that is being resolved.
    """

    form: str
    words: TimeWords
    published: date | None
    previous: str | None
    traditional: bool
    found: list[Time] = field(default_factory=list)
    at: int = 0
    end: int = 0

    def named(self) -> str | None:
        """The period named last, in the sentence or before it."""
        return self.found[-1].period if self.found else self.previous

    def ahead(self, at: int) -> bool:
        """Whether the clause around `at` speaks of what is to come."""
        end = _next_mark(self.form, at, "。;；!")
        start = max((self.form.rfind(mark, 0, at) for mark in ",，。;；"), default=-1) + 1
        stop = _next_mark(self.form, at, ",，")
        clause = self.form[max(start, at - 12) : min(end, max(stop, at + 24))]
        if _OVER.search(self.form, max(start, at - 12), at):
            return False
        return bool(self.words.future.search(clause))

    def context_year(self) -> int | None:
        """The year of the time before, else of publication."""
        last = self.found[-1] if self.found else None
        if last is not None and "/" not in last.period:
            return spans.bounds(last.period)[0].year
        return self.published.year if self.published else None

    def year_of_month(self, month: int, at: int) -> int | None:
        """The year of a month without one: that of the time before it, else the nearest."""
        last = self.found[-1] if self.found else None
        if last is not None and (
            self._is_of_a_noun(last) or belongs_to_a_noun(self.form, last.end, at)
        ):
            last = None
        if last is not None and at - last.end < REACH and _gives_a_year(last):
            first = spans.bounds(last.period)[0]
            linked = self.words.range_link.fullmatch(self.form[last.end : at])
            over = bool(linked) and last.precision == "month" and month < first.month
            later = month < first.month and _MODIFIER.match(self.form[last.end : at])
            return first.year + (1 if over or later else 0)  # 12月至1月 runs into the next year
        if self.published is None:
            return None
        distance = month - self.published.month
        if distance > 0 and at == self.at and _DEADLINE.match(self.form, self.end):
            return self.published.year
        if self.ahead(at):
            return self.published.year + (1 if distance < -1 else 0)
        over = distance > 0 and at == self.at and bool(_JA_OVER.match(self.form, self.end))
        return self.published.year - (1 if over or distance > _NEAR_MONTHS else 0)

    def _is_of_a_noun(self, time: Time) -> bool:
        """Whether a time only tells when something was founded or made: 2019年創業の."""
        return bool(
            _FOUNDED_AFTER.match(self.form, time.end)
            or (_FOUNDED_BEFORE.search(self.form, 0, time.start) and self.form[time.end] in "的,")
        )

    def year(self, g: Groups) -> int | None:
        """The year that is said, in any count of years."""
        if "y" in g:
            return full_year(g["y"])
        if "roc" in g:
            return number_of(g["roc"]) + _REPUBLIC
        if "bare_roc" in g:
            return int(g["bare_roc"]) + _REPUBLIC if self.traditional else None
        for name in ("short_y", "short_end", "shortest", "short_year"):
            if name in g:
                return 2000 + int(g[name])
        for name in ("reiwa", "heisei"):
            if name in g:
                return ERAS[name] + era_year(g[name])
        if "year_word" in g and self.published:
            return self.published.year + self.words.words["years"][g["year_word"]]
        named = self.named()
        if "named_year" in g and named:
            return spans.bounds(named)[1].year + self.words.words["named-years"][g["named_year"]]
        return None


# 已於3月通過，預計下半年量產: the first of the two is over
_OVER = re.compile(r"(?<!截至)(?:已经?|曾|早)(?:于|在)?$")


# 輸出額は9月に1割戻した: what is over, and not what somebody told
_JA_OVER = re.compile(r"に[^、。とはが]{0,14}[いしっれせてえめけ]た(?:。|$)")


def _gives_a_year(time: Time) -> bool:
    """昨天 and 上週 say nothing of the year of a month that follows."""
    if time.precision in ("week", "range"):
        return False
    return not (time.relative and time.precision == "day")


def number_of(text: str) -> int:
    """A small number in digits or characters; 元 is the first; 0 where there is none."""
    if text == "元":
        return 1
    value = int(text) if text.isdigit() else read_cjk(text)
    return int(value) if value is not None else 0


def era_year(text: str) -> int:
    """The year of an era; 元 is its first."""
    return 1 if text == "元" else int(text)


def full_year(text: str) -> int:
    """A year in digits or characters; two digits are of this century."""
    year = number_of(text)
    return 2000 + year if year < 100 else year


def _next_mark(form: str, at: int, marks: str) -> int:
    return min((i for i in (form.find(mark, at) for mark in marks) if i >= 0), default=len(form))
