"""What holds for every DAG file, whoever adds one."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from airflow.dag_processing.dagbag import DagBag

from claimwire.scheduling.home import dags_folder
from claimwire.scheduling.tasks import LOADER_POOL
from dags.driving import environment

pytestmark = pytest.mark.airflow

FILES = sorted(path.stem for path in dags_folder().glob("*.py"))
WRITERS = {"load", "relate", "publish", "upkeep"}

IMPORT_ALL = """
import json, sys
from airflow.dag_processing.dagbag import DagBag
before = set(sys.modules)
bag = DagBag(sys.argv[1])
print("ANSWER" + json.dumps({
    "dags": sorted(bag.dags),
    "errors": bag.import_errors,
    "loaded": sorted(set(sys.modules) - before),
}))
"""


def imported(tmp_path: Path, **variables: str) -> dict[str, Any]:
    """What importing all DAG files in a fresh process gives."""
    (tmp_path / "airflow").mkdir()
    quiet = {
        "AIRFLOW_HOME": str(tmp_path / "airflow"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGBAG_IMPORT_ERROR_TRACEBACKS": "False",
    }
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, str(dags_folder())],
        env=environment(tmp_path / "data") | quiet | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.split("ANSWER")[1])
    return found


@pytest.fixture(scope="module")
def dags() -> dict[str, Any]:
    """Every DAG of the repository."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMWIRE_TOPIC", str(dags_folder().parent / "topic.toml"))
        bag = DagBag(str(dags_folder()))
    assert bag.import_errors == {}
    return dict(bag.dags)


def test_importing_a_dag_does_no_work(tmp_path: Path) -> None:
    """No stage and no library of one is loaded, nothing is written, whatever the schedule."""
    found = imported(tmp_path)
    assert found["errors"] == {}
    assert found["dags"] == FILES
    heavy = {"claimwire.stages", "bs4", "duckdb", "feedparser", "warcio", "opencc", "pyarrow"}
    assert heavy.isdisjoint(found["loaded"])
    assert not (tmp_path / "data").exists()


def test_a_broken_topic_file_is_one_line_and_breaks_only_the_watching(tmp_path: Path) -> None:
    """The line names file, key and the nearest key that is known; the other DAGs stand."""
    topic = tmp_path / "topic.toml"
    topic.write_text('[topic]\nid = "tides"\ntimezone = "UTC"\nnames = {en = "Tides"}\n')
    found = imported(tmp_path, CLAIMWIRE_TOPIC=str(topic))
    assert found["dags"] == [name for name in FILES if name != "watch"]
    (error,) = found["errors"].values()
    assert str(topic) in error
    assert "time_zone" in error
    assert len(error.strip().splitlines()) == 1


@pytest.mark.parametrize("name", FILES)
def test_each_dag_tells_who_what_and_how_often_again(dags: dict[str, Any], name: str) -> None:
    """Owner, tags, a text for the page, one run at a time, no catching up unasked."""
    dag = dags[name]
    assert dag.doc_md and dag.doc_md.strip().startswith("###")
    assert dag.description
    assert "claimwire" in dag.tags
    assert dag.owner == "claimwire"
    assert dag.max_active_runs == 1
    assert dag.catchup is False


@pytest.mark.parametrize("name", FILES)
def test_each_task_is_tried_again_with_growing_pauses(dags: dict[str, Any], name: str) -> None:
    """All but the verdict, which has nothing to try."""
    for task in dags[name].tasks:
        if task.task_id == "verdict":
            assert task.retries == 0
            continue
        assert task.retries >= 2, task.task_id
        assert task.retry_exponential_backoff >= 2, task.task_id
        assert task.max_retry_delay <= timedelta(hours=1), task.task_id
        assert task.execution_timeout is not None, task.task_id


@pytest.mark.parametrize("name", FILES)
def test_whatever_writes_the_warehouse_takes_the_single_slot(
    dags: dict[str, Any], name: str
) -> None:
    """DuckDB lets one process write; reading and fetching need no slot."""
    for task in dags[name].tasks:
        assert (task.pool == LOADER_POOL) == (task.task_id in WRITERS), task.task_id


def test_each_source_of_the_topic_has_an_asset_with_a_watcher_of_its_own(
    dags: dict[str, Any],
) -> None:
    """The event-driven DAG may be woken by each of them."""
    assets = dags["watch"].timetable.asset_condition.objects
    watchers = [watcher for asset in assets for watcher in asset.watchers]
    assert len(assets) >= 15
    assert len({watcher.trigger.source_id for watcher in watchers}) == len(assets)
