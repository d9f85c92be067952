"""What a claim says, in the form in which two claims are compared, and when two say the same.

The rules, after the data contract's fields: both affirm or both deny; both foresee or
both report; their times agree; then either they share the words, or a value of one measure
and period, or amounts in one unit that round to the same number, with the same speaker or
subject, or, without amounts, most of the words. Likeness of words alone never overrides
two different figures: 17 billion and 7 billion are two claims.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, DecimalTuple
from functools import lru_cache
from typing import Any

import numpy as np

from claimwire.relate.sketch import (
    Hashes,
    minhash_bands,
    overlap,
    sequences_of,
    text_hash,
    words_of,
)

# Two ladders of rungs 6 % apart, half a rung against each other: numbers within 2.5 % share one.
_RUNG = math.log(1.06)
# A number with two digits tells little when it is 14, much when it is 17 billion.
_LARGE = 1e6

# Likeness of the words of two propositions (`_likeness`), settled on the labelled pairs of
# tests/relate.
SAME_WORDS = 0.55
SAME_WORDS_SAME_SPEAKER = 0.40
SAME_WORDS_SAME_AMOUNTS = 0.20
SAME_WORDS_OTHER_SPEAKER = 0.60
SAME_WORDS_ONE_AMOUNT = 0.70

ROUNDING = 0.025
"""The most by which two tellings of one number differ: a fortieth."""

# Two statements that share 0.63 of words and pairs of words meet in 92 of 100 cases, two
# that share 0.05, as any two of one subject may, in 7 of a million.
_BANDS, _ROWS = 24, 5
# Among claims of one speaker on the same subjects the net may be finer: 0.5 meet in 95 of 100.
_CLOSE_BANDS, _CLOSE_ROWS = 10, 2
_ORDER = 0.1
"""What words in another order are worth less than words in the same order."""

# Words that tell nothing alone: particles, articles, auxiliaries.
_PARTICLES = "的了是在将已也等和与及就都而为之其有はがをにのでともへからしたている"
_LITTLE = """a an the of to in on at by for and or is are was were be been it its that this will
    would has have had as with from not"""
_EMPTY_WORDS = frozenset([*_PARTICLES, *_LITTLE.split()])

# fmt: off
_FIXED_UNITS = frozenset({
    "%", "x", "m", "km", "m²", "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "g",
    "kg", "t", "B", "KB", "MB", "GB", "TB", "PB", "TB/s", "GB/s", "Hz", "MHz", "GHz", "year",
    "month", "week", "day", "hour", "minute", "second",
})
# fmt: on
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as it is compared; `unit` is `#` for counted things of any noun.

    `slack_low` and `slack_high` are how far another telling of the same number may lie off,
    `told` the number of digits that were written.
    """

    unit: str
    low: float
    high: float
    slack_low: float
    slack_high: float
    told: int
    measure: str | None
    period: str | None

    @property
    def telling(self) -> bool:
        """Whether few other things are likely to have the same number."""
        return self.told > 2 or (self.told == 2 and abs(self.high) >= _LARGE)


