"""The oldest DuckDB that `pyproject.toml` allows reads, loads, relates, publishes and answers."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from claimwire import relate, warehouse
from warehouse.world import World, article

ROOT = Path(__file__).parents[2]

SCRIPT = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
import duckdb
from claimwire import relate, warehouse
from claimwire.topic import Topic

folder = Path(sys.argv[1])
topic = Topic.model_validate_json((folder / "topic.json").read_text())
newest = folder / "claimwire.duckdb"
here, there = folder / "old.duckdb", folder / "old-published.duckdb"
read = warehouse.ask(newest, "FROM current_claims SELECT claim_id ORDER BY ALL").rows
warehouse.load_batches(here, folder / "again", topic=topic, now=datetime(2026, 2, 1, tzinfo=UTC))
relate.relate(here)
warehouse.publish(here, there)
answers = {}
for query in warehouse.named_queries():
    needed = {p.name: "x" for p in query.params if p.required}
    answers[query.name] = len(warehouse.ask(there, query.name, needed).rows)
stopped = [c.name for c in warehouse.run_checks(there) if not c.passed and c.severity == "stop"]
print(json.dumps([duckdb.__version__, len(read), answers, stopped]))
"""


@pytest.fixture(scope="session")
def oldest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the oldest allowed DuckDB; skips where no package index answers."""
    uv = shutil.which("uv") or shutil.which(str(ROOT / ".uv/bin/uv"))
    if uv is None:
        pytest.skip("uv is not at hand")
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    lowest = next(m[1] for d in dependencies if (m := re.match(r"duckdb>=([\d.]+)", d)))
    folder = tmp_path_factory.mktemp("duckdb")
    where = ["--python", sys.executable, "--target", str(folder)]
    done = subprocess.run(
        [uv, "pip", "install", "--quiet", "--no-deps", *where, f"duckdb=={lowest}"],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        pytest.skip(f"duckdb {lowest} cannot be had: {done.stderr.strip()[:80]}")
    return folder


def test_oldest_duckdb_does_what_the_locked_one_does(oldest: Path, world: World) -> None:
    """It reads what the locked version published, and all queries and checks run on it."""
    world.stage("b1", article(1), article(2, "Domestic share was 15% in 2023."))
    shutil.copytree(world.staging, world.folder / "again")
    world.load()
    relate.relate(world.warehouse)
    warehouse.publish(world.warehouse, world.published)
    (world.folder / "topic.json").write_text(world.topic.model_dump_json(), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(world.folder)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(oldest), str(ROOT / "plugins")])},
    )

    assert done.returncode == 0, done.stderr
    version, claims, answers, stopped = json.loads(done.stdout)
    assert (version[:2], claims, stopped) == ("1.", 2, [])
    assert answers["measures_at_a_glance"] == 0
    assert answers["loaded"] == 1
