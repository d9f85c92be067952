"""What a phrase tells of who speaks, before anybody is looked up.

The strategies of the languages (`zh`, `en`, `ja`) read a noun
phrase into a `SpeakerPhrase`; `references` turns that into somebody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from claimwire.claims.speakers.names import Mention, NameIndex
from claimwire.topic import Entity

Role = Literal[
    "person",  # named
    "house",  # a named organisation, outlet, research house
    "unnamed",  # people told by their trade
    "pronoun",
    "bare-person",  # 这位主管
    "bare-house",  # 公司, the company
    "report",  # 报道指出: the outlet last named
    "none",  # a cue with no subject
    "nobody",  # 据了解: the outlet itself
]
Style = Literal[
    "before", "after", "source", "document", "report", "label", "view", "nobody", "weak"
]


@dataclass(slots=True)
class SpeakerPhrase:
    """Who a phrase says is speaking; `name` is as written, `house` who a person belongs to."""

    role: Role
    start: int
    end: int
    name: str | None = None
    entity: Entity | None = None
    house: str | None = None
    rule: str = ""

    @property
    def named(self) -> bool:
        """Whether the phrase itself says who it is."""
        return self.role in ("person", "house", "unnamed")


@dataclass(slots=True)
class Frame:
    """A reporting frame `[start, end)`: who asserts what stands outside it.

    `via` relayed it, outermost first. `denied` is set where the cue itself denies (不认为),
    `reports` where the frame tells of an outlet's report.
    """

    start: int
    end: int
    phrase: SpeakerPhrase
    style: Style
    rule: str
    cue: str = ""
    stance: str = "say"
    via: tuple[SpeakerPhrase, ...] = ()
    denied: bool = False
    reports: bool = False


@dataclass(slots=True)
class Speaker:
    """Somebody who can speak: the canonical name, and what is known of them."""

    name: str
    person: bool
    entity: Entity | None = None
    house: str | None = None
    unnamed: bool = False


@dataclass(slots=True)
class Cast:
    """The people and houses that an article has named so far, by full and short name.

    `latest` is the person that was named last, `last` whoever was; `entered`
    counts the entries.
    """

    names: NameIndex
    members: dict[str, Speaker] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    latest: Speaker | None = None
    last: Speaker | None = None
    entered: int = 0

    def enter(self, phrase: SpeakerPhrase) -> Speaker | None:
        """Note the speaker that a naming phrase tells, under the fullest name known."""
        if not phrase.named or not (phrase.name or phrase.entity):
            return None
        entity = phrase.entity or (self.names.lookup(phrase.name) if phrase.name else None)
        if entity is not None:
            house = self.names.house_of(entity)
            speaker = Speaker(
                entity.name,
                entity.type == "person",
                entity,
                house.name if house else phrase.house,
            )
        else:
            name = (phrase.name or "").rstrip("'’")
            full = self.short.get(name.casefold(), name)
            known = self.members.get(full)
            speaker = Speaker(
                full,
                phrase.role in ("person", "unnamed"),
                None,
                phrase.house or (known.house if known else None),
                phrase.role == "unnamed",
            )
            if phrase.role == "person" and full == name:
                self._note_short_forms(name)
        self.members[speaker.name] = speaker
        if phrase.role == "person":
            self.latest = speaker
        self.last = speaker
        self.entered += 1
        return speaker

    def find(self, name: str) -> Speaker | None:
        """The member known by a full or short name."""
        full = self.short.get(name.casefold(), name)
        return self.members.get(full)

    def is_short(self, name: str) -> bool:
        """Whether a short name stands for a fuller one that the article gave."""
        return name.casefold() in self.short

    def last_person(self, family: str) -> Speaker | None:
        """The person last entered whose Chinese name begins with a family name."""
        known = [
            s
            for s in self.members.values()
            if s.person
            and not s.unnamed
            and s.name.startswith(family)
            and len(s.name) > len(family)
        ]
        return known[-1] if known else None

    def _note_short_forms(self, name: str) -> None:
        parts = name.replace("・", "·").replace("．", "·").split("·" if "·" in name else " ")
        if len(parts) > 1:
            for part in (parts[-1], parts[0]):
                if len(part) > 1:
                    self.short.setdefault(part.casefold(), name)


def entity_phrase(mention: Mention, rule: str) -> SpeakerPhrase:
    """The phrase of a known name."""
    role: Role = "person" if mention.is_person else "house"
    return SpeakerPhrase(
        role, mention.start, mention.end, mention.entity.name, mention.entity, rule=rule
    )


def cast_phrase(known: Speaker, start: int, end: int) -> SpeakerPhrase:
    """The phrase of somebody whom the article has named before."""
    role: Role = "unnamed" if known.unnamed else "person" if known.person else "house"
    return SpeakerPhrase(role, start, end, known.name, known.entity, known.house, "in-the-cast")
