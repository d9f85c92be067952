"""English frames with no cue: LAM: "…", Huang: We have …, Whitcombe is skeptical: "…".

A short speaker before a colon tells who speaks by its form alone. Where nothing is quoted the
label must be somebody whom the article names or who speaks in capitals, as in transcripts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimwire.claims.matching.capitals import latin
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.name_kinds import has_given_name
from claimwire.claims.speakers.en.speakers import EnglishSpeakers
from claimwire.claims.speakers.en.trades import Trades
from claimwire.claims.speakers.fullest import given_names
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase, entity_phrase

_LABEL = re.compile(latin(r"(?!My\b|Our\b)([A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}):\s*(?=[\"“])"))
_TURN = re.compile(
    latin(
        r"(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
        r"(?:(?<=[A-Z]), [A-Za-z][\w.&' ,-]{2,60})?(?: \([^)]{2,40}\))?: (?=\S{1,})"
    )
)
# WHY IT MATTERS: and KEY POINTS: are no speakers, where nobody is told to narrate or present.
_SCRIPT = re.compile(
    r"(?m)^(?:(?:ANCHOR|HOST|NARRATOR|REPORTER|PRESENTER|MODERATOR|INTERVIEWER)\b[^:\n]{0,40}:|"
    r"[A-Z][^:\n]{0,60}\((?i:voice-?over|v\.?o\.?|narrat\w+|on camera|off camera)\):)"
)
_ANYBODY = frozenset(("man", "woman", "boy", "girl"))
_NOTE = re.compile(latin(r"(?P<who>[A-Z][\w.&' -]{1,30}?)(?:, [a-z][^,:]{2,40})?: (?=[a-z])"))
_NARRATORS = frozenset(
    ["narrator", "reporter", "voiceover", "host", "anchor", "interviewer", "moderator", "q", "a"]
)
_VOICE_OVER = re.compile(
    r"\((?:voice-?over|v\.?o\.?|narrat\w+|on camera|off camera)\)", re.IGNORECASE
)
_WEAK = re.compile(r"(?P<head>[^\"“:;]{4,160}): (?=[\"“])")


def _body(page: Page) -> int:
    """Where the first letter of the article stands."""
    return len(page.text) - len(page.text.lstrip())


def _as_written(phrase: SpeakerPhrase) -> SpeakerPhrase:
    """A name of several words in capitals as names are written elsewhere."""
    name = phrase.name or ""
    if phrase.entity is None and phrase.role == "person" and name.isupper() and " " in name:
        return replace(phrase, name=name.title())
    return phrase


def _is_script(page: Page) -> bool:
    """Whether a text is one of speakers: somebody in it tells what is seen, or leads through it."""
    return _SCRIPT.search(page.text) is not None


class EnglishLabels:
    """Finds frames that have a speaker and a mark, but no verb of saying."""

    def __init__(self, speakers: EnglishSpeakers) -> None:
        self._speakers = speakers
        self._trades = Trades()

    def find(self, page: Page, start: int, end: int) -> Frame | None:
        """The label or the speaker's clause with which a unit opens."""
        label = _LABEL.match(page.text, start, end)
        if label and (phrase := self._speaker(page, *label.span(1))):
            phrase = _as_written(phrase)
            return Frame(start, label.end(), phrase, "label", f"label:{phrase.rule}")
        return (
            self._turn(page, start, end)
            or self._house_note(page, start, end)
            or self._weak(page, start, end)
        )

    def _house_note(self, page: Page, start: int, end: int) -> Frame | None:
        """A research house before a colon, and its verdict: Bernstein: a positive for Intel."""
        m = _NOTE.match(page.text, start, end)
        known = list(page.mentions_in(start, m.end("who"))) if m else []
        if m is None or not known or end - m.end() < 12:
            return None
        if known[0].entity.type != "research" or known[0].end != m.end("who"):
            return None
        phrase = entity_phrase(known[0], "known-name")
        return Frame(start, m.end(), phrase, "label", "label:house-note")

    def _turn(self, page: Page, start: int, end: int) -> Frame | None:
        """A speaker's name that opens their turn in a transcript or interview."""
        m = _TURN.match(page.text, start, end)
        if m is None or m["who"].lower() in _NARRATORS or end - m.end() < 8:
            return None
        name = m["who"].title() if m["who"].isupper() else m["who"]
        if self._is_trade(page, m["who"]):
            trade = SpeakerPhrase("unnamed", *m.span("who"), m["who"].lower(), rule="trade")
            return Frame(start, m.end(), trade, "label", "turn:trade")
        phrase = self._speaker(page, *m.span("who"))
        told = phrase is not None and phrase.role in ("person", "house")
        if not told and m["who"].isupper() and _is_script(page):
            phrase = SpeakerPhrase("person", *m.span("who"), name, rule="turn")
            return Frame(start, m.end(), phrase, "label", "turn:script")
        if phrase is None or phrase.role not in ("person", "house"):
            return None
        shouted = m["who"].isupper() and (has_given_name(name) or _is_script(page))
        turns = page.text.count(f"{m['who']}:") > 1
        known = phrase.entity is not None and phrase.entity.type == "person"
        known = known or phrase.rule == "in-the-cast" or (phrase.role == "person" and turns)
        if shouted and not turns and start == _body(page) and not has_given_name(name):
            return None  # NEW DELHI: A panel has …
        if not (known or shouted):
            return None
        if shouted and phrase.entity is None:
            phrase = SpeakerPhrase("person", *m.span("who"), name, rule="turn")
        return Frame(start, m.end(), phrase, "label", f"turn:{phrase.rule}")

    def _is_trade(self, page: Page, who: str) -> bool:
        """Whether a transcript lets somebody unnamed speak (VISITOR: …, FACTORY WORKER: …)."""
        last = who.split()[-1].lower()
        told = (last, f"{last}s")
        if not who.isupper() or not (last in _ANYBODY or any(map(self._trades.is_trade, told))):
            return False
        return _is_script(page)

    def narrator(self, page: Page, start: int, end: int) -> Frame | None:
        """A label of somebody who tells what is seen: the outlet speaks."""
        m = _TURN.match(page.text, start, end)
        if m is None or not (
            _VOICE_OVER.search(page.text, m.start(), m.end()) or self._narrates(page, m["who"])
        ):
            return None
        nobody = SpeakerPhrase("nobody", *m.span("who"), rule="narrator")
        return Frame(start, m.end(), nobody, "label", "label:narrator")

    def _narrates(self, page: Page, who: str) -> bool:
        """Whether a transcript has this speaker tell what is seen (ANN LEE (voice-over): …)."""
        full = rf"^(?:[A-Z.'-]+ )*{re.escape(who)}(?:, [^:(\n]*)? \(([^)]*)\):"
        spoken = re.search(full, page.text, re.MULTILINE)
        return spoken is not None and _VOICE_OVER.search(spoken.group()) is not None

    def _speaker(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """Who a label names; a family name in capitals is looked for with its given name."""
        phrase = self._speakers.read(page, start, end)
        name = page.text[start:end]
        if phrase is None or phrase.entity is not None or not name.isupper() or " " in name:
            return phrase
        if page.cast.is_short(name):
            return phrase
        for m in re.finditer(rf"\b{re.escape(name.title())}\b", page.text):
            if given := given_names(page, m.start()):
                full = f"{given} {name.title()}"
                return SpeakerPhrase("person", start, end, full, rule="label-in-capitals")
        return phrase

    def _weak(self, page: Page, start: int, end: int) -> Frame | None:
        """A person's clause, then a colon, then a quotation to the sentence's end."""
        m = _WEAK.match(page.text, start, end)
        if m is None:
            return None
        quotations = [q for q in page.quotations_in(start, end) if q.start == m.end()]
        if not quotations or any(c.isalnum() for c in page.text[quotations[0].end : end]):
            return None
        ends = [w.start() for w in re.finditer(r"\s(?![A-Z]|de\b|van\b|von\b)", m["head"])]
        if ", " in m["head"]:  # DARIO FENN, FIELDHAND ROBOTICS; Jensen Huang, Nvidia CEO
            ends.append(m["head"].index(", "))
        for stop in ends:
            phrase = self._speakers.read(page, start, start + stop)
            told = phrase is not None and phrase.role in ("person", "pronoun")
            if phrase is not None and phrase.role == "unnamed":
                told = page.text.startswith(("A ", "An ", "One ", "Another "), start)
            if phrase and told:
                phrase = _as_written(phrase)
                return Frame(start, m.end(), phrase, "weak", f"clause-before-colon:{phrase.rule}")
            if phrase and phrase.rule == "capitalised" and page.cast.find(phrase.name or ""):
                return Frame(start, m.end(), phrase, "weak", f"clause-before-colon:{phrase.rule}")
        return None
