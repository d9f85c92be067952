"""Reads a Chinese noun phrase as a speaker.

The phrase stands left of a cue, between the last mark and it: connectors, time words, the
speaker, adverbials (辉达执行长黄仁勋今天在展会上|表示). Its end is tried at every word that may
open an adverbial; where no end gives a speaker, the phrase is a relative clause and goes on
behind its 的 (不愿具名的|开源社区维护者).
"""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import by_last_letter, vocabulary
from claimwire.claims.page import Page, Word
from claimwire.claims.speakers.phrase import SpeakerPhrase, cast_phrase, entity_phrase
from claimwire.claims.speakers.zh.cuts import PhraseCuts
from claimwire.claims.speakers.zh.holders import holder_behind
from claimwire.claims.speakers.zh.names import (
    FOREIGN,
    TRIM,
    ChineseNames,
    trimmed_end,
    without_bracket,
)
from claimwire.claims.speakers.zh.phrases import (
    ADDRESSED,
    BRANCH,
    CALLED_SO,
    CODE,
    COUNT,
    MANY,
    OFFICER,
    PLACED_COUNT,
    PLACES,
    PREDICATE_TAGS,
    SIDE,
    TIME_HEAD,
)
from claimwire.claims.speakers.zh.subjects import BODY_ENDS, OF_BODIES, ChineseSubjects
from claimwire.claims.speakers.zh.unlisted import UnlistedChinese
from claimwire.claims.speakers.zh.voices import HouseVoices

_NOT_TOLD = re.compile(r"冇|没有?|未(?!来)|拒绝?|不愿|不肯|不便|避")


_LONG_TRADE = 8
_REPRESENTING = re.compile(r"代表[^,，。:：的]{2,14}的(?=[一-鿿]{3})")
_CAREERS = re.compile(
    r"[^,，、。:：]{2,24}、(?:如今|现为|现任|现在|目前|也是|兼任?|曾任?|后来|同时|前)[^,，。:：]{2,20}的"
)
# Verbs that tell in a relative clause what somebody does for a living: 任职总务主任12年的|…
_CALLINGS = frozenset(
    {
        *("任职", "就职", "供职", "服务", "任教", "执教", "担任", "出任", "曾任", "现任", "从事"),
        *("经营", "主持", "负责", "掌管", "主管", "参与", "长期", "专攻", "钻研", "研究", "追踪"),
        *("打理", "家住", "住在", "来自", "出身", "身兼", "兼任", "创办", "带领", "率领"),
    }
)
_PLACED = frozenset("在向对跟诉于")
_JOINED = re.compile("[、和与及]")
_NO_NOUN = re.compile("[的是有在]")
_ADDRESSES = re.compile("[的对向跟]")


