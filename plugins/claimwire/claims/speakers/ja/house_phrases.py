"""Reads a Japanese noun phrase as a house, by what kind it is or by how its name ends."""

from __future__ import annotations

import re
from dataclasses import replace

from claimwire.claims.matching.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.ja.roles import japanese_roles, kanji_name
from claimwire.claims.speakers.phrase import SpeakerPhrase, cast_phrase

# what follows 大手, メーカー is a name: no clause, no quality (企業のリスト化)
_APPOSED_NAME = re.compile(
    r"[「『]?[一-鿿々ヶァ-ヴー・A-Za-zＡ-Ｚａ-ｚ0-9０-９&＆.\- ]+(?<![化性率量額間側])[」』]?|"
    r"[ぁ-んー]{3,8}"
)
_SECTION = re.compile("[一-鿿]{1,8}(?:課|室|係|部|局|庁|省|署|会|委|院|協会|機構|財団|組合|団体)")
# 送電会社レッド・エレクトリカ
_KIND_AND_NAME = re.compile(
    r"(?:(?<=の)|^|(?<=[、。\n]))[一-鿿]{0,8}(?:会社|企業|大手|メーカー|機関|団体|商社|最大手|新興|ベンチャー)(?=[ァ-ヴA-ZＡ-Ｚ])"
)
# 開発したスカイノーツ
_CLAUSE_AND_NAME = re.compile(r"[^、。]*[たるいな](?=[ァ-ヴA-Z][ァ-ヴー・A-Za-z]{2,}$)")
_DATED = folded_pattern(
    r"[\d〇一二三四五六七八九十]+(?:日|月|年|時|歳|代).*|"
    r"(?:今|来|昨|前|翌|同|本|先|当|再来|一昨|毎)(?:年|月|週|期|日|度|回|季|夏|冬|春|秋|朝|夜|晩)"
    r"(?:度|末|初|分|時点|中|内|以降|以後|前半|後半)*"
)
# what is spoken of, or too common for a name
_COMMON = folded_pattern(
    r"現在|当面|将来|今後|以前|以後|最近|近年|当時|従来|昨今|当初|最後|最初|全体|全部|一部|大半|残り|両社|両者|双方|本社|本店|"
    r"支店|工場|各社|前者|後者|これ|それ|あれ|ここ|そこ|場所|問題|課題|理由|原因|背景|目的|狙い|結果|影響|効果|特徴|内容|対象|性能|価格|"
    r"数量|日程|時期|方法|仕組み|仕様"
)
_NO_NAME = ("同社", "会社", "企業", "企业")
# 運航便数は2割増えるとも語った: what is measured does not speak
MEASURED = re.compile(
    r"(?:数|率|額|費|費用|量|価格|単価|料金|運賃|賃金|収入|売上高?|売り上げ|利益|株価|相場|需要|供給|出荷|在庫|"
    r"割合|比率|シェア|水準|規模|時期|期間|影響|状況|環境|余地)$"
)
_IN_MARKS = re.compile(r"[一-鿿ァ-ヴー][「『](?P<name>[^「」『』]{2,24})$")
_BEFORE_HOUSE = re.compile(
    r".*(?:[ぁ-ん一-鿿][たるいうくすむぶつぬな]|[一-鿿ァ-ヴー](?:[をにがはでへ]|にも|でも)|"
    r"[をに](?:受け|経て|伴い|より|よって|続き|加え|対し|踏まえ|巡り|めぐり|基づき|先立ち)|として)"
    r"(?=[^ぁ-ん]+$)"
)
_KANA_ONLY = re.compile(r"[ぁ-んー]{2,5}")
COUNT = folded_pattern(
    r"^(?:複数の|\d+人の|[一二三四五]人の|ある|匿名の|別の|業界に詳しい|事情に詳しい|内情に詳しい)+"
)


