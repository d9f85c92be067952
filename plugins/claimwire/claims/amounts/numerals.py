"""Numbers as news text writes them: digits, Chinese and Japanese numerals, English words.

Reads what stands in the text and nothing else; whether a number is an amount is decided in
`quantities`, whether it is a date in `times`. Values are exact (`Decimal` inside), given as
`int` where they are whole.
"""

from __future__ import annotations

import re
from decimal import Decimal

HAN_DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9, "两": 2, "兩": 2, "壹": 1, "贰": 2, "貳": 2, "叁": 3, "參": 3, "肆": 4,
    "伍": 5, "陆": 6, "陸": 6, "柒": 7, "捌": 8, "玖": 9, "壱": 1, "弐": 2, "参": 3,
}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {
    "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12,
}  # fmt: skip
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_POINT = "点點"

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_LARGE_CLASS = "万萬亿億兆"
_LARGE_ONE = r"(?:[万萬亿億]|兆(?![瓦赫帕焦欧位]))"  # 兆瓦 is MW
_DIGIT_CLASS = "零〇○一二三四五六七八九两兩"
# 1兆460億, 4萬5000, 5千, 3.2万亿, 8百萬, also with blanks: 88 億 1,057 萬
_SI_THOUSAND = "瓦克米赫伏焦帕卡噸吨"
_MIXED = (
    rf"{ARABIC}(?:\s?[十百千]?{_LARGE_ONE}+|[百千](?![{_SI_THOUSAND}]))"
    rf"(?:\s?(?:{ARABIC})(?:\s?[百千]?{_LARGE_ONE}|[百千](?![{_SI_THOUSAND}])))*"
    rf"(?:\s?(?:\d,)?\d{{1,4}}(?![\d.,年月%]|\s?[年月%]))?"
)
_HAN_DIGITS = f"{_DIGIT_CLASS}十百千廿卅卌壹贰貳叁肆伍柒捌玖拾佰仟壱弐"
_HAN_ONE = rf"(?:[{_HAN_DIGITS}]|{_LARGE_ONE})"
NUMERALS = rf"\d{_HAN_DIGITS}{_LARGE_CLASS}"
"""What can stand at the beginning of a `CJK_NUMBER`, as the inside of a character class."""
_HAN = rf"{_HAN_ONE}+(?:[{_POINT}][{_DIGIT_CLASS}]+[十百千{_LARGE_CLASS}]*)?"
CJK_NUMBER = re.compile(rf"{_MIXED}|{ARABIC}|{_HAN}")

_PLAIN = re.compile(ARABIC)
_POINTS = re.compile(f"[{_POINT}]")
_BETWEEN_WORDS = re.compile("[ -]+")
_TOKEN = re.compile(rf"{ARABIC}|\S")


def plain(value: Decimal) -> int | float:
    """`value` as `int` where it is whole, else as `float`."""
    return int(value) if value == value.to_integral_value() else float(value)


def read_arabic(text: str) -> Decimal:
    """The value of digits with thousands commas and a decimal point."""
    return Decimal(text.replace(",", ""))


def read_cjk(text: str) -> Decimal | None:
    """The value of a Chinese, Japanese or mixed numeral: 1兆460億, 七点八五亿, 八二○, 廿三.

    A last digit after a multiplier is of the next lower place (兩萬五 is 25000). Returns
    None where the characters make no number.
    """
    if text.isascii() and (text.isdigit() or _PLAIN.fullmatch(text)):
        return read_arabic(text)
    point = _POINTS.search(text)
    if point:
        return _read_pointed(text[: point.start()], text[point.end() :])
    if all(char in HAN_DIGITS for char in text):
        return Decimal("".join(str(HAN_DIGITS[char]) for char in text))
    return _read_places(_TOKEN.findall(text))


def read_pair(text: str) -> tuple[Decimal, Decimal] | None:
    """The bounds of two neighbouring digits said as a range: 六七, 三四十, 十七八, 两三百万.

    Digits that are no neighbours (八二○) are not read as a range here, but for 三五.
    """
    if text == "三五":
        return Decimal(3), Decimal(5)
    for i in range(len(text) - 1):
        low, high = HAN_DIGITS.get(text[i]), HAN_DIGITS.get(text[i + 1])
        if low and high == low + 1 and text.count(text[i]) == 1 == text.count(text[i + 1]):
            others = (j for j, c in enumerate(text) if c in HAN_DIGITS and j not in (i, i + 1))
            if any(j > i or text[j + 1] not in _SMALL for j in others):
                return None  # but 三十六七
            first = read_cjk(text[:i] + text[i] + text[i + 2 :])
            second = read_cjk(text[:i] + text[i + 1] + text[i + 2 :])
            if first is not None and second is not None:
                return first, second
    return None


