"""One English sentence while its times are read: those found so far, and the form at hand.

A year or month that is not said is that of the time named before it, else the one that the
words of the future around it tell. For Chinese and Japanese see `context_cjk`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from claimwire.claims.times import spans
from claimwire.claims.times.cues_en import (
    CALLED_MONTHS,
    CALLED_ON,
    CLAUSE,
    FUTURE,
    PAST,
    SET_FOR,
)
from claimwire.claims.times.forms_en import EnglishTimes
from claimwire.claims.times.moments import Time

SINCE = re.compile(
    r"\bsince (?:the |early |late |mid-?|at least |(?:its|the|their|his|her|it|they|a) "
    r"(?:[\w'’-]+ ){1,5}(?:on|in) )*$",
    re.IGNORECASE,
)
_THROUGH = re.compile(r" (?:to|through|until) ")
_NEXT_YEAR = re.compile(r"\s?(?:to|and|-|–|through)[^.;]{0,12}?\b(20\d{2})\b")


@dataclass(slots=True)
class Reading:
    """What is known of a sentence; `at` and `end` bound the form that is being resolved."""

    text: str
    words: EnglishTimes
    published: date | None
    previous: str | None
    found: list[Time] = field(default_factory=list)
    at: int = 0
    end: int = 0

    def before(self) -> str:
        """What stands in front of the form at hand."""
        return self.text[: self.at]

    def named(self) -> str | None:
        """The period named last, in the sentence or before it."""
        return self.found[-1].period if self.found else self.previous

    def ahead(self) -> bool:
        """Whether the words in front of the form at hand speak of what is to come."""
        before = self.text[max(0, self.at - 60) : self.at]
        if before.endswith("from ") and _THROUGH.match(self.text, self.end):
            before = before.removesuffix("from ")
        if SET_FOR.search(before):
            return True
        if SINCE.search(before):
            return False
        clause = CLAUSE.split(before)[-1]
        return bool(FUTURE.search(clause)) and not PAST.search(clause[-25:])

    def year_of_month(self, month: int) -> int | None:
        """The year of a month without one: that of the month before it, else the last."""
        last = self.found[-1] if self.found else None
        near = last is not None and self.at - last.end < 12 and last.rule != "weekday"
        if last is not None and near and last.precision in ("month", "day"):
            first = spans.bounds(last.period)[0]
            return first.year + (1 if month < first.month else 0)  # December to January
        following = _NEXT_YEAR.match(self.text, self.end)
        if following:
            return int(following[1])
        if self.published is None:
            return None
        distance = month - self.published.month
        if self.ahead():
            return self.published.year + (1 if distance < -1 else 0)
        called = distance <= CALLED_MONTHS and CALLED_ON.search(self.before()) is not None
        return self.published.year - (1 if distance > 0 and not called else 0)
