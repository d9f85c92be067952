"""What every stage works with: the pipeline, the ledger, the fetcher, and how a refusal is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from upath import UPath

from claimwire.archive import open_store
from claimwire.errors import SourceError
from claimwire.fetch import Fetcher
from claimwire.ledger import LeasedEntry, Ledger
from claimwire.records import Capture, Refusal, Stage, StageReport
from claimwire.settings import Settings
from claimwire.topic import Source, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """What every stage needs; made at the edge (command line, scheduling) and passed in.

    `clock` gives the present as an aware datetime, `sleep` waits a number of seconds,
    `staging` is the folder of the store in which batches wait for the loader; `run` names
    the run whose tasks share a budget of requests to a language model.
    """

    settings: Settings
    topic: Topic
    clock: Callable[[], datetime]
    sleep: Callable[[float], None] = time.sleep
    staging: str = "staging"
    run: str = ""

    @property
    def now(self) -> str:
        """The present, ISO 8601 with an offset."""
        return self.clock().isoformat()

    @property
    def store(self) -> UPath:
        """The store of archive and staged files."""
        return open_store(self.settings.store_url)

    @property
    def staging_folder(self) -> UPath:
        """Where batches wait for the loader."""
        return self.store / self.staging

    def source(self, source_id: str) -> Source | None:
        """The topic's source of that id; None for one that left the topic file."""
        return next((s for s in self.topic.sources if s.id == source_id), None)


def set_up(pipeline: Pipeline) -> None:
    """Make the folders, bring the ledger's schema up to date, enter the topic's sources."""
    pipeline.settings.home.mkdir(parents=True, exist_ok=True)
    with open_ledger(pipeline) as ledger:
        ledger.upgrade()
        ledger.sync_sources(pipeline.topic.sources, pipeline.clock())


@contextmanager
def open_ledger(pipeline: Pipeline) -> Iterator[Ledger]:
    """The ledger that the settings name; closed at the end."""
    with closing(Ledger.from_settings(pipeline.settings)) as ledger:
        yield ledger


@contextmanager
def fetching(pipeline: Pipeline) -> Iterator[Fetcher]:
    """A fetcher with the pipeline's settings; closed at the end."""
    with closing(Fetcher(pipeline.settings, sleep=pipeline.sleep, clock=pipeline.clock)) as fetcher:
        yield fetcher


def refusal_of(
    error: Exception,
    stage: Stage,
    pipeline: Pipeline,
    *,
    url: str,
    source_id: str | None = None,
    entry: LeasedEntry | Capture | None = None,
) -> Refusal:
    """The row that tells an operator why `url` did not pass `stage`.

    An error that is not about the far side is one of our own: its kind is
    `<stage>-error`, and its class stands in the reason.
    """
    if isinstance(error, SourceError):
        kind, reason, final = error.kind, error.reason, not error.transient
    else:
        kind, reason, final = f"{stage}-error", told(error), True
    return Refusal(
        url=url,
        stage=stage,
        kind=kind,
        reason=reason,
        at=pipeline.now,
        attempts=entry.attempts + 1 if isinstance(entry, LeasedEntry) else 1,
        entry_id=entry.entry_id if entry else None,
        source_id=entry.source_id if entry else source_id,
        final=final,
    )


def retry_time(error: SourceError, pipeline: Pipeline) -> datetime | None:
    """When the server said that it may be asked again; None where it did not say."""
    seconds = getattr(error, "retry_after", None)
    return pipeline.clock() + timedelta(seconds=seconds) if seconds else None


def told(error: Exception) -> str:
    """An error of our own in one line: its class and message."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:500]


def timed(report: StageReport, started: float) -> StageReport:
    """`report` with the seconds since `started` (of `time.perf_counter`)."""
    return replace(report, seconds=round(time.perf_counter() - started, 3))
