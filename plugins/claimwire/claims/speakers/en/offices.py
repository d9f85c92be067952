"""Which office "its commerce ministry" is: the country's that was named last."""

from __future__ import annotations

import re

from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import SpeakerPhrase

_NATIONS = re.compile(
    r"\b(?:(?P<cn>China|Beijing|Chinese)|"
    r"(?P<us>America|U\.S\.|US|United States|Washington|American)|"
    r"(?P<jp>Japan|Tokyo|Japanese)|(?P<kr>South Korea|Seoul|Korean)|"
    r"(?P<tw>Taiwan|Taipei|Taiwanese)|"
    r"(?P<nl>Netherlands|The Hague|Dutch)|(?P<my>Malaysia|Kuala Lumpur|Malaysian))\b"
)
_OWNERS_OF = {
    "cn": ("China's", "Chinese"),
    "us": ("U.S.", "America's"),
    "jp": ("Japan's", "Japanese"),
    "kr": ("South Korea's", "South Korean"),
    "tw": ("Taiwan's", "Taiwanese"),
    "nl": ("the Netherlands'", "Dutch"),
    "my": ("Malaysia's", "Malaysian"),
}


def office_of_country(page: Page, at: int, low: str) -> SpeakerPhrase | None:
    """An office of the country named last: its commerce ministry, the country's regulator."""
    noun = re.sub(r"^(?:its|their|the country['’]s) ", "", low)
    if not re.fullmatch(r"[a-z ]*(?:ministry|department|agency|regulator|government)", noun):
        return None
    nations = list(_NATIONS.finditer(page.shown, 0, at))
    if not nations or nations[-1].lastgroup is None:
        return None
    for owner in _OWNERS_OF[nations[-1].lastgroup]:
        if entity := page.cast.names.lookup(f"{owner} {noun}"):
            return SpeakerPhrase("house", at, at, entity.name, entity, rule="office-of-country")
    return None