def amount_of(
    row: Mapping[str, Any], measure: str | None = None, period: str | None = None
) -> Amount:
    """The amount of a row with `value`, `low`, `high`, `unit` and `approximate`."""
    ends = [float(n) for n in (row["value"], row["low"], row["high"]) if n is not None]
    low, high = min(ends), max(ends)
    return Amount(
        unit=unit_class(row["unit"]),
        low=low,
        high=high,
        slack_low=_slack(low, row["approximate"]),
        slack_high=_slack(high, row["approximate"]),
        told=len(_digits(high).digits),
        measure=measure,
        period=period,
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as it is compared; names and words are folded (`text.search_form`)."""

    claimant: str | None
    forecast: bool
    negated: bool
    period: str | None
    checkworthy: bool
    family: str
    entities: frozenset[str]
    themes: frozenset[str]
    amounts: tuple[Amount, ...]
    evidence: str
    words: Hashes
    pairs: Hashes


def statement_of(row: Mapping[str, Any]) -> Statement:
    """The statement of one row of `claim_new.sql` or `claim_nodes.sql`."""
    parts = str(row["search_text"]).split("\n")
    proposition = words_of(parts[-2] if len(parts) > 2 else parts[0])
    return Statement(
        claimant=parts[-1] if row["claimant"] else None,
        forecast=row["kind"] == "forecast",
        negated=row["negated"],
        period=row["period"],
        checkworthy=row["checkworthy"],
        family=str(row["language"]).split("-")[0],
        entities=frozenset(row["entities"]),
        themes=frozenset(row["themes"]),
        amounts=tuple(amount_of(a, a["measure"], a["period"]) for a in row["amounts"] or ()),
        evidence="".join(words_of(parts[0])),
        words=sequences_of([w for w in proposition if w not in _EMPTY_WORDS], 1),
        pairs=sequences_of(proposition, 2),
    )


def same(a: Statement, b: Statement) -> bool:
    """Whether two statements say the same."""
    if a.negated != b.negated or a.forecast != b.forecast:
        return False
    if a.evidence == b.evidence and len(a.evidence) >= _SHORTEST:
        return True
    if not _times_agree(a, b):
        return False
    measured = _measures_agree(a, b)
    if measured is not None:
        return measured
    if a.amounts and b.amounts:
        return _same_with_amounts(a, b)
    likeness = _likeness(a, b)
    if a.amounts or b.amounts:
        return likeness >= SAME_WORDS_ONE_AMOUNT and not _speakers_differ(a, b)
    return _same_without_amounts(a, b, likeness)


def stars_of(statement: Statement) -> list[int]:
    """Hashes of which one shared is enough for two statements to say the same."""
    frame = f"{statement.negated}|{statement.forecast}"
    stars = []
    if len(statement.evidence) >= _SHORTEST:
        stars.append(text_hash(f"words|{frame}|{statement.evidence}"))
    told: dict[tuple[str, str, str], set[int]] = {}
    for a in statement.amounts:
        if a.measure is not None and a.period is not None:
            star = measure_star(
                a.measure, a.period, a.unit, a.low, a.high, statement.forecast, statement.negated
            )
            told.setdefault((a.measure, a.period, a.unit), set()).add(star)
    # Of two values of one thing ("corrected from 42% to 40.8%") one is only mentioned.
    stars += [star for values in told.values() if len(values) == 1 for star in values]
    return sorted(set(stars))


def measure_star(
    measure: str,
    period: str,
    unit: str,
    low: float,
    high: float,
    forecast: bool,
    negated: bool,
) -> int:
    """The hash of one value of a measure and period."""
    return text_hash(f"measure|{negated}|{forecast}|{measure}|{period}|{unit}|{low!r}|{high!r}")


def blocks_of(statement: Statement) -> list[int]:
    """Hashes of which two statements that say the same share one, most likely.

    Amounts of no period meet when they are told alike: too many others are near them.
    """
    frame = f"{statement.negated}|{statement.forecast}"
    keys = [
        f"amount|{frame}|{statement.period}|{amount.unit}|{step}|{subject}"
        for amount in statement.amounts
        for step in (_steps(amount.high) if statement.period else [repr(amount.high)])
        for subject in _subjects(statement, amount)
    ]
    if statement.claimant and statement.period and len(statement.entities) > 1:
        named = ",".join(sorted(statement.entities))
        keys.append(f"named|{frame}|{statement.claimant}|{statement.period}|{named}")
    salt = 4 + 2 * statement.negated + statement.forecast
    every = np.union1d(statement.words, statement.pairs)
    bands = minhash_bands(every, _BANDS, _ROWS, salt)
    if statement.claimant and not statement.amounts:
        named = ",".join(sorted(statement.entities))
        close = text_hash(f"close|{frame}|{statement.claimant}|{named}") >> 32
        bands += minhash_bands(statement.words, _CLOSE_BANDS, _CLOSE_ROWS, close)
    return sorted({*map(text_hash, keys), *bands})


def node_of(statement: Statement) -> int:
    """A hash of all that comparing reads: statements with one node are interchangeable."""
    parts = (
        statement.claimant,
        statement.forecast,
        statement.negated,
        statement.period,
        statement.family,
        sorted(statement.entities),
        sorted(statement.themes),
        statement.amounts,
        statement.evidence,
        statement.pairs.tobytes().hex(),
    )
    return text_hash(repr(parts))


def near(a: Amount, b: Amount) -> bool:
    """Whether two amounts are tellings of one number or range."""
    return (
        a.unit == b.unit
        and abs(a.low - b.low) <= max(a.slack_low, b.slack_low)
        and abs(a.high - b.high) <= max(a.slack_high, b.slack_high)
    )


def unit_class(unit: str) -> str:
    """`unit` where it is a currency, a share or an SI unit; `#` for counted things."""
    currency = len(unit) == 3 and unit.isascii() and unit.isupper()
    return unit if currency or unit in _FIXED_UNITS else "#"


@lru_cache(maxsize=65536)
def _digits(number: float) -> DecimalTuple:
    return Decimal(str(number)).normalize().as_tuple()


def _slack(number: float, approximate: bool) -> float:
    if approximate:
        return ROUNDING * abs(number)
    step = float(Decimal(10) ** int(_digits(number).exponent))
    return min(step / 2, ROUNDING * abs(number))


def _times_agree(a: Statement, b: Statement) -> bool:
    return a.period == b.period or a.period is None or b.period is None


def _speakers_differ(a: Statement, b: Statement) -> bool:
    return a.claimant is not None and b.claimant is not None and a.claimant != b.claimant


def _measures_agree(a: Statement, b: Statement) -> bool | None:
    """Whether values of a shared measure and period agree; None where none is shared."""
    shared = [
        (x, y)
        for x in a.amounts
        for y in b.amounts
        if x.measure is not None and x.measure == y.measure and x.period == y.period
    ]
    if not shared:
        return None
    return any(near(x, y) for x, y in shared) if shared[0][0].period else None


def _one_measure(x: Amount, y: Amount) -> bool:
    """Whether nothing says that two amounts are points of different measures."""
    return x.measure is None or y.measure is None or x.measure == y.measure


def _likeness(a: Statement, b: Statement) -> float:
    """The shared words over all, 0 to 1: in order, or in any order at a discount."""
    if a.family != b.family:
        return 0.0
    return max(overlap(a.pairs, b.pairs)[0], overlap(a.words, b.words)[0] - _ORDER)


def _same_with_amounts(a: Statement, b: Statement) -> bool:
    fewer, more = sorted((a.amounts, b.amounts), key=len)
    mates = [x for x in fewer if any(near(x, y) and _one_measure(x, y) for y in more)]
    if 2 * len(mates) < len(fewer) or not mates:
        return False
    speakers_differ = _speakers_differ(a, b)
    subject = bool(a.entities & b.entities) or not (a.entities or b.entities)
    if a.family == b.family:
        likeness = _likeness(a, b)
        needed = SAME_WORDS_OTHER_SPEAKER if speakers_differ else SAME_WORDS_SAME_AMOUNTS
        return subject and likeness >= needed
    if speakers_differ or not a.entities or not b.entities:
        return False
    alike = len(a.entities & b.entities) / len(a.entities | b.entities)
    telling = len(mates) > 1 or mates[0].told > 1 or mates[0].unit not in {"#", "x"}
    return alike >= 0.5 and telling and (a.period == b.period or a.claimant == b.claimant)


def _same_without_amounts(a: Statement, b: Statement, likeness: float) -> bool:
    if _speakers_differ(a, b):
        return False
    speaker = a.claimant is not None and a.claimant == b.claimant
    if a.family == b.family:
        if likeness >= SAME_WORDS:
            return True
        return speaker and a.entities == b.entities and likeness >= SAME_WORDS_SAME_SPEAKER
    return (
        speaker
        and a.period is not None
        and a.period == b.period
        and a.entities == b.entities
        and len(a.entities) > 1
        and bool(a.themes & b.themes)
    )


def _subjects(statement: Statement, amount: Amount) -> list[str]:
    """Whom or what an amount is about, as far as it takes to keep unrelated ones apart.

    A telling number needs one shared entity or measure; one that many things have, all
    entities and the speaker. Of two tellings of one number (18% and 18.2%) only one may be
    telling, so that each has the stricter subject too.
    """
    subjects = [",".join([f"by:{statement.claimant}", *sorted(statement.entities)])]
    if amount.telling:
        subjects += sorted(statement.entities)
    if amount.measure is not None:
        subjects.append(f"measure:{amount.measure}")
    return subjects


def _steps(number: float) -> list[str]:
    """Two places on a ladder of numbers, so that near numbers share at least one."""
    if number == 0:
        return ["0"]
    size = math.log(abs(number)) / _RUNG
    sign = "-" if number < 0 else ""
    return [f"{sign}{math.floor(size)}a", f"{sign}{math.floor(size + 0.5)}b"]
