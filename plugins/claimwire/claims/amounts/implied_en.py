"""What an English number counts or measures where no unit stands beside it.

Killing 18 people and injuring more than 1,100 counts people twice, 149.87 yen, compared with
150.42 tells two rates, passenger numbers reached 83.9 million counts passengers. Rules: the
data contract, "Quantities", "a unit that the sentence names elsewhere is given".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claimwire.claims.amounts.nouns_en import is_plural
from claimwire.claims.amounts.units import Amount
from claimwire.claims.amounts.words_en import EnglishWords
from claimwire.claims.matching.edges import After

# he needs 218: a number of what was counted before
_WANTS = re.compile(
    r"\b(?:it has|they have|it had|needs?|needed|wants?|wanted|counts?|counted|ordered|booked|"
    r"bought|sold|shipped|"
    r"received|made|built)\s$"
)
# 15 ferries, up from 12
_FEWER_THAN = After(r" (?:more|fewer|less) than\b")  # 41 homicides, 15 fewer than in
_COMPARED = re.compile(
    r",\s(?:up|down|compared with|compared to|against)(?: from)?(?: just| only)?"
    r"(?: an? (?:[\w-]+ ){0,3}(?:average|peak|high|low|total) of)?\s$"
)
_YEARS = range(1900, 2101)
_STOPS = re.compile(r"[.;!](?:\s|$)|$")
_PERSONS = frozenset(
    {"people", "passengers", "workers", "soldiers", "civilians", "residents", "students"}
)
_COUNTS = frozenset({"count", "part-of", "range", "unit", "unit-named-before"})
_NO_NOUN_FOLLOWS = re.compile(
    r"[,.;:)]?(?:$|\s(?:in|by|of|a|are|were|was|is|have|had|at|for|on|to|from|and|or|but|more|"
    r"(?:\w+ )?(?:years?|months?|weeks?) ago|last|this|during|over|under|across|worldwide|who|"
    r"that|which|\w+ed|they|he|she|it|we|you)\b|"
    r"[.;:)](?:\s|$)|,\s)"
)
# 31 of its 737 MAX, 40 of them: of what was counted before
_OF_THEM = After(r" of (?:them|those|which|whom|its|the)\b")
# compared with 150.42, the record of 33.1: a value of the kind told before
_VALUE_OF_KIND = re.compile(
    r"(?:,\s(?:compared (?:with|to)|against|versus|up from|down from|from)|\bbeat(?:ing)? the|"
    r"\b(?:topp|miss)ing the|\b(?:record|high|low|"
    r"peak) of)"
    r"(?: about| around| just| only)?\s$"
)
_VALUE_ENDS = After(
    r"(?:[.,;]?$|[,;.]\s| (?:late|early|a|on|in|at|the|expected|forecast|"
    r"predicted|estimated|consensus)\b)"
)
# 27 killed and 140 wounded: people, where people were counted before
_SUFFERED = After(
    r" (?P<how>missing|wounded|injured|hurt|killed|hospitali[sz]ed|homeless|stranded|arrested)\b"
)
# passenger numbers reached 83.9 million
_NUMBERS_OF = re.compile(
    r"\b(?P<noun>passenger|visitor|tourist|subscriber|user|member|student|customer|viewer|death|"
    r"case|"
    r"bankruptcy|birth|job|guest|patient|prisoner|follower|download|vehicle)\s(?:numbers|traffic|"
    r"arrivals|count|counts)\b"
    r"[^,.;]{0,40}\b(?:reached|hit|totall?ed|at|to|topped|exceeded|surpassed|was|were|of)"
    r"(?: about| around| roughly| nearly| almost| a record| some| just)?\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A number without a unit: its place, value and text, and how it is written.

    `large` where it has a scale (million) or commas, `worded` where it is no digits.
    """

    start: int
    end: int
    value: Decimal
    text: str
    large: bool
    worded: bool


def implied_unit(
    text: str, number: Written, before: Sequence[Amount], words: EnglishWords
) -> tuple[str, str] | None:
    """The unit that a number takes from the amounts before it, and the name of the rule."""
    last = before[-1] if before else None
    if last is not None and _is_value_of_kind(text, number, last):
        return last.unit, "unit-named-before"
    suffered = _SUFFERED.match(text, number.end)
    if suffered and number.value != 1:
        persons = {a.unit for a in before if a.rule in _COUNTS} & _PERSONS
        return (persons.pop() if len(persons) == 1 else suffered["how"]), "count"
    if last is not None and _counts_on(text, number):
        units = (a.unit for a in reversed(before) if a.rule in _COUNTS)
        counted = next((u for u in units if " " not in u and is_plural(u, words)), None)
        return (counted, "unit-named-before") if counted else None
    return None


_SUBJECT = re.compile(
    r"(?:^|[.;,] |\b(?:while|and|as|but|said|the|total|annual|monthly|daily|weekly) )"
    r"(?:[A-Za-z][a-z-]* ){0,2}?(?P<noun>[a-z]+s)(?: (?:in|of|at|across|among|"
    r"from) [^,.;\d]{1,30}?)? "
    r"(?:hit|reached|tota?ll?ed|topped|exceeded|numbered|rose|fell|climbed|dropped|jumped|slid|"
    r"slipped|"
    r"swelled|grew|shrank|declined|increased|decreased|surged|plunged|doubled|tripled)\b"
    r"(?:[^.;$€£¥]{0,48}?\bto)?(?: (?:a|an|about|around|nearly|roughly|almost|just|over|record|"
    r"more than))*\s$"
)
# what is told in money or per cent
_NOT_COUNTED = frozenset({
    "sales", "revenues", "profits", "prices", "shares", "stocks", "futures", "earnings", "exports",
    "imports", "yields", "rates", "costs", "losses", "margins", "rents", "wages", "bonds",
    "temperatures", "deposits", "assets", "reserves", "debts", "expenses", "gains", "odds",
    "inflows", "outflows", "loans", "markets", "investments", "funds", "talks", "fees", "taxes",
})  # fmt: skip


def noun_of_numbers(text: str, start: int) -> str | None:
    """The noun that a number at `start` counts: passenger numbers reached 83.9 million."""
    named = _NUMBERS_OF.search(text[:start])
    if named:
        return f"{named['noun'].lower()}s"
    subject = _SUBJECT.search(text[:start])
    return subject["noun"] if subject and subject["noun"] not in _NOT_COUNTED else None


def _is_value_of_kind(text: str, number: Written, last: Amount) -> bool:
    """149.87 yen, compared with 150.42: a value of the kind that was told before."""
    if number.worded or last.rule in _COUNTS - {"unit"}:
        return False
    if "." not in number.text and not number.large:
        return False
    return bool(_VALUE_OF_KIND.search(text[: number.start]) and _VALUE_ENDS.match(text, number.end))


def _counts_on(text: str, number: Written) -> bool:
    """Killing 18 people and injuring more than 1,100: a large number of the same things."""
    if number.value != 1 and _OF_THEM.match(text, number.end):
        return True
    if text.endswith((" votes to ", " out of "), 0, number.start) or _FEWER_THAN.match(
        text, number.end
    ):
        return True
    wanted = _WANTS.search(text[: number.start]) and _STOPS.match(text, number.end)
    compared = _COMPARED.search(text[: number.start]) and number.value not in _YEARS
    if compared and _NO_NOUN_FOLLOWS.match(text, number.end):
        return True
    return bool(wanted or (number.large and _NO_NOUN_FOLLOWS.match(text, number.end)))
