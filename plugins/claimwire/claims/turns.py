"""Whose turn of an interview or transcript goes on: a label without marks rules what follows.

In a transcript a label rules its line. In an interview, told by the labels or dashes of whoever
asks (记者:, 記者：, Q:, ――), it rules the lines up to the next question or heading, and so do
answers without a label, which are of whom the lead introduced.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from claimwire.claims.page import Page
from claimwire.claims.sentences.split import Unit
from claimwire.claims.speakers.phrase import Frame, Speaker
from claimwire.claims.speakers.references import Source
from claimwire.text import fold_width

# Over folded text (small letters, 聞き手 is 闻き手). No question: Q3 revenue rose.
_LABELLED = re.compile(
    r"(?m)^[ 　]*(?:(?:(?:[本该][报刊社网台])?记者|问|提问|主持人|采访者|采访人|闻き手|q\d{0,2}|"
    r"interviewer|host|moderator) ?[:：]|q\d{0,2}\.(?!\d)|[q问] (?=[一-鿿ぁ-ヶ]))"
)
# Dashes open questions, and the points of a list too (——完善制度，…).
_DASHED = re.compile(r"(?m)^[ 　]*(?:[—─]{2}|―|--(?=[一-鿿ぁ-ヶ]))(?P<said>[^\n]*)$")
_QUESTION_END = re.compile(r"(?:[?？]|[かは][。．]?|ください[。．]?)[」』）) 　]*$")
_LEAST = 2  # questions of an interview
_ANSWERS = frozenset({"a", "答"})
_LABEL = re.compile(r"[ 　]*(?P<who>[^\s:.。、「]{1,12})[:　]")
# Who asked, which a lead or a foot credits: 聞き手は編集部の…
_ASKER = re.compile("闻き手|采访者|采访人|撰文|interviewer")


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


class Interview:
    """The answers of an interview without labels, which are of whom it introduced before."""

    def __init__(self, page: Page, person_in: Callable[[int, int], Source | None]) -> None:
        self._page = page
        self._person_in = person_in
        self._asks = _asking_lines(page.folded)
        self._guest: Speaker | None = None
        self._begun = False

    def turn(
        self, unit: Unit, turn: Turn | None, person: Speaker | None, heading: tuple[int, int] | None
    ) -> Turn | None:
        """The turn at a unit: a question opens that of the guest, else `turn` stays."""
        if len(self._asks) < _LEAST:
            return turn
        asks = self._asks_in(unit)
        if not self._begun and (asks or _ASKER.search(self._page.folded, unit.start, unit.end)):
            self._begun, self._guest = True, person or self._introduced(unit)
        if not asks or self._guest is None:
            return turn
        return Turn(Source(self._guest, (), "interviewed"), unit.end, unit.paragraph, heading)

    def guest(self, person: Speaker | None) -> Speaker | None:
        """Who answers; before anybody was asked or credited, the last person named."""
        return self._guest if self._begun else person

    def goes_on(self, turn: Turn | None, unit: Unit, heading: tuple[int, int] | None) -> bool:
        """Whether a unit without a frame still belongs to somebody's turn."""
        if turn is None or heading != turn.heading or self._asks_in(unit):
            return False
        label = _LABEL.match(self._page.text, _line_start(self._page, unit))
        if turn.source.rule == "interviewed" and label and fold_width(label["who"]) not in _ANSWERS:
            guest = turn.source.speaker
            if guest is None or not guest.name.startswith(label["who"]):
                return False
        if turn.paragraph == unit.paragraph:
            return True
        before = bisect_left(self._asks, unit.start)
        return before > 0 and self._asks[before - 1] < turn.start

    def _asks_in(self, unit: Unit) -> bool:
        at = bisect_left(self._asks, _line_start(self._page, unit))
        return at < len(self._asks) and self._asks[at] <= unit.start

    def _introduced(self, first: Unit) -> Speaker | None:
        """Whom the lead names last, though what it tells is no claim (村瀬社長に聞いた。)."""
        for unit in reversed(self._page.units):
            if unit.start > first.start:
                continue
            asker = _ASKER.search(self._page.folded, unit.start, unit.end)
            source = self._person_in(unit.start, asker.start() if asker else unit.end)
            if source is not None and source.speaker is not None:
                return source.speaker
        return None


def is_answer(page: Page, frame: Frame) -> bool:
    """Whether a frame is the label of an answer (A:, 答：), which names nobody."""
    return (
        frame.style == "label" and page.folded[frame.start : frame.end].strip(" :　.") in _ANSWERS
    )


def _asking_lines(folded: str) -> list[int]:
    """Where the lines of whoever asks begin; dashes count where most of them end in a question."""
    asks = [m.start() for m in _LABELLED.finditer(folded)]
    dashed = list(_DASHED.finditer(folded))
    if 2 * sum(_QUESTION_END.search(m["said"]) is not None for m in dashed) >= len(dashed):
        asks += [m.start() for m in dashed]
    return sorted(asks)


def _line_start(page: Page, unit: Unit) -> int:
    return page.folded.rfind("\n", 0, unit.start) + 1
