"""Finds who a Japanese sentence is about: the topic or subject that can speak (Xは、 Yが).

A topic comes before a subject; a subject inside the relative clause of the topic (Xが作ったYは)
or inside what is told does not count. People, offices and houses told by their form are strong;
any other noun phrase counts only where it leads the sentence.
"""

from __future__ import annotations

import re

from claimwire.claims.lexicon import folded_pattern
from claimwire.claims.page import Page
from claimwire.claims.speakers import SpeakerPhrase
from claimwire.claims.speakers_ja import JapaneseSpeakers

_PARTICLE = re.compile(r"[はがも](?=[、「『]|[^、。])")
_NO_TOPIC = re.compile(r"(?:[でにとへて]|から|まで|より|また|あるい|もし?く)$")
_NO_TOO = folded_pattern(r"(?:[でにとへてつしくり]|から|まで|より|何|誰|どこ|最)$")
_LEADING = folded_pattern(
    r"(?:これに対し(?:て)?|一方(?:で)?|その一方で|他方(?:で)?|ただし?|また|さらに|なお|その上で|そのうえで|同時に|"
    r"逆に|実際|現に|ちなみに|もっとも|だが|しかし|それでも|加えて|このため|そこで|ところが|結局|同日|翌日|前日|このうち)(?=[一-鿿ァ-ヴーa-z])"
)
_NO_PARTICLE = re.compile(r"(?P<who>[^、。「『はがをにでと]{3,24})、")
# a name in kana or Latin letters, no trade or measure: ノルド, シエナ・バイオ
_PROPER = re.compile(r"^(?:[ァ-ヴー]{3,}|[ァ-ヴー]+・[ァ-ヴー・]+|[A-Z][A-Za-z]+)")
_STRONG = frozenset({"person", "pronoun", "unnamed", "bare-house"})
_STRONG_RULES = frozenset({"house-end", "apposition", "known-name", "in-the-cast"})


def is_strong(phrase: SpeakerPhrase) -> bool:
    """Whether the form of a phrase tells that it can speak."""
    return phrase.role in _STRONG or phrase.entity is not None or phrase.rule in _STRONG_RULES


class JapaneseSubjects:
    """Finds the topic or subject of a sentence."""

    def __init__(self, speakers: JapaneseSpeakers) -> None:
        self._speakers = speakers

    def find(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """The topic or subject that can speak, outside quotations."""
        masked = page.masked
        topic: tuple[int, SpeakerPhrase] | None = None
        subject: tuple[int, SpeakerPhrase] | None = None
        other: SpeakerPhrase | None = None
        for m in _PARTICLE.finditer(masked, start, stop):
            at = m.start()
            if masked[at] == "は" and _NO_TOPIC.search(masked, max(start, at - 4), at):
                continue
            if masked[at] == "も" and _NO_TOO.search(masked, max(start, at - 4), at):
                continue
            begin = self.phrase_start(page, start, at)
            phrase = self._speakers.read_maker(page, begin, at)
            phrase = phrase or self._speakers.read(page, begin, at)
            if phrase is None:
                continue
            if not is_strong(phrase):
                leads = begin == start and masked[at] == "は"
                if other is None and (leads or masked[at + 1 : at + 2] == "、"):
                    other = phrase
                continue
            if masked[at] == "は" or (masked[at] == "も" and begin == start):
                topic = (at, phrase)
                break
            if masked[at] == "も":
                continue
            if subject is None:
                subject = (at, phrase)
                if masked[at + 1 : at + 2] in ("、", "「", "『"):
                    break
        if topic and subject:
            return self._of_two(page, subject, topic)
        chosen = topic or subject
        if chosen and subject and other and other.start < chosen[1].start:
            between = masked[other.end : chosen[1].start]
            named = _PROPER.search(other.name or "") and between[:1] == "は"
            if "、" in between and (chosen[1].role != "person" or named):
                return other
        return chosen[1] if chosen else other

    def _of_two(
        self, page: Page, subject: tuple[int, SpeakerPhrase], topic: tuple[int, SpeakerPhrase]
    ) -> SpeakerPhrase:
        """Of a subject and a later topic the one that the sentence is told by."""
        between = page.masked[subject[0] + 1 : topic[1].start]
        if "、" in between and subject[1].role == "person" and topic[1].role != "person":
            return subject[1]
        return topic[1]

    def headline(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """A person with a title before a comma, as headlines leave は out: 社長、…と表明."""
        m = _NO_PARTICLE.match(page.masked, start, stop)
        phrase = self._speakers.read(page, *m.span("who")) if m else None
        titled = phrase is not None and phrase.role == "person" and phrase.rule != "noun-phrase"
        return phrase if titled else None

    def phrase_start(self, page: Page, start: int, at: int) -> int:
        """Where the noun phrase before a particle begins: behind marks and connectors."""
        masked = page.masked
        begin = start
        for mark in "、。」』":
            place = masked.rfind(mark, start, at - 1) + 1
            begin = max(begin, place)
        if m := _LEADING.match(masked, begin, at):
            begin = m.end()
        return begin
