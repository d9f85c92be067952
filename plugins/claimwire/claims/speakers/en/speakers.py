"""Reads an English noun phrase as a speaker: names, titles, people told by their trade."""

from __future__ import annotations

import re
from dataclasses import replace

from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.en.documents import EnglishDocuments
from claimwire.claims.speakers.en.noun_phrases import (
    NounPhrases,
    first_of_several,
    name_before_comma,
)
from claimwire.claims.speakers.en.offices import office_of_country
from claimwire.claims.speakers.en.phrases import (
    AGED,
    ANALYSTS_AT,
    ARTICLE,
    CLAUSE_BEFORE,
    COMMON_FIRST,
    CONTRACTED,
    DEFINED,
    GROUP,
    HOUSE_OF,
    HOUSE_OF_OFFICE,
    ITEM,
    LEAD,
    LEGAL_FORM,
    LISTED_NAME,
    LISTED_OFFICE,
    LOWER,
    MOUTHPIECE,
    NAME,
    NO_SPEAKERS,
    OF_PEOPLE,
    OFFICE_OF_COUNTRY,
    OFFICES,
    ONE_OF,
    OWN_CLAUSE,
    OWN_PAPER,
    OWNED_OFFICE,
    OWNERS,
    PANEL_OF,
    PERSON_NAME,
    PREPOSITION,
    RELATIVES,
    SEAT,
    SIDE_BY_SIDE,
    STAFF_OF_IT,
)
from claimwire.claims.speakers.en.proper_names import ProperNames, house_in
from claimwire.claims.speakers.en.shapes import BRACKETED
from claimwire.claims.speakers.en.trades import Trades, last_of_trade, opens_sentence, told_before
from claimwire.claims.speakers.en.voices import (
    holder_of_office,
    known_house,
    known_name,
    object_pronoun,
    spokesperson,
)
from claimwire.claims.speakers.fullest import in_office
from claimwire.claims.speakers.phrase import SpeakerPhrase, cast_phrase, entity_phrase


