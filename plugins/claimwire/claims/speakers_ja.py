"""Reads a Japanese noun phrase as a speaker (フアン氏, 調査会社IDC, エヌビディアの広報担当者)."""

from __future__ import annotations

import re

from claimwire.claims.lexicon import folded_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers import SpeakerPhrase, entity_phrase

_BRACKET_END = re.compile(r"[（(][^（()）]{0,40}[)）]$")
_NAME = re.compile(r"[一-鿿々ヶァ-ヴー・A-Za-z.=＝ ]{2,24}")
_KATAKANA_NAME = re.compile(r"[ァ-ヴー]+(?:[・＝=][ァ-ヴー]+)+$")
_COUNT = folded_pattern(
    r"^(?:複数の|\d+人の|[一二三四五]人の|ある|匿名の|別の|業界に詳しい|事情に詳しい|内情に詳しい)+"
)
_WHO_IS = folded_pattern(r"の(?:女性|男性|若者|一人|ひとり|\d人|本人|男|女)(?:店員)?$")
_THEIR = folded_pattern(r"^(?:同社|同行|同省|同庁|同局|同グループ|同大学|同研究所)(?:の)?")
_RELATIVE = re.compile(r"^(?:.*[たるいむぶうくすつな])(?=[一-鿿々ァ-ヴー]*$)")
_KIND_OF_HOUSE = folded_pattern(
    r"(?:[^はがを]*の)?(?:[一-鿿]{0,4}(?:大手|商社|企业|会社|工场|银行|百货店|量贩店|代理店|业者|店舗|新兴企业)|[^の]*メーカー|スタートアップ)"
)
_TRADE = folded_pattern(
    r"(?:[一-鿿々ァ-ヴー]{1,10}(?:商|員|者|師|士|家|手|主|職人|学生|生徒|オーナー|マネジャー|マネージャー|"
    r"エンジニア|トレーダー|バイヤー|スタッフ|担当|代理人|経営者|責任者|代理店|ベンダー|コンサルタント))$"
)
_SHARED_NAME = folded_pattern(
    r"(?:野党|与党|共和党|民主党|自民党|上院|下院|衆院|参院|地元|有力|超党派|匿名|ある|米|中国|台湾|政府|当局|同|各)+"
)
_KANA_GIVEN = re.compile(
    r"[一-鿿々]{1,4}(?!から|まで|など|より|による|として|において|という|とする|における|ある|いる|する|した)[ぁ-ん]{2,4}$"
)
_ONE_SIGN = re.compile(r"(?<=[ぁ-ん、])[一-鿿]$")
_HOUSE_TAIL = folded_pattern(
    r"(?:证券|银行|电子|大学|研究所|会社|企业|メーカー|大手|纸|志|.省|.庁|..党)$"
)
# 運航便数は2割増えるとも語った: what is measured does not speak
_MEASURED = re.compile(
    r"(?:数|率|額|費|費用|量|価格|単価|料金|運賃|賃金|収入|売上高?|売り上げ|利益|株価|相場|需要|供給|出荷|在庫|"
    r"割合|比率|シェア|水準|規模|時期|期間|影響|状況|環境|余地)$"
)
# 高瀬誠と野村進: the first of two leads
_SIDE_BY_SIDE = re.compile(
    r"(?P<first>[^はがのをにでと、]{3,16})と(?P<second>[^はがのをにでと、]{3,16})"
)
_NO_KANA = re.compile(r"[一-鿿々ヶァ-ヴー・A-Za-z.=＝]{2,24}$")


