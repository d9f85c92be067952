"""English reporting frames: before, after, between, inverted, and "according to".

    Huang told analysts …      …, three people briefed on the matter said.
    "…," said Claire Moreau, a fellow at the Atlantic Forum.      According to Nvidia, …
    IDC puts the share at …    Nvidia's share, the note says, will fall …

A cue needs a subject that can speak: a name, a title, a pronoun, people told by their trade,
a house or its document. Who that is, is read by `speakers`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimwire.claims.matching.lexicon import trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.complements import Complements, orders, skip_to_content
from claimwire.claims.speakers.en.impossible import speaker_in
from claimwire.claims.speakers.en.inflections import inflected
from claimwire.claims.speakers.en.labels import EnglishLabels
from claimwire.claims.speakers.en.scenes import AHEAD, scene_of
from claimwire.claims.speakers.en.shapes import (
    ADDRESSEE,
    ADJUNCT,
    ADJUNCT_FOLLOWS,
    ASKS,
    ASSERTED,
    CIRCUMSTANCE,
    CLAUSE_FOLLOWS,
    EXPECTING,
    EXPLAINS,
    FINITE,
    LISTENER,
    NAMES_IN_S,
    NO_COMMENT,
    NO_SAYING,
    NOT,
    NOT_THINKING,
    NOUN_BEFORE,
    ONLY_SAYS,
    PASSIVE,
    PHRASE_END,
    SAID,
    SOURCE,
    SUBORDINATE,
    TAIL,
    VOWS,
)
from claimwire.claims.speakers.en.sources import EnglishSources
from claimwire.claims.speakers.en.speakers import EnglishSpeakers
from claimwire.claims.speakers.en.stances import EnglishStances
from claimwire.claims.speakers.en.subjects import OWN_VERB, EnglishSubjects
from claimwire.claims.speakers.en.tellings import EnglishTellings
from claimwire.claims.speakers.en.verbs import has_verb
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase

_OWN_PAPER = re.compile(r"\s*(?P<who>its|his|her) (?:own )?(?:[a-z-]+ ){0,2}[a-z-]+ $")
_NEXT_WORD = re.compile(r" ([a-z]+(?:['’]t)?)\b")
_AUXILIARY = re.compile(
    r"is|are|do|does|did|(?:do|does|did|is|are|was|were|has|have|wo|ca|could|would)n['’]t|cannot|"
    r"was|were|has|have|had|will|would|can|could|may|might|must|should"
)
_JOINS = re.compile(r"\s*(?:but|and|so|or)\s", re.IGNORECASE)
_CLAUSE_BEGINS = re.compile(
    r"\s*(?:though|although|while|whereas|because|since|when|where|but|and|if|unless|until|before|"
    r"after|so|or)\s",
    re.IGNORECASE,
)


class EnglishFrames:
    """Finds the frames of an English unit; verbs are inflected and compiled once."""

    def __init__(self, speakers: EnglishSpeakers) -> None:
        words = vocabulary("en")
        self._speakers = speakers
        self._complements = Complements()
        self._labels = EnglishLabels(speakers)
        self._subjects = EnglishSubjects(speakers)
        self._sources = EnglishSources(speakers, self._subjects)
        self._tellings = EnglishTellings(speakers, self._subjects)
        self._stances = EnglishStances(speakers, self._subjects, inflected)
        self._say = frozenset(inflected(words.words("speech.say")))
        self._think = frozenset(inflected(words.words("speech.think")))
        self._judging = frozenset(inflected(words.words("speech.judging")))
        self._show = frozenset(words.words("speech.show"))
        self._values = frozenset(words.words("speech.values"))
        self._reports = frozenset(words.words("speech.reports"))
        self._closers = frozenset(inflected(words.words("speech.closes")))
        self._short = frozenset(words.words("sentences.never_ends", "sentences.may_end"))
        self._cue = re.compile(
            trie_pattern(
                self._think
                | self._say
                | self._show
                | self._values
                | self._reports
                | self._closers
                | frozenset(words.words("speech.as_values", "speech.charges"))
            )
        )

    def find(self, page: Page, start: int, end: int) -> list[Frame]:
        """The frames of the unit `[start, end)`, in reading order."""
        return [
            frame if phrase is frame.phrase else replace(frame, phrase=phrase)
            for frame in self._told(page, start, end)
            if (phrase := speaker_in(page, frame.phrase)) is not None
        ]

    def _told(self, page: Page, start: int, end: int) -> list[Frame]:
        told = SOURCE.finditer(page.shown, start, end) if page.bits & SOURCE.bit else ()
        found = (self._source(page, start, m, end) for m in told)
        if narrated := self._labels.narrator(page, start, end):
            return self.find(page, narrated.end, end) or [narrated]
        if page.masked.startswith("what ", start) and (
            cleft := self._stances.cleft(page, start, end)
        ):
            return [cleft]
        frames = [frame for frame in found if frame] or self._sources.find(page, start, end)
        frames = frames or self._passive(page, start, end)
        if not frames and (telling := self._tellings.find(page, start, end)):
            return [telling]
        if frames:
            return frames
        for m in self._cue.finditer(page.masked, start, end):
            if page.is_quoted(m.start()) or any(f.start <= m.start() < f.end for f in frames):
                continue
            if page.text[m.start()].isupper() and m.start() > start:
                continue  # Kiwi Rail Freight
            if page.text[m.end() : m.end() + 1] == "-":
                continue  # state-owned
            if frame := self._around(page, start, m.start(), m.end(), end):
                frames.append(frame)
                if len(frames) == 2:
                    break
        if len(frames) == 2 and frames[1].style == "after" and self._is_weak(frames[0]):
            frames = frames[1:]
        if not frames and (frame := self._labels.find(page, start, end)):
            return [frame]
        if not frames and (frame := self._stances.find(page, start, end)):
            return [frame]
        if not frames and (frame := self._tellings.weak(page, start, end)):
            return [frame]
        return frames

    def _is_weak(self, frame: Frame) -> bool:
        """Whether a frame gives way to one that closes it: Landlords have put …, says Castor."""
        if frame.style != "before":
            return False
        if frame.cue in ASKS or frame.cue.endswith("ing"):
            return True  # the regulator has told firms to stop, the Ledger reported
        if frame.phrase.role == "unnamed":
            return True
        if frame.phrase.entity is not None:
            return False
        bare = frame.phrase.role in ("bare-person", "bare-house")
        if bare or frame.cue in self._values or frame.cue in self._reports:
            return True
        return frame.phrase.rule == "capitalised" and " " not in (frame.phrase.name or "")

    def _source(self, page: Page, unit: int, m: re.Match[str], end: int) -> Frame | None:
        """According to Nvidia, …   …, per its filing, …   … according to a Bernstein estimate."""
        stop = self._phrase_end(page, m.end(), end)
        phrase = self._speakers.read_source(page, m.end(), stop)
        if phrase is None:
            return None
        named = self._speakers.named_behind(page, phrase, stop, end)
        if named is not phrase:
            phrase, stop = named, named.end
        after = stop
        if page.text[stop : stop + 2] == ", " and EXPLAINS.match(page.text, stop + 1, end):
            rest = self._phrase_end(page, stop + 1, end)
            if end - rest <= 1 and m.start() - unit > 2:
                after = rest
        if m.start() - unit <= 2:
            while after < end and page.text[after] in ", ":
                after += 1
        begin = m.start()
        while begin > unit and page.text[begin - 1] in ", ":
            begin -= 1
        return Frame(
            begin, after, phrase, "source", f"according-to:{phrase.rule}", m.group().strip()
        )

    def _around(self, page: Page, unit: int, cue: int, cue_end: int, end: int) -> Frame | None:
        word = page.folded[cue:cue_end]
        before = page.masked[max(unit, cue - 60) : cue]
        denied = word in self._think and NOT_THINKING.search(before) is not None
        only = ONLY_SAYS.search(before) or page.masked.startswith(" only ", cue_end)
        if NOT.search(before) and not denied and not only:
            return None
        noun = word not in SAID and (
            (NOUN_BEFORE.search(before) is not None and NAMES_IN_S.search(before) is None)
            or self._is_noun(page, word, cue_end, end)
        )
        if noun or NO_SAYING.match(page.folded, cue, end):
            return None
        if word.endswith("ing") and page.masked.startswith(" only", cue_end):
            return None  # he is coy, saying only that …
        if word in self._closers and word not in self._say | self._think:
            told = has_verb(page, unit, cue) and self._after(page, unit, cue, cue_end, end, word)
            return told if told and _tells(page, unit, told) else None
        return (
            self._inverted(page, unit, cue, cue_end, end, word)
            or self._after(page, unit, cue, cue_end, end, word)
            or self._before(page, unit, cue, cue_end, end, word, denied=denied)
        )

    def _is_noun(self, page: Page, word: str, cue_end: int, end: int) -> bool:
        """Whether a verb follows right behind a word: spot rates have, its report shows."""
        m = _NEXT_WORD.match(page.masked, cue_end, end)
        if m is None or word.endswith(("ed", "ing")):
            return False
        return _AUXILIARY.fullmatch(m[1]) is not None or (
            m[1] in self._show and m[1] not in self._think and m[1].endswith(("s", "ed"))
        )

    def _inverted(
        self, page: Page, unit: int, cue: int, cue_end: int, end: int, word: str
    ) -> Frame | None:
        """A quotation or clause, then: said Claire Moreau, a fellow at the Atlantic Forum."""
        left = page.text[unit:cue].rstrip()
        if word not in self._say or word == "told" or not left or left[-1] not in ',"”’?!':
            return None
        if ADJUNCT_FOLLOWS.match(page.text, cue_end, end):
            return None
        stop = self._phrase_end(page, cue_end, end)
        clause = left[-1] != "," or has_verb(page, unit, cue)
        clause = clause or self._subjects.left_of(page, unit, cue)[1] is None
        if left[-1] == "," and self._subjects.opens_with(page, unit, cue):
            return None  # Two trustees, speaking privately, describe …
        phrase = self._speakers.read(page, cue_end, stop)
        if phrase is None and page.masked[cue_end:stop].strip(" .") == "one":
            phrase = SpeakerPhrase("bare-person", cue_end + 1, stop, "one", rule="one-of-them")
        answered = phrase is not None and phrase.role == "person" and left.count(" ") < 3
        if not (clause or answered) or OWN_VERB.match(page.shown[cue_end:stop]):
            return None  # Wrong, answered Ann Moss
        if phrase is None and (m := CIRCUMSTANCE.search(page.text, cue_end, stop)):
            phrase = self._speakers.read(page, cue_end, m.start())
        if phrase is None or (phrase.role == "pronoun" and phrase.end < stop - 1):
            return None
        last = _next_quotation(page, stop, end)
        phrase = self._speakers.named_behind(page, phrase, stop, last)
        if phrase.entity is None and not phrase.house:
            phrase = self._speakers.with_house(page, phrase, cue_end, last)
        begin = unit + len(left)
        stance = "think" if word in self._judging else "say"
        return Frame(begin, last, phrase, "after", f"inverted:{phrase.rule}", word, stance)

    def _after(
        self, page: Page, unit: int, cue: int, cue_end: int, end: int, word: str
    ) -> Frame | None:
        """Read a frame behind or between: …, three people said.   …, the note says, …."""
        told = (word in self._say or word in self._closers) and not word.endswith("ing")
        begin, phrase = self._subjects.left_of(page, unit, cue)
        if phrase is None and told and begin - unit > 3:
            phrase = self._own_paper(page, begin, cue, word) or self._subjects.anybody(
                page, begin, cue
            )
        if phrase is not None and (own := self._subjects.meant(page, phrase, unit, begin)):
            phrase = own
        left = page.text[unit:begin].rstrip()
        if phrase is None or not left or left[-1] not in ',"”’—–' or begin - unit < 4:
            return None
        if left[-1] == "," and _CLAUSE_BEGINS.match(page.text, begin, cue):
            return None  # …, though the mayor has called it thin
        adjunct = ADJUNCT.match(page.masked, cue_end, end)
        stop = adjunct.end() if adjunct else cue_end
        if word in ASKS and (m := ADDRESSEE.match(page.text, cue_end, end)):
            later = ADJUNCT.match(page.masked, m.end(), end)
            stop = max(stop, later.end() if later else m.end())
        rest = TAIL.sub("", page.text[stop:end])
        if rest and page.text[stop : stop + 1] not in (",", ":", ";", '"', "“"):
            last = self._closes(page, unit, unit + len(left), cue_end, end) if told else None
            if last is None:
                return None
            stop, rest = last, TAIL.sub("", page.text[last:end])
        last = stop if rest else end
        stance = "think" if word in self._judging else "say"
        rule = f"cue-after:{phrase.rule}"
        return Frame(unit + len(left), last, phrase, "after", rule, word, stance)

    def _own_paper(self, page: Page, begin: int, cue: int, word: str) -> SpeakerPhrase | None:
        """Whose the thing is that shows what was told: …, its teardown suggests."""
        m = _OWN_PAPER.match(page.text, begin, cue) if word in self._show - self._think else None
        if m is None or word in SAID:
            return None
        if m["who"] == "its":
            return SpeakerPhrase("bare-house", *m.span("who"), "its", rule="pronoun-it")
        return SpeakerPhrase("pronoun", *m.span("who"), m["who"], rule="own-document")

    def _closes(self, page: Page, unit: int, left: int, after: int, end: int) -> int | None:
        """The end of a telling behind a clause of its own: …, the zoo told its members."""
        if page.text[left - 1] not in "\"”’'" and (
            not has_verb(page, unit, left) or SUBORDINATE.match(page.text, unit, left)
        ):
            return None
        mark = PHRASE_END.search(page.masked, after, end)
        stop = mark.start() if mark else end
        told = LISTENER.match(page.masked, after, stop)
        if told is None or ASSERTED.match(page.masked, told.end(), stop):
            return None
        return stop

    def _before(
        self, page: Page, unit: int, cue: int, cue_end: int, end: int, word: str, *, denied: bool
    ) -> Frame | None:
        """Read a frame before what it frames: Huang told analysts that …, IDC puts …."""
        begin, phrase = self._subjects.left_of(page, unit, cue)
        strong = word in self._say and word not in self._show and word not in self._values
        if phrase is None and strong and CLAUSE_FOLLOWS.match(page.text, cue_end, end):
            phrase = self._subjects.anybody(page, begin, cue)
        coordinated = phrase is None
        if phrase is None:
            begin, phrase = self._subjects.coordinated(page, unit, cue)
        if phrase is None:
            return None
        if begin > unit and not coordinated:
            ahead = scene_of(page, unit, cue) == begin or AHEAD.fullmatch(page.shown, unit, begin)
            if phrase.rule == "pronoun-it" and not ahead:
                return None
            if phrase.rule == "pronoun-they" and word.startswith("call"):
                return None  # in Memphis they call it the Electrolux
            if _CLAUSE_BEGINS.match(page.text, begin, cue) and not _JOINS.match(page.text, begin):
                return None  # …, though the mayor has called it thin
        after = cue_end
        calls = word.startswith("call") and not page.masked.startswith(" on ", after)
        if word in ASKS and not calls and (m := ADDRESSEE.match(page.text, after, end)):
            if re.match(r"\s+(?:to|not to)\s", page.text[m.end() : end]):
                if orders(page, word, m.end(), end):
                    return None
                return self._framed(begin, cue_end + 1, phrase, word, denied)
            after = m.end()
        content, told = skip_to_content(page, after, end)
        rest = page.text[content:end]
        if (
            coordinated
            and not (rest[:1] in '"“' or ' "' in rest or " “" in rest)
            and (
                not (told or self._clause_behind(phrase, word, rest))
                or len(rest) * 3 < begin - unit
            )
        ):
            return None
        if re.match(r"so\b", rest) and word in self._think | self._say and len(rest) < 8:
            return self._framed(begin, content, phrase, word, denied)
        if len(rest) < 8 or NO_COMMENT.match(rest):
            return None
        if (
            word in self._show
            and not self._complements.asserting(word)
            and "document" not in phrase.rule
        ):
            return None
        marked = rest[:1] in '"“:,'
        asked = re.match(r"[\w'’ ]{2,40}(?=\sto\s)", rest) if word in ASKS else None
        asks = asked is not None and not orders(page, word, content + asked.end(), end)
        vows = word in VOWS and rest.startswith("to ")
        if not (
            told or marked or asks or vows or self._complements.takes_clause(phrase, word, rest)
        ):
            return None
        while content < end and page.text[content] in ",: ":
            content += 1
        return self._framed(begin, content, phrase, word, denied)

    def _clause_behind(self, phrase: SpeakerPhrase, word: str, rest: str) -> bool:
        """Whether a second verb of a sentence has something asserted behind it."""
        if word in self._values:
            return self._complements.takes_clause(phrase, word, rest)
        return (
            word in self._say | self._think
            and word != "read"
            and FINITE.search(rest[:60]) is not None
        )

    def _passive(self, page: Page, start: int, end: int) -> list[Frame]:
        """Read the agent of a passive: Huawei is expected by analysts to ship …."""
        m = PASSIVE.search(page.masked, start, end) if page.bits & PASSIVE.bit else None
        phrase = self._speakers.read(page, *m.span("who")) if m else None
        if m is None or phrase is None or not phrase.named:
            return []
        rule = f"passive:{phrase.rule}"
        return [Frame(*m.span("by"), phrase, "source", rule, m.group(), "expect")]

    def _framed(
        self, begin: int, content: int, phrase: SpeakerPhrase, word: str, denied: bool
    ) -> Frame:
        thinks = word in self._think and word not in self._say
        stance = "think" if thinks or word in self._judging else "say"
        if word.startswith(EXPECTING):
            stance = "expect"
        rule = f"cue-before:{phrase.rule}"
        return Frame(begin, content, phrase, "before", rule, word, stance, (), denied)

    def _phrase_end(self, page: Page, at: int, end: int) -> int:
        """The next mark that ends a noun phrase; the stop of an abbreviation does not."""
        for m in PHRASE_END.finditer(page.masked, at, end):
            if m.group() == ".":
                word = re.search(r"([\w.]+)$", page.folded[at : m.start()])
                if word and m.end() < end and (word[1] in self._short or len(word[1]) == 1):
                    continue
            return m.start()
        return end


def _tells(page: Page, unit: int, frame: Frame) -> bool:
    """Whether a clause stands before a closing frame, and no scene: In Oslo, he shrugged."""
    return page.text[frame.start - 1] in "\"”’'" or has_verb(page, unit, frame.start)


def _next_quotation(page: Page, stop: int, end: int) -> int:
    """The end of what explains the speaker: the next quotation or the sentence's end."""
    m = re.compile(r"[\"“]|:").search(page.masked, stop, end)
    return m.start() if m else end
