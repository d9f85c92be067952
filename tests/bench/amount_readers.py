"""The readers of amounts that are compared, each behind one call: sentence, language -> amounts.

Runs inside `worker.py`. An amount is `[value, low, high, unit]`; a unit is claimwire's where the
peer's name for it can be told (ISO 4217, %, km ...), else the peer's own name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Amounts = list[list[Any]]
Reader = Callable[[str, str], Amounts]

# Peers' names of units that our corpora have amounts in; what is not here stays as it is.
_UNITS = {
    **{"dollar": "USD", "united states dollar": "USD", "us dollar": "USD", "美元": "USD"},
    **{"chinese yuan": "CNY", "yuan": "CNY", "renminbi": "CNY", "元": "CNY", "人民币": "CNY"},
    **{"new taiwan dollar": "TWD", "新台币": "TWD", "台币": "TWD", "hong kong dollar": "HKD"},
    **{"港元": "HKD", "港币": "HKD", "euro": "EUR", "欧元": "EUR", "japanese yen": "JPY"},
    **{"yen": "JPY", "日元": "JPY", "pound sterling": "GBP", "british pound": "GBP", "英镑": "GBP"},
    **{"south korean won": "KRW", "won": "KRW", "韩元": "KRW", "indian rupee": "INR"},
    **{"rupee": "INR", "swiss franc": "CHF", "singapore dollar": "SGD", "australian dollar": "AUD"},
    **{"canadian dollar": "CAD", "澳元": "AUD", "加元": "CAD", "percentage": "%", "percent": "%"},
    **{"kilometer": "km", "kilometre": "km", "meter": "m", "metre": "m", "centimeter": "cm"},
    **{"centimetre": "cm", "millimeter": "mm", "millimetre": "mm", "kilogram": "kg", "gram": "g"},
    **{
        "metric ton": "t",
        "ton": "t",
        "tonne": "t",
        "mile": "miles",
        "inch": "inches",
        "square meter": "m²",
    },
    **{"square metre": "m²", "square kilometer": "km²", "square kilometre": "km²", "hectare": "ha"},
    **{"liter": "L", "litre": "L", "watt": "W", "kilowatt": "kW", "megawatt": "MW"},
    **{"gigawatt": "GW", "kilowatt hour": "kWh", "kilowatt-hour": "kWh", "terabyte": "TB"},
    **{"gigabyte": "GB", "megabyte": "MB", "nanometer": "nm", "nanometre": "nm", "c": "°C"},
    **{"degree celsius": "°C", "hertz": "Hz", "gigahertz": "GHz", "megahertz": "MHz"},
    **{"year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour"},
    **{"minute": "minute", "second": "second", "dimensionless": ""},
}


def _claimwire() -> Reader:
    from claimwire.claims.amounts.quantities import read_quantities

    def read(sentence: str, language: str) -> Amounts:
        found = (f.quantity for f in read_quantities(sentence, language))
        return [[q.value, q.low, q.high, q.unit] for q in found]

    return read


def _recognizers() -> Reader:
    from opencc import OpenCC
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    simplify = OpenCC("t2s").convert  # it knows more names of currencies in these characters
    cultures = {"zh": "zh-cn", "en": "en-us", "ja": "ja-jp"}
    models = (recognize_currency, recognize_percentage, recognize_dimension, recognize_number)

    def read(sentence: str, language: str) -> Amounts:
        culture = cultures[language[:2]]
        sentence = simplify(sentence) if culture == "zh-cn" else sentence
        taken: list[tuple[int, int]] = []
        found: list[tuple[int, list[Any]]] = []
        for model in models:
            # The longest reading first; a number inside a sum of money is the same amount.
            for one in sorted(model(sentence, culture), key=lambda r: r.start - r.end):
                if any(one.start <= last and first <= one.end for first, last in taken):
                    continue
                taken.append((one.start, one.end))
                told = one.resolution or {}
                raw = str(told.get("value") or "")
                unit = told.get("isoCurrency") or told.get("unit") or ""
                if raw.endswith("%"):
                    raw, unit = raw[:-1], "%"
                value = _number(raw)
                if value is not None:
                    found.append((one.start, [value, None, None, _unit(unit)]))
        return [amount for _, amount in sorted(found, key=lambda pair: pair[0])]

    return read


def _quantulum3() -> Reader:
    from quantulum3 import parser

    def read(sentence: str, language: str) -> Amounts:
        found = []
        for one in parser.parse(sentence):
            unit = _unit(one.unit.name)
            if one.uncertainty:
                low, high = one.value - one.uncertainty, one.value + one.uncertainty
                found.append([None, low, high, unit])
            else:
                found.append([one.value, None, None, unit])
        return found

    return read


def _jionlp() -> Reader:
    import jionlp
    from opencc import OpenCC

    simplify = OpenCC("t2s").convert  # it reads no Traditional characters

    def read(sentence: str, language: str) -> Amounts:
        found: Amounts = []
        for one in jionlp.ner.extract_money(simplify(sentence), with_parsing=True):
            told = one["detail"]
            numbers = told["num"] if isinstance(told["num"], list) else [told["num"]]
            values = [v for n in numbers if (v := _number(str(n))) is not None]
            if len(values) == 2:
                found.append([None, values[0], values[1], _unit(told["case"])])
            elif values:
                found.append([values[0], None, None, _unit(told["case"])])
        return found

    return read


TOOLS: dict[str, Callable[[], Reader]] = {
    "claimwire": _claimwire,
    "recognizers": _recognizers,
    "quantulum3": _quantulum3,
    "jionlp": _jionlp,
}


def _number(raw: str) -> float | None:
    try:
        return float(raw.replace(",", ""))
    except ValueError:
        return None


def _unit(name: str) -> str:
    return _UNITS.get(name.lower(), name)
