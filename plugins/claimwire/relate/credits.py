"""Whom a text credits as its origin.

Agency copy in newspapers of all four languages names its agency in a dateline or bracket at
its opening, or in a source line at its close: （中央社記者…電）, 【彭博】, 新华社北京1月6日电,
(Reuters) -, 【上海＝共同】, 來源：…, Source: …. The names are the topic's media and sources.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

OPENING = 60
"""Characters of the text in which a dateline stands."""

_BRACKET = re.compile(r"^\s*[(（〔【\[［]([^)）〕】\]］]{1,60})[)）〕】\]］]")
_DATELINE = re.compile(r"^(.{1,60}?)(?:电|讯|报导|报道|電|訊)[，,）)】\s]")
_DASHED = re.compile(r"^(.{0,60}?)\s[-–—]+\s|^(.{0,60}?)——")
_CLOSE = re.compile(
    r"(?:来源|转载自|转自|摘自|出典|source|via|originally published by)"
    r"\s*[:：]?\s*(.{1,40})$",
    re.IGNORECASE,
)
_LAST_LINES = 2


def credited_name(text: str, names: Mapping[str, str], own: str) -> str | None:
    """The canonical name of the medium that `text` credits as its origin.

    Args:
        text: an article's text, folded (`text.search_form`).
        names: every name of a medium, folded, with its canonical name.
        own: the article's outlet, folded; it is no credit to another.

    Returns:
        The name, or None where no other medium is credited. Of several the longest.
    """
    own_name = names.get(own, own)
    for part in _credit_parts(text):
        found = [n for n in names if n in part and names[n] != own_name and n != own]
        if found:
            return names[max(found, key=lambda n: (len(n), n))]
    return None


def _credit_parts(text: str) -> list[str]:
    opening = text[: OPENING * 2].split("\n")[0]
    parts = [
        next(group for group in match.groups() if group is not None)
        for pattern in (_BRACKET, _DATELINE, _DASHED)
        if (match := pattern.match(opening))
    ]
    lines = [line.strip(" （）()[]【】。.") for line in text.rstrip().split("\n")[-_LAST_LINES:]]
    parts += [match[1] for line in lines if len(line) < OPENING and (match := _CLOSE.search(line))]
    return parts
