"""How long a Chinese or Japanese number says that something lasts, and the dates it is not.

三年 lasts, 2025年 dates; 連續三日 lasts, 3日 dates; 三年前 and 60天後 are points in time. Rules:
the data contract, "Quantities".
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimwire.claims.amounts.dates_or_spans import (
    EARLIEST_YEAR,
    SHORT_YEAR_HEAD,
    SHORT_YEAR_TAIL,
    days_last,
)
from claimwire.claims.amounts.numbers_cjk import Number, Text, Unit
from claimwire.claims.amounts.units import DATE_WORD, LOOK_BACK
from claimwire.claims.matching.edges import After, Before

_ARABIC = re.compile(r"\d")
_DAYS_BEFORE = Before(r"(?:週|から|わずか|あと|たった)$", reach=LOOK_BACK)  # 週3日, わずか3日で
FIRST_BEFORE = Before(r"[前首]\s*$", reach=LOOK_BACK)
HALF_AFTER = After(r"半(?!导体|導体|数|年|个|天|ば)")
_TENTHS_OF_SECOND = After(r"(\d{2})(?![\d.,%])")  # 9秒83

# --- years --------------------------------------------------------------------------------
_YEAR_TAIL = After(
    r"\s*(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月|第?[一二三四1-4](?:季|四半期)|[上下]半[年期]|"
    r"前[一二三四\d]|年?底|初|末|中(?!国)|[春夏秋冬度]|通期|[1-4一二]q|q[1-4])"
)
# 24年の出荷 is a date, 20年の歴史 lasts
_SHORT_YEAR = re.compile(rf"(?<!\d){SHORT_YEAR_HEAD}(?:1[5-9]|2\d|3[0-5])$")
_FAR_YEAR = re.compile(rf"(?<!\d){SHORT_YEAR_HEAD}[456][05]$")
_FAR_YEAR_TAIL = After(r"に(?![一1度わ])|度")  # 50年に83%へ
_EARLIEST_YEAR = re.compile(rf"{EARLIEST_YEAR}(?:1[5-9]|2\d|3[0-5])$")
_SHORT_YEAR_TAIL = After(SHORT_YEAR_TAIL)
_YEAR_AT = Before(r"[于自从到至在]\s?$", reach=LOOK_BACK)  # 始建于979年
_ROC_YEARS = range(90, 136)  # 民國 years that a news text writes without 民國

# --- durations ----------------------------------------------------------------------------
_POINT_IN_TIME = After(
    r"(?:之|以)?(?:后|後)(?!半)|以降|過ぎ|すぎ|頃|ごろ|"
    r"(?:之|以)?前(?!往|来|进|[一二三四五六七八九十\d]|端|锋|景|后|後)"
)
_RUN_BEFORE = re.compile(r"(?:连续|接连|长达|历时|足足|整整)[^,，。;；\d]{0,6}$")  # 連續加班17天後
_VERB_BEFORE = re.compile(r"[^\W\d_a-z的在于於至后後前约約,]$")  # 搶救四十分鐘後: it lasted
CLASS_AFTER = After(
    r"物|etf|公?债|定存|级|級|期(?!间|間)|周年|代|行动(?:方案|计划)|滚动|(?:计划|"
    r"规划)(?=[》」”,。的]|$)"
)


def read_duration(text: Text, number: Number, match: re.Match[str], unit: str) -> Unit | None:
    """三年 lasts; 2025年, 3日, 三年前 and 60天後 are points in time."""
    form, end, word = text.form, match.end(), match.group()
    head = text.head(number.start)
    half = HALF_AFTER.match(form, end)
    extra = Decimal("0.5") if half else Decimal(0)
    end = half.end() if half else end
    if unit.endswith(DATE_WORD) and not _is_run(text, number, word, match.end()):
        return None
    unit = unit.rstrip(DATE_WORD)
    if CLASS_AFTER.match(form, end):
        return None
    lasting = text.before("lasting_before", number.start)
    if word == "周" and number.text == "四" and not (lasting or text.after("one_after", end)):
        return None  # 四周: all around
    if word in ("年", "年间", "年間") and _is_year(text, number, end):
        return None
    lasted = (unit in ("hour", "minute", "second") and _VERB_BEFORE.search(head)) or (
        _RUN_BEFORE.search(head)
    )
    if _POINT_IN_TIME.match(form, end) and (text.japanese or not lasted):
        return None
    if FIRST_BEFORE.search(form, number.start) and unit in ("year", "month", "week"):
        return None
    if number.text in ("一", "壱") and not half:
        lasts = text.after("one_after", end)
        if not lasts and (head.endswith("这") or not text.before("one_before", number.start)):
            return None  # 這一年 is the year just told of
    hundredths = _TENTHS_OF_SECOND.match(form, end) if word == "秒" else None
    if hundredths:
        return Unit(hundredths.end(), unit, "duration", Decimal(f"0.{hundredths[1]}"))
    return Unit(end, unit, "duration", extra)


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
        far = _FAR_YEAR.search(head + number.text) and _FAR_YEAR_TAIL.match(form, end)
        return bool(far or _SHORT_YEAR.search(head + number.text))
    if 100 <= value < 1000 and _YEAR_AT.search(form, number.start):
        return True
    if not (digits or value > 100 or re.search("[〇○零]", number.text)):
        return False
    if _YEAR_TAIL.match(form, end) and not lasting:
        return True
    return text.traditional and value in _ROC_YEARS and not lasting
