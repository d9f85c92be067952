"""A Chinese or Japanese sentence as its numbers are read: the text, its folded copy, the words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claimwire.claims.amounts.units import LOOK_BACK, CjkAmounts


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
class Unit:
    """Where a unit ends, its name, the rule, and what a 半 or 五 behind it adds."""

    end: int
    unit: str
    rule: str
    extra: Decimal = Decimal(0)
    vague: bool = False
    more: Decimal | None = None  # what the upper bound has beyond the number


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
        return self.form[max(0, start - LOOK_BACK) : start]

    def after(self, name: str, at: int) -> bool:
        """Whether a word of the list `name` stands at `at`."""
        return self.words.after_near[name].match(self.form, at) is not None

    def before(self, name: str, at: int) -> bool:
        """Whether a word of the list `name` ends at `at`."""
        return self.words.before_near[name].search(self.form, at) is not None

    def approximate(self, start: int, end: int) -> bool:
        """Whether words around an amount make it vague; a cap that somebody sets is exact."""
        if self.words.after.match(self.form, end):
            return True
        if self.words.capped.search(self.form, start):
            return False
        return self.words.before.search(self.form, start) is not None
