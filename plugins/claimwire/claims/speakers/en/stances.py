"""English frames whose verb is no verb of saying, and those whose verb no list holds.

    Dale Reed likened the tower to a cabinet.   Ann Moss is convinced that …
    Landlords grumble that …   The senator served notice that …   "…," laughed the trader.

A verb of stance speaks for its subject whatever its object. A verb that no list holds does so
where its form tells: a clause with "that" right behind it, or words in quotation marks that its
subject and nobody else can have spoken.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claimwire.claims.matching.gates import rule
from claimwire.claims.matching.lexicon import trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.name_kinds import places
from claimwire.claims.speakers.en.predicates import predicates
from claimwire.claims.speakers.en.scenes import AHEAD, scene_of
from claimwire.claims.speakers.en.shapes import NOT, NOUN_BEFORE, PLAIN_CLAUSE
from claimwire.claims.speakers.en.shapes_stance import (
    BEFORE_THAT,
    COUNTS,
    DENIES,
    DID_BEHIND,
    DOING,
    EMPTY,
    GIVEN,
    HAS_TO,
    JOINED,
    JOINED_BEFORE,
    LEAST,
    MINDED,
    MINDS,
    NAME_BEHIND,
    NO_CLAUSE,
    NO_CLOSING,
    NO_TELLING,
    OF_ONE,
    OPENED,
    OWNED_VERDICT,
    PARTICLE,
    PHRASE,
    POSSESSED,
    QUOTED_LEAST,
    SECOND,
    STANCES,
    VERB_NEXT,
    VERDICT,
    WHAT,
    WITNESS,
    WORRIES,
)
from claimwire.claims.speakers.en.speakers import EnglishSpeakers
from claimwire.claims.speakers.en.subjects import OWN_VERB, EnglishSubjects, is_somebody
from claimwire.claims.speakers.en.verbs import AUXILIARY, FINITE_VERB, VERB, has_verb
from claimwire.claims.speakers.houses import kind_of
from claimwire.claims.speakers.phrase import Frame, Speaker, SpeakerPhrase

Inflect = Callable[[tuple[str, ...]], list[str]]


class EnglishStances:
    """Finds the frames of a unit in which no verb of saying was found."""

    def __init__(
        self, speakers: EnglishSpeakers, subjects: EnglishSubjects, inflect: Inflect
    ) -> None:
        words = vocabulary("en")
        self._speakers, self._subjects = speakers, subjects

        def forms(part: str) -> frozenset[str]:
            return frozenset(inflect(words.words(f"speech.{part}")))

        self._tells, self._foretells = forms("tells"), forms("foretells")
        self._base = frozenset(words.words("speech.stance", "speech.tells", "speech.foretells"))
        stances = forms("stance") | self._tells | self._foretells
        self._stance = re.compile(trie_pattern(stances))
        self._not_told = frozenset(words.words("speech.not_told"))
        minded = "|".join(words.words("speech.minded"))
        self._minded = rule(MINDED.replace("ADJ", minded))
        gives, nouns = "|".join(forms("gives")), "|".join(words.words("speech.assertion"))
        self._given = rule(GIVEN.replace("GIVES", gives).replace("NOUN", nouns))

    def find(self, page: Page, start: int, end: int) -> Frame | None:
        """The frame of the unit `[start, end)`, or None."""
        return (
            self._of_quotation(page, start, end)
            or self._of_that(page, start, end)
            or self._of_owner(page, start, end)
            or self._of_mind(page, start, end)
            or self._inverted(page, start, end)
            or self._closing(page, start, end)
            or self._of_predicate(page, start, end)
            or self._of_stance(page, start, end)
        )

    def _of_predicate(self, page: Page, start: int, end: int) -> Frame | None:
        """The dockers are all for it; the utility lifted its forecast to 4.1 TWh."""
        for name, pattern in predicates():
            if not page.bits & pattern.bit:
                continue
            for m in pattern.finditer(page.masked, start, end):
                before = page.masked[max(start, m.start() - 60) : m.start()]
                if page.is_quoted(m.start()) or NOT.search(before) or NOUN_BEFORE.search(before):
                    continue
                phrase, begin = self._of_clause(page, start, m.start())
                if phrase is None and name in SECOND:
                    begin, phrase = self._subjects.coordinated(page, start, m.start())
                if name == "moves" and phrase is not None and _is_research(phrase):
                    continue  # a broker that cuts its estimate is an event
                if phrase is None or (name in OF_ONE and phrase.role == "unnamed"):
                    continue
                content = m.end() if name == "asserts" else m.start()
                if end - content < LEAST:
                    continue
                stance = STANCES.get(name, "think")
                return self._frame(begin, content, phrase, f"predicate-{name}", m.group(), stance)
        return None

    def _of_stance(self, page: Page, start: int, end: int) -> Frame | None:
        """Dale Reed, the mayor, likened the tower to a cabinet."""
        for m in self._stance.finditer(page.masked, start, end):
            if page.is_quoted(m.start()) or end - m.end() < LEAST:
                continue
            before = page.masked[max(start, m.start() - 60) : m.start()]
            if NOT.search(before) or NOUN_BEFORE.search(before):
                continue
            if page.masked[m.end() : m.end() + 1] != " ":
                continue
            if PARTICLE.match(page.masked, m.end(), end):
                continue  # sees off its rivals
            verb = m.group()
            phrase, begin = self._of_clause(page, start, m.start())
            if phrase is None or (phrase.name or "").casefold() in places():
                continue
            empty = EMPTY.fullmatch(page.masked, m.end(), end) is not None
            if empty and verb not in self._tells and not verb.startswith(DENIES):
                continue
            crowd = phrase.role == "unnamed" and verb.split()[0].endswith("ing")
            if crowd or verb == "blaming":
                continue  # workers went on strike, demanding …
            if verb in self._base and not _is_plural(page, phrase, m.start()):
                continue
            stance = "expect" if verb in self._foretells else "think"
            stance = "say" if verb in self._tells else stance
            return self._frame(begin, m.end() + 1, phrase, "stance", verb, stance)
        return None

    def _of_mind(self, page: Page, start: int, end: int) -> Frame | None:
        """Ann Moss is convinced that …; residents would prefer …; Treece wonders whether … ."""
        for pattern in (self._minded, self._given, *MINDS):
            m = pattern.search(page.masked, start, end) if page.bits & pattern.bit else None
            if m is None or end - m.end() < 8:
                continue
            told = m.group()[-6:-1] in (" that", "as to") or PLAIN_CLAUSE.match(page.text, m.end())
            if pattern is self._minded and not told:
                continue
            phrase, begin = self._of_clause(page, start, m.start())
            if pattern is WITNESS and (phrase is None or not _witnesses(phrase, m.group())):
                continue
            if phrase is not None and pattern is COUNTS and not _counts(page, phrase, m.group()):
                continue
            if phrase is not None:
                return self._frame(begin, m.end(), phrase, "minded", m.group().strip(), "think")
        return None

    def cleft(self, page: Page, start: int, end: int) -> Frame | None:
        """What worries Ann Moss is that …; what she does confirm is the plan."""
        if not page.masked.startswith("what ", start):
            return None
        m = WORRIES.match(page.shown, start, end) or WHAT.match(page.shown, start, end)
        if m is None or end - m.end() < LEAST:
            return None
        phrase = self._speakers.read(page, *m.span("who"))
        if phrase is None or not self._speaks(page, phrase):
            return None
        return self._frame(start, m.end(), phrase, "cleft", m["verb"], "think")

    def _of_owner(self, page: Page, start: int, end: int) -> Frame | None:
        """The ministry's position is that the road was never part of the treaty."""
        m = POSSESSED.search(page.masked, start, min(end, start + 90))
        if m is None or end - m.end() < 8:
            return None
        phrase = self._speakers.read(page, start, m.start())
        if phrase is None or not self._speaks(page, phrase):
            return None
        return self._frame(start, m.end(), phrase, "position", "is", "think")

    def _of_that(self, page: Page, start: int, end: int) -> Frame | None:
        """A verb of whatever kind with "that" behind it: landlords grumble that … ."""
        at = page.masked.find(" that ", start, end)
        while at >= 0:
            m = BEFORE_THAT.search(page.masked, max(start, at - 60), at)
            content, at = at + 6, page.masked.find(" that ", at + 6, end)
            if m is None or VERB_NEXT.match(page.masked, content, end):
                continue
            if NO_CLAUSE.match(page.masked, content, end):
                continue  # attributes that to prices
            verb = m["verb"]
            if HAS_TO.search(m.group()):
                continue  # it has to show that …
            if verb in self._not_told or verb.endswith(("ly", "ing", "ness", "tion", "ment")):
                continue
            phrase, begin = self._of_clause(page, start, m.start())
            had = phrase and page.masked[phrase.end : m.start()].strip() in ("had", "has", "have")
            if phrase is not None and (
                had or not OWN_VERB.match(page.shown, phrase.end, m.start())
            ):
                return self._frame(begin, content, phrase, "that", verb, "say")
        return None

    def _of_quotation(self, page: Page, start: int, end: int) -> Frame | None:
        """Words in marks, and one subject beside them: "…," laughed the trader."""
        quotation = next(
            (
                q
                for q in page.quotations_in(start, end)
                if q.opened and q.start <= start + 1 and q.inner_end - q.inner_start > QUOTED_LEAST
            ),
            None,
        )
        if quotation is None or quotation.end >= end - 2:
            return None
        at = quotation.end
        inner = page.text[quotation.inner_start : quotation.inner_end].rstrip()
        if inner[-1:] not in ",?!—–-" and page.text[at : at + 1] not in (",", "—", ":"):
            return self._verdict(page, at, end)
        later = next((q.start for q in page.quotations_in(at + 1, end)), end)
        if verdict := self._verdict(page, at, end):
            return verdict
        if m := DID_BEHIND.match(page.shown, at, later):
            stop = PHRASE.search(page.shown, m.end(), later)
            last = stop.start() if stop else later
            phrase = self._speakers.read(page, m.end(), last)
            phrase = phrase or self._speakers.anybody(page, m.end(), last)
            if phrase is not None and self._speaks(page, phrase):
                return self._told(at, later, phrase, "inverted-any", m["verb"])
        while at < later and page.text[at] in " ,":
            at += 1
        phrase = self._subjects.main(page, at, later)
        if phrase is None and (first := VERB.search(page.shown, at, later)):
            phrase = self._speakers.anybody(page, at, first.start())
        if phrase is None:
            return None
        verb = VERB.search(page.masked, max(at, phrase.end), later)
        return self._told(
            quotation.end, later, phrase, "beside-words", verb.group() if verb else ""
        )

    def _closing(self, page: Page, start: int, end: int) -> Frame | None:
        """A clause, a comma, and who did something to whom it is told: …, Larkin let slip."""
        comma = page.shown.rfind(", ", start, end)
        if comma < start + 12 or any(c.isdigit() for c in page.text[comma:end]):
            return None
        left = page.shown[start:comma]
        if JOINED.match(page.shown, comma + 2, end) or JOINED_BEFORE.search(left):
            return None
        if page.shown.startswith(("a ", "an "), comma + 2) or DOING.match(page.shown, comma + 2):
            return None  # Manus, a firm that used to be in Beijing
        if FINITE_VERB.search(page.shown, start, comma) is None or OPENED.match(left):
            return None
        verb = VERB.search(page.shown, comma + 2, end)
        if verb is None or end - verb.end() > 40 or NO_CLOSING.fullmatch(verb.group()):
            return None
        phrase = self._speakers.read(page, comma + 2, verb.start())
        if phrase is None or phrase.entity is not None or not self._speaks(page, phrase):
            return None
        if not phrase.named or phrase.start > comma + 14:
            return None
        return self._told(comma, end, phrase, "closing", verb.group())

    def _inverted(self, page: Page, start: int, end: int) -> Frame | None:
        """A clause, then a verb of whatever kind and a name: …, snorts Ann Moss, a sailor."""
        for m in NAME_BEHIND.finditer(page.shown, start + 8, end):
            left = m.start()
            if not has_verb(page, start, left) or m["verb"] in NO_TELLING:
                continue
            if self._subjects.left_of(page, start, m.start("verb"))[1] is not None:
                continue
            phrase = self._speakers.read(page, *m.span("who"))
            if phrase is None or phrase.role not in ("person", "house"):
                continue
            mark = re.compile(r"[,.:;]").search(page.shown, m.end(), end)
            after = mark.start() if mark and page.text[m.end()] == "," else m.end()
            return self._told(left, after, phrase, "inverted-any", m["verb"])
        return None

    def _verdict(self, page: Page, at: int, end: int) -> Frame | None:
        """'Nice try,' was the verdict of Bram de Wit."""
        if owned := OWNED_VERDICT.match(page.shown, at, end):
            told = self._speakers.read(page, *owned.span(owned.lastgroup or "who"))
            return self._told(at, end, told, "verdict", "was") if told else None
        m = VERDICT.match(page.shown, at, end)
        if m is None:
            return None
        stop = PHRASE.search(page.shown, m.end(), end)
        phrase = self._speakers.read(page, m.end(), stop.start() if stop else end)
        phrase = phrase or self._subjects.main(page, m.end(), end)
        return self._told(at, end, phrase, "verdict", "was") if phrase else None

    def _of_clause(self, page: Page, start: int, verb: int) -> tuple[SpeakerPhrase | None, int]:
        """Who is the subject of a main clause's verb, and where the phrase begins."""
        begin, phrase = self._subjects.left_of(page, start, verb)
        if phrase is None or not self._speaks(page, phrase):
            return None, begin
        if scene_of(page, start, verb) == begin or AHEAD.fullmatch(page.shown, start, begin):
            return phrase, begin
        if begin - start > 3 and (
            phrase.rule == "pronoun-it" or not _is_clause_head(page, start, begin)
        ):
            return None, begin
        return phrase, begin

    def _speaks(self, page: Page, phrase: SpeakerPhrase) -> bool:
        silent = phrase.role in ("none", "nobody", "report") or phrase.rule.startswith("unsigned")
        return not silent and is_somebody(page, phrase)

    def _frame(
        self, begin: int, content: int, phrase: SpeakerPhrase, what: str, verb: str, stance: str
    ) -> Frame:
        rule = f"{what}:{phrase.rule}"
        return Frame(begin, content, phrase, "before", rule, verb, stance)

    def _told(self, begin: int, end: int, phrase: SpeakerPhrase, what: str, verb: str) -> Frame:
        return Frame(begin, end, phrase, "after", f"{what}:{phrase.rule}", verb)


