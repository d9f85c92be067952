"""Who holds an office that is named behind a house: 看見科技|共同創辦人|康皓宇.

The house is read first, since adverbials, brackets and joined fields end its name; where an
office and a name stand behind it with nothing but nouns between, whoever holds it speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import SpeakerPhrase
from claimwire.claims.speakers.zh.names import trimmed_end

_BRACKET = re.compile(r"[ 　]*[（(][^（()）]{1,40}[)）][ 　]*")
_NO_NOUN_TAGS = frozenset(("p", "t", "r", "c", "u", "uj", "ul", "uz", "m", "f"))
_OFFICE_MOST = 14  # signs between a house and its holder's name
_TAIL_MOST = 3  # signs of an adverb behind the name
# Joint and former offices open with words that are adverbs elsewhere.
_JOINT = ("共同", "联合", "前", "原", "现任", "时任", "前任", "首席", "及", "与", "和", "暨", "兼")


Titled = Callable[[Page, int, int, int], SpeakerPhrase | None]


def holder_behind(
    titled: Titled, page: Page, house: SpeakerPhrase, cut: int, end: int
) -> SpeakerPhrase | None:
    """The person whose office and name stand between a house and the cue at `end`, or None.

    `titled` reads an office with a name. Behind people told by their trade only somebody whom
    they explain speaks (任職主任14年的|陳小姐).
    """
    explained = house.role == "unnamed" and house.rule != "kind-of-house"
    if house.role != "house" and house.role != "unnamed":
        return None
    at = cut
    if m := _BRACKET.match(page.folded, at, end):
        at = m.end()
    stop = trimmed_end(page.folded, at, end)
    if stop - at < _TAIL_MOST:
        return None
    named = titled(page, at, stop, end)
    if named is None or named.role != "person" or named.start - at > _OFFICE_MOST:
        return None
    if explained:
        return named if page.folded[named.start - 1] == "的" else None
    if stop - named.end > _TAIL_MOST or named.start <= at:
        return None
    for word in page.words(at, named.start):
        if word.text not in _JOINT and word.tag in _NO_NOUN_TAGS:
            return None
    told = house.entity.name if house.entity is not None else house.name
    return replace(named, house=told)
