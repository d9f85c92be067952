"""Batches over what is archived already, for cleaning it anew."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, select

from claimwire.ledger import tables
from claimwire.ledger.batches import capture_ids, described, new_batch
from claimwire.ledger.engine import Database
from claimwire.ledger.expired import again
from claimwire.ledger.rows import Batch, stamp
from claimwire.ledger.watching import chunks


def lease_captures(
    db: Database,
    connection: Connection,
    *,
    since: datetime | None,
    until: datetime | None,
    now: datetime,
    size: int,
    lease_for: float,
) -> list[Batch]:
    """Batches over what is archived: per entry and payload the newest record that has the bytes.

    A later look that found the page unchanged is no capture of its own here. Of an article on
    several pages the payloads of all its pages count together.
    """
    handed = again(db, connection, "reprocess", now=now, lease_for=lease_for, limit=None)
    c, e = tables.captures, tables.entries
    moment = func.coalesce(e.c.published_utc, c.c.fetched_utc)
    wanted = [c.c.page == 1]
    if since is not None:
        wanted.append(moment >= stamp(since))
    if until is not None:
        wanted.append(moment < stamp(until))
    found = _of_one_page(connection, moment, wanted) + _of_several(connection, moment, wanted)
    busy = {
        capture_id for batch in handed for capture_id in capture_ids(connection, batch.batch_id)
    }
    members: list[tuple[str, str | None]] = [
        (entry_id, capture_id)
        for _, capture_id, entry_id in sorted(found)
        if capture_id not in busy
    ]
    for chunk in chunks(members, size):
        batch_id = new_batch(
            connection, "reprocess", chunk, now=now, lease_for=lease_for, state="fetched"
        )
        handed.append(described(connection, batch_id))
    return handed


def _of_one_page(
    connection: Connection, moment: ColumnElement[str], wanted: list[ColumnElement[bool]]
) -> list[tuple[str, str, str]]:
    """Time, capture and entry of every text of an entry that never had a second page."""
    c, e = tables.captures, tables.entries
    place = func.row_number().over(
        partition_by=(c.c.entry_id, c.c.payload_sha256),
        order_by=(
            case((c.c.unchanged_since.is_(None), literal(0)), else_=literal(1)),
            c.c.fetched_utc.desc(),
            c.c.capture_id,
        ),
    )
    several = select(c.c.entry_id).where(c.c.page > 1)
    newest = (
        select(c.c.capture_id, c.c.entry_id, moment.label("moment"), place.label("place"))
        .join(e, e.c.entry_id == c.c.entry_id)
        .where(*wanted, c.c.entry_id.not_in(several))
        .subquery()
    )
    rows = connection.execute(select(newest).where(newest.c.place == 1))
    return [(row.moment, row.capture_id, row.entry_id) for row in rows]


def _of_several(
    connection: Connection, moment: ColumnElement[str], wanted: list[ColumnElement[bool]]
) -> list[tuple[str, str, str]]:
    """Time, first page's capture and entry of every text of the other entries."""
    c, e = tables.captures, tables.entries
    other = c.alias()
    several = select(other.c.entry_id).where(other.c.page > 1)
    firsts = connection.execute(
        select(c, moment.label("moment"))
        .join(e, e.c.entry_id == c.c.entry_id)
        .where(*wanted, c.c.entry_id.in_(several))
        .order_by(c.c.fetched_utc, c.c.capture_id)
    ).all()
    same_look = and_(other.c.batch_id == c.c.batch_id, other.c.entry_id == c.c.entry_id)
    pages: defaultdict[tuple[str, str], list[tuple[str, bool]]] = defaultdict(list)
    rows = connection.execute(
        select(other)
        .join(c, same_look)
        .join(e, e.c.entry_id == c.c.entry_id)
        .where(*wanted)
        .order_by(other.c.page)
    )
    for row in rows:
        pages[row.batch_id, row.entry_id].append((row.payload_sha256, row.unchanged_since is None))
    best: dict[tuple[str, ...], tuple[bool, tuple[str, str, str]]] = {}
    for first in firsts:
        read = pages[first.batch_id, first.entry_id]
        key = (first.entry_id, *(payload for payload, _ in read))
        is_new = any(new for _, new in read)
        if key not in best or is_new or not best[key][0]:
            best[key] = (is_new, (first.moment, first.capture_id, first.entry_id))
    return [found for _, found in best.values()]
