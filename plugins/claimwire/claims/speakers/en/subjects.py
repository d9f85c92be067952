"""The subject of an English sentence: the noun phrase before its first finite verb.

A frame whose subject is a pronoun, a filing or nobody may mean whom its own sentence is about
(Bayside Dairy does not foresee a profit, it told creditors), and a verb that no list holds has
the subject of its clause for a speaker.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.name_kinds import places
from claimwire.claims.speakers.en.phrases import LISTED_OFFICE, PERSON_NAME
from claimwire.claims.speakers.en.scenes import AHEAD, OPENER, scene_of
from claimwire.claims.speakers.en.shapes import AUX, BOUND, BRACKETED, EXPLAINS, OFFICE_OF, SEAT
from claimwire.claims.speakers.en.speakers import EnglishSpeakers
from claimwire.claims.speakers.en.verbs import AUXILIARY, FINITE_VERB, VERB
from claimwire.claims.speakers.fullest import fullest
from claimwire.claims.speakers.phrase import SpeakerPhrase, entity_phrase

_AUX_NO_PARTICLE = AUXILIARY.replace("|do|", "|")  # Banco do Vale
# A finite verb that no relative word explains: what holds it is a clause and names nobody.
OWN_VERB = re.compile(rf"(?:(?!\b(?:who|that|which|whose|where)\b).)*?\s(?:{_AUX_NO_PARTICLE})\s")
_AUXILIARY = re.compile(AUXILIARY)
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?: ")
_MADE_BY = re.compile(r"\s*(?:written |made |compiled |published |released )?(?:by|from)\s")
# A pronoun behind words that tell when or whence: From that he concludes …
_PRONOUN_LAST = re.compile(
    r"\s*(?:(?:From|After|With|For|By|On|At|Of|To) that|From|For|With|In|On|To|Of|At|By|Then|"
    r"Under|Between|During|Through|Over|Within|Amid|Despite|Against|Among|Behind|Beyond|Without|"
    r"Like|Unlike|Into|About|Now|Still|Even|Only|This|That|Once|Here|There|Also|"
    r"Later|Earlier|Today|Yesterday|Instead|Nor|Yet|But|And|So|Last|Next|Since|Until|After|"
    r"Before)\b"
    r"(?:(?!\b(?:is|are|was|were|has|have|had|will|would|can|could|who|which|that|when|if)\b)"
    r"[^,;:]){0,60}? ?\b(?P<who>he|she|they|it)\s*"
)
_AND_SHE = re.compile(
    r"\s(?:and|but)\s(?P<who>he|she|it) (?:(?:has|had|also|now|still|[a-z]+ly) )?$"
)
# a dealer who gave his name as Fu Jianming
_NAMED_AS = re.compile(
    latin(
        r"\bwho (?:gave|gives|gave only) (?:his|her|their)(?: full| first|"
        r" last)? name (?:only )?as "
        r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})|\bwho (?:identified|introduced) "
        r"(?:him|her|them)sel(?:f|ves) as (?P<also>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
    )
)
# A server called Helios is no house, a start-up called Helios is one.
_CALLED = (
    r"(?P<what>\w+),? (?:called|named|dubbed|nicknamed|branded|code-?named|known as) (?:the )?"
)
_DID = re.compile(r"\s[a-z]{2,}ed (?:the|an?|its|his|her|their|it|them) ")
_AND = re.compile(r"\s(?:and|but)\s(?=[^,;:.]*$)")
_MEANS = {
    "bare-house": ("house",),
    "pronoun-it": ("house", "bare-house"),
    "unsigned-filing": ("house",),
    "spokesperson": ("house",),
    "pronoun-they": ("unnamed",),
    "pronoun": ("person",),
}
_PROGRESSIVE = re.compile(r"[a-z]+ing\b")
_BEING = re.compile(
    r"\b(?:is|are|was|were|(?:has|have|had) (?:for [a-z ]{3,18} |long |now |since |"
    r"[a-z]+ly )?been|keeps?|kept) (?:[a-z]+ly )?$"
)
# Ends of common nouns that stand without an article: Inflation, Housing, Bulldozers
_COMMON_END = re.compile(
    r"(?:(?:t|s)ions?|ments?|ness(?:es)?|(?:il|al|ar|iv|os|ac|bl)ity|ing|ings|isms?|ships?|"
    r"ances?|ences?|hood|dom|ly|"
    r"(?:e|o)rs|ists|ians|eers|ies|ures|ages|ants|ents|ics|oils?|ware|wards?|[^aeious]s)$"
)
# What lets others do a thing is no part of who they are: makes her pupils write
_CAUSES = re.compile(
    r"\s*(?:makes?|made|making|lets?|letting|has|had|having|helps?|helped|helping|sees?|saw|"
    r"hears?|heard|watch(?:es|ed)?) (?:the|an?|his|her|its|their|our|my|him|them|us|me) "
)
_OFFICE_HELD = re.compile(
    latin(
        r"\s*(?:[A-Z][\w-]+ ){0,3}(?:Chair|Chairman|Chairwoman|President|Director|Head|Secretary|"
        r"Leader|Chief Executive|CEO|Minister|Commissioner|Professor|Manager|Partner|Founder|"
        r"Editor|Officer|Analyst|Economist|Strategist) (?:of|at|for) "
    )
)
_SMALL_PART = re.compile(r"-[a-z]{3,}$")
_OFFICES = frozenset(vocabulary("en").words("speakers.office_written_large"))
_MOST_TRIES = 3
_SPEAKS = frozenset(("person", "house", "unnamed", "pronoun", "bare-person", "bare-house"))


class EnglishSubjects:
    """Finds whom the verbs of a sentence have for their subject."""

    def __init__(self, speakers: EnglishSpeakers) -> None:
        self._speakers = speakers

    def left_of(self, page: Page, unit: int, cue: int) -> tuple[int, SpeakerPhrase | None]:
        """Where the phrase left of a cue begins and whom it names, an apposition looked past."""
        bounds = [unit, *(m.end() for m in BOUND.finditer(page.masked, unit, cue))]
        if len(bounds) > 2 and (listed := LISTED_OFFICE.search(page.text, unit, cue)):
            bounds = [b for b in bounds if not listed.start() < b < listed.end()]
        aux = AUX.search(page.text, bounds[-1], cue)
        stop = aux.start() if aux else cue
        if _PROGRESSIVE.match(page.folded, cue) and (m := _BEING.search(page.folded, unit, stop)):
            stop = max(m.start(), bounds[-1])
        if (m := BRACKETED.search(page.text, unit, stop)) and m.start() > unit:
            stop = m.start()
            bounds = [b for b in bounds if b <= stop]
        if m := _NAMED_AS.search(page.text, unit, stop):
            named = self._speakers.read(page, *m.span("name"))
            if named is not None and FINITE_VERB.search(page.shown, m.end(), stop) is None:
                return max(b for b in bounds if b <= m.start()), replace(named, role="person")
        begin = bounds[-1]
        if len(bounds) > 1 and _OFFICE_HELD.match(page.text, begin, stop):
            holder = self._speakers.read(page, bounds[-2], begin - 1)
            if holder is not None and holder.role == "person":
                return bounds[-2], holder  # Louise Gittins, Chair of the Association said
        if begin == unit and (scene := scene_of(page, unit, stop)):
            begin = scene
        if page.text[begin:stop].strip():
            if m := _PRONOUN_LAST.fullmatch(page.text, begin, stop):
                begin = m.start("who")  # From that he concludes
            if OWN_VERB.match(page.shown[begin:stop]) or _CAUSES.match(page.text, begin, stop):
                return begin, None
            phrase = self._speakers.read(page, begin, stop)
            return begin, phrase if phrase is None or phrase.role != "none" else None
        word = page.folded[cue : cue + 14].split(" ")[0]
        going_on = word.endswith("ing") and word != "ruling"
        if going_on and (doer := self._participle_subject(page, unit, bounds[-1])):
            return bounds[-1], doer
        if phrase := self._before_apposition(page, bounds):
            return unit, phrase
        for begin, after in reversed(list(itertools.pairwise(bounds))):
            if (m := _MADE_BY.match(page.text, begin, after)) and begin > unit:
                maker = self._speakers.read(page, m.end(), after - 1)
                return begin, maker if maker and maker.role != "none" else None
            if begin > unit and (
                EXPLAINS.match(page.text, begin, after)
                or SEAT.match(page.text, begin, after)
                or self._is_office_of(page, unit, begin, after)
            ):
                continue
            if begin == unit and _DID.search(page.shown, begin, after):
                continue  # The report cited a book by a professor, noticed Ann Moss
            phrase = self._speakers.read(page, begin, after - 1)
            if phrase is not None and phrase.role in ("person", "house", "unnamed"):
                first = begin
                if len(bounds) > 2 and self._speakers.read(page, bounds[-3], begin) is not None:
                    first = bounds[-3]
                return first, phrase
            if bounds[-1] - begin > 90:
                break
        return bounds[-1], None

    def opens_with(self, page: Page, unit: int, cue: int) -> bool:
        """Whether somebody opens the sentence and commas part them from the verb at `cue`."""
        bounds = [unit, *(m.end() for m in BOUND.finditer(page.masked, unit, cue))]
        if page.text[bounds[-1] : cue].strip():
            return False
        return self._before_apposition(page, bounds) is not None

    def meant(self, page: Page, phrase: SpeakerPhrase, unit: int, end: int) -> SpeakerPhrase | None:
        """Whom a pronoun or an unsigned paper means that its own sentence is about."""
        fits = _MEANS.get(phrase.rule)
        if fits is None or page.is_quoted(unit) or end - unit < 8:
            return None
        subject = self.main(page, unit, end)
        if subject is None or subject.entity is not None:
            return None
        if _is_thing(page, subject):
            return None
        subject = fullest(page, subject)
        if phrase.rule == "pronoun" and subject.role == "house" and _like_a_person(subject):
            subject = replace(subject, role="person")  # Adaora Nwosu aims to row, she told
        if subject.role not in fits or (
            subject.role == "bare-house"
            and (subject.name or "").count(" ") < 2
            and (phrase.rule != "pronoun-it" or subject.rule == "pronoun-it")
        ):
            return None
        if subject.role == "bare-house":
            return subject
        return replace(subject, rule=f"subject-of-sentence:{subject.rule}")

    def anybody(self, page: Page, begin: int, cue: int) -> SpeakerPhrase | None:
        """Who is told by a noun that no list holds, before a verb that only people are said of."""
        aux = AUX.search(page.text, begin, cue)
        return self._speakers.anybody(page, begin, aux.start() if aux else cue)

    def coordinated(self, page: Page, unit: int, cue: int) -> tuple[int, SpeakerPhrase | None]:
        """The subject of a second verb: Ann Moss has watched prices double and fears that …."""
        if m := _AND_SHE.search(page.masked, max(unit, cue - 40), cue):
            who, at = m["who"], m.start("who")
            if who == "it":
                return at, SpeakerPhrase("bare-house", at, m.end("who"), who, rule="pronoun-it")
            return at, SpeakerPhrase("pronoun", at, m.end("who"), who, rule="pronoun")
        m = _AND.search(page.masked, max(unit, cue - 40), cue)
        if m is None or AUX.fullmatch(page.text, m.end(), cue) is None:
            return cue, None
        subject = self.main(page, unit, m.start())
        named = subject is not None and subject.role in _SPEAKS
        return m.start() + 1, subject if named else None

    def _before_apposition(self, page: Page, bounds: list[int]) -> SpeakerPhrase | None:
        """Who opens a sentence whose verb stands behind a comma: Dale Reed, never shy, said."""
        if len(bounds) < 3:
            return None
        first, after = bounds[0], bounds[1] - 1
        if FINITE_VERB.search(page.shown, first, after) or page.text[bounds[-1] - 1] not in ",)—–":
            return None
        phrase = self._speakers.read(page, first, after)
        if phrase is None or not is_somebody(page, phrase):
            return None
        if not phrase.named and phrase.role != "bare-house":
            return None
        last = (phrase.name or " ").rpartition(" ")[2]
        if phrase.entity is None and last[:1].isupper() and last.lower() in _OFFICES:
            # VFI Chief Executive, Padraig Cribben, said
            holder = self._speakers.read(page, bounds[1], bounds[2] - 1)
            return holder if holder is not None and holder.named else phrase
        if phrase.role in ("unnamed", "bare-house"):  # his lawyer, Ann Moss, said
            named = self._speakers.read(page, bounds[1], bounds[2] - 1)
            if named is not None and named.role == "house" and phrase.role == "unnamed":
                named = replace(named, role="person") if _like_a_person(named) else None
            return named if named is not None and named.role in ("person", "house") else phrase
        return phrase

    def _is_office_of(self, page: Page, unit: int, begin: int, after: int) -> bool:
        """Whether a piece tells the office of whom the piece before it names, with no article."""
        name = page.text[unit : begin - 1].rstrip()
        return (
            OFFICE_OF.match(page.text, begin, after) is not None
            and PERSON_NAME.search(name) is not None
        )

    def _participle_subject(self, page: Page, unit: int, end: int) -> SpeakerPhrase | None:
        """The subject of a sentence that goes on with "saying" or "telling analysts"."""
        people = [m for m in page.mentions_in(unit, end) if m.is_person]
        if people:
            return entity_phrase(people[0], "participle")
        if m := re.compile(r"(?:^|\W)(he|she)\s").search(page.masked, unit, end):
            return SpeakerPhrase("pronoun", *m.span(1), m[1], rule="pronoun")
        return self.main(page, unit, end)

    def main(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """Whom the sentence in `[start, end)` has for its subject, or None."""
        at = start
        if m := _CLOCK.match(page.text, at, end):
            at = m.end()
        at = scene_of(page, at, end) or at
        if (m := OPENER.match(page.text, at, end)) or (m := AHEAD.match(page.shown, at, end)):
            at = m.end()
        comma = page.masked.find(",", at, end)
        verbs = VERB.finditer(page.shown, at, min(end, at + 120))
        for m in itertools.islice(verbs, _MOST_TRIES):
            stop = m.start()
            if 0 <= comma < stop:
                if VERB.search(page.shown, at, comma):
                    return None
                stop = comma
            noun = m.group().endswith("s") and _AUXILIARY.fullmatch(m.group()) is None
            if noun and stop == m.start() and FINITE_VERB.match(page.shown, m.end() + 1, end):
                continue  # Spot rates have
            aux = AUX.search(page.text, at, stop)
            phrase = self._speakers.read(page, at, aux.start() if aux else stop)
            if phrase is not None and phrase.role in _SPEAKS and is_somebody(page, phrase):
                if stop == comma and phrase.role in ("bare-house", "bare-person", "unnamed"):
                    return self._named_next(page, comma + 2, end) or phrase
                return phrase
            if stop == comma:
                return None
        return None

    def _named_next(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """Who stands between commas behind a noun that tells them: The regulator, ZICTA, has."""
        stop = page.masked.find(",", start, min(end, start + 60))
        phrase = self._speakers.read(page, start, stop) if stop > 0 else None
        return phrase if phrase is not None and phrase.role in ("person", "house") else None


def _like_a_person(phrase: SpeakerPhrase) -> bool:
    """Whether a name taken for a house may be a person's, whom "she" shows it to be."""
    name = phrase.name or ""
    ends = vocabulary("en").words("speakers.house_end", "speakers.house_noun")
    return (
        phrase.entity is None
        and PERSON_NAME.fullmatch(name) is not None
        and name.count(" ") < 3
        and name.split()[-1].lower() not in {w.lower() for w in ends}
    )


