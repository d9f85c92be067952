"""English noun phrases that point back or tell an office by its country.

The Dutch group, the firm from Didcot and the Boise company are a company named before; the
Korean science ministry and the fishermen's association are named by what the phrase says. The
last noun decides, whatever stands before it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwire.claims.matching.capitals import latin
from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.name_kinds import places
from claimwire.claims.speakers.en.phrases import ANYBODY, NAME
from claimwire.claims.speakers.phrase import SpeakerPhrase, entity_phrase

_MODIFIERS = latin(r"(?:[A-Za-z][\w.&'’-]* ){0,5}?")
_PHRASE = re.compile(
    latin(
        rf"(?P<the>[Tt]he|[Tt]his|[Tt]hat) (?P<words>{_MODIFIERS})(?P<noun>[a-z][a-z-]*)"
        r"(?P<behind> (?:from|in|behind|itself|based in|at the centre of|at the center of|"
        r"in question)\b[^,;:]{0,40})?"
    )
)
_OFFICE = re.compile(
    latin(
        rf"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) )?(?P<name>{_MODIFIERS}(?P<noun>[a-z][a-z-]*))"
        r"(?: (?:in|at|for) [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?"
    )
)
_TRADE_AND_NAME = re.compile(
    latin(
        rf"(?:[Tt]he |[Aa]n? |[Ii]ts )?(?P<words>(?:[A-Za-z][\w'’-]* ){{0,4}}?)"
        rf"(?P<noun>[a-z][a-z-]+) "
        rf"(?P<name>{NAME.pattern})"
    )
)
_NOUN_ALONE = re.compile(r"(?:the|The|its|Its|this|that) (?P<noun>[a-z]{4,})")
_ENDS_IN = latin(
    r"(?<![\w'’-])(?:The )?(?P<name>(?!The )[A-Z][\w'’&-]*(?: (?:(?:of|for|and|the) )"
    r"?[A-Z][\w'’&-]*){0,4} NOUN)\b"
    r"(?! [A-Z])"
)
_MANY_OF = re.compile(r"(?P<who>[A-Z][a-z]+) (?:of|for|and) (?:the )?")
_OF_THE_WORLD = re.compile(
    r"(?:world|country|nation|island|continent|region|industry|sector|city|market|state|"
    r"kingdom)['’]s "
    r"(?:(?:second|third|fourth|fifth)-)?(?:largest|biggest|leading|top|oldest|only|most|dominant|"
    r"best-known|number)\b"
)
_OWNER_PLACE = re.compile(latin(r"(?P<place>[A-Z][\w-]*(?: [A-Z][\w-]*){0,2})['’]s? (?=[A-Z])"))
_TAIL = re.compile(
    latin(r" (?:for|of) (?:the )?[A-Z][\w-]*(?: (?:(?:and|of|&) )?[A-Z][\w-]*){0,4}")
)
# The government of Malaysia
_OF_LAND = re.compile(
    latin(
        r"[Tt]he (?P<name>(?:government|parliament|cabinet|senate|army|navy|opposition|archdiocese|"
        r"diocese|province|state|canton|city|county|municipality|emirate|kingdom|republic) of "
        r"(?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})"
    )
)
_TOO_COMMON = frozenset(
    ("company", "firm", "group", "house", "office", "service", "services", "line", "lines")
)
_OWNER = re.compile(latin(r"[A-Za-z][\w-]*(?: [A-Za-z][\w-]*)?(?:['’]s?) "))
_AND_OTHERS = re.compile(
    r" (?:and (?:its|his|her|their) [a-z][a-z -]{2,30}|and (?:several |two |three |many )?"
    r"(?:others|colleagues|co-authors|co-workers|partners|friends))$"
)
_BEHIND_NAME = re.compile(
    latin(
        r"(?P<name>[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+|de|van|von|der|bin|al)){1,4}), "
        r"(?:of|at|from|for|with|who|an?|the|his|her|now|once|then|formerly|whose) "
    )
)


class NounPhrases:
    """Reads phrases by their last noun; its words are compiled once."""

    def __init__(self) -> None:
        words = vocabulary("en")
        self._firms = frozenset(words.words("speakers.firm_noun"))
        self._people = frozenset(words.words("speakers.people"))
        self._offices = frozenset(words.words("speakers.house_noun", "speakers.bare_house"))
        self._no_noun = frozenset(words.words("speakers.no_noun"))

    def pointer(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """A company named before, told by its place or trade: the Dutch group."""
        m = _PHRASE.fullmatch(page.text, start, end)
        if m is None or m["noun"] not in self._firms:
            return None
        if any(x.entity.type == "company" for x in page.mentions_in(start, end)):
            return None
        words = m["words"].split()
        if words and _OF_THE_WORLD.match(m["words"]):
            words = words[1:]  # the world's largest chipmaker
        elif not m["behind"] and not any(w[0].isupper() for w in words):
            return None
        if any(w in self._no_noun or w.endswith(("'s", "’s", "'", "’")) for w in words):
            return None
        return SpeakerPhrase("bare-house", start, end, f"the {m['noun']}", rule="bare-house")

    def named_before(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """The house whose name ends in the noun, as it was named last: the bank, Lumen Bank."""
        m = _NOUN_ALONE.fullmatch(page.text, start, end)
        if m is None or m["noun"] not in self._offices or m["noun"] in _TOO_COMMON:
            return None
        noun = m["noun"].capitalize()
        if page.text.find(f"{noun}", 0, start) < 0:
            return None
        found = list(_ends_in(noun).finditer(page.text, 0, start))
        if not found:
            return self._begins_with(page, noun, start, end)
        at, stop = found[-1].span("name")
        for mention in page.mentions_in(at, stop):
            if mention.end == stop and not mention.is_person:
                return entity_phrase(mention, "named-before")
        name = page.text[at:stop]
        while (of := _MANY_OF.match(name)) and of["who"].lower() in self._people:
            name = name[of.end() :]  # Customers of Lumen Bank
        if (owner := _OWNER_PLACE.match(name)) and owner["place"].casefold() in places():
            name = name[owner.end() :]  # Hong Kong's Customs Department
        if not name.startswith("The ") and (tail := _TAIL.match(page.text, stop)):
            name += tail.group()  # Centre for Medium-Range Weather Forecasts
        return SpeakerPhrase("house", start, end, name, rule="named-before")

    def _begins_with(self, page: Page, noun: str, start: int, end: int) -> SpeakerPhrase | None:
        """The office whose name begins with the noun: the ministry, Ministry of Social Affairs."""
        found = list(_head_of(noun).finditer(page.text, 0, start))
        if not found:
            return None
        at, stop = found[-1].span()
        if inside := [m for m in page.mentions_in(at, stop) if not m.is_person]:
            return entity_phrase(inside[0], "named-before") if inside[0].start == at else None
        return SpeakerPhrase("house", start, end, found[-1].group(), rule="named-before")

    def named_firm(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """A company with its trade before it: Indonesian car maker Bumi Pertiwi Motors."""
        m = _TRADE_AND_NAME.fullmatch(page.text, start, end)
        if m is None or m["noun"] not in self._firms:
            return None
        if m["noun"] in self._people and m["name"].split()[-1].lower() not in self._offices:
            return None
        if page.names_something(*m.span("name")) or any(
            w in self._no_noun for w in m["words"].split()
        ):
            return None
        return SpeakerPhrase("house", *m.span("name"), m["name"], rule="apposition")

    def office(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """An office named by its country or its people: the Korean science ministry."""
        if land := _OF_LAND.fullmatch(page.text, start, end):
            at = land.start("name")
            return SpeakerPhrase("house", at, land.end("name"), land["name"], rule="office")
        m = _OFFICE.fullmatch(page.text, start, end)
        if m is None or m["noun"] not in self._offices or m["noun"] in self._firms:
            return None
        at = m.start("name")
        if owner := _OWNER.match(m["name"]):
            kept = owner.group().rstrip("'’ s").endswith(("men", "women", "people", "er", "or"))
            at += 0 if kept else owner.end()
        words = page.text[at : m.end("name")].split()
        if len(words) < 2 or any(w in self._no_noun for w in words):
            return None
        if at == m.start("name") and not any(
            (w != w.lower()) or "'" in w or "’" in w for w in words
        ):
            return None
        name = page.text[at : m.end("name")]
        return SpeakerPhrase("house", at, m.end("name"), name, rule="office")

    def anybody(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """Somebody told by whatever noun, beside words that nobody else can have spoken."""
        m = ANYBODY.fullmatch(page.text[start:end].strip(" ,"))
        if m is None or any(word in self._no_noun for word in m["who"].split()):
            return None
        at = page.text.index(m["who"], start)
        if " " in m["who"] and m["who"].endswith(("er", "or")) and m.group()[:4].lower() == "the ":
            low = m.group().lower()  # the chip designer
            return SpeakerPhrase("bare-house", at - 4, at + len(m["who"]), low, rule="bare-house")
        return SpeakerPhrase("unnamed", at, at + len(m["who"]), m["who"], rule="anybody")


@lru_cache(maxsize=512)
def _ends_in(noun: str) -> re.Pattern[str]:
    return re.compile(_ENDS_IN.replace("NOUN", noun))


@lru_cache(maxsize=512)
def _head_of(noun: str) -> re.Pattern[str]:
    return re.compile(latin(rf"\b{noun}{_TAIL.pattern}"))


def first_of_several(text: str) -> int:
    """How much of a phrase names who speaks first: SoftBank [and its partners]."""
    m = _AND_OTHERS.search(text)
    return m.start() if m else len(text)


def name_before_comma(text: str) -> int:
    """Where a person's name ends that an explanation follows: Ann Moss[, of the house Larkin]."""
    m = _BEHIND_NAME.match(text)
    return m.end("name") if m else 0
