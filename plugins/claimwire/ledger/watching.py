"""Sources and the entries that they bring, each reading in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, func, or_, select, update

from claimwire.ledger import refusing, tables
from claimwire.ledger.engine import Database
from claimwire.ledger.rows import SourceState, entry_id_of, stamp, stamp_of
from claimwire.records import Entry, Refusal
from claimwire.topic import Source
from claimwire.urls import host_of, normalize

# A source that fails is asked again after 1, 2, 4, ... minutes, and at least once a day.
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(days=1)
_ROWS = 1000

DAMAGED = "feed-damaged"
"""The kind of a feed that could be read in part only."""

_Item = TypeVar("_Item")


def sync(db: Database, connection: Connection, sources: Sequence[Source]) -> None:
    """Make the table hold just `sources` as active ones; what is known of each stays.

    A source whose address changed is asked afresh: the validators were of the old one.
    """
    s = tables.sources
    connection.execute(update(s).values(active=False))
    for source in sorted(sources, key=lambda one: one.id):
        told: dict[str, Any] = {
            "url": source.url, "kind": source.kind, "outlet": source.outlet, "active": True,
        }  # fmt: skip
        connection.execute(
            update(s)
            .where(s.c.source_id == source.id, s.c.url != source.url)
            .values(etag=None, last_modified=None, failures=0, paused_until=None)
        )
        insert = db.insert(s).values(source_id=source.id, failures=0, **told)
        connection.execute(insert.on_conflict_do_update(index_elements=["source_id"], set_=told))


def states(connection: Connection) -> list[SourceState]:
    """All sources that were ever known, in the order of their ids."""
    s = tables.sources
    names = SourceState.__dataclass_fields__
    rows = connection.execute(select(*(s.c[name] for name in names)).order_by(s.c.source_id))
    return [SourceState(**row) for row in rows.mappings()]


def record(
    db: Database,
    connection: Connection,
    source_id: str,
    entries: Iterable[Entry],
    *,
    etag: str | None,
    last_modified: str | None,
    now: datetime,
    damage: Sequence[Refusal] | None,
) -> int:
    """Take in what a source listed; how many of the entries are new.

    `damage` is what was wrong with what was read, none of it where all was well; None where
    the source had nothing new to read, so that what is known of it stands.
    """
    rows = {row["entry_id"]: row for row in (_entry_row(e, now) for e in entries)}
    new = 0
    # In one order everywhere: two writers that insert the same rows then wait for each other
    # instead of locking each other out.
    insert = _insert_or_fill(db)
    for chunk in chunks([rows[key] for key in sorted(rows)], _ROWS):
        seen = connection.execute(insert, chunk).scalars()
        new += sum(first_seen == stamp(now) for first_seen in seen)
    s = tables.sources
    connection.execute(
        update(s)
        .where(s.c.source_id == source_id)
        .values(
            etag=etag,
            last_modified=last_modified,
            last_checked=stamp(now),
            failures=0,
            paused_until=None,
        )
    )
    known = None if damage is not None else DAMAGED
    refusing.resolve(connection, now, source_id=source_id, stages=("watch",), but_kind=known)
    for refusal in damage or ():
        refusing.write(db, connection, refusal, source_id=source_id)
    return new


def failure(
    db: Database,
    connection: Connection,
    source_id: str,
    refusal: Refusal,
    *,
    now: datetime,
    not_before: datetime | None,
) -> None:
    """Note that a source could not be read, and leave it alone for a while."""
    s = tables.sources
    failures = connection.execute(select(s.c.failures).where(s.c.source_id == source_id)).scalar()
    count = (failures or 0) + 1
    until = now + min(_FIRST_PAUSE * 2 ** min(count - 1, 20), _LONGEST_PAUSE)
    if not_before is not None:
        until = max(until, min(not_before, now + _LONGEST_PAUSE))
    told: dict[str, Any] = {"failures": count, "last_checked": stamp(now)}
    told["paused_until"] = stamp(until)
    if refusing.is_open(connection, refusal.url, refusal.stage, DAMAGED):
        # The failure takes the place of the damage: read the source whole when it answers.
        told |= {"etag": None, "last_modified": None}
    connection.execute(update(s).where(s.c.source_id == source_id).values(**told))
    refusing.write(db, connection, refusal, attempts=count, source_id=source_id)


def chunks(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """`items` in lists of at most `size`."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def _insert_or_fill(db: Database) -> Any:
    """An insert of entries that fills what an earlier listing of the address left open.

    It gives back when each row that it wrote was first seen: now, for the new ones.
    """
    e = tables.entries
    insert = db.insert(e)
    told = insert.excluded
    fillable = ("title", "published_at", "published_utc", "language")
    lacking = or_(*(and_(e.c[n].is_(None), told[n].is_not(None)) for n in fillable))
    return insert.on_conflict_do_update(
        index_elements=["url"],
        set_={n: func.coalesce(e.c[n], told[n]) for n in fillable},
        where=lacking,
    ).returning(e.c.first_seen_at)


def _entry_row(entry: Entry, now: datetime) -> dict[str, Any]:
    url = normalize(entry.url)
    return {
        "entry_id": entry_id_of(url),
        "url": url,
        "host": host_of(url),
        "source_id": entry.source_id,
        "title": entry.title,
        "published_at": entry.published_at,
        "published_utc": stamp_of(entry.published_at),
        "language": entry.language,
        "state": "new",
        "attempts": 0,
        "first_seen_at": stamp(now),
    }
