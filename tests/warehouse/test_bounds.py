"""What words leave open: the days of a period and the numbers of an amount."""

from __future__ import annotations

import pytest

from claimwire.records import Quantity
from claimwire.warehouse.bounds import period_bounds, quantity_bounds


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026-01-24", "2026-01-24", "2026-01-24"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("FY2024", "2024-01-01", "2024-12-31"),
        ("FY2026-Q3", "2026-07-01", "2026-09-30"),
        ("2023/2024", "2023-01-01", "2024-12-31"),
        ("2026-01/2026-06", "2026-01-01", "2026-06-30"),
    ],
)
def test_periods_have_days(period: str, first: str, last: str) -> None:
    """Every form of the contract has a first and a last day."""
    assert tuple(map(str, period_bounds(period))) == (first, last)


@pytest.mark.parametrize("period", [None, "", "last year", "2026-13", "2026-02-30", "2024/2023"])
def test_what_is_no_period_has_no_days(period: str | None) -> None:
    """Null, other words and dates that do not exist have none."""
    assert period_bounds(period) == (None, None)


@pytest.mark.parametrize(
    ("value", "approximate", "lower", "upper"),
    [
        (34.6, False, 34.55, 34.65),
        (14, False, 13.5, 14.5),
        (17_000_000_000, False, 16_500_000_000, 17_500_000_000),
        (50_000_000_000, False, 47_500_000_000, 52_500_000_000),
        (3, False, 2.85, 3.15),
        (0, False, 0, 0),
        (-5, True, -5.5, -4.5),
        (200, True, 180, 220),
    ],
)
def test_an_amount_stands_for_what_rounds_to_it(
    value: float, approximate: bool, lower: float, upper: float
) -> None:
    """Half of the last digit either way, a twentieth at most; a tenth where it is approximate."""
    bounds = quantity_bounds(Quantity(surface="x", value=value, unit="%", approximate=approximate))

    assert bounds == pytest.approx((lower, upper))


def test_a_range_stands_for_itself() -> None:
    """The ends of a range are its bounds; an open end is the end that is there."""
    assert quantity_bounds(Quantity(surface="x", value=None, low=50, high=60, unit="%")) == (50, 60)
    assert quantity_bounds(Quantity(surface="x", value=None, low=50, unit="%")) == (50, 50)