def _is_thing(page: Page, phrase: SpeakerPhrase) -> bool:
    """Whether a text gave a name of one word to something that is no house and nobody."""
    if phrase.role != "house" or not phrase.name or " " in phrase.name:
        return False
    named = re.search(rf"\b{_CALLED}{re.escape(phrase.name)}\b", page.text[: phrase.start])
    houses = vocabulary("en").words("speakers.firm_noun", "speakers.house_noun")
    return named is not None and named["what"].lower() not in houses


def is_somebody(page: Page, phrase: SpeakerPhrase) -> bool:
    """Whether a phrase is more than a common word that a sentence's head writes large."""
    if phrase.rule not in ("capitalised", "house-noun") or phrase.entity is not None:
        return True
    name = phrase.name or ""
    if name.isupper() and name.lower() in _common():
        return False  # AI orders came to $24 billion
    if " " in name or name.isupper() or not opens(page, phrase.start):
        return name.count(" ") > 0 or not name[1:].islower() or not opens(page, phrase.start)
    if page.cast.find(name) is not None:
        return True
    return is_name(page, name)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    words = vocabulary("en")
    return frozenset(words.words("speakers.no_name", "speakers.common_noun", "speakers.people"))


def _places_of(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _is_word(text: str, at: int, length: int) -> bool:
    """Whether no letter stands before and behind a stretch."""
    behind = text[at + length : at + length + 1]
    return not (at and (text[at - 1].isalnum() or text[at - 1] == "_")) and not behind.isalnum()


def is_word(page: Page, name: str) -> bool:
    """Whether one word at a sentence's head is a word of the language: the text writes it small."""
    return _written_small(page, name) or name.casefold() in _common()


def _written_small(page: Page, name: str) -> bool:
    """Whether the text writes a word small, or a part of it: First-quarter, In-memory."""
    low = name.casefold()
    small = any(_is_word(page.text, at, len(low)) for at in _places_of(page.text, low))
    return small or _SMALL_PART.search(name) is not None


def is_name(page: Page, name: str) -> bool:
    """Whether one word at a sentence's head is a name: Toyota, and not Inflation or Bulldozers."""
    low = name.casefold()
    if low.removesuffix("'s").removesuffix("’s") in places():
        return False
    if _written_small(page, name):
        return False
    if any(
        page.text[at - 1] == " " and (page.text[at - 2].islower() or page.text[at - 2] == ",")
        for at in _places_of(page.text, name)
        if at > 1
    ):
        return True
    if "'" in name or "’" in name:
        return True
    if low in _common() or _COMMON_END.search(low):
        return False
    return not (low.endswith("s") and low[:-1] in _common())


def opens(page: Page, at: int) -> bool:
    """Whether a place opens its sentence."""
    before = page.text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in '.!?\n"“‘'
