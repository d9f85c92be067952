"""Batches: a host in one only, hosts in turn, expired ones again, nothing twice."""

from __future__ import annotations

import itertools
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

from claimwire.ledger import Ledger
from claimwire.records import Entry
from ledger.records_made import HOUR, MINUTE, NOW, captured, entries, lease, refused, watch


def test_a_host_is_in_one_batch(ledger: Ledger) -> None:
    """Hosts are never split among batches, and small hosts share one."""
    watch(ledger, entries(40, hosts=8))
    batches = lease(ledger, size=10)
    hosts = Counter(host for batch in batches for host in batch.hosts)
    assert set(hosts.values()) == {1}
    assert len(hosts) == 8
    assert [len(batch.entry_ids) for batch in batches] == [10, 10, 10, 10]


def test_hosts_take_turns_within_a_batch(ledger: Ledger) -> None:
    """The entries of a batch change host as often as they can, so pauses overlap."""
    watch(ledger, entries(9, hosts=3))
    batch = lease(ledger)[0]
    hosts = [e.url.split("/")[2] for e in ledger.entries_of(batch.batch_id)]
    assert all(a != b for a, b in itertools.pairwise(hosts))


def test_busy_host_waits(ledger: Ledger) -> None:
    """The rest of a large host comes once its batch has told, not before."""
    watch(ledger, entries(25))
    first = lease(ledger, size=10, host_limit=10)
    assert [len(b.entry_ids) for b in first] == [10]
    watch(ledger, entries(3, start=100))
    assert lease(ledger, size=10) == []
    wanted = ledger.entries_of(first[0].batch_id)
    ledger.mark_captured(first[0].batch_id, [captured(e) for e in wanted], [], NOW)
    second = lease(ledger, size=10, host_limit=10)
    assert len(second[0].entry_ids) == 10
    assert not set(second[0].entry_ids) & set(first[0].entry_ids)


def test_large_host_has_a_batch_of_its_own(ledger: Ledger) -> None:
    """What one site lists comes in one batch up to ten times the size, and no other host in it."""
    watch(ledger, entries(70))
    watch(ledger, [Entry(url=f"https://small{i}.example/", source_id="s") for i in range(5)])
    batches = lease(ledger, size=6)
    assert sorted(len(b.entry_ids) for b in batches) == [5, 60]
    assert all(len(b.hosts) == 1 for b in batches if len(b.entry_ids) > 6)


def test_longest_waiting_host_comes_first(ledger: Ledger) -> None:
    """With a limit the host whose entry was seen first is served first."""
    watch(ledger, entries(5, hosts=1, start=1), now=NOW)
    watch(ledger, [Entry(url="https://early.example/1", source_id="s")], now=NOW - HOUR)
    batches = lease(ledger, size=5, limit=1)
    assert [batch.hosts for batch in batches] == [("early.example",)]


def test_expired_batch_comes_again_under_its_name(ledger: Ledger) -> None:
    """A batch whose worker died is handed out first, whole and with the same id."""
    watch(ledger, entries(5))
    batch = lease(ledger)[0]
    watch(ledger, entries(1, hosts=1, start=1000))
    assert lease(ledger, now=NOW + 10 * MINUTE) == []
    again = lease(ledger, now=NOW + 16 * MINUTE)
    assert again[0].batch_id == batch.batch_id
    assert again[0].entry_ids == batch.entry_ids
    assert (again[0].tries, again[0].state) == (2, "leased")


def test_renewed_batch_does_not_expire(ledger: Ledger) -> None:
    """A worker that reports keeps its batch."""
    watch(ledger, entries(5))
    batch = lease(ledger)[0]
    assert ledger.renew([batch.batch_id], now=NOW + 10 * MINUTE, lease_for=900) == 1
    assert lease(ledger, now=NOW + 20 * MINUTE) == []


def test_fetched_batch_comes_again_for_what_follows(ledger: Ledger) -> None:
    """A batch that was fetched but not loaded comes again with captures and nothing to fetch."""
    watch(ledger, entries(3))
    batch = lease(ledger)[0]
    made = [captured(e) for e in ledger.entries_of(batch.batch_id)]
    ledger.mark_captured(batch.batch_id, made, [], NOW)
    again = lease(ledger, now=NOW + 20 * MINUTE)[0]
    assert (again.batch_id, again.state) == (batch.batch_id, "fetched")
    assert ledger.entries_of(batch.batch_id) == []
    assert ledger.captures_of(batch.batch_id) == made
    assert ledger.batches_in("fetched") == [batch.batch_id]
    ledger.mark_done([batch.batch_id], NOW)
    assert lease(ledger, now=NOW + 40 * MINUTE) == []


