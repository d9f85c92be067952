"""Finite verbs of English, told by auxiliaries, endings and the irregular past tenses."""

from __future__ import annotations

import re

from claimwire.claims.page import Page

# Past tenses that -ed does not tell, without those of saying.
_PAST = (
    "beat|became|began|bent|bet|bit|blew|bought|bound|broke|brought|built|burst|came|caught|chose|"
    "clung|crept|cut|dealt|drank|drew|drove|dug|fed|fell|felt|fled|flew|forbade|forgot|forgave|"
    "found|fought|froze|gave|got|grew|hit|held|heard|hid|hurt|kept|knew|laid|lay|leant|led|left|"
    "lent|let|lit|lost|made|meant|met|overtook|paid|put|quit|ran|rang|read|rode|rose|sang|sank|"
    "sat|saw|sent|set|shook|shot|shrank|shut|slid|slept|sold|sought|spent|split|spoke|sprang|"
    "stole|stood|stuck|struck|stung|sung|sunk|swept|swore|swung|taught|thought|threw|took|told|"
    "tore|trod|understood|undertook|upheld|went|wept|withdrew|withstood|woke|won|wore|wound|wrote|said"
)
AUXILIARY = (
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|"
    "isn['’]t|aren['’]t|wasn['’]t|weren['’]t|won['’]t|can['’]t|cannot|couldn['’]t|wouldn['’]t|"
    "doesn['’]t|don['’]t|didn['’]t|hasn['’]t|haven['’]t|hadn['’]t"
)
VERB = re.compile(
    rf"(?<=\s)(?:{AUXILIARY}|{_PAST}|(?!need\b|hundred\b|red\b|so-called\b)[a-z-]+ed|"
    rf"(?!(?:us|its|his|this|news|as|plus)\b)[a-z][a-z-]*s)(?=[\s,.:;]|$)"
)
FINITE_VERB = re.compile(rf"(?<=\s)(?:{AUXILIARY}|{_PAST}|[a-z-]+ed)(?=[\s,.:;]|$)")
_CONTRACTED = re.compile(
    r"\b(?:it|that|there|he|she|what|who|here|this)['’]s\s|\w['’](?:re|ve|ll|m|d)\s", re.IGNORECASE
)


def has_verb(page: Page, start: int, end: int) -> bool:
    """Whether a stretch holds a finite verb, also a contracted one (there's more to come)."""
    return (
        VERB.search(page.shown, start, end) is not None
        or _CONTRACTED.search(page.shown, start, end) is not None
    )