class ChineseSpeakers(HouseVoices):
    """The reader; its word lists are compiled once."""

    def __init__(self) -> None:
        words = vocabulary("zh")
        self._titles = words.matcher("speakers.title")
        self._called = words.words("speakers.called")
        self._after_name = words.words("speakers.after_name")
        self._spokes = by_last_letter(sorted(words.words("speakers.spokes"), key=len, reverse=True))
        self._connectors = words.matcher("speakers.connector")
        self._adverbials = frozenset(words.words("speakers.adverbial"))
        self._names = ChineseNames(self._adverbials)
        self._unlisted = UnlistedChinese(self._names)
        self.subjects = ChineseSubjects(self._names)
        self._cuts = PhraseCuts(self._names, self._unlisted)
        self._pronouns = words.words("speakers.pronoun")
        self._it = words.words("speakers.pronoun_it")
        self._own = words.words("speech.own_voice")
        self._bare_house = frozenset(words.words("speakers.bare_company"))
        self._bare_person = frozenset(words.words("speakers.bare_person"))
        self._generic = tuple(sorted(words.words("speakers.generic"), key=len, reverse=True))
        self._house_end = words.words("names.organisation_end")
        self._house_ends = frozenset(self._house_end)
        self._known_house = frozenset(words.words("names.known_house"))
        self._known_firm = frozenset(words.words("names.known_firm"))
        self._self_words = words.words("speakers.self_word")
        self._people_end = words.words("speakers.relative_people")
        self._reports = frozenset(words.words("speech.report_noun"))

    def read(
        self, page: Page, start: int, end: int, *, loose: bool = False
    ) -> SpeakerPhrase | None:
        """The speaker that `[start, end)` names, or None if it names none.

        With `loose` a plain noun phrase is taken for a house that no rule knows. An empty
        phrase, or one of connectors and adverbials only, has the role `none`.
        """
        begin, end = start, trimmed_end(page.folded, start, end)
        start = self.strip_left(page, start, end)
        if start >= end:
            return self._unlisted.full_name(page, begin, end) or SpeakerPhrase(
                "none", start, start, rule="no-subject"
            )
        if m := CALLED_SO.match(page.folded, start, end):
            name = page.text[m.start("name") : m.end("name")]
            return SpeakerPhrase("person", *m.span("name"), name, rule="marked-name")
        if m := ADDRESSED.search(page.folded, start, end):
            end = m.start() + 1
        if (m := SIDE.match(page.folded, start, end)) and m.end() < end:
            end = m.end()
        if (person := self._behind_careers(page, start, end)) is not None:
            return person
        body = self._unlisted.body(page, start, end)
        if body is not None and self._titles.first(page.folded, body.end, end) is None:
            return body
        if phrase := self._unlisted.in_plain_sight(page, begin, start, end, self._titles):
            return phrase
        floor = start
        opener = page.words(start, end)[0]
        relative = opener.tag == "p" or opener.text in _CALLINGS
        if relative and (de := page.folded.find("的", start, end)) > 0 and de + 1 < end:
            start = self.strip_left(page, de + 1, end)
        for _ in range(4):
            for cut, soft in self._cuts.find(page, start, end):
                phrase = self._strict(page, start, cut, end, soft=soft)
                if phrase is None or (
                    phrase.role == "unnamed" and page.folded.startswith(BODY_ENDS, phrase.end)
                ):
                    continue  # 消费者|组织
                if holder := holder_behind(self._titled, page, phrase, cut, end):
                    return holder
                joined = page.folded[cut : cut + 1] in tuple("及与和暨") and phrase.entity is None
                if not ((soft or joined) and self._goes_on(page, phrase, cut, end)):
                    return self._person_within(page, phrase)
            de = min(
                (p for p in (page.folded.find(s, start, end) for s in "的嘅") if p >= 0), default=-1
            )
            if de < 0 or de + 1 >= end:
                break
            start = self.strip_left(page, de + 1, end)
            if phrase := self._unlisted.full_name(page, start, end):
                return phrase
        if (
            self._names.is_adverbial(page.words(floor, end)[0])
            and "的" not in page.folded[floor:end]
        ):
            if page.words(floor, end)[0].text in PLACES:  # 现场|指挥官
                told = self._strict(page, page.words(floor, end)[0].end, end, end, soft=False)
                if told is not None:
                    return told
            titled = self.subjects.titled(page, floor, end)  # 首尔(d)产业研究者|郑泰景
            if titled is not None and titled.end == end:
                return titled
            return SpeakerPhrase("none", floor, floor, rule="no-subject")
        phrase = self.subjects.leading(page, floor, end)
        if phrase is not None and self._unlisted.is_cut_brand(page, phrase, end):
            return self.loose(page, floor, end) if loose else None
        if phrase is not None and not _NOT_TOLD.search(page.folded, phrase.end, end):
            return phrase
        return self.loose(page, floor, end) if loose else None

    def is_name(self, page: Page, start: int, end: int) -> bool:
        """Whether three signs are a person's name by their form."""
        begin = self.strip_left(page, start, end)
        first = page.words(begin, end)[0] if end - begin == 3 else None
        return first is not None and first.tag.startswith("nr")

    def is_outlet(self, page: Page, phrase: SpeakerPhrase) -> bool:
        """Whether a phrase names an outlet that reports: 路透, 彭博, a daily."""
        return self._unlisted.is_outlet(page, phrase)

    def brand(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """A house's name of letters that make no word."""
        return self._unlisted.brand(page, start, end)

    def _person_within(self, page: Page, phrase: SpeakerPhrase) -> SpeakerPhrase:
        """Somebody named within what looks like people: 副总黄逸文宽慰|投资人."""
        if phrase.rule != "people" or phrase.end - phrase.start < _LONG_TRADE:
            return phrase
        named = self.subjects.titled(page, phrase.start, phrase.end)
        return phrase if named is None or named.end >= phrase.end else named

    def _behind_careers(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """Whose name stands behind what they were and are: 前高管、现为独立顾问的|沈达明."""
        m = _CAREERS.match(page.folded, start, end)
        if m is None:
            return None
        stop = self._names.judged_end(page, m.end(), end)
        if stop is None:
            return None
        return SpeakerPhrase("person", m.end(), stop, page.text[m.end() : stop], rule="title-name")

    def is_adverbial(self, word: Word) -> bool:
        """Whether a word opens an adverbial."""
        return self._names.is_adverbial(word)

    def spaced(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """The person whose title and name stand between blanks in `[start, end)`."""
        return self._unlisted.spaced(page, start, end, self._titles)

    def _goes_on(self, page: Page, phrase: SpeakerPhrase, cut: int, end: int) -> bool:
        """Whether behind a verb that may end a speaker's phrase somebody else is named."""
        if phrase.role not in ("unnamed", "house"):
            return False
        rest = page.folded[cut:end]
        if phrase.role == "unnamed":
            later = rest.rfind("的") + 1
            named = later and self._names.name_at(page, cut + later, end) == end
            called = later and rest.endswith(self._called)  # 14年的|陳小姐
            return bool(named or called) or self._titles.first(page.folded, cut, end) is not None
        people = any(m.is_person for m in page.mentions_in(cut, end))
        people = people or self._titles.first(page.folded, cut, end) is not None
        return people or rest.endswith(("人员", "员工", "工程师", "主管", "经理"))

    def strip_left(self, page: Page, start: int, end: int) -> int:
        """Where a phrase begins behind blanks, times and connectors."""
        folded = page.folded
        while start < end:
            if folded[start] in TRIM:
                start += 1
            elif ((m := TIME_HEAD.match(folded, start, end)) and not page.starts_name(start)) or (
                m := _REPRESENTING.match(folded, start, end)
            ) is not None:
                start = m.end()
            elif (hit := self._connectors.at(folded, start)) and hit[1] <= end:
                if page.starts_name(start) or self._inside_word(page, start, hit[1], end):
                    break
                start = hit[1]
            else:
                break
        return min(start, end)

    def _inside_word(self, page: Page, start: int, stop: int, end: int) -> bool:
        """Whether a one-character connector is only the head of a longer word (另类, 但丁)."""
        if stop - start > 1:
            return False
        first = page.words(start, end)[0]
        return first.end > stop and first.text not in self._adverbials

    def _strict(
        self, page: Page, start: int, cut: int, end: int, *, soft: bool
    ) -> SpeakerPhrase | None:
        folded = page.folded
        stop = without_bracket(folded, start, trimmed_end(folded, start, cut))
        for word in self._self_words:
            if stop - start > len(word) and folded.endswith(word, start, stop):
                stop -= len(word)
        stop = trimmed_end(folded, start, stop)
        said = folded[start:stop]
        if not said:
            return None
        if said in self._pronouns:
            return SpeakerPhrase("pronoun", start, stop, said, rule="pronoun")
        if self._names.is_nickname(said) and self._names.begins(page, stop, end):
            return SpeakerPhrase("person", start, stop, page.text[start:stop], rule="nickname")
        if said in self._own:
            return SpeakerPhrase("nobody", start, stop, rule="own-voice")
        if said in self._reports:
            return SpeakerPhrase("report", start, stop, rule="bare-report")
        if bare := self._bare(said, start, stop):
            return bare
        first = _JOINED.split(said, maxsplit=1)[0]
        for mention in page.mentions_in(start, stop):
            closes = mention.end in (stop, start + len(first))
            if mention.start > start and folded[mention.start - 1] in _PLACED:
                continue  # 石破茂开票夜在|NHK
            if closes and (mention.is_person or not self._names.follows(page, stop, end)):
                return entity_phrase(mention, "known-name")
        for mention in page.mentions_in(start, stop):
            last = mention.end
            if mention.start == start and last < stop and not mention.is_person:
                titled = any(h[1] == last for h in self._titles.find(folded, mention.start, last))
                if titled and self._names.name_at(page, last, stop) == stop:
                    name = page.text[last:stop]
                    return SpeakerPhrase("person", last, stop, name, rule="title-name")
        for mention in page.mentions_in(start, stop):
            office = mention.start == start and not mention.is_person
            if office and BRANCH.fullmatch(folded, mention.end, stop):
                return entity_phrase(mention, "known-name")
        if said in self._known_house and self._titles.first(folded, stop, end) is None:
            return SpeakerPhrase("house", start, stop, page.text[start:stop], rule="known-house")
        if said in self._known_firm and self._titles.first(folded, stop, end) is None:
            return SpeakerPhrase("house", start, stop, page.text[start:stop], rule="known-firm")
        if self._names.name_at(page, stop, end) is None and (
            voice := self._voice_of_house(page, start, stop)
        ):
            return voice
        if phrase := self._titled(page, start, stop, end):
            return phrase
        if known := page.cast.find(page.text[start:stop]):
            return cast_phrase(known, start, stop)
        if phrase := self._nameless(page, start, stop):
            return phrase
        if CODE.match(folded, stop, cut) and 2 <= stop - start <= 16:
            return SpeakerPhrase("house", start, stop, page.text[start:stop], rule="stock-code")
        return None if soft else self._unlisted.by_form(page, start, stop)

    def _ends_in_title(self, said: str) -> bool:
        return any(hit[1] == len(said) for hit in self._titles.find(said))

    def _titled(self, page: Page, start: int, stop: int, end: int) -> SpeakerPhrase | None:
        """A title with a name behind or before it, or the voice of a house."""
        folded, text = page.folded, page.text
        for suffix in self._called if folded.endswith(self._called, start, stop) else ():
            if folded.endswith(suffix, start, stop):
                for length in (2, 1):
                    begin = stop - len(suffix) - length
                    if (
                        begin >= start
                        and begin in {w.start for w in page.words(start, stop)}
                        and folded[begin : stop - len(suffix)] in self._names.surnames
                    ):
                        return SpeakerPhrase("person", begin, stop, text[begin:stop], rule="called")
        hits = [
            h
            for h in self._titles.find(folded, start, stop)
            if not page.names_something(h[1] - 1, h[1])
            and not (folded[h[1] : h[1] + 1] == "会" and folded[h[1] - 2 : h[1]] in OF_BODIES)
        ]
        if not hits:
            return None
        title_start, title_end, _ = hits[-1]
        if title_end < end - 1 and folded[title_end] in "长师员" and title_end - title_start < 4:
            title_end += 1  # 书记|长, 咨询|师
            stop = max(stop, title_end)
        if folded[title_start:title_end] == "首席" and (m := OFFICER.match(folded, title_end, end)):
            title_end, stop = m.end(), max(stop, m.end())
        house = self._house_before(page, start, title_start)
        if folded.startswith("之一", title_end) and title_end + 3 < stop:
            title_end += 2  # 提案人之一|…
        if title_end < stop:
            name_end = self._names.name_at(page, title_end, end)
            dotted = FOREIGN.match(folded, title_end, end) is not None
            dotted = dotted or folded[title_end : title_end + 2] in self._names.japanese
            if name_end is None or (name_end > stop + 2 and not dotted):
                name_end = self._names.name_at(page, title_end, stop)
            name = text[title_end:name_end]
            if name_end is not None and (
                made := self._house_goes_on(page, title_end, name_end, end)
            ):
                return made  # 房东东荣|建设
            if (
                name_end is not None
                and title_end + 2 <= name_end <= end
                and folded[title_end:name_end] not in self._bare_house
            ):
                return SpeakerPhrase("person", title_end, name_end, name, None, house, "title-name")
            after = page.words(title_end, stop)
            if after and after[0].tag in PREDICATE_TAGS:
                return self._people(page, start, title_end)
            return None
        if (name_end := self._names.name_at(page, stop, end)) is not None and stop < end:
            return SpeakerPhrase(
                "person", stop, name_end, text[stop:name_end], None, house, "title-name"
            )
        if folded[title_start:title_end] in self._after_name:
            words = page.words(start, title_start)
            if words and self._names.name_at(page, words[-1].start, title_start) == title_start:
                begin = words[-1].start
                if title_start - begin == 2 and len(words) > 1 and len(words[-2].text) == 1:
                    family = words[-2].text in self._names.surnames
                    begin -= int(family and words[-2].tag == "zg")  # 谭|智勇|教授
                return SpeakerPhrase(
                    "person", begin, title_start, text[begin:title_start], None, None, "name-title"
                )
        if voice := self._voice_of_house(page, start, stop):
            return voice
        return self._people(page, start, stop)

    def _people(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """People told by their trade: without number, place or employer."""
        begin = start
        if m := COUNT.match(page.folded, start, stop) or PLACED_COUNT.match(
            page.folded, start, stop
        ):
            begin = m.end()
        de = page.folded.rfind("的", begin, stop)
        if de >= 0 and page.folded[de + 1 : stop] not in ("人士", "人", "者"):
            begin = de + 1
        begin = self.strip_left(page, begin, stop)
        if m := COUNT.match(page.folded, begin, stop):
            begin = m.end()
        if m := MANY.match(page.folded, begin, stop):
            begin = m.end()
        for mention in page.mentions_in(begin, stop):
            if mention.start == begin and mention.end < stop and not mention.is_person:
                begin = mention.end
                break
        if page.folded.find("了", begin, stop) >= 0:
            return None  # 联会访问了612名教师
        if begin >= stop or ADDRESSED.search(page.folded, begin, stop):
            return None
        return SpeakerPhrase("unnamed", begin, stop, page.text[begin:stop], rule="people")

    def _nameless(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        folded = page.folded
        if voice := self._voice_of_house(page, start, stop):
            return voice
        begin = start
        if m := COUNT.match(folded, start, stop) or PLACED_COUNT.match(folded, start, stop):
            begin = m.end()
        if folded.endswith("们", begin, stop) and stop - begin > 2:
            stop -= 1
        rest = folded[begin:stop]
        if rest in self._generic:
            return SpeakerPhrase("unnamed", begin, stop, page.text[begin:stop], rule="generic")
        if len(rest) <= 12 and rest.endswith(self._generic) and not _NO_NOUN.search(rest):
            return SpeakerPhrase("unnamed", begin, stop, page.text[begin:stop], rule="generic")
        if (
            begin > start
            and rest.endswith(self._people_end)
            and not _ADDRESSES.search(rest)
            and len(rest) >= 2
        ):
            return SpeakerPhrase("unnamed", begin, stop, page.text[begin:stop], rule="people")
        return None

    def loose(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """A plain noun phrase before a cue with a mark: a house or person nobody listed."""
        cuts = (cut for cut, soft in self._cuts.find(page, start, end) if not soft)
        return self._unlisted.plain(page, start, next(cuts, end))
