"""Which of several places a Chinese, Japanese or foreign name ends at, weighed against each other.

    鄧炳強|預計   陳明|強調   張盈甄|在台上   施特勞布|寫道   皮埃爾·于松|說   高橋和也|表示

A sign may close a name or open the predicate behind it. Each end is judged by how well a predicate
begins there, by whether the segmenter takes what stands before it for a name, and by its last sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

import rjieba

from claimwire.claims.page import Page

_DOT = "·・‧•.．"
_DOTTED = re.compile(r"[一-鿿]{1,6}(?:[·・‧•.．][一-鿿a-z]{1,8})+")
_HAN = re.compile(r"[一-鿿]+")
# Signs that open a predicate and close hardly any name.
_OPENING = frozenset(
    "给倒竟最很也则在向对就还又并却都均已将亦仍皆便才说称指谈讲问答被把让从跟与于因以是有没不未更只曾所为着了过得的们等和及后前时昨且咁噉站坐跑拿看听喊哭骂"
)
_NOW = ("现在", "实在", "旨在", "重在", "意在")
_WITH = frozenset("和与跟同对向因于从")  # they need an object: 姚清和|说
_JAPANESE_END = frozenset("也之和同")  # 和也, 康之
_LONGEST_RUN = 8
_CROSSING = 0.5
_MADE_UP = 0.4  # the segmenter makes up words of a name's last sign and an adverb: 荣给, 甄在
_TAKEN_FOR_NAME = 1.0
_OPENS = 3.0
_STRANGE = 0.9  # a sign behind a dot that foreign names are not written with


class NameSigns(Protocol):
    """The signs of names, and what may begin behind one."""

    surnames: frozenset[str]
    transliteration: frozenset[str]
    japanese: frozenset[str]
    adverbials: frozenset[str]

    def begins(self, page: Page, at: int, end: int) -> int:
        """How well a predicate may begin at `at`: 0, 1 or 2."""


def best_end(names: NameSigns, page: Page, at: int, end: int) -> int | None:
    """The likeliest end of the name that begins at `at`, or None where no end is likely."""
    best, most = None, 0.0
    for stop, japanese in _candidates(names, page.folded, at, end):
        score = end_score(names, page, at, stop, end, japanese=japanese)
        if score >= most and score > 0:
            best, most = stop, score
    return best


def end_score(
    names: NameSigns, page: Page, at: int, stop: int, end: int, *, japanese: bool = False
) -> float:
    """How likely the name that begins at `at` ends at `stop`; 0 or less where it hardly does."""
    folded = page.folded
    begins = names.begins(page, stop, end)
    if not begins:
        return 0.0
    score = float(begins)
    if stop == end:
        score += _CROSSING
    elif folded[stop].isdigit():
        score += _TAKEN_FOR_NAME  # 蔡崇信|1日
    elif _HAN.match(folded, stop):
        word = page.words(stop, min(len(folded), stop + 12))[0]
        known = word.text in names.adverbials or in_dictionary(word.text)
        here = len(word.text) == 2 and word.text[1] == "在" and word.text not in _NOW
        here = here and word.text[0] not in "昨今早晚"
        if here:
            score = _MADE_UP  # 江维正|在节目上说, 岸本隆志|在会上: nobody is saying it just now
        elif word.end - stop > 1 and not known:
            score = _MADE_UP
        elif begins == 2 and word.end - stop > 1:
            score += _CROSSING
        elif folded[stop] in _OPENING:
            score = 2.0
    if score != _MADE_UP and any(
        w.end == stop and w.tag.startswith("nr") for w in page.words(at, end)
    ):
        score += _TAKEN_FOR_NAME
    dot = max(folded.rfind(each, at, stop) for each in _DOT)
    if dot >= 0:
        score -= _STRANGE * sum(c not in names.transliteration for c in folded[dot + 2 : stop])
    kept = japanese and folded[stop - 1] in _JAPANESE_END
    if not kept and folded[stop - 1] in _WITH and stop < end:
        kept = page.words(stop, min(len(folded), stop + 12))[0].tag == "v"
    if folded[stop - 1] in _OPENING and not kept:
        score -= _OPENS
    elif folded[stop - 2 : stop] in names.adverbials and stop - at > 3:
        score -= _OPENS  # 高桥真|对此
    return score


def _candidates(names: NameSigns, folded: str, at: int, end: int) -> Iterator[tuple[int, bool]]:
    """The places at which a name may end, the nearest first, and whether it is Japanese."""
    signs = names.transliteration
    if m := _DOTTED.match(folded, at, end):
        head = max(m.group().rfind(dot) for dot in _DOT) + at + 1
        stop = head + 1
        while stop < m.end() and folded[stop] in signs and stop - head < _LONGEST_RUN:
            yield stop, False
            stop += 1
        last = min(m.end(), head + _LONGEST_RUN)
        yield from ((each, False) for each in range(stop, last + 1))
        return
    if folded[at : at + 2] in names.japanese:
        for stop in range(at + 2, min(end, at + 5) + 1):
            if _HAN.fullmatch(folded, at, stop):
                yield stop, stop > at + 2
        return
    double = folded[at : at + 2] in names.surnames
    family = 2 if double else 1
    ends = set()
    if double or folded[at] in names.surnames:
        ends |= {at + family + given for given in (1, 2)}
    run = at
    while run < end and folded[run] in signs and run - at < _LONGEST_RUN:
        run += 1
    if run - at >= 3:
        ends |= set(range(at + 2, run + 1))
    yield from (
        (stop, False) for stop in sorted(ends) if stop <= end and _HAN.fullmatch(folded, at, stop)
    )


@lru_cache(maxsize=4096)
def in_dictionary(word: str) -> bool:
    """Whether the segmenter knows a word; from letters alone it makes up others (明持)."""
    return len(rjieba.cut(word, False)) == 1
