"""Text cut into pieces that are marked or not: evidence in an article, words in a result, edits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from claimwire.text import match_form

LONGEST_PARAGRAPH = 4000
"""Characters up to which an edited paragraph is compared word by word; that takes their square."""

# Numbers and Latin words are one step, so that 31.2 turns into 33.3 and not into 3~1~3.~2~3.
_STEP = re.compile(r"\d[\d.,]*\d|[A-Za-z\u00c0-\u024f]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text; `mark` is "" for plain text, else what it is marked as, `link` where it leads."""

    text: str
    mark: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `start` to `end` of a text, and how they are to be marked."""

    start: int
    end: int
    mark: str
    link: str = ""


def paragraphs(text: str, spans: Iterable[Span]) -> list[list[Piece]]:
    """The paragraphs of `text` with `spans` marked; where spans overlap, the earlier one stays.

    Spans that do not lie in the text are left out: offsets of a damaged row harm no page.
    """
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if 0 <= span.start < span.end <= len(text) and (not chosen or chosen[-1].end <= span.start):
            chosen.append(span)
    found: list[list[Piece]] = []
    at = 0
    for block in text.split("\n\n"):
        end = at + len(block)
        found.append(_pieces(text, at, end, chosen))
        at = end + 2
    return [pieces for pieces in found if pieces]


def _pieces(text: str, begin: int, end: int, spans: Sequence[Span]) -> list[Piece]:
    pieces: list[Piece] = []
    at = begin
    for span in spans:
        start, stop = max(span.start, begin), min(span.end, end)
        if start >= stop:
            continue
        if at < start:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:stop], span.mark, span.link))
        at = stop
    if at < end:
        pieces.append(Piece(text[at:end]))
    return pieces


def found_words(text: str, words: Sequence[str]) -> list[Piece]:
    """`text` with every occurrence of `words` marked, whatever their width, case or script."""
    folded = match_form(text)
    spans: list[tuple[int, int]] = []
    for word in words:
        form = match_form(word)
        at = folded.find(form) if form else -1
        while at >= 0:
            spans.append((at, at + len(form)))
            at = folded.find(form, at + len(form))
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(spans):
        if start < at:
            continue
        if at < start:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], "found"))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces


def edits(before: str, after: str) -> list[list[Piece]]:
    """The paragraphs that differ between two versions, what came as `ins`, what went as `del`."""
    old, new = before.split("\n\n"), after.split("\n\n")
    changed: list[list[Piece]] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if j - i == m - k:
            changed.extend(_edit(a, b) for a, b in zip(old[i:j], new[k:m], strict=True))
        else:
            changed.extend([Piece(text, "del")] for text in old[i:j])
            changed.extend([Piece(text, "ins")] for text in new[k:m])
    return changed


def _edit(before: str, after: str) -> list[Piece]:
    if max(len(before), len(after)) > LONGEST_PARAGRAPH:
        return [Piece(before, "del"), Piece(after, "ins")]
    old, new = _STEP.findall(before), _STEP.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < 0.3:  # another paragraph, not an edited one
        return [Piece(before, "del"), Piece(after, "ins")]
    pieces: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(old[i:j])))
            continue
        if i < j:
            pieces.append(Piece("".join(old[i:j]), "del"))
        if k < m:
            pieces.append(Piece("".join(new[k:m]), "ins"))
    return pieces
