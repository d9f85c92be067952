"""Amounts in Chinese and Japanese text: find numbers, measure them, join what belongs together.

A number gets its unit in `measured_cjk`; here neighbours become ranges, a unit or a
multiplier that is said once serves several numbers, and shares without a unit word
(百分之五, 三分之一, 一半) are read. Rules: the data contract, "Quantities".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claimwire.claims.amounts.measured_cjk import HALF_UNITS, Measured, measure
from claimwire.claims.amounts.numbers_cjk import Number, Text
from claimwire.claims.amounts.numerals import (
    CJK_NUMBER,
    NUMERALS,
    last_multiplier,
    read_cjk,
    read_pair,
)
from claimwire.claims.amounts.units import (
    DURATIONS,
    HOME,
    IN_OTHER_UNITS,
    LOOK_BACK,
    TENTHS,
    Amount,
    cjk_amounts,
    form_of,
)
from claimwire.claims.matching.edges import After, Before
from claimwire.claims.matching.gates import rule

Span = tuple[int, int]

_ARABIC = re.compile(r"\d")
_NUMERAL = rule(f"[{NUMERALS}]")  # with what a number can begin
_MULTIPLIER_CHARS = "十百千万亿億萬兆"
_MULTIPLIERS = re.compile(f"[{_MULTIPLIER_CHARS}]+")
_LATIN_SCALE = After(r"\s?(million|billion|trillion|bn|mn)\b")
_LATIN_SCALES = {"million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_JAPANESE_POINT = re.compile(r"(?<=\d)・(?=\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s,，。)）]+")
_LEADING_ZERO = re.compile(r"0\d")
_COUNTED_NOUN = re.compile(r"[人总件户次家倍指票点][数数]$")  # 人數十萬 is no 數十萬
# GPU4096枚: letters that name a kind of thing, and no model
_KIND_BEFORE = re.compile(r"(?<![a-z\d])(?:[gcntd]pu|asic|hbm|d?ram|ssd|led|pc|ev|ai)$")
_APIECE = re.compile(r"[万亿千百]一$")  # 三十萬一張 is the price of one
_IN_CODE = Before(r"[a-z]$|[.:/_#]$|[a-z]-$", reach=LOOK_BACK)
_HALF_OF = rule(
    r"(?<![上下前后後每过多大小年两一二三四五六七八九十个])"
    r"半(年|个月|小时|个小时|天(?=内|时间|就|不到)|公里|公斤|公尺|米(?![一-鿿]*?(?:饭|粥))|"
    r"吨)(?!报|期|度|后|前|之后|以后|後|刊|线)"
)
# 升半成
_HALF_TENTH = rule(r"(?<=[升跌涨降增减挫扬约近逾])半成(?![品熟型本功])")
_ONE_AND_A_HALF = rule(
    r"(?<![两一二三四五六七八九十百几\d])个半(月|小时|钟头|钟|星期|礼拜)(?!前|后)"
)
# 前代的1/3, 逾1/4的手機; 1/4 alone may be a day
_SLASHED = rule(
    r"(?<![\d/.月日])(?P<share>(?P<part>[1-9])/(?P<whole>10|"
    r"[2-9]))(?![\d/月日])(?P<of>[的の强強]|以上|左右)?"
)
_PART_OF_UNIT = After(r"个?(?P<unit>厘|百分点)")  # 減息四分一厘
_SHARE_BEFORE = re.compile(r"[约約近逾占剩的只有仅为達达超过于]\s?$")
_CHINESE_FROM = re.compile(
    r"(?:从|由(?!于|此)|自(?!给|身|己|主|动|研|家|产|有|营|由|建))"
    r"(?:\d+[年月日]|[^,。;、\d%到至成])*$"
)
# 3割から5割に tells a change, 3割から5割にわたる a range
_TOWARD = re.compile(r"(?:程度|台|前後)?[にへ](?!わた|及|達|上る|のぼ|迫|お|つ|相当)")
_FROM_TO = re.compile(r"[一-鿿]{0,4}[到至为成]了?")  # 從300億追加到420億元
# 漲25元至1,905元: a change and the level that it led to, which is many times larger
_CHANGED_BY = re.compile(
    r"(?:[涨跌升降增减扬挫扩缩加滑落多少]|上修|下修|提高|调高|上调|下调|调低|调降)(?:了|逾|约|近|"
    r"超)?$"
)
_LEVEL = 4
# 從前年的25億增到去年的30億
# 由380億至400億元下調為350億元: the first two are a range that changed
_WENT_ON = re.compile(
    r"(?:大幅|小幅|再)?[上下]?(?:调|修|降|升|增|扩|缩|提高|压缩|砍)[^,，。;；\d]{0,3}[至到为成]|"
    r"(?:元|块)?不等"
)
# 1270万人，比去年多48万: more of the same things
_MORE_OF_THEM = re.compile(
    r"(?:比|较)[^,，。;；]{1,10}(?:多|少|增加|减少|增|减)(?:了|出)?(?:约|近|逾)?$"
)
_COUNTED = frozenset({"count", "unit-said-before", "unit-named-before"})
_SUMS = frozenset({"sum-without-unit", "spoken-sum"})
_OF_MONEY = re.compile(
    r"(?:卖|赚|花|营收|收入|营业额|销售额|价|市值|产值|价值|总值|款|费|亏|损|金额|支出|"
    r"成本)[^,，。;；、]{0,6}$"
)
_ASIDE = frozenset({*DURATIONS, "%", TENTHS, "x", None})  # may stand between two sums
_LARGE_FROM = 10_000
_MARKS_FROM = 100
_TIER = re.compile(r"、第[一二三四五六七八九十\d]+[^,，。;；\d]{1,4}")  # 第一胎3萬、第二胎5萬元
_MARK = After(r"(?:大关|关卡|关口|整数关|整数大关)")  # 大漲四百點、衝破三萬大關
_SUMS_FROM = 1_000
# 逾1.1万亿，连续三年过万亿: another sum
_ABOUT_SO_MUCH = re.compile(r"(?:超过|逾|近|不到|过|破|突破|仅|只有|为|达)$")
_THEM_ENDS = re.compile(
    r"[多余]?(?:[,，。;；、)）」』!！?？\s]|的(?=[一二三四五六七八九十百]+分之|一半|"
    r"[一二三四五六七八九]成)|$)"
)
_WHEN_END = re.compile(r"(?:[今去前明]年|[上本下](?:季|个?月|周)|目前|现在)(?:同期|度)?的?$")
_VAGUE_END = re.compile("[约近逾]$")


def read_cjk_amounts(
    sentence: str, vocabulary: str, bits: int, folded: str | None, *, traditional: bool
) -> list[Amount]:
    """All amounts of `sentence`, in reading order; sums without a country have `HOME`."""
    words = cjk_amounts(vocabulary)
    if not bits & (
        _NUMERAL.bit | words.half.bit | _HALF_OF.bit | _HALF_TENTH.bit | _ONE_AND_A_HALF.bit
    ):
        return []
    form = form_of(sentence, vocabulary, folded)
    if vocabulary == "ja" and "・" in form:
        form = _JAPANESE_POINT.sub(".", form)  # 71・2% in upright print
    text = Text(sentence, form, words, vocabulary == "ja", traditional)
    masked = [m.span() for m in words.idiom.finditer(form)] if bits & words.idiom.bit else []
    if "://" in form or "www." in form:
        masked += [m.span() for m in _ADDRESS.finditer(form)]
    shares = _shares(text, masked, bits)
    taken = masked + [(s.start, s.end) for s in shares]
    measured: list[Measured] = []
    for number in _numbers(text, taken):
        if not measured or number.start >= measured[-1].end:  # the 五 of 三成五 is read already
            measured.append(measure(text, number))
    return sorted([*_join(text, measured), *shares], key=lambda amount: amount.start)


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _numbers(text: Text, taken: Sequence[Span]) -> list[Number]:
    found: list[Number] = []
    at = 0
    while head := _NUMERAL.search(text.form, at):
        match = CJK_NUMBER.match(text.form, head.start())
        at = match.end() if match else head.end()
        if match is None or _overlaps(match.span(), taken) or _is_no_number(text, match):
            continue
        digits = match.group()
        if _APIECE.search(digits) and text.words.unit.match(text.form, match.end()):
            digits = digits[:-1]
        end = match.start() + len(digits)
        pair = read_pair(digits) if not _ARABIC.search(digits) else None
        value = pair[1] if pair else read_cjk(digits)
        if value is None:
            continue
        value, end, vague = _extended(text, end, value)
        low, high = pair or (None, None)
        found.append(Number(match.start(), end, value, low, high, digits, vague))
    return found


def _extended(text: Text, end: int, value: Decimal) -> tuple[Decimal, int, bool]:
    """The value with what stands behind the digits: 20多萬, 十几億, 3 million."""
    vague = text.form[end : end + 1] in text.words.inside and end < len(text.form)
    if vague:
        more = _MULTIPLIERS.match(text.form, end + 1)
        end += 1
        if more:
            value, end = value * last_multiplier(more.group()), more.end()
    scale = _LATIN_SCALE.match(text.form, end)
    if scale:
        value, end = value * _LATIN_SCALES[scale[1]], scale.end()
    return value, end, vague


def _is_no_number(text: Text, match: re.Match[str]) -> bool:
    """數十億 and 每百公里 hold no number of their own, H20 and V3.2 are names, 零件 a word."""
    digits, start = match.group(), match.start()
    seconds = text.form.startswith("秒", match.end()) and text.form.endswith("分", 0, start)
    if digits in ("零", "万一") or (_LEADING_ZERO.match(digits) and not seconds):
        return True
    if digits[0] in _MULTIPLIER_CHARS and text.before("vague_before", start):
        return not _COUNTED_NOUN.search(text.head(start))
    if text.form.endswith(("每", "毎"), 0, start) and not set(digits) - set(_MULTIPLIER_CHARS):
        return True
    if not _IN_CODE.search(text.form, start) or text.words.prefix.search(text.form, start):
        return False
    return not (
        _KIND_BEFORE.search(text.head(start)) and text.words.unit.match(text.form, match.end())
    )


# --- shares -------------------------------------------------------------------------------


def _shares(text: Text, masked: Sequence[Span], bits: int) -> list[Amount]:
    found: list[Amount] = []
    words = text.words
    for match in words.fraction.finditer(text.form) if bits & words.fraction.bit else ():
        whole, part = read_cjk(match["whole"]), read_cjk(match["part"])
        if whole and part is not None and not _overlaps(match.span(), masked):
            of_unit = _PART_OF_UNIT.match(text.form, match.end())
            if of_unit:
                span = (match.start(), of_unit.end())
                unit = text.sentence[of_unit.start("unit") : of_unit.end()]
                found.append(_simple(text, span, _share(part / whole), unit, "fraction"))
                continue
            value = part if whole == 100 else _share(part / whole * 100)
            found.append(_simple(text, match.span(), value, "%", "fraction"))
    for match in _SLASHED.finditer(text.form) if "/" in text.form else ():
        under, over = int(match["whole"]), int(match["part"])
        if over < under and (_SHARE_BEFORE.search(text.head(match.start())) or match["of"]):
            value = _share(Decimal(over * 100) / under)
            found.append(_simple(text, match.span("share"), value, "%", "fraction"))
    for match in words.half.finditer(text.form) if bits & words.half.bit else ():
        if not _overlaps(match.span(), masked):
            half = _simple(text, match.span(), Decimal(50), "%", "half")
            found.append(replace(half, approximate=half.approximate or "过" in match[0]))
    for match in _HALF_TENTH.finditer(text.form) if bits & _HALF_TENTH.bit else ():
        found.append(_simple(text, match.span(), Decimal(5), "%", "half"))
    for match in _HALF_OF.finditer(text.form) if bits & _HALF_OF.bit else ():
        found.append(_simple(text, match.span(), Decimal("0.5"), HALF_UNITS[match[1]], "half"))
    for match in _ONE_AND_A_HALF.finditer(text.form) if "个半" in text.form else ():
        found.append(_simple(text, match.span(), Decimal("1.5"), HALF_UNITS[match[1]], "half"))
    return _joined_shares(text, sorted(found, key=lambda amount: amount.start)) if found else []


def _share(value: Decimal) -> Decimal:
    """A share in per cent, rounded as people say it: 33.33, 0.3, 0.0029."""
    return round(value, 2) if value >= 1 else round(value, 4)


def _simple(text: Text, span: Span, value: Decimal, unit: str, rule: str) -> Amount:
    return Amount(*span, value, None, None, unit, text.approximate(*span), rule)


def _joined_shares(text: Text, found: Sequence[Amount]) -> list[Amount]:
    """百分之三十至百分之四十 as one range."""
    joined: list[Amount] = []
    for amount in found:
        last = joined[-1] if joined else None
        if last is None or last.value is None or not _links_range(text, last, amount):
            joined.append(amount)
            continue
        joined[-1] = replace(
            last, end=amount.end, value=None, low=last.value, high=amount.value,
            approximate=last.approximate or amount.approximate, rule="fraction-range",
        )  # fmt: skip
    return joined


def _links_range(text: Text, first: Amount, second: Amount) -> bool:
    gap = text.form[first.end : second.start]
    return bool(text.words.range_link.fullmatch(gap)) and not _is_opened(text, first.start)


# --- ranges, shared units -----------------------------------------------------------------


def _join(text: Text, measured: Sequence[Measured]) -> list[Amount]:
    items = _with_shared_units(text, measured)
    if not text.japanese:
        items = _with_units_said_before(text, items)
    amounts: list[Amount] = []
    i = 0
    while i < len(items):
        item = items[i]
        following = items[i + 1] if i + 1 < len(items) else None
        i += 1
        if following is not None and following.unit and _is_range(text, item, following):
            amounts.append(_range(text, item, following))
            i += 1
        elif item.unit:
            amounts.append(_single(text, item))
    return amounts


def _with_shared_units(text: Text, measured: Sequence[Measured]) -> list[Measured]:
    """Give a number the unit that the next one names: 從14增至34.6%, 分別為3、5、8億元."""
    result = list(measured)
    for i in range(len(result) - 2, -1, -1):
        item, following = result[i], result[i + 1]
        tiered = following.rule == "named" and text.form.startswith("、第", item.end)
        if item.unit or item.end > following.start or item.rule == "named":
            continue
        if not (following.unit or tiered):
            continue
        gap = _VAGUE_END.sub("", text.form[item.end : following.start])
        gap = _WHEN_END.sub("", gap)
        listed = text.words.list_link.fullmatch(gap) and text.words.list_opener.search(
            text.form, 0, item.start
        )
        opened = (
            _FROM_TO.fullmatch(gap)
            and _is_opened(text, item.start)
            and not _WENT_ON.match(text.form, following.end)
        )
        changed = (
            opened
            or text.words.change.fullmatch(gap)
            or (text.words.range_link.fullmatch(gap) and _is_change(text, item, following))
        )
        tier = next((m for m in result[i + 1 :] if m.rule != "named"), following)
        tiers = (
            not text.japanese
            and last_multiplier(text.form[item.start : item.end]) >= _LARGE_FROM
            and tier.unit == HOME
            and _TIER.fullmatch(text.form, item.end, tier.start)
        )
        if listed or changed or tiers:
            number = _scaled(text, item.number, following.number)
            unit = tier.unit if tiers else following.unit
            result[i] = replace(item, number=number, unit=unit, rule="unit-shared")
    return result


def _with_units_said_before(text: Text, measured: Sequence[Measured]) -> list[Measured]:
    """Give a number what it is more or less of than another: 1270万人，比去年多48万."""
    result = list(measured)
    for i in range(1, len(result)):
        item, last = result[i], result[i - 1]
        if item.unit or item.rule == "named":
            continue
        mark = _MARK.match(text.form, item.end)
        if mark and last.unit and last.number.value >= _MARKS_FROM:
            result[i] = replace(item, unit=last.unit, rule="unit-said-before")
            continue
        if not _THEM_ENDS.match(text.form, item.end):
            continue
        large = last_multiplier(text.form[item.start : item.end].rstrip("多余")) >= _LARGE_FROM
        counted = next((m for m in reversed(result[:i]) if m.unit not in _ASIDE), last)
        them = counted.rule in _COUNTED and (
            _MORE_OF_THEM.search(text.head(item.start))
            or (
                (large or item.number.value >= _LARGE_FROM)
                and counted.number.value >= _LARGE_FROM
                and not _OF_MONEY.search(text.head(item.start))
            )
        )
        if them:
            result[i] = replace(item, unit=counted.unit, rule="unit-said-before")
        elif item.number.value >= _SUMS_FROM and _ABOUT_SO_MUCH.search(text.head(item.start)):
            others = (m for m in reversed(result[:i]) if m.unit not in _ASIDE)
            said = next(others, None)
            if said is not None and said.rule in _SUMS:
                result[i] = replace(item, unit=said.unit, rule=said.rule)
    return result


def _is_opened(text: Text, start: int) -> bool:
    """Whether 從 or 由 stands before the first of two values."""
    return not text.japanese and bool(_CHINESE_FROM.search(text.head(start)))


def _is_change(text: Text, item: Measured, following: Measured) -> bool:
    """從…到…, 漲25元至1,905元 and 〜から〜へ tell two values, not a range."""
    gap = text.form[item.end : following.start]
    if not text.japanese:
        if _is_opened(text, item.start):
            return not _WENT_ON.match(text.form, following.end)
        return (
            item.unit is not None
            and gap.strip() in ("至", "到")
            and following.number.value >= _LEVEL * item.number.value
            and bool(_CHANGED_BY.search(text.head(item.start)))
        )
    return "から" in gap and bool(_TOWARD.match(text.form, following.end))


def _is_range(text: Text, item: Measured, following: Measured) -> bool:
    gap = text.form[item.end : following.start]
    if item.unit not in (None, following.unit) or item.rule == "unit-shared":
        return False
    if not text.words.range_link.fullmatch(gap) or _is_change(text, item, following):
        return False
    low, high = _scaled(text, item.number, following.number).value, following.number.value
    if low >= high or item.number.low is not None:
        return False
    if gap.strip() in ("、", ","):  # 兩、三年
        step = last_multiplier(following.number.text)
        steps = {step, 2 * step} if high == 5 * step else {step}  # 三、五億, no 五、七億
        return high - low in steps and high < 10 * step and not item.unit
    return gap.strip() != "か" or not item.unit


def _scaled(text: Text, first: Number, second: Number) -> Number:
    """500至600億: the multiplier is said once; 8000至1萬 shares none."""
    factor = last_multiplier(text.form[second.start : second.end].rstrip("多余来几"))
    digits = read_cjk(second.text)
    if factor == 1 and digits and digits != second.value:
        factor = abs(second.value) / digits  # it shared a multiplier itself: 3、5、8億
    if factor == 1 or last_multiplier(first.text) > 1:
        return first
    if first.value < abs(second.value) / factor:
        return replace(first, value=first.value * factor)
    return first


def _range(text: Text, item: Measured, following: Measured) -> Amount:
    low = _scaled(text, item.number, following.number).value
    high = following.number.value
    tenfold, unit = _unit_of(following)
    vague = following.number.vague or text.approximate(item.start, following.end)
    return Amount(
        item.start, following.end, None, low * tenfold, high * tenfold, unit, vague, "range"
    )


def _single(text: Text, item: Measured) -> Amount:
    number = item.number
    tenfold, unit = _unit_of(item)
    vague = number.vague or text.approximate(item.start, item.end)
    if number.low is not None and number.high is not None:
        low, high = number.low * tenfold, number.high * tenfold
        return Amount(item.start, item.end, None, low, high, unit, vague, f"{item.rule}-pair")
    value = number.value * tenfold
    return Amount(item.start, item.end, value, None, None, unit, vague, item.rule)


def _unit_of(item: Measured) -> tuple[int | Decimal, str]:
    """What the value is multiplied with, and the contract's unit: 成 is 10 %, a hectare m²."""
    unit = item.unit or ""
    return IN_OTHER_UNITS.get(unit, (1, unit))
