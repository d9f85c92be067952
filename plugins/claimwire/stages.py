"""The stages: each takes a batch (or all that is pending) and gives a report of counts.

    watch -> plan -> fetch -> clean -> extract -> load -> relate -> publish

The same names are the verbs of the command line and the ids of the Airflow tasks. Every
stage may be killed at any moment and run again: it writes to a temporary name and
renames, or writes in one transaction, and ids come from content.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from claimwire.records import StageReport
from claimwire.settings import Settings
from claimwire.topic import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """What every stage needs; made at the edge (command line, scheduling) and passed in.

    `clock` gives the present as an aware datetime, `sleep` waits a number of seconds.
    """

    settings: Settings
    topic: Topic
    clock: Callable[[], datetime]
    sleep: Callable[[float], None] = time.sleep


def set_up(pipeline: Pipeline) -> None:
    """Make the folders, bring the ledger's schema up to date, enter the topic's sources."""
    raise NotImplementedError


def watch(
    pipeline: Pipeline,
    source_ids: Sequence[str] | None = None,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> StageReport:
    """Read the sources and enter what is new in the ledger.

    Without dates each source is asked conditionally (ETag, Last-Modified). With `since`
    or `until` (a backfill) it is read whole and entries published outside are left out.
    A source that fails is recorded as a refusal and never stops the others.
    """
    raise NotImplementedError


def plan(pipeline: Pipeline, limit: int | None = None) -> list[str]:
    """Lease everything that is pending, in batches of one host each at most; batch ids."""
    raise NotImplementedError


def plan_again(pipeline: Pipeline, since: datetime, until: datetime) -> list[str]:
    """Lease captures of the archive published in [since, until) for cleaning anew; batch ids."""
    raise NotImplementedError


def fetch(pipeline: Pipeline, batch_id: str) -> StageReport:
    """Fetch the entries of a batch into the archive."""
    raise NotImplementedError


def clean(pipeline: Pipeline, batch_id: str) -> StageReport:
    """Make articles of the captures of a batch."""
    raise NotImplementedError


def extract(pipeline: Pipeline, batch_id: str) -> StageReport:
    """Make claims of the articles of a batch and stage all for the loader."""
    raise NotImplementedError


def ingest(pipeline: Pipeline, batch_id: str) -> list[StageReport]:
    """Take one batch through fetch (nothing to do for a reprocessing batch), clean and extract."""
    return [fetch(pipeline, batch_id), clean(pipeline, batch_id), extract(pipeline, batch_id)]


def load(pipeline: Pipeline) -> StageReport:
    """Load every staged batch into the warehouse; one process at a time."""
    raise NotImplementedError


def relate(pipeline: Pipeline) -> StageReport:
    """Find stories, copies and same claims among what is loaded."""
    raise NotImplementedError


def publish(pipeline: Pipeline) -> StageReport:
    """Check the warehouse, swap in the published copy and write the report."""
    raise NotImplementedError


def upkeep(pipeline: Pipeline) -> StageReport:
    """Checks, archive verification, compaction, removal of what no batch needs any more."""
    raise NotImplementedError


def run(
    pipeline: Pipeline, on_report: Callable[[StageReport], None] = lambda report: None
) -> list[StageReport]:
    """All stages once, in one process; `on_report` is told each report as it comes."""
    reports: list[StageReport] = []

    def note(some: Iterable[StageReport]) -> None:
        for report in some:
            reports.append(report)
            on_report(report)

    set_up(pipeline)
    note([watch(pipeline)])
    for batch_id in plan(pipeline):
        note(ingest(pipeline, batch_id))
    note([load(pipeline), relate(pipeline), publish(pipeline)])
    return reports


def _timed(report: StageReport, started: float) -> StageReport:
    return replace(report, seconds=round(time.perf_counter() - started, 3))
