"""Where links lead, as their addresses tell: to pages of topics, or of people.

A link to a topic can look like a name, and a link to a person's page is one as a rule.
"""

from __future__ import annotations

import re

from claimwire.clean.page import Element

_TOPIC = re.compile(
    r"^#.|/(?:tags?|topics?|keywords?|labels?|search|categor(?:y|ies)|cat|hashtags?|themes?"
    r"|subjects?|specials?|series|sections?|channels?|zt)(?:[/?=_.-]|$)"
    r"|[?&](?:tag|q|s|kw|keyword|cat|query)=|/%23",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^mailto:|/(?:@|~)|/(?:by|authors?|writers?|reporters?|users?|u|people|person|profiles?|staff"
    r"|members?|contributors?|columnists?|journalists?|space|home)[/?=_.-]",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])"
    r"|/(?:photos?|images?|gallery|galleries|pictures?)(?:/|$)",
    re.IGNORECASE,
)
_SHOWS = ("data-fancybox", "data-lightbox", "data-caption", "data-zoom")


def leads_to_topic(address: str) -> bool:
    """Whether a link leads to what a site has on a topic, or to a place in the page itself."""
    return _TOPIC.search(address) is not None


def opens_picture(link: Element) -> bool:
    """Whether a link without words opens the picture that it holds."""
    if "".join(map(str, link.itertext())).strip():
        return False
    if any(link.get(name) is not None for name in _SHOWS):
        return True
    return _PICTURE.search(link.get("href") or "") is not None


def leads_to_person(address: str) -> bool:
    """Whether a link leads to a person's page or mail."""
    return _PERSON.search(address) is not None
