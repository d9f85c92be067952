"""Folding: what is compared has the length of what was written."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimwire.text import (
    HAN,
    KANA,
    collapse_space,
    fold_width,
    match_form,
    nfc,
    search_form,
    to_simplified,
)

TRICKY = "ＡＢＣ㍿ﬁßİŉ㌔①Ⅻﾊﾞｶﾞ\u0301𠀀😀\x00臺灣乾隆皇后"


CJK = re.compile(f"[{HAN}{KANA}]")
ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
@example(TRICKY)
@example("臺灣\ud83d\x00")
def test_match_form_keeps_every_offset(text: str) -> None:
    """Any text keeps its length, so an offset found in the folded copy holds in the original."""
    assert len(match_form(text)) == len(text)
    assert len(fold_width(text)) == len(text)
    assert len(to_simplified(text)) == len(text)


@given(st.text(max_size=30), st.text(max_size=30))
@example("輝達Ｈ20", "晶片")
def test_width_and_case_fold_character_by_character(left: str, right: str) -> None:
    """Width and case are folded at each place by itself, whatever stands around it."""
    assert fold_width(left + right) == fold_width(left) + fold_width(right)


@given(st.text(st.characters(codec="ascii")))
def test_plain_latin_text_only_changes_case(text: str) -> None:
    """ASCII text comes out in lower case and otherwise as it was."""
    assert match_form(text) == text.lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("輝達執行長", "辉达执行长"),
        ("Ｈ２０", "h20"),
        ("NVIDIA", "Nvidia"),
        ("華為昇騰９１０Ｃ", "华为昇腾910c"),
        ("ＤｅｅｐＳｅｅｋ－Ｖ３", "deepseek-v3"),
        ("34.6％", "34.6%"),
    ],
)
def test_one_name_in_two_dresses_is_one(one: str, other: str) -> None:
    """Script, width and case make no other name."""
    assert match_form(one) == match_form(other)


@pytest.mark.parametrize(
    ("one", "other"), [("輝達", "英偉達"), ("H20", "H200"), ("沐曦", "曦智"), ("ファン", "フアン")]
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    """Folding joins spellings and never two words."""
    assert match_form(one) != match_form(other)


def test_offsets_lead_back_to_the_words() -> None:
    """A name found in the folded copy is cut from the original as it was written there."""
    text = "㍿輝達ＮＶＩＤＩＡ的Ｈ２０晶片，乾杯"
    start = match_form(text).index(match_form("h20芯"[:3]))
    assert text[start : start + 3] == "Ｈ２０"


def test_search_form_may_change_the_length() -> None:
    """What is searched is folded further: a ligature is its letters."""
    assert search_form("ﬁber ㌔") == "fiber キロ"
    assert search_form("輝達") == search_form("辉达")


@given(ANY)
def test_nfc_is_the_norm_of_unicode(text: str) -> None:
    """Any text becomes NFC that UTF-8 can hold, and such text is not touched."""
    nfc(text).encode("utf-8")
    assert unicodedata.is_normalized("NFC", nfc(text))
    assert nfc(nfc(text)) == nfc(text)


def test_halves_of_a_character_are_joined_or_marked() -> None:
    """Two surrogates in a row are the character that they mean; a lone one is U+FFFD."""
    assert nfc("\ud83d\ude00") == "😀"
    assert nfc("a\ud83db") == "a\ufffdb"


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        ("  a \t b　c  ", "a b c"),
        ("a \n\n  b", "a\n\nb"),
        ("\n a \n", "a"),
        ("a\u00a0\u2009b", "a b"),
        ("", ""),
    ],
)
def test_blanks_are_collapsed_and_lines_kept(given_text: str, wanted: str) -> None:
    """Runs of blanks of any kind are one space; line ends stay where they are inside."""
    assert collapse_space(given_text) == wanted


@given(st.text())
def test_collapsing_twice_changes_nothing_more(text: str) -> None:
    """Collapsed text is its own collapsed form."""
    once = collapse_space(text)
    assert collapse_space(once) == once


@pytest.mark.parametrize("char", ["輝", "辉", "ア", "ｱ", "の", "々", "〇", "𠀀"])
def test_han_and_kana_are_cjk(char: str) -> None:
    """Han of every plane, kana of both widths and the marks that stand for a character."""
    assert CJK.match(char)


@pytest.mark.parametrize("char", ["A", "Ａ", "7", "，", "「", "한", " ", "é"])
def test_letters_digits_and_marks_are_not_cjk(char: str) -> None:
    """Latin, digits, punctuation and Hangul are not."""
    assert not CJK.match(char)
