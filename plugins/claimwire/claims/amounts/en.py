"""Amounts in English text: number words and digits, money, units, counted nouns, ranges.

The words are compiled in `words_en`, the counted noun is found in `nouns_en`, shares
without a unit word in `shares_en`. Rules: the data contract, "Quantities".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claimwire.claims.amounts.implied_en import Written, implied_unit, noun_of_numbers
from claimwire.claims.amounts.nouns_en import counted_noun, is_in_name, part_of_noun
from claimwire.claims.amounts.numerals import ENGLISH_NUMBER, read_english
from claimwire.claims.amounts.shares_en import OPENING_SHARES, read_english_shares
from claimwire.claims.amounts.units import DURATIONS, HOME, IN_OTHER_UNITS, Amount
from claimwire.claims.amounts.words_en import NO_AMOUNT, EnglishWords, english_words
from claimwire.claims.matching.edges import After, Before
from claimwire.claims.matching.gates import rule

_SAME_LENGTH = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-"})
_IN_WORD = Before(r"[A-Za-z0-9_/.]$|[A-Za-z]-$")
_MINUS = Before(r"(?:(?<=[\s(])|^)[-−–]$")
_MINUS_BEFORE_MONEY = re.compile(r"(?<![\w.])(?<![\w.]\s)[-−]$")
_RATE_LINK = After(r"\s?(?:/|\bper\s|\ban?\s|\beach\s|\bevery\s)")
_RATE_LINK_OF = After(
    r" of [a-z]+(?: [a-z]+)? (?:per |an? )(?=(?:second|minute|hour|day|week|"
    r"month|year)\b)"
)
_NUMBER = rule(ENGLISH_NUMBER)
_LETTERS = re.compile(r"[A-Za-z]+")
_AGO = re.compile(r"\s(?:ago|earlier|later|after|before)")
_POINT_IN_TIME = re.compile(
    r"\s(?:ago|later|earlier|from now|hence|into|before(?=$|[,.;]| (?:the(?! bell)|it|that)\b)|"
    r"after(?= \w))"
)
# from 9.8 weeks before the pandemic: how long it was before
_LENGTH = re.compile(r"\b(?:from|of|was|averaged) $")
_TIMES = After(r" times\b(?! (?:as|more|the|that)\b)")
# the four largest makers: a class, as the Big Four
_PER_CENT = After(r"%|\s?(?:percent|per cent)\b")  # ended the week 1.1% lower
_OTHER_NUMBER = After(
    r" (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:years?|months?|weeks?|"
    r"days?) (?:ago|earlier)\b"
)
_SUM_OF_POUNDS = 10**6  # 9.7 billion pounds are money
_RANKED = After(r" (?:U\.S\. )?(?:largest|biggest|richest|top|leading|main)\b")
# 61 of 68 analysts
_OF_SO_MANY = After(
    r" of (?:the )?(?:\d[\d,]*|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)(?= )"
)
_ONE_LASTING = re.compile(
    r"\b(?:past|last|next|for|within|in|least|than|over|about|nearly|almost|another|under)\s$",
    re.IGNORECASE,
)
_OVER_TIME = re.compile(r"\bover (?:the )?$", re.IGNORECASE)
_LASTED_OVER = re.compile(r"\b(?:for|just|well|lasted) over $")
# a ten-year bond, a three-year low: the words name a class
_CLASS = re.compile(
    r"[ -](?:fixed|mortgage rate|Treasur|bond|note|yield|gilt|swap|mortgage|low|high|peak|plan|"
    r"anniversary)",
    re.IGNORECASE,
)
_CLASS_OF_SIZE = re.compile(r"[ -]class\b")  # 100-tonne-class boats
_HYPHENED = re.compile(r"[-‑][a-z]+|[-–]", re.IGNORECASE)
# "5 times" multiplies before these, else it repeats
_MULTIPLE = re.compile(
    r"\s(?:as|more|less|fewer|greater|the|that|what|its|their|his|her|our|over|above|"
    r"oversubscribed|earnings|revenue|sales|book|forward|better|worse|\w+er\b)\b"
)
_BY = re.compile(r"\bby (?:\w+ ){0,2}$")
_AND_A_HALF = After(r" and a half\b")  # two and a half years
_SOME_MORE = After(r"-(?:plus|odd)\b|\+(?=\s)")  # 30-odd countries
_ONE_IN = Before(r"\b(?:1|one) in $")
_FROM = re.compile(r"\bfrom\s(?:(?:about|around|roughly|nearly|just)\s)?$", re.IGNORECASE)
_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|just|another|a|an additional|over)\s)?"
_BY_BEFORE = re.compile(rf"\bby\s{_ABOUT}$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:r[oi]se[sn]?|rising|f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|gain(?:s|ed|ing)?|"
    r"climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|slip(?:s|ped|ping)?|slid(?:es?|ing)?|add(?:s|ed|ing)?|"
    r"lo(?:st|ses?|sing)|declin(?:es?|ed|ing)|(?:de|in)creas(?:es?|ed|ing)|advanc(?:es?|ed|ing)|"
    rf"edg(?:es?|ed|ing)|gr[eo]w|shed|up|down|higher|lower)\s{_ABOUT}$",
    re.IGNORECASE,
)
_LEVEL = 4  # a level is many times the change that led to it, an upper bound is not
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)


@dataclass(slots=True)
class _Number:
    """A number; `scale` is what million or bn multiply it with."""

    start: int
    end: int
    value: Decimal
    scale: Decimal
    worded: bool
    text: str


@dataclass(slots=True)
class _Measured:
    number: _Number
    start: int
    end: int
    unit: str | None
    rule: str


def read_english_amounts(sentence: str, bits: int) -> list[Amount]:
    """All amounts of an English sentence, in reading order; a bare $ has the unit `HOME`."""
    words = english_words()
    if not bits & (_NUMBER.bit | OPENING_SHARES):
        return []
    text = sentence.translate(_SAME_LENGTH)
    taken = NO_AMOUNT.spans(text, bits)
    shares = [
        share
        for share in read_english_shares(text, words, bits)
        if not any(s < share.end and share.start < e for s, e in taken)
    ]
    taken += [(share.start, share.end) for share in shares]
    measured = [
        _measure(text, number, words)
        for number in (_numbers(text, words) if bits & _NUMBER.bit else ())
        if not any(s < number.end and number.start < e for s, e in taken)
    ]
    return sorted([*_join(text, measured, words), *shares], key=lambda amount: amount.start)


def _numbers(text: str, words: EnglishWords) -> list[_Number]:
    found = []
    for match in _NUMBER.finditer(text):
        value = read_english(match)
        start, end = match.span()
        head = text[max(0, start - 6) : start]
        if _IN_WORD.search(head, len(head)) and not words.prefix.search(head, len(head)):
            continue
        if value is None:
            continue
        scale = Decimal(1)
        if match["digits"]:
            bare = Decimal(match["digits"].replace(",", ""))
            scale = value / bare if bare else Decimal(1)
        half, some = _AND_A_HALF.match(text, end), _SOME_MORE.match(text, end)
        if half:
            value, end = value + Decimal("0.5"), half.end()
        elif some:
            end = some.end()
        found.append(_Number(start, end, value, scale, not match["digits"], text[start:end]))
    return found


# --- what a number measures -----------------------------------------------------------------


def _measure(text: str, number: _Number, words: EnglishWords) -> _Measured:
    head = number.start
    if _MINUS.search(text, head):
        number, head = replace(number, value=-number.value), head - 1
    prefix = words.prefix.search(text, head)
    if prefix:
        return _priced(text, number, prefix, words)
    bare = _Measured(number, number.start, number.end, None, "no-unit")
    if _is_short_scaled(number):
        times = _TIMES.match(text, number.end)
        if times:
            return _Measured(number, head, number.end + len(" times"), "times", "count")
        noun = counted_noun(text, number.end, words) if text[number.end :][:1] == " " else None
        if noun is None or number.text[-1].isupper():
            return bare  # 50K, 3M without money or a counted noun are names
        return _Measured(number, head, *noun, "count")
    named = words.killed_before.search(text, number.start) and not _PER_CENT.match(text, number.end)
    if named or _ONE_IN.search(text, number.start):
        return bare
    if words.killed_after.match(text, number.end):
        return bare
    money = words.after_money.match(text, number.end)
    if money and not (money[1].lower() == "won" and number.scale == 1):
        code = words.money[money[1].lower()]
        if code in IN_OTHER_UNITS:
            factor, coin = IN_OTHER_UNITS[code]
            small = replace(number, value=number.value * factor)
            return _rated(text, _Measured(small, head, money.end(), coin, "coins"), words)
        if code == "$" or len(code) == 3:
            item = _Measured(number, head, money.end(), _home(code), "currency-after")
            return _rated(text, item, words)
    unit = words.unit.match(text, number.end)
    if unit and unit[1] == "pounds" and number.scale >= _SUM_OF_POUNDS:
        return _Measured(number, head, unit.end(), "GBP", "currency-after")
    if unit:
        return _with_unit(text, number, head, unit, words) or bare
    return _counted(text, number, head, words) or bare


def _is_short_scaled(number: _Number) -> bool:
    """Whether the scale is a letter glued to the digits: 50K, 3m."""
    return number.scale > 1 and number.text[-1] in "MBKTmbkt" and number.text[-2:-1].isdigit()


def _home(code: str) -> str:
    return HOME if code == "$" else "JPY" if code == "¥" else code


def _priced(text: str, number: _Number, prefix: re.Match[str], words: EnglishWords) -> _Measured:
    """$17 billion, RMB1.5bn, -$3 million; a named currency behind wins over a bare $."""
    code, head, end = words.prefixes[prefix[1]], prefix.start(), number.end
    if _MINUS_BEFORE_MONEY.search(text[:head]):
        number, head = replace(number, value=-number.value), head - 1
    named = words.after_money.match(text, end)
    if named and code == "$" and words.money[named[1].lower()] != "$":
        code, end = words.money[named[1].lower()], named.end()
    return _rated(text, _Measured(number, head, end, _home(code), "currency-before"), words)


def _with_unit(
    text: str, number: _Number, head: int, match: re.Match[str], words: EnglishWords
) -> _Measured | None:
    word, end = match[1], match.end()
    unit = words.units[word]
    hyphened = text[number.end : number.end + 1] == "-"
    if hyphened and _CLASS_OF_SIZE.match(text, end):
        return None
    if unit == "x":
        if word == "times" and not (_MULTIPLE.match(text, end) or _BY.search(text[:head])):
            return _Measured(number, head, end, "times", "count")
        if word != "times" and match.start(1) > number.end + 1:
            return None
    if unit in DURATIONS or unit == "decade":
        if not hyphened and _POINT_IN_TIME.match(text, end) and not _LENGTH.search(text[:head]):
            return None
        if hyphened and _CLASS.match(text, end):
            return None
        if number.value == 1 and number.worded and not _ONE_LASTING.search(text[:head]):
            return None
        if number.value == 1 and text[end : end + 1] in ("'", "’"):
            return None
    if unit in IN_OTHER_UNITS:
        factor, unit = IN_OTHER_UNITS[unit]
        number = replace(number, value=number.value * factor)
    return _rated(text, _Measured(number, head, end, unit, "unit"), words)


def _rated(text: str, item: _Measured, words: EnglishWords) -> _Measured:
    """USD/year, TB/s: where the text itself tells the denominator."""
    if item.unit is None or item.unit in DURATIONS or item.unit in ("%", "x"):
        return item
    link = _RATE_LINK.match(text, item.end) or _RATE_LINK_OF.match(text, item.end)
    word = _LETTERS.match(text, link.end()) if link else None
    if word is None or word.group() not in words.per or _AGO.match(text, word.end()):
        return item
    unit = f"{item.unit}/{words.per[word.group()]}"
    return replace(item, end=word.end(), unit=unit, rule="rate")


def _counted(text: str, number: _Number, head: int, words: EnglishWords) -> _Measured | None:
    """Two and more of a plural noun; a number with a hyphen or in a name counts nothing."""
    if number.value == 1 or _HYPHENED.match(text, number.end):
        return None
    if _RANKED.match(text, number.end) and text.endswith("the ", 0, number.start):
        return None
    plain = number.scale == 1 and "," not in number.text and not number.worded
    if plain and is_in_name(text, number.start, words):
        return None
    noun = counted_noun(text, number.end, words)
    if noun and _OTHER_NUMBER.match(text, number.end):
        noun = None  # 81 million four years ago
    if noun:
        if noun[1][:-1] in DURATIONS:  # 2.9 million H800 hours
            return _Measured(number, head, noun[0], noun[1][:-1], "unit")
        return _Measured(number, head, *noun, "count")
    of_noun = (
        noun_of_numbers(text, number.start) if number.scale > 1 or "," in number.text else None
    )
    if of_noun:
        return _Measured(number, head, number.end, of_noun, "unit-named-before")
    so_many = _OF_SO_MANY.match(text, number.end)
    of_many = counted_noun(text, so_many.end(), words) if so_many else None
    part = of_many[1] if of_many else part_of_noun(text, number.end, words)
    return _Measured(number, head, number.end, part, "part-of") if part else None


# --- ranges -----------------------------------------------------------------------------------


def _join(text: str, measured: Sequence[_Measured], words: EnglishWords) -> list[Amount]:
    amounts: list[Amount] = []
    i = 0
    while i < len(measured):
        item = measured[i]
        following = measured[i + 1] if i + 1 < len(measured) else None
        joined = _range(text, item, following, words) if following else None
        if joined is not None:
            amounts.extend(joined)
            i += 2
            continue
        if item.unit:
            amounts.append(_single(text, item, words))
        elif item.rule == "no-unit" and (implied := _implied(text, item, amounts, words)):
            amounts.append(_single(text, implied, words))
        i += 1
    return amounts


def _implied(
    text: str, item: _Measured, before: Sequence[Amount], words: EnglishWords
) -> _Measured | None:
    """A number whose unit the amounts before it tell, or None."""
    number = item.number
    large = number.scale > 1 or "," in number.text
    written = Written(item.start, item.end, number.value, number.text, large, number.worded)
    implied = implied_unit(text, written, before, words)
    return replace(item, unit=implied[0], rule=implied[1]) if implied else None


def _is_change(before: str, unit: str, first: _Number, second: _Number) -> bool:
    """Rose by $26 million to $159 million: a change and the level that it led to."""
    money = len(unit) == 3 or unit == HOME
    if money and _BY_BEFORE.search(before):
        return True
    return second.value >= _LEVEL * first.value and bool(
        _BY_BEFORE.search(before) or _CHANGED.search(before)
    )


def _single(text: str, item: _Measured, words: EnglishWords) -> Amount:
    unit, before = item.unit or "", text[: item.start]
    vague = words.approximate(text, item.start, item.end)
    vague = vague or item.number.text.endswith(("-plus", "-odd", "+"))
    if unit in DURATIONS and _OVER_TIME.search(before):
        vague = bool(_LASTED_OVER.search(before))  # over five years: during them
    return Amount(item.start, item.end, item.number.value, None, None, unit, vague, item.rule)


def _range(
    text: str, item: _Measured, following: _Measured, words: EnglishWords
) -> list[Amount] | None:
    """38% to 41%, $50-60 billion, between 3 and 5 years; from A to B are two values."""
    link = words.link.fullmatch(text[item.end : following.start])
    unit = following.unit or item.unit
    if link is None or unit is None:
        return None
    if item.unit and following.unit and item.unit.split("/")[0] != following.unit.split("/")[0]:
        return None
    if following.unit is None and item.rule != "currency-before":
        return None
    first, second = item.number, following.number
    if second.scale > 1 and first.scale == 1 and first.value < second.value / second.scale:
        first = replace(first, value=first.value * second.scale)
    before, word = text[: item.start], link[1].lower()
    between = _BETWEEN.search(before)
    if word == "to" and (_FROM.search(before) or _is_change(before, unit, first, second)):
        ends = ((item, first), (following, second))
        return [
            Amount(i.start, i.end, n.value, None, None, unit,
                   words.approximate(text, i.start, i.end), "from-to")
            for i, n in ends
        ]  # fmt: skip
    if word == "and" and not between:
        return None
    if word == "or" and (item.unit or second.value - first.value != 1):
        return None
    if first.value >= second.value:
        return None
    start = between.start() if between else item.start
    vague = words.approximate(text, item.start, following.end)
    return [Amount(start, following.end, None, first.value, second.value, unit, vague, "range")]
