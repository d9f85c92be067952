"""What came of a batch: captures and refusals, told once, whoever tells it first.

Two workers may run one batch, one of them thought dead. The first that tells decides: an
entry that is no longer leased by the batch keeps its outcome, and a batch has one capture an
entry. Only good news may come late: a page that was captured after all is taken in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select, update

from claimwire.ledger import refusing, tables
from claimwire.ledger.batches import capture_ids, unknown
from claimwire.ledger.engine import Database
from claimwire.ledger.rows import capture_from, entry_id_of, stamp
from claimwire.ledger.watching import chunks
from claimwire.records import Capture, Refusal
from claimwire.urls import host_of

# Looks for a silent edit after the first capture, in multiples of the setting: four in five
# edits happen within a day.
VISITS = (1, 6, 24, 168)
_FIRST_WAIT = timedelta(minutes=1)
_GROWTH = 4
_LONGEST_WAIT = timedelta(days=1)
_GONE = {"http-404", "http-410"}
_LATER_STAGES = ("clean", "extract", "load", "reprocess")
_ROWS = 500


@dataclass(frozen=True, slots=True)
class Rules:
    """When to come back: `revisit` in seconds, `max_attempts` tries of one address."""

    revisit: float
    max_attempts: int


def mark_captured(
    db: Database,
    connection: Connection,
    rules: Rules,
    batch_id: str,
    captures: Sequence[Capture],
    refusals: Sequence[Refusal],
    *,
    now: datetime,
    not_before: Mapping[str, datetime],
) -> None:
    """Take in what the fetch of a batch gave; entries that it does not mention are let go."""
    batch = _locked_batch(db, connection, batch_id)
    e = tables.entries
    db.lock_rows(connection, e.c.entry_id, e.c.batch_id == batch_id)
    in_order = sorted(captures, key=lambda one: (one.entry_id, one.page))
    new = [one.entry_id for one in in_order if _capture(db, connection, rules, batch_id, one)]
    for chunk in chunks(new, _ROWS):
        refusing.resolve(connection, now, entry_ids=chunk, stages=("fetch",))
    captured = {one.entry_id for one in captures}
    for refusal in sorted(refusals, key=lambda one: one.url):
        entry_id = refusal.entry_id or entry_id_of(refusal.url)
        if entry_id in captured:
            if entry_id in new:
                _later_page(db, connection, rules, refusal, now, not_before.get(entry_id))
            continue
        entry = _leased(connection, batch_id, entry_id)
        if entry is not None:
            _refusal(db, connection, rules, entry, refusal, now, not_before.get(entry_id))
    release(connection, batch_id)
    if batch.state == "leased":
        b = tables.batches
        connection.execute(update(b).where(b.c.batch_id == batch_id).values(state="fetched"))


def mark_done(connection: Connection, batch_ids: Sequence[str], *, now: datetime) -> None:
    """Close batches; later stages' older refusals of their entries are thereby resolved."""
    b, e = tables.batches, tables.entries
    for batch_id in sorted(set(batch_ids)):
        batch = connection.execute(
            select(b).where(b.c.batch_id == batch_id, b.c.state != "done")
        ).one_or_none()
        if batch is None:
            continue
        release(connection, batch_id)
        captured = captures_of(connection, batch_id)
        resolved: list[str] = []
        for chunk in chunks(sorted({c.entry_id for c in captured}), _ROWS):
            resolved += refusing.resolve(
                connection, now, stages=_LATER_STAGES, entry_ids=chunk, before=batch.created_at
            )
        still = select(tables.refusals.c.entry_id).where(
            tables.refusals.c.resolved_at.is_(None), tables.refusals.c.entry_id.is_not(None)
        )
        for chunk in chunks(sorted(set(resolved)), _ROWS):
            connection.execute(
                update(e)
                .where(
                    e.c.entry_id.in_(chunk),
                    e.c.state == "refused",
                    e.c.capture_id.is_not(None),
                    e.c.entry_id.not_in(still),
                )
                .values(state="captured")
            )
        connection.execute(update(b).where(b.c.batch_id == batch_id).values(state="done"))