# 香港紙の明報
_KIND_AND_NO = re.compile(
    "(?:[一-鿿]紙|[一-鿿]誌|通信社|調査会社|投資会社|運用会社|格付け会社)の[「『]?$"
)
_OF_A_HOUSE = folded_pattern(
    r"(?:報道|記事|社説|記者|業績|株価|調査|試算|幹部|社員|取材|電子版|論評|論説|予想|予測|分析|見方|見解|担当|責任|役員|社長|部長)|[ぁ-ん]"
)
# ターミナルを運営する東京空港サービス
_DOES_AND_NAME = folded_pattern(
    r"[^、。]*を[^、。をがは]{0,8}(?:運営|展開|製造|販売|経営|管理|提供|手がけ|手掛け|所管|担当|発行|主催)(?:する|している|る)(?=[^ぁ-ん]+$)"
)
_NAME_LEAST = 4


class JapaneseHousePhrases:
    """The reader; what kinds of houses stand before a name is compiled once."""

    def __init__(self) -> None:
        self._roles = japanese_roles()
        words = vocabulary("ja").words("speakers.apposition")
        self._apposition = tuple(sorted(words, key=len, reverse=True))
        self._apposed = re.compile(trie_pattern(self._apposition))

    def read(self, page: Page, start: int, end: int) -> SpeakerPhrase | None:
        """The house that `[start, end)` names, or somebody of the cast by the family name."""
        text = page.text
        apposed = self._apposed.search(page.folded, start, end) is not None
        for suffix in self._apposition if apposed else ():
            place = page.folded.rfind(suffix, start, end)
            if place >= 0 and end - place - len(suffix) >= 2:
                begin = place + len(suffix)
                begin += text[begin : begin + 1] in "の、"
                if not _APPOSED_NAME.fullmatch(text, begin, end):
                    continue
                if place - start > 1 and _SECTION.fullmatch(text, begin, end):
                    continue  # 合志市企業誘致課, 情報通信メディア開発庁
                return SpeakerPhrase(
                    "house", begin, end, text[begin:end].strip("「」"), rule="apposition"
                )
        if m := _KIND_AND_NAME.search(text, start, end) or _CLAUSE_AND_NAME.match(text, start, end):
            start = m.end()
        if (m := _DOES_AND_NAME.match(page.folded, start, end)) and end - m.end() >= _NAME_LEAST:
            named = not _COMMON.search(page.folded, m.end(), end)
            if named and not MEASURED.search(text, m.end(), end):
                return SpeakerPhrase("house", m.end(), end, text[m.end() : end], rule="apposition")
        if _DATED.fullmatch(page.folded, start, end) or _COMMON.fullmatch(page.folded, start, end):
            return None
        if self._roles.house(page.folded[start:end]):
            begin = self._house_begin(page, start, end)
            if end - begin >= 2 and page.folded[begin:end] not in _NO_NAME:
                return SpeakerPhrase("house", begin, end, text[begin:end], rule="house-end")
        if MEASURED.search(text, start, end):
            return None
        if m := _IN_MARKS.search(text, start, end):
            start = m.start("name")  # ニュースサイト「アクシオス」
        name = text[start:end]
        if "の" in name:
            begin = start
            start += name.rindex("の") + 1
            start += text[start : start + 1] in "「『"
            name = text[start:end]
            kind = _KIND_AND_NO.search(text, begin, start) is not None
            if kind and not _OF_A_HOUSE.search(name):
                return SpeakerPhrase("house", start, end, name, rule="apposition")
            if len(name) < 3:
                return None
        if 2 <= len(name) <= 4 and (person := page.cast.last_person(name)):
            return replace(cast_phrase(person, start, end), rule="family-name")
        if 4 <= len(name) <= 5 and kanji_name(name):
            return SpeakerPhrase("person", start, end, name, rule="surname-name")
        if 2 <= len(name) <= 20 and not re.search(r"[はがをでとにへもてっ、]", name):
            return SpeakerPhrase("house", start, end, name, rule="noun-phrase")
        return None

    def _house_begin(self, page: Page, start: int, end: int) -> int:
        """Where the name of a house begins: behind の and relative clauses, kana and all."""
        begin = start
        no = page.folded.rfind("の", start, end)
        if no >= 0 and end - no > 3:
            begin = no + 1
        m = _BEFORE_HOUSE.match(page.folded, begin, end)
        if m and not _KANA_ONLY.fullmatch(m.group()):
            begin = m.end()
        begin += page.folded[begin] in "「『‹"
        if m := COUNT.match(page.folded[begin:end]):
            begin += m.end()
        return begin
