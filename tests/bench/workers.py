"""The peers' environment, and the worker processes that run one tool each.

The environment is made from `peers/uv.lock` into `build/peers-venv`, one dependency group a
peer, so that a peer that cannot be installed is named and left out, and stops no other.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent.parent
ENVIRONMENT = ROOT / "build" / "peers-venv"
PATIENCE = 120.0
"""Seconds that one start or one call may take."""


class Failed(Exception):
    """A tool could not be installed, started or kept running; the text says why."""


class Worker:
    """One tool in its own process.

    Args:
        module: `cleaners` or `amount_readers`, where the tool is looked up.
        tool: its name there.
        group: its dependency group among the peers; None for claimwire's own environment.

    Raises:
        Failed: it cannot be installed or started.
    """

    def __init__(self, module: str, tool: str, group: str | None) -> None:
        self.tool = tool
        python = sys.executable if group is None else str(_installed(group))
        path = os.pathsep.join([str(ROOT / "plugins"), os.environ.get("PYTHONPATH", "")])
        self._process = subprocess.Popen(
            [python, str(BENCH / "worker.py"), module, tool],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | ({"PYTHONPATH": path} if group is None else {}),
            bufsize=0,
        )
        try:
            started = self._line()
        except Failed:
            self.close()
            raise
        if "error" in started:
            self.close()
            raise Failed(started["error"])

    def ask(self, *arguments: Any, file: Path | None = None) -> dict[str, Any]:
        """Let the tool do one task: `ms`, `result` and `error` (None if all went well).

        Raises:
            Failed: it died or took longer than `PATIENCE`.
        """
        task = {"file": str(file) if file else None, "arguments": arguments}
        pipe = self._process.stdin
        if pipe is None:
            raise Failed("closed")
        try:
            pipe.write(json.dumps(task).encode() + b"\n")
        except OSError as error:
            raise Failed(f"its process ended: {error}") from None
        return self._line()

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def _line(self) -> dict[str, Any]:
        pipe = self._process.stdout
        if pipe is None or not select.select([pipe], [], [], PATIENCE)[0]:
            raise Failed(f"no answer in {PATIENCE:.0f} s")
        line = pipe.readline()
        if not line:
            raise Failed("its process ended")
        answer: dict[str, Any] = json.loads(line)
        return answer


def start(
    module: str, tools: Iterable[tuple[str, str | None]]
) -> tuple[dict[str, Worker], dict[str, str]]:
    """Start all tools, given as (tool, group): those that run, and why the others do not."""
    running: dict[str, Worker] = {}
    absent: dict[str, str] = {}
    for tool, group in tools:
        try:
            running[tool] = Worker(module, tool, group)
        except Failed as error:
            absent[tool] = str(error)
    return running, absent


def _installed(group: str) -> Path:
    """The interpreter of the peers' environment, with the packages of `group` in it."""
    python = ENVIRONMENT / "bin" / "python"
    uv = os.environ.get("UV") or shutil.which("uv") or str(ROOT / ".uv" / "bin" / "uv")
    uv = str((ROOT / uv).resolve()) if os.sep in uv else uv
    command = [uv, "sync", "--quiet", "--frozen", "--inexact", "--only-group", group]
    surroundings = os.environ | {
        "UV_PROJECT_ENVIRONMENT": str(ENVIRONMENT),
        "UV_PYTHON": sys.executable,
        "UV_PYTHON_DOWNLOADS": "never",
    }
    surroundings.pop("VIRTUAL_ENV", None)
    _run(command, surroundings, python)
    return python


def _run(command: Sequence[str], surroundings: dict[str, str], python: Path) -> None:
    try:
        done = subprocess.run(
            command, cwd=BENCH / "peers", env=surroundings, capture_output=True, text=True
        )
    except OSError as error:
        if python.exists():
            return  # made by an earlier run; the worker says what is missing in it
        raise Failed(f"uv is needed to install it: {error.strerror}") from None
    if done.returncode:
        last = (done.stderr.strip() or "unknown").splitlines()[-1]
        raise Failed(f"cannot be installed: {last}")
