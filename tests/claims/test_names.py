"""Names: which entities a text names, in any script, width or digit form."""

from __future__ import annotations

import pytest

from claims.claim_corpus import TOPIC, claims_of
from claimwire.claims.speakers.names import NameIndex
from claimwire.text import match_form

INDEX = NameIndex(TOPIC)


@pytest.mark.parametrize(
    ("text", "language", "entities"),
    [
        ("北辰汽車和北辰汽车是一家。", "zh-Hant", ["beichen", "beichen"]),
        ("Ｍ２０上市。", "zh-Hant", ["m20"]),
        ("M200 is no M20.", "en", ["m20"]),
        ("日本交通部表態。", "zh-Hans", []),
        ("美国交通部与交通部会谈。", "zh-Hans", ["us-transport", "transport"]),
        ("中国版北辰是一句玩笑。", "zh-Hans", []),
        ("Mr Lu agreed, Tina Lu did not.", "en", ["lu-wei"]),
        ("the beichen motor museum", "en", []),
    ],
)
def test_names_in_context(text: str, language: str, entities: list[str]) -> None:
    """The longest name wins; namesakes, other countries' agencies and allusions name nobody."""
    found = INDEX.find(text, match_form(text), language)
    assert [mention.entity.id for mention in found] == entities


def test_title_names_the_house_too() -> None:
    """A title that stands for a person also names the house in it."""
    (claim,) = claims_of("北辰汽車董事長抵達上海工廠。", "zh-Hant")
    assert claim.entities == ("beichen", "lu-wei")


def test_pronouns_count_and_noun_phrases_do_not() -> None:
    """他 adds its person and 我们 the speaker's house; 该公司 adds nothing."""
    text = "北辰汽車董事長說：「我們的產能去年增長三成。」他離開了上海。該公司設在上海。"
    ours, his, its = claims_of(text, "zh-Hant")
    assert set(ours.entities) == {"beichen", "lu-wei"}
    assert his.entities == ("lu-wei",)
    assert its.entities == ()
