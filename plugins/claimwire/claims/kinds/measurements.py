"""What a clause measures: which of its quantities are values, and not counts in passing.

Money, shares, multiples and physical sizes measure; a stretch of time and a small count do not,
unless the clause is there to tell them (14件あった, "has 11 officers", lead times are 38 weeks).
What stands in an adverbial (25％の納付をめぐり) measures nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimwire.claims.amounts.quantities import FoundQuantity
from claimwire.claims.matching.gates import folded_rule, rule
from claimwire.claims.matching.lexicon import folded_pattern

_TIME_UNITS = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "second", "岁", "歲", "years old", "歳"}
)
_RELATIVE_UNITS = frozenset(
    {"%", "x", "百分点", "百分點", "percentage points", "基点", "基點", "basis points", "ポイント"}
)
_PHYSICAL = frozenset(
    [
        "m",
        "km",
        "cm",
        "mm",
        "nm",
        "kg",
        "g",
        "t",
        "W",
        "kW",
        "MW",
        "GW",
        "TW",
        "Wh",
        "kWh",
        "MWh",
        "GWh",
        "TWh",
        "B",
        "kB",
        "KB",
        "MB",
        "GB",
        "TB",
        "PB",
        "bit",
        "Kb",
        "Mb",
        "Gb",
        "Tb",
        "m²",
        "km²",
        "Hz",
        "kHz",
        "MHz",
        "GHz",
        "THz",
        "V",
        "A",
        "K",
        "°C",
        "petaflops",
        "exaflops",
        "teraflops",
        "gigaflops",
        "FLOPS",
        "TFLOPS",
        "PFLOPS",
        "EFLOPS",
        "TOPS",
        "POPS",
        "L",
        "ha",
    ]
)
_SMALL_COUNT = 20
_RUNNING_HOURS = 1000  # so many hours tell how long something has run
_RANK = {
    "zh": rule(
        r"(?:排名?|位居|位列|名列|居)(?:在)?(?:全球|世界|亚洲|全国|"
        r"市场)?第[一二三四五六七八九十\d]+|第[二三四五六七八九十\d]+大"
    ),
    "ja": folded_rule(r"第?[\d二三四五六七八九十]+位"),
    "en": rule(
        r"\b(?:second|third|fourth|fifth|sixth|seventh|\d+th)[ -](?:largest|biggest|most|highest)\b"
        r"|\brank(?:s|ed)? (?:second|third|fourth|fifth|no\. \d+|\d+)"
    ),
}
# What a broker holds a share to be worth is a value told today.
_TARGET_PRICE = {
    "zh": rule(r"目标价"),
    "ja": folded_rule(r"目標株価"),
    "en": rule(r"\bprice targets?\b|\btarget price\b|\btarget (?:to|of|at|from)\b"),
}
# How long a thing takes or lasts, where the clause is about that.
_LASTING = {
    "zh": re.compile(r"(?:交期|交货期|周期|寿命|续航|工期|账期)[^，。]{0,8}$"),
    "ja": folded_pattern(r"(?:納期|寿命|リードタイム|工期|周期)(?:は|が)[^、。]{0,6}$"),
    "en": re.compile(
        r"\b(?:(?:lead|delivery|waiting|wait) times?|cycles?|backlog) (?:\w+ ){0,4}(?:is|are|was|"
        r"were)\b[^,;]*$|"
        r"\bthey (?:are|were) $"
    ),
}
# What stands before and behind a count that the clause is there to tell.
_AROUND = {
    "zh": (_LASTING["zh"], re.compile("")),
    "ja": (
        folded_pattern(r"(?:[はが、]|だけで|合計|計)(?:約|およそ|最大|少なくとも)?$"),
        folded_pattern(
            r"(?:ほど|余り|だけ|ずつ|以上|程度)?(?:[。、」]|$|だ|で[、すし]|あっ|あり|ある|"
            r"い[るた]|に(?:のぼ|上|とどま|達))"
        ),
    ),
    "en": (
        re.compile(
            r"\b(?:has|have|had|there (?:is|are|were)|times? (?:\w+ ){0,4}(?:is|are|was|were)|"
            r"they (?:are|were)) "
            r"(?:now |only |just |about |around |at least |some |nearly )?$"
        ),
        re.compile(r"(?! (?:old|away|ago|behind|ahead|late|early|after|before|from))"),
    ),
}
_PER_PIECE = {
    "zh": rule(
        r"[一每][颗张块台片个辆吨人家枚]\S{0,8}?(?:要用|需要?|用|含|配|搭配|装有?)|"
        r"[十百千]个(?:里|中|人)"
    ),
    "ja": folded_rule(r"(?:[一1]|あたり)[個台枚人]"),
    "en": rule(r"\b(?:per|each|every|apiece|out of (?:ten|a hundred))\b"),
}
_RELATIVE_COUNT = {
    "ja": folded_rule(r"[人個台枚社]が?[^、。]{2,12}(?:する|した)[一-鿿]"),
    "zh": rule(r"(?!)"),
    "en": rule(r"(?!)"),
}


# "At 27 times earnings the stock isn't expensive": beside a judgement the value is its ground.
_GROUND = re.compile(r"\b(?:at|despite|with|using|given|for all) (?:\w+ ){0,2}$")
# 25％の納付をめぐり, 9割を超えていたころ: the value is not what the clause tells.
_IN_PASSING = folded_pattern(
    r"[^、。]{0,14}(?:をめぐ|に対して|について|に関して|に関し|ころ、|ころは|とき、|際、)"
)


def measured_in(
    text: str,
    at: int,
    quantities: Sequence[FoundQuantity],
    language: str,
    bits: int,
    *,
    judged: bool = False,
) -> list[FoundQuantity]:
    """The quantities of a folded clause whose values the clause tells.

    Args:
        text: the clause.
        at: where it begins, in the offsets of the quantities.
        quantities: those that stand in it.
        language: `zh`, `ja` or `en`.
        bits: the rules that its sentence opens.
        judged: the clause judges by words that only judge.
    """
    if not quantities:
        return []
    if _PER_PIECE[language].found(text, bits):
        found = list(quantities)
    else:
        found = [q for q in quantities if measures(q)]
        found = found or [q for q in quantities if _told(text, at, q, language)]
    if found and _RELATIVE_COUNT[language].found(text, bits):
        found = [q for q in found if is_measured_unit(q.quantity.unit)]
    if judged and language == "en":
        found = [q for q in found if not _GROUND.search(text[: q.start - at])]
    if language == "ja":
        found = [q for q in found if not _IN_PASSING.match(text, q.end - at)]
    return found


def _told(text: str, at: int, found: FoundQuantity, language: str) -> bool:
    start, end = found.start - at, found.end - at
    before, behind = _AROUND[language]
    lasts = found.quantity.unit in _TIME_UNITS
    if lasts and not _LASTING[language].search(text[:start]):
        return False
    return before.search(text[:start]) is not None and behind.match(text, end) is not None


def ranks(text: str, language: str, bits: int) -> bool:
    """Whether a folded clause tells a rank by number."""
    return _RANK[language].found(text, bits)


def tells_target_price(text: str, language: str, bits: int) -> bool:
    """Whether a folded clause tells what a broker holds a share to be worth."""
    return _TARGET_PRICE[language].found(text, bits)


def measures(found: FoundQuantity) -> bool:
    """Whether a quantity measures something: no duration, no count of a few things."""
    quantity = found.quantity
    if quantity.unit in _TIME_UNITS:
        hours = quantity.value or quantity.high or 0
        return quantity.unit == "hour" and hours >= _RUNNING_HOURS
    if is_measured_unit(quantity.unit):
        return True
    size = quantity.value if quantity.value is not None else quantity.high
    return size is not None and abs(size) >= _SMALL_COUNT


def is_measured_unit(unit: str) -> bool:
    """Whether a unit is of money, share, multiple or a physical size, and not a counted noun."""
    base = unit.split("/")[0]
    if base in _RELATIVE_UNITS or base in _PHYSICAL:
        return True
    return len(base) == 3 and base.isascii() and base.isalpha() and base.isupper()
