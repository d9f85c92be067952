"""Which titles may bear on a topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimwire.sources import Relevance, is_relevant
from claimwire.topic import Topic, load_topic

TOPIC = Topic.model_validate(
    {
        "topic": {"id": "t", "time_zone": "UTC", "names": {"en": "T"}},
        "themes": [
            {
                "id": "theme",
                "names": {"en": "x"},
                "keywords": {
                    "zh-Hant": ["出口管制", "出口", "許可"],
                    "en": ["chip", "export ban"],
                    "ja": ["半導体"],
                },
            }
        ],
        "entities": [
            {"id": "maker", "name": "綠能車廠", "type": "company", "aliases": {"en": ["EV Co"]}},
            {"id": "model", "name": "X9", "type": "product"},
            {"id": "paper", "name": "晨報", "type": "media"},
            {"id": "office", "name": "貿易署", "type": "agency"},
        ],
        "measures": [
            {"id": "m", "names": {"en": "m"}, "unit": "%", "keywords": {"zh-Hant": ["市占"]}}
        ],
    }
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("綠能車廠公布財報", "zh-Hant"),
        ("绿能车厂公布财报", "zh-Hans"),
        ("EV CO beats forecasts", "en"),
        ("新車Ｘ９上市", "zh-Hant"),
        ("The X9s are here", "en"),
        ("出口許可與市占", "zh-Hant"),
        ("出口许可放宽", "zh-Hans"),
        ("Chips hit by export ban", "en"),
        ("貿易署：出口趨緩", "zh-Hant"),
    ],
)
def test_relevant(text: str, language: str) -> None:
    """A name in any script, width or plural, or two keywords, make a text relevant."""
    assert is_relevant(text, TOPIC, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("寒流來襲", "zh-Hant"),
        ("", None),
        ("晨報今日頭條", "zh-Hant"),
        ("出口管制", "zh-Hant"),
        ("出口成長", "zh-Hant"),
        ("Potato chips", "en"),
        ("Chipmunks ban exports", "en"),
        ("The X90 and the AX9", "en"),
        ("never co-opted", "en"),
    ],
)
def test_not_relevant(text: str, language: str | None) -> None:
    """One keyword, a keyword inside another, a newspaper's name or part of a word do not."""
    assert not is_relevant(text, TOPIC, language)


def test_unknown_language_uses_all_keywords() -> None:
    """A text without a language is asked for the keywords of every one."""
    relevance = Relevance(TOPIC)
    assert relevance("半導体 chip")
    assert relevance("半導体 chip", "fr")
    assert not relevance("半導体 chip", "ja")


def test_development_topic_tells_its_feed_from_the_weather() -> None:
    """On the development set's topic a headline on it passes and one on the weather does not."""
    path = Path(__file__).parents[3] / "shared" / "dev" / "topic.toml"
    if not path.exists():
        pytest.skip("the development set is not here")
    relevance = Relevance(load_topic(path))
    assert relevance("黃仁勳：中國需求非常高", "zh-Hant")
    assert not relevance("大寒流來襲 平地最低8度", "zh-Hant")
