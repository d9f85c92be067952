"""Whom a sentence of narration names: what the languages' introductions give."""

from __future__ import annotations

from dataclasses import dataclass

from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import SpeakerPhrase, cast_phrase


@dataclass(slots=True)
class Introduced:
    """Whom a sentence of narration names: its first person, the house or people it is about.

    `aside` is a person whom it names by the way (a phone belonged to Ann Moss). `announces` is
    set where the sentence tells that the house made something known, `holds` is whose view it
    characterises (漢江証券の見方は冷静だ): what follows without a subject is theirs.
    """

    person: SpeakerPhrase | None = None
    house: SpeakerPhrase | None = None
    announces: bool = False
    crowd: SpeakerPhrase | None = None
    holds: SpeakerPhrase | None = None
    aside: SpeakerPhrase | None = None


def person_at(page: Page, start: int, end: int, rule: str = "introduced") -> SpeakerPhrase:
    """The person whose name stands at `[start, end)`."""
    return SpeakerPhrase("person", start, end, page.text[start:end], rule=rule)


def house_at(page: Page, start: int, end: int) -> SpeakerPhrase:
    """The house whose name stands at `[start, end)`."""
    return SpeakerPhrase("house", start, end, page.text[start:end], rule="introduced")


def cast_in(page: Page, start: int, end: int) -> SpeakerPhrase | None:
    """Somebody of the cast, not of the topic, whom the stretch names."""
    text = page.text[start:end]
    for name, member in page.cast.members.items():
        if member.person and not member.unnamed and member.entity is None:
            at = text.find(name)
            if at >= 0:
                return cast_phrase(member, start + at, start + at + len(name))
    return None
