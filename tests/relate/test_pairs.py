"""Pairing measured on labelled pairs: floors that a change of a rule must not go below."""

from __future__ import annotations

import pytest

from claimwire.relate.sketch import bands_of, shingles_of
from claimwire.relate.statement import Statement, blocks_of, same, stars_of, statement_of
from claimwire.relate.stories import is_copy
from claimwire.text import search_form
from relate.pairs import claim_pairs, story_pairs
from relate.rows import row_of

STORY_FLOOR = 0.98
CLAIM_FLOORS = {"claims": 0.98, "claims_unseen": 0.85}


def f1(found: list[tuple[bool, bool]]) -> float:
    """F1 of (predicted, right) pairs."""
    right = sum(p and r for p, r in found)
    return 2 * right / (sum(p for p, _ in found) + sum(r for _, r in found))


def test_copies_are_told_from_reports_by_other_hands() -> None:
    """On 300 pairs, most of them hard, copies are found by their sketches and nothing else is."""
    pairs = story_pairs()
    found = []
    for pair in pairs:
        one, other = search_form(pair.one), search_form(pair.other)
        met = bool(set(bands_of(one)) & set(bands_of(other)))
        found.append((met and is_copy(shingles_of(one), shingles_of(other))[0], pair.same))

    assert len(pairs) >= 300
    assert sum(pair.hard for pair in pairs) >= 150
    assert f1(found) >= STORY_FLOOR


def meet(a: Statement, b: Statement) -> bool:
    """Whether two statements come together as they do in the warehouse."""
    if set(stars_of(a)) & set(stars_of(b)):
        return True
    return bool(set(blocks_of(a)) & set(blocks_of(b))) and same(a, b)


@pytest.mark.parametrize(("name", "floor"), CLAIM_FLOORS.items())
def test_claims_that_say_the_same_are_found_across_languages(name: str, floor: float) -> None:
    """On labelled pairs, more than half across languages, same claims are paired and no others."""
    pairs = list(claim_pairs(name))
    found = [
        (meet(statement_of(row_of(one)), statement_of(row_of(other))), right)
        for one, other, right, _ in pairs
    ]

    assert len(pairs) >= 180
    assert sum(across for *_, across in pairs) >= len(pairs) / 2
    assert f1(found) >= floor


def test_same_is_symmetric() -> None:
    """Which of two claims comes first makes no difference."""
    for one, other, _, _ in [*claim_pairs(), *claim_pairs("claims_unseen")]:
        a, b = statement_of(row_of(one)), statement_of(row_of(other))
        assert same(a, b) == same(b, a)
