"""Kind and negation, by their corpora."""

from __future__ import annotations

from typing import Any

import pytest

from claims.claim_corpus import claims_of, groups


@pytest.mark.parametrize(("text", "language", "group"), groups("kinds", "say"))
def test_kind_of_a_claim(text: str, language: str, group: dict[str, Any]) -> None:
    """The most specific clause decides the kind, ties by the contract's order."""
    claim = claims_of(text, language)[0]
    assert claim.kind == group["kind"], claim.rules


@pytest.mark.parametrize(("text", "language", "group"), groups("negation", "say"))
def test_negation_of_a_claim(text: str, language: str, group: dict[str, Any]) -> None:
    """Only a grammatical negation of the main predicate counts."""
    claim = claims_of(text, language)[0]
    assert claim.negated is group["negated"], claim.rules


def test_opinions_and_refusals_are_not_checkworthy() -> None:
    """What no record settles, and what only tells of silence, is not worth checking."""
    text = "真正的变量是北辰汽车。北辰汽车没有回应置评请求。北辰汽车去年产能增长三成。"
    assert [claim.checkworthy for claim in claims_of(text)] == [False, False, True]
