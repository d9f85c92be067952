"""Killed by -9 between any two writes and started again, a batch ends as if never disturbed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from datetime import datetime
from multiprocessing import forkserver
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from claimwire.archive import open_store, read_capture, read_captures, verify
from claimwire.ledger import Ledger
from ledger.records_made import MINUTE, NOW, entries, lease, watch
from ledger.worker import work

LATER = [NOW + minutes * MINUTE for minutes in (16, 32)]
# A process that has the imports and is forked for each worker: a start costs milliseconds.
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["pytest", "ledger.worker"])


@pytest.fixture(scope="module", autouse=True)
def fork_server() -> None:
    """Start the process that workers are forked from where it finds the modules of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
        forkserver.ensure_running()


def _start(
    url: str, store: Path, place: str, times: list[datetime], fetched: Path
) -> ForkServerProcess:
    process = _FORKS.Process(target=work, args=(url, store, place, times, fetched))
    process.start()
    return process


def _run(url: str, folder: Path, place: str, times: list[datetime]) -> tuple[int | None, set[str]]:
    """How a worker ended, and what it fetched."""
    fetched = folder / f"fetched-{place}"
    process = _start(url, folder / "store", place, times, fetched)
    process.join(60)
    return process.exitcode, set(fetched.read_text().split())


def _new_ledger(folder: Path, count: int = 12, hosts: int = 3) -> tuple[str, Ledger]:
    url = f"sqlite:///{folder / 'ledger.sqlite'}"
    ledger = Ledger(url)
    ledger.upgrade()
    watch(ledger, entries(count, hosts=hosts))
    return url, ledger


def _outcome(ledger: Ledger, store: Path) -> object:
    captures = ledger.all_captures()
    assert verify(open_store(store), captures) == []
    counts = ledger.counts()
    assert counts["batches.leased"] == counts["batches.fetched"] == 0
    return (
        sorted(read_capture(open_store(store), c).body for c in captures),
        {name: n for name, n in counts.items() if not name.startswith("batches")},
        [(r.refusal.url, r.refusal.kind) for r in ledger.refusals()],
    )


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> object:
    """What undisturbed workers make of the batches."""
    folder = tmp_path_factory.mktemp("quiet")
    url, ledger = _new_ledger(folder)
    assert _run(url, folder, "", LATER)[0] == 0
    return _outcome(ledger, folder / "store")


@pytest.mark.parametrize(
    "place",
    ["watch", "plan", "planned", "warc", "unrenamed", "renamed", "telling", "told", "closing"],
)
def test_killed_worker_changes_nothing_in_the_end(
    tmp_path: Path, place: str, quiet: object
) -> None:
    """A kill at this place and later runs give what undisturbed runs give."""
    url, ledger = _new_ledger(tmp_path)
    code, first = _run(url, tmp_path, place, [NOW])
    assert code == -signal.SIGKILL
    if place == "watch":
        assert ledger.counts()["entries.new"] == 12, "entries come with the validators or not"
    code, second = _run(url, tmp_path, "", LATER)
    assert code == 0
    assert not first & second, "a page that was archived is not fetched again"
    assert _outcome(ledger, tmp_path / "store") == quiet


def test_two_workers_of_one_batch_at_once(tmp_path: Path) -> None:
    """A batch run twice at the same moment is told once; the archive keeps both files whole."""
    url, ledger = _new_ledger(tmp_path, 6, 1)
    lease(ledger, size=6)
    store = tmp_path / "store"
    twins = [_start(url, store, "twin", [NOW], tmp_path / f"fetched-{i}") for i in range(2)]
    for twin in twins:
        twin.join(60)
    assert [twin.exitcode for twin in twins] == [0, 0]
    assert ledger.counts()["entries.captured"] == 5
    assert ledger.counts()["entries.gone"] == 1
    captures = ledger.all_captures()
    assert len({c.entry_id for c in captures}) == len(captures) == 5
    assert verify(open_store(tmp_path / "store"), captures) == []
    assert len(list(read_captures(open_store(tmp_path / "store")))) in (5, 10)
