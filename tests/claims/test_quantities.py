"""Quantities: the corpora of three languages, and the properties that hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimwire.claims.amounts.quantities import FoundQuantity, read_quantities

CORPUS = Path(__file__).parents[1] / "corpus" / "quantities"
LANGUAGES = {"zh": "zh-Hant", "en": "en", "ja": "ja"}


def corpus(name: str) -> dict[str, Any]:
    """One language's file of examples."""
    return tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))


def told(found: FoundQuantity) -> str:
    """A quantity as the corpus writes it: `14 %`, `500..600 USD`."""
    quantity = found.quantity
    if quantity.value is None:
        return f"{quantity.low}..{quantity.high} {quantity.unit}"
    return f"{quantity.value} {quantity.unit}"


def wanted(group: dict[str, Any]) -> str:
    """What every text of a `[[say]]` group states."""
    if "value" in group:
        return f"{group['value']} {group['unit']}"
    return f"{group['low']}..{group['high']} {group['unit']}"


def say_cases() -> list[Any]:
    """Every text of every `[[say]]` group, with its language and meaning."""
    return [
        pytest.param(text, group.get("language", tag), wanted(group), id=f"{name}-{text}")
        for name, tag in LANGUAGES.items()
        for group in corpus(name)["say"]
        for text in group["texts"]
    ]


def mixed_cases() -> list[Any]:
    """Every sentence with several amounts."""
    return [
        pytest.param(g["text"], g.get("language", tag), g["amounts"], id=f"{name}-{g['text']}")
        for name, tag in LANGUAGES.items()
        for g in corpus(name)["mixed"]
    ]


def nothing_cases() -> list[Any]:
    """Every text that states no amount."""
    return [
        pytest.param(text, group.get("language", tag), id=f"{name}-{text}")
        for name, tag in LANGUAGES.items()
        for group in corpus(name)["nothing"]
        for text in group["texts"]
    ]


@pytest.mark.parametrize(("text", "language", "amount"), say_cases())
def test_a_text_states_exactly_the_amount_of_its_group(
    text: str, language: str, amount: str
) -> None:
    """All ways to say one amount are read as that amount and nothing else."""
    assert [told(found) for found in read_quantities(text, language)] == [amount]


@pytest.mark.parametrize(("text", "language", "amounts"), mixed_cases())
def test_several_amounts_are_read_in_order(text: str, language: str, amounts: list[str]) -> None:
    """A sentence with several amounts gives all of them, in reading order."""
    assert [told(found) for found in read_quantities(text, language)] == amounts


@pytest.mark.parametrize(("text", "language"), nothing_cases())
def test_names_dates_and_idioms_state_no_amount(text: str, language: str) -> None:
    """What the contract calls no quantity is not read as one."""
    assert read_quantities(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "approximate"),
    [
        ("首批約4萬顆", "zh-Hant", True),
        ("首批4萬顆", "zh-Hant", False),
        ("逾40萬顆", "zh-Hant", True),
        ("13%左右", "zh-Hant", True),
        ("九成以上", "zh-Hant", True),
        ("還不到百分之五", "zh-Hant", True),
        ("三十多年", "zh-Hant", True),
        ("數量不得超過50%", "zh-Hant", False),
        ("至少多出27%", "zh-Hant", True),
        ("签约三年", "zh-Hans", False),
        ("最近三年", "zh-Hant", False),
        ("賣超931億元", "zh-Hant", False),
        ("about 60%", "en", True),
        ("up to 90%", "en", True),
        ("more than $54 billion", "en", True),
        ("exactly 60%", "en", False),
        ("capped at 50%", "en", False),
        ("over the next 5 years", "en", False),
        ("約70億ドル", "ja", True),
        ("40万個超", "ja", True),
        ("4割強", "ja", True),
        ("3社", "ja", False),
    ],
)
def test_words_of_vagueness_make_it_approximate(
    text: str, language: str, approximate: bool
) -> None:
    """約, 左右, up to and their like are told by the flag; a cap is exact."""
    assert [f.quantity.approximate for f in read_quantities(text, language)] == [approximate]


@pytest.mark.parametrize(
    ("text", "language", "surface"),
    [
        ("營收約１７０億美元左右", "zh-Hant", "１７０億美元"),
        ("每天冒出200多个新版本", "zh-Hans", "200多个"),
        ("人民幣七點八五億元", "zh-Hant", "人民幣七點八五億元"),
        ("more than 2 million H200 units were sold", "en", "2 million H200 units"),
        ("between 38% and 41%", "en", "between 38% and 41%"),
        ("40万個超の輸入", "ja", "40万個"),
    ],
)
def test_surface_is_what_stands_in_the_text(text: str, language: str, surface: str) -> None:
    """The surface is cut from the text as written, without 約 and 左右."""
    (found,) = read_quantities(text, language)
    assert found.quantity.surface == surface == text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "language", "currency", "units"),
    [
        ("營收5億元", "zh-Hant", "HKD", ["HKD"]),
        ("營收5億元", "zh-Hant", None, ["TWD"]),
        ("营收5亿元", "zh-Hans", None, ["CNY"]),
        ("營收人民幣5億元，虧損3億元", "zh-Hant", "TWD", ["CNY", "CNY"]),
        ("投資10億美元，營收300億元", "zh-Hant", "TWD", ["USD", "TWD"]),
        ("收120美元，上漲3元", "zh-Hant", "TWD", ["USD", "USD"]),
        ("a price of $40", "en", "CAD", ["CAD"]),
        ("5億円", "ja", None, ["JPY"]),
    ],
)
def test_a_bare_sum_takes_the_currency_that_is_spoken_of(
    text: str, language: str, currency: str | None, units: list[str]
) -> None:
    """元 and $ are the currency of the sum before them, else of the text."""
    found = read_quantities(text, language, currency=currency)
    assert [f.quantity.unit for f in found] == units


def test_an_unknown_language_gives_nothing() -> None:
    """Without a vocabulary nothing is guessed."""
    assert read_quantities("17 Milliarden Dollar", "de") == []


@settings(deadline=None)  # the first call of all compiles the words
@given(st.text(alphabet="0123456789.,-%~約至到三十百千萬億兆元個年月日第從 ABg円", max_size=40))
@example("0日元0")
def test_any_text_gives_ordered_amounts_that_do_not_overlap(text: str) -> None:
    """Whatever stands in a text, results are in order, apart, and cut from it."""
    for language in LANGUAGES.values():
        end = 0
        for found in read_quantities(text, language):
            assert end <= found.start < found.end <= len(text)
            assert found.quantity.surface == text[found.start : found.end]
            end = found.end


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=10**15 - 1))
def test_digits_with_commas_keep_their_value(number: int) -> None:
    """A number written out in full is read as itself."""
    (found,) = read_quantities(f"共{number:,}顆", "zh-Hant")
    assert found.quantity.value == number
