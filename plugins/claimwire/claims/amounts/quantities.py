"""Quantities: the amounts that one sentence states, as the data contract writes them.

Dates, ordinals, names, codes and idioms are none. Reading differs truly between scripts, so
Chinese and Japanese are read in `cjk`, English in `en`; here sums without a
country get their currency and all becomes records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimwire.claims.amounts.cjk import read_cjk_amounts
from claimwire.claims.amounts.en import read_english_amounts
from claimwire.claims.amounts.numerals import plain
from claimwire.claims.amounts.units import HOME, Amount, is_traditional, vocabulary_of
from claimwire.claims.matching.gates import EVERY
from claimwire.records import Quantity

_HOME_CURRENCY = {"zh-hans": "CNY", "zh-hant": "TWD", "zh": "CNY", "ja": "JPY", "en": "USD"}
# sums in these are said with a bare 元 or $ once the country is told
_BARE_AFTER_NAMED = frozenset({"CNY", "TWD", "HKD", "SGD", "MOP"})
_DOLLARS = frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD"})
_PRICE_LIMIT = 10_000


@dataclass(slots=True)
class FoundQuantity:
    """A quantity, where it stands in the sentence, and the name of the rule that read it."""

    start: int
    end: int
    quantity: Quantity
    rule: str


def read_quantities(
    sentence: str,
    language: str,
    *,
    currency: str | None = None,
    bits: int = EVERY,
    folded: str | None = None,
) -> list[FoundQuantity]:
    """Read the amounts that one sentence states.

    Args:
        sentence: NFC text; offsets in the result count code points from its start.
        language: BCP 47 tag of the article; picks the vocabulary.
        currency: ISO 4217 code of a bare 元, 円, dollars or $ in this text; without it, the
            currency of another sum in the sentence or else of the language's home decides.
        bits: the rules that the sentence opens (`gates`).
        folded: the sentence's `match_form`, where it is known.

    Returns:
        Amounts in reading order without overlap; empty if there are none or if there is no
        vocabulary for `language`.
    """
    vocabulary = vocabulary_of(language)
    if vocabulary is None:
        return []
    if vocabulary == "en":
        amounts = read_english_amounts(sentence, bits)
    else:
        traditional = is_traditional(language)
        amounts = read_cjk_amounts(sentence, vocabulary, bits, folded, traditional=traditional)
    if not amounts:
        return []
    home = currency or _HOME_CURRENCY.get(language.lower()) or _HOME_CURRENCY[vocabulary]
    amounts = _name_currencies(amounts, home, sentence)
    found: list[FoundQuantity] = []
    for amount in amounts:
        # A currency between two numbers (0日元0) belongs to the first of them.
        if amount.unit and (not found or amount.start >= found[-1].end):
            found.append(_found(amount, sentence))
    return found


def _name_currencies(amounts: Sequence[Amount], home: str, sentence: str) -> list[Amount]:
    """Give sums without a country the currency of the sum named before them, else `home`."""
    named: list[Amount] = []
    result: list[Amount] = []
    for amount in amounts:
        if amount.unit.split("/")[0] == HOME:
            code = _implied(amount, named, sentence) or home
            result.append(replace(amount, unit=amount.unit.replace(HOME, code)))
            continue
        if len(amount.unit) == 3 and amount.unit.isupper() and amount.unit.isalpha():
            named.append(amount)
        result.append(amount)
    return result


def _implied(amount: Amount, named: Sequence[Amount], sentence: str) -> str | None:
    if not named:
        return None
    last = named[-1]
    surface = sentence[amount.start : amount.end].lower()
    if ("$" in surface or "dollar" in surface) and last.unit not in _DOLLARS:
        return None  # 110,000 yuan, or $15,500
    if amount.rule == "sum-without-unit":
        return last.unit  # 55億美元…45億: the unit is said once
    if sentence[: amount.start].rstrip("约約近逾 ").endswith(("(", "（")):
        return None  # in brackets stands the value in money of the reader's country
    if last.unit in _BARE_AFTER_NAMED:
        return last.unit
    prices = all(a.value is not None and abs(a.value) < _PRICE_LIMIT for a in (amount, last))
    return last.unit if prices else None


def _found(amount: Amount, sentence: str) -> FoundQuantity:
    quantity = Quantity(
        surface=sentence[amount.start : amount.end],
        value=None if amount.value is None else plain(amount.value),
        low=None if amount.low is None else plain(amount.low),
        high=None if amount.high is None else plain(amount.high),
        unit=amount.unit,
        approximate=amount.approximate,
    )
    return FoundQuantity(amount.start, amount.end, quantity, amount.rule)
