"""Which currency a bare 元 or 円 is in: that of the sums that the text speaks of.

A sum without a country takes the currency named in its own sentence, else the one that the text
gave for all that follows (人民幣（下同）), else the one named last before it in its paragraph;
elsewhere the language's home currency stands (`quantities`).
"""

from __future__ import annotations

import re

from claimwire.claims.page import Page
from claimwire.claims.units import is_traditional

_NAMED = (
    ("CNY", re.compile(r"人民币|人民幣|rmb|中国元|人民元")),
    ("TWD", re.compile(r"新台币|台币|台湾ドル")),
    ("HKD", re.compile(r"港元|港币|香港ドル")),
)
# 10億元人民幣（下同）: what sums are in from here on
_FROM_HERE = re.compile(r"[(（]下同[)）]")
_REACH = 14
# Outlets whose currency is not that of their script's home.
_COUNTRY = {".hk": "HKD", ".mo": "MOP", ".sg": "SGD", ".my": "MYR"}


def currency_of(page: Page, start: int, end: int, site: str) -> str | None:
    """The ISO code that a bare sum in `[start, end)` takes from its surroundings, or None.

    Args:
        page: the article.
        start: where the sentence begins.
        end: where it ends.
        site: host name of the outlet, whose country tells where nothing else does.
    """
    if page.base != "zh":
        return None
    home = next((code for ending, code in _COUNTRY.items() if site.endswith(ending)), None)
    inside = {code for code, pattern in _NAMED if pattern.search(page.folded, start, end)}
    if len(inside) == 1:
        return inside.pop()
    if inside:
        return home
    told = _FROM_HERE.search(page.folded, 0, end)
    if told is not None:
        near = page.folded[max(0, told.start() - _REACH) : told.start()]
        code = next((code for code, pattern in _NAMED if pattern.search(near)), None)
        if code is not None:
            return code
    if home is not None or not is_traditional(page.language):
        return home  # mainland print writes 港元 in full wherever it means it
    begin = page.folded.rfind("\n", 0, start) + 1
    last: tuple[int, str] | None = None
    for code, pattern in _NAMED:
        for m in pattern.finditer(page.folded, begin, start):
            if last is None or m.start() > last[0]:
                last = (m.start(), code)
    return last[1] if last else None
