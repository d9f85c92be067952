"""Which currency a bare 元 or 円 is in: that of the sums that the text speaks of.

A sum without a country takes the currency named in its own sentence, else the one named last
before it in its paragraph; elsewhere the language's home currency stands (`quantities`).
"""

from __future__ import annotations

import re

from claimwire.claims.page import Page

_NAMED = (
    ("CNY", re.compile(r"人民币|人民幣|rmb|中国元|人民元")),
    ("TWD", re.compile(r"新台币|台币|台湾ドル")),
    ("HKD", re.compile(r"港元|港币|香港ドル")),
)


def currency_of(page: Page, start: int, end: int) -> str | None:
    """The ISO code that a bare sum in `[start, end)` takes from its surroundings, or None."""
    if page.base != "zh":
        return None
    inside = {code for code, pattern in _NAMED if pattern.search(page.folded, start, end)}
    if len(inside) == 1:
        return inside.pop()
    if inside:
        return None
    begin = page.folded.rfind("\n", 0, start) + 1
    last: tuple[int, str] | None = None
    for code, pattern in _NAMED:
        for m in pattern.finditer(page.folded, begin, start):
            if last is None or m.start() > last[0]:
                last = (m.start(), code)
    return last[1] if last else None
