"""How numbers, amounts and times are written for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

_STEPS = {
    "zh-Hant": ((1e12, "兆"), (1e8, "億"), (1e4, "萬")),
    "en": ((1e12, "tn"), (1e9, "bn"), (1e6, "m")),
}
_CURRENCIES = {
    "zh-Hant": {
        "USD": "美元", "CNY": "人民幣元", "TWD": "新台幣元", "HKD": "港元", "JPY": "日圓",
        "EUR": "歐元",
    },
    "en": {"USD": "US$", "CNY": "CN¥", "TWD": "NT$", "HKD": "HK$", "JPY": "JP¥", "EUR": "€"},
}  # fmt: skip
_TIGHT = ("%", "x", "°C")


def number(value: float, language: str) -> str:
    """A number in at most five digits, large ones in the language's own steps."""
    size = abs(value)
    for step, name in _STEPS[language]:
        if size >= step:
            return f"{_digits(value / step)}{'' if language == 'zh-Hant' else ' '}{name}"
    return _digits(value)


def count(value: int) -> str:
    """A whole number with its thousands apart."""
    return f"{value:,}"


def amount(quantity: Mapping[str, Any], language: str) -> str:
    """A quantity with its unit: a range as low–high, an approximate one with a sign."""
    unit = str(quantity.get("unit") or "")
    value, low, high = quantity.get("value"), quantity.get("low"), quantity.get("high")
    if value is not None:
        text = number(float(value), language)
    else:
        ends = [number(float(end), language) for end in (low, high) if end is not None]
        text = "–".join(ends)
    currency = _CURRENCIES[language].get(unit)
    if currency and language == "en":
        text = f"{currency}{text}"
    elif currency:
        text = f"{text}{currency}"
    elif unit in _TIGHT:
        text = f"{text}{unit}"
    elif unit:
        text = f"{text} {unit}"
    return f"≈ {text}" if quantity.get("approximate") else text


def day(value: date | None) -> str:
    """A day in ISO form, which sorts and reads the same in every language."""
    return value.isoformat() if value else "–"


def moment(value: datetime | None, zone: ZoneInfo) -> str:
    """A time in `zone`, to the minute."""
    if value is None:
        return "–"
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def duration(minutes: float | None, language: str) -> str:
    """A stretch of time in its largest fitting unit."""
    if minutes is None:
        return "–"
    names = (
        {"d": " 天", "h": " 小時", "m": " 分"}
        if language == "zh-Hant"
        else {"d": " d", "h": " h", "m": " min"}
    )
    if minutes >= 2880:
        return _digits(round(minutes / 1440, 1)) + names["d"]
    if minutes >= 120:
        return _digits(round(minutes / 60, 1)) + names["h"]
    return _digits(round(minutes)) + names["m"]


def cell(value: object, zone: ZoneInfo, longest: int = 300) -> str:
    """Any value of an answer as one line of text, cut where it is longer than `longest`."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return moment(value, zone)
        case float():
            return f"{value:.10g}"
        case bytes():
            return f"{len(value)} bytes"
        case dict():
            text = ", ".join(
                f"{k}: {cell(v, zone, longest)}" for k, v in value.items() if v is not None
            )
        case list() | tuple():
            text = ", ".join(cell(item, zone, longest) for item in value[:50])
        case _:
            text = str(value)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _digits(value: float) -> str:
    rounded = round(value, 2) if abs(value) >= 1 else float(f"{value:.3g}")
    if rounded == int(rounded):
        return f"{int(rounded):,}"
    return f"{rounded:,}"
