"""Where 年 and 日 behind a number date something and where they say how long it lasts.

24年の出荷 is a date and 20年の歴史 lasts; 30日に発表 is a date and 30日から90日に延ばす are two
lengths. Amounts (`measured_cjk`) and times (`forms_cjk`) must not read one word both ways,
so the patterns that tell them apart stand here. They are of the folded form of a sentence.
"""

from __future__ import annotations

import re

# in front of a number of two digits: what makes the years lasting
SHORT_YEAR_HEAD = (
    r"(?<!約)(?<!この)(?<!ここ)(?<!過去)(?<!今後)(?<!勤続)(?<!創業)(?<!築)(?<!計)"
    r"(?<!丸)(?<!懲役)(?<!通算)(?<!昭和)(?<!平成)(?<!令和)(?<!大正)"
)
# behind 年: what makes them a date
SHORT_YEAR_TAIL = (
    r"(?:以降|には|は(?!か)|に(?!わた|及|[一1][度回台人件]|渡|満)|から|まで|末|初め|[秋春夏冬]|[前後]半|半ば|"
    r"の(?!歴|間|歳|キャリア|経験|契約|刑|人生|節目|実績|長|伝統|懲役|時))"
)
# 早くても28年: a date whatever follows
_AT_THE_EARLIEST = "早くて 早くとも 早くても 早ければ 遅くとも 遅くても 遅ければ"
EARLIEST_YEAR = f"(?:{'|'.join(f'(?<={word})' for word in _AT_THE_EARLIEST.split())})"

_DAYS = r"(?:\d{1,3}|[一二三四五六七八九十百廿卅]{1,4})\s?日"
_MANY_DAYS = r"(?:3[2-9]|[4-9]\d|\d{3})\s?日"
_LONGER = r"(?:延长|延至|拉长|缩短|压缩|缩减|缩至|增加|增至|减少|减至)"
_JA_LONGER = r"(?:延ば|延長|短縮|縮め|縮ま|縮む|伸び|伸ば|増や|増え|減ら|減り|減っ)"
# 30日から90日に延ばす, 由14日縮短至7日, 18日を要する: days that last
LASTING_DAYS = (
    rf"{_DAYS}(?:从|由)?[大再]?幅?{_LONGER}(?:至|到|为|成)?\s?{_DAYS}"
    rf"|{_DAYS}から\s?{_MANY_DAYS}"
    rf"|{_DAYS}(?:から\s?{_DAYS})?[にへ]{_JA_LONGER}"
    rf"|{_DAYS}(?:を要|かか|掛か|かけて|足らず|待ち)"
    rf"|(?<!\d){_MANY_DAYS}(?!线|均)"
)
_LASTING_DAYS = re.compile(LASTING_DAYS)
_REACH = 16  # code points in front of a number in which such an expression may begin


def days_last(form: str, start: int, end: int) -> bool:
    """Whether the number of days `form[start:end]` (日 included) says how long it lasts."""
    for match in _LASTING_DAYS.finditer(form, max(0, start - _REACH)):
        if match.start() > start:
            return False
        if match.end() >= end:
            return True
    return False


# 去年3月下水的新船1月20日首航: between two times, what makes the first one a noun's
_ZH_NOUN = re.compile(
    r"[^,，。;；、:：的]{1,12}的(?!是)[^,，。;；、:：]{1,10}(?<![是比较為为于於到至达比同跟与和])"
)
_JA_NOUN = re.compile(
    r"(?:に|から|より)?[^、。は]{1,16}?[たる][一-龠ァ-ヶa-z\d「『][^、。は]{0,14}[がはをにで]?、?"
)


def belongs_to_a_noun(form: str, end: int, following: int) -> bool:
    """Whether the time that ends at `end` only modifies a noun in front of the next time."""
    gap = form[end:following]
    return bool(_ZH_NOUN.fullmatch(gap) or _JA_NOUN.fullmatch(gap))
