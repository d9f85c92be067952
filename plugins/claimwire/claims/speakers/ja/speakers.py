"""Reads a Japanese noun phrase as a speaker (フアン氏, 調査会社IDC, エヌビディアの広報担当者)."""

from __future__ import annotations

import re
from dataclasses import replace

from claimwire.claims.matching.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.ja.house_phrases import COUNT, MEASURED, JapaneseHousePhrases
from claimwire.claims.speakers.ja.makers import maker
from claimwire.claims.speakers.ja.name_forms import (
    HOUSE_TAIL,
    KANA_GIVEN,
    KANJI_AND_MINISTER,
    KATAKANA_NAME,
    NAME,
    NAME_AND_FIELD,
    NAME_BEHIND,
    NO_KANA,
    ONE_SIGN,
    SHARED_NAME,
    TITLED,
    TITLED_KANA,
)
from claimwire.claims.speakers.ja.roles import (
    japanese_roles,
    japanese_surname,
    kanji_name,
    longest_end,
)
from claimwire.claims.speakers.phrase import SpeakerPhrase, entity_phrase
from claimwire.text import to_simplified

_BRACKET_END = re.compile(
    r"(?:[（(][^（()）]{0,40}[)）]|[=＝][^=＝]{1,24}[=＝]|[（(][^（()）]{0,40}[)）][=＝][^=＝]{1,24}[=＝])$"
)
_WHO_IS = folded_pattern(
    r"の(?:女性|男性|若者|一人|ひとり|\d人|本人|男|女|多く|大半|ほとんど|半数|全員|一部)(?:店員)?$"
)
_TEAM = folded_pattern(
    r"(?:など|ら)(?:の(?:[一-鿿]{0,4})(?:チーム|グループ|班|陣))?$|の(?:研究|調査|国際研究|共同研究|開発|医療)?(?:チーム|グループ|班)$"
)
_PLACE_OR_AGE = folded_pattern(
    r"(?:\d+代|[一-鿿]{1,4}[都道府県市区町村州]|県内|市内|都内|地元|現地|近く|隣|隣席|隣の席|向かい|別|同じ.*)$"
)
_THEIR = folded_pattern(r"^(?:同社|同行|同省|同庁|同局|同グループ|同大学|同研究所)(?:の)?")
_RELATIVE = re.compile(r"^(?:.*[たるいむぶうくすつな])(?=[一-鿿々ァ-ヴー]*$)")
_KIND_OF_HOUSE = folded_pattern(
    r"(?:[^はがを]*の)?(?:[一-鿿]{0,4}(?:大手|商社|企业|会社|工场|银行|百货店|量贩店|代理店|业者|店舗|新兴企业)|[^の]*メーカー|スタートアップ)"
)
STATE_SIGN = re.compile(
    r"[米英独仏伊中韓露豪加印台蘭](?=[ァ-ヴA-ZＡ-Ｚ])(?!.*[一-鿿](?:局|庁|省|院|委員会|裁判所|地裁|高裁|議会|警察|軍)$)"
)
_SIDE_BY_SIDE = re.compile(
    r"(?P<first>[^はがのをにでと、]{3,16})と(?P<second>[^はがのをにでと、]{3,16})"
)
# the last noun of a phrase, with no hiragana in it (年内に開く販売店)
_LAST_NOUN = re.compile(r"(?<![一-鿿々ヶァ-ヴーa-z0-9・&-])[一-鿿々ヶァ-ヴーa-z0-9・&-]+$")
# 蔵を任される杜氏: a clause before an office, no name
_CLAUSE_END = folded_pattern(
    r"(?:[すされいてめけねせべ]る|[営歩]む|[担負]う|[持立]つ|継ぐ|[焼]く|[作造売知語]る|つくる|仕切る|預かる|しい)$"
)
_GROUP_OF_STATES = re.compile(r"g\d{1,2}")
_SIDE_OF_HOUSE = folded_pattern("(?:野党|与党|最大野党|連立与党)・(?=.)")
_COUNT_BEHIND = folded_pattern(r"(?<=[者員人民師家士長])(?:ら)?(?:\d+|[二三四五六七八九十]|数)人$")
_REPORTS = tuple(to_simplified("記事 同記事 報道 同報道 一連の報道").split())
_SAME = tuple(
    to_simplified(
        "同会 同課 同係 同班 同室 同隊 同党 同大 同院 同県 同市 同町 同村 同区 同連 同委 同庁 同署 "
        "同団"
    ).split()
)
# 患者の男性 stays whole, an owner or an office does not (店主の女性)
_SEXES = ("男性", "女性", "男", "女", "若者")
_OWNER = folded_pattern("(?:主|長|オーナー|経営者|代表|役員|幹部|関係者|専門家|研究者|アナリスト)$")
# whoever was cited last speaks through them
_SPOKESMEN = tuple(to_simplified("担当者 広報担当者 広報 報道担当者 同担当者").split())
# OpenAIの日本法人 speaks as OpenAI
_BRANCH = folded_pattern(
    "の?(?:日本|米国|中国|台湾|韓国|英国|欧州|アジア|現地)?(?:法人|本社|本部|支社|経営陣|取締役会|広報部?|IR部?|調査部|研究部門|事務局)|"
    "グループ|ジャパン"
)
_SIDE = to_simplified("側")
_EMPLOYER = re.compile("(?<![一-鿿ァ-ヴーA-Za-z・])[一-鿿ァ-ヴーA-Za-z・]{3,20}$")
_EMPLOYER_LEAST = 4
# はるさん
_GIVEN_KANA = re.compile("(?!から|まで|など|より|その|この|また)[ぁ-ん]{2,4}")
_THE_ONE = ("の方", "の側")  # 母親の方は
# トランプ政権1期目に局長だったX氏: what stands behind a name is about somebody else
_ANOTHER = re.compile(
    r"の|(?:政権|陣営|派|側)?[^ぁ-ん]{0,6}(?!さん|ちゃん|くん|ら)[ぁ-ん].*[^ぁ-ん]{2,}(?:さん|くん)?$"
)
_BROKERS = tuple(to_simplified("証券 銀行").split())
# この責任者, その技術者: told of before
_THESE = re.compile("(?:この|その)(?=[一-鿿ァ-ヴー]{2,10}$)")
# キム・ドンヒ延世大教授
_KANA_AND_HOUSE = re.compile(r"[ァ-ヴー]+(?:[・＝=][ァ-ヴー]+)+(?=[一-鿿])")
_SIDE_LEAST = 3
_OWN_SIDES = ("house-end", "known-name")
_PARTIES = tuple(to_simplified("検察 弁護 原告 被告 組合 経営 労働 米国 中国 政府").split())
_OWN_PLACE = frozenset("市町村県县区都府国")
# 岸本圭・南都大教授: the name, then the house with the office
_NAME_AND_HOUSE = re.compile(
    r"(?:.*[のたるい])?(?P<name>[一-鿿々]{2,5}|[一-鿿々]{1,3}[ぁ-んァ-ヴー]{2,4})・(?=[一-鿿々ァ-ヴーA-Za-z]*(?:大|大学|大学院|院|所|会|社|総研|研|省|庁|証券|銀行|センター|機構|財団|党)$)"
)
_STATE_BEHIND = re.compile(r"(?<=[ァ-ヴー])[米英独仏伊中韓露豪加印台日]$")
_KANJI_HEAD = re.compile(r"[一-鿿々]{3,}")
_CALLED = ("氏", "さん", "君", "ちゃん")


