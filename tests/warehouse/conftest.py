"""A small topic and an empty world."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimwire.topic import Topic
from warehouse.world import World


@pytest.fixture
def topic() -> Topic:
    """A topic of one theme, entity, measure and source."""
    return Topic.model_validate(
        {
            "topic": {"id": "chips", "time_zone": "Asia/Taipei", "names": {"en": "Chips"}},
            "themes": [{"id": "market", "names": {"en": "Market"}}],
            "entities": [{"id": "idc", "name": "IDC", "type": "research"}],
            "measures": [
                {
                    "id": "share",
                    "names": {"en": "Domestic <share>"},
                    "unit": "%",
                    "keywords": {"en": ["share"]},
                }
            ],
            "sources": [
                {
                    "id": "daily",
                    "url": "https://daily.example/feed",
                    "kind": "rss",
                    "outlet": "Daily",
                    "language": "en",
                    "time_zone": "Asia/Taipei",
                }
            ],
        }
    )


@pytest.fixture
def world(tmp_path: Path, topic: Topic) -> World:
    """A folder where nothing has been staged yet."""
    return World(folder=tmp_path, topic=topic)