def captures_of(connection: Connection, batch_id: str) -> list[Capture]:
    """What a batch captured, or was made to read again, in its order."""
    m, c = tables.batch_entries, tables.captures
    same: ColumnElement[bool] = and_(c.c.entry_id == m.c.entry_id, c.c.batch_id == m.c.batch_id)
    query = select(c).join(m, same)
    if capture_ids(connection, batch_id):
        first = c.alias()
        query = (
            select(c)
            .join(first, and_(c.c.entry_id == first.c.entry_id, c.c.batch_id == first.c.batch_id))
            .join(m, first.c.capture_id == m.c.capture_id)
        )
    query = query.where(m.c.batch_id == batch_id).order_by(m.c.position, c.c.page)
    return [capture_from(row) for row in connection.execute(query)]


def unchanged_entries(connection: Connection, batch_id: str) -> set[str]:
    """Entries of a fetched batch that are as they were, and passed the later stages before."""
    c, r = tables.captures, tables.refusals
    if capture_ids(connection, batch_id):
        return set()
    looks: dict[str, list[Capture]] = {}
    for capture in captures_of(connection, batch_id):
        looks.setdefault(capture.entry_id, []).append(capture)
    same = {
        entry_id: (str(pages[0].unchanged_since), len(pages))
        for entry_id, pages in looks.items()
        if all(page.unchanged_since for page in pages)
    }
    first, other = c.alias(), c.alias()
    one_look = and_(other.c.batch_id == first.c.batch_id, other.c.entry_id == first.c.entry_id)
    found: set[str] = set()
    for chunk in chunks(sorted(same), _ROWS):
        earlier = [same[entry_id][0] for entry_id in chunk]
        counted = connection.execute(
            select(first.c.entry_id, func.count())
            .join(other, one_look)
            .where(first.c.capture_id.in_(earlier))
            .group_by(first.c.entry_id)
        )
        found |= {entry_id for entry_id, pages in counted if pages == same[entry_id][1]}
        refused = select(r.c.entry_id).where(
            r.c.entry_id.in_(chunk), r.c.resolved_at.is_(None), r.c.stage.in_(_LATER_STAGES)
        )
        found -= set(connection.execute(refused).scalars())
    return found


def all_captures(connection: Connection) -> Iterator[Capture]:
    """Every capture that the ledger knows, the oldest first."""
    c = tables.captures
    for row in connection.execute(select(c).order_by(c.c.fetched_utc, c.c.capture_id)):
        yield capture_from(row)


def release(connection: Connection, batch_id: str) -> None:
    """Let go of what the batch still holds, as if it had never been leased."""
    e = tables.entries
    mine = (e.c.batch_id == batch_id) & (e.c.state == "leased")
    connection.execute(
        update(e).where(mine, e.c.capture_id.is_(None)).values(state="new", batch_id=None)
    )
    connection.execute(update(e).where(mine).values(state="captured", batch_id=None))


def next_visit(rules: Rules, first: datetime, captured: datetime) -> datetime | None:
    """The first look after `captured` of the schedule that began with the capture at `first`."""
    looks = (first + timedelta(seconds=rules.revisit * factor) for factor in VISITS)
    return next((look for look in looks if look > captured), None)


def _locked_batch(db: Database, connection: Connection, batch_id: str) -> Row[Any]:
    b = tables.batches
    query = select(b).where(b.c.batch_id == batch_id)
    row = connection.execute(query if db.is_sqlite else query.with_for_update()).one_or_none()
    if row is None:
        raise unknown(batch_id)
    return row


def _leased(connection: Connection, batch_id: str, entry_id: str) -> Row[Any] | None:
    e = tables.entries
    return connection.execute(
        select(e).where(e.c.entry_id == entry_id, e.c.batch_id == batch_id, e.c.state == "leased")
    ).one_or_none()


