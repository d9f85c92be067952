"""The Airflow home: its secrets stay secret and stay the same, its variables are real ones."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from airflow.configuration import conf

from claimwire.scheduling.home import AirflowHome, dags_folder, plugins_folder
from claimwire.scheduling.standalone import Standalone
from tests_support import airflow_options, taken_port


def test_secrets_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    """Folder 700, files 600, from the first moment on."""
    home = AirflowHome(tmp_path / "airflow")
    home.environment()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.folder.iterdir()}
    assert modes == {"secrets.json": 0o600, "passwords.json": 0o600}
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700


def test_secrets_are_made_once_and_differ_between_homes(tmp_path: Path) -> None:
    """Airflow's processes must share keys, and what is encrypted must stay readable."""
    one, other = AirflowHome(tmp_path / "one"), AirflowHome(tmp_path / "other")
    first = one.environment()
    assert one.environment() == first
    for name in ("AIRFLOW__CORE__FERNET_KEY", "AIRFLOW__API_AUTH__JWT_SECRET"):
        assert first[name] != other.environment()[name]


def test_every_variable_is_an_option_that_airflow_knows(tmp_path: Path) -> None:
    """A misspelt option would be ignored without a word."""
    environment = AirflowHome(tmp_path).environment()
    assert set(environment) - {"AIRFLOW_HOME"} <= airflow_options(conf)


def test_two_homes_on_two_ports_do_not_meet(tmp_path: Path) -> None:
    """Page, task API and the log servers all move with the port."""
    one = AirflowHome(tmp_path, 8080).environment()
    other = AirflowHome(tmp_path, 8090).environment()
    moved = {name for name in one if one[name] != other[name]}
    assert moved == {
        "AIRFLOW__API__PORT",
        "AIRFLOW__API__BASE_URL",
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL",
        "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT",
        "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT",
    }


def test_airflow_is_kept_from_importing_the_package_file_by_file() -> None:
    """It imports every file under plugins/ by its bare name unless told which to leave alone."""
    assert (dags_folder() / "daily.py").is_file()
    ignored = (plugins_folder() / ".airflowignore").read_text(encoding="utf-8").split()
    assert "claimwire/" in ignored


def test_a_taken_port_is_told_before_anything_starts(tmp_path: Path) -> None:
    """One line with a port to try; no database is made."""
    with (
        taken_port() as port,
        pytest.raises(Exception, match=f"{port} is taken.*PORT="),
        Standalone(AirflowHome(tmp_path / "airflow", port), {}),
    ):
        pass
    assert not (tmp_path / "airflow").exists()
