"""Own words or paraphrase: whether the proposition itself stands in quotation marks.

A quoted word or name does not make a quote; a quoted predicate with its new information
does. A sentence half paraphrased and half quoted follows its main proposition: the half
that is more specific (figures, times) or else the longer one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimwire.claims.kinds.refusals import is_no_comment
from claimwire.claims.page import Page
from claimwire.claims.sentences.clauses import content_spans
from claimwire.claims.speakers.phrase import Frame

_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万亿]{2,}|[一二三四五六七八九十两][成倍割]")
_TIME = re.compile(
    r"明年|今年|后年|下[季周月半]|年内|月底|年底|来年|next (?:year|week|month|quarter)"
)
_LETTER = re.compile(r"[^\W_]")
_REASON = re.compile(r"[」』”\"，,、\s]*(?:因为|因|由于|because|since|ため)")
# A quoted part with a verb of its own; without one it is a phrase in somebody else's sentence.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|will|would|can|could|may|might|must|should|did|"
    r"does|do|let|[a-z]+n['’]t|(?:it|that|he|she|there|what|who|here)['’]s|[a-z]+['’](?:re|ve|ll|"
    r"d|m)|"
    r"[a-z]{2,}ed|[a-z]{3,}ing|made|sold|rose|fell|grew|cut|met|won|lost|left|took|came|kept|got|"
    r"gave|went|ran|bought|(?:make|need|want|think|know|see|say|get|give|buy|sell|put|hit|set|hope|"
    r"expect|believe|feel|remain|build|stay|help|stop|win|lose|pay|play|find|show|tell|ask|try|"
    r"turn|"
    r"call|look|seem|mean|become|take|come|keep|go|run|work|cost)s?)\b",
    re.IGNORECASE,
)
_WORD_MAX = {"zh": 4, "ja": 6, "en": 16}
_COMMA_AND_MARK = ("，「", "，“", ",「", ",“", "、「")
_NAME_MAX = 6
_CLAUSE_LEAST = 4
_CLAUSE_MIN = {"zh": 7, "ja": 9, "en": 24}


def is_quote(page: Page, start: int, end: int, frames: Sequence[Frame]) -> tuple[bool, str]:
    """Whether the unit `[start, end)` is its speaker's own words, and the rule's name."""
    quoted, plain = _halves(page, start, end, frames)
    if not quoted:
        return False, "attribution:no-words-in-marks"
    inside = sum(_letters(page, a, b) for a, b in quoted)
    outside = sum(_letters(page, a, b) for a, b in plain)
    if outside == 0:
        return True, "attribution:all-quoted"
    first = min(a for a, _ in quoted)
    announced = any(0 <= first - f.end <= 1 for f in frames)
    if _closes_behind_colon(page, quoted, plain):
        return True, "attribution:quoted-behind-a-colon"
    if (
        page.base == "en"
        and outside > 8
        and not any(_VERB.search(page.text, a, b) for a, b in quoted)
    ):
        return False, "attribution:quoted-noun-phrase"
    longest = max(_letters(page, a, b) for a, b in quoted)
    if longest <= _WORD_MAX[page.base] and inside < outside:
        return False, "attribution:quoted-word"
    if _opens_as_a_name(page, quoted, plain):
        return False, "attribution:quoted-name-leads"
    weight_in = sum(_weight(page.folded[a:b]) for a, b in quoted)
    weight_out = sum(_weight(page.folded[a:b]) for a, b in plain)
    if announced and weight_out <= weight_in + 1:
        return True, "attribution:quoted-behind-its-cue"
    if weight_out > weight_in and outside * 2 > inside:
        return False, "attribution:main-part-paraphrased"
    if inside >= outside * 1.5 or weight_in > weight_out:
        return True, "attribution:main-part-quoted"
    if inside < outside * 0.9 and _clause_before(page, plain, first):
        return False, "attribution:paraphrase-leads"
    if inside > outside:
        return True, "attribution:mostly-quoted"
    return _ends_sentence(page, quoted, plain), "attribution:quoted-predicate"


def _opens_as_a_name(
    page: Page, quoted: list[tuple[int, int]], plain: list[tuple[int, int]]
) -> bool:
    """Whether the only marks hold the subject of a plain clause: 认为，“补贴大战”明年会停."""
    if page.base == "en" or len(quoted) > 1:
        return False
    (first, last), told = quoted[0], page.folded[quoted[0][1] + 1 : quoted[0][1] + 2]
    if not page.folded[:first].endswith(_COMMA_AND_MARK) or last - first > _NAME_MAX:
        return False
    behind = sum(_letters(page, a, b) for a, b in plain if a >= last)
    return told.isalpha() and told not in "后後并並等と" and behind >= _CLAUSE_LEAST


def _letters(page: Page, start: int, end: int) -> int:
    return len(_LETTER.findall(page.folded, start, end))


def _clause_before(page: Page, plain: list[tuple[int, int]], first: int) -> bool:
    """Whether a clause of its own, closed by a mark, stands before the first quotation."""
    for start, end in plain:
        if end > first:
            break
        head = page.folded[start:end].rstrip('「『“"‘')
        if _letters(page, start, end) >= _CLAUSE_MIN[page.base] and head[-1:] in "，,；;":
            return True
    return False


def _halves(
    page: Page, start: int, end: int, frames: Sequence[Frame]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The quoted and the plain stretches of a unit outside its frames."""
    quoted = [
        (max(q.inner_start, start), min(q.inner_end, end))
        for q in page.quotations_in(start, end)
        if q.opened and (q.closed or q.start >= start or not frames)
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
    if page.base == "ja":
        quoted = [
            (a, b)
            for a, b in quoted
            if page.folded[b + 1 : b + 2] in ("と", "（", "(", "。", "") or b >= end
        ]
    kept = [(a, b) for a, b in quoted if not any(f.start <= a and b <= f.end for f in frames)]
    return kept, plain


def _closes_behind_colon(
    page: Page, quoted: list[tuple[int, int]], plain: list[tuple[int, int]]
) -> bool:
    """Whether a colon announces the only quotation and nothing comes behind it."""
    first, last = min(a for a, _ in quoted), max(b for _, b in quoted)
    before = page.folded[max(0, first - 4) : first - 1].rstrip()
    if len(quoted) > 1 or before[-1:] not in (":", "："):
        return False
    return sum(_letters(page, a, b) for a, b in plain if a >= last) <= 2


def _weight(part: str) -> int:
    return 2 * len(_FIGURE.findall(part)) + len(_TIME.findall(part))


def _ends_sentence(page: Page, quoted: list[tuple[int, int]], plain: list[tuple[int, int]]) -> bool:
    """Whether what is quoted carries the new information: only a reason may come behind it."""
    last = max(b for _, b in quoted)
    behind = [(a, b) for a, b in plain if a >= last]
    told = [(a, b) for a, b in behind if not _REASON.match(page.folded, a, b)]
    return sum(_letters(page, a, b) for a, b in told) <= 2


def tells_nothing(page: Page, start: int, end: int, frames: Sequence[Frame]) -> bool:
    """Whether all that somebody said is that they say nothing (稱不評論個別公司)."""
    longest = 60 if page.base == "en" else 26
    told = [page.folded[a:b] for a, b in content_spans(start, end, frames) if b - a > 2]
    if page.base == "ja":
        words = "".join(told)
        return len(words) < longest and "が、" not in words and is_no_comment(words, "ja")
    return bool(told) and len(told[-1]) < longest and is_no_comment(told[-1], page.base)
