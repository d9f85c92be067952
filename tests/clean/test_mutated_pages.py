"""Damaged pages end as an article or a refusal, within bounds; 10,000 by tests/bench/mutate.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.mutate import MOST_MEGABYTES, MOST_SECONDS, damaged, run

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="needs Linux's limits"
)
SEED = 20261124
PAGES = 300


def test_damaged_pages_end_as_an_article_or_a_refusal() -> None:
    """No other exception, none over the bounds of time and memory."""
    verdicts = list(run(range(PAGES), SEED))
    assert [verdict.number for verdict in verdicts] == list(range(PAGES))
    assert [verdict for verdict in verdicts if verdict.fault] == []
    assert max(verdict.seconds for verdict in verdicts) < MOST_SECONDS
    assert max(verdict.megabytes for verdict in verdicts) < MOST_MEGABYTES


def test_the_same_seed_damages_alike() -> None:
    """A page that fails can be had again by its number."""
    assert damaged(17, SEED) == damaged(17, SEED)
    assert len({damaged(number, SEED) for number in range(40)}) > 30
