"""Whatever order workers, zombies and clocks act in, no entry is lost and none is doubled."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from claimwire.ledger import LeasedEntry, Ledger, entry_id_of, tables
from claimwire.records import Capture, Refusal
from ledger.records_made import NOW, captured, entries, lease, refused, watch

KINDS = [("timeout", False), ("http-500", False), ("http-404", True), ("robots", True)]


class Workers(RuleBasedStateMachine):
    """Planners and workers over one ledger; a worker may act long after its batch went on."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.url = f"sqlite:///{Path(self.folder.name) / 'ledger.sqlite'}"
        self.ledger = Ledger(self.url, max_attempts=2)
        self.ledger.upgrade()
        self.now = NOW
        self.seen: set[str] = set()
        self.held: dict[str, list[LeasedEntry]] = {}
        self.writers = 0

    @rule(start=st.integers(0, 30), count=st.integers(1, 12), hosts=st.integers(1, 4))
    def watching(self, start: int, count: int, hosts: int) -> None:
        """A source lists entries, some of them known."""
        some = entries(count, hosts=hosts, start=start)
        self.seen |= {entry_id_of(e.url) for e in some}
        watch(self.ledger, some, self.now)

    @rule(
        size=st.integers(1, 6),
        limit=st.none() | st.integers(1, 2),
        host_limit=st.none() | st.integers(1, 6),
    )
    def planning(self, size: int, limit: int | None, host_limit: int | None) -> None:
        """A planner leases; its workers see their entries."""
        for batch in lease(self.ledger, self.now, size, limit, host_limit):
            wanted = self.ledger.entries_of(batch.batch_id)
            self.held.setdefault(batch.batch_id, wanted)

    @rule(minutes=st.sampled_from([1, 5, 16, 70, 400]))
    def waiting(self, minutes: int) -> None:
        """Time passes; leases run out and retries and visits fall due."""
        self.now += timedelta(minutes=minutes)

    @rule(data=st.data(), done=st.booleans())
    def telling(self, data: st.DataObject, done: bool) -> None:
        """A worker, in time or not, tells what it got of any batch that it ever had."""
        if not self.held:
            return
        batch_id = data.draw(st.sampled_from(sorted(self.held)))
        self.writers += 1
        captures: list[Capture] = []
        refusals: list[Refusal] = []
        for entry in self.held[batch_id]:
            fate = data.draw(st.integers(-2, len(KINDS) - 1))
            if fate == -1:
                captures.append(captured(entry, self.now, writer=str(self.writers)))
            elif fate >= 0:
                kind, final = KINDS[fate]
                refusals.append(refused(entry, kind, final=final, now=self.now))
        for _ in range(data.draw(st.integers(1, 2))):
            self.ledger.mark_captured(batch_id, captures, refusals, self.now)
        if done:
            self.ledger.mark_done([batch_id], self.now)

    @rule()
    def retrying(self) -> None:
        """An operator retries all that is refused."""
        self.ledger.retry(everything=True)

    @rule(size=st.integers(1, 5))
    def reprocessing(self, size: int) -> None:
        """A reprocessing run leases captures and closes its batches."""
        for batch in self.ledger.lease_captures(None, None, now=self.now, size=size, lease_for=900):
            assert self.ledger.entries_of(batch.batch_id) == []
            self.ledger.mark_done([batch.batch_id], self.now)

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        """Each entry seen has one row; each leased one a leased batch; a host one batch."""
        engine = sa.create_engine(self.url, poolclass=sa.NullPool)
        e, b, c = tables.entries, tables.batches, tables.captures
        with engine.connect() as connection:
            rows = connection.execute(sa.select(e)).all()
            known = connection.execute(sa.select(b.c.batch_id, b.c.state)).all()
            told = connection.execute(sa.select(c.c.batch_id, c.c.entry_id)).all()
        states = {row.batch_id: row.state for row in known}
        assert {row.entry_id for row in rows} == self.seen
        hosts: dict[str, set[str]] = {}
        for row in rows:
            if row.state == "leased":
                assert states[row.batch_id] == "leased"
                hosts.setdefault(row.host, set()).add(row.batch_id)
            if row.state == "captured":
                assert row.capture_id is not None
            if row.state == "new":
                assert row.next_visit_at is None
        assert all(len(batches) == 1 for batches in hosts.values())
        assert max(Counter((t.batch_id, t.entry_id) for t in told).values(), default=1) == 1

    def teardown(self) -> None:
        """In the end honest workers bring everything to an end."""
        for _ in range(6):
            self.now += timedelta(minutes=30)
            for batch in lease(self.ledger, self.now):
                wanted = self.ledger.entries_of(batch.batch_id)
                self.ledger.mark_captured(
                    batch.batch_id,
                    [captured(x, self.now, writer="end") for x in wanted],
                    [],
                    self.now,
                )
                self.ledger.mark_done([batch.batch_id], self.now)
        counts = self.ledger.counts()
        assert counts["entries.new"] == counts["entries.leased"] == 0
        assert counts["batches.leased"] == counts["batches.fetched"] == 0
        self.folder.cleanup()


TestWorkers = Workers.TestCase
TestWorkers.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    # Shrinking runs real databases for minutes; a failing run is short enough to read.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
