"""A small topic of invented names, and the corpora that claims are read from.

The topic is about cars and batteries: nothing in the room may know another one.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from claimwire.claims import Extractor
from claimwire.records import Article, Claim
from claimwire.topic import Topic

CORPUS = Path(__file__).parents[1] / "corpus"
SHARED = Path(__file__).resolve().parents[3] / "shared"
LANGUAGES = {"zh": "zh-Hans", "en": "en", "ja": "ja"}
PUBLISHED = "2026-01-20T10:00:00+08:00"

TOPIC = Topic.model_validate(
    {
        "topic": {"id": "cars", "time_zone": "Asia/Taipei", "names": {"en": "Cars"}},
        "themes": [
            {
                "id": "output",
                "names": {"en": "Output"},
                "keywords": {"zh-Hant": ["產能", "良率"], "zh-Hans": ["产能"], "en": ["output"]},
            },
            {
                "id": "market",
                "names": {"en": "Market"},
                "keywords": {"zh-Hans": ["中国营收", "需求"], "en": ["revenue from China"]},
            },
        ],
        "entities": [
            {
                "id": "beichen",
                "name": "北辰汽車",
                "type": "company",
                "aliases": {
                    "zh-Hant": ["北辰汽車", "北辰"],
                    "zh-Hans": ["北辰汽车", "北辰"],
                    "en": ["Beichen Motor"],
                },
            },
            {
                "id": "lu-wei",
                "name": "陸維",
                "type": "person",
                "aliases": {"zh-Hant": ["陸維", "北辰汽車董事長"], "en": ["Lu Wei", "Lu"]},
            },
            {
                "id": "us-transport",
                "name": "美國交通部",
                "type": "agency",
                "aliases": {"zh-Hans": ["美国交通部"]},
            },
            {
                "id": "transport",
                "name": "交通运输部",
                "type": "agency",
                "aliases": {"zh-Hans": ["交通运输部", "交通部"]},
            },
            {
                "id": "chenxing",
                "name": "晨星社",
                "type": "media",
                "aliases": {"zh-Hant": ["晨星社"]},
            },
            {"id": "m20", "name": "M20", "type": "product", "aliases": {"en": ["M20"]}},
        ],
        "measures": [
            {
                "id": "share",
                "names": {"en": "Domestic share"},
                "unit": "%",
                "theme": "market",
                "keywords": {"zh-Hant": ["自產占比"], "zh-Hans": ["国产占比"]},
            },
            {
                "id": "china-revenue",
                "names": {"en": "Revenue in China"},
                "unit": "USD",
                "entities": ["beichen"],
                "keywords": {"zh-Hans": ["中国营收"]},
            },
        ],
    }
)


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    """One extractor for all tests: compiling its words takes most of the time."""
    return Extractor(TOPIC)


def article(
    text: str, language: str, *, title: str = "", published: str | None = PUBLISHED
) -> Article:
    """An article that holds `text` and nothing else."""
    return Article(
        article_id="a",
        url="https://news.example/a",
        canonical_url="https://news.example/a",
        site="news.example",
        title=title,
        published_at=published,
        language=language,
        text=text,
    )


def claims_of(text: str, language: str = "zh-Hans", **more: Any) -> tuple[Claim, ...]:
    """The claims of a text."""
    return extractor().extract(article(text, language, **more))


def groups(phenomenon: str, part: str) -> list[Any]:
    """Every text of every group of a corpus, as (text, language, group)."""
    cases = []
    for name, language in LANGUAGES.items():
        path = CORPUS / phenomenon / f"{name}.toml"
        if not path.exists():
            continue
        for group in tomllib.loads(path.read_text(encoding="utf-8")).get(part, []):
            for text in group.get("texts", [group.get("text")]):
                label = f"{name}-{text[:24]}"
                cases.append(pytest.param(text, group.get("language", language), group, id=label))
    return cases
