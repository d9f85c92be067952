"""Bare quarters of houses that report by fiscal years: "the fourth quarter" is FY2027-Q4.

An article tells which quarter such a house has just reported ("the third quarter of fiscal
2027"); from it the bare quarters of the same house are counted. The data contract, "Cases
decided": a bare quarter is a fiscal one where the sentence or its subject reports by fiscal
years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from claimwire.claims.times import spans
from claimwire.claims.times.moments import quarter_of
from claimwire.claims.times.reading import FoundTime

_QUARTER = re.compile(r"(?:FY)?(\d{4})-Q([1-4])")
_FISCAL_QUARTER = re.compile(r"FY(\d{4})-Q([1-4])")
_CALENDAR = re.compile(r"\bcalendar\b|自然年|日历年|暦年")
# what is told of the quarter after the one reported
_OUTLOOK = re.compile(
    r"\b(?:guid\w+|forecasts?|outlook|expects?|will|sees|projects?)\b|财测|指引|展望|预[期计测估]|见通|予想|见込"
)
_ORDINAL = frozenset({"quarter", "short-quarter"})
_POINTING = frozenset({"named-before", "named-quarter", "named-any", "named-term"})
_YEAR = re.compile(r"\d{4}|q['’]?\d\d|年|year")
UNNAMED = ""  # the key of houses that the topic does not know


@dataclass(slots=True)
class FiscalCalendar:
    """The fiscal quarter that each house was last told to have reported, by its key."""

    _reported: dict[str, tuple[int, int]] = field(default_factory=dict)

    def saw(self, subjects: Iterable[str], times: Sequence[FoundTime], folded: str) -> None:
        """Remember the fiscal quarters that a sentence about `subjects` names as reported."""
        told = [
            (int(m[1]), int(m[2]))
            for time in times
            if (m := _FISCAL_QUARTER.fullmatch(time.period)) and not _OUTLOOK.search(folded)
        ]
        for subject in subjects if told else ():
            self._reported[subject] = max(*told, self._reported.get(subject, (0, 0)))

    def read(
        self,
        subjects: Iterable[str],
        times: Sequence[FoundTime],
        folded: str,
        published: date,
    ) -> list[FoundTime]:
        """The times of a sentence with its bare quarters in the subject's count.

        Args:
            subjects: keys of the houses that the sentence is about.
            times: its times.
            folded: the sentence's `match_form`.
            published: the day of publication.
        """
        if not self._reported or _CALENDAR.search(folded):
            return list(times)
        keys = tuple(subjects)
        reported = next((self._reported[key] for key in keys if key in self._reported), None)
        if reported is None and UNNAMED in keys and len(self._reported) == 1:
            reported = next(iter(self._reported.values()))  # the one house that reports
        if reported is None:
            return list(times)
        outlook = bool(_OUTLOOK.search(folded))
        return [
            _counted(time, folded[time.start : time.end], reported, published, outlook=outlook)
            for time in times
        ]


def _counted(
    time: FoundTime, words: str, reported: tuple[int, int], published: date, *, outlook: bool
) -> FoundTime:
    match = _QUARTER.fullmatch(time.period)
    if match is None or time.fiscal or time.rule in _POINTING or _YEAR.search(words):
        return time
    year, number = int(match[1]), int(match[2])
    last = reported[0] * 4 + reported[1] - 1
    if time.rule in _ORDINAL:
        index = reported[0] * 4 + number - 1
        coming = time.ahead or (outlook and (index - last) % 4 == 1)
        if coming and index <= last:
            index += 4
        elif not coming and index > last:
            index -= 4
    elif year * 4 + number == published.year * 4 + quarter_of(published) - 1:
        index = last  # last quarter is the one that was reported
    else:
        return time
    period = f"FY{index // 4}-Q{index % 4 + 1}"
    return replace(time, period=period, precision=spans.precision_of(period), fiscal=True)
