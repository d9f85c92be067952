"""English reporting frames: before, after, between, inverted, and "according to".

    Huang told analysts …      …, three people briefed on the matter said.
    "…," said Claire Moreau, a fellow at the Atlantic Forum.      According to Nvidia, …
    IDC puts the share at …    Nvidia's share, the note says, will fall …

A cue needs a subject that can speak: a name, a title, a pronoun, people told by their trade,
a house or its document. Who that is, is read by `speakers_en`.
"""

from __future__ import annotations

import re

from claimwire.claims.lexicon import trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers import Frame, SpeakerPhrase, moved
from claimwire.claims.speakers_en import EnglishSpeakers

_ACCORDING = re.compile(r"\baccording to\s", re.IGNORECASE)
_IN_VIEW = re.compile(r"\b(?:in the (?:view|opinion|words|eyes) of|as)\s", re.IGNORECASE)
_BOUND = re.compile(r",(?!\d)|[;:—–]|\s-\s|[“”\"]")
_AUX = re.compile(
    r"(?:(?:has|have|had|also|then|later|once|recently|previously|publicly|repeatedly|has also|still|"
    r"now|however|further|separately|privately|today|yesterday|himself|herself|itself|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|[a-z]+ly|on \w+day)\s+)*$"
)
_ADDRESSEE = re.compile(
    r"\s+(?:(?:the|a|an|his|her|its|their|our|us|me|him|them|reporters|analysts|investors|lawmakers)\b[^,.:;\"“”]{0,40}?|[A-Z][\w.'’&-]*(?:\s[A-Z][\w.'’&-]*){0,4})(?=\s+(?:that|in|on|at|during|after|when|it|the|a|he|she|they|his|her|its|would|will|[A-Z$\d\"“])|[,.:;\"“”]|$)"
)
_THAT = re.compile(r"\s*(?:,?\s*(?:that|how)\b\s*)?")
_ADJUNCT = re.compile(
    r"(?:\s+(?:(?:on|in|at|during|after|before|when|while|to|from|via|through|late|early|last|this|earlier|by|for|of|with)\s[^,.:;\"“”]*|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|later|recently|previously))*"
)
_NOT = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bdeclined to|\brefused to|\bwould|\bcould|\bto|\bcannot)\s+$"
)
_TAIL = re.compile(r"[.!\s\"”’')]*$")
_LABEL = re.compile(r"([A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}):\s*(?=[\"“])")


_EXPECTING = ("expect", "forecast", "predict", "project", "anticipat", "foresee", "foresaw", "assum")


