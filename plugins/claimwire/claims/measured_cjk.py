"""What a Chinese or Japanese number measures: the unit behind it, the currency in front.

A number is an amount only with a unit; most of the work is to see that the word behind a
number is none: 2025年 is a date, 3點 a time of day, 45887 台積電 a name that follows, 三度造訪
a repetition. Rules: the data contract, "Quantities" and "Cases decided".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claimwire.claims.dates_or_spans import (
    EARLIEST_YEAR,
    SHORT_YEAR_HEAD,
    SHORT_YEAR_TAIL,
    days_last,
)
from claimwire.claims.edges import After, Before
from claimwire.claims.implied_cjk import is_bare_sum, is_money, noun_before, stated_currency
from claimwire.claims.numbers_cjk import Number, Text
from claimwire.claims.numerals import read_cjk
from claimwire.claims.spoken_sums import spoken_sum
from claimwire.claims.units import (
    DATE_WORD,
    DISCOUNT,
    DURATIONS,
    HOME,
    LOOK_BACK,
    TENTHS,
)

_ARABIC = re.compile(r"\d")
_LARGE = frozenset("百千万亿億萬兆")
_LISTED_ORDINAL = Before(
    r"第\s?(?:\d+|[一二三四五六七八九十]+)\s?(?:、|和|及|与|至|到|~|-|〜)\s?$", reach=LOOK_BACK
)
_PER_ONE = After(r"(?:当たり|あたり|につき)")  # 1リットル当たり: what a price is for
_DAYS_BEFORE = Before(r"(?:週|から|わずか|あと|たった)$", reach=LOOK_BACK)  # 週3日, わずか3日で
_FIRST_BEFORE = Before(r"[前首]\s*$", reach=LOOK_BACK)
_HALF_AFTER = After(r"半(?!导体|導体|数|年|个|天|ば)")
_TIMES_ONE = frozenset({"度", "度电"})  # 一度電: the unit that a price is for
# 一斤, 一桶: what a price is for, or an article
_WEIGHED = frozenset(
    [
        "斤",
        "公斤",
        "台斤",
        "市斤",
        "吨",
        "公吨",
        "桶",
        "升",
        "公升",
        "加仑",
        "亩",
        "坪",
        "克",
        "磅",
        "盎司",
        "平方米",
        "平米",
        "平方公尺",
    ]
)
_TENTHS_OF_SECOND = After(r"(\d{2})(?![\d.,%])")  # 9秒83
# 4小時15分, 9分47秒, behind an hour or in front of seconds
_MINUTES = After(r"分(?!之|钟)")
_HOURS_BEFORE = Before(r"(?:小时|钟头)$", reach=LOOK_BACK)
_SECONDS_AFTER = After(r"分(?:\d|[一二三四五六七八九十])[\d.一二三四五六七八九十]*秒")
# 攻下31分: points of a match
_SCORED = Before(
    r"(?:攻下|得到|得|拿下|拿|砍下|砍进|砍|轰下|轰|贡献|进帐|进账|领先|落后|狂胜|大胜|险胜|输|赢|胜)"
    r"(?:了|全队最高|全场最高|至少|单场)?$",
    reach=LOOK_BACK,
)
_COUNTED_MORE = After(r"个多(小时|钟头|月|星期|礼拜)(前|后)?")  # 兩個多小時
_COUNTED_HALF = After(r"个半(小时|钟头|月|星期|礼拜)(前|后)?")
HALF_UNITS = {
    "钟": "hour", "米": "m", "公里": "km", "公斤": "kg", "公尺": "m", "吨": "t",
    "小时": "hour", "个小时": "hour", "钟头": "hour", "時間": "hour", "月": "month",
    "个月": "month", "星期": "week", "礼拜": "week", "年": "year",
}  # fmt: skip

# --- years --------------------------------------------------------------------------------
_YEAR_TAIL = After(
    r"\s*(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月|第?[一二三四1-4](?:季|四半期)|[上下]半[年期]|"
    r"前[一二三四\d]|年?底|初|末|中(?!国)|[春夏秋冬度]|通期|[1-4一二]q|q[1-4])"
)
# 24年の出荷 is a date, 20年の歴史 lasts
_SHORT_YEAR = re.compile(rf"(?<!\d){SHORT_YEAR_HEAD}(?:1[5-9]|2\d|3[0-5])$")
_EARLIEST_YEAR = re.compile(rf"{EARLIEST_YEAR}(?:1[5-9]|2\d|3[0-5])$")
_SHORT_YEAR_TAIL = After(SHORT_YEAR_TAIL)
_YEAR_AT = Before(r"[于自从到至在]\s?$", reach=LOOK_BACK)  # 始建于979年
_ROC_YEARS = range(90, 136)  # 民國 years that a news text writes without 民國

# --- durations ----------------------------------------------------------------------------
_POINT_IN_TIME = After(
    r"(?:之|以)?(?:后|後)(?!半)|以降|過ぎ|すぎ|頃|ごろ|"
    r"(?:之|以)?前(?!往|来|进|[一二三四五六七八九十\d]|端|锋|景|后|後)"
)
_VERB_BEFORE = re.compile(r"[^\W\d_a-z的在于於至后後前约約,]$")  # 搶救四十分鐘後: it lasted
_CLASS_AFTER = After(
    r"物|级|級|期(?!间|間)|周年|代|行动(?:方案|计划)|滚动|(?:计划|规划)(?=[》」”,。的]|$)"
)

# --- rates --------------------------------------------------------------------------------
_PER = Before(r"(?:每|毎)(秒|小时|分钟|時)[约近可达为的高逾]{0,3}\s*$", reach=LOOK_BACK)
_SLASH = After(
    r"\s?/\s?(秒|s(?:ec)?|小时|h(?:our)?|天|日|day|周|月|month|年|year|分钟|min)(?![a-z])"
)
_PER_UNIT = {
    "秒": "s", "s": "s", "sec": "s", "小时": "hour", "時": "hour", "h": "hour", "hour": "hour",
    "天": "day", "日": "day", "day": "day", "周": "week", "月": "month", "month": "month",
    "年": "year", "year": "year", "分钟": "minute", "min": "minute",
}  # fmt: skip
_FLOWS = frozenset({"KB", "MB", "GB", "TB", "PB", "EB", "B", "m", "km", "cm", "mm", "L", "t", "kg"})

# --- single units -------------------------------------------------------------------------
_LETTERED = re.compile(r"[kmgtpe]b(?![a-z])")
_TENTHS_REST = After(
    r"(半(?=[人的])|(?:半(?!导体|導体|数|年|个|天)|[一二三四五六七八九\d]))(分)?"
    r"(?!(?<!半)[十百千万亿年月日个成家人%\d]|(?<=半)[十百千万亿年月日个成%\d])"
)
_HUNDREDTHS = After(r"(\d)分(\d)厘")  # 打率3割1分2厘
_NO_TENTHS = After(r"成(?:员(?!工)|人(?!力|口|数|员|才|选))")  # 成員, 成人
_SEN = After(r"(\d{1,2})銭")
_SMALL_COUNTERS = frozenset("手面头口声出起步样发行")  # 兩手空空, 兩頭: no count below three
_AGES = frozenset({"岁", "周岁", "歳"})  # an age of one is an age
_QUARTERS = frozenset({"季", "季度"})
# 12吋晶圓, 8英寸产线: the size names a class of things
_WAFERS = After(
    r"(?:英寸|英吋|吋|寸|インチ|ミリ|mm)(?:的|の)?[^,，。\d]{0,4}?(?:晶圆|晶圓|硅片|矽晶圆|月?产能|产线|厂|工厂|ウエハ|ウェハ|ライン|工場)"
)


@dataclass(slots=True)
class Measured:
    """A number with what it measures; `unit` is None where nothing is told."""

    number: Number
    start: int
    end: int
    unit: str | None
    rule: str


@dataclass(slots=True)
class _Unit:
    """Where a unit ends, its name, the rule, and what a 半 or 五 behind it adds."""

    end: int
    unit: str
    rule: str
    extra: Decimal = Decimal(0)
    vague: bool = False


def measure(text: Text, number: Number) -> Measured:
    """The unit of `number`, from the word behind it or the currency in front."""
    form, words = text.form, text.words
    start = number.start
    sign = words.negative.search(form, start)
    if sign:
        number = replace(number, value=-number.value)
        start -= len(sign.group())
    bare = Measured(number, start, number.end, None, "no-unit")
    spoken = None if text.japanese else spoken_sum(text, number)
    if spoken:
        number = replace(number, value=spoken.value, low=spoken.low, high=spoken.high)
        return Measured(number, start, spoken.end, HOME, "spoken-sum")
    prefix = words.prefix.search(form, start)
    code = words.prefixes[prefix[1]] if prefix else None
    opened = start - len(prefix.group()) if prefix else start
    if code is None and _is_named(text, number, start):
        return replace(bare, rule="named")
    at = number.end + form[number.end : number.end + 1].isspace()
    match = words.unit.match(form, at)
    if not text.japanese and _MINUTES.match(form, number.end):
        if _HOURS_BEFORE.search(form, start) or _SECONDS_AFTER.match(form, number.end):
            return Measured(number, start, number.end + 1, "minute", "duration")
        if _SCORED.search(form, start):
            return Measured(number, start, number.end + 1, "分", "count")
    if match is None or not _is_whole(text, match):
        if code and not _starts_name(form, number.end):
            return Measured(number, opened, number.end, code, "currency-before")
        noun = None if code else noun_before(text, number)
        if noun:
            return Measured(number, start, number.end, noun, "unit-named-before")
        if not code and is_bare_sum(text, number):
            stated = stated_currency(text, number) or HOME
            return Measured(number, start, number.end, stated, "sum-without-unit")
        return bare
    word = match.group()
    if code and word in words.money:
        unit = code if words.money[word] == HOME else words.money[word]
        return Measured(number, opened, match.end(), unit, "currency-both")
    if code and words.units[word] is None:
        return Measured(number, opened, number.end, code, "currency-before")
    if _is_class(text, number, match, at):
        return bare
    read = _read_unit(text, number, match)
    if read is None:
        return bare
    if read.extra or read.vague:
        number = replace(number, value=number.value + read.extra, vague=number.vague or read.vague)
    return Measured(number, start, read.end, read.unit, read.rule)


def _is_named(text: Text, number: Number, start: int) -> bool:
    """第14艘, 小六學生, 第5、6家: the number is a place in a row or part of a name."""
    if text.words.killed_before.search(text.form, start) or _LISTED_ORDINAL.search(
        text.form, start
    ):
        return True
    return (
        len(number.text) == 1
        and text.before("school_before", number.start)
        and text.after("school_after", number.end)
    )


def _is_whole(text: Text, match: re.Match[str]) -> bool:
    """A unit is a word of its own: not the m of "5 months", the G of 5G, the 台 of 台灣."""
    word, after = match.group(), text.form[match.end() : match.end() + 1]
    if word == "成" and after == "为" and text.words.before.search(text.form, match.start() - 1):
        return True  # 近四成為研發人員: a share, where 成為 would become
    if word[-1].isascii() and word[-1].isalpha() and after.isascii() and after.isalnum():
        return False
    if len(word) == 1 and word.isascii() and word.isalpha():
        return text.sentence[match.start()] == {"w": "W"}.get(word, word)
    return not (after and after in text.words.not_a_unit_before.get(word, ""))


def _is_class(text: Text, number: Number, match: re.Match[str], at: int) -> bool:
    """百噸級, 3奈米, 兆元企業, 百元商店 name a class of things."""
    if _WAFERS.match(text.form, at):
        return True
    killer = text.words.killed_after.match(text.form, at)
    if killer and killer.end() >= match.end() and match.group() not in text.words.money:
        return True
    if number.vague:
        return False  # 百來個, 千餘人
    return number.text in _LARGE and not text.approximate(number.start, match.end())


def _starts_name(form: str, end: int) -> bool:
    after = form[end : end + 1]
    return after.isascii() and after.isalpha()


def _read_unit(text: Text, number: Number, match: re.Match[str]) -> _Unit | None:
    form, words = text.form, text.words
    word, end = match.group(), match.end()
    unit = words.units[word]
    if word in words.money:
        sen = _SEN.match(form, end) if word == "円" else None
        if sen:
            return _Unit(sen.end(), words.money[word], "currency-after", Decimal(sen[1]) / 100)
        slash = _SLASH.match(form, end)
        if slash:
            rate = f"{words.money[word]}/{_PER_UNIT[slash[1]]}"
            return _Unit(slash.end(), rate, "rate")
        return _Unit(end, words.money[word], "currency-after")
    if unit == TENTHS:
        return _read_tenths(text, number, match)
    if unit == DISCOUNT:
        less = number.value - number.value / 10 if number.value > 10 else Decimal(0)  # 八五折
        return _Unit(end, text.sentence[match.start() : end], "discount", -less)
    halves = _COUNTED_HALF.match(form, match.start())
    more = _COUNTED_MORE.match(form, match.start())
    if (halves and halves[2]) or (more and more[2]):
        return None  # 兩個半月後 is when
    if halves:
        return _Unit(halves.end(), HALF_UNITS[halves[1]], "duration", Decimal("0.5"))
    if more:
        return _Unit(more.end(), HALF_UNITS[more[1]], "duration", vague=True)
    if unit is not None and unit.rstrip(DATE_WORD) in DURATIONS:
        return _read_duration(text, number, match, unit)
    if _CLASS_AFTER.match(form, end):
        return None
    if word == "块" and is_money(text, number, end):
        return _Unit(end, HOME, "currency-after")
    if unit is None:
        return _read_count(text, number, match)
    if text.japanese and number.value == 1 and _PER_ONE.match(form, end):
        return None
    if unit == "x" and _HALF_AFTER.match(form, end):
        return _Unit(end + 1, unit, "unit", Decimal("0.5"))
    if word in _TIMES_ONE and number.text in ("一", "1"):
        return None
    if word in _WEIGHED and number.text == "一" and not text.before("one_before", number.start):
        return None  # 一斤四塊八, 一桶油
    if word == "度" and not _is_degree(text, number):
        return _read_count(text, number, match)
    return _read_rate(text, number, unit, end)


def _read_rate(text: Text, number: Number, unit: str, end: int) -> _Unit:
    """TB/s, 每秒2TB, 時速120公里; without a denominator the unit itself."""
    written = text.sentence[end - len(unit) : end]
    if _LETTERED.match(unit.lower()) and written[1:2] == "b":
        unit = unit[0] + "b" + unit[2:]  # Gb is an eighth of GB
    slash = _SLASH.match(text.form, end)
    if slash:
        return _Unit(slash.end(), f"{unit}/{_PER_UNIT[slash[1]]}", "rate")
    if unit in ("km", "キロ") and text.before("speed_before", number.start):
        return _Unit(end, "km/h", "rate")
    per = _PER.search(text.form, number.start)
    if per and unit in _FLOWS:
        return _Unit(end, f"{unit}/{_PER_UNIT[per[1]]}", "rate")
    if not unit[0].isascii() and unit[0] not in "µ°":
        unit = text.sentence[end - len(unit) : end]  # as written: 百分點, 基點, 塊
    return _Unit(end, unit, "unit")


def _read_tenths(text: Text, number: Number, match: re.Match[str]) -> _Unit | None:
    """三成五 is 35 %, 3割2分 is 32 %."""
    form, end = text.form, match.end()
    if _NO_TENTHS.match(form, match.start()) or (number.value > 10 and not number.low):
        return None
    rest = _TENTHS_REST.match(form, end)
    hundredths = _HUNDREDTHS.match(form, end) if text.japanese else None
    if hundredths:
        rate = Decimal(hundredths[1]) / 10 + Decimal(hundredths[2]) / 100
        return _Unit(hundredths.end(), TENTHS, "tenths", rate)
    if rest and (bool(rest[2]) == text.japanese or rest[1] == "半"):
        digit = Decimal(5) if rest[1] == "半" else read_cjk(rest[1])
        if digit is not None:
            return _Unit(rest.end(), TENTHS, "tenths", digit / 10)
    return _Unit(end, TENTHS, "tenths")


def _is_degree(text: Text, number: Number) -> bool:
    """三度造訪 counts; 18度 is heat or an angle, 三度 too where heat is spoken of."""
    if _ARABIC.search(number.text) or text.japanese:
        return True
    return text.words.heat.search(text.form) is not None


def _read_count(text: Text, number: Number, match: re.Match[str]) -> _Unit | None:
    """A count with the classifier or noun as written; 一家 is an article, 二次 an ordinal."""
    word, end = match.group(), match.end()
    written = not _ARABIC.search(number.text)
    if number.value == 1 and word not in _AGES:
        return None
    if text.japanese:
        if text.form.startswith("目", end):
            return None  # 8勝目: the eighth
    else:
        if number.text == "二" or _FIRST_BEFORE.search(text.form, number.start):
            return None
        if word in _QUARTERS and not text.before("run_before", number.start):
            return None
        if word == "点" and not _is_points(text, number, end):
            return None
        if written and number.value < 3 and word in _SMALL_COUNTERS:
            return None
    if word == "畳" and text.form.startswith("半", end):  # 4畳半
        return _Unit(end + 1, word, "count", Decimal("0.5"))
    return _Unit(end, text.sentence[match.start() : end], "count")


def _is_points(text: Text, number: Number, end: int) -> bool:
    """300點 of an index, not 3點 of the clock."""
    if text.before("clock_before", number.start):
        return False
    if number.value > 24 or number.value != number.value.to_integral_value():
        return True
    after = text.form[end : end + 1]
    clock = text.after("clock_after", end) or (after.isdigit() or after in "一二三四五")
    return text.before("points_before", number.start) and not clock


def _read_duration(text: Text, number: Number, match: re.Match[str], unit: str) -> _Unit | None:
    """三年 lasts; 2025年, 3日, 三年前 and 60天後 are points in time."""
    form, end, word = text.form, match.end(), match.group()
    head = text.head(number.start)
    half = _HALF_AFTER.match(form, end)
    extra = Decimal("0.5") if half else Decimal(0)
    end = half.end() if half else end
    if unit.endswith(DATE_WORD) and not _is_run(text, number, word, match.end()):
        return None
    unit = unit.rstrip(DATE_WORD)
    if _CLASS_AFTER.match(form, end):
        return None
    lasting = text.before("lasting_before", number.start)
    if word == "周" and number.text == "四" and not (lasting or text.after("one_after", end)):
        return None  # 四周: all around
    if word in ("年", "年间", "年間") and _is_year(text, number, end):
        return None
    if _POINT_IN_TIME.match(form, end) and not (
        unit in ("hour", "minute", "second") and _VERB_BEFORE.search(head)
    ):
        return None
    if _FIRST_BEFORE.search(form, number.start) and unit in ("year", "month", "week"):
        return None
    if number.text in ("一", "壱") and not half:
        lasts = text.after("one_after", end)
        if not lasts and (head.endswith("这") or not text.before("one_before", number.start)):
            return None  # 這一年 is the year just told of
    hundredths = _TENTHS_OF_SECOND.match(form, end) if word == "秒" else None
    if hundredths:
        return _Unit(hundredths.end(), unit, "duration", Decimal(f"0.{hundredths[1]}"))
    return _Unit(end, unit, "duration", extra)


def _is_run(text: Text, number: Number, word: str, end: int) -> bool:
    """連續三日 and 30日內 last; 3日 is a date, 3月 a month, 10時30分 a time of day."""
    if text.japanese and word == "分":
        return not text.before("clock_before", number.start)
    if word != "日":
        return False
    if text.japanese and _DAYS_BEFORE.search(text.form, number.start):
        weekly = text.form.endswith("週", 0, number.start)
        if weekly or text.form.startswith("で", end):
            return True
    if text.before("run_before", number.start) or text.after("day_run_after", end):
        return True
    return days_last(text.form, number.start, end)


def _is_year(text: Text, number: Number, end: int) -> bool:
    """2025年, 民國114年, 25年第三季 are dates; 25年 by itself lasts."""
    form, value, head = text.form, number.value, text.head(number.start)
    if number.low is not None or number.vague or value != value.to_integral_value():
        return False
    if text.before("era_before", number.start):
        return True
    lasting = text.before("lasting_before", number.start)
    if 1000 <= value <= 2200 and "," not in number.text:
        return not lasting or value > 1900
    digits = bool(_ARABIC.search(number.text))
    if text.japanese and digits and _EARLIEST_YEAR.search(head + number.text):
        return True
    if text.japanese and digits and _SHORT_YEAR_TAIL.match(form, end):
        return bool(_SHORT_YEAR.search(head + number.text))
    if 100 <= value < 1000 and _YEAR_AT.search(form, number.start):
        return True
    if not (digits or value > 100 or re.search("[〇○零]", number.text)):
        return False
    if _YEAR_TAIL.match(form, end) and not lasting:
        return True
    return text.traditional and value in _ROC_YEARS and not lasting