class EnglishSpeakers:
    """The reader; its word lists are compiled once."""

    def __init__(self) -> None:
        words = vocabulary("en")
        self._trades = Trades()
        self._phrases = NounPhrases()
        self._proper = ProperNames()
        self._spokes = frozenset(words.words("speakers.spokes"))
        self._bare_house = frozenset(words.words("speakers.bare_house"))
        self._bare_person = frozenset(words.words("speakers.bare_person"))
        self._house_nouns = frozenset(words.words("speakers.house_noun"))
        self._documents = EnglishDocuments(self.read)
        self._no_noun = frozenset(words.words("speakers.no_noun"))
        self._house_ends = frozenset(w.lower() for w in words.words("speakers.house_end"))

    def read(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """The speaker that `[start, end)` names, or None; remembered till somebody is entered."""
        if page.cast.entered != page.read_at:
            page.read_at = page.cast.entered
            page.phrases.clear()
        key = (start, end)
        if key not in page.phrases:
            page.phrases[key] = self._phrase(page, start, end)
        return page.phrases[key]

    def _phrase(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        text = page.text[start:end]
        if m := LEAD.match(text):
            start += m.end()
        while start < end and page.text[start].isspace():
            start += 1
        while end > start and page.text[end - 1] in " ,":
            end -= 1
        if page.shown.find(", ", start, end) > 0:
            stop = name_before_comma(page.text[start:end])
            end = start + stop if stop else end
        commas = page.text.find(", ", start, end) > 0
        listed = LISTED_OFFICE.search(page.text, start, end) if commas else None
        if listed and (m := LISTED_NAME.fullmatch(page.text, start, end)):
            return SpeakerPhrase("house", m.start("name"), end, m["name"], rule="house-noun")
        if (
            end > start
            and page.text[end - 1] == ")"
            and (aside := BRACKETED.search(page.text, start, end))
        ):
            end = aside.start()
        if legal := LEGAL_FORM.search(page.text, start, end):
            end = legal.start()  # Aldermoor plc
        if page.shown.find(" and ", start, end) > 0:
            end = start + first_of_several(page.text[start:end])
        if (m := ITEM.match(page.text, start, end)) is not None:
            start = m.end()  # Six: the company
        if (m := CLAUSE_BEFORE.match(page.text, start, end)) is not None:
            if m["joined"]:
                return None  # shares fell after the company
            start = m.end()  # One after another the thirteen executives
        said = page.text[start:end]
        low = said.lower()
        if not said or len(said) > 110 or PREPOSITION.match(low) or low.startswith(RELATIVES):
            return None
        if CONTRACTED.match(low):
            return None  # It's a company
        if low in ("the ceo", "the cfo", "the coo", "the cto", "the pm"):
            return SpeakerPhrase("bare-person", start, end, low[4:], rule="bare-person")
        if low in ("he", "she"):
            return SpeakerPhrase("pronoun", start, end, said, rule="pronoun")
        if low in NO_SPEAKERS:
            if low == "it":
                return SpeakerPhrase("bare-house", start, end, said, rule="pronoun-it")
            return None
        if low == "they":
            return SpeakerPhrase("bare-person", start, end, said, rule="pronoun-they")
        if said in OWNERS:
            return None
        if AGED.match(low):
            named = page.text[end : end + 2] == ", " and page.text[end + 2 : end + 3].isupper()
            if page.cast.latest is not None and not named:
                return cast_phrase(page.cast.latest, start, end)
            return SpeakerPhrase("bare-person", start, end, low, rule="aged")
        if (m := STAFF_OF_IT.fullmatch(low)) is not None:  # says its director
            name = m["who"]
            rule = "pronoun-it" if name == "its" else "bare-house"
            return SpeakerPhrase("bare-house", start, start + 3, name, rule=rule)
        if DEFINED.fullmatch(page.text, start, end) and OWN_PAPER.search(page.text):
            return SpeakerPhrase("nobody", start, end, rule="filing-voice")
        if DEFINED.fullmatch(page.text, start, end):  # a house's papers call it so
            return SpeakerPhrase("bare-house", start, end, low, rule="bare-house")
        whole = any(x.end == end for x in page.mentions_in(start, end))
        if not whole and (m := SIDE_BY_SIDE.fullmatch(said)) and not self._is_one_house(m):
            return self.read(page, start + m.start("first"), start + m.end("first"))
        if (m := GROUP.fullmatch(low)) and (known := told_before(page, m[1])):
            return cast_phrase(known, start, end)
        if (m := ONE_OF.match(said)) and (
            known := told_before(page, said[m.end() :].strip().split(" ")[0])
        ):
            return cast_phrase(known, start, end)
        if ONE_OF.match(said):
            return SpeakerPhrase("bare-person", start, end, said, rule="one-of-them")
        owned = "'" in said or "’" in said
        if owned and (entity := holder_of_office(page, start, end)):
            return SpeakerPhrase("person", start, end, entity.name, entity, rule="known-name")
        blanks = said.count(" ")
        lower = said[0].islower() or said.startswith("The ")
        if blanks > (0 if lower else 1) and (told := self._phrases.named_firm(page, start, end)):
            return told
        if blanks == 1 and (told := self._phrases.named_before(page, start, end)):
            return told
        if low[:4] in ("the ", "this", "that") and (
            meant := self._phrases.pointer(page, start, end)
        ):
            return meant
        if low.startswith("the ") and page.text[start : start + 1] in "tT":
            known = self._trades.meant(page, start, end)
            if known is not None:
                return cast_phrase(known, start, end) if known.person else known_house(start, end)
        document = self._documents.find(page, start, end, low)
        if document is not None and document.rule in ("maker-of-document", "bare-house-document"):
            return document
        spoken_for = (
            spokesperson(page, start, end, low, self._spokes)
            if "spoke" in low or "represent" in low or "press" in low
            else None
        )
        if phrase := spoken_for or self._voices_of_house(page, start, end, low):
            return phrase
        return (
            document
            or self._bare(page, start, end, low)
            or known_name(page, start, end)
            or self._trades.crowd(page, start, end)
            or self._proper.named(page, start, end)
            or self._phrases.office(page, start, end)
        )

    def read_source(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """What follows "according to": a speaker, a document of a house, or people."""
        if phrase := self.read(page, start, end) or object_pronoun(page, start, end):
            return phrase
        inside = page.mentions_in(start, end)
        if inside:
            return entity_phrase(inside[0], "known-name")
        m = NAME.search(page.text, start, end)
        if m:
            return SpeakerPhrase("house", m.start(), m.end(), m.group().strip(), rule="capitalised")
        return None

    def with_house(self, page: Page, phrase: SpeakerPhrase, start: int, end: int) -> SpeakerPhrase:
        """The phrase of somebody with the house that an apposition in `[start, end)` names."""
        return replace(phrase, house=house_in(page, start, end))

    def named_behind(self, page: Page, phrase: SpeakerPhrase, stop: int, end: int) -> SpeakerPhrase:
        """Who somebody told by a trade is, where the name stands behind: the lawyer, Ann Moss."""
        staff = phrase.rule == "pronoun-it" or phrase.role in ("unnamed", "bare-person")
        if not staff or page.text[stop : stop + 2] != ", ":
            return phrase
        m = NAME.match(page.text, stop + 2, end)
        if m is None or PERSON_NAME.fullmatch(m.group().rstrip(".")) is None:
            return phrase
        if page.text[m.end() : m.end() + 1].isalnum() or page.text.startswith(" and ", m.end()):
            return phrase
        return self._proper.named(page, m.start(), m.start() + len(m.group().rstrip("."))) or phrase

    def anybody(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """Somebody told by whatever noun, beside words that nobody else can have spoken."""
        return self._phrases.anybody(page, start, end)

    def _is_one_house(self, pair: re.Match[str]) -> bool:
        """Whether "and" stands inside a name: National Oceanic and Atmospheric Administration."""
        last = pair["second"].split()[-1].lower()
        return last in self._house_ends or last in self._house_nouns

    def _voices_of_house(self, page: Page, start: int, end: int, low: str) -> SpeakerPhrase | None:
        """Analysts at Jefferies, the foreign ministry of a country: a house speaks."""
        if m := ANALYSTS_AT.match(low):
            name = NAME.match(page.text, start + m.end(), end)
            known = known_name(page, start + m.end(), end)
            if known is not None:
                return known
            if name:
                return SpeakerPhrase(
                    "house", *name.span(), name.group().strip(), rule="analysts-at"
                )
        if low.startswith(("its ", "their ", "the country's ", "the country’s ")) and (
            office := office_of_country(page, start, low)
        ):
            return replace(office, start=start, end=end)
        marked = "'" in low or "’" in low
        if marked and (owned := PANEL_OF.fullmatch(page.text, start, end)):
            return self.read(page, *owned.span("owner"))
        if (m := HOUSE_OF.match(low)) and not page.mentions_in(start, end):
            at = start + m.start(1)
            return SpeakerPhrase("house", at, end, page.text[at:end], rule="house-noun")
        if place := SEAT.search(page.text, start, end):
            end, low = place.start(), low[: place.start() - start]
        if (
            marked
            and (m := OWNED_OFFICE.match(page.text, start, end))
            and not page.names_something(start, end)
        ):
            start, low = m.end(), low[m.end() - start :]
        the = 4 if low.startswith("the ") else 0
        if " of " in low and self._proper.is_institution(page.text[start + the : end]):
            firm = page.text[start:end].partition(" of ")[0]
            if not the and self._proper.is_company(firm):
                return SpeakerPhrase("house", start, start + len(firm), firm, rule="house-noun")
            if known := known_name(page, start, end):
                return known
            whole = page.text[start + the : end]
            return SpeakerPhrase("house", start + the, end, whole, rule="house-noun")
        held = OFFICE_OF_COUNTRY.fullmatch(page.text, start, end)
        if held and not page.mentions_in(start, end):
            return SpeakerPhrase("unnamed", start, end, held.group(), rule="office-of-country")
        owner = re.split(r"\s(?:of|at|from|with) ", page.text[start:end], maxsplit=1)[0]
        if owner != page.text[start:end] and PERSON_NAME.fullmatch(owner):
            return None
        words = low.split()
        people = any(word[-1] == "s" and self._trades.is_trade(word) for word in words[:-1])
        if people and OF_PEOPLE.search(low):
            return None  # two former employees of the lab
        clause = OWN_CLAUSE.search(low) is not None
        named = words[-1] in self._house_nouns and not clause
        if len(words) >= 2 and named and page.text[start].isupper():
            article = ARTICLE.match(page.text, start, end)
            begin = article.end() if article else start
            if (
                not known_name(page, start, end)
                and words[0] not in ("the", "its", "his", "her", "their", "this", "that")
            ) or (
                low.startswith("the ") and any(w[0].isupper() for w in page.text[begin:end].split())
            ):
                inside = [m for m in page.mentions_in(begin, end) if m.end == end]
                if inside:
                    return entity_phrase(inside[0], "known-name")
                told = page.text[begin:end]
                if opens_sentence(page, begin) and COMMON_FIRST.match(told):
                    told = told[0].lower() + told[1:]  # State media
                return SpeakerPhrase("house", begin, end, told, rule="house-noun")
        if owned := HOUSE_OF_OFFICE.fullmatch(low):
            at = start + owned.start(1)
            return SpeakerPhrase("house", at, end, page.text[at:end], rule="house-noun")
        return None

    def _bare(self, page: Page, start: int, end: int, low: str) -> SpeakerPhrase | None:
        if MOUTHPIECE.fullmatch(low):
            return SpeakerPhrase("bare-person", start, end, rule="mouthpiece")
        m = re.match(r"(?:the|this|that|its|their|his|her)\s+(?:[a-z-]+\s+){0,2}?([a-z -]+)$", low)
        if m is None or not LOWER.fullmatch(page.text, start + 1, end):
            return None
        noun = m.group(1)
        words = low.split()
        if any(word in self._no_noun for word in words):
            return None  # the move comes two weeks after the regulator
        if len(words) in (2, 3) and words[0] == "the" and (known := in_office(page, start, noun)):
            return cast_phrase(known, start, end)
        if words[-1] in self._bare_house or noun in self._bare_house:
            return SpeakerPhrase("bare-house", start, end, low, rule="bare-house")
        if (
            words[0] in ("the", "this", "that")
            and len(words) <= 3
            and words[-1] in self._bare_person
        ):
            if words[-1] not in OFFICES and (
                known := last_of_trade(page, start, noun, self._trades.is_trade)
            ):
                return cast_phrase(known, start, end)
            return SpeakerPhrase("bare-person", start, end, noun, rule="bare-person")
        return None
