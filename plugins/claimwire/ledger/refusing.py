"""Refusals as rows: one for an address and a stage, open until the address passes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, case, or_, select, update

from claimwire.ledger import tables
from claimwire.ledger.engine import Database
from claimwire.ledger.rows import RecordedRefusal, entry_id_of, stamp, stamp_of
from claimwire.records import Refusal

_NAMES = (
    "url", "stage", "kind", "reason", "at", "attempts", "entry_id", "source_id", "final",
)  # fmt: skip


def write(
    db: Database,
    connection: Connection,
    refusal: Refusal,
    *,
    attempts: int | None = None,
    source_id: str | None = None,
) -> None:
    """Write one refusal; an earlier one of the same address and stage is brought up to date.

    Args:
        db: knows the dialect.
        connection: the transaction.
        refusal: what happened.
        attempts: the count that somebody keeps; else it grows by one with each new time,
            so that writing the same refusal again changes nothing.
        source_id: for a refusal that does not name its source.
    """
    r = tables.refusals
    at = stamp_of(refusal.at) or refusal.at
    values = {
        "url": refusal.url,
        "stage": refusal.stage,
        "kind": refusal.kind,
        "reason": refusal.reason,
        "at": refusal.at,
        "at_utc": at,
        "attempts": refusal.attempts if attempts is None else attempts,
        "final": refusal.final,
        "entry_id": refusal.entry_id,
        "source_id": refusal.source_id or source_id,
        "resolved_at": None,
    }
    changed = {name: value for name, value in values.items() if name not in ("url", "stage")}
    insert = db.insert(r).values(**values)
    grown = case((r.c.at_utc == at, r.c.attempts), else_=r.c.attempts + 1)
    if attempts is None:
        changed["attempts"] = grown
    connection.execute(insert.on_conflict_do_update(index_elements=["url", "stage"], set_=changed))


def resolve(
    connection: Connection,
    now: datetime,
    *,
    stages: Sequence[str],
    entry_ids: Collection[str] | None = None,
    source_id: str | None = None,
    before: str | None = None,
    but_kind: str | None = None,
) -> list[str]:
    """Mark open refusals as resolved; the entry ids of those that were.

    Args:
        connection: the transaction.
        now: when they were.
        stages: of these stages only.
        entry_ids: of these entries only.
        source_id: of this source's own refusals only.
        before: only those that happened before this stamp.
        but_kind: all but those of this kind.
    """
    r = tables.refusals
    query = update(r).where(r.c.resolved_at.is_(None), r.c.stage.in_(stages))
    if entry_ids is not None:
        query = query.where(r.c.entry_id.in_(list(entry_ids)))
    if source_id is not None:
        query = query.where(r.c.source_id == source_id)
    if before is not None:
        query = query.where(r.c.at_utc < before)
    if but_kind is not None:
        query = query.where(r.c.kind != but_kind)
    done = connection.execute(query.values(resolved_at=stamp(now)).returning(r.c.entry_id))
    return [entry_id for entry_id in done.scalars() if entry_id is not None]


def is_open(connection: Connection, url: str, stage: str, kind: str) -> bool:
    """Whether an address is refused by a stage for one kind of reason."""
    r = tables.refusals
    query = select(r.c.url).where(
        r.c.url == url, r.c.stage == stage, r.c.kind == kind, r.c.resolved_at.is_(None)
    )
    return connection.execute(query).first() is not None


def refuse(db: Database, connection: Connection, refusals: Iterable[Refusal]) -> None:
    """Take in refusals of the stages after fetch: a final one ends the entry's visits."""
    e = tables.entries
    for refusal in sorted(refusals, key=lambda one: (one.url, one.stage)):
        write(db, connection, refusal)
        if not refusal.final:
            continue
        mine = e.c.entry_id == (refusal.entry_id or entry_id_of(refusal.url))
        connection.execute(
            update(e)
            .where(mine, e.c.state.in_(("new", "captured", "refused")))
            .values(state="refused", next_visit_at=None, next_try_at=None)
        )


def listed(
    connection: Connection, *, open_only: bool, stage: str | None, limit: int | None
) -> list[RecordedRefusal]:
    """Refusals, those first that happened or were resolved last."""
    r = tables.refusals
    query = select(*(r.c[name] for name in _NAMES), r.c.resolved_at)
    if open_only:
        query = query.where(r.c.resolved_at.is_(None))
    if stage is not None:
        query = query.where(r.c.stage == stage)
    latest = case((r.c.resolved_at > r.c.at_utc, r.c.resolved_at), else_=r.c.at_utc)
    query = query.order_by(latest.desc(), r.c.url, r.c.stage).limit(limit)
    found = []
    for row in connection.execute(query).mappings():
        refusal = Refusal(**{name: row[name] for name in _NAMES})
        found.append(RecordedRefusal(refusal=refusal, resolved_at=row["resolved_at"]))
    return found


def retry(
    connection: Connection, *, urls: Collection[str], kind: str | None, everything: bool
) -> int:
    """Make refused addresses pending again; how many entries and sources that are."""
    r, e, s = tables.refusals, tables.entries, tables.sources
    chosen = select(r.c.url, r.c.entry_id, r.c.source_id, r.c.stage).where(
        r.c.resolved_at.is_(None)
    )
    if not everything:
        chosen = chosen.where(or_(r.c.url.in_(list(urls)), r.c.kind == kind))
    rows = connection.execute(chosen).all()
    entry_ids = {row.entry_id or entry_id_of(row.url) for row in rows}
    entry_ids |= {entry_id_of(url) for url in urls}
    count = 0
    for entry_id in sorted(entry_ids):
        count += connection.execute(
            update(e)
            .where(e.c.entry_id == entry_id, e.c.state != "leased")
            .values(state="new", attempts=0, next_try_at=None, next_visit_at=None)
        ).rowcount
    source_ids = {row.source_id for row in rows if row.stage == "watch" and row.source_id}
    for source_id in sorted(source_ids):
        count += connection.execute(
            update(s).where(s.c.source_id == source_id).values(failures=0, paused_until=None)
        ).rowcount
    return count
