"""Reads the proper names of an English phrase: titles off, offices with their place kept.

Mayor Dale Reed, the skater Marguerite Sallé, Consultancy Brandeis Lowe, Port of Tacoma Bay.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimwire.claims.matching.lexicon import trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.name_kinds import has_given_name, is_house_name
from claimwire.claims.speakers.en.phrases import (
    APPOSED,
    BASED_NAME,
    HEAD_TRADE,
    MOODS,
    NAME,
    NO_NAMES,
    NUMBER,
    OF_A_BODY,
    OFFICE_AND_NAME,
    OFFICE_OF_PLACE,
    OFFICES,
    OWNED,
    OWNED_OFFICE,
    OWNED_TRADE,
    PERSON_NAME,
    PLACE_WORDS,
    TRADE_BEFORE,
)
from claimwire.claims.speakers.phrase import Role, SpeakerPhrase, cast_phrase


class ProperNames:
    """The reader of names; its word lists are compiled once."""

    def __init__(self) -> None:
        words = vocabulary("en")
        titles = words.words("speakers.title")
        self._titles = re.compile(trie_pattern(titles))
        self._titled = frozenset(w.split()[-1] for w in titles)
        people = frozenset(words.words("speakers.people"))
        self._trades = people | {w[:-1] for w in people if w.endswith("s")}
        self._bare_house = frozenset(words.words("speakers.bare_house"))
        self._house_nouns = frozenset(words.words("speakers.house_noun"))
        self._house_ends = frozenset(w.lower() for w in words.words("speakers.house_end"))
        self._company_ends = frozenset(words.words("speakers.company_end"))
        self._no_noun = frozenset(words.words("speakers.no_noun"))

    def named(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """A capitalised name behind or before its title."""
        text = page.text[start:end]
        chunks = [c for c in re.split(r",\s*", text) if c]
        best = None
        at = start
        for chunk in chunks:
            begin = page.text.index(chunk, at)
            at = begin + len(chunk)
            found = self._name_in(page, begin, at)
            if found and not (found.name or "").startswith(("I'", "I’", "I ")):
                best = best or found
        if best is None:
            return None
        house = house_in(page, start, end)
        return replace(best, house=house) if house and best.role == "person" else best

    def _name_in(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        based = BASED_NAME.match(page.text, start, end)
        start = based.end() if based else start
        if (
            page.text.startswith(("the ", "The "), start)
            and page.text[start + 4 : start + 5].isupper()
        ):
            start += 4
        owned = OWNED.match(page.text, start, end) or OWNED_OFFICE.match(page.text, start, end)
        if (m := owned) and not page.names_something(m.end(), end):
            start = m.end()
        chunk = page.text[start:end]
        if known := page.cast.find(chunk.strip()):
            return cast_phrase(known, start, end)
        if named := _behind_office(page, start, chunk):
            return named
        folded = page.folded[start:end]
        title_end = 0
        head = re.split(r" (?:of|at|from|for|with|who) ", folded, maxsplit=1)[0]
        office = head.rsplit(" ", 1)[-1] in self._house_ends | self._house_nouns
        for title in self._titles.finditer(folded) if not office or "," in folded else ():
            title_end = title.end()
        while chunk[title_end : title_end + 1] == ".":
            title_end += 1
        rest = chunk[title_end:]
        lead = len(rest) - len(rest.lstrip())
        rest = re.split(r"\s(?:of|at|from|who|with|in)\s", rest.strip())[0]
        if title_end and rest and NAME.fullmatch(rest):
            begin = start + title_end + lead
            if full := page.cast.find(rest):
                return cast_phrase(full, begin, begin + len(rest))
            return SpeakerPhrase("person", begin, begin + len(rest), rest, rule="title-name")
        if title_end and rest.startswith(PLACE_WORDS):
            if not OFFICE_OF_PLACE.fullmatch(
                chunk.strip().removeprefix("The ").removeprefix("the ")
            ):
                end = start + title_end
            rest, chunk = "", page.text[start:end]
        common = chunk[:1].islower() or re.match(r"(?:A|An|The|One)\s", chunk)
        if title_end and not rest and common:
            number = NUMBER.match(chunk)
            begin = start + (number.end() if number else 0)
            for mention in page.mentions_in(begin, end):
                begin = mention.end if not mention.is_person else begin
            name = MOODS.sub("", page.text[begin:end].removeprefix("'s").strip())
            if owned := OWNED_TRADE.match(name):
                begin, name = begin + owned.end(), name[owned.end() :]
            if name.lower() in ("former", "then-president", "rotating", "deputy", "assistant"):
                return None  # a former judge
            return SpeakerPhrase("unnamed", begin, end, name, rule="people")
        bare = re.split(r"\s(?:of|at|from|who|with)\s", chunk.strip())[0].strip()
        body = OF_A_BODY.fullmatch(chunk.strip())
        if body and page.text[max(0, start - 4) : start].lower() == "the " and self._is_body(body):
            return SpeakerPhrase(
                "house", start, start + body.end(), body.group(), rule="house-noun"
            )
        trade, _, told = bare.partition(" ")  # Consultancy Brandeis Lowe
        kinds = trade.lower() in self._bare_house or trade.lower() in self._house_nouns
        if kinds and trade.istitle() and PERSON_NAME.fullmatch(told):
            begin = page.text.index(told, start)
            return SpeakerPhrase("house", begin, begin + len(told), told, rule="apposition")
        if m := TRADE_BEFORE.fullmatch(bare):
            begin = page.text.index(m["name"], start)
            last = begin + len(m["name"])
            return SpeakerPhrase("person", begin, last, m["name"], rule="trade-name")
        if (m := APPOSED.fullmatch(bare)) and (named := self._apposed(page, start, m)):
            return named
        if bare.partition(" ")[0].lower() in NO_NAMES:
            return None  # The ten
        office = bare.split()[-1].lower() in self._house_ends | self._house_nouns
        m = None if office else HEAD_TRADE.fullmatch(bare)
        if m is not None and m["trade"].lower() in self._trades:
            begin = page.text.index(m["name"], start)  # Villager Huang Rui
            name = m["name"]
            return SpeakerPhrase("person", begin, begin + len(name), name, rule="trade-name")
        if PERSON_NAME.fullmatch(bare) and bare.split()[-1].lower() in self._house_ends:
            return SpeakerPhrase("house", start, start + len(bare), bare, rule="capitalised")
        if PERSON_NAME.fullmatch(bare):
            role: Role = "house" if is_house_name(page, bare) else "person"
            return SpeakerPhrase(role, start, start + len(bare), bare, rule="person-name")
        if NAME.fullmatch(bare) and bare.lower() not in NO_NAMES:
            return SpeakerPhrase("house", start, start + len(bare), bare, rule="capitalised")
        m = re.search(
            rf"(?:firm|company|house|bank|group|agency|maker|startup|brokerage|think tank|"
            rf"newspaper|magazine|outlet|consultancy|broker|chipmaker)\s+({NAME.pattern})$",
            chunk,
        )
        if m:
            return SpeakerPhrase("house", start + m.start(1), end, m.group(1), rule="apposition")
        return None

    def _is_body(self, m: re.Match[str]) -> bool:
        """Whether "the X of Y" names a body of people: the Wind Farmers of Friesland."""
        last = m["head"].split()[-1].lower()
        return not has_given_name(m["head"]) and last not in OFFICES and last not in self._titled

    def is_company(self, name: str) -> bool:
        """Whether a name ends as those of companies do, which a place behind is no part of."""
        return " " in name and name.split()[-1].lower() in self._company_ends

    def is_institution(self, name: str) -> bool:
        """Whether "of" stands inside a name: Port of Tacoma Bay, Royal Society of Midwives."""
        head, of, _ = name.partition(" of ")
        last = head.split()[-1].lower() if of and head else ""
        told = last in self._house_ends or last in self._house_nouns or last in self._bare_house
        return told and NAME.fullmatch(name) is not None

    def _apposed(self, page: Page, start: int, m: re.Match[str]) -> SpeakerPhrase | None:
        """The name behind common nouns that tell what it names: the skater Marguerite Sallé."""
        nouns = m["nouns"].split()
        if any(word in self._no_noun for word in nouns):
            return None
        name, (at, last) = m["name"], m.span("name")
        if name == "I" or name.startswith(("I'", "I’")):
            return None
        if full := page.cast.find(name):
            return cast_phrase(full, start + at, start + last)
        house = nouns[-1] in self._bare_house or nouns[-1] in self._house_nouns
        house = (
            house or not PERSON_NAME.fullmatch(name) or name.split()[-1].lower() in self._house_ends
        )
        role: Role = "house" if house else "person"
        return SpeakerPhrase(role, start + at, start + last, name, rule="apposition")


@lru_cache(maxsize=1)
def _fields() -> frozenset[str]:
    return frozenset(vocabulary("en").words("speakers.office_field"))


def _behind_office(page: Page, start: int, chunk: str) -> SpeakerPhrase | None:
    """The name behind an office and its field: Minister for Trade and Industry Gan Kim Yong."""
    m = OFFICE_AND_NAME.fullmatch(chunk.strip())
    if m is None:
        return None
    words = m["rest"].split()
    first = next((i for i, w in enumerate(words) if i and has_given_name(w)), len(words) - 2)
    name = words[first:]
    if first < 1 or not 2 <= len(name) <= 3 or any(w.lower() in _fields() for w in name):
        return None
    if not all(w[0].isupper() for w in name):
        return None
    told = " ".join(name)
    at = page.text.index(told, start)
    return SpeakerPhrase("person", at, at + len(told), told, rule="title-name")


def house_in(page: Page, start: int, end: int) -> str | None:
    """The organisation of the topic named in an apposition (an analyst at IDC)."""
    for mention in page.mentions_in(start, end):
        if not mention.is_person:
            return mention.entity.name
    return None
