"""A feed that can be read in part only is seen by an operator until it is whole again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from claimwire.topic import Topic
from stages.pages_site import FEED, STORY, Desk, PagesSite, page

DAMAGED = (
    f"<rss version='2.0'><channel><item><title>Nvidia plans</title><link>{STORY}</link></item>"
    "<item><title>Nvidia &nbsp; again</titel></channel></rss>"
)
OPEN = "FROM open_refusals SELECT url, stage, kind ORDER BY ALL"


@pytest.fixture
def site() -> Iterator[PagesSite]:
    """A site with one article."""
    with PagesSite({STORY: page(1, 1)}) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, site: PagesSite, sample_topic: Topic) -> Desk:
    """A new folder over the site."""
    return Desk(tmp_path, site, sample_topic)


def test_damage_is_told_until_the_feed_is_whole(desk: Desk, site: PagesSite) -> None:
    """Address and reason stand in the ledger and in the tables, and go when it is mended."""
    site.feed = DAMAGED
    reports = desk.run()
    assert (reports["watch"].counts["damaged"], reports["fetch"].done) == (1, 1)
    assert desk.refused() == {FEED: ("watch", "feed-damaged", False)}
    assert desk.ask(OPEN) == [(FEED, "watch", "feed-damaged")]

    desk.run(after=timedelta(minutes=5))
    assert desk.refused() == {FEED: ("watch", "feed-damaged", False)}

    site.feed = None
    desk.run(after=timedelta(minutes=5))
    assert desk.refused() == {}
    assert desk.ask(OPEN) == []


def test_damage_outlives_an_unmodified_answer(desk: Desk, site: PagesSite) -> None:
    """A 304 says that the feed is as it was: as damaged as it was."""
    site.feed = DAMAGED
    desk.run()
    site.feed = 304
    desk.run(after=timedelta(minutes=5))
    assert desk.refused() == {FEED: ("watch", "feed-damaged", False)}


def test_damage_behind_a_failure_is_found_again(desk: Desk, site: PagesSite) -> None:
    """A feed that failed meanwhile is read whole, not conditionally, when it answers."""
    site.feed = DAMAGED
    desk.run()
    site.feed = 503
    desk.run(after=timedelta(minutes=5))
    assert desk.refused() == {FEED: ("watch", "http-503", False)}
    site.feed = DAMAGED
    desk.run(after=timedelta(minutes=5))
    assert desk.refused() == {FEED: ("watch", "feed-damaged", False)}
