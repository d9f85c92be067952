"""Forms of names in Japanese text: kanji, kana, full names before a field and an office."""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import folded_pattern

# アニカ・ウェルトン通信|相, 加口宏彰エナジー部門|長
NAME_AND_FIELD = re.compile(
    r"([ァ-ヴー]+(?:・[ァ-ヴー]+)+)[一-鿿A-Z][一-鿿A-Z・]{1,7}|"
    r"([一-鿿々]{4})[ァ-ヴー]{3,}[一-鿿]{0,4}"
)
KATAKANA_NAME = re.compile(r"[ァ-ヴー]+(?:[・＝=](?:[A-ZＡ-Ｚ][.．]?[・＝=])?[ァ-ヴー]+)+$")
SHARED_NAME = folded_pattern(
    r"(?:野党|与党|共和党|民主党|自民党|上院|下院|衆院|参院|地元|有力|超党派|匿名|ある|米|中国|台湾|政府|当局|同|各|両|全|諸|主要|歴代|複数|加盟国|参加国|関係国|先進国|新興国|欧州|米欧|日米|日韓|日中|米中|米韓|米ロ|日米韓)+"
)
KANA_GIVEN = re.compile(
    r"[一-鿿々]{1,4}(?!から|まで|など|より|による|として|において|という|とする|における|ある|いる|する|した)[ぁ-ん]{2,4}[子美代江香奈恵枝穂]?$"
)
ONE_SIGN = re.compile(r"(?<=[ぁ-ん、])[一-鿿]$")
# over the text as printed: folded, 誌 is the 志 of many given names
HOUSE_TAIL = re.compile(
    r"(?:証券|銀行|電子|大学|研究所|会社|企業|メーカー|大手|紙|誌|.省|.庁|..党)$"
)
# a name has a の of its own only within its kana (広瀬みのり)
NAME_BEHIND = re.compile(r".*(?:、|の(?=[^ぁ-んー]))")
NO_KANA = re.compile(r"[一-鿿々ヶァ-ヴー・A-Za-z.=＝]{2,24}$")
NAME = re.compile(r"[一-鿿々ヶァ-ヴー・A-Za-z.=＝ ]{2,24}")
# 早川亮正経済財政・再生相: four kanji of a name, then an office that no list holds
KANJI_AND_MINISTER = re.compile(
    r"(?:.*[のたるい、])?(?P<name>[一-鿿々]{4})(?:[一-鿿]{1,6}・)?[一-鿿・]{1,8}(?:相|担当相|庁長官|担当官)$"
)
# a full name in kana with an office that no list holds, by its field: …通信相, …財務統括
TITLED_KANA = re.compile(
    r"(?:.*[のたるい、])?(?P<name>[ァ-ヴー]+(?:[・＝=][ァ-ヴー]+)+)(?:[一-鿿A-ZＡ-Ｚ・ァ-ヴー]{0,12}[一-鿿](?:相|長|官|員|役|統括|責任者|担当|代表)|相)$"
)
# four characters of a full name with an office by its field: …エナジー部門長
TITLED = re.compile(
    r"(?P<name>[一-鿿々]{4})[ァ-ヴー]{3,}[一-鿿]{0,3}(?:相|長官|部門長|統括|次官補?|大使|議員)$"
)
