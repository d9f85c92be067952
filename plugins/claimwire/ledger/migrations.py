"""The ledger's schema, step by step: each migration once, in one transaction with its record.

A step never changes after it has been released; what changes the schema is a new step. The
statements are the part of SQL that SQLite and PostgreSQL share.
"""

from __future__ import annotations

from sqlalchemy import Connection, inspect, select, text

from claimwire.errors import SchemaTooNew, StoreError
from claimwire.ledger import tables

_RECORD = """
    create table if not exists migrations (
        name text primary key, applied_at text not null default current_timestamp
    )
"""

_FIRST = (
    """
    create table sources (
        source_id text primary key, url text not null, kind text not null, outlet text not null,
        active boolean not null, etag text, last_modified text, last_checked text,
        failures integer not null, paused_until text
    )
    """,
    """
    create table entries (
        entry_id text primary key, url text not null unique, host text not null,
        source_id text not null, title text, published_at text, published_utc text, language text,
        state text not null check (state in ('new', 'leased', 'captured', 'refused', 'gone')),
        attempts integer not null, first_seen_at text not null, next_try_at text,
        next_visit_at text, first_captured_at text, capture_id text, batch_id text
    )
    """,
    "create index entries_by_state on entries (state, next_try_at)",
    "create index entries_by_visit on entries (state, next_visit_at)",
    "create index entries_by_batch on entries (batch_id)",
    """
    create table batches (
        batch_id text primary key,
        kind text not null check (kind in ('ingest', 'reprocess')),
        state text not null check (state in ('leased', 'fetched', 'done')),
        created_at text not null, lease_until text not null, tries integer not null
    )
    """,
    "create index batches_by_state on batches (state, lease_until)",
    "create index batches_by_time on batches (created_at)",
    """
    create table batch_entries (
        batch_id text not null references batches (batch_id), position integer not null,
        entry_id text not null references entries (entry_id), capture_id text,
        primary key (batch_id, position)
    )
    """,
    "create index batch_entries_by_entry on batch_entries (entry_id)",
    """
    create table captures (
        capture_id text primary key, entry_id text not null references entries (entry_id),
        batch_id text not null references batches (batch_id), source_id text not null,
        url text not null, final_url text not null, fetched_at text not null,
        fetched_utc text not null, status integer not null, content_type text,
        payload_sha256 text not null, archive text not null, "offset" integer not null,
        length integer not null, unchanged_since text
    )
    """,
    "create unique index captures_once_a_batch on captures (batch_id, entry_id)",
    "create index captures_by_entry on captures (entry_id, fetched_utc)",
    """
    create table refusals (
        url text not null, stage text not null, kind text not null, reason text not null,
        at text not null, at_utc text not null, attempts integer not null,
        final boolean not null, entry_id text, source_id text, resolved_at text,
        primary key (url, stage)
    )
    """,
    "create index refusals_open on refusals (resolved_at, at_utc)",
    "create index refusals_by_entry on refusals (entry_id)",
    "create table host_furniture (host text primary key, data text not null, "
    "updated_at text not null)",
)

_PAGES = (
    "alter table captures add column page integer not null default 1",
    "drop index captures_once_a_batch",
    "create unique index captures_once_a_batch on captures (batch_id, entry_id, page)",
    "create index captures_later_pages on captures (url) where page > 1",
)

_FURNITURE = (
    "drop table host_furniture",
    "create table furniture (host text not null, digest text not null, data text not null, "
    "pages integer not null, learnt_at text not null, primary key (host, digest))",
    "create index furniture_by_digest on furniture (digest)",
    "alter table captures add column host text",
    "alter table captures add column article_id text",
    "alter table captures add column furniture text",
    # What was captured so far was cleaned without any.
    "update captures set furniture = ''",
    "create index captures_by_host on captures (host, article_id, fetched_utc)",
)

MIGRATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("0001-first", _FIRST),
    ("0002-pages", _PAGES),
    ("0003-furniture", _FURNITURE),
)


def pending(connection: Connection) -> list[str]:
    """The names of the migrations that the database still lacks.

    Raises:
        SchemaTooNew: it has one that this claimwire does not know.
    """
    if not inspect(connection).has_table("migrations"):
        return [name for name, _ in MIGRATIONS]
    applied = set(connection.execute(select(tables.migrations.c.name)).scalars())
    unknown = sorted(applied - {name for name, _ in MIGRATIONS})
    if unknown:
        raise SchemaTooNew(
            f"the ledger was written by a newer claimwire (it has {unknown[-1]}); "
            "install that version or set CLAIMWIRE_LEDGER to another ledger"
        )
    return [name for name, _ in MIGRATIONS if name not in applied]


def record_table(connection: Connection) -> None:
    """Make the table of records where it is not there yet."""
    connection.execute(text(_RECORD))


def apply(connection: Connection, name: str) -> None:
    """Apply one migration and record it; the caller's transaction holds both."""
    for statement in dict(MIGRATIONS)[name]:
        connection.execute(text(statement))
    connection.execute(
        text("insert into migrations (name, applied_at) values (:name, current_timestamp)"),
        {"name": name},
    )


def behind(shown: str, names: list[str]) -> StoreError:
    """The error for a ledger that lacks the migrations `names`."""
    return StoreError(f"{shown}: the ledger lacks {names[0]}; run `make setup`")
