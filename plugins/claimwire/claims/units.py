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

_VOCABULARY = Path(__file__).parent / "vocabulary"

DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
HOME = "?"  # the unit of a sum whose country is not named: 元, $


def load_vocabulary(language: str, name: str) -> dict[str, Any]:
    """The word lists of `vocabulary/<language>/<name>.toml`."""
    path = _VOCABULARY / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; it never matches if there are none."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")" if ordered else "(?!)"


def vocabulary_of(language: str) -> str | None:
    """Which folder of words serves a BCP 47 tag; None where there is none."""
    main = language.lower().split("-")[0]
    return main if main in ("zh", "en", "ja") else None


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a sentence while it is being read; offsets are of the sentence."""

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
    which means "as the text writes it".
    """

    units: dict[str, str | None]
    money: dict[str, str]
    prefixes: dict[str, str]
    unit: re.Pattern[str]
    prefix: re.Pattern[str]
    before: re.Pattern[str]
    capped: re.Pattern[str]
    after: re.Pattern[str]
    inside: frozenset[str]
    fraction: re.Pattern[str]
    half: re.Pattern[str]
    idiom: re.Pattern[str]
    killed_after: re.Pattern[str]
    killed_before: re.Pattern[str]
    range_link: re.Pattern[str]
    list_link: re.Pattern[str]
    list_opener: re.Pattern[str]
    change: re.Pattern[str]
    negative: re.Pattern[str]


# 簽約, 附近, 最近, 賣超, 打破 hold no approximation
_NO_APPROXIMATION = r"(?<![签合条公预契制违邀婚特续履附最邻靠亲买卖打爆規规])"


@lru_cache(maxsize=4)
def cjk_amounts(language: str) -> CjkAmounts:
    """The amounts of `zh` (simplified) or `ja`."""
    words = load_vocabulary(language, "amounts")
    classifiers = words["classifiers"]
    units: dict[str, str | None] = dict.fromkeys([*classifiers["noun"], *classifiers["measure"]])
    units.update(words["units"])
    money = words["currency_after"]
    units.update(money)
    prefixes = words["currency_before"]
    link = one_of(words["approximate_link"])
    change = f"[{words['change_words']}]{{1,4}}" if words["change_words"] else "(?!)"
    return CjkAmounts(
        units=units,
        money={word: code for word, code in money.items() if code == HOME or len(code) == 3},
        prefixes=prefixes,
        unit=re.compile(one_of(units)),
        prefix=re.compile(rf"(?<![a-z])({one_of(prefixes)})\s*$"),
        before=re.compile(
            rf"{_NO_APPROXIMATION}({one_of(words['approximate_before'])}){link}*[「“\"\s]*$"
        ),
        capped=re.compile(rf"{one_of(words['caps'])}[^,。;]{{0,8}}$"),
        after=re.compile(rf"\s*{one_of(words['approximate_after'])}"),
        inside=frozenset(words["approximate_inside"]),
        fraction=re.compile(rf"{words['percent_of']}|(?<=[二三四五])分(?=一(?!下|之|个|点))"),
        half=re.compile(one_of(words["half"])),
        idiom=re.compile(one_of(words["idioms"])),
        killed_after=re.compile(one_of(words["killers_after"])),
        killed_before=re.compile(rf"{one_of(words['killers_before'])}\s*$"),
        range_link=re.compile(rf"\s*{one_of(words['range_links'])}\s*"),
        list_link=re.compile(rf"\s*{one_of(words['list_links'])}\s*"),
        list_opener=re.compile(one_of(words["list_openers"])),
        change=re.compile(rf"了?{change}了?{one_of(words['change_links'])}了?"),
        negative=re.compile(rf"(?:{one_of(words['negative'])}|(?<![a-z0-9%.)])[-−－])$"),
    )
