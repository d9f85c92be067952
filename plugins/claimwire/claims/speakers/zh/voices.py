"""Who speaks for a Chinese house: its spokesman, its desk, its people, or a name that goes on."""

from __future__ import annotations

import re

from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import SpeakerPhrase, entity_phrase
from claimwire.claims.speakers.zh.names import ChineseNames, trimmed_end, without_bracket
from claimwire.claims.speakers.zh.phrases import (
    COUNT,
    DESK,
    ONE_OF,
    PLACED_COUNT,
    PLACES,
    POINTER,
    REGION,
    TITLE_MARK,
)

_SOME_OF_THEM = re.compile("(?:其中|当中)?的?[两二三四五六]人")
# 寒武纪一位|区域销售负责人: somebody of a house with a field of their own
_ONE_WITH_FIELD = re.compile(
    r"(?<=[一-鿿])[一两几数][位名](?P<who>(?!相关|有关|不愿|匿名|要求)(?:(?!的)[一-鿿]){2,8}(?:负责人|主管|人士))$"
)

_OF_THE_HOUSE = ("官员", "工作人员", "人员", "人士")  # people, where they are counted


class HouseVoices:
    """Reads bare nouns and phrases in which a house speaks; a part of `ChineseSpeakers`."""

    _adverbials: frozenset[str]
    _spokes: dict[str, tuple[str, ...]]
    _names: ChineseNames
    _bare_house: frozenset[str]
    _bare_person: frozenset[str]
    _it: tuple[str, ...]
    _people_end: tuple[str, ...]
    _house_end: tuple[str, ...]
    _house_ends: frozenset[str]

    def _titled(self, page: Page, start: int, stop: int, end: int) -> SpeakerPhrase | None:
        raise NotImplementedError

    def _ends_in_title(self, said: str) -> bool:
        raise NotImplementedError

    def _bare(self, said: str, start: int, stop: int) -> SpeakerPhrase | None:
        if _SOME_OF_THEM.fullmatch(said):
            return SpeakerPhrase("bare-person", start, stop, said, rule="one-of-them")
        if said in self._bare_person:
            return SpeakerPhrase("bare-person", start, stop, said, rule="bare-person")
        if said in self._bare_house:
            return SpeakerPhrase("bare-house", start, stop, said, rule="bare-house")
        if said in self._it:
            return SpeakerPhrase("bare-house", start, stop, said, rule="pronoun-it")
        m = POINTER.match(said)
        if m and 0 < len(said) - m.end() <= 8 and "的" not in said:
            person = said.endswith(self._people_end) or self._ends_in_title(said)
            if m.group()[-1] == "家" and said.endswith(("商", "厂", "店", "行", "企", "所")):
                person = False  # 这家电信商
                return SpeakerPhrase("bare-house", start, stop, "公司", rule="bare-house")
            if person:
                return SpeakerPhrase("bare-person", start, stop, said, rule="bare-person")
            if said.endswith(self._house_end):
                return SpeakerPhrase("bare-house", start, stop, said, rule="bare-house")
        return None

    def _house_before(self, page: Page, start: int, stop: int) -> str | None:
        inside = [
            m for m in page.mentions if start <= m.start and m.end <= stop and not m.is_person
        ]
        return inside[-1].entity.name if inside else None

    def _house_goes_on(self, page: Page, start: int, stop: int, end: int) -> SpeakerPhrase | None:
        """The house whose name goes on behind what looks like somebody's: 东荣|建设."""
        if not 2 <= stop - start <= 4:
            return None
        word = page.words(stop, end)[0] if stop < end else None
        if word is None or len(word.text) < 2 or word.text not in self._house_ends:
            return None
        if not self._names.begins(page, word.end, end):
            return None
        name = page.text[start : word.end]
        return SpeakerPhrase("house", start, word.end, name, rule="house-name")

    def _voice_of_house(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        folded = page.folded
        for suffix in self._spokes.get(folded[stop - 1 : stop], ()):
            if not folded.endswith(suffix, start, stop):
                continue
            left = trimmed_end(folded, start, stop - len(suffix))
            if folded[start:left].endswith("的"):
                left -= 1
            left = without_bracket(folded, start, left)
            if suffix == "团队":
                if m := DESK.search(folded, start, left):
                    left = m.start()
                leader = self._titled(page, start, left, left)
                if leader is not None and leader.role == "person":
                    return leader
            if (m := ONE_OF.search(folded, start, left)) and m.start() > start:
                left = m.start()
            if (one := _ONE_WITH_FIELD.search(folded, start, stop)) and one.end() > left:
                at = one.start("who")
                return SpeakerPhrase("unnamed", at, stop, page.text[at:stop], rule="people")
            counted = COUNT.match(folded, start, left) or PLACED_COUNT.match(folded, start, left)
            if counted:
                start = counted.end()
            if counted and suffix.endswith(_OF_THE_HOUSE):
                return None  # 一名商務部官員 speaks for himself
            if left <= start:
                return SpeakerPhrase("bare-house", start, stop, rule="spokesperson")
            for mention in page.mentions_in(start, left):
                branch = REGION.fullmatch(folded, mention.end, left)
                if mention.end == left or (branch and mention.start == start):
                    return entity_phrase(mention, "spokesperson")
            if folded[start:left] in self._adverbials or folded[start:left] in PLACES:
                return SpeakerPhrase("unnamed", left, stop, page.text[left:stop], rule="people")
            if suffix == "办公室" and self._ends_in_title(folded[start:left]):
                name = page.text[start:stop]
                return SpeakerPhrase("house", start, stop, name, rule="house-name")
            if folded[start:left] in self._bare_house:
                return SpeakerPhrase("bare-house", start, stop, rule="spokesperson")
            official = (
                folded.endswith(self._house_end, start, left)
                or "相关" in suffix
                or "有关" in suffix
            )
            if counted and not official:
                name = page.text[start:stop]
                if counted.re is PLACED_COUNT and "的" not in name:
                    return SpeakerPhrase("unnamed", start, stop, name, rule="people")
                return None
            if m := TITLE_MARK.search(folded, start, left):
                name = page.text[m.start(1) : m.end(1)]
                return SpeakerPhrase("house", *m.span(1), name, rule="spokesperson")
            if left - start >= 2 and folded[left - 1] not in "的在":
                name = page.text[start:left]
                return SpeakerPhrase("house", start, left, name, rule="spokesperson")
        return None
