"""English houses behind their voices, and people and houses of the topic that a phrase names."""

from __future__ import annotations

import re

from claimwire.claims.page import Page
from claimwire.claims.speakers.en.phrases import (
    ARTICLE,
    FOR_COMMON_HOUSE,
    FOR_HOUSE,
    JOINED,
    NAME,
    OFFICE_HOLDER,
    OWN_COUNT,
    PERSON_NAME,
    WORD,
)
from claimwire.claims.speakers.phrase import SpeakerPhrase, entity_phrase
from claimwire.topic import Entity

_LEGAL_FORMS = frozenset(
    ["", "corp", "inc", "co", "ltd", "plc", "llc", "ag", "se", "sa", "nv", "ab", "asa", "spa"]
)


def holder_of_office(page: Page, start: int, end: int) -> Entity | None:
    """The person of the topic whom a house's possessive and an office tell."""
    m = OFFICE_HOLDER.fullmatch(page.text, start, end)
    entity = page.cast.names.lookup(f"{m['house']} {m['office']}") if m else None
    return entity if entity is not None and entity.type == "person" else None


def spokesperson(
    page: Page, start: int, end: int, low: str, spokes: frozenset[str]
) -> SpeakerPhrase | None:
    """A house behind whoever speaks for it, or that person by name."""
    words = re.findall(r"[a-z-]+", low)
    voice = next((w for w in words if w in spokes), None)
    if voice is None:
        return None
    at = start + low.index(voice)
    person = PERSON_NAME.search(page.text, at + len(voice), end)
    if person and person.start() == at + len(voice) + 1:
        name = person.group().strip()
        if not page.names_something(*person.span()):
            return SpeakerPhrase("person", person.start(), end, name, rule="title-name")
    for mention in page.mentions_in(start, end):
        if not mention.is_person:
            return entity_phrase(mention, "spokesperson")
    m = FOR_HOUSE.match(page.text, at + len(voice) + 1, end)
    if m and (house := NAME.match(page.text, m.end(), end)):
        return SpeakerPhrase("house", *house.span(), house.group().strip(), rule="spokesperson")
    if person:
        name = person.group().strip()
        return SpeakerPhrase("person", person.start(), end, name, rule="title-name")
    names = list(NAME.finditer(page.text, start, at))
    names = [n for n in names if n.group() not in ("A", "An", "The")]
    if names:
        owner = names[-1].group().strip().removesuffix("'s").removesuffix("’s")
        owner = ARTICLE.sub("", owner)
        for office in (owner, f"{owner} Department", f"{owner} Ministry"):
            if entity := page.cast.names.lookup(office):  # a Commerce spokesman
                return SpeakerPhrase(
                    "house", *names[-1].span(), entity.name, entity, rule="spokesperson"
                )
        return SpeakerPhrase("house", *names[-1].span(), owner, rule="spokesperson")
    told = FOR_COMMON_HOUSE.search(page.text, at, end)
    return SpeakerPhrase("bare-house", start, end, told and told[1], rule="spokesperson")


def known_name(page: Page, start: int, end: int) -> SpeakerPhrase | None:
    """Somebody of the topic whom a phrase names."""
    inside = page.mentions_in(start, end)
    people = [m for m in inside if m.is_person]
    if people:
        m = people[-1]
        tail = page.text[m.end : end]
        return entity_phrase(m, "known-name") if not re.match(r"['’]s\s\w", tail) else None
    for m in inside:
        if m.entity.type in ("product", "model"):
            continue
        lead = page.text[start : m.start].strip()
        if JOINED.search(lead):
            continue  # the slide began after Nvidia disclosed
        tail = page.text[m.end : end].strip()
        if (
            tail
            in (
                "",
                "'s",
                "analysts",
                "researchers",
                "executives",
                "officials",
                "economists",
            )
            or tail.strip(".,").lower() in _LEGAL_FORMS
            or tail.startswith(("(", "analysts led by", "analysts including", "analysts such as"))
        ) and (not lead or not re.search(rf"{WORD}\s+{WORD}", lead)):
            return entity_phrase(m, "known-name")
    return None


def object_pronoun(page: Page, start: int, end: int) -> SpeakerPhrase | None:
    """Whom "according to" points back to: her, it, one of them, its preliminary count."""
    low = page.text[start:end].strip(" .").lower()
    if low in ("him", "her"):
        return SpeakerPhrase("pronoun", start, end, low, rule="pronoun")
    if low == "it":
        return SpeakerPhrase("bare-house", start, end, low, rule="pronoun-it")
    if low == "them":
        return SpeakerPhrase("bare-person", start, end, "they", rule="pronoun-they")
    if low in ("one", "two", "both", "another", "one of them", "two of them"):
        return SpeakerPhrase("bare-person", start, end, low, rule="one-of-them")
    if (m := OWN_COUNT.fullmatch(low)) is None:
        return None
    if m["who"] == "its":
        return SpeakerPhrase("bare-house", start, end, "its", rule="its-count")
    return SpeakerPhrase("pronoun", start, end, m["who"], rule="own-document")


def known_house(start: int, end: int) -> SpeakerPhrase:
    """A phrase that means the company named last."""
    return SpeakerPhrase("bare-house", start, end, "the company", rule="bare-house")