def test_page_that_kills_its_worker_is_singled_out(make_ledger: Callable[..., Ledger]) -> None:
    """A fetched batch that comes back too often is taken apart, and the culprit refused."""
    ledger = make_ledger(revisit=1e9)
    watch(ledger, entries(3))
    batch = lease(ledger)[0]
    wanted = ledger.entries_of(batch.batch_id)
    ledger.mark_captured(batch.batch_id, [captured(e) for e in wanted], [], NOW)
    now = NOW
    for _ in range(3):
        now += 20 * MINUTE
        assert [b.batch_id for b in lease(ledger, now=now)] == [batch.batch_id]
    now += 20 * MINUTE
    singles = lease(ledger, now=now)
    assert [len(b.entry_ids) for b in singles] == [1, 1, 1]
    assert all(len(ledger.captures_of(b.batch_id)) == 1 for b in singles)
    ledger.mark_done([b.batch_id for b in singles[1:]], now)
    for _ in range(4):
        now += 20 * MINUTE
        lease(ledger, now=now)
    open_refusals = [r.refusal for r in ledger.refusals()]
    assert [(r.kind, r.stage) for r in open_refusals] == [("worker-lost", "clean")]
    assert open_refusals[0].entry_id == singles[0].entry_ids[0]
    assert ledger.counts()["batches.fetched"] == 0


def test_two_planners_share_nothing(make_ledger: Callable[..., Ledger]) -> None:
    """Planners that run at the same moment never hand out an entry or a host twice."""
    watch(make_ledger(), entries(120, hosts=30))
    found: list[str] = []
    hosts: list[str] = []
    lock = threading.Lock()

    def plan() -> None:
        ledger = make_ledger()
        for _ in range(4):
            for batch in lease(ledger, size=8, limit=2):
                with lock:
                    found.extend(batch.entry_ids)
                    hosts.extend(batch.hosts)

    threads = [threading.Thread(target=plan) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(set(found)) == 120
    assert len(hosts) == len(set(hosts)) == 30


def test_reprocessing_takes_each_version_once(ledger: Ledger) -> None:
    """Of one entry each payload is read again once, from the record that has the bytes."""
    watch(ledger, entries(2))
    for hours, payload in ((0, "one"), (1, "one"), (6, "two")):
        now = NOW + hours * HOUR
        batch = lease(ledger, now=now)[0]
        wanted = ledger.entries_of(batch.batch_id)
        ledger.mark_captured(batch.batch_id, [captured(e, now, payload) for e in wanted], [], now)
        ledger.mark_done([batch.batch_id], now)
    batches = ledger.lease_captures(None, None, now=now, size=3, lease_for=900)
    read = [c for b in batches for c in ledger.captures_of(b.batch_id)]
    assert sorted(c.payload_sha256 for c in read) == ["one", "one", "two", "two"]
    assert all(c.unchanged_since is None for c in read)
    assert {b.kind for b in batches} == {"reprocess"}
    assert all(ledger.entries_of(b.batch_id) == [] for b in batches)
    assert lease(ledger, now=now + 20 * MINUTE) != batches


def test_reprocessing_goes_by_the_time_of_publication(ledger: Ledger) -> None:
    """The span is of publication, and of fetching for pages that tell none."""
    watch(
        ledger,
        [
            Entry(
                url="https://a.example/1", source_id="s", published_at="2025-12-31T23:30:00+08:00"
            ),
            Entry(url="https://b.example/2", source_id="s"),
        ],
    )
    for batch in lease(ledger):
        wanted = ledger.entries_of(batch.batch_id)
        ledger.mark_captured(batch.batch_id, [captured(e) for e in wanted], [], NOW)

    def urls(since: datetime, until: datetime) -> list[str]:
        batches = ledger.lease_captures(since, until, now=NOW, size=9, lease_for=1)
        return [c.url for b in batches for c in ledger.captures_of(b.batch_id)]

    day = datetime(2025, 12, 31, tzinfo=UTC)
    assert urls(day, datetime(2026, 1, 1, tzinfo=UTC)) == ["https://a.example/1"]
    assert urls(NOW - HOUR, NOW + HOUR) == ["https://b.example/2"]


def test_refused_entries_wait(ledger: Ledger) -> None:
    """An entry that failed is not leased before its time."""
    watch(ledger, entries(1))
    batch = lease(ledger)[0]
    ledger.mark_captured(
        batch.batch_id, [], [refused(e) for e in ledger.entries_of(batch.batch_id)], NOW
    )
    assert lease(ledger, now=NOW + 0.5 * MINUTE) == []
    assert len(lease(ledger, now=NOW + MINUTE)) == 1