class EnglishFrames:
    """Finds the frames of an English unit; verbs are inflected and compiled once."""

    def __init__(self, speakers: EnglishSpeakers) -> None:
        words = vocabulary("en")
        self._speakers = speakers
        self._say = frozenset(_inflect(words.words("speech.say")))
        self._think = frozenset(_inflect(words.words("speech.think")))
        self._show = frozenset(words.words("speech.show"))
        self._bare_clause = frozenset(words.words("speech.bare_clause"))
        self._values = frozenset(words.words("speech.values"))
        self._reports = frozenset(words.words("speech.reports"))
        self._cue = re.compile(trie_pattern(self._say | self._think | self._show | self._values))

    def find(self, page: Page, start: int, end: int) -> list[Frame]:
        """The frames of the unit `[start, end)`, in reading order."""
        frames: list[Frame] = []
        for m in _ACCORDING.finditer(page.masked, start, end):
            if frame := self._according(page, start, m.start(), m.end(), end):
                frames.append(frame)
        if frames:
            return frames
        for m in self._cue.finditer(page.masked, start, end):
            if page.is_quoted(m.start()) or any(f.start <= m.start() < f.end for f in frames):
                continue
            if frame := self._around(page, start, m.start(), m.end(), end):
                frames.append(frame)
                if len(frames) == 2:
                    break
        if not frames and (m := _LABEL.match(page.text, start, end)):
            phrase = self._speakers.read(page, m.start(1), m.end(1))
            if phrase:
                frames.append(Frame(start, m.end(), phrase, "label", f"label:{phrase.rule}"))
        return frames

    def _according(self, page: Page, unit: int, at: int, inner: int, end: int) -> Frame | None:
        stop = _phrase_end(page, inner, end)
        phrase = self._speakers.read_source(page, inner, stop)
        if phrase is None:
            return None
        after = stop
        while after < end and page.text[after] in ", ":
            after += 1
        first = at - unit <= 2
        begin = at
        while begin > unit and page.text[begin - 1] in ", ":
            begin -= 1
        return Frame(
            begin,
            after if first else stop,
            phrase,
            "source",
            f"according-to:{phrase.rule}",
            "according to",
        )

    def _around(self, page: Page, unit: int, cue: int, cue_end: int, end: int) -> Frame | None:
        word = page.folded[cue:cue_end]
        before = page.masked[max(unit, cue - 60) : cue]
        if _NOT.search(before):
            return None
        stance = "think" if word in self._think and word not in self._say else "say"
        if word.startswith(_EXPECTING):
            stance = "expect"
        return (
            self._inverted(page, unit, cue, cue_end, end, word)
            or self._after(page, unit, cue, cue_end, end, word)
            or self._before(page, unit, cue, cue_end, end, word, stance)
        )

    def _subject_start(self, page: Page, unit: int, cue: int) -> int:
        """Where the phrase left of a cue begins: behind the last mark before it."""
        start = unit
        for m in _BOUND.finditer(page.masked, unit, cue):
            start = m.end()
        return start

    def _inverted(
        self, page: Page, unit: int, cue: int, cue_end: int, end: int, word: str
    ) -> Frame | None:
        """…," said Claire Moreau, a fellow at the Atlantic Forum."""
        left = page.text[unit:cue].rstrip()
        if word not in self._say or not left or left[-1] not in ',"”’?!':
            return None
        stop = _phrase_end(page, cue_end, end)
        phrase = self._speakers.read(page, cue_end, stop)
        if phrase is None or phrase.role == "pronoun" and phrase.end < stop - 1:
            return None
        last = self._apposition_end(page, stop, end)
        house = self._speakers.house_in(page, cue_end, last)
        if house and phrase.entity is None and not phrase.house:
            phrase = self._speakers.with_house(phrase, house)
        begin = unit + len(left)
        return Frame(begin, last, phrase, "after", f"inverted:{phrase.rule}", word)

    def _apposition_end(self, page: Page, stop: int, end: int) -> int:
        """The end of what explains the speaker: to the next quotation or the sentence's end."""
        quote = re.compile(r"[\"“]|:").search(page.masked, stop, end)
        return quote.start() if quote else end

    def _after(
        self, page: Page, unit: int, cue: int, cue_end: int, end: int, word: str
    ) -> Frame | None:
        """…, three people said on Monday.  …, the note says, …"""
        begin = self._subject_start(page, unit, cue)
        left = page.text[unit:begin].rstrip()
        if not left or left[-1] not in ',"”’—–' or begin - unit < 4:
            return None
        adjunct = _ADJUNCT.match(page.masked, cue_end, end)
        stop = adjunct.end() if adjunct else cue_end
        addressed = (
            _ADDRESSEE.match(page.text, cue_end, end) if word.startswith(("told", "tell")) else None
        )
        if addressed:
            later = _ADJUNCT.match(page.masked, addressed.end(), end)
            stop = max(stop, later.end() if later else addressed.end())
        rest = _TAIL.sub("", page.text[stop:end])
        if rest and page.text[stop : stop + 1] not in (",", ":", '"', "“"):
            return None
        phrase = self._read_subject(page, begin, cue)
        if phrase is None:
            return None
        if rest and page.text[stop : stop + 1] in (":",) and phrase.role != "pronoun":
            stop += 1
        last = end if not rest else stop
        return Frame(unit + len(left), last, phrase, "after", f"cue-after:{phrase.rule}", word)

    def _before(
        self, page: Page, unit: int, cue: int, cue_end: int, end: int, word: str, stance: str
    ) -> Frame | None:
        """Huang told analysts that …   IDC puts …   he said, "…\""""
        begin = self._subject_start(page, unit, cue)
        phrase = self._read_subject(page, begin, cue)
        if phrase is None:
            return None
        after = cue_end
        if (
            word
            in ("told", "tells", "telling", "informed", "reminded", "assured", "warned", "advised")
            or word == "asked"
        ):
            if m := _ADDRESSEE.match(page.text, after, end):
                after = m.end()
                if adjunct := re.compile(
                    r"\s+(?:in|on|at|during|after|via)\s[^,.:;\"“”]*?(?=\s+that\b|[,:\"“])"
                ).match(page.text, after, end):
                    after = adjunct.end()
        that = _THAT.match(page.text, after, end)
        has_that = bool(that and "that" in that.group().lower())
        content = that.end() if that else after
        rest = page.text[content:end]
        marked = rest[:1] in '"“:,' or rest.lstrip()[:1] in ('"', "“")
        if len(rest) < 8:
            return None
        dated = re.match(
            r"(?:on |late |early )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:that\s+)?",
            rest,
            re.IGNORECASE,
        )
        if dated:
            content += dated.end()
        elif adjunct := re.match(r"(?:in|on|at|during) [^,.:;\"“”]{3,60}?\s+that\s+", rest):
            content += adjunct.end()
            has_that = True
        if not (has_that or marked or word in self._bare_clause or word in self._values):
            return None
        if not has_that and not marked and not self._takes_clause(page, phrase, word, content, end):
            return None
        while content < end and page.text[content] in ",: ":
            content += 1
        return Frame(begin, content, phrase, "before", f"cue-before:{phrase.rule}", word, stance)

    def _takes_clause(
        self, page: Page, phrase: SpeakerPhrase, word: str, content: int, end: int
    ) -> bool:
        """Whether a bare verb is followed by what is asserted and not by a plain object."""
        rest = page.text[content:end]
        if re.match(r"(?:to|of|for|about|by|with|from|into|no one|in)\b", rest):
            return word in ("guided",) and rest.startswith("to")
        if word in self._values:
            return phrase.role in ("person", "pronoun", "house", "unnamed", "bare-person", "report")
        if word in self._reports and re.match(
            r"(?:[a-z-]+\s){0,4}(?:revenue|sales|profit|income|earnings|loss|results)", rest
        ):
            return True
        return re.search(
            r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|[a-z]{3,}ed|[a-z]{3,}s|n't|made|sold|rose|fell|grew|cut|met|won|lost|left|covered)\b",
            rest,
        ) is not None and word not in ("reported", "posted", "noted" if rest[:4] == "the " else "")

    def _read_subject(self, page: Page, begin: int, cue: int) -> SpeakerPhrase | None:
        aux = _AUX.search(page.folded, begin, cue)
        stop = aux.start() if aux else cue
        phrase = self._speakers.read(page, begin, stop)
        if phrase is None or phrase.role == "none":
            return None
        return moved(phrase, phrase.rule)


