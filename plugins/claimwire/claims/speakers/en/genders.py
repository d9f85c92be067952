"""Whom an English "he" or "she" can mean, told by given names and titles.

"She said" behind a sentence of Walter Ochs means somebody named before him. Where nothing tells,
anybody can be meant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.speakers.phrase import Speaker

Gender = Literal["f", "m", ""]

_SHE = re.compile(
    r"(?:^|\b)(?:she|her|mrs|ms|miss|mother|grandmother|widow|wife|daughter|sister|aunt|"
    r"auntie|niece|"
    r"girl|woman|lady|queen|princess|dame|baroness|duchess|countess|nun|actress|waitress|hostess|"
    r"heiress|governess|abbess|headmistress|landlady|goddess|bride|midwife|soprano|"
    r"[a-z]*(?:women|woman))$"
)
_HE = re.compile(
    r"(?:^|\b)(?:he|his|mr|father|grandfather|widower|husband|son|brother|uncle|nephew|boy|"
    r"king|prince|"
    r"duke|baron|bishop|monk|priest|headmaster|landlord|groom|fisherman|[a-z]*(?<!wo)man)$"
)


@lru_cache(maxsize=1)
def _names() -> tuple[frozenset[str], frozenset[str]]:
    words = vocabulary("en").words
    return frozenset(words("given.female")), frozenset(words("given.male"))


def gender_meant(pronoun: str) -> Gender:
    """The gender that he, his, she or her tell; none of any other word."""
    low = pronoun.casefold()
    return "f" if low in ("she", "her") else "m" if low in ("he", "his") else ""


def gender_of(person: Speaker) -> Gender:
    """The gender that somebody's given name or title tells, if it does."""
    names = person.entity.all_names if person.entity is not None else (person.name,)
    female, male = _names()
    for name in names:
        words = re.split(r"[\s-]", name.casefold())
        if person.unnamed:
            return "f" if _SHE.search(words[-1]) else "m" if _HE.search(words[-1]) else ""
        if words[0].rstrip(".") in (
            "mrs",
            "ms",
            "miss",
            "auntie",
            "dame",
            "sister",
            "queen",
            "lady",
        ):
            return "f"
        if words[0].rstrip(".") in ("mr", "sir", "uncle", "father", "king", "brother"):
            return "m"
        if words[0] in female:
            return "f"
        if words[0] in male:
            return "m"
    return ""
