"""Starts `drive.py` and hands back what it answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def environment(folder: Path) -> dict[str, str]:
    """The environment for claimwire over the repository's topic, with its data in `folder`."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("AIRFLOW_", "CLAIMWIRE_"))}
    ours = {"CLAIMWIRE_HOME": str(folder), "CLAIMWIRE_TOPIC": str(ROOT / "topic.toml")}
    return kept | ours


def drive(
    folder: Path, runs: list[dict[str, Any]], fake: dict[str, Any] | None = None
) -> list[dict[str, Any]]:
    """Run DAGs through Airflow, one after the other, in one home; an answer for each run."""
    request, answer = folder / "request.json", folder / "answer.json"
    request.write_text(
        json.dumps({"runs": runs, "fake": fake, "answer": str(answer)}), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("drive.py")), str(request)],
        env=environment(folder / "data"),
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    answers: list[dict[str, Any]] = json.loads(answer.read_text(encoding="utf-8"))
    return answers
