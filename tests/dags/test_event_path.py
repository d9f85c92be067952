"""The event path, for real: a scheduler, a triggerer, a DAG processor, and nobody touching them."""

from __future__ import annotations

import http.client
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import pytest

from claimwire.scheduling.home import AirflowHome
from claimwire.scheduling.standalone import Standalone
from claimwire.scheduling.surroundings import surroundings
from dags.driving import environment
from tests_support import free_ports

pytestmark = [
    pytest.mark.airflow,
    pytest.mark.timeout(400),
    pytest.mark.xdist_group("airflow-standing"),
]

TITLE = "Harbour pilots reckon Nvidia will ship 41,000 H20 cards to Shenzhen"
BODY = """
Nvidia will ship 41,000 H20 cards to Shenzhen in March, the Harbour Pilots' Guild said on
Tuesday, after its members counted the crates that were announced to them.

The guild said the crates would fill 12 containers. Chinese customers had ordered the chips
in the autumn, according to a shipping agent who follows the accelerator trade.
"""


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Airflow over the sample site in a home of its own; its `CLAIMWIRE_*` variables."""
    environ = environment(tmp_path / "data") | {"CLAIMWIRE_POLL": "4"}
    with surroundings(environ, sample=True) as variables:
        home = AirflowHome(tmp_path / "airflow", free_ports(3))
        with Standalone(home, variables) as airflow:
            group = os.getpgid(airflow.pid)
            assert airflow.wait_until_healthy(180), home.log_file.read_text()[-3000:]
            yield variables
        with pytest.raises(ProcessLookupError):
            os.killpg(group, 0)


def published(folder: str, title: str) -> bool:
    """Whether the published copy holds an article of that title."""
    file = Path(folder) / "claimwire.duckdb"
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
    standing: dict[str, str],
) -> None:
    """Trigger, ledger, asset event, DAG run, load and publication, with nobody's help."""
    home = standing["CLAIMWIRE_HOME"]
    wait_until(120, (Path(home) / "claimwire.duckdb").exists)
    assert not published(home, TITLE)
    announce(standing["CLAIMWIRE_PROXY"])
    wait_until(120, lambda: published(home, TITLE))
    with closing(sqlite3.connect(Path(home).parent / "airflow" / "airflow.db")) as connection:
        events = "select count(*) from asset_event where extra like '%harbour-wire%'"
        assert connection.execute(events).fetchone()[0] >= 1
        woken = "select count(*) from dag_run where run_type = 'asset_triggered'"
        assert connection.execute(woken).fetchone()[0] >= 1
