"""Batches: which entries go together, who has them, and until when.

One host is in one batch only, also across calls: politeness then needs no lock between
machines. That holds because a host with a leased entry is passed over until its batch has
told what came of it. Hosts take turns: whoever waits longest comes first, and within a
batch their pages alternate. A host with many pages has a batch of its own, larger than others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    update,
)

from claimwire.ledger import tables
from claimwire.ledger.batches import described, new_batch
from claimwire.ledger.engine import Database
from claimwire.ledger.expired import again
from claimwire.ledger.rows import (
    Batch,
    LeasedEntry,
    capture_from,
    stamp,
)
from claimwire.ledger.watching import chunks
from claimwire.records import Capture

_ROWS = 500
# How many batches' worth one host may have in its batch. At a second a page ten times fifty is
# eight minutes, and what one site lists in a day fits in.
HOST_SHARE = 10


def due(now: datetime) -> ColumnElement[bool]:
    """Which entries may be fetched: new ones, retries whose time has come, due revisits."""
    e = tables.entries
    moment = stamp(now)
    fresh = and_(e.c.state == "new", or_(e.c.next_try_at.is_(None), e.c.next_try_at <= moment))
    return or_(fresh, and_(e.c.state == "captured", e.c.next_visit_at <= moment))


def lease(
    db: Database,
    connection: Connection,
    *,
    now: datetime,
    size: int,
    lease_for: float,
    limit: int | None,
    host_limit: int | None,
    due_by: datetime | None,
) -> list[Batch]:
    """Hand out batches: first the expired ones again, then new ones of what is due.

    With `due_by` only new ones, of what was due then.
    """
    handed: list[Batch] = []
    if due_by is None:
        handed = again(db, connection, "ingest", now=now, lease_for=lease_for, limit=limit)
    left = None if limit is None else limit - len(handed)
    if left == 0:
        return handed
    most = size * HOST_SHARE if host_limit is None else host_limit
    for members in _packed(_candidates(connection, due_by or now, most), size, left):
        batch_id = new_batch(
            connection,
            "ingest",
            [(entry_id, None) for entry_id in members],
            now=now,
            lease_for=lease_for,
            state="leased",
        )
        e = tables.entries
        for chunk in chunks(sorted(members), _ROWS):
            db.lock_rows(connection, e.c.entry_id, e.c.entry_id.in_(chunk))
            connection.execute(
                update(e).where(e.c.entry_id.in_(chunk)).values(state="leased", batch_id=batch_id)
            )
        handed.append(described(connection, batch_id))
    return handed


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
    later = _later_pages(connection, [row.entry_id for row in rows if row.capture_id is not None])
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
            later=tuple(later[row.entry_id].values()),
        )
        for row in rows
    ]


def first_pages(connection: Connection, urls: Collection[str]) -> dict[str, str]:
    """Which of the addresses were read as later pages of another entry; that entry's address."""
    c, e = tables.captures, tables.entries
    found: dict[str, str] = {}
    for chunk in chunks(sorted(urls), _ROWS):
        rows = connection.execute(
            select(c.c.url, e.c.url.label("first"))
            .join(e, e.c.entry_id == c.c.entry_id)
            .where(c.c.page > 1, c.c.url.in_(chunk), c.c.url != e.c.url)
            .order_by(c.c.fetched_utc)
        )
        found |= {row.url: row.first for row in rows}
    return found


def _later_pages(
    connection: Connection, entry_ids: list[str]
) -> defaultdict[str, dict[str, Capture]]:
    """By entry and address, the newest captures of later pages."""
    c = tables.captures
    found: defaultdict[str, dict[str, Capture]] = defaultdict(dict)
    for chunk in chunks(sorted(entry_ids), _ROWS):
        query = select(c).where(c.c.entry_id.in_(chunk), c.c.page > 1).order_by(c.c.fetched_utc)
        for row in connection.execute(query):
            found[row.entry_id][row.url] = capture_from(row)
    return found


def _candidates(connection: Connection, now: datetime, most: int) -> dict[str, list[str]]:
    """Due entries by host, at most `most` of each; the host that waits longest comes first."""
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
        select(ranked).where(ranked.c.place <= most).order_by(ranked.c.host, ranked.c.place)
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