class JapaneseSpeakers:
    """The reader; its word lists are compiled once."""

    def __init__(self) -> None:
        words = vocabulary("ja")
        raw = _unfolded
        self._roles = japanese_roles()
        self._titles = raw(words.words("speakers.title"))
        self._spokes = frozenset(words.words("speakers.spokes"))
        self._people = frozenset(words.words("speakers.people"))
        self._pronoun = raw(words.words("speakers.pronoun"))
        self._bare_house = raw(words.words("speakers.bare_house"))
        self._apposition = raw(words.words("speakers.apposition"))
        self._houses = JapaneseHousePhrases()
        self._before_name = re.compile(trie_pattern((*self._titles, *self._apposition)))
        self._media_end = raw(words.words("speakers.media_end"))
        self._documents = raw(words.words("speech.document"))

    def read(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """The speaker that `[start, end)` names, or None."""
        phrase = self._read(page, start, end)
        if phrase is None or phrase.role != "unnamed":
            return phrase
        no = phrase.start - 1
        if no <= start or page.folded[no] != "の":
            return phrase
        people = page.folded[phrase.start : phrase.end]
        begin = no - self._roles.kind_before(page.folded[start:no], people)
        if begin == no or page.mentions_in(begin, no):
            return phrase
        return replace(phrase, start=begin, name=page.text[begin : phrase.end])

    def _read(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        folded = page.folded
        while start < end and folded[start] in " 　、,「『—―─-":
            start += 1
        if m := _SIDE_OF_HOUSE.match(folded, start, end):
            start = m.end()
        if m := _COUNT_BEHIND.search(folded, start, end):
            end = m.start()
        while end > start and folded[end - 1] in " 　、,」』":
            end -= 1
        if (m := _BRACKET_END.search(folded, start, end)) and m.start() > start:
            end = m.start()
        if STATE_SIGN.match(page.text, start, end) and not page.names_something(start, start + 1):
            start += 1
        said = folded[start:end]
        if not said:
            return None
        if said in self._pronoun:
            return SpeakerPhrase("pronoun", start, end, said, rule="pronoun")
        if said[0] == "同" and self._roles.office(said[1:]) == said[1:]:
            return SpeakerPhrase("pronoun", start, end, said, rule="same-office")
        if said in self._bare_house:
            told = page.text[start:end]
            return SpeakerPhrase("bare-house", start, end, told, rule="bare-house")
        if said in _REPORTS:
            return SpeakerPhrase("report", start, end, rule="bare-report")
        if said in _SAME or (
            said[0] == "同" and len(said) > 2 and self._roles.house(said[1:]) == said[1:]
        ):
            return SpeakerPhrase("bare-house", start, end, said, rule="same-house")
        if said in _OWN_PLACE or _GROUP_OF_STATES.fullmatch(said):
            return SpeakerPhrase("house", start, end, page.text[start:end], rule="house-end")
        if said[-1] == _SIDE and len(said) >= _SIDE_LEAST and said[-3:-1] not in _PARTIES:
            meant = self.read(page, start, end - 1)
            long = len(said) > _SIDE_LEAST
            if long and meant and meant.role == "house" and meant.rule in _OWN_SIDES:
                return meant
            before = meant is not None and page.text.find(meant.name or "", 0, start) >= 0
            if meant and before and meant.rule in ("trade", "noun-phrase", "in-the-cast"):
                return meant
        if said.endswith(_THE_ONE) and self._roles.person(said[:-2]):
            return self.read(page, start, end - 2)
        if (m := _THESE.match(folded, start, end)) and self._roles.person(folded[m.end() : end]):
            return SpeakerPhrase(
                "bare-person", start, end, page.text[start:end], rule="same-people"
            )
        m = _SIDE_BY_SIDE.fullmatch(folded, start, end)
        if m and not any(MEASURED.search(m[side]) for side in ("first", "second")):
            return self.read(page, *m.span("first"))
        if (m := _TEAM.search(folded, start, end)) and m.start() > start:
            return self.read(page, start, m.start())
        if m := _WHO_IS.search(folded, start, end):
            return self._one_of(page, start, end, m.start())
        if said in _SPOKESMEN:
            return SpeakerPhrase("bare-house", start, end, page.text[start:end], rule="spokesman")
        if (suffix := longest_end(said, self._spokes)) and (
            phrase := self._through(page, start, end, suffix)
        ):
            return phrase
        if m := TITLED_KANA.match(page.text, start, end):
            return self._person(page, *m.span("name"))
        m = KANJI_AND_MINISTER.match(page.text, start, end)
        if m and kanji_name(m["name"]) and not self._roles.office(said):
            return self._person(page, *m.span("name"))
        inside = page.mentions_in(start, end)
        people = [m for m in inside if m.is_person]
        if people and not _ANOTHER.match(folded, people[-1].end, end):
            return entity_phrase(people[-1], "known-name")
        m = TITLED.search(page.text, start, end)
        if m and japanese_surname(m["name"]):
            return self._person(page, *m.span("name"))
        office = self._roles.office(said)
        trade = said[self._head(page, start, end) - start :] if office else ""
        if len(trade) > len(office) and self._roles.person(said) == trade:
            office = ""  # 獣医師
        if office and (titled := self._titled(page, start, end, len(office))):
            return titled
        if inside and inside[-1].end == end:
            return entity_phrase(inside[-1], "known-name")
        if inside and (
            _BRANCH.fullmatch(folded, inside[-1].end, end)
            or (inside[-1].entity.type == "research" and folded[inside[-1].end : end] in _BROKERS)
        ):
            return entity_phrase(inside[-1], "known-name")
        if suffix := longest_end(said, self._people):
            begin = start
            if m := COUNT.match(folded[start:end]):
                begin += m.end()
            no = folded.rfind("の", begin, end - len(suffix) + 1)
            begin = no + 1 if no >= 0 else begin
            if m := _RELATIVE.search(folded[begin : end - len(suffix)]):
                begin += m.end()
            if m := _THEIR.match(folded[begin:end]):
                begin += m.end() if m.end() < end - begin else 0
            return SpeakerPhrase("unnamed", begin, end, page.text[begin:end], rule="people")
        return self._trade(page, start, end) or self._houses.read(page, start, end)

    def _through(self, page: Page, start: int, end: int, spokes: str) -> SpeakerPhrase | None:
        """The house that speaks through its spokesman, or who a kind of house sends."""
        folded, left = page.folded, end - len(spokes)
        if folded[start:left].endswith("の"):
            left -= 1
        elif "の" in folded[start:left] or (
            left > start
            and self._roles.is_field(folded[start:left], spokes)
            and not self._roles.house(folded[start:left])
        ):
            return None
        phrase = self.read(page, start, left) if left > start else None
        if phrase is None:
            return None
        kind = _KIND_OF_HOUSE.fullmatch(folded, start, left)
        if kind or _KIND_OF_HOUSE.fullmatch(folded, phrase.start, phrase.end):
            at = end - len(spokes)
            return SpeakerPhrase("unnamed", at, end, page.text[at:end], rule="people")
        joined = phrase.rule == "noun-phrase" and folded[left] != "の"
        if joined and self._roles.office(spokes) == spokes:
            return None
        return phrase if phrase.role in ("house", "bare-house") else None

    def _one_of(self, page: Page, start: int, end: int, no: int) -> SpeakerPhrase | None:
        """Read 店主の女性, 財界首脳の一人: whoever stands before の, else all of it."""
        phrase = self.read(page, start, no) if no > start else None
        tail = page.folded[no + 1 : end]
        if phrase is not None and phrase.role in ("person", "unnamed", "pronoun"):
            trade = phrase.role == "unnamed" and phrase.end == no and tail in _SEXES
            if not trade or _OWNER.search(page.folded, phrase.start, phrase.end):
                return phrase
            return replace(phrase, end=end, name=page.text[phrase.start : end])
        if self._roles.person(tail) != tail:
            return phrase or self._trade(page, start, end)
        begin = self._head(page, start, no)
        if _PLACE_OR_AGE.fullmatch(page.folded, begin, no) or page.mentions_in(begin, no):
            begin = no + 1
        return SpeakerPhrase("unnamed", begin, end, page.text[begin:end], rule="people")

    def _titled(self, page: Page, start: int, end: int, office: int) -> SpeakerPhrase | None:
        """A name behind which an office stands, or the office alone with its field."""
        stop = end - office
        folded = page.folded
        if stop == start or folded[stop - 1] in "のた" or _CLAUSE_END.search(folded, start, stop):
            told = folded[stop:end]
            if told in _CALLED:
                return SpeakerPhrase("pronoun", stop, end, told, rule="pronoun")
            return SpeakerPhrase("unnamed", stop, end, page.text[stop:end], rule="office")
        last = max(start, *(folded.rfind(sign, start, stop) + 1 for sign in "の、"))
        given = _GIVEN_KANA.fullmatch(page.text, last, stop)
        if given and folded[stop:end] in _CALLED:
            return self._called(page, given)
        begin = self._head(page, start, stop)
        whole = NAME_AND_FIELD.fullmatch(page.text, begin, stop)
        if whole and (whole[1] or japanese_surname(whole[2])):
            return self._person(page, begin, whole.end(1) if whole[1] else whole.end(2))
        m = _NAME_AND_HOUSE.match(page.text, start, stop)
        if m and not self._roles.house(folded[m.start("name") : m.end("name")]):
            return self._person(page, *m.span("name"))
        dot = folded.rfind("・", begin, stop)
        if (
            dot > begin
            and self._roles.house(folded[dot + 1 : stop])
            and japanese_surname(page.text[begin:dot])
        ):
            return self._person(page, begin, dot)
        if m := _KANA_AND_HOUSE.match(page.text, begin, stop):
            return self._person(page, *m.span())
        if folded[stop:end] not in _CALLED:
            before, held = folded[begin:stop], folded[stop:end]
            if (
                self._roles.is_field(before, held)
                or self._roles.is_place(before, held)
                or self._roles.no_name(page.text[begin:stop])
            ):
                return SpeakerPhrase("unnamed", begin, end, page.text[begin:end], rule="office")
            if named := self._roles.name_before_field(folded[begin:stop]):
                stop = begin + named
        stop -= folded[stop - 1] in "元前新現现" and stop - start > 2
        stop -= folded[stop - 1] == "・" and stop - start > 2
        stop = self._before_ranks(page, begin, stop)
        return self._person(page, start, stop)

    def _called(self, page: Page, given: re.Match[str]) -> SpeakerPhrase:
        """Somebody called by a given name in hiragana (はるさん), whose full name came before."""
        full = re.search(f"(?<![一-鿿])[一-鿿々]{{1,3}}{given.group()}", page.text)
        name = full.group() if full and full.end() <= given.start() else given.group()
        return SpeakerPhrase("person", *given.span(), name, rule="name-title")

    def _before_ranks(self, page: Page, begin: int, stop: int) -> int:
        """Where a name ends before further ranks, fields and a state told by one sign."""
        folded, text = page.folded, page.text
        for _ in range(3):
            joined = stop - (folded[stop - 1] == "兼")
            rank = self._roles.office(folded[begin:joined])
            if not rank or rank in _CALLED or joined - len(rank) - begin < 2:
                break
            stop = joined - len(rank)
        if _STATE_BEHIND.search(text, begin, stop):
            stop -= 1
        m = _KANJI_HEAD.match(text, begin, stop)
        surname = japanese_surname(m.group()[:5]) if m else ""
        if m and surname and m.end() < stop and text[m.end()].isascii():
            stop = m.end() if m.end() - begin <= 5 else begin + len(surname) + 2
        elif m and surname and m.end() == stop and stop - begin > 5:
            stop = begin + len(surname) + 2
        return stop

    def _head(self, page: Page, start: int, end: int) -> int:
        """Where the last noun of a phrase begins, behind の, marks and relative clauses."""
        m = _LAST_NOUN.search(page.folded, start, end)
        begin = m.start() if m else start
        if m := COUNT.match(page.folded[begin:end]):
            begin += m.end()
        return begin

    def _trade(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """People told by their trade alone (深圳市の部品商)."""
        begin = self._head(page, start, end)
        if page.mentions_in(begin, end):
            return None
        told = page.folded[begin:end]
        if not (self._roles.person(told) or self._roles.is_trade(told)):
            return None
        return SpeakerPhrase("unnamed", begin, end, page.text[begin:end], rule="trade")

    def _employer(self, page: Page, start: int, at: int) -> str | None:
        """The house for which somebody is told to work: 東浜製鋼|の今井匡社長."""
        if at - start < _EMPLOYER_LEAST or page.folded[at - 1] != "の":
            return None
        m = _EMPLOYER.search(page.text, start, at - 1)
        named = m is not None and self._roles.house(page.folded[m.start() : m.end()])
        return m.group() if m and named else None

    def read_maker(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """Whom a document speaks for (IDCの調査); None where the phrase names no document."""
        return maker(page, start, end, self.read)

    def _person(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        text = page.text
        at = start
        if m := NAME_BEHIND.match(text, start, end):
            at = m.end()
        led = self._before_name.search(page.folded, at, end) is not None
        for suffix in (*self._titles, *self._apposition) if led else ():
            place = page.folded.rfind(suffix, at, end)
            if place >= at and end - place - len(suffix) >= 2:
                at = place + len(suffix)
        m = KATAKANA_NAME.search(text, at, end)
        if kana := KANA_GIVEN.search(text, at, end):
            m = kana
        elif m is None and not NAME.fullmatch(text, at, end):
            m = NO_KANA.search(text, at, end) or ONE_SIGN.search(text, at, end)
        at = m.start() if m else at
        if "・" in text[at:end] and not KATAKANA_NAME.fullmatch(text, at, end):
            at = text.rindex("・", at, end) + 1
        if end - at > 4:
            at += self._roles.trade_before(page.folded[at:end])
        name = text[at:end].strip(" 　・")
        if not name or not (NAME.fullmatch(name) or kana or re.fullmatch("[一-鿿]", name)):
            return None
        if SHARED_NAME.fullmatch(page.folded, at, end) or HOUSE_TAIL.search(page.text, at, end):
            return None
        house = next(
            (
                m.entity.name
                for m in page.mentions
                if start <= m.start and m.end <= at and not m.is_person
            ),
            None,
        )
        house = house or self._employer(page, start, at)
        if known := page.cast.names.lookup(name + "氏"):
            return SpeakerPhrase("person", at, end, known.name, known, house, "known-name")
        if full := page.cast.find(name):
            return SpeakerPhrase(
                "person", at, end, full.name, full.entity, full.house or house, "in-the-cast"
            )
        return SpeakerPhrase("person", at, end, name, None, house, "name-title")


def _unfolded(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words as they are, longest first; the vocabulary has folded them already."""
    return tuple(sorted(words, key=len, reverse=True))
