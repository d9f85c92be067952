"""English shares and multiples that have no unit word: half of, two-thirds, twice, fivefold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claimwire.claims.amounts.units import Amount
from claimwire.claims.amounts.words_en import EnglishWords
from claimwire.claims.matching.gates import rule

_NUMERATORS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
_DENOMINATORS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_FOLDS = _NUMERATORS | {"ten": 10, "twenty": 20, "hundred": 100, "thousand": 1000}
# "three fourth quarters", "one third party" are no fractions
_NO_FRACTION = (
    r"(?! (?:quarter|straight|consecutive|time|place|year|month|week|day|party|floor|round|"
    r"generation|of (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)))"
)
_FRACTION = rule(
    rf"\b(?P<over>{'|'.join(_NUMERATORS)})[- ](?P<under>{'|'.join(_DENOMINATORS)})(?P<many>s)?\b"
    rf"{_NO_FRACTION}",
    re.IGNORECASE,
)
_HALF = rule(
    r"\b(?P<half>(?:one[- ])?half)(?= of\b(?! (?:a|an)\b (?:million|billion|dozen))"
    r"| the\b| its\b| their\b| as\b| that\b)",
    re.IGNORECASE,
)
_NO_HALF_BEFORE = re.compile(
    r"\b(?:first|second|other|better|latter|back|front|top|last|in|by|this|the|and a)\s$",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|as|have|has|are|is|were|was|said|say)\b")
# prices cut by a fifth, a third less than in spring
_BY = re.compile(r"\bby (?:about |around |nearly |almost |roughly |up to |more than |over )?$")
_COMPARED = re.compile(
    r" (?:less|more|lower|higher|cheaper|dearer|fewer|larger|bigger|smaller|faster|slower|longer|"
    r"shorter|below|above)\b"
)
_BY_HALF = rule(
    r"\bby (?:about |nearly |almost |roughly |more than )?(?P<half>half)"
    r"(?! (?:an?|the|of|past)\b|-)"
)
# by half to two-thirds, a quarter to a third of
_PART = rf"(?:half|(?:an?|{'|'.join(_NUMERATORS)})[- ](?:half|{'|'.join(_DENOMINATORS)})s?)"
_RANGE = rule(rf"(?<!from )\b(?P<low>{_PART}) (?:to|or) (?P<high>{_PART})\b", re.IGNORECASE)
_TWICE = rule(r"\b(?P<word>twice|thrice)(?= (?:as|the|that|what|its|their)\b)", re.IGNORECASE)
_FOLD = rule(rf"\b(?P<word>{'|'.join(_FOLDS)})fold\b", re.IGNORECASE)
# two in five renters, nine out of ten, 1 in 8
_SMALL = "one|two|three|four|five|six|seven|eight|nine|[1-9]"
_ONE_IN = rule(
    rf"\b(?P<over>{_SMALL}|[1-9]\d) (?:(?:in|out of)(?: every)?|of every) (?P<under>{_SMALL}|ten|"
    rf"twenty|10|12|"
    rf"20|100)\b"
    r"(?![\d.,]*\d|[- ]?(?:%|percent|per cent|years?|months?|weeks?|days?|hours?|minutes?|"
    r"seconds?|decades?|"
    r"quarters?|sessions?|straight|trillion|billion|million|countries|states|cities|innings|"
    r"games|matches|overs|"
    r"attempts|starts|tries)\b)",
    re.IGNORECASE,
)
# by a quarter point, a half-point cut
_POINT = rule(
    r"\b(?P<part>three-quarters?|quarter|"
    r"half)(?:[- ]of)?(?:[- ]an?)?[- ](?:percentage[- ])?point\b",
    re.IGNORECASE,
)
_PARTS_OF_POINT = {"three": "0.75", "quarter": "0.25", "half": "0.5"}
_FORTNIGHT = rule(
    r"\b(?:a|the (?:past|last|next)|within a) (?P<span>fortnight)\b(?! (?:ago|later|earlier))"
)

OPENING_SHARES = (
    _FRACTION.bit | _HALF.bit | _BY_HALF.bit | _RANGE.bit | _TWICE.bit | _FOLD.bit | _ONE_IN.bit
    | _POINT.bit | _FORTNIGHT.bit
)  # fmt: skip
"""The bits (`gates`) of which a sentence with a share has one."""


def read_english_shares(text: str, words: EnglishWords, bits: int) -> Iterator[Amount]:
    """The shares (in %) and multiples (in x) of a text, in no particular order."""
    for match in _HALF.finditer(text) if bits & _HALF.bit else ():
        if not _NO_HALF_BEFORE.search(text[: match.start()]):
            yield _amount(text, match.span("half"), Decimal(50), "%", "fraction", words)
    ranges = [
        r
        for m in (_RANGE.finditer(text) if bits & _RANGE.bit else ())
        if (r := _range(text, m, words)) is not None
    ]
    yield from ranges
    points = [
        _point(text, match, words) for match in (_POINT.finditer(text) if bits & _POINT.bit else ())
    ]
    yield from points
    for match in _ONE_IN.finditer(text) if bits & _ONE_IN.bit else ():
        over, under = _whole(match["over"]), _whole(match["under"])
        if over < under:
            share = round(Decimal(over * 100) / under, 2)
            yield _amount(text, match.span(), share, "%", "one-in", words)
    for match in _FORTNIGHT.finditer(text) if bits & _FORTNIGHT.bit else ():
        yield _amount(text, match.span(), Decimal(2), "week", "fortnight", words)
    taken = [(r.start, r.end) for r in (*ranges, *points)]
    for match in _BY_HALF.finditer(text) if bits & _BY_HALF.bit else ():
        if not _overlaps(match.span("half"), taken):
            yield _amount(text, match.span("half"), Decimal(50), "%", "fraction", words)
    for match in _FRACTION.finditer(text) if bits & _FRACTION.bit else ():
        if _overlaps(match.span(), taken):
            continue
        value = _fraction(match, text)
        if value is not None:
            yield _amount(text, match.span(), value, "%", "fraction", words)
    for match in _TWICE.finditer(text) if bits & _TWICE.bit else ():
        value = Decimal(2 if match["word"].lower() == "twice" else 3)
        yield _amount(text, match.span(), value, "x", "twice", words)
    for match in _FOLD.finditer(text) if bits & _FOLD.bit else ():
        value = Decimal(_FOLDS[match["word"].lower()])
        yield _amount(text, match.span(), value, "x", "fold", words)


def _fraction(match: re.Match[str], text: str) -> Decimal | None:
    """A quarter is a share only with "of"; two-thirds always is; "a third time" never."""
    over, under = match["over"].lower(), match["under"].lower()
    one, followed = over in ("a", "one"), bool(_OF.match(text, match.end()))
    if one and not match["many"] and _is_compared(text, match.span()):
        followed = True
    if one == bool(match["many"]):
        return None
    if (over == "a" or under == "quarter") and not followed:
        return None
    return round(Decimal(_NUMERATORS[over] * 100) / _DENOMINATORS[under], 2)


def _whole(word: str) -> int:
    """A small number in digits or as a word."""
    return int(word) if word.isdigit() else _FOLDS[word.lower()]


def _point(text: str, match: re.Match[str], words: EnglishWords) -> Amount:
    """A quarter point is 0.25 percentage points."""
    value = Decimal(_PARTS_OF_POINT[match["part"].lower().split("-")[0]])
    return _amount(text, match.span(), value, "percentage points", "part-of-point", words)


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _range(text: str, match: re.Match[str], words: EnglishWords) -> Amount | None:
    """A share that lies between two fractions."""
    low, high = _part(match["low"]), _part(match["high"])
    if low >= high:
        return None
    return replace(
        _amount(text, match.span(), high, "%", "fraction-range", words),
        value=None, low=low, high=high,
    )  # fmt: skip


def _part(fraction: str) -> Decimal:
    over, _, under = fraction.lower().replace("-", " ").rpartition(" ")
    parts = 2 if under.startswith("half") else _DENOMINATORS[under.removesuffix("s")]
    return round(Decimal(_NUMERATORS.get(over, 1) * 100) / parts, 2)


def _is_compared(text: str, span: tuple[int, int]) -> bool:
    """Whether a fraction tells by how much something differs."""
    return bool(_BY.search(text[: span[0]]) or _COMPARED.match(text, span[1]))


def _amount(
    text: str, span: tuple[int, int], value: Decimal, unit: str, rule: str, words: EnglishWords
) -> Amount:
    return Amount(*span, value, None, None, unit, words.approximate(text, *span), rule)
