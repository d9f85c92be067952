"""`Ledger`: the one face of the ledger. Each method is one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from claimwire.ledger import (
    batches,
    dressing,
    leases,
    migrations,
    outcomes,
    overview,
    refusing,
    rereading,
    watching,
)
from claimwire.ledger.engine import Database
from claimwire.ledger.rows import (
    Batch,
    BatchState,
    LeasedEntry,
    RecordedRefusal,
    SourceState,
    Stuck,
    stamp,
)
from claimwire.records import Capture, Entry, Refusal
from claimwire.settings import Settings
from claimwire.topic import Source


class Ledger:
    """Sources, entries, batches, captures and refusals in one database.

    All methods raise StoreBusy where another process holds the ledger for too long (try
    again), and StoreError where the database refuses. Times are passed in and have an offset.

    Args:
        url: SQLAlchemy URL of an SQLite file or a PostgreSQL database.
        revisit: seconds from a capture to the first look for a silent edit.
        max_attempts: tries of one address before it is given up.
    """

    def __init__(self, url: str, *, revisit: float = 3600.0, max_attempts: int = 4) -> None:
        self._db = Database(url)
        self._rules = outcomes.Rules(revisit=revisit, max_attempts=max_attempts)

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """The ledger that `settings` names."""
        return cls(
            settings.ledger_url, revisit=settings.revisit, max_attempts=settings.max_attempts
        )

    def upgrade(self) -> list[str]:
        """Bring the schema up to date; the names of the migrations that were applied.

        Raises:
            SchemaTooNew: a newer claimwire wrote the ledger.
        """
        with self._db.write(alone=True) as connection:
            migrations.record_table(connection)
        applied: list[str] = []
        while True:
            with self._db.write(alone=True) as connection:
                names = migrations.pending(connection)
                if not names:
                    return applied
                migrations.apply(connection, names[0])
                applied.append(names[0])

    def check(self) -> None:
        """Make sure that the schema is this claimwire's.

        Raises:
            SchemaTooNew: a newer claimwire wrote the ledger.
            StoreError: migrations are missing.
        """
        with self._db.read() as connection:
            names = migrations.pending(connection)
        if names:
            raise migrations.behind(self._db.shown, names)

    def backup(self, path: Path) -> None:
        """Copy an SQLite ledger as it stands now to the new file `path`, while others use it.

        Raises:
            StoreError: the ledger is on a server, which has its own means (`pg_dump`), or
                `path` exists.
        """
        self._db.backup(path)

    def close(self) -> None:
        """Close what is open."""
        self._db.dispose()

    # ------------------------------------------------------------ sources

    def sync_sources(self, sources: Sequence[Source], now: datetime) -> None:
        """Make the table hold just `sources` as active; validators of unchanged ones stay."""
        stamp(now)
        with self._db.write() as connection:
            watching.sync(self._db, connection, sources)

    def source_states(self) -> list[SourceState]:
        """All sources that were ever known, with validators and failures."""
        with self._db.read() as connection:
            return watching.states(connection)

    def record_watch(
        self,
        source_id: str,
        entries: Iterable[Entry],
        *,
        etag: str | None,
        last_modified: str | None,
        now: datetime,
        damage: Sequence[Refusal] | None = (),
    ) -> int:
        """Take in what a source listed together with its validators; how many are new.

        `damage` tells what of it could not be read, None that there was nothing new to read:
        then what is known of its damage stands.
        """
        with self._db.write() as connection:
            return watching.record(
                self._db,
                connection,
                source_id,
                entries,
                etag=etag,
                last_modified=last_modified,
                now=now,
                damage=damage,
            )

    def record_source_failure(
        self,
        source_id: str,
        refusal: Refusal,
        now: datetime,
        *,
        not_before: datetime | None = None,
    ) -> None:
        """Note a failed reading and leave the source alone: 1, 2, 4, ... minutes, a day at most.

        `not_before` is the time that the server asked for, where it did.
        """
        with self._db.write() as connection:
            watching.failure(
                self._db, connection, source_id, refusal, now=now, not_before=not_before
            )

    # ------------------------------------------------------------ batches

    def lease(
        self,
        *,
        now: datetime,
        size: int,
        lease_for: float,
        limit: int | None = None,
        host_limit: int | None = None,
        due_by: datetime | None = None,
    ) -> list[Batch]:
        """Hand out batches: first expired ones again under their old ids, then new ones.

        A host is in one batch at most, batches of other callers included; one with more than
        `host_limit` due entries gives the rest after its batch was fetched, so a run that is
        to drain everything calls again until nothing comes, with its beginning as `due_by`:
        what becomes due meanwhile (a retry, an expired batch) is for the next run.

        A fetched batch whose workers keep dying is taken apart into batches of one page.

        Args:
            now: the time now.
            size: how many entries a batch of several hosts has at most.
            lease_for: seconds until the batch is handed out again.
            limit: the most batches.
            host_limit: the most entries of one host; ten times `size` where left out.
            due_by: hand out new batches only, of entries that were due by then.
        """
        with self._db.write(alone=True) as connection:
            return leases.lease(
                self._db,
                connection,
                now=now,
                size=size,
                lease_for=lease_for,
                limit=limit,
                host_limit=host_limit,
                due_by=due_by,
            )

    def lease_captures(
        self,
        since: datetime | None,
        until: datetime | None,
        *,
        now: datetime,
        size: int,
        lease_for: float,
    ) -> list[Batch]:
        """Hand out `reprocess` batches over archived pages from `since` (included) to `until`.

        A page's time is its entry's `published_at`, else when it was fetched. Of captures of
        one entry with equal bytes the newest stands for all. Unfinished batches of this kind
        whose lease has run out come first.
        """
        with self._db.write(alone=True) as connection:
            return rereading.lease_captures(
                self._db,
                connection,
                since=since,
                until=until,
                now=now,
                size=size,
                lease_for=lease_for,
            )

    def renew(self, batch_ids: Sequence[str], *, now: datetime, lease_for: float) -> int:
        """Lengthen the leases of unfinished batches; how many there were."""
        with self._db.write() as connection:
            return batches.renew(connection, list(batch_ids), now=now, lease_for=lease_for)

    def batch(self, batch_id: str) -> Batch:
        """A batch as it stands."""
        with self._db.read() as connection:
            return batches.described(connection, batch_id)

    def batches_in(self, state: BatchState) -> list[str]:
        """The ids of the batches in a state, the oldest first."""
        with self._db.read() as connection:
            return batches.in_state(connection, state)

    def entries_of(self, batch_id: str) -> list[LeasedEntry]:
        """The entries that a batch still has to fetch; none once it was marked as captured."""
        with self._db.read() as connection:
            return leases.entries_of(connection, batch_id)

    def mark_captured(
        self,
        batch_id: str,
        captures: Sequence[Capture],
        refusals: Sequence[Refusal],
        now: datetime,
        *,
        not_before: Mapping[str, datetime] | None = None,
    ) -> None:
        """Take in what fetching a batch gave, in one transaction; saying it again changes nothing.

        Captured entries get their next visit (1, 6, 24 and 168 times `revisit` after the
        first capture). Passing failures make an entry due again after 1, 4, 16, ... minutes
        until its attempts are used up; those of a later page of an article that was captured
        do so too. Entries that are not mentioned are let go.

        Args:
            batch_id: the batch.
            captures: what the archive holds of it.
            refusals: what did not come, `final` telling whether asking again can help.
            now: the time now.
            not_before: by entry id, the time that a server asked for.
        """
        with self._db.write() as connection:
            outcomes.mark_captured(
                self._db,
                connection,
                self._rules,
                batch_id,
                captures,
                refusals,
                now=now,
                not_before=not_before or {},
            )

    def first_pages(self, urls: Collection[str]) -> dict[str, str]:
        """Which addresses were read as later pages of another entry, and that entry's address."""
        with self._db.read() as connection:
            return leases.first_pages(connection, urls)

    def captures_of(self, batch_id: str) -> list[Capture]:
        """What a batch captured, or is to read again; an entry's pages in their order."""
        with self._db.read() as connection:
            return outcomes.captures_of(connection, batch_id)

    def unchanged_entries(self, batch_id: str) -> set[str]:
        """Entries of which a fetched batch brought nothing new: all pages are as they were.

        One with an open refusal of a later stage is not among them, nor is anything of a
        batch over the archive: these are to be cleaned again.
        """
        with self._db.read() as connection:
            return outcomes.unchanged_entries(connection, batch_id)

    def all_captures(self) -> list[Capture]:
        """Every capture, the oldest first."""
        with self._db.read() as connection:
            return list(outcomes.all_captures(connection))

    def mark_done(self, batch_ids: Sequence[str], now: datetime) -> None:
        """Close batches whose rows are loaded.

        Refusals of later stages that did not come again in the batch are resolved.
        """
        with self._db.write() as connection:
            outcomes.mark_done(connection, batch_ids, now=now)

    # ------------------------------------------------------------ refusals

    def refuse(self, refusals: Sequence[Refusal], now: datetime) -> None:
        """Take in refusals of the stages after fetch; a final one ends its entry's visits."""
        stamp(now)
        with self._db.write() as connection:
            refusing.refuse(self._db, connection, refusals)

    def refusals(
        self, *, open_only: bool = True, stage: str | None = None, limit: int | None = None
    ) -> list[RecordedRefusal]:
        """Refusals, those first that happened or were resolved last."""
        with self._db.read() as connection:
            return refusing.listed(connection, open_only=open_only, stage=stage, limit=limit)

    def retry(
        self,
        *,
        urls: Collection[str] = (),
        kind: str | None = None,
        everything: bool = False,
    ) -> int:
        """Make addresses pending again; how many entries and sources that are.

        These addresses, all that were refused for one kind of reason, or all that are refused.
        """
        with self._db.write() as connection:
            return refusing.retry(connection, urls=urls, kind=kind, everything=everything)

    # ------------------------------------------------------------ overview

    def counts(self, now: datetime | None = None) -> dict[str, int]:
        """Named counts for the operator; with `now` also what is due and what has expired."""
        with self._db.read() as connection:
            return overview.counts(connection, now)

    def stuck(self, now: datetime) -> list[Stuck]:
        """What does not move by itself."""
        with self._db.read() as connection:
            return overview.stuck(connection, now)

    # ------------------------------------------------------------ furniture

    def put_furniture(
        self, host: str, digest: str, data: str, *, pages: int, now: datetime
    ) -> None:
        """Keep JSON text of what repeats on a host, learnt from so many pages.

        It is the host's newest from now on. What stands under a digest never changes.
        """
        with self._db.write() as connection:
            dressing.put(self._db, connection, host, digest, data, pages=pages, now=now)

    def get_furniture(self, digest: str) -> str:
        """The JSON text that `put_furniture` kept under a digest.

        Raises:
            StoreError: there is none.
        """
        with self._db.read() as connection:
            return dressing.get(connection, digest)

    def newest_furniture(self, host: str) -> str:
        """The digest of what was learnt last of a host; "" where nothing was."""
        with self._db.read() as connection:
            return dressing.newest(connection, host)

    def furniture_used(self, batch_id: str) -> dict[str, str]:
        """By capture of a batch, what it was cleaned with last.

        For one that was not cleaned yet that is what the latest look at its entry was cleaned
        with; one of an entry that never was is left out. "" stands for none.
        """
        with self._db.read() as connection:
            captures = outcomes.captures_of(connection, batch_id)
            return dressing.used(connection, captures)

    def mark_cleaned(self, cleaned: Mapping[str, tuple[str, str | None]]) -> None:
        """Note by capture the digest of the furniture used and the article (None: refused)."""
        with self._db.write() as connection:
            dressing.mark_cleaned(connection, cleaned)

    def hosts_to_learn(self) -> list[str]:
        """Hosts with enough articles that are new since they were learnt last."""
        with self._db.read() as connection:
            return dressing.hosts_to_learn(connection)

    def pages_of_host(self, host: str, *, limit: int) -> list[Capture]:
        """The newest capture of each of the newest articles of a host."""
        with self._db.read() as connection:
            return dressing.pages_of_host(connection, host, limit)
