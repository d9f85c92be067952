"""Who is introduced in Japanese narration: 代表、湯川まりえさん。 Xの会見が始まった."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimwire.claims.matching.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.introduced import Introduced, cast_in, house_at, person_at
from claimwire.claims.speakers.ja.roles import japanese_roles
from claimwire.claims.speakers.ja.speakers import STATE_SIGN, JapaneseSpeakers
from claimwire.claims.speakers.ja.subjects import JapaneseSubjects, is_proper, is_strong
from claimwire.claims.speakers.phrase import SpeakerPhrase, entity_phrase
from claimwire.text import to_simplified

_JA_PERSON = (
    r"(?:^|[\sはがもを、（「の者長家手たるいう])"
    r"(?P<name>[一-鿿々]{3,5}?|[一-鿿々]{1,3}(?:[ぁ-ん]{2,4}|[ァ-ヴ]{2,4})|[ァ-ヴー]+(?:[・＝=][ァ-ヴー]+)+)"
    r"(?:名誉|特任|客員|主任|上席|首席|上級|常務|専務|代表|副|元|前|・)?(?:さん|ROLE)"
)
_JA_HOUSE = folded_pattern(
    r"(?:^|、)(?:[^はがを、。]{0,24}(?:大手|メーカー|企业|会社|新兴|スタートアップ|机构|研究所|団体)[の、]?)?"
    r"(?P<name>[一-鿿ァ-ヴーa-z0-9&・]{2,24}?)(?:[（(][^）)]{1,30}[）)])?(?P<case>[はがの])"
)
# 暗号資産交換所のコインハーバーから: what kind of house it is stands before the name
_JA_APPOSED = folded_pattern(
    r"(?:大手|メーカー|企業|会社|新興|スタートアップ|機関|団体|交換所|事業者|業者|ベンチャー|商社|チェーン)の?(?P<name>[ァ-ヴー・a-z]{4,24})(?=[はがのをにでか、])"
)
_JA_ASKED = folded_pattern(
    r"(?P<who>[^、。「]{2,40}?)(?:に|から)(?:、?[^、。「]{0,20}(?:を|について|も))?(?:詳しく)?"
    r"(?:(?:聞い|聞き|尋ね|伺い?|うかがい?)(?:た|っ|ま)|聞く(?=[。\s]|$))"
)
# 日本法人「快箱ジャパン」が, リユニット（東京・台東）が: a name in marks, a name with its seat
_JA_IN_MARKS = re.compile(
    r"(?:会社|法人|企業|大手|メーカー|事業者|業者|新興|団体|集団|組織|グループ|スタートアップ|ベンチャー|チーム|商社|機関|銀行|チェーン)[「『](?P<name>[^「」『』、。]{2,20})[」』](?=[はがのをにでだと、])"
)
_JA_SEAT = re.compile(
    r"(?P<name>[一-鿿ァ-ヴーA-Za-z0-9・&＆]{2,20})[（(](?:本社・?)?(?:東京|大阪|名古屋|京都|神戸|横浜|福岡|札幌|仙台|広島|[一-鿿]{2,3}[都道府県])?・?(?:[一-鿿]{1,5}[市区町村]|[一-鿿]{2,4})(?:、[^（）()]{2,14})?[)）](?=[はがのをにでと、])"
)
# what is no single house: メモリーメーカー, 受注システム
_JA_COMMON = folded_pattern(
    r".*(?:メーカー|企業|各社|大手|業者|事業者|ユーザー|顧客|投資家|陣営|(?<=[一-鿿ァ-ヴ])会社|新興勢)|(?:ベンチャー)?キャピタル|"
    r"(?:受注|発注|基幹|予約|決済|物流|生産|販売|管理|監視|認証|冷却|制御|配送|発電|電源|照明|情報|取引|検索|運行|自動運転|会計|在庫)(?:システム|センター|ソフト|ネットワーク|部品|設備)"
)
_JA_NAME_LEAST = 4
# 漢江証券の見方は冷静だ。
_JA_VIEW = folded_pattern(
    r"(?:(?:だが|しかし|一方で?|ただ|もっとも|対照的に)、)?(?P<who>[^、。「はが]{2,30}?)の(?:見方|見立て|見解|評価|反応|答え|説明|言い分|主張|予想|予測|診断|分析|姿勢|言葉|口調|声|表情|読み)(?:は|も)[^。]{2,24}[。]?$"
)
# 新社長に就いた鈴江隆の会見が始まった
_JA_EVENT = folded_pattern(
    r"(?P<who>[^、。「]{0,30}?(?P<name>[一-鿿々ァ-ヴー・]{2,14}))の(?:記者)?(?:会見|講演|演説|証言|公判|答弁|登壇|基調講演|インタビュー|あいさつ|スピーチ|発言)(?:が|は|を|に|で)"
)
_JA_AGED = re.compile(r"[（(]\d{1,2}[)）][はが]")
_JA_HEARD = folded_pattern("取材|会見|インタビュー|講演|対談|証言|登壇|質問|電話に")


@lru_cache(maxsize=1)
def _ja_person() -> re.Pattern[str]:
    roles = trie_pattern(vocabulary("ja").words("speakers.person_end"))
    return re.compile(to_simplified(_JA_PERSON).replace("ROLE", roles))


@lru_cache(maxsize=1)
def _ja_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How the names of houses end, and how a sentence that tells what houses do."""
    words = vocabulary("ja")
    does = trie_pattern(words.words("speakers.house_does"))
    verb = folded_pattern(r"(?:を|と)[^、。]{0,6}DOES(?:した|する|している|していた)。?$").pattern
    return (
        re.compile(f"(?:{trie_pattern(words.words('speakers.house_end'))})$"),
        re.compile(verb.replace("DOES", f"(?:{does})")),
    )


