"""Periods: which of the times in a sentence the claim is about."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claimwire.claims.times import spans
from claimwire.claims.times.periods import choose_period
from claimwire.claims.times.reading import read_times

sys.path.insert(0, str(Path(__file__).parent))
from period_corpus import Example, examples

PUBLISHED = datetime(2026, 1, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("example", examples("choose"), ids=str)
def test_a_claim_has_the_time_of_its_main_proposition(example: Example) -> None:
    """Frames, relative clauses, comparisons and habits do not date a claim."""
    times = read_times(
        example.text, example.language, published=example.published, previous=example.previous
    )
    found = choose_period(example.text, times, language=example.language, frames=example.frames)
    assert (found.period if found else None) == example.period


def test_times_inside_the_main_proposition_come_first() -> None:
    """With the span of the main proposition known, its own time is taken."""
    text = "去年7月他們還在談判，今年9月將開始供貨"
    times = read_times(text, "zh-Hant", published=PUBLISHED)
    found = choose_period(text, times, language="zh-Hant", main=(11, len(text)))
    assert found is not None
    assert found.period == "2026-09"


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026-01-24", date(2026, 1, 24), date(2026, 1, 24)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("FY2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2023/2024", date(2023, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: str, first: date, last: date) -> None:
    """Every form of the contract can be placed on the calendar."""
    assert spans.bounds(period) == (first, last)


def test_what_is_no_period_is_refused() -> None:
    """A text that is no period is not taken for one."""
    with pytest.raises(ValueError, match="no period"):
        spans.bounds("last week")
