"""Who is meant: turns what a frame's phrase says into somebody the article has named.

Goes with the text from sentence to sentence and remembers who spoke, who was named, and
which outlet's report is being told. A pronoun is the last person, 公司 the last house, 报道指出
the outlet last cited; a cue with no subject carries on with the last speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimwire.claims.names import Mention
from claimwire.claims.speakers import Cast, Speaker, SpeakerPhrase


@dataclass(frozen=True, slots=True)
class Source:
    """Who asserts and who relayed it; `speaker` None is the outlet's own voice."""

    speaker: Speaker | None
    via: tuple[str, ...] = ()
    rule: str = ""


@dataclass(slots=True)
class Discourse:
    """What is remembered on the way through an article."""

    cast: Cast
    outlet: frozenset[str] = frozenset()
    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    person: Speaker | None = None
    unnamed: Speaker | None = None
    house: Speaker | None = None
    report: Speaker | None = None
    paragraph: int = -1
    named_in_paragraph: Speaker | None = None
    _entered: dict[str, Speaker] = field(default_factory=dict)

    def start_paragraph(self, number: int) -> None:
        """Forget who was named in the paragraph before."""
        if number != self.paragraph:
            self.paragraph = number
            self.named_in_paragraph = None

    def resolve(self, phrase: SpeakerPhrase, via: Sequence[SpeakerPhrase]) -> Source:
        """Who a frame's phrase means, with who relayed it."""
        relays = tuple(
            name
            for relay in via
            if (name := self._relay_name(relay)) and name.casefold() not in self.outlet
        )
        for relay in via:
            if relay.role == "house" and (member := self.cast.enter(relay)):
                self.report = member
        return self._meant(phrase, relays)

    def _relay_name(self, phrase: SpeakerPhrase) -> str | None:
        if phrase.role == "report" and self.report:
            return self.report.name
        return phrase.entity.name if phrase.entity else phrase.name

    def _meant(self, phrase: SpeakerPhrase, relays: tuple[str, ...]) -> Source:
        role = phrase.role
        if role == "nobody":
            return Source(None, (), phrase.rule)
        if phrase.named:
            speaker = self.cast.enter(phrase)
            if (
                speaker
                and speaker.unnamed
                and self.unnamed
                and speaker == self.unnamed
                and not relays
            ):
                relays = self.via if self.speaker == speaker else ()
            return Source(speaker, relays, phrase.rule)
        if role == "pronoun":
            meant = self.person or self.speaker
        elif role == "bare-person":
            meant = self.unnamed or self.person or self.speaker
        elif role == "bare-house":
            meant = self.house or self.speaker
        elif role == "report":
            meant = self.report
        else:
            meant = self.speaker or self.person
        if meant is None:
            return Source(None, (), f"{phrase.rule}-of-nobody")
        if not relays and meant == self.speaker and role != "report":
            relays = self.via
        return Source(meant, relays, phrase.rule)

    def spoke(self, source: Source) -> None:
        """Remember who just spoke."""
        speaker = source.speaker
        if speaker is None:
            return
        self.speaker, self.via = speaker, source.via
        self.named_in_paragraph = speaker
        if speaker.person:
            self.person = speaker
            if speaker.unnamed:
                self.unnamed = speaker
        else:
            self.house = speaker
            if speaker.entity is not None and speaker.entity.type == "media":
                self.report = speaker

    def saw(self, mentions: Sequence[Mention], *, quoted: Sequence[bool] = ()) -> None:
        """Remember the topic's people and houses that a sentence named, its first person first."""
        people = [m for i, m in enumerate(mentions) if m.is_person and not _at(quoted, i)]
        if people:
            first = people[0]
            house = self.cast.names.house_of(first.entity)
            self.person = Speaker(
                first.entity.name, True, first.entity, house.name if house else None
            )
            self.named_in_paragraph = self.person
        for i, mention in enumerate(mentions):
            entity = mention.entity
            if mention.is_person or _at(quoted, i):
                continue
            if entity.type == "company":
                self.house = Speaker(entity.name, False, entity)
                break


def _at(flags: Sequence[bool], i: int) -> bool:
    return i < len(flags) and flags[i]
