"""Holds the model's quantities, units and periods to the forms of the data contract."""

from __future__ import annotations

import re

from claimwire.claims.amounts.quantities import FoundQuantity
from claimwire.claims.amounts.units import DURATIONS
from claimwire.claims.llm.answers import RawQuantity
from claimwire.claims.times import spans
from claimwire.records import Quantity
from claimwire.text import match_form, nfc

# ISO 4217, the currencies in use that news speaks of.
_CURRENCY = re.compile(
    r"AED|ARS|AUD|BDT|BHD|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|"
    r"IQD|IRR|JPY|KES|KRW|KWD|KZT|LKR|MMK|MNT|MOP|MXN|MYR|NGN|NOK|NPR|NZD|OMR|PEN|PHP|PKR|"
    r"PLN|QAR|RON|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|UZS|VND|ZAR"
)
_SI = re.compile(
    r"[EPTGMkcmµun]?(?:m|m²|m³|g|t|l|L|W|Wh|J|V|A|Hz|Pa|N|K|s|B|b|bit|FLOPS|OPS)|°C|°F|ha|dB|rpm"
)
_FIXED = frozenset({"%", "x"}) | DURATIONS
_SURELY_EXACT = 2**53
_LARGEST = 1e24
_UNIT_LENGTH = 24


def checked_unit(unit: str, evidence: str) -> str | None:
    """A unit of the contract: a known symbol, a rate of two, or a word of the evidence; or None."""
    unit = nfc(unit).strip()
    if not unit or len(unit) > _UNIT_LENGTH:
        return None
    above, slash, below = unit.partition("/")
    if slash and _known(above) and _known(below):
        return unit
    if _known(unit) or match_form(unit) in match_form(evidence):
        return unit
    return None


def checked_quantity(raw: RawQuantity, evidence: str, cursor: int) -> FoundQuantity | None:
    """A quantity whose words stand in the evidence, or None.

    Args:
        raw: as the model gave it.
        evidence: the claim's own words.
        cursor: where the quantity before it ends; equal words are taken in reading order.
    """
    surface = nfc(raw.surface).strip()
    unit = checked_unit(raw.unit, evidence)
    at = evidence.find(surface, cursor)
    at = at if at >= 0 else evidence.find(surface)
    numbers = [_number(n) for n in (raw.value, raw.low, raw.high)]
    value, low, high = numbers
    if not surface or unit is None or at < 0:
        return None
    if value is not None and low is not None and high is not None and low == value == high:
        low = high = None
    if value is None:
        if low is None or high is None or low > high:
            return None
    elif low is not None or high is not None:
        return None
    quantity = Quantity(
        surface=surface, value=value, low=low, high=high, unit=unit, approximate=raw.approximate
    )
    return FoundQuantity(at, at + len(surface), quantity, "quantity:llm")


def checked_period(period: str) -> str | None:
    """A period in one of the contract's forms whose days exist, in order of time; or None."""
    period = period.strip()
    if period.count("/") > 1:
        return None
    try:
        first, last = spans.bounds(period)
    except ValueError:
        return None
    return period if first <= last else None


def _known(unit: str) -> bool:
    return unit in _FIXED or bool(_CURRENCY.fullmatch(unit) or _SI.fullmatch(unit))


def _number(number: float | None) -> float | int | None:
    """Whole numbers as `int`, as the rules give them; None for what is no number."""
    if number is None or not abs(number) <= _LARGEST:
        return None
    whole = abs(number) < _SURELY_EXACT and float(number).is_integer()
    return int(number) if whole else number
