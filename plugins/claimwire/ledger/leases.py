"""Batches: which entries go together, who has them, and until when.

One host is in one batch only, also across calls: politeness then needs no lock between
machines. That holds because a host with a leased entry is passed over until its batch has
told what came of it. Hosts take turns: whoever waits longest comes first, and no host gets
more than one batch's worth at a time.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    case,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from claimwire.ledger import tables
from claimwire.ledger.rows import (
    Batch,
    BatchKind,
    LeasedEntry,
    capture_from,
    stamp,
)
from claimwire.ledger.watching import chunks
from claimwire.records import digest_of

_ROWS = 500


def due(now: datetime) -> ColumnElement[bool]:
    """Which entries may be fetched: new ones, retries whose time has come, due revisits."""
    e = tables.entries
    moment = stamp(now)
    fresh = and_(e.c.state == "new", or_(e.c.next_try_at.is_(None), e.c.next_try_at <= moment))
    return or_(fresh, and_(e.c.state == "captured", e.c.next_visit_at <= moment))


def lease(
    connection: Connection, *, now: datetime, size: int, lease_for: float, limit: int | None
) -> list[Batch]:
    """Hand out batches: first the expired ones again, then new ones of what is due."""
    handed = again(connection, "ingest", now=now, lease_for=lease_for, limit=limit)
    left = None if limit is None else limit - len(handed)
    if left == 0:
        return handed
    for members in _packed(_candidates(connection, now, size), size, left):
        batch_id = _new_batch(
            connection, "ingest", [(m, None) for m in members], now=now, lease_for=lease_for
        )
        e = tables.entries
        for chunk in chunks(members, _ROWS):
            connection.execute(
                update(e).where(e.c.entry_id.in_(chunk)).values(state="leased", batch_id=batch_id)
            )
        handed.append(described(connection, batch_id))
    return handed


def lease_captures(
    connection: Connection,
    *,
    since: datetime | None,
    until: datetime | None,
    now: datetime,
    size: int,
    lease_for: float,
) -> list[Batch]:
    """Batches over what is archived: per entry and payload the newest capture in the span."""
    handed = again(connection, "reprocess", now=now, lease_for=lease_for, limit=None)
    c, e = tables.captures, tables.entries
    moment = func.coalesce(e.c.published_utc, c.c.fetched_utc)
    place = func.row_number().over(
        partition_by=(c.c.entry_id, c.c.payload_sha256),
        order_by=(c.c.fetched_utc.desc(), c.c.capture_id),
    )
    query = select(c.c.capture_id, c.c.entry_id, moment.label("moment"), place.label("place"))
    query = query.join(e, e.c.entry_id == c.c.entry_id)
    if since is not None:
        query = query.where(moment >= stamp(since))
    if until is not None:
        query = query.where(moment < stamp(until))
    newest = query.subquery()
    rows = connection.execute(
        select(newest.c.entry_id, newest.c.capture_id)
        .where(newest.c.place == 1)
        .order_by(newest.c.moment, newest.c.capture_id)
    ).all()
    busy = {capture_id for batch in handed for capture_id in _capture_ids(connection, batch)}
    wanted = [(row.entry_id, row.capture_id) for row in rows if row.capture_id not in busy]
    for chunk in chunks(wanted, size):
        batch_id = _new_batch(connection, "reprocess", chunk, now=now, lease_for=lease_for)
        handed.append(described(connection, batch_id))
    return handed


def again(
    connection: Connection, kind: BatchKind, *, now: datetime, lease_for: float, limit: int | None
) -> list[Batch]:
    """Hand out the unfinished batches whose lease has run out, the oldest first."""
    b = tables.batches
    expired = (
        select(b.c.batch_id)
        .where(b.c.kind == kind, b.c.state != "done", b.c.lease_until <= stamp(now))
        .order_by(b.c.created_at, b.c.batch_id)
        .limit(limit)
    )
    ids = list(connection.execute(expired).scalars())
    for batch_id in ids:
        connection.execute(
            update(b)
            .where(b.c.batch_id == batch_id)
            .values(lease_until=_end(now, lease_for), tries=b.c.tries + 1)
        )
    return [described(connection, batch_id) for batch_id in ids]


def renew(connection: Connection, batch_ids: list[str], *, now: datetime, lease_for: float) -> int:
    """Lengthen the leases of unfinished batches; how many there were."""
    b = tables.batches
    return connection.execute(
        update(b)
        .where(b.c.batch_id.in_(batch_ids), b.c.state != "done")
        .values(lease_until=_end(now, lease_for))
    ).rowcount


def described(connection: Connection, batch_id: str) -> Batch:
    """One batch as it is handed out."""
    b, m, e = tables.batches, tables.batch_entries, tables.entries
    row = connection.execute(select(b).where(b.c.batch_id == batch_id)).one()
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


def entries_of(connection: Connection, batch_id: str) -> list[LeasedEntry]:
    """The entries that the batch still has to fetch, hosts in turn."""
    m, e, c = tables.batch_entries, tables.entries, tables.captures
    query = (
        select(e, m.c.position)
        .join(m, m.c.entry_id == e.c.entry_id)
        .where(m.c.batch_id == batch_id, e.c.batch_id == batch_id, e.c.state == "leased")
        .order_by(m.c.position)
    )
    rows = connection.execute(query).all()
    known = {row.capture_id for row in rows if row.capture_id is not None}
    previous = {}
    for chunk in chunks(sorted(known), _ROWS):
        for row in connection.execute(select(c).where(c.c.capture_id.in_(chunk))):
            previous[row.capture_id] = capture_from(row)
    return [
        LeasedEntry(
            entry_id=row.entry_id,
            url=row.url,
            source_id=row.source_id,
            title=row.title,
            published_at=row.published_at,
            language=row.language,
            attempts=row.attempts,
            previous=previous.get(row.capture_id),
        )
        for row in rows
    ]


def _candidates(connection: Connection, now: datetime, size: int) -> dict[str, list[str]]:
    """Due entries by host, at most `size` of each; the host that waits longest comes first."""
    e = tables.entries
    busy = select(e.c.host).where(e.c.state == "leased")
    is_revisit = case((e.c.state == "captured", literal(1)), else_=literal(0))
    since = case(
        (e.c.state == "captured", e.c.next_visit_at),
        else_=func.coalesce(e.c.next_try_at, e.c.first_seen_at),
    )
    place = func.row_number().over(
        partition_by=e.c.host, order_by=(is_revisit, since, e.c.entry_id)
    )
    ranked = (
        select(e.c.entry_id, e.c.host, since.label("since"), place.label("place"))
        .where(due(now), e.c.host.not_in(busy))
        .subquery()
    )
    rows = connection.execute(
        select(ranked).where(ranked.c.place <= size).order_by(ranked.c.host, ranked.c.place)
    ).all()
    hosts: dict[str, list[str]] = defaultdict(list)
    waiting: dict[str, str] = {}
    for row in rows:
        hosts[row.host].append(row.entry_id)
        waiting[row.host] = min(row.since, waiting.get(row.host, row.since))
    return {host: hosts[host] for host in sorted(hosts, key=lambda h: (waiting[h], h))}


def _packed(hosts: dict[str, list[str]], size: int, limit: int | None) -> list[list[str]]:
    """Whole hosts put into as few batches of `size` as fit simply; hosts in turn within each."""
    bins: list[list[list[str]]] = []
    for members in hosts.values():
        for content in bins:
            if sum(map(len, content)) + len(members) <= size:
                content.append(members)
                break
        else:
            if limit is None or len(bins) < limit:
                bins.append([members])
    return [_in_turn(content) for content in bins]


def _in_turn(groups: list[list[str]]) -> list[str]:
    longest = max(map(len, groups))
    return [group[i] for i in range(longest) for group in groups if i < len(group)]


def _new_batch(
    connection: Connection,
    kind: BatchKind,
    members: list[tuple[str, str | None]],
    *,
    now: datetime,
    lease_for: float,
) -> str:
    created = stamp(now)
    digest = digest_of("batch", kind, created, *(capture or entry for entry, capture in members))
    batch_id = f"{created[:19].replace('-', '').replace(':', '')}-{digest[:12]}"
    connection.execute(
        insert(tables.batches).values(
            batch_id=batch_id,
            kind=kind,
            state="leased" if kind == "ingest" else "fetched",
            created_at=created,
            lease_until=_end(now, lease_for),
            tries=1,
        )
    )
    rows = [
        {"batch_id": batch_id, "position": i, "entry_id": entry, "capture_id": capture}
        for i, (entry, capture) in enumerate(members)
    ]
    connection.execute(insert(tables.batch_entries), rows)
    return batch_id


def _capture_ids(connection: Connection, batch: Batch) -> list[str]:
    m = tables.batch_entries
    query = select(m.c.capture_id).where(m.c.batch_id == batch.batch_id)
    return [str(capture_id) for capture_id in connection.execute(query).scalars()]


def _end(now: datetime, lease_for: float) -> str:
    return stamp(now + timedelta(seconds=lease_for))
