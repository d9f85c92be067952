"""Sentences: what one claim is, and what is none."""

from __future__ import annotations

import json
from typing import Any

import pytest

from claims.claim_corpus import CORPUS, claims_of, groups
from claimwire.claims.sentences.asides import is_aside
from claimwire.claims.sentences.orders import is_order
from claimwire.claims.sentences.quotations import find_quotations
from claimwire.text import match_form


@pytest.mark.parametrize(("text", "language", "group"), groups("sentences", "say"))
def test_text_is_cut_into_claims(text: str, language: str, group: dict[str, Any]) -> None:
    """A text gives the evidence of its claims, in order."""
    assert [claim.evidence for claim in claims_of(text, language)] == group["evidence"], group[
        "why"
    ]


@pytest.mark.parametrize(("text", "language", "group"), groups("sentences", "nothing"))
def test_what_asserts_nothing_is_no_claim(text: str, language: str, group: dict[str, Any]) -> None:
    """Headings, questions, rows, credits and boilerplate are no claims."""
    assert claims_of(text, language) == (), group["reason"]


def test_hardly_any_labelled_claim_is_taken_for_an_order_or_an_aside() -> None:
    """Of 25,000 sentences that people labelled as claims, fewer than one in 5,000 is refused so."""
    refused, count = [], 0
    for path in sorted((CORPUS / "kinds").glob("*-*.jsonl")):
        language = path.stem.rpartition("-")[2]
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            for each in row.get("sentences", [row]):
                if each.get("claim", True):
                    folded = match_form(each["text"].strip())
                    count += 1
                    if is_order(folded, language) or is_aside(folded, language):
                        refused.append(each["text"])
    assert count > 25_000
    assert len(refused) * 5_000 < count, refused


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("他说“甲‘乙’丙”。", [("“甲‘乙’丙”", True, True)]),
        ('She said "we grow" and left.', [('"we grow"', True, True)]),
        ("他说：「甲乙丙。", [("「甲乙丙。", True, False)]),
        ("名为「甲乙的产品。后来停产。", [("「甲乙的产品。", True, False)]),
        ("他说甲乙。」", [("」", False, True)]),
        ("It's the firm's own.", []),
    ],
)
def test_quotations_are_found_balanced_or_not(
    text: str, spans: list[tuple[str, bool, bool]]
) -> None:
    """Nested marks give the outer quotation; a lost mark ends it or leaves an orphan."""
    found = [(text[q.start : q.end], q.opened, q.closed) for q in find_quotations(text)]
    assert found == spans