def last_multiplier(text: str) -> Decimal:
    """The large multipliers that end `text`: 10**8 for 600億, 10**12 for 3.2万亿, else 1."""
    value = Decimal(1)
    for char in reversed(text):
        factor = _LARGE.get(char) or _SMALL.get(char)
        if factor is None:
            break
        value *= factor
    return value


def _read_pointed(whole: str, rest: str) -> Decimal | None:
    digits = ""
    while rest and rest[0] in HAN_DIGITS:
        digits, rest = digits + str(HAN_DIGITS[rest[0]]), rest[1:]
    base = read_cjk(whole) if whole else None
    if base is None or not digits:
        return None
    return (base + Decimal(f"0.{digits}")) * last_multiplier(rest)


def _read_places(tokens: list[str]) -> Decimal | None:
    chunks: list[tuple[Decimal, Decimal]] = []  # value and large multiplier, as read
    section = Decimal(0)
    number: Decimal | None = None
    last = Decimal(0)
    for token in tokens:
        if token in _LARGE:
            factor = Decimal(_LARGE[token])
            section += number or 0
            while chunks and chunks[-1][1] < factor:  # 3.2万亿, 三万二千亿: one factor of 亿
                section += chunks.pop()[0]
            chunks.append(((section or Decimal(1)) * factor, factor))
            section, number, last = Decimal(0), None, factor
        elif token in _SMALL:
            factor = Decimal(_SMALL[token])
            section += (Decimal(1) if number is None else number) * factor
            number, last = None, factor
        elif token in _TENS:
            section += _TENS[token]
            last = Decimal(10)
        elif token in HAN_DIGITS:
            digit = HAN_DIGITS[token]
            if digit == 0 and number is None:
                last = Decimal(10)  # 一百零五: what follows is units
                continue
            number = Decimal(digit) if number is None else number * 10 + digit
        else:
            try:
                number = read_arabic(token)
            except ArithmeticError:
                return None
            last = Decimal(10)
    if number is not None and last > 10 and number < 10:
        number *= last / 10
    return sum((value for value, _ in chunks), section + (number or 0))


_ENGLISH_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
_ENGLISH_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ENGLISH_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12, "dozen": 12, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9,
    "tn": 10**12, "trn": 10**12, "m": 10**6, "b": 10**9, "k": 10**3, "t": 10**12,
    "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
_SCALE_WORDS = "hundred|thousand|million|billion|trillion|dozen"
_CARDINAL = "|".join(sorted({*_ENGLISH_UNITS, *_ENGLISH_TENS}, key=len, reverse=True))
_WORDS = (
    rf"(?:(?:{_CARDINAL})(?:[ -](?:{_CARDINAL})\b)?(?:[ -](?:{_SCALE_WORDS})\b"
    rf"(?: (?:and )?(?:{_CARDINAL})\b(?:[ -](?:{_CARDINAL})\b)?(?! (?:{_SCALE_WORDS})))?)*"
    rf"|\b(?:a|half a|half-a)(?: |-)(?:{_SCALE_WORDS})(?: (?:{_SCALE_WORDS}))*)"
)
ENGLISH_NUMBER = re.compile(
    rf"(?P<digits>{ARABIC})"
    rf"(?:(?:[ -]|(?=bn|tn|mn|m\b|b\b|k\b|t\b|(?:thousand|[mb]illion|trillion|crore)\b))"
    rf"(?P<scale>hundred thousand|hundred million|{_SCALE_WORDS}|mn|mln|bn|bln|tn|trn|m|b|k|t|"
    rf"lakh|crore)\b)?|\b(?P<words>{_WORDS})\b",
    re.IGNORECASE,
)


def read_english(match: re.Match[str]) -> Decimal | None:
    """The value of one `ENGLISH_NUMBER` match: 51.2 billion, twenty-five, half a million."""
    if match["digits"]:
        value = read_arabic(match["digits"])
        for word in (match["scale"] or "").lower().split():
            value *= _ENGLISH_SCALES[word]
        return value
    total = section = Decimal(0)
    for word in _BETWEEN_WORDS.split(match["words"].lower()):
        if word in _ENGLISH_UNITS:
            section += _ENGLISH_UNITS[word]
        elif word in _ENGLISH_TENS:
            section += _ENGLISH_TENS[word]
        elif word == "half":
            section = Decimal("0.5")
        elif word == "a":
            section = section or Decimal(1)
        elif word in ("hundred", "dozen"):
            section = (section or Decimal(1)) * _ENGLISH_SCALES[word]
        elif word in _ENGLISH_SCALES:
            total += (section or Decimal(1)) * _ENGLISH_SCALES[word]
            section = Decimal(0)
    return total + section
