"""Runs DAGs for the tests in a process of its own: `drive.py REQUEST`, JSON in and out.

Airflow binds its settings when it is imported and keeps them, so runs that need a home of their
own need a process of their own. A request names the runs, and may replace the stages by
stand-ins that note their calls: `{"fake": {...} | null, "runs": [{"dag": ..., "conf": {}}]}`.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from claimwire import stages
from claimwire.errors import StoreBusy, StoreCorrupt
from claimwire.records import StageReport
from claimwire.scheduling.home import AirflowHome
from claimwire.scheduling.once import run_dag
from claimwire.scheduling.surroundings import apply, surroundings

calls: list[list[Any]] = []


class Told(logging.Handler):
    """Keeps the reports that the tasks log."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.reports: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record with a report."""
        report = getattr(record, "report", None)
        if report is not None:
            self.reports.append(
                {"stage": report.stage, "done": report.done, "refused": report.refused}
            )


def put_fakes(batches: list[str], broken: str | None, busy: str | None) -> None:
    """Replace the stages: `broken` always fails for good, `busy` fails once and then works."""
    failed_once: set[str] = set()

    def note(stage: Any, *arguments: Any) -> StageReport:
        calls.append([stage, *(a and str(a) for a in arguments)])
        return StageReport(stage=stage, done=1)

    def ingest(pipeline: stages.Pipeline, batch_id: str) -> list[StageReport]:
        report = note("fetch", batch_id)
        if batch_id == broken:
            raise StoreCorrupt(f"{batch_id}: digest does not match")
        if batch_id == busy and batch_id not in failed_once:
            failed_once.add(batch_id)
            raise StoreBusy(f"{batch_id}: locked")
        return [report]

    def plan(pipeline: stages.Pipeline, *, limit: int) -> list[str]:
        note("plan")
        return batches[:limit]

    def plan_again(pipeline: stages.Pipeline, since: Any, until: Any) -> list[str]:
        note("plan", since, until)
        return batches

    stand_ins: dict[str, Any] = {
        "set_up": lambda pipeline: None,
        "watch": lambda pipeline, *, since, until: note("watch", since, until),
        "plan": plan,
        "plan_again": plan_again,
        "ingest": ingest,
        "ingest_on": ingest,
        "load": lambda pipeline: note("load"),
        "relate": lambda pipeline: note("relate"),
        "publish": lambda pipeline: note("publish"),
        "upkeep": lambda pipeline: note("upkeep"),
    }
    for name, stand_in in stand_ins.items():
        setattr(stages, name, stand_in)


def task_states(database: Path) -> dict[str, list[str]]:
    """Task id to the states of its instances, of the run that was begun last."""
    query = """
        select task_id, state, try_number from task_instance
        where run_id = (select run_id from dag_run order by id desc limit 1)
          and dag_id = (select dag_id from dag_run order by id desc limit 1)
        order by task_id, map_index
    """
    states: dict[str, list[str]] = {}
    with closing(sqlite3.connect(database)) as connection:
        for task_id, state, tries in connection.execute(query):
            told = state if tries <= 1 else f"{state} at try {tries}"
            states.setdefault(task_id, []).append(told)
    return states


def main() -> None:
    """Do what the request says; the answer goes to the file it names."""
    request = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if request["fake"] is not None:
        put_fakes(**request["fake"])
    answers = []
    with surroundings(os.environ, sample=True) as variables:
        home = AirflowHome(Path(variables["CLAIMWIRE_HOME"]) / "airflow")
        apply(variables | home.environment())
        for run in request["runs"]:
            calls.clear()
            told = Told()
            state = run_dag(run["dag"], run.get("conf", {}), told)
            states = task_states(home.folder / "airflow.db")
            answers.append(
                {"state": state, "reports": told.reports, "tasks": states, "calls": list(calls)}
            )
    Path(request["answer"]).write_text(json.dumps(answers), encoding="utf-8")


if __name__ == "__main__":
    main()
