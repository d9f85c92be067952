"""What ends or begins at a place is found as the plain pattern finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from re import _parser  # type: ignore[attr-defined]

import pytest

from claimwire.claims.amounts import cjk, en, measured_cjk
from claimwire.claims.amounts.units import cjk_amounts
from claimwire.claims.amounts.words_en import english_words
from claimwire.claims.matching.edges import After, Before, edge_letters, headed
from claimwire.claims.phenomena import read_phenomena
from claimwire.text import match_form

PHENOMENA = Path(__file__).parent.parent / "corpus" / "phenomena"


def edges(kind: type) -> Iterator[Before | After]:
    """All edges of a kind around numbers."""
    for module in (cjk, en, measured_cjk):
        yield from (value for value in vars(module).values() if isinstance(value, kind))
    for words in (cjk_amounts("zh"), cjk_amounts("ja"), english_words()):
        for each in fields(words):
            value = getattr(words, each.name)
            some = value.values() if isinstance(value, dict) else [value]
            yield from (one for one in some if isinstance(one, kind))


def texts() -> list[str]:
    """Texts of all languages, folded and as printed, and some with odd endings."""
    found = [e.article.text for p in read_phenomena(PHENOMENA) for e in p.examples][::9]
    return [*found, *map(match_form, found), "约\n", "about \n5", "Kg ٣ 至 ", "－3", "a3"]


def test_what_ends_at_a_place() -> None:
    """Every place of every text: the same match as over the whole text before it."""
    before = list(edges(Before))
    assert len(before) > 30
    for text in texts():
        for at in range(len(text) + 1):
            for each in before:
                head = text[:at] if each.reach is None else text[max(0, at - each.reach) : at]
                plain, found = each.pattern.search(head), each.search(text, at)
                assert (plain and plain.group()) == (found and found.group()), (text, at, each)


def test_what_begins_at_a_place() -> None:
    """Every place of every text: the same match as by the pattern itself."""
    after = list(edges(After))
    assert len(after) > 20
    for text in texts():
        for at in range(len(text) + 1):
            for each in after:
                plain, found = each.pattern.match(text, at), each.match(text, at)
                assert (plain and plain.span()) == (found and found.span()), (text, at, each)


@pytest.mark.parametrize(
    ("source", "last", "letters"),
    [
        ("[前首]$", True, "前首\n"),
        ("(?:约|大概)了?$", True, "约概了\n"),
        (r"\w+$", True, None),
        ("x?$", True, None),
        ("(?<!不)(?:甲|乙丙)", False, "甲乙"),
        ("a|[^b]", False, None),
    ],
)
def test_the_letters_at_the_edge(source: str, last: bool, letters: str | None) -> None:
    """None where any letter may stand there, or none."""
    found = edge_letters(_parser.parse(source), 0, last=last)
    assert found == (None if letters is None else frozenset(letters))


def test_a_headed_pattern_matches_the_same() -> None:
    """Looking at the first letter changes no match, whatever the case."""
    source, said = r"\b(?:not|never)\b|(?<!a )no", "Not a no, never a no"
    made = headed(source, re.IGNORECASE, list(_parser.parse(source, re.IGNORECASE)))
    assert made != source
    spans = [[m.span() for m in re.finditer(p, said, re.IGNORECASE)] for p in (source, made)]
    assert spans[0] == spans[1]
    assert headed("甲乙", 0, list(_parser.parse("甲乙"))) == "甲乙"
