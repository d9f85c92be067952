"""Whether an English name of two or three words is a person's or a house's.

Ann Moss and Barrow Hill look alike. A given name tells a person, and so does what stands around
the name anywhere in the text: a trade or title before it, "who", an age or an office behind it.
Where nothing does, the name is taken for a house's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page

_FIRST = re.compile(latin(r"[A-Z][\w'’-]*"))
_PERSON_BEHIND = re.compile(
    latin(
        r"(?:,? (?:who|whose)\b|, (?:aged )?\d\d\b| (?:of|at) (?:the )?[A-Za-z]|"
        r", (?:of|at|from|for|with) (?:the )?[A-Za-z]|, (?:an?|the|its|"
        r"his|her|their|one|once|now|then|formerly|until|chief|head|deputy|senior|managing|vice|"
        r"executive|professor|director|president|chair\w*|founder|co-founder|manager|minister|"
        r"secretary|editor|partner|analyst|economist|strategist|lawyer|engineer|spokes\w+)\b)"
    )
)
_HOUSE_BEHIND = re.compile(
    latin(
        r"(?:['’]s? (?:[a-z-]+ ){0,2}(?:shares?|stock|revenues?|profits?|sales|board|chief|boss|"
        r"customers?|products?|factory|factories|plants?|staff|headquarters|earnings|results|ipo|"
        r"founder|owner|chairman|ceo|spokes\w+)\b| (?:Inc|Corp|Ltd|plc|PLC|AG|SE|SA|NV|Group)\b|"
        r", (?:an?|the) (?:[\w’'-]+ ){0,4}(?:HOUSES)\b| \([A-Z]+(?::|\)))"
    )
)
_EXPLAINED = re.compile(r",(?: [a-z][a-z-]+){1,4}")
_HOUSE_BEFORE = r"\b(?:HOUSES) $"


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(
        vocabulary("en").words(
            "given.female", "given.male", "given.either", "given.more", "given.family"
        )
    )


@lru_cache(maxsize=1)
def _houses() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = vocabulary("en")
    people = words.words("speakers.people", "speakers.title")
    houses = words.words("speakers.firm_noun", "speakers.house_noun")
    nouns = "|".join(re.escape(w) for w in houses if w not in people)
    behind = _HOUSE_BEHIND.pattern.replace("HOUSES", nouns)
    return re.compile(behind), re.compile(_HOUSE_BEFORE.replace("HOUSES", nouns))


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Countries, regions and cities, in small letters."""
    return frozenset(vocabulary("en").words("given.place"))


def has_given_name(name: str) -> bool:
    """Whether a name begins with a given name, or with a family name of East Asia."""
    m = _FIRST.match(name)
    return m is not None and m.group().lower().split("-")[0] in _given()


def is_house_name(page: Page, name: str) -> bool:
    """Whether a name that may be anybody's is a house's, by its first word and its places."""
    if has_given_name(name):
        return False
    behind, before = _houses()
    at = page.text.find(name)
    while at >= 0:
        stop = at + len(name)
        if behind.match(page.text, stop) or before.search(page.text, max(0, at - 24), at):
            return True
        if _PERSON_BEHIND.match(page.text, stop):
            return False
        told = _EXPLAINED.match(page.text, stop)
        if told and any(w in _titles() for w in told.group().split()):
            return False  # Ratna Kusuma, energy economist at …
        word = re.compile(r"[a-z]{3,}[.,]* $").search(page.text, max(0, at - 24), at)
        if word and word.group().strip(" .,") in _titles():
            return False
        at = page.text.find(name, stop)
    return True


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    words = vocabulary("en").words("speakers.title", "speakers.people")
    return frozenset(w.split()[-1] for w in words)
