"""What waits for what, what fails a run and what does not: Airflow's own rules over stand-ins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dags.driving import drive

pytestmark = pytest.mark.airflow

AFTER = {"load": ["success"], "relate": ["success"], "publish": ["success"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all runs of the module."""
    return tmp_path_factory.mktemp("flow")


def fakes(batches: list[str], broken: str | None = None, busy: str | None = None) -> dict[str, Any]:
    """Stand-ins that plan `batches`."""
    return {"batches": batches, "broken": broken, "busy": busy}


def test_a_failed_batch_keeps_no_other_from_being_published_and_turns_the_run_red(
    folder: Path,
) -> None:
    """The other batches are loaded, a person sees it, and what may pass by itself is retried."""
    (run,) = drive(folder, [{"dag": "watch"}], fakes(["a", "b", "c"], broken="b", busy="c"))
    assert run["state"] == "failed"
    assert run["tasks"] == {
        "plan": ["success"],
        "ingest": ["success", "failed", "success at try 2"],
        **AFTER,
        "verdict": ["failed"],
    }


def test_an_empty_plan_is_a_success_and_still_loads_what_lies_staged(folder: Path) -> None:
    """A run killed after staging left files for the next one; dates arrive as instants."""
    watch, daily, dated, again, upkeep = drive(
        folder,
        [
            {"dag": "watch"},
            {"dag": "daily"},
            {"dag": "daily", "conf": {"since": "2026-01-24", "until": "2026-01-25"}},
            {"dag": "reprocess", "conf": {"since": "2026-01-24", "until": "2026-01-24"}},
            {"dag": "upkeep"},
        ],
        fakes([]),
    )
    empty = {"plan": ["success"], "ingest": ["skipped"], **AFTER, "verdict": ["skipped"]}
    assert (watch["state"], watch["tasks"]) == ("success", empty)
    assert watch["calls"] == [["plan"], ["load"], ["relate"], ["publish"]]

    assert (daily["state"], daily["tasks"]) == ("success", {"watch": ["success"], **empty})
    assert daily["calls"][0] == ["watch", None, None]

    midnights = "2026-01-24 00:00:00+00:00", "2026-01-26 00:00:00+00:00"
    assert dated["calls"][0] == ["watch", *midnights]

    day = "2026-01-24 00:00:00+00:00", "2026-01-25 00:00:00+00:00"
    assert (again["state"], again["calls"][0]) == ("success", ["plan", *day])

    assert (upkeep["state"], upkeep["calls"]) == ("success", [["upkeep"]])
