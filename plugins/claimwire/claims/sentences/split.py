"""Cuts a text into its units: the sentences that may be claims.

The unit is the sentence (data contract, "What is one claim"). It ends at 。！？!? or a line
end and, in Chinese and Japanese, at ； or ; where both sides have a predicate of their own;
an English sentence ends at . ! ?. A closing mark belongs to the sentence that it closes.
A mark inside a short quotation or a bracket that the sentence runs on from ends nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimwire.claims.matching.lexicon import base_language, vocabulary
from claimwire.claims.sentences.openers import EN_DATELINE
from claimwire.claims.sentences.quotations import Quotation
from claimwire.claims.speakers.ja.roles import japanese_roles
from claimwire.text import match_form

_CLOSING = "」』”’｣〞»）)】》〉］]"
_OPENING = "「『“‘｢〝«（(【《〈［["
# ▼ sets off the thoughts of a column, behind a quotation with no stop too
_CJK_STOP = re.compile(r"[。｡！？!?]+(?:…+)?|[；;]|[」』](?=[▼▽])")
_SHORT_QUOTE = 8
# the end of a Japanese sentence within its marks; what cannot go on from words in marks
_JA_SAID_END = re.compile(r"[ぁ-ん](?<![のとをにがはへで])[…！!]?$")
_JA_NEXT = re.compile(
    r"(?=[一-鿿ァ-ヴA-Z0-9０-９]|それ|これ|この|その|こう|そう|しかし|だが|ただ|もっとも|また|さらに|いま|ところ|とはいえ|なお|すでに|まさに|あの|"
    r"ある)(?!と[、はがもい])[^。「]{8,}"
)
_JA_BESIDE = re.compile(r"(?P<who>[^、。「『はがをにで]{2,30})[はが][^、。「『]{2,16}[。]?$")
# 逆勢收紅, 盤中翻黑: predicates of the stock page with none of the usual characters
_PRICE_MOVES = re.compile(r"[收翻走](?:红|黑|绿|高|低|平|稳)|跳水|反弹|平盘|持平|停牌|杀低|震荡")
_RUNS_ON = "，,、；;：:的等之和与及或是为将也都"
_MAY_OPEN = "也都将为与和及"  # a new sentence behind words that a colon announced
_EN_STOP = re.compile(r"[.!?]+")
# Abbreviations that are words too: they end a sentence unless a number follows.
_ALSO_WORDS = frozenset({"no", "mar", "sun", "sat", "art", "ed", "mt", "fig"})
_WORD_BEFORE = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]+$")
_WORD_AFTER = re.compile(r"\s*[\"'“‘(\[]*([A-Za-z0-9$€£¥#]+)")


@dataclass(slots=True)
class Unit:
    """One sentence `text[start:end]` with no blank edges.

    `paragraph` counts the lines that hold text. `first` and `last` tell its place in its
    line, `stopped` that a mark ends it, `after_semicolon` that it goes on from a ；.
    """

    start: int
    end: int
    paragraph: int
    first: bool
    last: bool
    stopped: bool
    after_semicolon: bool = False


def split_units(text: str, language: str, quotations: Sequence[Quotation]) -> tuple[Unit, ...]:
    """The units of `text` in reading order.

    Args:
        text: an article's text; every line is a paragraph, a heading, a row or an item.
        language: BCP 47 tag; English is cut at full stops, the others at theirs.
        quotations: the quotations of `text`.
    """
    closing = {q.end - 1 for q in quotations if q.closed}
    units: list[Unit] = []
    paragraph = -1
    for m in re.finditer(r"[^\n]+", text):
        if not m.group().strip():
            continue
        paragraph += 1
        if base_language(language) == "en":
            cuts = list(_english_cuts(text, m.start(), m.end(), closing))
        else:
            cuts = list(_cjk_cuts(text, m.start(), m.end(), quotations, closing))
            if base_language(language) == "ja":
                cuts = sorted({*cuts, *_behind_words(text, m.start(), cuts, quotations)})
        units.extend(_units_of(text, m.start(), m.end(), cuts, paragraph))
    return tuple(units)


def _units_of(text: str, start: int, end: int, cuts: list[int], paragraph: int) -> Iterator[Unit]:
    bounds = [start, *cuts, *([end] if not cuts or cuts[-1] < end else [])]
    spans = []
    for first, last in itertools.pairwise(bounds):
        body = text[first:last]
        a = first + len(body) - len(body.lstrip())
        b = first + len(body.rstrip())
        if a < b:
            spans.append((a, b))
    for i, (a, b) in enumerate(spans):
        body = text[a:b].rstrip(_CLOSING + "\"'＂")
        yield Unit(
            start=a,
            end=b,
            paragraph=paragraph,
            first=i == 0,
            last=i == len(spans) - 1,
            stopped=body[-1:] in tuple("。｡！？!?；;.…"),
            after_semicolon=i > 0 and text[spans[i - 1][1] - 1] in "；;",
        )


def _cjk_cuts(
    text: str, start: int, end: int, quotations: Sequence[Quotation], closing: set[int]
) -> Iterator[int]:
    last = start
    for m in _CJK_STOP.finditer(text, start, end):
        at, stop = m.start(), m.end()
        if at < last or _in_brackets(text, last, at, end):
            continue
        if m.group() in "」』":
            last = stop
            yield stop
            continue
        if m.group() in "；;":
            if _splits_at_semicolon(text, last, at, end):
                last = stop
                yield stop
            continue
        cut = stop
        while cut < end and (text[cut] in _CLOSING or cut in closing):
            cut += 1
        if cut > stop and not _ends_after_closing(
            text, m.group(), (last, at, cut, end), quotations
        ):
            continue
        if cut == stop and m.group()[0] in "!?！？" and text[cut : cut + 1] in ("，", ",", "、"):
            continue
        last = cut
        yield cut


def _behind_words(
    text: str, start: int, cuts: list[int], quotations: Sequence[Quotation]
) -> Iterator[int]:
    """Where Japanese words in marks end that no stop closes before the next sentence.

    「…と数える。いや、増えた」会場は沸いた。: newspapers write no stop there. Who does something in
    one short clause behind the words (「…」と, 「…」店主が笑う) belongs to them.
    """
    for quote in quotations:
        if not (start <= quote.start and quote.opened and quote.closed):
            continue
        before = max((c for c in cuts if c <= quote.inner_end), default=start)
        begun = quote.start < before or not text[before : quote.start].strip()
        stop = min((c for c in cuts if c > quote.end), default=quote.end)
        ends = "。" in text[quote.inner_start : quote.inner_end]
        ends = ends or _JA_SAID_END.search(text, quote.inner_start, quote.inner_end) is not None
        if not begun or not ends:
            continue
        beside = _JA_BESIDE.match(text, quote.end, stop)
        if beside:
            roles = japanese_roles()
            who = match_form(beside["who"])
            if roles.person(who) or roles.office(who) or roles.house(who):
                continue
        if _JA_NEXT.match(text, quote.end, stop):
            yield quote.end


def _ends_after_closing(
    text: str, stop: str, place: tuple[int, int, int, int], quotations: Sequence[Quotation]
) -> bool:
    """Whether a sentence ends where a stop stands inside marks that close behind it.

    `place` holds where the sentence begins, where the stop stands, what follows the marks,
    and where the line ends.
    """
    begin, at, cut, end = place
    following = text[cut : cut + 1] if cut < end else ""
    if not following or following.isspace() or following in _OPENING:
        return True
    inner = next((q for q in quotations if q.start <= at < q.end), None)
    if following in _RUNS_ON:
        announced = inner is not None and text[max(0, inner.start - 1)] in "：:"
        return announced and stop[0] in "。｡！？" and following in _MAY_OPEN
    if inner is None:
        return stop[0] in "。｡"
    if stop[0] in "。｡" and not text[begin : inner.start].strip():
        return True  # however short, it is a sentence of its own
    announced = text[max(0, inner.start - 1)] in "：:，,。！？" or inner.start == 0
    return announced or inner.inner_end - inner.inner_start > _SHORT_QUOTE


def _in_brackets(text: str, start: int, at: int, end: int) -> bool:
    """Whether `at` lies inside round brackets that close again in the same line."""
    for opener, closer in (("（", "）"), ("(", ")"), ("《", "》"), ("〈", "〉")):
        left = text.rfind(opener, start, at)
        if left >= 0 and text.find(closer, left, at) < 0:
            right = text.find(closer, at, min(end, at + 60))
            if right > at + 1:
                return True
    return False


def _splits_at_semicolon(text: str, last: int, at: int, end: int) -> bool:
    right = re.compile(r"[。！？!?；;\n]").search(text, at + 1, end)
    return has_predicate(text[last:at]) and has_predicate(
        text[at + 1 : right.start() if right else end]
    )


@lru_cache(maxsize=1)
def _predicate_letters() -> frozenset[str]:
    words = vocabulary("zh").words("sentences.predicate")
    extra = vocabulary("ja").words("sentences.predicate")
    return frozenset("".join(words) + "".join(extra))


def has_predicate(side: str) -> bool:
    """Whether one side of a semicolon is more than a list of bare nouns."""
    bare = side.strip(" ，,、「」“”")
    if len(bare) >= 14 or any(mark in bare for mark in "，,："):
        return True
    form = match_form(bare)
    return len(bare) >= 5 and bool(
        not _predicate_letters().isdisjoint(form) or _PRICE_MOVES.search(form)
    )


def _english_cuts(text: str, start: int, end: int, closing: set[int]) -> Iterator[int]:
    dateline = EN_DATELINE.match(text, start, end)  # SAN JOSE, Calif. --
    for m in _EN_STOP.finditer(text, dateline.end() if dateline else start, end):
        stop = m.end()
        cut = stop
        while cut < end and (text[cut] in "”’)]»" or cut in closing or _closes(text, cut, stop)):
            cut += 1
        if _english_end(text, m.group(), m.start(), cut, end):
            yield cut


def _closes(text: str, at: int, stop: int) -> bool:
    """Whether a straight mark right behind a stop closes: it is followed by a blank or nothing."""
    return text[at] in "\"'" and at == stop and text[at + 1 : at + 2] in ("", " ", "\n")


def _english_end(text: str, stop: str, at: int, cut: int, end: int) -> bool:
    if cut >= end:
        return True
    if not text[cut].isspace():
        lost_blank = text[cut].isupper() and text[cut + 1 : cut + 2].islower()
        return stop == "." and lost_blank and text[at - 1].islower() and cut == at + 1
    after = _WORD_AFTER.match(text, cut, end)
    if after is None:
        return True
    word = after.group(1)
    if word[0].islower():
        return False
    if stop != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, at - 12), at)
    if before is None or cut > at + 1:
        return True
    ahead = text[before.start() - 1] if before.start() else " "
    if ahead.isalnum() or ahead in "'’":
        return True  # peaked at 37C. The …, moved to Tromsø. It …, she doesn't. He …
    short = before.group().lower()
    words = vocabulary("en")
    if short in words.words("sentences.never_ends"):
        return short in _ALSO_WORDS and not word[0].isdigit()
    if len(short) == 1 or re.fullmatch(r"(?:[a-z]\.)+[a-z]", short):
        if short in words.words("sentences.may_end"):
            return word.lower() in words.words("sentences.opens")
        return len(short) == 1 and short == "i" and word.lower() in words.words("sentences.opens")
    if short in words.words("sentences.may_end"):
        return word.lower() in words.words("sentences.opens")
    return True
