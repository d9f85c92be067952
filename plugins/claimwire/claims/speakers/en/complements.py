"""What an English verb of saying has behind it: what is asserted, or no more than an object.

Huang called the ban a failure; Nvidia called a meeting. IDC puts the share at 8 %; a firm puts up
a hall.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.inflections import inflected
from claimwire.claims.speakers.en.shapes import (
    DATED,
    EXPECTS,
    FINITE,
    NAMED_SO,
    OWN_CLAIMS,
    OWN_FIGURES,
    PLACED,
    PLAIN_CLAUSE,
    PREPOSITION,
    VALUED,
)
from claimwire.claims.speakers.phrase import SpeakerPhrase

# Blanks in what is said: its engineers sleep in the lab has a verb that no list holds.
_CLAUSE_LEAST = 3
_MERE_OBJECT = re.compile(
    r"(?:nothing|little|no|yes|so|as much|goodbye|farewell|an? (?:few |brief )?(?:words?|prayer)|"
    r"a few|the same|otherwise|more|less|much|something|anything|what|whether|when|how|why|where|"
    r"who|which|during|after|before|on|at|while|as|if|via|through|under|late|early|last|this)\b"
)
DOCUMENTS = ("maker-of-document", "bare-house-document", "unsigned-document", "unsigned-data")


class Complements:
    """Tells whether what stands behind a verb is asserted; its word lists are compiled once."""

    def __init__(self) -> None:
        words = vocabulary("en")
        self._say = frozenset(inflected(words.words("speech.say")))
        self._think = frozenset(inflected(words.words("speech.think")))
        self._show = frozenset(words.words("speech.show"))
        self._bare_clause = frozenset(words.words("speech.bare_clause"))
        self._values = frozenset(words.words("speech.values"))
        self._as_values = frozenset(words.words("speech.as_values"))
        self._charges = frozenset(words.words("speech.charges"))
        self._reports = frozenset(words.words("speech.reports"))

    def asserting(self, word: str) -> bool:
        """Whether a verb asserts, and does not only show."""
        return word in self._say or word in self._think or word in self._values

    def takes_clause(self, phrase: SpeakerPhrase, word: str, rest: str) -> bool:
        """Whether a bare verb is followed by what is asserted and not by a plain object."""
        if word in self._show and word not in self._say and word not in self._values:
            return phrase.rule in DOCUMENTS
        if word.startswith("recall") and phrase.role != "person" and phrase.role != "pronoun":
            return False  # a maker recalls its cars
        if word == "blaming":
            return False  # has put the plant on ice, blaming a glut
        if word == "guided":
            return rest.startswith("to ") and phrase.role == "house"
        if word in ("claims", "claimed", "claim") and OWN_CLAIMS.match(rest):
            return phrase.role != "unnamed"
        if word.endswith("ing") and word in self._say:
            return FINITE.search(rest) is not None
        if word in ("reported", "posted", "reports", "posts") and OWN_FIGURES.match(rest):
            return phrase.role in ("house", "bare-house")
        judged = word in self._as_values or word in self._charges
        if word in self._say and PLAIN_CLAUSE.match(rest):
            return True
        if word in ("said", "says") and rest.count(" ") >= _CLAUSE_LEAST:
            return not (PREPOSITION.match(rest) or _MERE_OBJECT.match(rest))
        if word not in self._bare_clause and word not in self._values and not judged:
            return False
        if PREPOSITION.match(rest):
            return False
        if word in self._as_values:
            return " as " in rest or rest[:1] in '"“' or NAMED_SO.search(rest) is not None
        if word in self._charges:
            return word.startswith("blame") or re.search(r"\b(?:of|for|on)\s", rest) is not None
        if word.startswith("want"):
            idle = ("to ",) if phrase.role == "unnamed" else ("to ", "a ", "an ")
            wishes = phrase.role in ("person", "pronoun", "unnamed")
            wishes = wishes and not (word == "wanted" and phrase.role == "unnamed")
            return wishes and not rest.startswith(idle)
        if word.startswith(("put", "peg")):
            return PLACED.search(rest) is not None
        if word in self._values:
            return not (word.startswith("see") or word == "saw") or VALUED.search(rest) is not None
        if word in self._reports and OWN_FIGURES.match(rest):
            return True
        return word not in ("reported", "posted") and FINITE.search(rest) is not None


def skip_to_content(page: Page, after: int, end: int) -> tuple[int, bool]:
    """Behind "that" and the day of speaking; whether a "that" stood there."""
    told = False
    for _ in range(2):
        if m := re.compile(r"\s*,?\s*(?:that|how)\b\s*").match(page.text, after, end):
            after, told = m.end(), True
        while after < end and page.text[after] == " ":
            after += 1
        if told or not (m := DATED.match(page.text, after, end)):
            break
        after, told = m.end(), m["that"] is not None
    return after, told


def orders(page: Page, word: str, at: int, end: int) -> bool:
    """Whether somebody asks or tells another to do a thing, which is an act."""
    told = word in ("told", "tell", "tells", "telling")
    return word.startswith("ask") or (told and EXPECTS.match(page.text, at, end) is None)
