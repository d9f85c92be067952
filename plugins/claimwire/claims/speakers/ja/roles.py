"""What the end of a Japanese noun phrase tells: an office, people by their trade, a house.

Offices stand behind a name (北川誠課長), behind the words of their field (経済産業相) or alone
(町長); all three end alike, so that it is what stands before that tells them apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwire.claims.matching.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.text import match_form, to_simplified

_NO_HOUSE = folded_pattern(
    r"(?:機会|社会|大会|都会|集会|国会|株主総会|総会|学会場|首都|年度|程度|制度|速度|温度|角度|市区町村|結社|"
    r"商品部|一部|全部|内部|外部|幹部|東部|西部|南部|北部|中部|都市部|農村部|細部|上層部|"
    r"(?:消費|先端|国産|海外製?|中古|新型|小型|大型|輸入|次世代|再生|再生可能|車載|汎用|余剰|必要な?|余った|代替|主要|精密|冷凍|加工|健康|集合|賃貸|新築|"
    r"投資用|都心|商用|家庭用|業務用|電気|清涼|新興|既存|自社|他社|各|天然|都市|液化|産業用|軽|水素|電動|燃料)"
    r"(?:電力|エネルギー|ガス|石油|半導体|部品|自動車|不動産|住宅|食品|飲料|化学|光学|倉庫|鉄鋼|通信|交通|バス|カード|保険|生命|物流|ソフト|システム|テクノロジー)|"
    r"^(?:電力|エネルギー|ガス|石油|半導体|部品|自動車|不動産|住宅|食品|飲料|化学|光学|倉庫|鉄鋼|通信|交通|バス|カード|保険|生命|物流|ソフト|システム|テクノロジー|紙|誌|党|社|区|都|県|府|会|団|連|研|組|署|銀|庁|省|委|チーム|企業|大手|メーカー|ニュース|チェーン|スーパー|テレビ|ハウス|センター)|"
    r"[両片内外東西南北左右裏表]側|反対側|向こう側|手前側|人材派遣|入院|退院|通院|転院|開院|^院|場所|住所|長所|短所|箇所|近所|名所|役所)$"
)
_NO_PERSON = folded_pattern(
    r"(?:大手|相手|若手|人手|働き手不足|入手|着手|決め手|成長|延長|身長|全長|波長|特長|議員立法|消費者物価|来客|集客|送客|誘客|"
    r"死者|死傷者|負傷者|重傷者|軽傷者|犠牲者|行方不明者|感染者|けが人|逮捕者|失業者|就業者|求職者|完全失業者|[一二三四五六七八九十\d]人|何人|一人|求人|法人|国家|一家|民主|自主|株式|主役|現役|国際派|学生寮)$"
)


_TRADE = folded_pattern(
    r"(?:[一-鿿々ァ-ヴー]{1,10}(?:商|員|者|師|士|家|手|主|職人|学生|生徒|オーナー|マネジャー|マネージャー|"
    r"エンジニア|トレーダー|バイヤー|スタッフ|担当|代理人|経営者|責任者|代理店|ベンダー|コンサルタント))$"
)
# 米財務相, 独首相: states told by one sign
_STATES = frozenset("米英独仏伊中韩露豪加印台日")
_OF_STATES = folded_pattern(
    r"(?:相|大統領|長官|大使|議員|議長|首脳|高官|代表|次官|総裁|報道官|記者)$"
)
_OF_TOWNS = frozenset(("市长", "副市长", "市议", "区长", "県议", "教育长"))
_BEFORE = to_simplified(r"(?:元|前|新|現|副|次期|故)?[県市町村区都府道党国省庁社]?")
_PLACE = r"[一-鿿ァ-ヴー]{2,7}[州県县府都道市区郡町]"
# the last noun before の, kana of its own and all (石油元売り, 中古車市場)
_KIND = re.compile(
    r"(?:[一-鿿々ヶァ-ヴーa-z0-9]|(?<=元)売り|(?<=卸)売り|(?<=小)売り|(?<=買)い物|(?<=取)引き|道の(?=駅)|子育て|こども|ごみ|まちづくり|ものづくり)+$"
)
# a town or a count before a kind of house is none of its trade
_KIND_PLACE = folded_pattern(
    r"(?:(?:同|ある|某|別の|他の|数|国内|海外|外資系|日系|欧米|米系)|[一-鿿]{2,3}[都道府県市区町村州省](?:内|産)?|(?:県|都|府|道|市|町|村|区)(?:内|営|立)?|\d+[社人件カ店])(?=[一-鿿ァ-ヴー]{2})"
)
_NAMED_KIND = folded_pattern(
    r"[ァ-ヴーa-z]{3,}(?:大手|中堅|新興|ファンド|商社|クラブ|劇場|劇団|ジム|牧場|農園|旅館|ホテル)$"
)
_PART = r"(?<=..)[局署部课課室党省厅庁会社院校店馆館]"


class JapaneseRoles:
    """The word lists about offices, trades and houses, compiled once; words are folded."""

    def __init__(self) -> None:
        words = vocabulary("ja")
        offices = words.words("roles.office", "speakers.person_end")
        self._offices = frozenset(offices)
        self._persons = frozenset(words.words("roles.person"))
        self._houses = frozenset(words.words("roles.house", "speakers.house_end"))
        self._findings = frozenset(words.words("roles.finding", "speech.document"))
        self._towns = frozenset(words.words("roles.town"))
        self._fields = frozenset(words.words("roles.field"))
        self._kinds = frozenset(words.words("roles.kind_of_house"))
        self._of_kinds = frozenset(words.words("roles.kind_of_people"))
        field = trie_pattern(self._fields)
        self._field = re.compile(rf"{_BEFORE}(?:{_PLACE})?(?:{field}|{_PART})*")
        self._named_field = re.compile(
            rf"(?P<name>[一-鿿々]{{2,5}}?|[ァ-ヴー・＝]{{2,16}}?|[一-鿿々]{{1,3}}[ぁ-んァ-ヴー]{{2,5}}?)(?:元|前)?(?:{field})+"
        )

    def office(self, folded: str) -> str:
        """The longest office with which a phrase ends, or ''."""
        found = longest_end(folded, self._offices)
        if found[:1] == "元" and folded.endswith("地" + found):  # 地元議員
            found = longest_end(found[1:], self._offices)
        return found

    def person(self, folded: str) -> str:
        """The longest word for people with which a phrase ends, or ''."""
        found = longest_end(folded, self._persons)
        return "" if found and _NO_PERSON.search(folded) else found

    def is_trade(self, folded: str) -> bool:
        """Whether a noun that no list holds is built like one for people (部品商, 計測担当)."""
        return _TRADE.fullmatch(folded) is not None and not _NO_PERSON.search(folded)

    def trade_before(self, folded: str) -> int:
        """How long the trade is that stands straight before a name (俳優早見沙織); 0 where none."""
        for n in range(len(folded) - 3, 1, -1):
            if folded[:n] in self._persons and "一" <= folded[n - 1] <= "鿿":
                return n
        return 0

    def kind_before(self, folded: str, people: str) -> int:
        """How long the kind of house or trade is that stands before の and people; 0 where none.

        `folded` is what stands before の. Towns and counts are no trade, and houses with a name
        are nobody's trade (北星汽船の幹部).
        """
        if people not in self._of_kinds:
            return 0
        m = _KIND.search(folded)
        if m is None or _NAMED_KIND.fullmatch(m.group()):
            return 0
        kind = m.group()
        if kind in self._kinds:
            return len(kind)
        if folded.endswith("ある", 0, m.start()):
            return 0
        if place := _KIND_PLACE.match(kind):
            kind = kind[place.end() :]
        told = longest_end(kind, self._kinds)
        person = told or (kind if self.person(kind) == kind or self.is_trade(kind) else "")
        return len(kind) if person else 0

    def house(self, folded: str) -> str:
        """The longest end of the name of a house with which a phrase ends, or ''."""
        found = longest_end(folded, self._houses)
        return "" if found and _NO_HOUSE.search(folded) else found

    def finding(self, folded: str) -> str:
        """The longest word for a document or a finding with which a phrase ends, or ''."""
        return longest_end(folded, self._findings)

    def is_field(self, folded: str, office: str) -> bool:
        """Whether words before an office tell its field or house and hold no name."""
        if len(folded) == 1 and folded in _STATES:
            return _OF_STATES.search(office) is not None
        if folded + office[:1] in self._fields:  # 猟友会長
            return True
        bare = folded[1:] if folded[0] in _STATES and len(folded) > 2 else folded
        return self._field.fullmatch(bare) is not None

    def is_place(self, folded: str, office: str) -> bool:
        """Whether the office of a town stands behind the town (広島市長) rather than a name."""
        return office in _OF_TOWNS and folded in self._towns

    def no_name(self, printed: str) -> bool:
        """Whether words before an office tell what its house deals in and no name."""
        return match_form(printed) in self._kinds  # 居酒屋店長

    def name_before_field(self, folded: str) -> int:
        """How long the name is that stands before the field of an office; 0 where none does."""
        m = self._named_field.fullmatch(folded)
        return m.end("name") if m else 0


def japanese_surname(name: str) -> str:
    """The family name with which a name in kanji of at most five signs begins, or ''."""
    if not 2 <= len(name) <= 5:
        return ""
    folded = match_form(name)
    found = next((n for n in (3, 2, 1) if folded[:n] in _surnames()), 0)
    given = len(name) - found
    return name[:found] if found and given <= 3 else ""


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(vocabulary("ja").words("names.surname"))


def kanji_name(name: str) -> bool:
    """Whether four or five kanji are a family name of two or three and a given name of two."""
    surname = japanese_surname(name)
    given = name[len(surname) :]
    return len(surname) >= 2 and len(given) == 2 and given[0] not in _NO_GIVEN


_NO_GIVEN = frozenset("県縣市町村区郡州省大原銀港駅駐空首会社党派側系産製式型家氏")


def longest_end(folded: str, words: frozenset[str]) -> str:
    """The longest of the words, of at most 18 signs, with which a text ends, or ''."""
    for n in range(min(len(folded), 18), 0, -1):
        if folded[-n:] in words:
            return folded[-n:]
    return ""


@lru_cache(maxsize=1)
def japanese_roles() -> JapaneseRoles:
    """The one reader of the word lists."""
    return JapaneseRoles()
