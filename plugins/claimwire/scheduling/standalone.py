"""A standing Airflow as one unit: started in a process group of its own, and ended with it.

`airflow standalone` starts scheduler, DAG processor, triggerer, API server and worker
processes. A plain TERM ends only the parent and leaves these running, so `stop` asks the parent
by SIGINT, which ends its children, then the whole group, and then makes sure.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil  # type: ignore[import-untyped]  # comes with Airflow, without annotations

from claimwire.errors import ConfigError, StoreError
from claimwire.scheduling.home import AirflowHome

PARTS = ("metadatabase", "scheduler", "triggerer", "dag_processor")
PATIENCE = 15.0
"""Seconds that each way of asking gets; a clean end takes seven."""


class Standalone:
    """Airflow with its page, for as long as the context lasts.

    Args:
        home: where it lives, and on which port.
        variables: the `CLAIMWIRE_*` variables that its tasks and triggers see.

    Raises:
        ConfigError: the port is taken.
        StoreError: the database could not be prepared.
    """

    def __init__(self, home: AirflowHome, variables: Mapping[str, str]) -> None:
        self.home = home
        self._variables = dict(variables)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        _refuse_taken(self.home.port)
        programs = str(Path(sys.executable).parent)
        environment = {**os.environ, **self._variables, **self.home.environment()}
        environment["PATH"] = programs + os.pathsep + environment.get("PATH", "")
        prepare = [sys.executable, "-m", "claimwire.scheduling.home"]
        with self.home.log_file.open("ab") as log:
            prepared = subprocess.run(prepare, env=environment, stdout=log, stderr=log, check=False)
            if prepared.returncode:
                raise StoreError(f"Airflow could not be prepared; see {self.home.log_file}")
            self._process = subprocess.Popen(
                [sys.executable, "-m", "airflow", "standalone"],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """The parent process, which is also the number of the group; 0 when nothing runs."""
        return self._process.pid if self._process else 0

    @property
    def running(self) -> bool:
        """Whether the parent process is alive."""
        return self._process is not None and self._process.poll() is None

    def healthy(self) -> bool:
        """Whether the page answers and every part of Airflow reports to be well."""
        connection = http.client.HTTPConnection("127.0.0.1", self.home.port, timeout=5)
        try:
            connection.request("GET", "/api/v2/monitor/health")
            health = json.load(connection.getresponse())
        except (OSError, http.client.HTTPException, json.JSONDecodeError):
            return False
        finally:
            connection.close()
        return all((health.get(part) or {}).get("status") == "healthy" for part in PARTS)

    def stop(self) -> None:
        """End every process of the group; returns when none is left."""
        if self._process is None:
            return
        group = self._process.pid
        if self.running:
            os.kill(group, signal.SIGINT)
        for asked in (signal.SIGTERM, signal.SIGKILL):
            if self._gone(group, PATIENCE):
                break
            with contextlib.suppress(ProcessLookupError):
                os.killpg(group, asked)
        self._gone(group, PATIENCE)
        self._process = None

    def _gone(self, group: int, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self.running and not _group_exists(group):
                return True
            time.sleep(0.1)
        return False


def _group_exists(group: int) -> bool:
    """Whether a process of the group lives; one that ended and was not collected does not.

    In a container without an init nobody collects orphans, and `killpg` still finds them.
    """
    for process in psutil.process_iter(["pid", "status"]):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            ended = process.info["status"] == psutil.STATUS_ZOMBIE
            if not ended and os.getpgid(process.info["pid"]) == group:
                return True
    return False


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            problem = f"{port} is taken by another program; try `make up PORT={port + 10}`"
            raise ConfigError("port", "", problem) from None
