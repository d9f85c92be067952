"""People whom a sentence is about by their trade: 三名漁民周日獲救, Nurses went on strike.

"They said" in the next sentence means them. Only a subject in the plural that opens the sentence
counts; who speaks otherwise is found by the frames.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwire.claims.matching.lexicon import trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import SpeakerPhrase

_ZH_COUNT = (
    r"(?:(?:[一二两三四五六七八九十百千数几多]+|\d+)[名位个人]?|多名|多位|数名|部分|许多|不少|一些|"
    r"当地|这些)?"
)
_ZH_AHEAD = r"(?![一-鿿]?(?:的|之|会|证|费|区|院|协会|工会|代表|家属))"
_EN_COUNT = (
    r"(?:(?:the|some|many|most|several|dozens of|hundreds of|thousands of|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|local|\d+) )*"
)
_JA_COUNT = r"(?:(?:\d+|[二三四五六七八九十数])人の|複数の|多くの|地元の)?"
PLURAL = frozenset({"他们", "她们", "佢哋", "他哋", "彼ら", "彼女ら", "彼女たち", "they"})


def crowd_told(page: Page, start: int, end: int) -> SpeakerPhrase | None:
    """The people whom the unit `[start, end)` is about, or None."""
    m = _forms(page.base).match(page.folded, start, end)
    if m is None or page.names_something(*m.span("who")):
        return None
    at, stop = m.span("who")
    name = page.folded[at:stop] if page.base == "en" else page.text[at:stop]
    return SpeakerPhrase("unnamed", at, stop, name, rule="crowd")


@lru_cache(maxsize=3)
def _forms(base: str) -> re.Pattern[str]:
    if base == "zh":
        who = trie_pattern(vocabulary("zh").words("speakers.generic"))
        return re.compile(rf"{_ZH_COUNT}(?P<who>{who}){_ZH_AHEAD}")
    if base == "ja":
        who = trie_pattern(vocabulary("ja").words("speakers.people"))
        return re.compile(rf"{_JA_COUNT}(?P<who>{who})(?=[はが])")
    words = vocabulary("en").words("speakers.people")
    who = trie_pattern([w for w in words if w.endswith(("s", "people", "men", "women"))])
    return re.compile(rf"{_EN_COUNT}(?P<who>{who})\b(?!['’-])")
