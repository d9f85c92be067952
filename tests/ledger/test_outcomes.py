"""What comes of a batch: told once, kept whoever tells it, and when to come back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from claimwire.errors import StoreError
from claimwire.ledger import LeasedEntry, Ledger
from claimwire.records import Entry, Refusal
from ledger.records_made import HOUR, MINUTE, NOW, captured, entries, lease, refused, watch


def _leased(ledger: Ledger, count: int = 1, now: datetime = NOW) -> tuple[str, list[LeasedEntry]]:
    watch(ledger, entries(count))
    batch = lease(ledger, now=now)[0]
    return batch.batch_id, ledger.entries_of(batch.batch_id)


def _later(ledger: Ledger, kind: str, final: bool, now: datetime) -> None:
    batch = lease(ledger, now=now)[0]
    wanted = ledger.entries_of(batch.batch_id)
    told = [refused(e, kind, final=final, now=now) for e in wanted]
    ledger.mark_captured(batch.batch_id, [], told, now)
    ledger.mark_done([batch.batch_id], now)


def test_telling_twice_changes_nothing(ledger: Ledger) -> None:
    """The same outcome told again leaves every count as it was."""
    batch_id, wanted = _leased(ledger, 4)
    captures = [captured(e) for e in wanted[:2]]
    refusals = [refused(wanted[2]), refused(wanted[3], "http-404", final=True)]
    ledger.mark_captured(batch_id, captures, refusals, NOW)
    once = ledger.counts(NOW), ledger.refusals(), ledger.captures_of(batch_id)
    for _ in range(3):
        ledger.mark_captured(batch_id, captures, refusals, NOW + MINUTE)
    assert (ledger.counts(NOW), ledger.refusals(), ledger.captures_of(batch_id)) == once
    assert once[0]["entries.captured"] == 2
    assert once[0]["entries.new"] == 1
    assert once[0]["entries.gone"] == 1


def test_second_worker_of_a_batch_adds_nothing(ledger: Ledger) -> None:
    """A worker thought dead that tells after its successor changes neither capture nor state."""
    batch_id, wanted = _leased(ledger, 2)
    ledger.mark_captured(batch_id, [captured(e, writer="one") for e in wanted], [], NOW)
    before = ledger.captures_of(batch_id), ledger.counts(NOW)
    late = [captured(e, NOW + MINUTE, "other", "two") for e in wanted]
    ledger.mark_captured(batch_id, late, [], NOW + MINUTE)
    ledger.mark_captured(batch_id, [], [refused(e, "http-500") for e in wanted], NOW + MINUTE)
    assert (ledger.captures_of(batch_id), ledger.counts(NOW)) == before
    assert ledger.refusals() == []


def test_workers_that_tell_at_the_same_moment(make_ledger: Callable[..., Ledger]) -> None:
    """Several workers of one batch that tell at once leave one capture an entry."""
    batch_id, wanted = _leased(make_ledger(), 30)

    def tell(writer: int) -> None:
        told = [captured(e, writer=str(writer)) for e in wanted[writer:]]
        failed = [refused(e) for e in wanted[:writer]]
        make_ledger().mark_captured(batch_id, told, failed, NOW)
        watch(make_ledger(), [Entry(url=e.url, source_id="s", title="t") for e in wanted])

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(tell, range(5)))
    ledger = make_ledger()
    assert ledger.counts()["entries.captured"] == 30
    assert len({c.entry_id for c in ledger.all_captures()}) == len(ledger.all_captures()) == 30
    assert ledger.refusals() == []


def test_late_good_news_counts(ledger: Ledger) -> None:
    """A page that one worker could not get and the other one did is captured."""
    batch_id, wanted = _leased(ledger)
    ledger.mark_captured(batch_id, [], [refused(wanted[0])], NOW)
    ledger.mark_captured(batch_id, [captured(wanted[0])], [], NOW)
    assert ledger.counts()["entries.captured"] == 1
    assert ledger.refusals() == []
    assert len(ledger.captures_of(batch_id)) == 1


def test_unmentioned_entries_are_let_go(ledger: Ledger) -> None:
    """What a worker did not get to is pending again, with no attempt counted."""
    batch_id, wanted = _leased(ledger, 3)
    ledger.mark_captured(batch_id, [captured(wanted[0])], [], NOW)
    assert ledger.counts()["entries.new"] == 2
    again = ledger.entries_of(lease(ledger)[0].batch_id)
    assert [e.attempts for e in again] == [0, 0]


def test_closing_an_unfetched_batch_loses_nothing(ledger: Ledger) -> None:
    """A batch that is closed by mistake gives its entries back."""
    batch_id, _ = _leased(ledger, 3)
    ledger.mark_done([batch_id], NOW)
    assert ledger.counts(NOW)["entries.due"] == 3


def test_looks_for_silent_edits(ledger: Ledger) -> None:
    """A captured page is visited 1, 6, 24 and 168 hours after its first capture, then never."""
    watch(ledger, entries(1))
    looks = []
    for hours in (0, 0.9, 1, 2, 5, 6, 7, 23, 24, 25, 167, 168, 169, 400):
        now = NOW + hours * HOUR
        for batch in lease(ledger, now=now):
            looks.append((now - NOW) / HOUR)
            wanted = ledger.entries_of(batch.batch_id)
            ledger.mark_captured(batch.batch_id, [captured(e, now) for e in wanted], [], now)
            ledger.mark_done([batch.batch_id], now)
    assert looks == [0, 1, 6, 24, 168]


def test_missed_looks_are_not_made_up_for(ledger: Ledger) -> None:
    """After a long stop a page is visited once, not once for each look that was missed."""
    batch_id, wanted = _leased(ledger)
    ledger.mark_captured(batch_id, [captured(wanted[0])], [], NOW)
    ledger.mark_done([batch_id], NOW)
    late = NOW + 30 * HOUR
    batch = lease(ledger, now=late)[0]
    entry = ledger.entries_of(batch.batch_id)[0]
    assert entry.previous is not None
    ledger.mark_captured(batch.batch_id, [captured(entry, late)], [], late)
    ledger.mark_done([batch.batch_id], late)
    assert lease(ledger, now=NOW + 160 * HOUR) == []


def test_passing_failures_wait_longer_each_time(make_ledger: Callable[..., Ledger]) -> None:
    """1, 4, 16 minutes, and after the last attempt the entry is refused for good."""
    ledger = make_ledger(max_attempts=4)
    watch(ledger, entries(1))
    now, waits = NOW, []
    for _ in range(4):
        start = now
        while not (batches := lease(ledger, now=now)) and now < start + HOUR:
            now += timedelta(seconds=30)
        waits.append((now - start) / MINUTE)
        told = [refused(e, now=now) for e in ledger.entries_of(batches[0].batch_id)]
        ledger.mark_captured(batches[0].batch_id, [], told, now)
        ledger.mark_done([batches[0].batch_id], now)
    assert waits == [0, 1, 4, 16]
    assert lease(ledger, now=now + 1000 * HOUR) == []
    assert ledger.counts()["entries.refused"] == 1
    shown = ledger.refusals()[0].refusal
    assert (shown.attempts, shown.final, shown.kind) == (4, True, "timeout")


def test_wait_that_the_server_names_is_kept(ledger: Ledger) -> None:
    """Retry-After lengthens the wait of an entry."""
    batch_id, wanted = _leased(ledger)
    later = {wanted[0].entry_id: NOW + 2 * HOUR}
    ledger.mark_captured(batch_id, [], [refused(wanted[0])], NOW, not_before=later)
    ledger.mark_done([batch_id], NOW)
    assert lease(ledger, now=NOW + HOUR) == []
    assert len(lease(ledger, now=NOW + 2 * HOUR)) == 1


@pytest.mark.parametrize(
    ("kind", "state"),
    [("http-404", "gone"), ("http-410", "gone"), ("robots", "refused"), ("too-large", "refused")],
)
def test_final_refusals_end_at_once(ledger: Ledger, kind: str, state: str) -> None:
    """A final refusal is not tried again; a page that is not there is gone."""
    batch_id, wanted = _leased(ledger)
    ledger.mark_captured(batch_id, [], [refused(wanted[0], kind, final=True)], NOW)
    ledger.mark_done([batch_id], NOW)
    assert ledger.counts()[f"entries.{state}"] == 1
    assert lease(ledger, now=NOW + 1000 * HOUR) == []


def test_page_that_vanishes_later_is_gone_and_kept(ledger: Ledger) -> None:
    """A page deleted after its capture is `gone`; what was captured stays."""
    batch_id, wanted = _leased(ledger)
    ledger.mark_captured(batch_id, [captured(wanted[0])], [], NOW)
    ledger.mark_done([batch_id], NOW)
    _later(ledger, "http-410", True, NOW + HOUR)
    assert ledger.counts()["entries.gone"] == 1
    assert len(ledger.all_captures()) == 1


def test_bad_hours_do_not_end_the_visits(make_ledger: Callable[..., Ledger]) -> None:
    """A captured page whose server fails for a while keeps its later visits."""
    ledger = make_ledger(max_attempts=2)
    batch_id, wanted = _leased(ledger)
    ledger.mark_captured(batch_id, [captured(wanted[0])], [], NOW)
    ledger.mark_done([batch_id], NOW)
    _later(ledger, "timeout", False, NOW + HOUR)
    _later(ledger, "timeout", False, NOW + HOUR + 2 * MINUTE)
    assert ledger.counts()["entries.captured"] == 1
    assert lease(ledger, now=NOW + 5 * HOUR) == []
    assert len(lease(ledger, now=NOW + 6 * HOUR)) == 1


def test_success_resolves_the_refusal(ledger: Ledger) -> None:
    """An address that comes after all has no open refusal, and the old one tells when."""
    batch_id, wanted = _leased(ledger)
    ledger.mark_captured(batch_id, [], [refused(wanted[0], "http-500")], NOW)
    assert len(ledger.refusals(stage="fetch")) == 1
    now = NOW + MINUTE
    batch = lease(ledger, now=now)[0]
    wanted = ledger.entries_of(batch.batch_id)
    assert wanted[0].attempts == 1
    ledger.mark_captured(batch.batch_id, [captured(wanted[0], now)], [], now)
    assert ledger.refusals() == []
    assert ledger.refusals(open_only=False)[0].resolved_at == now.isoformat(timespec="microseconds")


def _not_an_article(url: str, entry_id: str | None, at: datetime) -> Refusal:
    return Refusal(
        url=url, stage="clean", kind="listing", reason="r", at=at.isoformat(), entry_id=entry_id
    )


def test_refusal_of_cleaning_ends_the_visits(ledger: Ledger) -> None:
    """A page that is no article is refused and not visited again; told twice it counts once."""
    batch_id, wanted = _leased(ledger)
    ledger.mark_captured(batch_id, [captured(wanted[0])], [], NOW)
    refusal = _not_an_article(wanted[0].url, wanted[0].entry_id, NOW)
    ledger.refuse([refusal], NOW)
    ledger.refuse([refusal], NOW)
    ledger.mark_done([batch_id], NOW)
    assert ledger.counts()["entries.refused"] == 1
    assert [r.refusal.attempts for r in ledger.refusals(stage="clean")] == [1]
    assert lease(ledger, now=NOW + 1000 * HOUR) == []


def test_better_rules_resolve_a_refusal_of_cleaning(ledger: Ledger) -> None:
    """Reading a refused page again without a new refusal resolves the old one."""
    batch_id, wanted = _leased(ledger, 2)
    ledger.mark_captured(batch_id, [captured(e) for e in wanted], [], NOW)
    ledger.refuse([_not_an_article(e.url, e.entry_id, NOW) for e in wanted], NOW)
    ledger.mark_done([batch_id], NOW)
    later = NOW + HOUR
    batch = ledger.lease_captures(None, None, now=later, size=9, lease_for=900)[0]
    ledger.refuse([_not_an_article(wanted[0].url, wanted[0].entry_id, later + MINUTE)], later)
    ledger.mark_done([batch.batch_id], later + 2 * MINUTE)
    assert [r.refusal.entry_id for r in ledger.refusals()] == [wanted[0].entry_id]
    assert ledger.refusals()[0].refusal.attempts == 2
    assert ledger.counts()["entries.captured"] == 1
    assert ledger.counts()["entries.refused"] == 1


def test_retry_by_address_kind_and_all(ledger: Ledger) -> None:
    """`retry` makes due what it names: an address, a kind, or all that is refused."""
    batch_id, wanted = _leased(ledger, 4)
    kinds = ["robots", "robots", "http-404", "too-large"]
    told = [refused(e, kind, final=True) for e, kind in zip(wanted, kinds, strict=True)]
    ledger.mark_captured(batch_id, [], told, NOW)
    ledger.mark_done([batch_id], NOW)
    assert ledger.retry(urls=[wanted[3].url]) == 1
    assert ledger.retry(urls=["https://nowhere.example/"]) == 0
    assert ledger.retry(kind="robots") == 2
    assert ledger.counts(NOW)["entries.due"] == 3
    assert ledger.retry(everything=True) == 4
    assert ledger.counts(NOW)["entries.due"] == 4


def test_furniture_is_kept_by_host(ledger: Ledger) -> None:
    """What was learnt stands for ever under its digest; the newest of a host is what came last."""
    host = "h.example"
    assert ledger.newest_furniture(host) == ""
    with pytest.raises(StoreError, match="no furniture"):
        ledger.get_furniture("d1")
    for minute, digest in enumerate(["d1", "d2"]):
        data = f'{{"a": "{digest}"}}'
        ledger.put_furniture(host, digest, data, pages=9, now=NOW + minute * MINUTE)
    assert (ledger.newest_furniture(host), ledger.newest_furniture("i.example")) == ("d2", "")
    ledger.put_furniture(host, "d1", "other text", pages=12, now=NOW + HOUR)
    assert ledger.newest_furniture(host) == "d1"
    assert [ledger.get_furniture(d) for d in ("d1", "d2")] == ['{"a": "d1"}', '{"a": "d2"}']


def test_capture_of_an_unknown_entry_is_an_error(ledger: Ledger) -> None:
    """A capture of something that the ledger never saw is refused, and nothing is written."""
    batch_id, wanted = _leased(ledger, 2)
    with pytest.raises(StoreError):
        ledger.mark_captured(
            batch_id, [captured(wanted[0]), replace(captured(wanted[1]), entry_id="zzz")], [], NOW
        )
    assert ledger.captures_of(batch_id) == []
    assert ledger.counts()["entries.leased"] == 2
