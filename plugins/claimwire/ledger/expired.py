"""Batches whose worker did not come back: handed out again, or taken apart.

A page on which the worker itself dies (out of memory, a crash in a parser) would take its whole
batch with it, again and again. A fetched batch that came back too often is therefore handed out
as batches of one page each, and a page that still kills its worker is refused.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from claimwire.ledger import refusing, tables
from claimwire.ledger.batches import described, end_of, new_batch
from claimwire.ledger.engine import Database
from claimwire.ledger.outcomes import captures_of
from claimwire.ledger.rows import Batch, BatchKind, stamp
from claimwire.records import Refusal

# Hand-outs until a fetched batch is taken apart: workers also die of restarts.
MOST_TRIES = 4


def again(
    db: Database,
    connection: Connection,
    kind: BatchKind,
    *,
    now: datetime,
    lease_for: float,
    limit: int | None,
) -> list[Batch]:
    """Hand out the unfinished batches whose lease has run out, the oldest first."""
    b = tables.batches
    expired = (
        select(b)
        .where(b.c.kind == kind, b.c.state != "done", b.c.lease_until <= stamp(now))
        .order_by(b.c.created_at, b.c.batch_id)
        .limit(limit)
    )
    ids: list[str] = []
    for row in connection.execute(expired).all():
        if row.state == "fetched" and row.tries >= MOST_TRIES:
            ids += _taken_apart(db, connection, row, now, lease_for)
            continue
        ids.append(row.batch_id)
        connection.execute(
            update(b)
            .where(b.c.batch_id == row.batch_id)
            .values(lease_until=end_of(now, lease_for), tries=b.c.tries + 1)
        )
    return [described(connection, batch_id) for batch_id in ids]


def _taken_apart(
    db: Database, connection: Connection, batch: Row[Any], now: datetime, lease_for: float
) -> list[str]:
    b = tables.batches
    connection.execute(update(b).where(b.c.batch_id == batch.batch_id).values(state="done"))
    captures = [c for c in captures_of(connection, batch.batch_id) if c.page == 1]
    if len(captures) != 1:
        return [
            new_batch(
                connection,
                batch.kind,
                [(capture.entry_id, capture.capture_id)],
                now=now,
                lease_for=lease_for,
                state="fetched",
            )
            for capture in captures
        ]
    capture = captures[0]
    refusal = Refusal(
        url=capture.url,
        stage="clean",
        kind="worker-lost",
        reason=f"its worker did not come back {batch.tries} times; claimwire retry it",
        at=now.isoformat(),
        entry_id=capture.entry_id,
        source_id=capture.source_id,
    )
    refusing.refuse(db, connection, [refusal])
    return []
