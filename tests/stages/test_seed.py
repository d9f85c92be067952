"""The article that started the project, from its page to the answer; skipped where it is absent."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimwire import relate, warehouse
from claimwire.claims import Extractor
from claimwire.clean import clean_page
from claimwire.records import Article
from claimwire.topic import load_topic
from claimwire.warehouse import StagedArticle, StagedClaim

ROOT = Path(__file__).parents[2]
PAGE = ROOT.parent / "shared" / "dev" / "pages" / "seed_udn.html"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the seed is no part of the project")


@pytest.fixture
def seed() -> Article:
    """The seed article as its page gives it."""
    return clean_page(PAGE.read_bytes(), url="https://udn.com/news/story/seed")


def test_seed_is_free_of_boilerplate(seed: Article) -> None:
    """Captions stand once and apart; no box, bar or prompt is left in the text."""
    for line in ("延伸閱讀", "臉書", "熱門文章", "分享", "圖/取自"):
        assert line not in seed.text
    assert len(seed.captions) == len(set(seed.captions)) == 3


def test_seed_answers_how_the_domestic_share_moved(seed: Article, tmp_path: Path) -> None:
    """IDC claims 14 % for 2023 and 34.6 % for 2024, and nobody anything else."""
    topic = load_topic(ROOT / "topic.toml")
    extractor = Extractor(topic)
    warehouse.write_batch(
        tmp_path / "staging",
        batch_id="seed",
        made_at="2026-01-26T00:00:00+00:00",
        extractor_version=extractor.version,
        articles=[
            StagedArticle(
                article=seed,
                capture_id="seed",
                source_id="udn",
                entry_id="seed",
                fetched_at="2026-01-25T12:00:00+08:00",
                outlet="聯合新聞網",
                cleaner_version="1",
            )
        ],
        claims=[
            StagedClaim(claim=claim, content_hash=seed.content_hash)
            for claim in extractor.extract(seed)
        ],
    )
    here, there = tmp_path / "warehouse.duckdb", tmp_path / "claimwire.duckdb"
    warehouse.load_batches(here, tmp_path / "staging", topic=topic, now=datetime.now(UTC))
    relate.relate(here)
    warehouse.publish(here, there)

    answer = warehouse.ask(there, "measure_over_time", {"measure": "domestic-accelerator-share"})

    wanted = ("period", "value", "unit", "claimed_by")
    places = [answer.columns.index(name) for name in wanted]
    assert [tuple(row[i] for i in places) for row in answer.rows] == [
        ("2023", 14.0, "%", "IDC"),
        ("2024", 34.6, "%", "IDC"),
    ], json.dumps(answer.rows, default=str, ensure_ascii=False)
