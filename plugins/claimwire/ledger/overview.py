"""The ledger at a glance: counts, and what does not move by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Table, func, select

from claimwire.ledger import tables
from claimwire.ledger.leases import due
from claimwire.ledger.rows import Stuck, stamp

# A batch that was handed out this often kills its workers; somebody should look.
MANY_TRIES = 3
MANY_FAILURES = 5


def counts(connection: Connection, now: datetime | None) -> dict[str, int]:
    """Named counts: `entries.<state>`, `batches.<state>`, `captures`, `refusals.open`, ...

    With `now` also `entries.due` and `batches.expired`.
    """
    e, b, c = tables.entries, tables.batches, tables.captures
    r, s = tables.refusals, tables.sources
    found: dict[str, int] = {}
    for state in ("new", "leased", "captured", "refused", "gone"):
        found[f"entries.{state}"] = 0
    for state in ("leased", "fetched", "done"):
        found[f"batches.{state}"] = 0
    for table, prefix in ((e, "entries"), (b, "batches")):
        rows = connection.execute(select(table.c.state, func.count()).group_by(table.c.state))
        found |= {f"{prefix}.{state}": number for state, number in rows}

    def count(table: Table, *where: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(table).where(*where)
        return int(connection.execute(query).scalar_one())

    found["captures"] = count(c)
    found["refusals.open"] = count(r, r.c.resolved_at.is_(None))
    found["refusals.resolved"] = count(r, r.c.resolved_at.is_not(None))
    found["sources.active"] = count(s, s.c.active)
    found["sources.failing"] = count(s, s.c.active, s.c.failures > 0)
    if now is not None:
        found["entries.due"] = count(e, due(now))
        found["batches.expired"] = count(b, b.c.state != "done", b.c.lease_until <= stamp(now))
    return found


def stuck(connection: Connection, now: datetime) -> list[Stuck]:
    """What waits for somebody.

    Batches that nobody finishes, sources that keep failing, entries that a closed batch holds.
    """
    b, e, s = tables.batches, tables.entries, tables.sources
    found: list[Stuck] = []
    hour_ago = stamp(now - timedelta(hours=1))
    old = b.c.lease_until <= hour_ago
    query = select(b).where(b.c.state != "done", old | (b.c.tries >= MANY_TRIES))
    for row in connection.execute(query.order_by(b.c.created_at)):
        message = f"{row.state}, handed out {row.tries} times, its lease ended {row.lease_until}"
        found.append(Stuck(what="batch", id=row.batch_id, since=row.created_at, message=message))
    failing = select(s).where(s.c.active, s.c.failures >= MANY_FAILURES).order_by(s.c.source_id)
    for row in connection.execute(failing):
        message = f"failed {row.failures} times in a row; see claimwire refusals"
        since = row.last_checked or ""
        found.append(Stuck(what="source", id=row.source_id, since=since, message=message))
    held = select(b.c.batch_id).where(b.c.state == "leased")
    lost = select(e).where(e.c.state == "leased", e.c.batch_id.not_in(held))
    for row in connection.execute(lost.order_by(e.c.entry_id)):
        message = f"{row.url} is held by a batch that is not under way; claimwire retry it"
        found.append(Stuck(what="entry", id=row.entry_id, since=row.first_seen_at, message=message))
    return found
