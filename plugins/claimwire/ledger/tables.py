"""The ledger's tables as SQLAlchemy sees them; `migrations` makes them.

Times are text, ISO 8601 in UTC with microseconds, so that they sort as they stand in both
databases (`rows.stamp`). `published_at` alone is kept as the source wrote it, beside its
sortable form.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()

migrations = Table(
    "migrations",
    metadata,
    Column("name", Text, primary_key=True),
    Column("applied_at", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("source_id", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("last_checked", Text),
    Column("failures", Integer, nullable=False),
    Column("paused_until", Text),
)

entries = Table(
    "entries",
    metadata,
    Column("entry_id", Text, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("host", Text, nullable=False),
    Column("source_id", Text, nullable=False),
    Column("title", Text),
    Column("published_at", Text),
    Column("published_utc", Text),
    Column("language", Text),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("first_seen_at", Text, nullable=False),
    Column("next_try_at", Text),
    Column("next_visit_at", Text),
    Column("first_captured_at", Text),
    Column("capture_id", Text),
    Column("batch_id", Text),
    Index("entries_by_state", "state", "next_try_at"),
    Index("entries_by_visit", "state", "next_visit_at"),
    Index("entries_by_batch", "batch_id"),
)

batches = Table(
    "batches",
    metadata,
    Column("batch_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("lease_until", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Index("batches_by_state", "state", "lease_until"),
    Index("batches_by_time", "created_at"),
)

batch_entries = Table(
    "batch_entries",
    metadata,
    Column("batch_id", Text, ForeignKey("batches.batch_id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entry_id", Text, ForeignKey("entries.entry_id"), nullable=False),
    Column("capture_id", Text),
    Index("batch_entries_by_entry", "entry_id"),
)

captures = Table(
    "captures",
    metadata,
    Column("capture_id", Text, primary_key=True),
    Column("entry_id", Text, ForeignKey("entries.entry_id"), nullable=False),
    Column("batch_id", Text, ForeignKey("batches.batch_id"), nullable=False),
    Column("source_id", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("final_url", Text, nullable=False),
    Column("fetched_at", Text, nullable=False),
    Column("fetched_utc", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("content_type", Text),
    Column("payload_sha256", Text, nullable=False),
    Column("archive", Text, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("length", Integer, nullable=False),
    Column("unchanged_since", Text),
    Column("page", Integer, nullable=False),
    Column("host", Text),
    Column("article_id", Text),
    Column("furniture", Text),
    Index("captures_once_a_batch", "batch_id", "entry_id", "page", unique=True),
    Index("captures_by_entry", "entry_id", "fetched_utc"),
    Index("captures_by_host", "host", "article_id", "fetched_utc"),
)
Index(
    "captures_later_pages",
    captures.c.url,
    sqlite_where=captures.c.page > 1,
    postgresql_where=captures.c.page > 1,
)

refusals = Table(
    "refusals",
    metadata,
    Column("url", Text, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("final", Boolean, nullable=False),
    Column("entry_id", Text),
    Column("source_id", Text),
    Column("resolved_at", Text),
    Index("refusals_open", "resolved_at", "at_utc"),
    Index("refusals_by_entry", "entry_id"),
)

furniture = Table(
    "furniture",
    metadata,
    Column("host", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("data", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("learnt_at", Text, nullable=False),
    Index("furniture_by_digest", "digest"),
)
