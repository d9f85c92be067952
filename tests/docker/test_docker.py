"""The container set-up, as far as it can be checked without an engine: nothing is started."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from airflow.configuration import conf

from claimwire.scheduling.home import AirflowHome
from claimwire.settings import Settings
from tests_support import airflow_options

ROOT = Path(__file__).resolve().parents[2]
DOCKER = ROOT / "docker"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The parsed compose file."""
    parsed: dict[str, Any] = yaml.safe_load((DOCKER / "compose.yaml").read_text(encoding="utf-8"))
    return parsed


@pytest.fixture(scope="module")
def variables() -> dict[str, str]:
    """The variables of airflow.env."""
    lines = (DOCKER / "airflow.env").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_every_airflow_variable_is_an_option_that_airflow_knows(variables: dict[str, str]) -> None:
    """A misspelt option would be ignored; only options meant to be secret take a command."""
    known = airflow_options(conf)
    secret = {f"AIRFLOW__{s}__{o}".upper() for s, o in conf.sensitive_config_values}
    for name in variables:
        if name.startswith("AIRFLOW__"):
            plain = name.removesuffix("_CMD")
            assert plain in known, name
            assert plain == name or plain in secret, name


def test_the_containers_do_what_a_laptop_does(variables: dict[str, str], tmp_path: Path) -> None:
    """Each option of the local home is set here as well, by value or by command."""
    local = set(AirflowHome(tmp_path).environment())
    moved_by_a_port = {
        "AIRFLOW__API__HOST",
        "AIRFLOW__API__PORT",
        "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT",
        "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT",
    }
    assert local - {name.removesuffix("_CMD") for name in variables} == moved_by_a_port


def test_claimwires_own_variables_parse(variables: dict[str, str]) -> None:
    """The ledger is PostgreSQL, and its address holds no password."""
    settings = Settings.from_environment(variables)
    assert re.fullmatch(r"postgresql\+psycopg2://\w+@postgres/claimwire", settings.ledger)


