"""Ending a standing Airflow ends all of its processes, however they take being asked."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from claimwire.scheduling import standalone
from claimwire.scheduling.home import AirflowHome
from claimwire.scheduling.standalone import Standalone

STUBBORN = "trap '' INT TERM; (trap '' INT TERM; echo up; sleep 60) & wait"
POLITE = "echo up; sleep 60"


@pytest.mark.parametrize("script", [STUBBORN, POLITE])
def test_no_process_of_the_group_outlives_the_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """A parent or child that ignores INT and TERM is killed; one that heeds them just ends."""
    monkeypatch.setattr(standalone, "PATIENCE", 0.3)
    airflow = Standalone(AirflowHome(tmp_path), {})
    with subprocess.Popen(
        ["sh", "-c", script], stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout
        process.stdout.readline()
        airflow._process = process
        airflow.stop()
        assert not standalone._group_exists(process.pid)
    assert not airflow.running


def test_an_airflow_that_was_never_started_is_neither_well_nor_running(tmp_path: Path) -> None:
    """Asking is harmless at any time."""
    airflow = Standalone(AirflowHome(tmp_path, 9), {})
    airflow.stop()
    assert (airflow.running, airflow.healthy(), airflow.pid) == (False, False, 0)
