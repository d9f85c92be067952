"""Times: the corpora of three languages, and the properties that hold for any text."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimwire.claims.times import spans
from claimwire.claims.times.reading import read_times

sys.path.insert(0, str(Path(__file__).parent))
from period_corpus import Example, examples

PUBLISHED = datetime(2026, 1, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("example", examples("say"), ids=str)
def test_a_text_names_exactly_the_time_of_its_group(example: Example) -> None:
    """All ways to name one time are read as that period and nothing else."""
    found = read_times(example.text, example.language, published=example.published)
    assert [time.period for time in found] == [example.period]


@pytest.mark.parametrize("example", examples("nothing"), ids=str)
def test_words_that_only_look_like_times_are_none(example: Example) -> None:
    """五月天, "may approach" and their like name no time."""
    assert read_times(example.text, example.language, published=example.published) == []


def test_without_a_day_of_publication_only_full_dates_are_read() -> None:
    """Relative words need a day to count from; nothing is guessed without one."""
    found = read_times("昨天公布2025年第三季與去年7月的數字", "zh-Hant", published=None)
    assert [time.period for time in found] == ["2025-Q3"]


def test_an_unknown_language_gives_nothing() -> None:
    """Without a vocabulary nothing is guessed."""
    assert read_times("am 3. Mai 2025", "de", published=PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "language", "fiscal", "relative", "precision"),
    [
        ("去年7月", "zh-Hant", False, True, "month"),
        ("2026會計年度第3季", "zh-Hant", True, False, "quarter"),
        ("2023年至2024年", "zh-Hant", False, False, "range"),
        ("last week", "en", False, True, "week"),
        ("fiscal 2025", "en", True, False, "year"),
        ("2025年度", "ja", True, False, "year"),
    ],
)
def test_a_time_tells_what_kind_it_is(
    text: str, language: str, fiscal: bool, relative: bool, precision: str
) -> None:
    """Precision, business years and relative words are told with the period."""
    (time,) = read_times(text, language, published=PUBLISHED)
    assert (time.fiscal, time.relative, time.precision) == (fiscal, relative, precision)


@settings(deadline=None)  # the first call of all compiles the forms
@given(
    st.text(alphabet="0123456789/-.年月日至第季上下週今昨去明前後()Q到三十 aMy期", max_size=30),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)),
)
def test_any_text_gives_ordered_times_with_valid_periods(text: str, published: date) -> None:
    """Whatever stands in a text, times are in order, apart, and well formed."""
    moment = datetime(published.year, published.month, published.day, tzinfo=UTC)
    for language in ("zh-Hant", "en", "ja"):
        end = 0
        for time in read_times(text, language, published=moment):
            assert end <= time.start < time.end <= len(text)
            first, last = spans.bounds(time.period)
            assert first <= last
            end = time.end