def test_secrets_are_files_that_are_made_mounted_and_kept_out(
    compose: dict[str, Any], variables: dict[str, str], tmp_path: Path
) -> None:
    """The script makes each that compose.yaml names, once; git and the image never see them."""
    script = shutil.copy(DOCKER / "make-secrets.sh", tmp_path)
    subprocess.run(["sh", script], check=True, capture_output=True)
    made = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert {f"secrets/{name}" for name in made} == {s["file"] for s in compose["secrets"].values()}
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    subprocess.run(["sh", script], check=True, capture_output=True)
    assert made == {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert len(set(made.values())) == len(made)
    mounted = set(compose["secrets"])
    for command in (value for name, value in variables.items() if name.endswith("_CMD")):
        assert command.removeprefix("cat /run/secrets/") in mounted
    assert "docker/secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    for service in compose["services"].values():
        given = service.get("environment", {})
        assert not [name for name in given if name.endswith(("PASSWORD", "SECRET", "KEY"))]


def test_each_part_of_airflow_stands_and_is_looked_after(compose: dict[str, Any]) -> None:
    """Its four parts and the database have health checks; all wait until the home is prepared."""
    services = compose["services"]
    for name in ("api-server", "scheduler", "dag-processor", "triggerer"):
        assert services[name]["command"] == ["airflow", name]
        assert services[name]["healthcheck"]["test"]
        assert services[name]["depends_on"]["prepare"] == {
            "condition": "service_completed_successfully"
        }
        assert services[name]["cap_drop"] == ["ALL"]
    assert services["prepare"]["command"][-1] == "claimwire.scheduling.home"
    assert services["prepare"]["depends_on"]["postgres"] == {"condition": "service_healthy"}
    assert services["api-server"]["ports"][0].startswith("127.0.0.1:")
    named = {
        volume.split(":")[0]
        for service in services.values()
        for volume in service.get("volumes", [])
        if volume[0].isalpha()
    }
    assert named == set(compose["volumes"])


def test_the_image_is_made_from_the_lock_and_runs_as_nobody_special() -> None:
    """Frozen, without development tools, in two stages, and not as root."""
    lines = (DOCKER / "Dockerfile").read_text(encoding="utf-8").splitlines()
    syncs = [line for line in lines if "uv sync" in line]
    assert syncs
    assert all("--frozen" in line and "--no-dev" in line for line in syncs)
    assert sum(line.startswith("FROM ") for line in lines) == 2
    last_stage = lines[max(i for i, line in enumerate(lines) if line.startswith("FROM ")) :]
    assert [line for line in last_stage if line.startswith("USER ")] == ["USER claimwire"]


def test_what_the_image_copies_exists_and_is_sent_to_the_engine() -> None:
    """`.dockerignore` lets nothing through but what the Dockerfile asks for."""
    copied: set[str] = set()
    for line in (DOCKER / "Dockerfile").read_text(encoding="utf-8").splitlines():
        if line.startswith("COPY ") and "--from" not in line:
            copied |= set(line.split()[1:-1])
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = {line[1:] for line in ignore if line.startswith("!")}
    assert copied == allowed
    assert all((ROOT / path).exists() for path in copied)
    assert not any(fnmatch("docker/secrets", pattern) for pattern in allowed)


@pytest.mark.parametrize("script", ["entrypoint.sh", "make-secrets.sh"])
def test_the_scripts_are_executable_plain_sh(script: str) -> None:
    """They run in an image without bash."""
    path = DOCKER / script
    assert path.stat().st_mode & stat.S_IXUSR
    subprocess.run(["sh", "-n", str(path)], check=True)
    assert path.read_text(encoding="utf-8").startswith("#!/bin/sh\n")


@pytest.fixture(scope="module")
def helm() -> dict[str, Any]:
    """The parsed values for Airflow's Helm chart."""
    parsed: dict[str, Any] = yaml.safe_load((DOCKER / "helm-values.yaml").read_text("utf-8"))
    return parsed


def test_the_chart_gets_what_the_containers_of_one_host_get(
    helm: dict[str, Any], variables: dict[str, str]
) -> None:
    """Every option is one that Airflow knows, and those of compose.yaml have the same values."""
    known = airflow_options(conf)
    told = {
        f"AIRFLOW__{section}__{option}".upper(): str(value)
        for section, options in helm["config"].items()
        for option, value in options.items()
    }
    assert set(told) <= known
    differ = {"AIRFLOW__CORE__EXECUTION_API_SERVER_URL"}
    same = (set(told) & set(variables)) - differ
    assert len(same) >= 8
    assert {n: told[n] for n in same} == {n: variables[n] for n in same}
    assert variables["AIRFLOW__CORE__EXECUTOR"] == helm["executor"]
    assert variables["AIRFLOW_HOME"] == helm["airflowHome"]
    assert helm["airflowVersion"] == version("apache-airflow")
    given = {one["name"]: one["value"] for one in helm["env"]}
    given |= {one["envName"]: variables[one["envName"]] for one in helm["secret"]}
    assert Settings.from_environment(given) == Settings.from_environment(variables)


def test_the_chart_holds_no_secret_and_one_writer(helm: dict[str, Any]) -> None:
    """Secrets are named, not told; the archive's volume is written by the scheduler alone."""
    assert helm["data"] == {"metadataSecretName": "claimwire-metadata"}
    assert not {"fernetKey", "apiSecretKey", "jwtSecret"} & set(helm)
    volume = yaml.safe_load((DOCKER / "helm-volume.yaml").read_text("utf-8"))["metadata"]["name"]
    claims = {
        part: [
            v["persistentVolumeClaim"]
            for v in helm[part].get("extraVolumes", [])
            if "persistentVolumeClaim" in v
        ]
        for part in ("scheduler", "apiServer", "triggerer", "dagProcessor")
    }
    assert claims["scheduler"] == [{"claimName": volume}]
    assert claims["apiServer"] == [{"claimName": volume, "readOnly": True}]
    assert claims["triggerer"] == claims["dagProcessor"] == []
    assert helm["scheduler"]["replicas"] == 1
    assert helm["triggerer"]["enabled"]
    assert not helm["dags"]["gitSync"]["enabled"]
    assert helm["migrateDatabaseJob"]["args"][-1] == "claimwire.scheduling.home"
