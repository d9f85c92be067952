"""Each DAG for real, through Airflow over the sample site, one after the other in one home."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from dags.driving import drive

pytestmark = pytest.mark.airflow

QUESTIONS = (
    "select canonical_url from current_articles",
    "select canonical_url || content_hash from articles",
    "select claim_id from claims",
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of everything that the runs write."""
    return tmp_path_factory.mktemp("runs")


@pytest.fixture(scope="module")
def first(data: Path) -> dict[str, Any]:
    """The first daily run, into an empty folder."""
    (run,) = drive(data, [{"dag": "daily"}])
    return run | {"rows": published(data)}


def published(folder: Path) -> list[list[str]]:
    """What an analyst finds: the articles as they stand, all their versions, and all claims."""
    with duckdb.connect(folder / "data" / "claimwire.duckdb", read_only=True) as connection:
        return [[row[0] for row in connection.execute(q).fetchall()] for q in QUESTIONS]


def test_the_daily_run_takes_every_source_to_the_published_copy(first: dict[str, Any]) -> None:
    """Articles and claims of the whole sample, and its bad neighbours stop nothing."""
    assert first["state"] == "success"
    assert first["tasks"]["verdict"] == ["skipped"]
    articles, _, claims = first["rows"]
    assert len(articles) >= 24
    assert claims
    assert sum(report["refused"] for report in first["reports"]) >= 5


def test_every_other_dag_runs_after_it_and_doubles_nothing(
    first: dict[str, Any], data: Path
) -> None:
    """A second sweep, an unannounced wake-up, all of it again from the archive, and upkeep."""
    runs = drive(data, [{"dag": d} for d in ("daily", "watch", "reprocess", "upkeep")])
    assert [run["state"] for run in runs] == ["success"] * 4
    for before, now in zip(first["rows"], published(data), strict=True):
        assert set(before) <= set(now)
        assert len(now) == len(set(now))
    again = [report for report in runs[2]["reports"] if report["stage"] == "clean"]
    assert sum(report["done"] for report in again) >= 24