def _phrase_end(page: Page, at: int, end: int) -> int:
    m = re.compile(r",(?!\d)|[;:—–]|\.(?=\s|$|[\"”])|[\"“]").search(page.masked, at, end)
    stop = m.start() if m else end
    while m and m.group() == "." and page.text[stop - 1].isupper() and stop + 1 < end:
        m = re.compile(r",|[;:—–]|\.(?=\s|$|[\"”])|[\"“]").search(page.masked, stop + 1, end)
        stop = m.start() if m else end
    return stop


def _inflect(words: tuple[str, ...]) -> list[str]:
    """Every form of the verbs: base, -s, past, participle, -ing."""
    forms: list[str] = []
    for word in words:
        base, *irregular = word.split(":")
        head, _, tail = base.partition(" ")
        tail = f" {tail}" if tail else ""
        third = head + "es" if head.endswith(("s", "sh", "ch", "x", "z")) else head + "s"
        if head.endswith("y") and head[-2] not in "aeiou":
            third = head[:-1] + "ies"
        forms += [base, third + tail]
        past = head + "d" if head.endswith("e") else head + "ed"
        forms += irregular or [past + tail]
        stem = head[:-1] if head.endswith("e") and not head.endswith("ee") else head
        forms.append(stem + "ing" + tail)
    return forms
