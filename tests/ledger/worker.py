"""A worker for a process of its own: it fetches batches into the archive and tells the ledger.

It kills itself by -9 the moment it reaches the place that it is given; as a `twin` it takes the
batches that another worker has.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn, TextIO

from upath import UPath

from archive.answers import Made
from claimwire.archive import WarcBatch, open_store
from claimwire.ledger import Batch, Ledger, leases, outcomes, refusing
from claimwire.records import Capture, Refusal
from ledger.records_made import entries

MISSING = "/4"


def die() -> NoReturn:
    """End as by kill -9: nothing is flushed, closed or told."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def dies_after(module: ModuleType, name: str) -> None:
    """Let the process die right after the function `name` did its work."""
    real = getattr(module, name)

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        real(*args, **kwargs)
        die()

    setattr(module, name, wrapped)


def batches_for(ledger: Ledger, place: str, now: datetime) -> Iterator[Batch]:
    """The batches that this worker is to do."""
    if place == "twin":
        yield from [ledger.batch(batch_id) for batch_id in ledger.batches_in("leased")]
        return
    if place == "watch":
        dies_after(refusing, "resolve")
        some = entries(9, hosts=3, start=50)
        ledger.record_watch("s", some, etag="new", last_modified=None, now=now)
    if place == "plan":
        dies_after(leases, "new_batch")
    leased = ledger.lease(now=now, size=6, lease_for=900)
    if place == "planned":
        die()
    yield from leased


def fetch(
    ledger: Ledger, store: UPath, batch: Batch, place: str, now: datetime, log: TextIO
) -> tuple[list[Capture], list[Refusal]]:
    """Archive what the batch still has to fetch; one page of them is missing."""
    captures: list[Capture] = []
    refusals: list[Refusal] = []
    with WarcBatch(store, batch.batch_id) as warc:
        for number, entry in enumerate(ledger.entries_of(batch.batch_id)):
            if entry.entry_id in warc.salvaged:
                captures += warc.salvaged[entry.entry_id]
                continue
            if entry.url.endswith(MISSING):
                refusals.append(
                    Refusal(
                        url=entry.url,
                        stage="fetch",
                        kind="http-404",
                        reason="r",
                        at=now.isoformat(),
                        entry_id=entry.entry_id,
                    )
                )
                continue
            made = Made(
                body=entry.url.encode(),
                url=entry.url,
                final_url=entry.url,
                fetched_at=now.isoformat(),
            )
            captures.append(warc.add(made, entry_id=entry.entry_id, source_id="s"))
            log.write(f"{entry.url}\n")
            log.flush()
            if place == "warc" and number == 2:
                die()
        if place == "unrenamed":
            die()
    if place == "renamed":
        die()
    return captures, refusals


def work(url: str, folder: Path, place: str, times: list[datetime], fetched: Path) -> None:
    """A round for each time; the addresses that were fetched go to the file `fetched`."""
    with fetched.open("a") as log:
        for now in times:
            _round(url, open_store(folder), place, now, log)


def _round(url: str, store: UPath, place: str, now: datetime, log: TextIO) -> None:
    """Plan, fetch, tell, close."""
    ledger = Ledger(url)
    for batch in batches_for(ledger, place, now):
        captures, refusals = fetch(ledger, store, batch, place, now, log)
        if place == "telling":
            dies_after(outcomes, "release")
        ledger.mark_captured(batch.batch_id, captures, refusals, now)
        if place == "told":
            die()
        if place == "closing":
            dies_after(outcomes, "captures_of")
        ledger.mark_done([batch.batch_id], now)