class JapaneseSpeakers:
    """The reader; its word lists are compiled once."""

    def __init__(self) -> None:
        words = vocabulary("ja")
        raw = _unfolded
        self._person_end = raw(words.words("speakers.person_end"))
        self._titles = raw(words.words("speakers.title"))
        self._spokes = raw(words.words("speakers.spokes"))
        self._people = raw(words.words("speakers.people"))
        self._pronoun = raw(words.words("speakers.pronoun"))
        self._bare_house = raw(words.words("speakers.bare_house"))
        self._apposition = raw(words.words("speakers.apposition"))
        self._media_end = raw(words.words("speakers.media_end"))
        self._documents = raw(words.words("speech.document"))

    def read(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """The speaker that `[start, end)` names, or None."""
        folded = page.folded
        while start < end and folded[start] in " 　、,「『":
            start += 1
        while end > start and folded[end - 1] in " 　、,」』":
            end -= 1
        if (m := _BRACKET_END.search(folded, start, end)) and m.start() > start:
            end = m.start()
        said = folded[start:end]
        if not said:
            return None
        if said in self._pronoun:
            return SpeakerPhrase("pronoun", start, end, said, rule="pronoun")
        if said[0] == "同" and said[1:] in self._person_end:
            return SpeakerPhrase("pronoun", start, end, said, rule="same-office")
        if said in self._bare_house:
            return SpeakerPhrase("bare-house", start, end, said, rule="bare-house")
        m = _SIDE_BY_SIDE.fullmatch(folded, start, end)
        if m and not any(_MEASURED.search(m[side]) for side in ("first", "second")):
            return self.read(page, *m.span("first"))
        if m := _WHO_IS.search(folded, start, end):
            phrase = self.read(page, start, m.start()) if m.start() > start else None
            return phrase or self._trade(page, start, end)
        for suffix in self._spokes:
            if said.endswith(suffix):
                left = end - len(suffix)
                if folded[start:left].endswith("の"):
                    left -= 1
                if left > start:
                    phrase = self.read(page, start, left)
                    if phrase and _KIND_OF_HOUSE.fullmatch(folded, start, left):
                        at = end - len(suffix)
                        return SpeakerPhrase("unnamed", at, end, suffix, rule="people")
                    if phrase and phrase.role in ("house", "bare-house"):
                        return phrase
                break
        inside = page.mentions_in(start, end)
        people = [m for m in inside if m.is_person]
        if people and not folded[people[-1].end : end].startswith("の"):
            return entity_phrase(people[-1], "known-name")
        for suffix in self._person_end:
            if said.endswith(suffix) and len(said) > len(suffix):
                stop = end - len(suffix)
                stop -= folded[stop - 1] in "元前新現" and stop - start > 2
                if person := self._person(page, start, stop):
                    return person
                break
        if inside and inside[-1].end == end:
            return entity_phrase(inside[-1], "known-name")
        for suffix in self._people:
            if said.endswith(suffix):
                begin = start
                if m := _COUNT.match(folded[start:end]):
                    begin += m.end()
                no = folded.rfind("の", begin, end - len(suffix) + 1)
                begin = no + 1 if no >= 0 else begin
                if m := _RELATIVE.search(folded[begin : end - len(suffix)]):
                    begin += m.end()
                if m := _THEIR.match(folded[begin:end]):
                    begin += m.end() if m.end() < end - begin else 0
                return SpeakerPhrase("unnamed", begin, end, page.text[begin:end], rule="people")
        return self._trade(page, start, end) or self._house(page, start, end)

    def _trade(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """People told by their trade alone (深圳市の部品商)."""
        no = page.folded.rfind("の", start, end)
        begin = no + 1 if no >= 0 else start
        if m := _COUNT.match(page.folded[begin:end]):
            begin += m.end()
        if page.mentions_in(begin, end) or not _TRADE.fullmatch(page.folded, begin, end):
            return None
        return SpeakerPhrase("unnamed", begin, end, page.text[begin:end], rule="trade")

    def read_maker(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """Whom a document speaks for (IDCの調査); None where the phrase names no document."""
        said = page.folded[start:end]
        for suffix in self._documents:
            if said.endswith(suffix):
                left = end - len(suffix)
                if page.folded[start:left].endswith("の"):
                    left -= 1
                if left > start and (phrase := self.read(page, start, left)):
                    return phrase
        return None

    def _person(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        text = page.text
        at = start
        for mark in ("、", "の", "・" if "・" not in text[start:end].strip("・") else "、"):
            place = text.rfind(mark, start, end)
            if place >= at and mark != "・":
                at = place + 1
        for suffix in (*self._titles, *self._apposition):
            place = page.folded.rfind(suffix, at, end)
            if place >= at and end - place - len(suffix) >= 2:
                at = place + len(suffix)
        m = _KATAKANA_NAME.search(text, at, end)
        if kana := _KANA_GIVEN.search(text, at, end):
            m = kana
        elif m is None and not _NAME.fullmatch(text, at, end):
            m = _NO_KANA.search(text, at, end) or _ONE_SIGN.search(text, at, end)
        at = m.start() if m else at
        if "・" in text[at:end] and not _KATAKANA_NAME.fullmatch(text, at, end):
            at = text.rindex("・", at, end) + 1
        name = text[at:end].strip(" 　・")
        if not name or not (_NAME.fullmatch(name) or kana or re.fullmatch("[一-鿿]", name)):
            return None
        if _SHARED_NAME.fullmatch(page.folded, at, end) or _HOUSE_TAIL.search(page.folded, at, end):
            return None
        house = next(
            (
                m.entity.name
                for m in page.mentions
                if start <= m.start and m.end <= at and not m.is_person
            ),
            None,
        )
        if full := page.cast.find(name):
            return SpeakerPhrase(
                "person", at, end, full.name, full.entity, full.house or house, "in-the-cast"
            )
        return SpeakerPhrase("person", at, end, name, None, house, "name-title")

    def _house(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        text = page.text
        for suffix in self._apposition:
            place = page.folded.rfind(suffix, start, end)
            if place >= 0 and end - place - len(suffix) >= 2:
                begin = place + len(suffix)
                begin += text[begin : begin + 1] in "の、"
                return SpeakerPhrase(
                    "house", begin, end, text[begin:end].strip("「」"), rule="apposition"
                )
        if _MEASURED.search(text, start, end):
            return None
        name = text[start:end]
        if "の" in name:
            start += name.rindex("の") + 1
            name = text[start:end]
            if len(name) < 3:
                return None
        if 2 <= len(name) <= 20 and not re.search(r"[はがをでとにへもてっ、]", name):
            return SpeakerPhrase("house", start, end, name, rule="noun-phrase")
        return None


def _unfolded(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words as they are, longest first; the vocabulary has folded them already."""
    return tuple(sorted(words, key=len, reverse=True))
