"""Sources: validators and entries come in together, and failures are left time."""

from __future__ import annotations

from claimwire.ledger import Ledger
from claimwire.records import Entry, Refusal
from ledger.records_made import HOUR, MINUTE, NOW, entries, lease, source, watch


def _failure(kind: str = "timeout") -> Refusal:
    return Refusal(
        url="https://feeds.example/rss", stage="watch", kind=kind, reason="r", at=NOW.isoformat(),
        final=False,
    )  # fmt: skip


def test_sources_follow_the_topic(ledger: Ledger) -> None:
    """A source that leaves the topic is kept as inactive, one whose address moves starts afresh."""
    ledger.sync_sources([source("a"), source("b")], NOW)
    ledger.record_watch("a", [], etag="1", last_modified="m", now=NOW)
    ledger.sync_sources([source("a"), source("b")], NOW)
    assert ledger.source_states()[0].etag == "1"
    ledger.sync_sources([source("a", "https://feeds.example/new")], NOW)
    a, b = ledger.source_states()
    assert (a.active, a.etag, a.url) == (True, None, "https://feeds.example/new")
    assert not b.active


def test_watching_again_doubles_nothing(ledger: Ledger) -> None:
    """The same feed read twice gives its entries once, in whatever spelling of the address."""
    ledger.sync_sources([source()], NOW)
    some = entries(300, hosts=3)
    assert ledger.record_watch("s", some, etag="v1", last_modified="m1", now=NOW) == 300
    again = [Entry(url=f"{e.url}?utm_source=rss#x", source_id="s") for e in some]
    assert ledger.record_watch("s", [*again, *again], etag="v2", last_modified=None, now=NOW) == 0
    state = ledger.source_states()[0]
    assert (state.etag, state.last_modified) == ("v2", None)
    assert ledger.counts()["entries.new"] == 300


def test_later_listings_fill_what_the_first_left_open(ledger: Ledger) -> None:
    """A sitemap's bare address gets its title and time from the feed, and never loses them."""
    url = "https://news.example/1"
    when = "2026-01-25T08:00:00+08:00"
    watch(ledger, [Entry(url=url, source_id="s")], NOW)
    told = Entry(url=url, source_id="s", title="t", published_at=when)
    assert watch(ledger, [told], NOW + MINUTE) == 0
    assert watch(ledger, [Entry(url=url, source_id="s", title="other")], NOW + HOUR) == 0
    entry = ledger.entries_of(lease(ledger)[0].batch_id)[0]
    assert (entry.title, entry.published_at) == ("t", when)


def test_failing_source_is_left_longer_and_longer(ledger: Ledger) -> None:
    """Each failure doubles the pause up to a day; a success ends it and resolves the refusal."""
    ledger.sync_sources([source()], NOW)
    pauses = []
    for _ in range(14):
        ledger.record_source_failure("s", _failure(), NOW)
        pauses.append(ledger.source_states()[0].paused_until)
    assert pauses[0] == (NOW + MINUTE).isoformat(timespec="microseconds")
    assert pauses[2] == (NOW + 4 * MINUTE).isoformat(timespec="microseconds")
    assert pauses[-1] == (NOW + 24 * HOUR).isoformat(timespec="microseconds")
    shown = ledger.refusals()[0]
    assert (shown.refusal.attempts, shown.refusal.source_id) == (14, "s")
    assert [s.what for s in ledger.stuck(NOW)] == ["source"]
    watch(ledger, [])
    assert ledger.source_states()[0].failures == 0
    assert ledger.refusals() == []
    assert ledger.refusals(open_only=False)[0].resolved_at is not None


def test_wait_that_the_server_names_is_kept(ledger: Ledger) -> None:
    """Retry-After lengthens the pause of a source."""
    ledger.sync_sources([source()], NOW)
    ledger.record_source_failure("s", _failure("http-429"), NOW, not_before=NOW + 2 * HOUR)
    until = (NOW + 2 * HOUR).isoformat(timespec="microseconds")
    assert ledger.source_states()[0].paused_until == until


def test_retry_ends_the_pause_of_a_source(ledger: Ledger) -> None:
    """`retry` with a feed's address makes the source due again."""
    ledger.sync_sources([source()], NOW)
    ledger.record_source_failure("s", _failure(), NOW)
    assert ledger.retry(urls=["https://feeds.example/rss"]) == 1
    assert ledger.source_states()[0].paused_until is None
