"""Entries, captures and refusals, made up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from claimwire.ledger import Batch, LeasedEntry, Ledger
from claimwire.records import Capture, Entry, Refusal
from claimwire.topic import Source

NOW = datetime(2026, 1, 25, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def source(source_id: str = "s", url: str = "https://feeds.example/rss") -> Source:
    """A source of the topic."""
    return Source(
        id=source_id, url=url, kind="rss", outlet="O", language="en", time_zone="Asia/Taipei"
    )


def entries(count: int, *, hosts: int = 1, start: int = 0) -> list[Entry]:
    """That many entries, spread over hosts."""
    return [
        Entry(url=f"https://h{i % hosts}.example/{i}", source_id="s", title=f"t{i}")
        for i in range(start, start + count)
    ]


def watch(ledger: Ledger, some: Iterable[Entry], now: datetime = NOW) -> int:
    """Enter entries of the source `s`."""
    return ledger.record_watch("s", some, etag=None, last_modified=None, now=now)


def lease(
    ledger: Ledger,
    now: datetime = NOW,
    size: int = 50,
    limit: int | None = None,
    host_limit: int | None = None,
) -> list[Batch]:
    """Lease for a quarter of an hour."""
    return ledger.lease(now=now, size=size, lease_for=900, limit=limit, host_limit=host_limit)


def captured(
    entry: LeasedEntry, now: datetime = NOW, payload: str = "p", writer: str = "w"
) -> Capture:
    """What the archive says of an entry's page."""
    return Capture(
        capture_id=f"{entry.entry_id}-{now.timestamp()}-{writer}",
        entry_id=entry.entry_id,
        source_id=entry.source_id,
        url=entry.url,
        final_url=entry.url,
        fetched_at=now.isoformat(timespec="milliseconds"),
        status=200,
        content_type="text/html",
        payload_sha256=payload,
        archive=f"warc/{writer}.warc.gz",
        offset=0,
        length=1,
        unchanged_since=entry.previous.capture_id
        if entry.previous and entry.previous.payload_sha256 == payload
        else None,
    )


def refused(
    entry: LeasedEntry, kind: str = "timeout", *, final: bool = False, now: datetime = NOW
) -> Refusal:
    """Why an entry's page did not come."""
    return Refusal(
        url=entry.url,
        stage="fetch",
        kind=kind,
        reason="said so",
        at=now.isoformat(),
        entry_id=entry.entry_id,
        source_id=entry.source_id,
        final=final,
    )
