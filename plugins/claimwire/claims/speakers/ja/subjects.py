"""Finds who a Japanese sentence is about: the topic or subject that can speak (Xは、 Yが).

A topic comes before a subject; a subject inside the relative clause of the topic (Xが作ったYは)
or inside what is told does not count. People, offices and houses told by their form are strong;
any other noun phrase counts only where it leads the sentence.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import folded_pattern
from claimwire.claims.page import Page
from claimwire.claims.speakers.ja.speakers import JapaneseSpeakers
from claimwire.claims.speakers.phrase import SpeakerPhrase

_PARTICLE = re.compile(r"[はがも](?=[、「『]|[^、。])")
# 原因について北洋電機は: what it is about stands before, with no mark
_ABOUT = re.compile(
    "(?:(?:理由|要因|背景|根拠|条件|対策|一例)として|について|に関して|をめぐって|をめぐり|を巡って|を巡り|に対して|に対し|に際して|を受けて|に伴い|と並んで|とともに|に続き|に続いて|に加えて|に先立ち)(?=[^のはもがを、])"
)
# 対象には部品が: behind a topic that stands before
_BEFORE_TOPIC = re.compile("(?:に|で|と|へ|から|まで|より)は(?=[^、])")
_NO_TOPIC = re.compile(r"(?:[でにとへて]|から|まで|より|また|あるい|もし?く)$")
_NO_TOO = folded_pattern(r"(?:[でにとへてつしくり]|から|まで|より|何|誰|どこ|最)$")
_LEADING = folded_pattern(
    r"(?:これに対し(?:て)?|一方(?:で)?|その一方で|他方(?:で)?|ただし?|また|さらに|なお|その上で|そのうえで|同時に|"
    r"逆に|実際|現に|ちなみに|もっとも|だが|しかし|それでも|加えて|このため|そこで|ところが|結局|同日|翌日|前日|このうち)(?=[一-鿿ァ-ヴーa-z])"
)
# 店主、岡部龍平さんも
# 被害に遭った工場は取材に、…: whatever meets the press speaks
_IN_HOUSE = re.compile(
    "(?P<who>[^、。「はがを]{3,24})(?<!会見)(?<!説明会)(?<!講演会)(?<!総会)(?<!集会)(?<!会合)(?<!会議)(?<!発表会)では(?=[、「]|[^、。]{4})"
)
_TO_THE_PRESS = folded_pattern("は(?:本紙の|同紙の|報道各社の)?(?:取材に|記者団に)")
_LAST_NOUN = re.compile("[一-鿿々ァ-ヴーA-Za-z]{2,12}$")
# 政府が株式を売却するのは…: the subject of a clause that is told of
_NOMINAL = re.compile(
    r"が[^、。は「]{1,30}(?:[るたい](?:の|こと)は|[るたい][^、。はが]{1,14}(?:に|で|と|を巡って|をめぐって|について)は、)"
)
# what a noun ends in that is no name
_ABSTRACT = folded_pattern(
    "[制性化率数額量度感論策案法権費力面点例声話件値比幅期分価層網圏像観説型式]$"
)
_APPOSED = re.compile(r"[^、。「『はがを]{1,24}[一-鿿ァ-ヴー]、")
_NO_PARTICLE = re.compile(r"(?P<who>[^、。「『はがをにでと]{3,24})、")
# a name in kana or Latin letters, no trade or measure: ノルド, シエナ・バイオ
_PROPER = re.compile(r"^(?:[ァ-ヴー]{3,}|[ァ-ヴー]+・[ァ-ヴー・]+|[A-Z][A-Za-z]+)")
_STRONG = frozenset({"person", "pronoun", "unnamed", "bare-house", "bare-person", "report"})
_STRONG_RULES = frozenset({"house-end", "apposition", "known-name", "in-the-cast"})


def is_proper(name: str) -> bool:
    """Whether a noun phrase as printed looks like a name in kana or Latin letters."""
    return _PROPER.search(name) is not None and _THING.search(name) is None


def is_strong(phrase: SpeakerPhrase) -> bool:
    """Whether the form of a phrase tells that it can speak."""
    return phrase.role in _STRONG or phrase.entity is not None or phrase.rule in _STRONG_RULES


# things in kana and Latin letters that are no names: 運賃データは…, コストは…
_THING = re.compile(
    r"^(?:データ|コスト|リスク|サービス|メモリー?|チップ|モデル|システム|ユーザー|シェア|ソフト|アプリ|サーバー?|センター|ケース|ペース|レベル|メリット|デメリット|ニーズ|インフラ|ネットワーク|プロジェクト|"
    r"プログラム|プラン|ルール|ブランド|イメージ|エネルギー|エンジン|バッテリー|パネル|カメラ|ロボット|ドローン|スマホ|スマートフォン|パソコン|クラウド|アルゴリズム|ワクチン|ウイルス|マンション|ビル|ホテル|"
    r"ガソリン|ガス|ワイン|ビール|コメ|コーヒー|バブル|ブーム|トレンド|インフレ|デフレ|ドル|ユーロ|ポンド|円|%|AI|EV|GPU|CPU|TPU|HBM|DRAM|NAND|LNG|IPO|GDP|CPI|SNS|IT|"
    r"テーマ|ポイント|カギ|ハードル|ボトルネック|きっかけ|タイミング|スケジュール|プロセス|ライン|ルート|ゼロ|マイナス|プラス|トラブル|ミス|エラー|ダメージ|ショック|キャンセル|リコール|ストライキ|デモ|テスト|"
    r"トレーニング|セキュリティー?|プライバシー|コンテンツ|ゲーム|イベント|オリンピック|チケット|サンプル|パーツ|ウエハー|レーザー|センサー|モーター|タイヤ|タービン|ケーブル|ディスプレー)$|(?:データ|コスト|リスク|シェア|ペース|レベル|メリット|デメリット|ニーズ|ユーザー|ケース|イメージ|ブーム|トレンド|モデル|チップ|プラン|ルール|プログラム|プロジェクト|サービス|バッテリー|パネル|マンション|スケジュール)$"
)
_OWN_WORDS = 10  # characters
_SHORT_NAME = 2
_OCCASION = re.compile(
    r"[はがも](?:[、「『‹]|\d{1,2}日[^、。はが]{0,8}、|\d{1,2}日(?:に|付で|夜|午後|午前)|同日|会見|取材|記者|声明|講演|電話|決算|説明会|自身|インタビュー|[^、。「はが]{1,16}(?:に|で|に対し)[、「‹])"
)


class JapaneseSubjects:
    """Finds the topic or subject of a sentence."""

    def __init__(self, speakers: JapaneseSpeakers) -> None:
        self._speakers = speakers

    def find(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """The topic or subject that can speak, outside quotations."""
        masked = page.masked
        topic: tuple[int, SpeakerPhrase] | None = None
        subject: tuple[int, SpeakerPhrase] | None = None
        other: SpeakerPhrase | None = None
        for m in _PARTICLE.finditer(masked, start, stop):
            at = m.start()
            if masked.rfind("‹", start, at) > masked.rfind("›", start, at):
                continue  # within a short quotation
            if masked[at] == "は" and _NO_TOPIC.search(masked, max(start, at - 4), at):
                continue
            if masked[at] == "も" and _NO_TOO.search(masked, max(start, at - 4), at):
                continue
            begin = self.phrase_start(page, start, at)
            phrase = self._speakers.read_maker(page, begin, at)
            phrase = phrase or self._speakers.read(page, begin, at)
            if phrase is None and _TO_THE_PRESS.match(masked, at):
                head = _LAST_NOUN.search(page.text, begin, at)
                phrase = head and SpeakerPhrase(
                    "house", *head.span(), head.group(), rule="house-end"
                )
            if phrase is None:
                continue
            if not is_strong(phrase):
                too = masked[at] == "も" and is_proper(phrase.name or "")
                too = too and _OCCASION.match(masked, at) is not None
                leads = begin == start and (masked[at] == "は" or too)
                speaks = masked[at + 1 : at + 2] in ("「", "『") and is_proper(phrase.name or "")
                if speaks or (other is None and (leads or masked[at + 1 : at + 2] == "、")):
                    other = phrase
                continue
            leads = begin == start or _APPOSED.fullmatch(masked, start, begin) is not None
            if masked[at] == "は" or (masked[at] == "も" and leads):
                topic = (at, phrase)
                break
            if masked[at] == "も" or _NOMINAL.match(masked, at, stop):
                continue
            if subject is None:
                subject = (at, phrase)
                if masked[at + 1 : at + 2] in ("、", "「", "『"):
                    break
        if topic and subject:
            return self._of_two(page, subject, topic)
        chosen = topic or subject
        if chosen and subject and other and other.start < chosen[1].start:
            between = masked[other.end : chosen[1].start]
            named = _PROPER.search(other.name or "") and between[:1] in ("は", "も")
            if "、" in between and (chosen[1].role != "person" or named):
                return other
        if chosen is None and other is None:
            return self._within(page, start, stop)
        return chosen[1] if chosen else other

    def _within(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """A house in which something is thought, where nothing else can speak (北洋電機では)."""
        m = _IN_HOUSE.match(page.masked, start, stop)
        phrase = self._speakers.read(page, *m.span("who")) if m else None
        return phrase if phrase and phrase.role == "house" and is_strong(phrase) else None

    def may_speak(self, page: Page, phrase: SpeakerPhrase) -> bool:
        """Whether a plain noun phrase before a verb of saying names its speaker.

        Names in kana or Latin letters and houses known before do. Kanji alone do where a mark,
        a day or an occasion stands behind them; else they are what is told of
        (運賃の高止まりは続くと読む).
        """
        name = phrase.name or ""
        if phrase.rule != "noun-phrase" or page.cast.find(name) is not None:
            return True
        if _ABSTRACT.search(name):
            return False
        if _THING.search(name) or _PROPER.search(name):
            return is_proper(name) or self._has_words(page, phrase)
        behind_no = page.folded[phrase.start - 1 : phrase.start] == "の"
        if len(name) == _SHORT_NAME and page.masked[phrase.end + 1] in "「『‹":
            return False  # 人手は「足りない」とし
        return not behind_no and _OCCASION.match(page.masked, phrase.end) is not None

    def _has_words(self, page: Page, phrase: SpeakerPhrase) -> bool:
        """Whether a phrase has words of its own right behind it, which no thing has."""
        at = phrase.end + 1
        quotes = page.quotations_in(at, at + 1)
        return any(q.start == at and q.inner_end - q.inner_start >= _OWN_WORDS for q in quotes)

    def _of_two(
        self, page: Page, subject: tuple[int, SpeakerPhrase], topic: tuple[int, SpeakerPhrase]
    ) -> SpeakerPhrase:
        """Of a subject and a later topic the one that the sentence is told by."""
        between = page.masked[subject[0] + 1 : topic[1].start]
        if "、" in between and subject[1].role == "person" and topic[1].role != "person":
            return subject[1]
        return topic[1]

    def headline(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """A person with a title before a comma, as headlines leave は out: 社長、…と表明."""
        m = _NO_PARTICLE.match(page.masked, start, stop)
        phrase = self._speakers.read(page, *m.span("who")) if m else None
        titled = phrase is not None and phrase.role == "person" and phrase.rule != "noun-phrase"
        return phrase if titled else None

    def phrase_start(self, page: Page, start: int, at: int) -> int:
        """Where the noun phrase before a particle begins: behind marks and connectors."""
        masked = page.masked
        begin = start
        for mark in "、。」』":
            place = masked.rfind(mark, start, at - 1) + 1
            begin = max(begin, place)
        if begin > start and masked[begin - 1 : begin + 1] == "、と":
            begin += 1  # …している、と同省は主張する
        if m := _LEADING.match(masked, begin, at):
            begin = m.end()
        for m in _BEFORE_TOPIC.finditer(masked, begin, at):
            begin = m.end()
        for m in _ABOUT.finditer(masked, begin, at):
            begin = m.end() if m.end() < at else begin
        return begin
