"""Which currency a bare 元 or 円 is in: that of the sums that the text speaks of.

A sum without a country takes the currency named in its own sentence, else the one named last
before it in its paragraph; elsewhere the language's home currency stands (`quantities`).
"""

from __future__ import annotations

import re

from claimwire.claims.amounts.units import is_traditional
from claimwire.claims.matching.gates import rule
from claimwire.claims.page import Page

_NAMED = (
    ("CNY", rule(r"人民币|人民幣|rmb|中国元|人民元")),
    ("TWD", rule(r"新台币|台币|台湾ドル")),
    ("HKD", rule(r"港元|港币|香港ドル")),
)
_ANY_NAMED = re.compile("|".join(f"(?P<{code}>{rule.pattern.pattern})" for code, rule in _NAMED))
# 8.92億元人民幣（下同）: what every bare sum behind it is in
_SAME_BELOW = re.compile(
    r"(?P<name>人民币|新台币|台币|港元|港币|美元)[(（](?:单位|币值)?(?:以)?下[同均][^)）]{0,4}[)）]"
)
_SAME_CODES = {
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港元": "HKD", "港币": "HKD", "美元": "USD",
}  # fmt: skip
# Outlets whose currency is not that of their script's home.
_COUNTRY = {".hk": "HKD", ".mo": "MOP", ".sg": "SGD", ".my": "MYR"}


def currency_of(page: Page, start: int, end: int, site: str, bits: int) -> str | None:
    """The ISO code that a bare sum in `[start, end)` takes from its surroundings, or None.

    Args:
        page: the article.
        start: where the sentence begins.
        end: where it ends.
        site: host name of the outlet, whose country tells where nothing else does.
        bits: the rules that the sentence opens (`gates`).
    """
    if page.base != "zh":
        return None
    home = _COUNTRY.get(site[-3:])
    told = [(code, rule) for code, rule in _NAMED if bits & rule.bit]
    inside = {code for code, rule in told if rule.search(page.folded, start, end)}
    if len(inside) == 1:
        return inside.pop()
    agreed = None if inside else _agreed(page.folded, start)
    if agreed is not None:
        return agreed
    if inside or home is not None:
        return home
    if not is_traditional(page.language):
        return None  # in mainland prose 元 is the yuan whatever was named before
    begin = page.folded.rfind("\n", 0, start) + 1
    last = None
    for m in _ANY_NAMED.finditer(page.folded, begin, start):
        last = m.lastgroup
    return last


def _agreed(folded: str, start: int) -> str | None:
    """The currency that the article said it tells all sums in."""
    if folded.find("下同", 0, start) < 0:
        return None
    told = list(_SAME_BELOW.finditer(folded, 0, start))
    return _SAME_CODES[told[-1]["name"]] if told else None
