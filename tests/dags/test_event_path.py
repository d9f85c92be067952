"""The event path, for real: a scheduler, a triggerer, a DAG processor, and nobody touching them."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import pytest

from dags.driving import environment
from tests_support import free_ports

pytestmark = [pytest.mark.airflow, pytest.mark.timeout(400)]

TITLE = "Harbour pilots reckon Nvidia will ship 41,000 H20 cards to Shenzhen"
BODY = """
Nvidia will ship 41,000 H20 cards to Shenzhen in March, the Harbour Pilots' Guild said on
Tuesday, after its members counted the crates that were announced to them.

The guild said the crates would fill 12 containers. Chinese customers had ordered the chips
in the autumn, according to a shipping agent who follows the accelerator trade.
"""


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[str]:
    """`make up` over the sample site in a folder of its own; the site's address."""
    environ = environment(tmp_path / "data") | {"CLAIMWIRE_POLL": "4"}
    command = [sys.executable, "-m", "claimwire.scheduling.up", "--sample"]
    with subprocess.Popen(
        [*command, "--port", str(free_ports(3))], env=environ, stdout=subprocess.PIPE, text=True
    ) as up:
        try:
            assert up.stdout
            told = [line for line, _ in zip(up.stdout, range(3), strict=False)]
            log = tmp_path / "data" / "airflow" / "airflow.log"
            assert len(told) == 3, "".join(told) + log.read_text(encoding="utf-8")[-3000:]
            yield told[-1].split()[-1]
        finally:
            up.terminate()
            up.wait(90)
    assert processes_over(tmp_path) == []


def processes_over(folder: Path) -> list[str]:
    """The processes whose environment names `folder`, where the system tells."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (
                process.name != str(os.getpid())
                and str(folder).encode() in (process / "environ").read_bytes()
            ):
                found.append((process / "cmdline").read_text(encoding="utf-8"))
    return found


def published(folder: Path, title: str) -> bool:
    """Whether the published copy holds an article of that title."""
    file = folder / "claimwire.duckdb"
    if not file.exists():
        return False
    with duckdb.connect(file, read_only=True) as connection:
        query = "select count(*) from articles where title = ?"
        return connection.execute(query, [title]).fetchone() == (1,)


def wait_until(seconds: float, reached: Callable[[], bool]) -> None:
    """Wait until `reached` gives True; fail the test after `seconds`."""
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, f"not reached in {seconds:.0f} s"
        time.sleep(0.5)


def announce(proxy: str) -> None:
    """Add an article to a feed of the sample site, as its newsroom would."""
    connection = http.client.HTTPConnection(urlsplit(proxy).netloc, timeout=10)
    body = json.dumps({"outlet": "harbour-wire", "title": TITLE, "body": BODY.strip()})
    connection.request("POST", "/__articles", body)
    assert connection.getresponse().status == 201
    connection.close()


def test_an_article_added_to_a_feed_reaches_the_published_copy_by_itself(
    standing: str, tmp_path: Path
) -> None:
    """Trigger, ledger, asset event, DAG run, load and publication; then all of it ends on TERM."""
    data = tmp_path / "data"
    wait_until(120, (data / "claimwire.duckdb").exists)
    assert not published(data, TITLE)
    announce(standing)
    wait_until(120, lambda: published(data, TITLE))
    with closing(sqlite3.connect(data / "airflow" / "airflow.db")) as connection:
        events = "select count(*) from asset_event where extra like '%harbour-wire%'"
        assert connection.execute(events).fetchone()[0] >= 1
        woken = "select count(*) from dag_run where run_type = 'asset_triggered'"
        assert connection.execute(woken).fetchone()[0] >= 1
