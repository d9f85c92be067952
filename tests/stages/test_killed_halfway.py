"""A worker is killed between two writes; the next one finishes, and the tables are the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimwire import warehouse
from claimwire.sample.server import SampleSite
from claimwire.topic import Topic

if TYPE_CHECKING:
    from stages.conftest import Desk, MakeDesk

# Where the process dies: module, name in it, and whether before or after the call.
POINTS = {
    "a source was read, nothing entered": ("claimwire.ledger.Ledger", "record_watch", "before"),
    "entries are leased": ("claimwire.ledger.Ledger", "lease", "after"),
    "one page is archived, others are not": ("claimwire.archive.WarcBatch", "add", "after"),
    "a first page is archived, the next not": (
        "claimwire.stages.following._Chain",
        "_later",
        "before",
    ),
    "a later page is archived, others not": (
        "claimwire.stages.following._Chain",
        "_later",
        "after",
    ),
    "archived, not told to the ledger": ("claimwire.ledger.Ledger", "mark_captured", "before"),
    "told to the ledger, not cleaned": ("claimwire.ledger.Ledger", "mark_captured", "after"),
    "cleaned, not extracted": ("claimwire.stages.ingesting", "_write_whole", "after"),
    "extracted, not staged": ("claimwire.warehouse", "write_batch", "before"),
    "staged, not loaded": ("claimwire.warehouse", "load_batches", "before"),
    "loaded, not told to the ledger": ("claimwire.ledger.Ledger", "mark_done", "before"),
    "told to the ledger, still staged": ("claimwire.warehouse", "remove_batch", "before"),
    "loaded, not published": ("claimwire.warehouse", "publish", "before"),
    "copied, not swapped in": ("claimwire.warehouse.publish", "swap_in", "before"),
}

SCRIPT = """
import importlib, os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from claimwire import stages
from claimwire.sample.sources import sample_sources
from claimwire.settings import Settings
from claimwire.topic import load_topic

home, proxy, topic, few, target, name, when = sys.argv[1:]
module, _, last = target.rpartition(".")
owner = (getattr(importlib.import_module(module), last) if last.lstrip("_")[0].isupper()
         else importlib.import_module(target))
real = getattr(owner, name)

def dying(*args, **kwargs):
    if when == "after":
        real(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(owner, name, dying)
stages.run(stages.Pipeline(
    settings=Settings(home=Path(home), proxy=proxy, host_delay=0.0, revisit=1.0, lease=0.0),
    topic=load_topic(Path(topic)).with_sources(
        [s for s in sample_sources() if s.id in few.split(",")]),
    clock=lambda: datetime.now(UTC),
    sleep=lambda seconds: None,
))
"""

ROWS = (
    "FROM articles SELECT article_id, content_hash, version, is_current ORDER BY ALL",
    "FROM claims SELECT claim_id, claimant, kind, period, is_current ORDER BY ALL",
    "FROM claim_quantities SELECT claim_id, position, value, low, high, unit ORDER BY ALL",
)


def tables(desk: Desk) -> list[list[tuple[object, ...]]]:
    """All rows of the published copy that say what was found."""
    published = desk.pipeline.settings.published_path
    return [warehouse.ask(published, rows, limit=1_000_000).rows for rows in ROWS]


@pytest.fixture(scope="module")
def undisturbed(
    tmp_path_factory: pytest.TempPathFactory, settled: MakeDesk
) -> list[list[tuple[object, ...]]]:
    """The tables after runs that nobody killed."""
    with SampleSite() as site:
        return tables(settled(tmp_path_factory.mktemp("undisturbed"), site))


@pytest.mark.parametrize("point", POINTS)
def test_killed_and_run_again_gives_the_same_tables(
    point: str,
    tmp_path: Path,
    site: SampleSite,
    few_sources: Topic,
    settled: MakeDesk,
    undisturbed: list[list[tuple[object, ...]]],
) -> None:
    """Nothing is lost and nothing is doubled, wherever the worker died."""
    topic = Path(__file__).parents[2] / "topic.toml"
    few = ",".join(source.id for source in few_sources.sources)

    killed = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), site.url, str(topic), few, *POINTS[point]],
        check=False,
        capture_output=True,
    )
    assert killed.returncode == -9, killed.stderr.decode()

    assert tables(settled(tmp_path, site)) == undisturbed
    later_pages = [seen.status for seen in site.log if seen.path.endswith("?page=2")]
    assert later_pages.count(200) == 1, "a page that is archived is not fetched again"
