"""Own words or paraphrase: whether the proposition itself stands in quotation marks.

A quoted word or name does not make a quote; a quoted predicate with its new information
does. A sentence half paraphrased and half quoted follows its main proposition: the half
that is more specific (figures, times) or else the longer one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimwire.claims.page import Page
from claimwire.claims.speakers import Frame

_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万亿]{2,}|[一二三四五六七八九十两][成倍割]")
_TIME = re.compile(
    r"明年|今年|后年|下[季周月半]|年内|月底|年底|来年|next (?:year|week|month|quarter)"
)
_LETTER = re.compile(r"[^\W_]")
_WORD_MAX = {"zh": 6, "ja": 7, "en": 22}


def is_quote(page: Page, start: int, end: int, frames: Sequence[Frame]) -> tuple[bool, str]:
    """Whether the unit `[start, end)` is its speaker's own words, and the rule's name."""
    quoted, plain = _halves(page, start, end, frames)
    if not quoted:
        return False, "attribution:no-words-in-marks"
    inside = sum(len(_LETTER.findall(page.folded, a, b)) for a, b in quoted)
    outside = sum(len(_LETTER.findall(page.folded, a, b)) for a, b in plain)
    if inside >= outside:
        small = inside <= 3 and outside > 0
        return not small, "attribution:mostly-quoted"
    limit = _WORD_MAX[page.base]
    if max(len(_LETTER.findall(page.folded, a, b)) for a, b in quoted) <= limit // (
        1 if page.base != "en" else 1
    ):
        return False, "attribution:quoted-word"
    weight_in = sum(_weight(page.folded[a:b]) for a, b in quoted)
    weight_out = sum(_weight(page.folded[a:b]) for a, b in plain)
    if weight_out > weight_in:
        return False, "attribution:main-part-paraphrased"
    if weight_in > weight_out:
        return True, "attribution:main-part-quoted"
    return _is_predicate(page, quoted, plain), "attribution:quoted-predicate"


def _halves(
    page: Page, start: int, end: int, frames: Sequence[Frame]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The quoted and the plain stretches of a unit outside its frames."""
    quoted = [
        (max(q.inner_start, start), min(q.inner_end, end))
        for q in page.quotations_in(start, end)
        if q.opened
    ]
    orphan = next((q for q in page.quotations_in(start, end) if not q.opened), None)
    if orphan is not None and not quoted:
        begin = max((f.end for f in frames if f.end <= orphan.start), default=start)
        quoted = [(begin, orphan.start)]
    taken = sorted([*quoted, *((f.start, f.end) for f in frames)])
    plain, at = [], start
    for a, b in taken:
        if a > at:
            plain.append((at, a))
        at = max(at, b)
    if at < end:
        plain.append((at, end))
    kept = [(a, b) for a, b in quoted if not any(f.start <= a and b <= f.end for f in frames)]
    return kept, plain


def _weight(part: str) -> int:
    return 2 * len(_FIGURE.findall(part)) + len(_TIME.findall(part))


def _is_predicate(page: Page, quoted: list[tuple[int, int]], plain: list[tuple[int, int]]) -> bool:
    """Whether what is quoted ends the sentence, and so carries its new information."""
    last_quoted = max(b for _, b in quoted)
    behind = sum(len(_LETTER.findall(page.folded, a, b)) for a, b in plain if a >= last_quoted)
    return behind <= 2
