"""What a Chinese or Japanese number measures: the unit behind it, the currency in front.

A number is an amount only with a unit; most of the work is to see that the word behind a
number is none: 2025年 is a date, 3點 a time of day, 45887 台積電 a name that follows, 三度造訪
a repetition. Rules: the data contract, "Quantities" and "Cases decided".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claimwire.claims.amounts.durations_cjk import (
    CLASS_AFTER,
    FIRST_BEFORE,
    HALF_AFTER,
    read_duration,
)
from claimwire.claims.amounts.implied_cjk import (
    is_bare_sum,
    is_money,
    is_price_from,
    noun_before,
    stated_currency,
)
from claimwire.claims.amounts.numbers_cjk import Number, Text, Unit
from claimwire.claims.amounts.numerals import read_cjk, read_pair
from claimwire.claims.amounts.points_cjk import minutes_or_points
from claimwire.claims.amounts.spoken_sums import spoken_sum
from claimwire.claims.amounts.units import (
    DATE_WORD,
    DISCOUNT,
    DURATIONS,
    HOME,
    LOOK_BACK,
    TENTHS,
)
from claimwire.claims.matching.edges import After, Before

_ARABIC = re.compile(r"\d")
_LARGE = frozenset("百千万亿億萬兆")
_CHANGED = Before(r"(?:涨|跌|加|减|降|升|砸|省|赔|罚|赚|亏)(?:了|逾|近|上)?$", reach=LOOK_BACK)
_LISTED_ORDINAL = Before(
    r"第\s?(?:\d+|[一二三四五六七八九十]+)\s?(?:、|和|及|与|至|到|~|-|〜)\s?$", reach=LOOK_BACK
)
_PER_ONE = After(r"(?:当たり|あたり|につき)")  # 1リットル当たり: what a price is for
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
_COUNTED_MORE = After(r"个多(小时|钟头|月|星期|礼拜)(前|后)?")  # 兩個多小時
_COUNTED_HALF = After(r"个半(小时|钟头|月|星期|礼拜)(前|后)?")
HALF_UNITS = {
    "天": "day", "钟": "hour", "米": "m", "公里": "km", "公斤": "kg", "公尺": "m", "吨": "t",
    "小时": "hour", "个小时": "hour", "钟头": "hour", "時間": "hour", "月": "month",
    "个月": "month", "星期": "week", "礼拜": "week", "年": "year",
}  # fmt: skip

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
_FLOWS = frozenset(
    {
        "KB",
        "MB",
        "GB",
        "Mb",
        "Gb",
        "Tb",
        "Pb",
        "TB",
        "PB",
        "EB",
        "B",
        "m",
        "km",
        "cm",
        "mm",
        "L",
        "t",
        "kg",
    }
)

# --- single units -------------------------------------------------------------------------
_LETTERED = re.compile(r"[kmgtpe]b(?![a-z])")
_TENTHS_REST = After(
    r"(半(?=[人的])|(?:半(?!导体|導体|数|年|个|天)|[一二三四五六七八九\d]))(分)?"
    r"(?!(?<!半)[十百千万亿年月日个成家人%\d]|(?<=半)[十百千万亿年月日个成%\d])"
)
_TENTHS_PAIR = After(r"([一二三四五六七八九]{2})(?![十百千万亿年月日个成家人%])")  # 一成六七
_HUNDREDTHS = After(r"(\d)分(\d)厘")  # 打率3割1分2厘
_NO_TENTHS = After(r"成(?:员(?!工)|人(?!力|口|数|员|才|选))")  # 成員, 成人
_SEN = After(r"(\d{1,2})銭")
_SMALL_COUNTERS = frozenset("手面头口声出起步样发行")  # 兩手空空, 兩頭: no count below three
_HALVED = frozenset("座台岁圈碗杯瓶斤层亩盒趟里根页")
_HALF_MORE = After(r"半(?!导体|成品|决赛|年|个|天|小时|山|径|官|自动|价|夜|路|途|数|场|月)")
_AGES = frozenset({"岁", "周岁", "歳"})  # an age of one is an age
_QUARTERS = frozenset({"季", "季度"})
# 12吋晶圓, 8英寸产线: the size names a class of things
_WAFERS = After(
    r"(?:英寸|英吋|吋|寸|インチ|ミリ|mm)(?:的|の)?[^,，。\d]{0,4}?(?:晶圆|晶圓|硅片|矽晶圆|"
    r"月?产能|产线|厂|工厂|ウエハ|ウェハ|ライン|工場)"
)


@dataclass(slots=True)
class Measured:
    """A number with what it measures; `unit` is None where nothing is told."""

    number: Number
    start: int
    end: int
    unit: str | None
    rule: str


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
    part = minutes_or_points(text, number)
    if part:
        rule = "duration" if part == "minute" else "count"
        return Measured(number, start, number.end + 1, part, rule)
    if match and match.group() == "起" and is_price_from(text, number):
        return Measured(number, start, number.end, HOME, "sum-without-unit")
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
    if read.more is not None:
        bounds = number.value + read.extra, number.value + read.more
        number = replace(number, low=bounds[0], high=bounds[1])
    elif read.extra or read.vague:
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
    if _CHANGED.search(text.form, number.start):
        return False  # 月票漲百元
    return number.text in _LARGE and not text.approximate(number.start, match.end())


def _starts_name(form: str, end: int) -> bool:
    after = form[end : end + 1]
    return after.isascii() and after.isalpha()


def _read_unit(text: Text, number: Number, match: re.Match[str]) -> Unit | None:
    form, words = text.form, text.words
    word, end = match.group(), match.end()
    unit = words.units[word]
    if word in words.money:
        sen = _SEN.match(form, end) if word == "円" else None
        if sen:
            return Unit(sen.end(), words.money[word], "currency-after", Decimal(sen[1]) / 100)
        slash = _SLASH.match(form, end)
        if slash:
            rate = f"{words.money[word]}/{_PER_UNIT[slash[1]]}"
            return Unit(slash.end(), rate, "rate")
        return Unit(end, words.money[word], "currency-after")
    if unit == TENTHS:
        return _read_tenths(text, number, match)
    if unit == DISCOUNT:
        less = number.value - number.value / 10 if number.value > 10 else Decimal(0)  # 八五折
        return Unit(end, text.sentence[match.start() : end], "discount", -less)
    halves = _COUNTED_HALF.match(form, match.start())
    more = _COUNTED_MORE.match(form, match.start())
    if (halves and halves[2]) or (more and more[2]):
        return None  # 兩個半月後 is when
    if halves:
        return Unit(halves.end(), HALF_UNITS[halves[1]], "duration", Decimal("0.5"))
    if more:
        return Unit(more.end(), HALF_UNITS[more[1]], "duration", vague=True)
    if unit is not None and unit.rstrip(DATE_WORD) in DURATIONS:
        return read_duration(text, number, match, unit)
    if CLASS_AFTER.match(form, end):
        return None
    if word == "块" and is_money(text, number, end):
        return Unit(end, HOME, "currency-after")
    if unit is None:
        return _read_count(text, number, match)
    if text.japanese and number.value == 1 and _PER_ONE.match(form, end):
        return None
    if unit == "x" and HALF_AFTER.match(form, end):
        return Unit(end + 1, unit, "unit", Decimal("0.5"))
    if word in _TIMES_ONE and number.text in ("一", "1"):
        return None
    if word in _WEIGHED and number.text == "一" and not text.before("one_before", number.start):
        return None  # 一斤四塊八, 一桶油
    if word == "度" and not _is_degree(text, number):
        return _read_count(text, number, match)
    return _read_rate(text, number, unit, end)


def _read_rate(text: Text, number: Number, unit: str, end: int) -> Unit:
    """TB/s, 每秒2TB, 時速120公里; without a denominator the unit itself."""
    written = text.sentence[end - len(unit) : end]
    if _LETTERED.match(unit.lower()) and written[1:2] == "b":
        unit = unit[0] + "b" + unit[2:]  # Gb is an eighth of GB
    slash = _SLASH.match(text.form, end)
    if slash:
        return Unit(slash.end(), f"{unit}/{_PER_UNIT[slash[1]]}", "rate")
    if unit in ("km", "キロ") and text.before("speed_before", number.start):
        return Unit(end, "km/h", "rate")
    per = _PER.search(text.form, number.start)
    if per and unit in _FLOWS:
        return Unit(end, f"{unit}/{_PER_UNIT[per[1]]}", "rate")
    if not unit[0].isascii() and unit[0] not in "µ°":
        unit = text.sentence[end - len(unit) : end]  # as written: 百分點, 基點, 塊
    return Unit(end, unit, "unit")


def _read_tenths(text: Text, number: Number, match: re.Match[str]) -> Unit | None:
    """三成五 is 35 %, 3割2分 is 32 %."""
    form, end = text.form, match.end()
    if _NO_TENTHS.match(form, match.start()) or (number.value > 10 and not number.low):
        return None
    pair = None if text.japanese else _TENTHS_PAIR.match(form, end)
    bounds = read_pair(pair[1]) if pair else None
    if pair and bounds:
        low, high = bounds
        return Unit(pair.end(), TENTHS, "tenths", low / 10, more=high / 10)
    rest = _TENTHS_REST.match(form, end)
    hundredths = _HUNDREDTHS.match(form, end) if text.japanese else None
    if hundredths:
        rate = Decimal(hundredths[1]) / 10 + Decimal(hundredths[2]) / 100
        return Unit(hundredths.end(), TENTHS, "tenths", rate)
    if rest and (bool(rest[2]) == text.japanese or rest[1] == "半"):
        digit = Decimal(5) if rest[1] == "半" else read_cjk(rest[1])
        if digit is not None:
            return Unit(rest.end(), TENTHS, "tenths", digit / 10)
    return Unit(end, TENTHS, "tenths")


def _is_degree(text: Text, number: Number) -> bool:
    """三度造訪 counts; 18度 is heat or an angle, 三度 too where heat is spoken of."""
    if _ARABIC.search(number.text) or text.japanese:
        return True
    return text.words.heat.search(text.form) is not None


def _read_count(text: Text, number: Number, match: re.Match[str]) -> Unit | None:
    """A count with the classifier or noun as written; 一家 is an article, 二次 an ordinal."""
    word, end = match.group(), match.end()
    written = not _ARABIC.search(number.text)
    lost_one = word == "敗" and text.form.endswith("勝", 0, number.start)  # 4勝1敗
    if number.value == 1 and word not in _AGES and not lost_one:
        return None
    if text.japanese:
        if text.form.startswith("目", end):
            return None  # 8勝目: the eighth
    else:
        if number.text == "二" or FIRST_BEFORE.search(text.form, number.start):
            return None
        if word in _QUARTERS and not text.before("run_before", number.start):
            return None
        if word == "点" and not _is_points(text, number, end):
            return None
        if written and number.value < 3 and word in _SMALL_COUNTERS:
            return None
    if (word == "畳" or word in _HALVED) and _HALF_MORE.match(text.form, end):  # 4畳半, 四座半
        written_as = text.sentence[match.start() : end]
        return Unit(end + 1, written_as, "count", Decimal("0.5"))
    return Unit(end, text.sentence[match.start() : end], "count")


def _is_points(text: Text, number: Number, end: int) -> bool:
    """300點 of an index, not 3點 of the clock."""
    if text.before("clock_before", number.start):
        return False
    if number.value > 24 or number.value != number.value.to_integral_value():
        return True
    after = text.form[end : end + 1]
    clock = text.after("clock_after", end) or (after.isdigit() or after in "一二三四五")
    return text.before("points_before", number.start) and not clock
