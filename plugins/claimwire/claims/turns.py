"""Whose turn of an interview or transcript goes on: a label without marks rules what follows.

In a transcript a label rules its line. In an interview, told by the labels or dashes of whoever
asks (记者:, 記者：, Q:, ――), it rules the lines up to the next question or heading, and so do
answers without a label, which are of whom the lead introduced.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from claimwire.claims.page import Page
from claimwire.claims.sentences.split import Unit
from claimwire.claims.speakers.phrase import Frame, Speaker
from claimwire.claims.speakers.references import Source
from claimwire.text import fold_width

# Over folded text: small letters, simplified signs (聞き手 is 闻き手).
_ASKS = re.compile(
    r"(?m)^[ 　]*(?:(?:[本该][报刊社网台])?记者|问|提问|主持人|采访者|采访人|闻き手|q\d{0,2}|"
    r"interviewer|host|moderator) ?[:：]|"
    r"^[ 　]*(?:[—─]{2}|―|--(?=[一-鿿ぁ-ヶ])|(?:q\d{0,2}|问)[. ])"
)
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
        self._several = sum(1 for _ in _ASKS.finditer(page.folded)) > 1
        self._guest: Speaker | None = None
        self._begun = False

    def turn(
        self, unit: Unit, turn: Turn | None, person: Speaker | None, heading: tuple[int, int] | None
    ) -> Turn | None:
        """The turn at a unit: a question opens that of the guest, else `turn` stays."""
        if not self._several:
            return turn
        asks = _asks_in(self._page, unit)
        if not self._begun and (asks or _ASKER.search(self._page.folded, unit.start, unit.end)):
            self._begun, self._guest = True, person or self._introduced(unit)
        if not asks or self._guest is None:
            return turn
        return Turn(Source(self._guest, (), "interviewed"), unit.end, unit.paragraph, heading)

    def guest(self, person: Speaker | None) -> Speaker | None:
        """Who answers; before anybody was asked or credited, the last person named."""
        return self._guest if self._begun else person

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


def _line_start(page: Page, unit: Unit) -> int:
    return page.folded.rfind("\n", 0, unit.start) + 1


def _asks_in(page: Page, unit: Unit) -> bool:
    return _ASKS.match(page.folded, _line_start(page, unit)) is not None


def goes_on(page: Page, turn: Turn | None, unit: Unit, heading: tuple[int, int] | None) -> bool:
    """Whether a unit without a frame still belongs to somebody's turn."""
    if turn is None or heading != turn.heading or _asks_in(page, unit):
        return False
    label = _LABEL.match(page.text, _line_start(page, unit))
    if turn.source.rule == "interviewed" and label and fold_width(label["who"]) not in _ANSWERS:
        guest = turn.source.speaker
        if guest is None or not guest.name.startswith(label["who"]):
            return False
    if turn.paragraph == unit.paragraph:
        return True
    asked = _ASKS.search(page.folded, 0, unit.start) is not None
    return asked and _ASKS.search(page.folded, turn.start, unit.start) is None
