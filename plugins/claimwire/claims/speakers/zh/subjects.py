"""The subject with which a Chinese clause begins, whatever its verb.

Where a cue ends the speaker's phrase, `speakers` reads it from there. Here no cue does:
behind a quotation any verb may stand (「…，」茶餐廳東主羅偉倫攤開電費單。), so the subject is read
from the left, and ends where a name or a noun for people is followed by what begins a predicate.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import by_last_letter, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import SpeakerPhrase, cast_phrase, entity_phrase
from claimwire.claims.speakers.zh.name_ends import in_dictionary
from claimwire.claims.speakers.zh.names import ChineseNames
from claimwire.claims.speakers.zh.phrases import COUNT, MANY, PLACED_COUNT, POINTER

_REACH = 26
_PEOPLE_MAX = 9
_NAME_MAX = 3
_TRADE_SIGNS = frozenset("师员长商家者人工官")
_NO_HOUSE_TAGS = frozenset("pdcrury")
_HOUSE_RUN = re.compile(r"[一-鿿a-z0-9&+·]{3,20}")
_HAN = re.compile(r"[一-鿿]+")
_NOUN = frozenset("njbsafxeqkv")
# Behind people these make a body of them.
BODY_ENDS = ("组织", "协会", "联盟", "委员会", "工会", "公会", "团体", "学会", "联合会")
_NO_OBJECT = (
    "被告",
    "同业",
    "对手",
    "对方",
    "同事",
    "同学",
    "同行",
    "和尚",
    "向导",
    "替补",
    "替身",
)
_OBJECT_MARKS = frozenset("对向给跟和与同把被让替为由从在将及、")
# How words for people end, where no list holds them (门墩匠, 场记).
_PEOPLE_END = frozenset("师员官商主家工者客农民长手人士兵警医匠贩友迷婆翁户")
# Members before 会 make a body and no people: 审议委员|会.
OF_BODIES = frozenset(
    {
        *("委员", "理事", "董事", "监事", "执委", "校董", "常委", "选委", "评委", "组委", "学生"),
        *("教师", "律师", "家长", "妇女", "农民", "同学", "校友", "记者", "医师"),
    }
)
_NOT_PEOPLE = re.compile(
    r"(?:专家|独家|国家|大家|回家|商家门|成长|增长|延长|特长|专长|民主|自主|为主|业主委|人工|手工|施工|分工|员工餐|"
    r"机器人|个人|本人|他人|有人|没人|双手|分手|新手|对手|联手|动手|着手|助手席|出生|发生|学生证|产生|卫生|再生|先生们)$"
)


class ChineseSubjects:
    """Reads subjects from the left; word lists are compiled once."""

    def __init__(self, names: ChineseNames) -> None:
        words = vocabulary("zh")
        self._names = names
        self._people = frozenset(words.words("speakers.title", "speakers.generic"))
        self._people_by_end = by_last_letter(word for word in self._people if len(word) > 1)
        # behind which a name may stand
        self._people_ends = frozenset({"的", *_PEOPLE_END, *self._people_by_end})
        self._house_end_long = tuple(w for w in words.words("names.organisation_end") if len(w) > 1)
        self._house_end = words.words("names.organisation_end")
        self._house_last = frozenset(word[-1] for word in self._house_end)
        self._known_houses = words.matcher("names.known_house", "names.known_firm")
        self._bare_houses = words.matcher("speakers.bare_company")

    def leading(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """The person or the people with whom the clause `[start, end)` begins, if any."""
        end = min(end, start + _REACH)
        if end - start < 2:
            return None
        return (
            self._known(page, start, end)
            or self._named(page, start, end)
            or self._told(page, start, end)
        )

    def leading_house(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """The house with whose name the clause `[start, end)` begins, if a predicate follows."""
        folded = page.folded
        end = min(end, start + _REACH)
        for mention in page.mentions_in(start, end):
            if mention.start != start or mention.is_person:
                break
            if self._names.begins(page, mention.end, end):
                return entity_phrase(mention, "known-name")
        for name, member in page.cast.members.items():
            stop = start + len(name)
            if member.person or not page.text.startswith(name, start) or stop > end:
                continue
            if self._names.begins(page, stop, end):
                return cast_phrase(member, start, stop)
        known = self._known_houses.at(folded, start)
        if known and known[1] < end and self._names.begins(page, known[1], end):
            said = page.text[start : known[1]]
            return SpeakerPhrase("house", start, known[1], said, rule="known-firm")
        bare = self._bare_houses.at(folded, start)
        if bare and bare[1] < end and self._names.begins(page, bare[1], end):
            said = page.text[start : bare[1]]
            return SpeakerPhrase("bare-house", start, bare[1], said, rule="bare-house")
        m = _HOUSE_RUN.match(folded, start, end)
        words = page.words(start, end) if m else ()
        stops = set()
        for word in words:
            if word.tag[:1] in _NO_HOUSE_TAGS and word.text not in ("及", "和", "与", "暨"):
                break
            stops.add(word.end)
        for stop in sorted(s for s in stops if s >= start + 3):
            joined = stop < len(folded) and folded[stop] in "及与和暨、的"
            if joined or folded[stop - 1] not in self._house_last:
                continue
            if not folded.endswith(self._house_end, start, stop):
                continue
            if self._names.begins(page, stop, end) and not POINTER.match(folded, start, stop):
                return SpeakerPhrase("house", start, stop, page.text[start:stop], rule="house-name")
        return None

    def titled(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """The person whose office and name the clause `[start, end)` begins with, if any."""
        end = min(end, start + _REACH)
        if end - start < 2 or self._known(page, start, end):
            return None
        found = self._named(page, start, end)
        return found if found is not None and found.rule == "title-name" else None

    def _known(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """A pronoun, a person of the topic or of the cast, right at the start."""
        folded = page.folded
        if folded[start] in "他她佢" and folded[start + 1] not in "的们者人乡日":
            return SpeakerPhrase("pronoun", start, start + 1, folded[start], rule="pronoun")
        for mention in page.mentions_in(start, end):
            if (
                mention.start == start
                and mention.is_person
                and self._names.begins(page, mention.end, end)
            ):
                return entity_phrase(mention, "known-name")
        for name, member in page.cast.members.items():
            if member.person and not member.unnamed and page.text.startswith(name, start):
                stop = start + len(name)
                if stop <= end and self._names.begins(page, stop, end):
                    return cast_phrase(member, start, stop)
        return None

    def _named(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """A name behind an office or trade, or one that opens the clause."""
        folded = page.folded
        for at in range(start + 2, end - 1):
            last = folded[at - 1]
            if last in "，,。：:「“":
                break
            if last not in self._people_ends and last != "一" and end - at > _NAME_MAX:
                continue
            if folded[at] in _TRADE_SIGNS and self._ends_people(page, start, at + 1, listed=True):
                continue  # 分析|師: the trade goes on
            told = last == "的" or (at > start + 3 and folded.startswith("之一", at - 2))
            ends = told or self._ends_people(page, start, at)
            if not ends and not self._house_and_name(page, start, at, end):
                continue
            mention = next((m for m in page.mentions_in(at, end) if m.start == at), None)
            if mention is not None and mention.is_person:
                return entity_phrase(mention, "known-name")
            alone = told and folded[at - 2] != "岁"
            if told and folded.endswith(self._house_end, start, at - 1):
                alone = False  # 韩国产业研究院的|申载镐
            stop = self._names.judged_end(page, at, end, alone=alone)
            if stop is not None and (told or self._describes(page, start, at, end)):
                return SpeakerPhrase("person", at, stop, page.text[at:stop], rule="title-name")
        if page.names_something(start, start + 1):
            return None
        stop = self._names.judged_end(page, start, end, alone=True)
        if stop is None:
            return None
        return SpeakerPhrase("person", start, stop, page.text[start:stop], rule="person-name")

    def _house_and_name(self, page: Page, start: int, at: int, end: int) -> bool:
        """Whether a house's name and a person's are all that the phrase holds: 博远基金韦思齐."""
        if end - at > _NAME_MAX or at - start < 3 or page.folded[at] not in self._names.surnames:
            return False
        house = page.folded.endswith(self._house_end, start, at)
        return house and page.words(at, end)[0].tag[:2] == "nr"

    def _describes(self, page: Page, start: int, at: int, end: int) -> bool:
        """Whether what stands before a name describes its bearer and is no clause of its own."""
        de = page.folded.rfind("的", start, at)
        whole = self._ends_people(page, start, at, listed=True)
        whole = whole or self._house_and_name(page, start, at, end)
        if not whole and not any(w.end == at for w in page.words(start, end)):
            return False
        words = page.words(de + 1 if de >= start else start, at)
        return not any(w.tag in ("p", "c", "d", "r", "uz", "ul", "ug") for w in words)

    def _ends_people(self, page: Page, start: int, at: int, *, listed: bool = False) -> bool:
        """Whether a word for a person ends at `at`."""
        folded = page.folded
        last = folded[at - 1]
        if last not in self._people_ends or folded.startswith(self._house_end_long, at):
            return False
        if folded[at : at + 1] == "会" and folded[at - 2 : at] in OF_BODIES:
            return False
        people = self._people_by_end.get(last, ())
        if people and folded.endswith(people, start, at):
            return True
        if listed or last not in _PEOPLE_END or at - start < 2:
            return False
        if page.words(start, at)[-1].tag[:1] == "v":
            return False  # 移|师
        return _NOT_PEOPLE.search(folded, start, at) is None

    def _told(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """People told by what they do: 没能进场的歌迷在队伍里喊, 总教练赛后摊手, 一名加盟商."""
        folded, begin = page.folded, start
        counted = COUNT.match(folded, begin, end) or PLACED_COUNT.match(folded, begin, end)
        if counted:
            begin = counted.end()
        elif m := MANY.match(folded, begin, end):
            begin = m.end()
        pointed = POINTER.match(folded, start, end)
        de = folded.find("的", begin, end)
        direct = self._people_at(page, begin, end) if counted and de >= 0 else None
        if direct is not None and direct.end < de:
            return direct  # 多名业者|警告明年的订单…
        if 0 <= de < begin + 16 and de + 2 < end:
            found = self._people_at(page, de + 1, end)
            if found is not None and not (set(folded[begin:de]) & _OBJECT_MARKS and not counted):
                return found
            if found is None and (later := folded.find("的", de + 1, end)) > 0:
                return self._people_at(page, later + 1, end)
            return found
        found = self._people_at(page, begin, end)
        if found is not None and pointed and not counted:
            said = folded[start : found.end]
            return SpeakerPhrase("bare-person", start, found.end, said, rule="bare-person")
        return found

    def _whole_before(self, page: Page, begin: int, at: int, end: int) -> bool:
        """Whether a word ends at `at` and no noun goes on behind it."""
        if page.words(at, end)[0].tag[:1] == "n":
            return False
        return any(w.end == at for w in page.words(begin, end))

    def _people_at(self, page: Page, begin: int, end: int) -> SpeakerPhrase | None:
        """The longest run of nouns from `begin` that ends in a word for people."""
        best = None
        if begin + 2 > min(end, len(page.folded)):
            return None
        for stop in range(begin + 2, min(end, begin + _PEOPLE_MAX) + 1):
            if not _HAN.fullmatch(page.folded, begin, stop):
                break
            after = stop + (page.folded[stop : stop + 1] == "们")
            if not self._ends_people(page, begin, stop) or not self._names.begins(page, after, end):
                continue
            unlisted = page.folded[begin:stop] not in self._people and stop < end
            if unlisted and in_dictionary(page.folded[stop - 1 : stop + 1]):
                continue  # 业者|警告
            words = page.words(begin, stop)
            plain = all(w.tag[:1] in _NOUN or w.tag[:2] in ("vn", "nr") for w in words)
            if not plain and page.folded[begin:stop] not in self._people:
                continue
            if best is not None and self._whole_before(page, begin, best, end):
                break
            best = stop
        if best is not None and page.folded.startswith(BODY_ENDS, best):
            return None  # 消费者|组织
        objects = page.folded[begin] in _OBJECT_MARKS
        if best is None or (objects and not page.folded.startswith(_NO_OBJECT, begin)):
            return None
        return SpeakerPhrase("unnamed", begin, best, page.text[begin:best], rule="people")
