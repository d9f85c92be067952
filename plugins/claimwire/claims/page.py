"""One article as the rules see it: its text, the folded text, and what was found in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

import rjieba
from msgspec import Struct

from claimwire.claims.matching.gates import EVERY, live
from claimwire.claims.matching.lexicon import base_language
from claimwire.claims.sentences.quotations import Quotation
from claimwire.claims.sentences.split import Unit
from claimwire.claims.speakers.names import Mention
from claimwire.claims.speakers.phrase import Cast, SpeakerPhrase

_MASK = "□"
_NAME_LENGTH = 8
# Where a quotation with no closing mark may have ended.
_FIRST_END = re.compile(r"[。！？!?](?=\S)|[a-z0-9]\.\s")


class Word(Struct, gc=False):  # no dataclass: these are made by the thousand
    """A word `folded[start:end]` with the part of speech that the segmenter gives it."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(slots=True)
class Page:
    """An article's text with its marks and names. Offsets are of `text` and `folded` alike.

    `base` is the language that it is read as: `zh`, `ja` or `en`; `bits` are those of the
    sentence at hand (`gates`), to which `turn_to` goes.

    `masked` is `folded` with the inside of real quotations blanked, so that no cue inside
    one is taken for a frame; short quoted names (「上觀新聞」) stay, between ‹ and ›. `shown` is
    the same of `text`. `phrases` holds what stretches were read as, till somebody is entered.
    """

    text: str
    folded: str
    language: str
    quotations: tuple[Quotation, ...]
    units: tuple[Unit, ...]
    mentions: tuple[Mention, ...]
    cast: Cast
    base: str = ""
    bits: int = EVERY
    masked: str = ""
    shown: str = ""
    phrases: dict[tuple[int, int], SpeakerPhrase | None] = field(default_factory=dict)
    read_at: int = 0
    _mention_starts: list[int] = field(default_factory=list)
    _words: dict[tuple[int, int], tuple[Word, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.base = base_language(self.language)
        self.masked = _mask(self.folded, self.quotations)
        self.shown = _mask(self.text, self.quotations)
        self._mention_starts = [m.start for m in self.mentions]

    def turn_to(self, start: int, end: int) -> None:
        """Take up the sentence `[start, end)`: from now on its rules are open and no others."""
        self.bits = live(self.folded[start:end], self.base)

    def words(self, start: int, end: int) -> tuple[Word, ...]:
        """The words of a stretch of Chinese, by the segmenter, on the folded text."""
        key = (start, end)
        if key not in self._words:
            self._words[key] = tuple(_segment(self.folded, start, end))
        return self._words[key]

    def quotations_in(self, start: int, end: int) -> list[Quotation]:
        """The quotations that overlap a stretch."""
        return [q for q in self.quotations if q.start < end and q.end > start]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The names that lie within a stretch."""
        first = bisect_left(self._mention_starts, start)
        found = []
        for i in range(first, len(self.mentions)):
            mention = self.mentions[i]
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(mention)
        return found

    def names_something(self, start: int, end: int) -> bool:
        """Whether a name overlaps a stretch."""
        i = bisect_left(self._mention_starts, end)
        return i > 0 and self.mentions[i - 1].end > start

    def starts_name(self, at: int) -> bool:
        """Whether a name begins at a place."""
        i = bisect_left(self._mention_starts, at)
        return i < len(self._mention_starts) and self._mention_starts[i] == at

    def is_quoted(self, at: int) -> bool:
        """Whether a place lies inside a quotation that is more than a name."""
        return self.masked[at] == _MASK


def _mask(text: str, quotations: tuple[Quotation, ...]) -> str:
    out = list(text)
    for q in quotations:
        inner = text[q.inner_start : q.inner_end]
        if not q.closed and (end := _FIRST_END.search(inner)):
            inner = inner[: end.end()]
            out[q.inner_start : q.inner_start + len(inner)] = _MASK * len(inner)
        elif len(inner) > _NAME_LENGTH or any(mark in inner for mark in "，。！？,!?；：… "):
            out[q.inner_start : q.inner_end] = _MASK * len(inner)
        elif q.opened and q.closed:
            out[q.start], out[q.end - 1] = "‹", "›"
    return "".join(out)


def _segment(folded: str, start: int, end: int) -> Iterator[Word]:
    at = start
    for text, tag in rjieba.tag(folded[start:end]):
        yield Word(at, at + len(text), text, tag)
        at += len(text)
