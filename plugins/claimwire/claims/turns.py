"""Whose turn of an interview or transcript goes on: a label without marks rules what follows.

In a transcript a label rules its line. In an interview, told by the labels of whoever asks
(记者:, 記者：, Q:), it rules the lines up to the next question or heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimwire.claims.page import Page
from claimwire.claims.sentences.split import Unit
from claimwire.claims.speakers.phrase import Frame
from claimwire.claims.speakers.references import Source

# Over folded text: small letters, simplified signs.
_ASKS = re.compile(
    r"(?m)^[ 　]*(?:(?:[本该][报刊社网台])?记者|问|提问|主持人|采访者|采访人|聞き手|q\d{0,2}|"
    r"interviewer|host|moderator) ?[:：]"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn: where it began, in which paragraph and under which heading."""

    source: Source
    start: int
    paragraph: int
    heading: tuple[int, int] | None


def turn_of(
    page: Page, unit: Unit, frame: Frame, source: Source, heading: tuple[int, int] | None
) -> Turn | None:
    """The turn that a unit with a label opens, or None where its words stand in marks."""
    if not unit.first or frame.style != "label":
        return None
    if source.speaker is None or not source.speaker.person:
        return None
    marked = any(
        q.start <= frame.end and (not q.closed or q.end >= unit.end - 1)
        for q in page.quotations_in(frame.end, unit.end)
    )
    return None if marked else Turn(source, unit.start, unit.paragraph, heading)


def goes_on(page: Page, turn: Turn | None, unit: Unit, heading: tuple[int, int] | None) -> bool:
    """Whether a unit without a frame still belongs to somebody's turn."""
    if turn is None or heading != turn.heading:
        return False
    if turn.paragraph == unit.paragraph:
        return True
    asked = _ASKS.search(page.folded, 0, unit.start) is not None
    return asked and _ASKS.search(page.folded, turn.start, unit.start) is None
