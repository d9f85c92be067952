"""Who is meant: turns what a frame's phrase says into somebody the article has named.

Goes with the text from sentence to sentence and remembers who spoke, who was named, and
which outlet's report is being told. A pronoun is the last person, 公司 the last house, 报道指出
the outlet last cited; a cue with no subject carries on with the last speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimwire.claims.speakers.crowds import PLURAL
from claimwire.claims.speakers.en.genders import Gender, gender_meant, gender_of
from claimwire.claims.speakers.houses import Kind, kind_of, kinds_meant
from claimwire.claims.speakers.introduced import Introduced
from claimwire.claims.speakers.names import Mention
from claimwire.claims.speakers.phrase import Cast, Frame, Speaker, SpeakerPhrase
from claimwire.text import name_form

# Sides of a matter, which speak for themselves where no house was named before.
_SIDES = frozenset({"院方", "校方", "店方", "官方", "会社側"})
_TWO_WORDS = re.compile(r"the [a-z]+ [a-z]+$")  # the farm bureau
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SAME = re.compile("[同该](?P<noun>[^社行纸志][^社]?)")  # 同庁, 同委員会, 该局
_NOUN = re.compile(r"(?:the|its|their|this|that|his|her) (?P<noun>[a-z-]+)")
_FIELD = re.compile(
    r"the (?:[a-z]+ )+(?P<noun>ministry|department|police|court|council|bank|parliament|committee|"
    r"commission|union|treasury|bureau|office|board|institute|association|university|hospital|"
    r"federation|league|lobby|charity|museum|club|society|"
    r"chamber|trust|foundation|party|authority|inspectorate|school|college|church|team|brigade)"
)
# Houses that are themselves where no other of their kind was named
_ITSELF = re.compile(
    r"^the (?:[a-z]+ )?(?:city|town|county|borough|municipality|parish|police|court|council|"
    r"jury|tribunal|parliament|senate|union|church|"
    r"army|navy|"
    r"treasury|government|hospital|university|school|museum|zoo|committee|commission|panel|"
    r"inquiry)$"
)
_THE = re.compile(r"(?:the|its|their|this|that) ")
# Many people, whom no "he" or "she" means: officials briefed on the plan
_MANY = re.compile(
    r"(?:[\w-]+ ){0,3}?(?:people|[a-z]+(?<!s)s|[a-z]*men|[a-z]*women)"
    r"(?: (?:familiar|briefed|close|with|who|aware|involved|on|of)\b|$)"
)
# What a house is called that its name does not hold: the force is the police
_CALLED = {"force": "police", "watchdog": "authority", "varsity": "university", "chamber": "house"}
_BASED = re.compile(r"^\S+-based ")
_FIRMS = frozenset({"company", "firm", "group", "business", "unit"})
_POINTER = re.compile(r"^(?:上述|前述|该名?|这[位名]|那[位名]|この|その)")


@dataclass(slots=True)
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
    speaker_rule: str = ""
    via: tuple[str, ...] = ()
    person: Speaker | None = None
    unnamed: Speaker | None = None
    house: Speaker | None = None
    voice: Speaker | None = None
    report: Speaker | None = None
    mouthpiece: Speaker | None = None
    relays: dict[str, tuple[str, ...]] = field(default_factory=dict)
    recent: dict[Kind, Speaker] = field(default_factory=dict)
    houses: dict[str, Speaker] = field(default_factory=dict)
    people: dict[str, Speaker] = field(default_factory=dict)
    genders: dict[str, Gender] = field(default_factory=dict)
    paragraph: int = -1
    named_in_paragraph: Speaker | None = None
    announcer: Speaker | None = None
    noted: Speaker | None = None
    crowd: Speaker | None = None
    subject: Speaker | None = None
    topic: Speaker | None = None
    _narrated: Speaker | None = None  # whom the paragraph told of before anybody spoke in it

    def start_paragraph(self, number: int) -> None:
        """Forget who was named in the paragraph before."""
        if number != self.paragraph:
            self.paragraph = number
            self.named_in_paragraph = None
            self.noted = None
            self._narrated = None

    def turn_over(self) -> None:
        """Forget who spoke: what comes is of something else."""
        self.speaker = self.topic = self.named_in_paragraph = self.noted = self.announcer = None
        self.person = None
        self.people.clear()

    def resolve(self, frame: Frame) -> Source:
        """Who a frame's phrase means, with who relayed it."""
        relays = tuple(
            name
            for relay in frame.via
            if (name := self._relay_name(relay)) and name.casefold() not in self.outlet
        )
        for relay in frame.via:
            if relay.role == "house" and (member := self.cast.enter(relay)):
                self.report = member
        source = self._meant(frame.phrase, relays)
        if frame.style == "label" and source.speaker and not source.speaker.person:
            self.noted = source.speaker
        if source.speaker and not source.speaker.person and _is_report(frame):
            self.report = source.speaker
        return source

    def _relay_name(self, phrase: SpeakerPhrase) -> str | None:
        if phrase.role == "report" and self.report:
            return self.report.name
        return phrase.entity.name if phrase.entity else phrase.name

    def _meant(self, phrase: SpeakerPhrase, relays: tuple[str, ...]) -> Source:
        role = phrase.role
        if role == "nobody":
            if phrase.rule in ("bare-data", "unsigned-data") and self.announcer is not None:
                return Source(self.announcer, (), "data-of-the-announcer")
            if phrase.rule == "own-voice" and self.noted is not None:
                return Source(self.noted, (), "own-voice-of-a-note")
            return Source(None, (), phrase.rule)
        if phrase.rule.startswith("told-of-") and self._cited_house():
            return Source(self.speaker, self.via, "hearsay")
        if phrase.named:
            speaker = self.cast.enter(phrase)
            if speaker and not relays and speaker == self.speaker and speaker.unnamed:
                relays = self.via
            if speaker and not relays and speaker.unnamed:
                relays = self.relays.get(speaker.name, ())
            return Source(speaker, relays, phrase.rule)
        if phrase.rule == "outlook" and self.named_in_paragraph is not None:
            spoke = self.named_in_paragraph  # somebody who spoke leaves it open whose figures
            return Source(None if spoke.person else spoke, (), "outlook")
        meant = self._referent(phrase) or self._described(phrase)
        if meant is None:
            return Source(None, (), f"{phrase.rule}-of-nobody")
        if not relays and meant == self.speaker and role != "report":
            relays = self.via
        return Source(meant, relays, phrase.rule)

    def _reporting(self, phrase: SpeakerPhrase) -> Speaker | None:
        """The company that a text without any speaker so far is about (見通しを示した)."""
        firm = self.subject is not None and kind_of(self.subject) in ("firm", "bank")
        return self.subject if firm and phrase.rule == "no-subject" else None

    def _cited_house(self) -> bool:
        """Whether an office or outlet that this paragraph cited tells what people did."""
        cited = self.named_in_paragraph
        return cited is not None and not cited.person and cited == self.speaker

    def _referent(self, phrase: SpeakerPhrase) -> Speaker | None:
        """Whom a pronoun, a bare noun or a cue with no subject means."""
        plural = (phrase.name or "").casefold() in PLURAL
        if plural and self.crowd is not None:
            return self.crowd
        spokes = self.speaker if self.speaker_rule == "spokesperson" else None
        if phrase.role == "pronoun":
            if phrase.name == "其":
                return self.speaker or self.person
            meant = spokes or self._of_gender(phrase.name or "") or self.person or self.speaker
            if meant is None and self.subject is not None and self.subject.entity is None:
                return Speaker(self.subject.name, True)  # Halina is not worried. She …
            return meant
        if phrase.rule == "mouthpiece":
            return self.mouthpiece or self.house or self.speaker
        if phrase.rule == "one-of-them" and self.unnamed is not None:
            return self.unnamed
        if phrase.rule == "pronoun-they" and self.speaker and not self.speaker.person:
            return self.speaker
        if phrase.role == "bare-person":
            if phrase.rule == "bare-person" and (held := self._in_office(phrase.name or "")):
                return held
            if phrase.rule == "bare-person" and " " in (phrase.name or ""):
                return None  # the defence minister is nobody whom another office names
            return spokes or self._unnamed_or_person()
        if phrase.rule == "spokesman":
            return self.speaker if self.speaker is not None and not self.speaker.person else None
        if phrase.role == "bare-house":
            return self._house_meant(phrase)
        if phrase.role == "report":
            return self.report
        if phrase.rule == "hearsay" and self.announcer is not None:
            return self.announcer
        if phrase.rule == "hearsay" and self.topic is not None:
            return self.topic
        if phrase.rule == "no-subject" and self._narrated is not None:
            return self._narrated
        return self.speaker or self.topic or self.person or self._reporting(phrase)

    def _in_office(self, office: str) -> Speaker | None:
        """The topic's person who holds an office in the company at hand (the finance chief)."""
        for house in (self.house, self.subject):
            if house is None or house.entity is None or not office.isascii():
                continue
            for name in house.entity.all_names:
                known = self.cast.names.lookup(f"{name} {office}") if name.isascii() else None
                if known is not None and known.type == "person":
                    return Speaker(known.name, True, known, house.name)
        return None

    def _heed(self, person: Speaker) -> None:
        """Keep a person as the last one named."""
        self.person = person
        self.people.pop(person.name, None)
        self.people[person.name] = person

    def _heed_aside(self, person: Speaker | None) -> None:
        """Keep a person whom a sentence named by the way: he or she may mean them later."""
        if person is None or person.name in self.people:
            return
        if self.person is None:
            self.person = person
        self.people[person.name] = person

    def _of_gender(self, pronoun: str) -> Speaker | None:
        """The last person whom he or she can mean; remembers which of the two somebody is."""
        wanted = gender_meant(pronoun)
        if not wanted:
            return None
        for known in reversed(self.people.values()):
            if (self.genders.get(known.name) or gender_of(known) or wanted) == wanted:
                self.genders[known.name] = wanted
                return known
        return None

    def _described(self, phrase: SpeakerPhrase) -> Speaker | None:
        """People whom the text points back to but never told of before (上述知情人士)."""
        if phrase.rule == "spokesman" and phrase.name:
            return Speaker(phrase.name, True, unnamed=True)
        if phrase.role == "bare-house" and (phrase.name or "") in _SIDES:
            return Speaker(phrase.name or "", False)
        noun = _BASED.sub("", _THE.sub("", phrase.name or ""))
        house = phrase.rule.startswith("bare-house") or phrase.rule == "spokesperson"
        if house and _THE.match(phrase.name or "") and noun not in _FIRMS:
            return Speaker(noun, False)
        if phrase.rule == "one-of-them" and " of " in noun:
            noun = _THE.sub("", noun.split(" of ", 1)[1])
            return Speaker(noun, True, unnamed=True) if noun not in ("them", "those") else None
        if phrase.rule == "bare-person" and noun and noun.isascii():
            return Speaker(noun, True, unnamed=True)
        if phrase.role != "bare-person" or not phrase.name:
            return None
        told = _POINTER.sub("", phrase.name)
        trade = len(told) >= 2 and told != phrase.name
        return Speaker(told, True, unnamed=True) if trade else None

    def _house_meant(self, phrase: SpeakerPhrase) -> Speaker | None:
        """The house of a fitting kind that was named last (該行, the agency, 招股書, 公司)."""
        if phrase.rule == "unsigned-document" and phrase.name and self.topic is not None:
            return self.topic
        if phrase.rule == "spokesperson" and phrase.name is None and self.subject is not None:
            return self.subject
        if phrase.rule == "its-count" and self.speaker is not None and not self.speaker.person:
            return self.speaker
        if phrase.rule in ("pronoun-it", "its-count"):
            if self.subject is not None:
                return self.subject
            if self.house is None and self.speaker is None and self.person is not None:
                person = self.person  # a house that looks like somebody: Norvik Salmon
                return Speaker(person.name, False) if person.entity is None else None
        if (called := self._called_so(phrase)) is not None:
            return called
        kinds = kinds_meant(phrase)
        fitting = [house for kind, house in self.recent.items() if kind in kinds]
        if fitting and not _of_another_name(phrase, fitting[-1]):
            return fitting[-1]
        if phrase.name == "同社":
            at_hand = (self.house, self.speaker, self.subject, self.topic)
            companies = (h for h in at_hand if h is not None and not h.person)
            return next((h for h in companies if kind_of(h) in kinds), None)
        if _ITSELF.search(phrase.name or "") or _FIELD.fullmatch(phrase.name or ""):
            return None
        if "office" in kinds and _TWO_WORDS.match(phrase.name or ""):
            return None  # the health ministry is itself where no other office was named
        if phrase.rule == "unsigned-document" and self.subject and kind_of(self.subject) == "bank":
            return self.subject
        if phrase.rule == "unsigned-document" or "firm" not in kinds:
            return self.voice or self.house or self.speaker or self.subject or self.person
        if phrase.rule == "spokesperson" and self.speaker and self.speaker.unnamed:
            return self.house
        if phrase.rule.startswith("bare-house") and self.speaker and self.speaker.unnamed:
            return self.house
        return self.house or self.speaker

    def _called_so(self, phrase: SpeakerPhrase) -> Speaker | None:
        """The house whose name holds the noun: the ministry behind Ministry of Education."""
        if m := _SAME.fullmatch(name_form(phrase.name or "")):
            for house in reversed(self.houses.values()):
                if house.entity is not None:
                    break  # known by a name in another script
                if name_form(house.name).endswith(m["noun"]):
                    return house
        m = _NOUN.fullmatch(phrase.name or "") if phrase.rule.startswith("bare-house") else None
        if m is None or m["noun"] in _FIRMS:
            return None
        noun = _CALLED.get(m["noun"], m["noun"])
        for house in reversed(self.houses.values()):
            if noun in _WORD.findall(house.name.casefold()):
                return house
        return None

    def _unnamed_or_person(self) -> Speaker | None:
        """「该人士」 is the speaker just now if a person, else the unnamed one before."""
        if self.speaker is not None and self.speaker.person:
            return self.speaker
        return self.unnamed or self.person or self.speaker

    def spoke(self, source: Source) -> None:
        """Remember who just spoke."""
        speaker = source.speaker
        if speaker is None:
            return
        self.announcer = None
        self._narrated = None
        if speaker != self.crowd:
            self.crowd = speaker if speaker.unnamed else None
        if speaker != self.speaker or source.rule == "spokesperson":
            self.speaker_rule = source.rule
        self.speaker, self.via = speaker, source.via
        self.topic = None
        if speaker.unnamed and source.via:
            self.relays[speaker.name] = source.via
        if source.rule == "spokesperson":
            self.mouthpiece = speaker
        self.named_in_paragraph = speaker
        if speaker.person:
            if not (speaker.unnamed and _MANY.match(speaker.name)):
                self._heed(speaker)
            if speaker.unnamed:
                self.unnamed = speaker
            self._remember_employer(speaker)
        else:
            self.voice = self.subject = speaker
            if kind_of(speaker) == "firm" or self.house is None:
                self.house = speaker
            self._remember(speaker)

    def _remember_employer(self, person: Speaker) -> None:
        """Somebody who speaks brings the company that they work for to mind."""
        house = self.cast.names.lookup(person.house) if person.house else None
        if person.entity is not None and house is not None and house.type == "company":
            self._remember(Speaker(house.name, False, house))
        elif house is None and person.house and person.entity is None:
            employer = Speaker(person.house, False)
            if kind_of(employer) == "firm" and not person.house.isascii():
                self._remember(employer)

    def _remember(self, house: Speaker) -> None:
        """Keep a house as the last of its kind, and the kinds in the order of naming."""
        kind = kind_of(house)
        self.recent.pop(kind, None)
        self.recent[kind] = house
        self.houses.pop(house.name, None)
        self.houses[house.name] = house

    def met(self, introduced: Introduced, *, narrated: bool) -> None:
        """Remember whom a sentence introduced; in a frame only the house its speaker has."""
        if narrated:
            self.crowd = self.cast.enter(introduced.crowd) if introduced.crowd else None
        known = self.cast.find(introduced.house.name or "") if introduced.house else None
        if introduced.house is None or (known and known.person):
            house = None
        else:
            house = self.cast.enter(introduced.house)
        self.topic = house if narrated else None
        if narrated and introduced.holds is not None:
            self.spoke(Source(self.cast.enter(introduced.holds), (), "holds-a-view"))
        if house is not None:
            self.subject = house
            self._remember(house)
            if kind_of(house) == "firm":
                self.house = house
            if introduced.announces:
                self.announcer = house
        if narrated and introduced.aside is not None:
            self._heed_aside(self.cast.enter(introduced.aside))
        if narrated and introduced.person is not None:
            person = self.cast.enter(introduced.person)
            if person is not None:
                self._heed(person)
                if self.named_in_paragraph is None:
                    self._narrated = person
                self.named_in_paragraph = person

    def saw(
        self,
        mentions: Sequence[Mention],
        *,
        quoted: Sequence[bool] = (),
        same_house: bool = False,
    ) -> None:
        """Remember the topic's people and houses that a sentence named, its first person first.

        With `same_house` the sentence goes on about the house named before it.
        """
        people = [m for i, m in enumerate(mentions) if m.is_person and not _at(quoted, i)]
        if people:
            first = people[0]
            house = self.cast.names.house_of(first.entity)
            self._heed(
                Speaker(first.entity.name, True, first.entity, house.name if house else None)
            )
            self.named_in_paragraph = self.person
        told = [m.entity for i, m in enumerate(mentions) if not m.is_person and not _at(quoted, i)]
        told = [e for e in told if e.type in ("company", "agency", "research", "media")]
        if told and not same_house:
            self.subject = Speaker(told[0].name, False, told[0])
        for i, mention in enumerate(mentions):
            entity = mention.entity
            if mention.is_person or _at(quoted, i):
                continue
            named = Speaker(entity.name, False, entity)
            if entity.type == "company" and not (same_house and self.house):
                self.house = named
                self._remember(named)
                break
            if entity.type in ("agency", "research"):
                self._remember(named)


def _of_another_name(phrase: SpeakerPhrase, house: Speaker) -> bool:
    """Whether a noun told with its field is not the office named before (the energy ministry)."""
    m = _FIELD.fullmatch(phrase.name or "")
    return m is not None and house.entity is None and m["noun"] not in house.name.lower()


def _at(flags: Sequence[bool], i: int) -> bool:
    return i < len(flags) and flags[i]


def _is_report(frame: Frame) -> bool:
    """Whether a frame tells of what an outlet reported."""
    entity = frame.phrase.entity
    media = entity is not None and entity.type == "media"
    return media or frame.reports or frame.phrase.rule == "marked-name"
