"""What the ledger hands out, and how its times and ids are made."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, Literal

from claimwire.records import Capture, Refusal, digest_of
from claimwire.urls import normalize

BatchKind = Literal["ingest", "reprocess"]
BatchState = Literal["leased", "fetched", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What the ledger knows of one source.

    `etag` and `last_modified` belong to the last version that was read; `failures` counts
    those in a row; until `paused_until` (ISO 8601, UTC) it is left alone.
    """

    source_id: str
    url: str
    active: bool
    etag: str | None
    last_modified: str | None
    last_checked: str | None
    failures: int
    paused_until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A batch that was leased. All of it is plain data, so it travels through a scheduler.

    `state` is `leased`, or `fetched` where an earlier worker got that far: then the captures
    are there and only what follows them is to be done again. `tries` counts hand-outs.
    """

    batch_id: str
    kind: BatchKind
    state: BatchState
    hosts: tuple[str, ...]
    entry_ids: tuple[str, ...]
    lease_until: str
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeasedEntry:
    """An entry to fetch; `previous` is its last capture where this is a revisit.

    `later` are the last captures of the later pages of its article, one for each address.
    """

    entry_id: str
    url: str
    source_id: str
    title: str | None
    published_at: str | None
    language: str | None
    attempts: int
    previous: Capture | None
    later: tuple[Capture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedRefusal:
    """A refusal as it stands in the ledger; `resolved_at` once the address passed that stage."""

    refusal: Refusal
    resolved_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """Something that does not move by itself: what, its id, and since when (ISO 8601, UTC)."""

    what: Literal["batch", "source", "entry"]
    id: str
    since: str
    message: str


def entry_id_of(url: str) -> str:
    """The entry id of an address: the same on every machine."""
    return digest_of("entry", normalize(url))


def stamp(moment: datetime) -> str:
    """`moment` as the ledger keeps times: UTC, sortable as text.

    Raises:
        ValueError: it has no offset.
    """
    if moment.tzinfo is None:
        raise ValueError("a time without an offset")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def stamp_of(text: str | None) -> str | None:
    """The sortable form of an ISO 8601 time; None for None or what is none."""
    if text is None:
        return None
    try:
        return stamp(datetime.fromisoformat(text))
    except ValueError:
        return None


def capture_from(row: Any) -> Capture:
    """The record in a row of `captures`."""
    return Capture(**{field.name: getattr(row, field.name) for field in fields(Capture)})
