"""The words around English numbers, and the numbers of a text that are dates, times or codes.

The words are data in `vocabulary/en/amounts.toml`; the masks below are what the data
contract calls no quantities: dates and clock times, telephone numbers, addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimwire.claims.amounts.units import load_vocabulary, one_of
from claimwire.claims.matching.edges import After, Before
from claimwire.claims.matching.gates import Forms, rule

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?"
# nouns that make 1900 or 2048 in front of them a count
_COUNTED = (
    "people|units|chips|workers|employees|students|vehicles|cars|jobs|homes|miles|feet|tons|"
    "volunteers|passengers|voters|patients|stores|shops|GPUs|servers|troops|soldiers|members"
)
_FEW = "two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01]"
_DATES = (
    rf"\b{_MONTH}\s{_DAY}(?:,?\s\d{{4}})?\b(?!\s?(?:percent|%|million|billion))",
    rf"\b{_DAY}\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}})?\b",
    rf"\b{_MONTH},?\s(?:of\s)?\d{{4}}\b",
    r"\b\d{4}-\d{2}(?:-\d{2})?\b",
    r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b",
    rf"\b(?:19|20)\d{{2}}s?\b(?![,.]\d)(?!\s(?:{_COUNTED})\b)",
    r"\bfiscal(?: year)? ?\d{2,4}\b",
    r"\b911\b(?! (?:people|cases|calls|deaths))",
    rf"\b[Ff]irst \d{{1,2}} days(?= of {_MONTH})",
    # the first seven months, the last two quarters of 2025: when, where it is not how long
    rf"\b(?:[Ff]irst|last|final) (?:{_FEW}) (?:months|quarters)(?= of (?:the year|(?:this|last|"
    rf"next) year|20\d\d)|[,.;]|$)",
    r"\bFY ?\d{2,4}\b",
    r"\b[QH][1-4]\b",
    r"\b[1-4]Q\d*\b",
)
_CLOCK = (
    r"\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?",
    r"\b\d{1,2}\s?(?:a\.m\.|p\.m\.|am\b|pm\b|o['’]clock)",
    r"\b24/7\b",
)
_CODES = (
    r"\b\d{3}[-.]\d{3,4}(?:[-.]\d{4})?\b",
    r"\b\d+ (?:[A-Z][a-z]+ ){1,2}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Drive|Lane)",
    r"(?:https?://|www\.)\S+",
)
NO_AMOUNT = Forms({form: rule(form) for form in (*_DATES, *_CLOCK, *_CODES)})


@dataclass(frozen=True, slots=True)
class EnglishWords:
    """The compiled words of English amounts; money is looked up in lower case."""

    units: dict[str, str]
    money: dict[str, str]
    prefixes: dict[str, str]
    unit: After
    after_money: After
    prefix: Before
    before: Before
    capped: Before
    after: After
    link: re.Pattern[str]
    per: dict[str, str]
    stops: frozenset[str]
    no_noun: frozenset[str]
    plurals: frozenset[str]
    compounds: frozenset[str]
    plural_adjectives: frozenset[str]
    not_a_name: frozenset[str]
    killed_before: Before
    killed_after: After

    def approximate(self, text: str, start: int, end: int) -> bool:
        """Whether words around an amount make it vague; a cap that somebody sets is exact."""
        if self.capped.search(text, start):
            return False
        return bool(self.before.search(text, start) or self.after.match(text, end))


@lru_cache(maxsize=1)
def english_words() -> EnglishWords:
    """The words of `vocabulary/en/amounts.toml`."""
    words: dict[str, Any] = load_vocabulary("en", "amounts")
    money = {word.lower(): code for word, code in words["currency_after"].items()}
    prefixes = words["currency_before"]
    vague = words["approximate_before"]
    signs = one_of(word for word in vague if not word[0].isalpha())
    named = one_of(word for word in vague if word[0].isalpha())
    units, between = one_of(words["units"]), one_of(words["between"])
    any_case = re.IGNORECASE
    return EnglishWords(
        units=words["units"],
        money=money,
        prefixes=prefixes,
        unit=After(rf"(?:[\s-]?|\s{between}\s)({units})(?![\w²])"),
        after_money=After(rf"[\s-]?({one_of(money)})(?!\w)", any_case),
        prefix=Before(rf"(?<![A-Za-z])({one_of(prefixes)})\s?$"),
        before=Before(
            rf"(?:(?<![\w-]){named}|{signs})(?:\s{one_of(words['approximate_link'])})?\s?$",
            any_case,
        ),
        capped=Before(rf"\b{one_of(words['caps'])}\s$", any_case),
        after=After(rf"\s?{one_of(words['approximate_after'])}(?!\w)", any_case),
        link=re.compile(rf"\s?({one_of(words['range_links'])})\s?", any_case),
        per=words["per"],
        stops=frozenset(words["stop_words"]),
        no_noun=frozenset(words["no_noun"]),
        plurals=frozenset(words["irregular_plurals"]),
        compounds=frozenset(words["compound_nouns"]),
        plural_adjectives=frozenset(words["plural_adjectives"]),
        not_a_name=frozenset(words["not_a_name"]),
        killed_before=Before(rf"(?:^|[\s(]){one_of(words['killers_before'])}\s?$", any_case),
        killed_after=After(rf"[\s-]?{one_of(words['killers_after'])}(?!\w)", any_case),
    )
