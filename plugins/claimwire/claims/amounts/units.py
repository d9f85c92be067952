"""The words that tell units and currencies, read from `vocabulary/<language>/amounts.toml`.

A language's words are data; this module turns them into patterns with named parts. Units
are given as the data contract writes them: ISO 4217 for money, SI symbols, durations in
English, the counted word as the text writes it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from claimwire.claims.amounts.numerals import CJK_NUMBER
from claimwire.claims.matching.edges import After, Before
from claimwire.claims.matching.gates import Rule, rule
from claimwire.claims.matching.lexicon import longest_of
from claimwire.text import fold_width, match_form

_VOCABULARY = Path(__file__).parents[1] / "vocabulary"

DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
HOME = "?"  # the unit of a sum whose country is not named: 元, $
TENTHS = "%*10"  # 成, 割: a tenth of the whole, told as per cent
# what a unit is told as, and by what the value is multiplied
IN_OTHER_UNITS: dict[str, tuple[int | Decimal, str]] = {
    TENTHS: (10, "%"), "ha": (10_000, "m²"), "km²": (1_000_000, "m²"), "decade": (10, "year"),
    "‰": (Decimal("0.1"), "%"), "cents": (Decimal("0.01"), HOME), "pence": (Decimal("0.01"), "GBP"),
    "銭": (Decimal("0.01"), "JPY"),
}  # fmt: skip
DISCOUNT = "%fold"  # 折: what is left of the price
LOOK_BACK = 32  # code points; the longest rule in front of a number needs fewer
DATE_WORD = "!"  # after a unit: the word is a duration only in certain surroundings


def load_vocabulary(language: str, name: str) -> dict[str, Any]:
    """The word lists of `vocabulary/<language>/<name>.toml`."""
    path = _VOCABULARY / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; it never matches if there are none."""
    return longest_of(sorted(words))


def vocabulary_of(language: str) -> str | None:
    """Which folder of words serves a BCP 47 tag; None where there is none."""
    main = language.lower().split("-")[0]
    return main if main in ("zh", "en", "ja") else None


def is_traditional(language: str) -> bool:
    """Whether a Chinese text is of a place that counts years from 1912 (民國114年)."""
    return language.lower() not in ("zh", "zh-hans", "zh-cn", "zh-sg", "zh-hans-cn", "zh-hans-sg")


def form_of(sentence: str, vocabulary: str, folded: str | None = None) -> str:
    """The form in which a sentence is matched, of the same length: simplified for `zh`.

    `folded` is the sentence's `match_form`, where it is known.
    """
    return folded if folded is not None and vocabulary == "zh" else _form_of(sentence, vocabulary)


@lru_cache(maxsize=16)  # amounts, times and periods of a sentence are read one after the other
def _form_of(sentence: str, vocabulary: str) -> str:
    return match_form(sentence) if vocabulary == "zh" else fold_width(sentence)


@dataclass(slots=True)
class Amount:
    """One amount of a sentence; offsets are of the sentence, a range has no value."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    approximate: bool
    rule: str


@dataclass(frozen=True, slots=True)
class CjkAmounts:
    """The compiled words of Chinese or Japanese amounts.

    `units` maps the word as matched to the contract's unit; a classifier maps to None,
    which means "as the text writes it". `before_near` and `after_near` hold the words in front
    of numbers and behind them by name.
    """

    units: dict[str, str | None]
    money: dict[str, str]
    prefixes: dict[str, str]
    before_near: dict[str, Before]
    after_near: dict[str, After]
    money_words: tuple[str, ...]
    not_a_unit_before: dict[str, str]
    inside: frozenset[str]
    heat: Rule
    unit: After
    prefix: Before
    before: Before
    capped: Before
    after: After
    fraction: Rule
    half: Rule
    idiom: Rule
    killed_after: After
    killed_before: Before
    range_link: re.Pattern[str]
    list_link: re.Pattern[str]
    list_opener: re.Pattern[str]
    change: re.Pattern[str]
    negative: Before


# 簽約, 附近, 最近, 賣超, 打破 hold no approximation
_NO_APPROXIMATION = r"(?<![签合条公预契制违邀婚特续履附最邻靠亲买卖打爆规])"
# no minus: A-10, 3-5, 50%-60%, 2023年-2025年
_NO_MINUS = r"(?<![a-z0-9%.)年月日时点元个分])"


@lru_cache(maxsize=4)
def cjk_amounts(language: str) -> CjkAmounts:
    """The amounts of `zh` (simplified) or `ja`."""
    words = load_vocabulary(language, "amounts")
    units: dict[str, str | None] = dict.fromkeys(
        [*words["classifiers"]["noun"], *words["classifiers"]["measure"]]
    )
    units.update(words["units"])
    units.update(words["currency_after"])
    prefixes = words["currency_before"]
    link = one_of(words["approximate_link"])
    change = f"[{words['change_words']}]{{1,4}}" if words["change_words"] else "(?!)"
    number = CJK_NUMBER.pattern
    over = rf"{one_of([words['percent_of']])}|(?<=[二三四五])分(?=一(?!下|之|个|点))"  # 三分一
    return CjkAmounts(
        units=units,
        money=words["currency_after"],
        prefixes=prefixes,
        before_near={
            name: Before(rf"{one_of(some)}[了约近逾]?\s*$", reach=LOOK_BACK)
            for name, some in words["near"].items()
            if name.endswith("_before")
        },
        after_near={
            name: After(one_of(some))
            for name, some in words["near"].items()
            if name.endswith("_after")
        },
        heat=rule(one_of(words["near"]["heat_words"])),
        money_words=tuple(words["near"]["money_before"]),
        not_a_unit_before=words["not_a_unit_before"],
        inside=frozenset(words["approximate_inside"]),
        unit=After(one_of(units)),
        prefix=Before(rf"(?<![a-z])({one_of(prefixes)})\s*$", reach=LOOK_BACK),
        before=Before(
            rf"{_NO_APPROXIMATION}({one_of(words['approximate_before'])}){link}*[「“\"\s]*$",
            reach=LOOK_BACK,
        ),
        capped=Before(rf"{one_of(words['caps'])}[^,。;]{{0,8}}$", reach=LOOK_BACK),
        after=After(rf"\s*{one_of(words['approximate_after'])}"),
        fraction=rule(rf"(?P<whole>百|千|万|{number})(?:{over})(?P<part>{number})"),
        half=rule(rf"{one_of(words['half'])}(?!导体|導体)(?<!半(?=[年个世天小日夜点径球路途年]))"),
        idiom=rule(rf"(?<![十百千万亿])(?:{one_of(words['idioms'])})"),  # no 三国 in 二十三国
        killed_after=After(one_of(words["killers_after"])),
        killed_before=Before(rf"{one_of(words['killers_before'])}\s*$", reach=LOOK_BACK),
        range_link=re.compile(rf"\s*{one_of(words['range_links'])}\s*"),
        list_link=re.compile(rf"\s*{one_of(words['list_links'])}\s*"),
        list_opener=re.compile(one_of(words["list_openers"])),
        change=re.compile(rf"了?{change}了?{one_of(words['change_links'])}了?"),
        negative=Before(
            rf"(?:(?<![正胜]){one_of(words['negative'])}|{_NO_MINUS}[-−－])$", reach=LOOK_BACK
        ),
    )