def _is_research(phrase: SpeakerPhrase) -> bool:
    """Whether a house is a bank or one that studies others."""
    if phrase.role != "house":
        return False
    return kind_of(Speaker(phrase.name or "", False, phrase.entity)) == "bank"


def _witnesses(phrase: SpeakerPhrase, verb: str) -> bool:
    """Whether somebody tells what they saw, and no maker takes back a product."""
    told = phrase.role == "unnamed"
    return told or (phrase.role == "person" and verb.startswith(("recall", "remember", "finds")))


def _counts(page: Page, phrase: SpeakerPhrase, verb: str) -> bool:
    """Whether somebody counts a thing: a person by name, or a house with no books on it."""
    if phrase.role in ("house", "bare-house"):
        if verb.startswith(("counts ", "tallies ", "logs ", "counted ", "tallied ", "logged ")):
            return True
        kind = kind_of(Speaker(phrase.name or "", False, phrase.entity))
        return kind in ("bank", "body", "office") and verb.startswith(
            ("measure", "clock", "record")
        )
    return phrase.role == "person" and phrase.entity is None and page.text[phrase.end] != "'"


def _is_plural(page: Page, phrase: SpeakerPhrase, verb: int) -> bool:
    """Whether a verb's base form fits its subject: people, or an auxiliary before it."""
    if re.search(r"\b(?:do|does|did|will|also|and)\s(?:[a-z]+ly\s)?$", page.masked[:verb][-24:]):
        return True
    name = phrase.name or ""
    return phrase.rule == "pronoun-they" or (phrase.role == "unnamed" and name[-1:] == "s")


def _is_clause_head(page: Page, start: int, begin: int) -> bool:
    """Whether a subject opens a clause: behind a mark, with no verb before that owns it."""
    before = page.text[start:begin].rstrip()
    return before[-1:] in ",;:—–" and not re.search(
        rf"\b(?:{AUXILIARY})\b", page.masked[start:begin]
    )
