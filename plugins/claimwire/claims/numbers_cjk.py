"""A Chinese or Japanese sentence as its numbers are read: the text, its folded copy, the words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claimwire.claims.units import CjkAmounts

_LOOK_BACK = 32  # code points; the longest rule in front of a number needs fewer


@dataclass(slots=True)
class Number:
    """A number of a sentence: its digits, and `low`/`high` where it is a pair (六七)."""

    start: int
    end: int  # behind the digits and what belongs to them: 多, a multiplier
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    text: str
    vague: bool  # 多, 余 inside


@dataclass(slots=True)
class Text:
    """A sentence, its folded copy of the same length, and the words to read it with."""

    sentence: str
    form: str
    words: CjkAmounts
    japanese: bool
    traditional: bool

    def head(self, start: int) -> str:
        """What stands right before `start`, as far as any rule looks back."""
        return self.form[max(0, start - _LOOK_BACK) : start]

    def after(self, name: str, at: int) -> bool:
        """Whether a word of the list `name` stands at `at`."""
        return bool(self.words.near[name].match(self.form, at))

    def before(self, name: str, at: int) -> bool:
        """Whether a word of the list `name` ends at `at`."""
        return bool(self.words.near[name].search(self.head(at)))

    def approximate(self, start: int, end: int) -> bool:
        """Whether words around an amount make it vague; a cap that somebody sets is exact."""
        vague = bool(self.words.after.match(self.form, end))
        head = self.head(start)
        if self.words.capped.search(head):
            return vague
        return vague or bool(self.words.before.search(head))
