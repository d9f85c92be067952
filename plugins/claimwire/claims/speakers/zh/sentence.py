"""Whom the rest of a Chinese sentence names for a cue that has no subject of its own."""

from __future__ import annotations

from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import Role, SpeakerPhrase
from claimwire.claims.speakers.zh.phrases import COUNT
from claimwire.claims.speakers.zh.shapes import RATING, SPEAKS
from claimwire.claims.speakers.zh.sources import BOUND, ChineseSources
from claimwire.claims.speakers.zh.speakers import ChineseSpeakers


class ChineseSentence:
    """Looks from a cue back over its sentence."""

    def __init__(self, speakers: ChineseSpeakers, sources: ChineseSources) -> None:
        self._speakers = speakers
        self._sources = sources
        self._documents = frozenset(vocabulary("zh").words("speech.document"))

    def run_start(self, page: Page, unit: int, at: int) -> int:
        """Where the words begin that only blanks part from `at`."""
        marks = [m.end() for m in BOUND.finditer(page.masked, unit, at) if not m.group().isspace()]
        return max(marks, default=unit)

    def earlier_subject(self, page: Page, unit: int, left: int) -> SpeakerPhrase | None:
        """The subject of an adverbial clause before a cue with none (魏哲家受访时，强调…)."""
        bounds = [m.end() for m in BOUND.finditer(page.masked, unit, left - 1)]
        phrase = self._speakers.read(page, max(bounds, default=unit), left - 1)
        return phrase if phrase is not None and phrase.role not in ("none", "nobody") else None

    def sentence_subject(
        self, page: Page, unit: int, at: int, *, told: bool = False
    ) -> SpeakerPhrase | None:
        """The subject of the sentence's first clause, for a later cue with none (…，并称…).

        With `told` people who are counted (一位看过材料的基金经理…，称…) are one too.
        """
        stop = self.clause_end(page, unit, at)
        if told and page.folded[unit] in "他她佢":
            pronoun = page.folded[unit]
            return SpeakerPhrase("pronoun", unit, unit + 1, pronoun, rule="pronoun")
        phrase = self._speakers.read(page, unit, stop) or self.leading(page, unit, stop, owner=True)
        phrase = phrase or self._speakers.read(page, unit, stop, loose=True)
        if phrase is not None and phrase.role == "unnamed":
            phrase = phrase if told and COUNT.match(page.folded, unit, stop) else None
            if phrase is not None:
                return phrase
        elif phrase is not None and phrase.role not in ("none", "nobody"):
            return phrase
        inside = page.mentions_in(unit, stop)
        people = [m for m in inside if m.is_person]
        if not inside:
            return None
        first = people[0] if people else inside[0]
        role: Role = "person" if first.is_person else "house"
        name = first.entity.name
        return SpeakerPhrase(
            role, first.start, first.end, name, first.entity, None, "sentence-subject"
        )

    def leading(
        self, page: Page, at: int, stop: int, *, owner: bool = False
    ) -> SpeakerPhrase | None:
        """The person, people or house with which the clause `[at, stop)` begins.

        With `owner` also whose something it tells of: 电电公会的|反应正面.
        """
        head = self._speakers.strip_left(page, at, stop)
        if head >= stop:
            return None
        subjects = self._speakers.subjects
        de = page.folded.find("的", head + 2, stop)
        if owner and de > 0 and stop - de <= 10:
            found = self._speakers.read(page, head, de)
            if found is not None and found.role in ("house", "person") and found.end == de:
                return found
        return subjects.leading_house(page, head, stop) or subjects.leading(page, head, stop)

    def cited(self, page: Page, unit: int, at: int, speaker: SpeakerPhrase) -> SpeakerPhrase | None:
        """Whom a sentence's first clause cites: 他引述X管理层的说法，指…."""
        if speaker.role not in SPEAKS:
            return None
        stop = self.clause_end(page, unit, at)
        cite = self._sources.citing.first(page.masked, unit, stop) if stop < at else None
        if cite is None or cite[0] < speaker.start:
            return None
        last = self._sources.trim_saying(page, cite[1], stop)
        source = self._speakers.read(page, cite[1], last, loose=True)
        return source if source is not None and source.named else None

    def another_subject(self, page: Page, begin: int, end: int) -> bool:
        """Whether a noun right before a cue is its subject: 北方华创上半年新签订单|预计."""
        words = page.words(begin, end) if end - begin >= 4 else ()
        if any(w.text in "把将于在" for w in words):
            return False
        if not words or not words[-1].tag.startswith("n") or words[-1].text in self._documents:
            return False
        return not words[-1].text.endswith(("会", "会上", "时", "部", "团队", "方面"))

    def antecedent(self, page: Page, unit: int, at: int) -> SpeakerPhrase | None:
        """Whom a pronoun means that a clause of the same sentence names: 孙培英对此保留，她认为."""
        begin = unit
        while begin < at:
            bound = BOUND.search(page.masked, begin, at)
            stop = bound.start() if bound else at
            named = self._speakers.read(page, begin, stop) if stop > begin else None
            if named is None or named.role != "person":
                head = self._speakers.strip_left(page, begin, stop)
                leading = self._speakers.subjects.leading(page, head, stop) if head < stop else None
                named = leading if leading and leading.role == "person" else named
            if named is not None and named.role == "person":
                return None if named.entity else named
            begin = bound.end() if bound else at
        return None

    def rater(self, page: Page, unit: int, at: int) -> SpeakerPhrase | None:
        """Whose rating or target price the sentence began with (X给予“买入”评级，预计…)."""
        m = RATING.search(page.folded, unit, at)
        phrase = self._speakers.read(page, unit, m.start(), loose=True) if m else None
        speaks = phrase is not None and phrase.role in ("house", "person", "bare-house")
        return phrase if speaks else None

    def clause_end(self, page: Page, unit: int, at: int) -> int:
        """Where the sentence's first clause ends, at the latest at `at`."""
        bound = BOUND.search(page.masked, unit, at)
        return bound.start() if bound else at
