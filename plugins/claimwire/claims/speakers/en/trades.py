"""English people told by their trade: union officials, people familiar with the matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.name_kinds import places
from claimwire.claims.speakers.en.phrases import (
    AFTER_PEOPLE,
    BASED,
    CLOSING_CLAUSE,
    COMMON_FIRST,
    FAMILIAR,
    MOODS,
    NAME_AND_VERB,
    NUMBER,
    OF_A_HOUSE,
    OFFICE_OF_PLACE,
    OFFICES,
    ONE_TRADE,
    OWNED_TRADE,
    OWNER_OF_TRADE,
    PERSON_NAME,
    PLACE,
    STUDIOUS,
    THE_ONE,
)
from claimwire.claims.speakers.phrase import Speaker, SpeakerPhrase, cast_phrase, entity_phrase

_BEFORE_CLAUSE = frozenset(("what", "than", "which", "whom", "where", "when", "as", "by", "above"))
# The dealer told her: it is she who was named before
_TO_ANOTHER = re.compile(
    r" (?:(?:had|has|also|then|once) )?(?:told|tells|asked|asks|warned|warns|assured|assures|"
    r"gave|gives|"
    r"offered|informed|advised|wrote to|called|rang) (?:him|her|them)\b"
)
_DEFINITE = re.compile(
    latin(
        r"[Tt]he (?:(?:former|ex-|then|veteran|young|old|"
        r"retired) )?(?:[A-Za-z][\w.&-]* ){0,2}?(?P<noun>[a-z][a-z-]+)"
    )
)
# Many people in one word, who are no single person named before
_MANY_IN_ONE = frozenset(
    (
        "opposition",
        "staff",
        "management",
        "crew",
        "clergy",
        "prosecution",
        "defence",
        "defense",
        "police",
        "team",
        "leadership",
        "crowd",
        "public",
        "press",
        "media",
        "board",
        "panel",
        "jury",
        "family",
        "parents",
        "force",
        "service",
    )
)
# The bank's analysts: the bank
_OF_A_FIRM = re.compile(r"(?P<house>[Tt]he [a-z]+(?: [a-z]+)?)['’]s? ")
_OPEN_PEOPLE = ("people", "person", "persons", "those", "sources", "officials", "executives")
_WHO_DID = re.compile(r" who .*$")
_NO_PEOPLE = frozenset(
    ("none", "neither", "nobody", "of", "he", "she", "they", "it", "we", "you", "i")
)
_WORDS = re.compile(r"[a-z]{4,}")
_MAKERS = re.compile(r"[a-z]{3}(?:ers|ors|ists|ians|eers|ees|wives|men|women|folk)$")


class Trades:
    """Reads people told by their trade; its words are compiled once."""

    def __init__(self) -> None:
        words = vocabulary("en")
        self._people = frozenset(words.words("speakers.people"))
        self._firms = frozenset(words.words("speakers.firm_noun"))
        self._houses = frozenset(words.words("speakers.house_noun", "speakers.bare_house"))
        self._things = frozenset(words.words("speakers.things"))

    def is_trade(self, word: str) -> bool:
        """Whether a word tells people, by the list or as a plural by its form."""
        if word in self._people:
            return True
        return _MAKERS.search(word) is not None and word not in self._things

    def meant(self, page: Page, start: int, end: int) -> Speaker | None:
        """Whom "the analyst" means, or "the former Lintel director": whoever was named last.

        A noun that tells people and companies alike (the broker) means the one or the other.
        """
        m = _DEFINITE.fullmatch(page.text, start, end)
        if m is None or m["noun"] in OFFICES or not self.is_trade(m["noun"] + "s"):
            return None
        if m["noun"] in self._houses and m["noun"] not in self._firms:
            return None  # the association is nobody's trade
        last = page.cast.last
        if last is not None and not last.person and m["noun"] in self._firms:
            line = page.text.rfind("\n", 0, start) + 1
            return last if page.text.find(last.name.split()[0], line, start) >= 0 else None
        known = last_of_trade(page, start, m["noun"], self.is_trade)
        return known if known is not None and not known.unnamed else None

    def crowd(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """People told by their trade, without number: people familiar with the matter."""
        m = NUMBER.match(page.text[start:end])
        begin = start + (m.end() if m else 0)
        rest = page.text[begin:end].strip()
        if THE_ONE.fullmatch(page.text, start, end):
            known = _only_one(page, start, rest)
            if rest in self._houses or rest in _MANY_IN_ONE:
                known = None
            elif known is None and rest not in OFFICES and self.is_trade(rest + "s"):
                known = last_of_trade(page, start, rest, self.is_trade)
            if known is not None:
                return cast_phrase(known, start, end)
        words = re.findall(r"[a-z-]+", rest.lower())
        if (
            not words
            or words[0] in _NO_PEOPLE
            or PERSON_NAME.search(rest)
            or NAME_AND_VERB.match(rest)
        ):
            return None  # 61 of 68 analysts are counted and say nothing
        crowd = next((i for i, w in enumerate(words) if self.is_trade(w)), None)
        if crowd is None and self.is_trade(words[-1] + "s") and ONE_TRADE.fullmatch(rest):
            if len(words) > 1 and page.text.startswith(("the ", "The "), start):
                return None  # the chip designer is as likely a house
            crowd = len(words) - 1
        if crowd is None or crowd > 4 or any(w in _BEFORE_CLAUSE for w in words[:crowd]):
            return None
        while self.is_trade("".join(words[crowd + 1 : crowd + 2])):
            crowd += 1  # police officers
        following = words[crowd + 1 : crowd + 2]
        handling = words[crowd] in _OPEN_PEOPLE and following[:1] and following[0].endswith("ing")
        if following and following[0] not in AFTER_PEOPLE and not handling:
            return None
        for mention in page.mentions_in(begin, end):
            if mention.start == begin and mention.end < begin + len(rest):
                begin = mention.end
        rest = page.text[begin:end].removeprefix("'s").removeprefix("’s").strip()
        begin = page.text.index(rest, begin)
        if words[crowd] in STUDIOUS:
            owners = [m for m in page.mentions_in(start, begin) if not m.is_person]
            if owners and page.text[owners[-1].end :][:2] in ("'s", "’s"):
                return entity_phrase(owners[-1], "their-analysts")
            owner = OWNER_OF_TRADE.match(page.text, start, end)
            if owner is not None and owner["owner"].lower() not in places():
                name = owner["owner"]
                return SpeakerPhrase("house", *owner.span("owner"), name, rule="their-analysts")
        if words[crowd] in STUDIOUS and (owner := _OF_A_FIRM.match(page.text, start, end)):
            told = owner.group("house").lower()
            if told.split()[-1] in self._firms | self._houses:
                return SpeakerPhrase("bare-house", *owner.span("house"), told, rule="bare-house")
        name = CLOSING_CLAUSE.sub("", rest)
        if words[crowd] not in _OPEN_PEOPLE[:3]:
            name = _WHO_DID.sub("", name)  # officials [who have read it]
        if self.is_trade(words[0]) and name[:1].isupper() and name[1:2].islower():
            name = name[0].lower() + name[1:]
        if not FAMILIAR.search(name) and not OFFICE_OF_PLACE.fullmatch(name):
            name = PLACE.split(name)[0]
        name = MOODS.sub("", name)
        if (m := OWNER_OF_TRADE.match(name)) and m["owner"].lower() not in places():
            begin, name = begin + m.end(), name[m.end() :]
        if m := OF_A_HOUSE.match(name):
            begin, name = begin + m.end(), name[m.end() :]
        if m := OWNED_TRADE.match(name):
            begin, name = begin + m.end(), name[m.end() :]
        if m := BASED.match(name):
            begin, name = begin + m.end(), name[m.end() :]
        if opens_sentence(page, begin) and COMMON_FIRST.match(name):
            name = name[0].lower() + name[1:]
        return SpeakerPhrase("unnamed", begin, begin + len(name), name, rule="people")


def opens_sentence(page: Page, at: int) -> bool:
    """Whether a place opens its sentence, so that its capital letter says nothing."""
    before = page.text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in '.!?\n"“”'


def told_before(page: Page, noun: str) -> Speaker | None:
    """The unnamed people last told at length whom "the people" means."""
    known = [s for s in page.cast.members.values() if s.unnamed and s.name.startswith(noun + " ")]
    return known[-1] if known else None


@lru_cache(maxsize=1024)
def _brought_in(noun: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:an?|another|one|two|his|her|its) (?:[a-z'’-]+ ){{0,2}}{re.escape(noun)}\b"
    )


def last_of_trade(
    page: Page, at: int, noun: str, is_trade: Callable[[str], bool]
) -> Speaker | None:
    """Whom "the fund manager" means right behind Lian Wei, of whom no other trade is told.

    The person must have been named last, in the paragraph at hand, and nobody else may have been
    introduced by the noun.
    """
    known = page.cast.latest
    if known is None or _TO_ANOTHER.match(page.masked, at + len("the ") + len(noun)):
        return None
    line = page.text.rfind("\n", 0, at) + 1
    if known.entity is not None:
        named = [m.start for m in page.mentions_in(line, at) if m.entity is known.entity]
        return known if named else None
    place = page.text.rfind(known.name.split()[-1], line, at)
    if place < 0:
        return None
    head = noun.split()[-1]
    if _brought_in(head).search(page.text, 0, at):
        return None
    first = page.text.find(known.name, 0, at)
    before = page.folded[max(0, first - 50) : first].split(". ")[-1]
    around = before + page.folded[first : first + 90].split(". ")[0]
    told = [w for w in _WORDS.findall(around) if is_trade(w) or is_trade(w + "s")]
    return None if told and head not in told else known


def _only_one(page: Page, at: int, noun: str) -> Speaker | None:
    """The one person named so far, of whom no trade was told: the coach behind Ruan Steyn."""
    named = [s for s in page.cast.members.values() if s.person and not s.unnamed]
    if _TO_ANOTHER.match(page.masked, at + len("the ") + len(noun)):
        return None
    if len(named) != 1 or named[0].entity is not None:
        return None
    name = re.escape(named[0].name)
    told = re.search(
        rf"(?:(?<!^)\b[a-z]+ {name}|{name},? (?:(?:an?|the|its) |is (?:an?|the) ))", page.text[:at]
    )
    before = re.search(
        rf"\b(?:an?|another|one|two|some) (?:[a-z-]+ )?{re.escape(noun)}", page.text[:at]
    )
    return None if told or before else named[0]
