"""Batches as rows: made, described, prolonged."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, select, update

from claimwire.errors import StoreError
from claimwire.ledger import tables
from claimwire.ledger.rows import Batch, BatchKind, BatchState, stamp
from claimwire.records import digest_of


def new_batch(
    connection: Connection,
    kind: BatchKind,
    members: list[tuple[str, str | None]],
    *,
    now: datetime,
    lease_for: float,
    state: BatchState,
) -> str:
    """Enter a batch of (entry id, capture id or None); its id."""
    b = tables.batches
    created = stamp(now)
    # Two leases of one moment may have the same members, the first being done already.
    same = select(func.count()).select_from(b).where(b.c.created_at == created)
    number = str(connection.execute(same).scalar_one())
    names = (capture or entry for entry, capture in members)
    digest = digest_of("batch", kind, created, number, *names)
    batch_id = f"{created[:19].replace('-', '').replace(':', '')}-{digest[:12]}"
    connection.execute(
        insert(b).values(
            batch_id=batch_id,
            kind=kind,
            state=state,
            created_at=created,
            lease_until=end_of(now, lease_for),
            tries=1,
        )
    )
    rows = [
        {"batch_id": batch_id, "position": i, "entry_id": entry, "capture_id": capture}
        for i, (entry, capture) in enumerate(members)
    ]
    connection.execute(insert(tables.batch_entries), rows)
    return batch_id


def described(connection: Connection, batch_id: str) -> Batch:
    """One batch as it is handed out.

    Raises:
        StoreError: there is no such batch.
    """
    b, m, e = tables.batches, tables.batch_entries, tables.entries
    row = connection.execute(select(b).where(b.c.batch_id == batch_id)).one_or_none()
    if row is None:
        raise unknown(batch_id)
    members = connection.execute(
        select(m.c.entry_id, e.c.host)
        .join(e, e.c.entry_id == m.c.entry_id)
        .where(m.c.batch_id == batch_id)
        .order_by(m.c.position)
    ).all()
    return Batch(
        batch_id=batch_id,
        kind=row.kind,
        state=row.state,
        hosts=tuple(sorted({member.host for member in members})),
        entry_ids=tuple(member.entry_id for member in members),
        lease_until=row.lease_until,
        tries=row.tries,
    )


def unknown(batch_id: str) -> StoreError:
    """The error for a batch id that the ledger does not have."""
    return StoreError(f"the ledger has no batch {batch_id}; take an id that a lease gave")


def in_state(connection: Connection, state: BatchState) -> list[str]:
    """The ids of the batches in a state, the oldest first."""
    b = tables.batches
    query = select(b.c.batch_id).where(b.c.state == state)
    return list(connection.execute(query.order_by(b.c.created_at, b.c.batch_id)).scalars())


def renew(connection: Connection, batch_ids: list[str], *, now: datetime, lease_for: float) -> int:
    """Lengthen the leases of unfinished batches; how many there were."""
    b = tables.batches
    return connection.execute(
        update(b)
        .where(b.c.batch_id.in_(batch_ids), b.c.state != "done")
        .values(lease_until=end_of(now, lease_for))
    ).rowcount


def capture_ids(connection: Connection, batch_id: str) -> list[str]:
    """The captures that a batch over the archive is made of, in its order; none for a fetch."""
    m = tables.batch_entries
    query = select(m.c.capture_id).where(m.c.batch_id == batch_id, m.c.capture_id.is_not(None))
    return [str(one) for one in connection.execute(query.order_by(m.c.position)).scalars()]


def end_of(now: datetime, lease_for: float) -> str:
    """The stamp at which a lease that begins now runs out."""
    return stamp(now + timedelta(seconds=lease_for))
