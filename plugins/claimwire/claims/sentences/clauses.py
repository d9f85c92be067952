"""The clauses of a claim's content: what is left of its sentence without the frames."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import Frame

_CJK_BOUND = re.compile(
    r"[，；;：:。！？!?…]|,(?!\d{3}(?!\d))|——|──|(?<=[一-鿿])[、](?=[但而且并])"
)
_EN_BOUND = re.compile(
    r",(?!\d)|;|:|—|–(?=\s)|\s(?=but\s|while\s|although\s|though\s|and\s(?:will|is|are|has|have|"
    r"was|were|cuts|forced|then)\b)"
)
_LETTER = re.compile(r"\w")


@dataclass(slots=True)
class Clause:
    """A stretch `[start, end)` of the article between marks, with no frame in it."""

    start: int
    end: int
    text: str


def clauses_of(page: Page, start: int, end: int, frames: Sequence[Frame]) -> list[Clause]:
    """The clauses of a unit outside its frames, in reading order; empty ones are left out."""
    bound = _EN_BOUND if page.base == "en" else _CJK_BOUND
    found: list[Clause] = []
    for a, b in content_spans(start, end, frames):
        at = a
        for m in bound.finditer(page.folded, a, b):
            _add(page, found, at, m.start())
            at = m.end()
        _add(page, found, at, b)
    return found


def content_spans(start: int, end: int, frames: Sequence[Frame]) -> list[tuple[int, int]]:
    """The unit without its frames, as stretches in reading order."""
    if not frames:
        return [(start, end)] if start < end else []
    spans, at = [], start
    for frame in sorted(frames, key=_start):
        if frame.start > at:
            spans.append((at, min(frame.start, end)))
        at = max(at, frame.end)
    if at < end:
        spans.append((at, end))
    return spans


def _start(frame: Frame) -> int:
    return frame.start


def _add(page: Page, found: list[Clause], start: int, end: int) -> None:
    text = page.folded[start:end]
    if _LETTER.search(text):
        found.append(Clause(start, end, text))
