"""Chinese speakers that no list knows, told by the form of their names."""

from __future__ import annotations

import re

from claimwire.claims.lexicon import Matcher, vocabulary
from claimwire.claims.names_zh import FOREIGN, LATIN, ChineseNames, trimmed_end, without_bracket
from claimwire.claims.page import Page
from claimwire.claims.phrases_zh import COUNT, NOT_DOING, NOUN_TAGS, TITLE_MARK, latin_phrase
from claimwire.claims.speakers import SpeakerPhrase, entity_phrase


class UnlistedChinese:
    """Reads names by their form; its word lists are compiled once."""

    def __init__(self, names: ChineseNames) -> None:
        words = vocabulary("zh")
        self._names = names
        self._apposition = Matcher(dict.fromkeys(words.words("speakers.apposition"), True))
        self._generic = tuple(sorted(words.words("speakers.generic"), key=len, reverse=True))
        self._house_end = words.words("names.organisation_end")

    def by_form(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """A name that no list knows, told by its form."""
        folded, text = page.folded, page.text
        if m := TITLE_MARK.search(folded, start, stop):
            begin, last = m.span(1)
            return SpeakerPhrase("house", begin, last, text[begin:last], rule="marked-name")
        hits = list(self._apposition.find(folded, start, stop))
        for word in self._generic:
            at = start + len(word)
            called = folded.startswith(word, start) and folded[at : at + 1] in tuple("老小阿")
            if called and at < stop and self._names.name_at(page, at, stop) == stop:
                return SpeakerPhrase("person", at, stop, text[at:stop], rule="trade-name")
        for _, hit_end, _ in hits:
            rest = folded[hit_end:stop]
            latin = LATIN.fullmatch(rest.strip()) and len(rest) <= 40
            if latin or (2 <= len(rest) <= 12 and not re.search(r"[的是有、]", rest)):
                name = text[hit_end:stop].strip()
                return SpeakerPhrase("house", hit_end, stop, name, rule="apposition")
        said = folded[start:stop]
        if FOREIGN.fullmatch(said):
            return SpeakerPhrase("person", start, stop, text[start:stop], rule="foreign-name")
        if LATIN.fullmatch(said):
            return latin_phrase(text, start, stop)
        words = page.words(start, stop)
        looks_like = folded[start] in self._names.surnames or len(said) >= 3
        looks_like = looks_like and words[0].tag.startswith("nr")
        if looks_like and self._names.name_at(page, start, stop) == stop:
            return SpeakerPhrase("person", start, stop, text[start:stop], rule="person-name")
        if 3 <= len(said) <= 24 and said.endswith(self._house_end) and "的" not in said:
            return SpeakerPhrase("house", start, stop, text[start:stop], rule="house-name")
        if hits and hits[-1][1] == stop and "的" not in said:
            return SpeakerPhrase("unnamed", start, stop, text[start:stop], rule="kind-of-house")
        return None

    def plain(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """A plain noun phrase before a cue with a mark: a house or person nobody listed."""
        stop = without_bracket(page.folded, start, trimmed_end(page.folded, start, stop))
        first = next((m for m in page.mentions_in(start, stop) if m.start == start), None)
        if first is not None and first.is_person and page.folded[first.end] not in "的和与、及":
            return entity_phrase(first, "known-name")
        if page.folded[start:stop].endswith(NOT_DOING):
            return None
        words = page.words(start, stop)
        if not words or not 2 <= stop - start <= 16 or "的" in page.folded[start:stop]:
            return None
        named = self._names.name_at(page, start, stop) == stop
        if not named and not all(w.tag.startswith(NOUN_TAGS) for w in words):
            return None
        if named and stop - start <= 4:
            return SpeakerPhrase("person", start, stop, page.text[start:stop], rule="person-name")
        if m := COUNT.match(page.folded, start, stop):
            return SpeakerPhrase("unnamed", m.end(), stop, page.text[m.end() : stop], rule="people")
        return SpeakerPhrase("house", start, stop, page.text[start:stop], rule="noun-phrase")