def _capture(
    db: Database, connection: Connection, rules: Rules, batch_id: str, capture: Capture
) -> bool:
    """Take in one capture; whether the batch had none of this page of its entry yet."""
    e = tables.entries
    fetched = stamp(datetime.fromisoformat(capture.fetched_at))
    values = {**asdict(capture), "batch_id": batch_id, "fetched_utc": fetched}
    values["host"] = host_of(capture.final_url)
    insert = db.insert(tables.captures).values(**values).on_conflict_do_nothing()
    if connection.execute(insert).rowcount == 0:
        return False
    if capture.page > 1:
        return True
    entry = connection.execute(select(e).where(e.c.entry_id == capture.entry_id)).one()
    first = entry.first_captured_at or fetched
    visit = next_visit(
        rules, datetime.fromisoformat(first), datetime.fromisoformat(capture.fetched_at)
    )
    if entry.state == "leased" and entry.batch_id != batch_id:
        # Another batch has the entry by now: it decides, this page is one more version.
        return True
    connection.execute(
        update(e)
        .where(e.c.entry_id == capture.entry_id)
        .values(
            state="captured",
            attempts=0,
            next_try_at=None,
            next_visit_at=stamp(visit) if visit else None,
            first_captured_at=first,
            capture_id=capture.capture_id,
            batch_id=None,
        )
    )
    return True


def _refusal(
    db: Database,
    connection: Connection,
    rules: Rules,
    entry: Row[Any],
    refusal: Refusal,
    now: datetime,
    not_before: datetime | None,
) -> None:
    e = tables.entries
    attempts = entry.attempts + 1
    given_up = refusal.final or attempts >= rules.max_attempts
    captured = entry.capture_id is not None
    values: dict[str, Any] = {"attempts": attempts, "batch_id": None, "next_try_at": None}
    if given_up:
        gone = refusal.final and refusal.kind in _GONE
        values["state"] = "gone" if gone else "captured" if captured else "refused"
        values["next_visit_at"] = None
        if captured and not refusal.final:
            # The page is ours already; a bad hour of its server does not end the visits.
            first = datetime.fromisoformat(entry.first_captured_at)
            visit = next_visit(rules, first, now)
            values |= {"attempts": 0, "next_visit_at": stamp(visit) if visit else None}
    else:
        name = "next_visit_at" if captured else "next_try_at"
        again = _next_try(attempts, now, not_before)
        values |= {"state": "captured" if captured else "new", name: again}
    connection.execute(update(e).where(e.c.entry_id == entry.entry_id).values(**values))
    noted = Refusal(
        url=refusal.url,
        stage=refusal.stage,
        kind=refusal.kind,
        reason=refusal.reason,
        at=refusal.at,
        entry_id=entry.entry_id,
        source_id=refusal.source_id or entry.source_id,
        final=given_up,
    )
    refusing.write(db, connection, noted, attempts=attempts)


def _later_page(
    db: Database,
    connection: Connection,
    rules: Rules,
    refusal: Refusal,
    now: datetime,
    not_before: datetime | None,
) -> None:
    """Note a later page that did not come, and come back for it: the rest of the article did."""
    e, r = tables.entries, tables.refusals
    refusing.write(db, connection, refusal)
    mine = (r.c.url == refusal.url) & (r.c.stage == refusal.stage)
    attempts = connection.execute(select(r.c.attempts).where(mine)).scalar_one()
    if refusal.final or attempts >= rules.max_attempts:
        connection.execute(update(r).where(mine).values(final=True))
        return
    connection.execute(
        update(e)
        .where(e.c.entry_id == refusal.entry_id, e.c.state == "captured")
        .values(next_visit_at=_next_try(attempts, now, not_before))
    )


def _next_try(attempts: int, now: datetime, not_before: datetime | None) -> str:
    """When to ask again after so many attempts, or later where the server said so."""
    wait = min(_FIRST_WAIT * _GROWTH ** (attempts - 1), _LONGEST_WAIT)
    return stamp(max(now + wait, min(not_before or now, now + _LONGEST_WAIT)))