@lru_cache(maxsize=1)
def _ja_speakers() -> JapaneseSpeakers:
    return JapaneseSpeakers()


@lru_cache(maxsize=1)
def _ja_subjects() -> JapaneseSubjects:
    return JapaneseSubjects(_ja_speakers())


def japanese_introduced(page: Page, start: int, end: int) -> Introduced:
    """Who is introduced in the unit `[start, end)` of a Japanese text."""
    house = None
    announces = False
    subject = _ja_subjects().find(page, start, end)
    person = _ja_named(page, start, end, subject)
    titled = subject is not None and subject.role in ("person", "unnamed")
    head = None if titled else _JA_HOUSE.match(page.masked, start, end)
    if head:
        at, stop = head.span("name")
        lead = head.start("name") > start + 1
        at += STATE_SIGN.match(page.text, at, stop) is not None
        ends, does = _ja_words()
        ending, doing = ends.search(page.folded, at, stop), does.search(page.masked, stop, end)
        is_house = ending is not None or (
            lead and japanese_roles().house(page.folded[at:stop]) != ""
        )
        told = is_house or (head["case"] != "の" and (lead or doing))
        told = told or (head["case"] == "は" and is_proper(page.text[at:stop]))
        known = [m for m in page.mentions_in(at, stop) if m.end == stop and not m.is_person]
        if known and doing:
            house = entity_phrase(known[0], "introduced")
        elif told and not page.mentions_in(at, stop):
            house = house_at(page, at, stop)
        announces = house is not None and doing is not None
    named = subject is not None and (
        subject.rule in ("house-end", "apposition")
        or (
            subject.rule == "noun-phrase"
            and subject.start == start
            and len(subject.name or "") >= _JA_NAME_LEAST
            and is_proper(subject.name or "")
        )
    )
    if house is not None and _JA_COMMON.fullmatch(page.folded, house.start, house.end):
        house, announces = None, False
    if house is None and (told := _ja_seated(page, start, end)):
        house = told
    if subject is not None and _JA_COMMON.fullmatch(page.folded, subject.start, subject.end):
        named = False
    if house is None and subject is not None and named:
        house = replace(subject, rule="introduced")
    if house is None and (m := _JA_APPOSED.search(page.masked, start, end)):
        at, stop = m.span("name")
        common = _JA_COMMON.fullmatch(page.folded, at, stop) or page.names_something(at, stop)
        if is_proper(page.text[at:stop]) and not common:
            house = house_at(page, at, stop)
    holds = None
    if m := _JA_VIEW.match(page.masked, start, end):
        holds = _ja_speakers().read(page, *m.span("who"))
        holds = holds if holds is not None and is_strong(holds) else None
    return Introduced(person or cast_in(page, start, end), house, announces, holds=holds)


def _ja_seated(page: Page, start: int, end: int) -> SpeakerPhrase | None:
    """A house told by its seat in brackets or by its name in marks behind what it is."""
    for pattern in (_JA_SEAT, _JA_IN_MARKS):
        m = pattern.search(page.text, start, end)
        if m is None or page.names_something(*m.span("name")):
            continue
        if pattern is _JA_SEAT and not (
            is_proper(m["name"]) or japanese_roles().house(page.folded[slice(*m.span("name"))])
        ):
            continue
        return house_at(page, *m.span("name"))
    return None


def _ja_named(
    page: Page, start: int, end: int, subject: SpeakerPhrase | None
) -> SpeakerPhrase | None:
    """The first person named, or people who meet the press (関係者が取材に応じた)."""
    if m := _JA_ASKED.match(page.masked, start, end):
        return _ja_speakers().read(page, *m.span("who"))
    if subject is not None and subject.entity is None:
        if subject.role == "person":
            return replace(subject, rule="introduced")
        aged = _JA_AGED.match(page.masked, subject.end, end) is not None
        heard = _JA_HEARD.search(page.masked, subject.end, end) is not None
        if subject.role == "unnamed" and (aged or heard):
            return replace(subject, rule="introduced")
    if m := _JA_EVENT.match(page.masked, start, end):
        named = _ja_speakers().read(page, *m.span("who"))
        if named is None or named.rule == "noun-phrase":
            at, stop = m.span("name")
            return person_at(page, at, stop) if 3 <= stop - at <= 5 else None
        if named.role == "person":
            return replace(named, rule="introduced")
    for m in _ja_person().finditer(page.masked, start, end):
        house_name = _ja_words()[0].search(page.folded, *m.span("name"))
        if not house_name and not page.mentions_in(*m.span("name")):
            return person_at(page, *m.span("name"))
    return None
