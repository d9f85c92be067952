"""Frames: who asserts a sentence, by the corpora of three languages."""

from __future__ import annotations

from typing import Any

import pytest

from claims.claim_corpus import claims_of, groups


@pytest.mark.parametrize(("text", "language", "group"), groups("frames", "say"))
def test_frame_names_the_asserter(text: str, language: str, group: dict[str, Any]) -> None:
    """A frame of any order gives the claimant, who relayed it, and how it is told."""
    claim = claims_of(text, language)[0]
    told = {"claimant": claim.claimant, "via": list(claim.via), "attribution": claim.attribution}
    wanted = {key: group[key] for key in told if key in group}
    assert {key: told[key] for key in wanted} == wanted, claim.rules


@pytest.mark.parametrize(("text", "language", "group"), groups("frames", "nothing"))
def test_no_frame_leaves_the_outlet(text: str, language: str, group: dict[str, Any]) -> None:
    """Without a frame that asserts the claimant is null and the attribution `outlet`."""
    for claim in claims_of(text, language):
        assert (claim.claimant, claim.attribution) == (None, "outlet"), group["reason"]


@pytest.mark.parametrize(("text", "language", "group"), groups("discourse", "say"))
def test_claimants_over_several_sentences(text: str, language: str, group: dict[str, Any]) -> None:
    """Pronouns, open quotations and frames of their own name who speaks each sentence."""
    assert [claim.claimant or "" for claim in claims_of(text, language)] == group["claimants"]


def test_rules_are_named() -> None:
    """A claim keeps the names of the rules that made it, each with its field."""
    (claim,) = claims_of("观察人士林放认为，电池才是卡脖子的环节。")
    assert any(rule.startswith("claimant:cue-before") for rule in claim.rules)
    assert all(":" in rule for rule in claim.rules)


def test_claimant_keeps_the_script_of_the_article() -> None:
    """A name that the topic does not know is told as the article writes it."""
    (claim,) = claims_of("財長龔明鑫表示，產能去年增長三成。", "zh-Hant")
    assert claim.claimant == "龔明鑫"


@pytest.mark.parametrize(
    "text", ["“图纸上从来不写名字，”柳江一家", "林放的态度", "北辰汽车", "多名"]
)
def test_a_text_may_end_anywhere(text: str) -> None:
    """A text cut within a phrase is read without an error."""
    assert len(claims_of(text, "zh-Hans")) <= 1
