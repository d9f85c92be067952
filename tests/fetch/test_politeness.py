"""robots.txt and the pace per host."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from claimwire.errors import FetchFailed, FetchRefused
from claimwire.fetch import Fetcher
from claimwire.fetch.pace import Pace
from claimwire.fetch.robots import product_token
from fetch.serving import Clock, Site

ROBOTS = b"""
User-agent: *
Disallow: /

User-agent: claimwire
Disallow: /private/
Allow: /private/open
Crawl-delay: 7
"""


def test_rules_for_us_count(site: Site, fetcher: Fetcher) -> None:
    """The group that names us counts, the longest rule wins, and nothing refused is asked."""
    site.page("/robots.txt", ROBOTS)
    site.page("/a")
    site.page("/private/x")
    site.page("/private/open/x")
    assert fetcher.get(site.url("/a")).status == 200
    assert fetcher.get(site.url("/private/open/x")).status == 200
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(site.url("/private/x"))
    assert raised.value.kind == "robots"
    assert site.paths() == ["/a", "/private/open/x"]


def test_rules_are_read_once(site: Site, fetcher: Fetcher, clock: Clock) -> None:
    """A site's robots.txt is kept for a day, then read again."""
    site.page("/robots.txt", b"")
    for path in ("/a", "/b"):
        fetcher.get(site.page(path))
    asked = [p for p, _ in site.requests]
    assert asked.count("/robots.txt") == 1
    clock.now += timedelta(hours=25)
    fetcher.get(site.url("/a"))
    assert [p for p, _ in site.requests].count("/robots.txt") == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_rules_allow_everything(site: Site, fetcher: Fetcher, status: int) -> None:
    """RFC 9309, 2.3.1.3: a robots.txt that is unavailable (4xx) allows everything."""
    site.page("/robots.txt", b"User-agent: *\nDisallow: /", status=status)
    assert fetcher.get(site.page("/a")).status == 200


@pytest.mark.parametrize("status", [429, 500, 503])
def test_unreachable_rules_forbid_for_now(
    site: Site, fetcher: Fetcher, clock: Clock, status: int
) -> None:
    """RFC 9309, 2.3.1.4: a robots.txt that is unreachable (5xx) forbids everything, for a while."""
    site.page("/robots.txt", b"", status=status)
    site.page("/a")
    with pytest.raises(FetchFailed) as raised:
        fetcher.get(site.url("/a"))
    assert raised.value.kind == "robots-unreachable"
    assert site.paths() == []
    site.page("/robots.txt", b"")
    clock.now += timedelta(minutes=11)
    assert fetcher.get(site.url("/a")).status == 200


def test_redirected_rules_are_followed(site: Site, fetcher: Fetcher) -> None:
    """RFC 9309, 2.3.1.2: a robots.txt may lie behind a redirect."""
    site.page("/robots.txt", b"", status=301, headers={"Location": "/real.txt"})
    site.page("/real.txt", b"User-agent: *\nDisallow: /", headers={"Content-Type": "text/plain"})
    with pytest.raises(FetchRefused):
        fetcher.get(site.page("/a"))


def test_long_rules_are_read_to_a_limit(site: Site, fetcher: Fetcher) -> None:
    """RFC 9309, 2.5: of a huge robots.txt the first 500 KiB count, and no more is read."""
    body = b"User-agent: *\nDisallow: /early\n" + b"# x\n" * 200_000 + b"Disallow: /late\n"
    site.page("/robots.txt", body)
    with pytest.raises(FetchRefused):
        fetcher.get(site.page("/early"))
    assert fetcher.get(site.page("/late")).status == 200


def test_redirect_target_is_asked_for_its_rules(site: Site, fetcher: Fetcher) -> None:
    """A redirect to an address that robots.txt forbids is not followed."""
    site.page("/robots.txt", b"User-agent: *\nDisallow: /no")
    site.page("/no")
    url = site.page("/a", b"", status=302, headers={"Location": "/no"})
    with pytest.raises(FetchRefused) as raised:
        fetcher.get(url)
    assert raised.value.kind == "robots"


def test_requests_to_a_host_keep_their_distance(
    site: Site, make_fetcher: Callable[..., Fetcher], clock: Clock
) -> None:
    """Between two requests to a host, robots.txt and redirects included, lies the delay."""
    fetcher = make_fetcher(host_delay=2.0)
    times: list[datetime] = []
    site.page("/b")
    url = site.page("/a", b"", status=302, headers={"Location": "/b"})
    for path, route in list(site.routes.items()):
        site.routes[path] = lambda h, r=route: (times.append(clock()), r(h))[1]  # type: ignore[misc]
    for _ in range(2):
        fetcher.get(url)
    gaps = [b - a for a, b in itertools.pairwise(times)]
    assert len(times) == 4
    assert all(gap >= timedelta(seconds=2) for gap in gaps)
    assert clock.slept[0] == 2.0


def test_crawl_delay_is_kept_within_reason(site: Site, fetcher: Fetcher, clock: Clock) -> None:
    """A Crawl-delay lengthens the distance; an absurd one is read as half a minute."""
    site.page("/robots.txt", ROBOTS)
    for path in ("/a", "/b"):
        fetcher.get(site.page(path))
    assert clock.slept == [1.0, 7.0]
    pace = Pace(1.0, sleep=clock.sleep, clock=clock)
    pace.wait("h", 86400)
    pace.wait("h")
    assert clock.slept[-1] == 30.0


def test_other_hosts_do_not_wait(
    site: Site, make_fetcher: Callable[..., Fetcher], clock: Clock
) -> None:
    """The distance is kept per host."""
    fetcher = make_fetcher(host_delay=5.0)
    site.page("/a")
    fetcher.get(site.url("/a"))
    waited = len(clock.slept)
    fetcher.get(site.url("/a", host="localhost"))
    assert clock.slept[waited:] == [5.0]


def test_turns_are_given_once_among_threads() -> None:
    """Threads that ask at the same moment get turns a delay apart."""
    now = datetime(2026, 1, 25, tzinfo=UTC)
    waits: list[float] = []
    pace = Pace(1.0, sleep=waits.append, clock=lambda: now)
    threads = [threading.Thread(target=pace.wait, args=("h",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(waits) == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]


@pytest.mark.parametrize(
    ("agent", "token"),
    [("claimwire/0.1 (+https://x.example)", "claimwire"), ("Bot 2", "Bot"), ("", "claimwire")],
)
def test_product_token(agent: str, token: str) -> None:
    """robots.txt addresses the name in front of the version."""
    assert product_token(agent) == token
