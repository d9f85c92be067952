"""The feeds and sitemaps, read as their readers read them."""

from __future__ import annotations

from urllib.parse import urlsplit

import feedparser
import pytest
from lxml import etree

from claimwire.sample.feeds import items_of, render_feed
from claimwire.sample.router import BROKEN_FEED, answer
from claimwire.sample.sources import sample_sources
from claimwire.sample.state import SiteState
from claimwire.sample.world import Outlet, load_world

WORLD = load_world()
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.mark.parametrize("outlet", WORLD.outlets, ids=lambda o: o.id)
def test_lxml_reads_every_feed_in_its_own_encoding(outlet: Outlet) -> None:
    """The XML is well formed, Big5, GB18030 and Shift_JIS included."""
    root = etree.fromstring(render_feed(WORLD, outlet))
    links = root.xpath("//*[local-name()='loc' or local-name()='link']")
    found = {(e.text or e.get("href") or "").strip() for e in links}
    assert {item.url for item in items_of(WORLD, outlet)} <= found


@pytest.mark.parametrize("outlet", WORLD.outlets, ids=lambda o: o.id)
def test_feedparser_reads_every_rss_and_atom_feed(outlet: Outlet) -> None:
    """Title and address of each item come through, without a complaint."""
    if outlet.feed_kind == "news-sitemap":
        body = etree.fromstring(render_feed(WORLD, outlet))
        titles = [e.text for e in body.iter(f"{NEWS}title")]
    else:
        parsed = feedparser.parse(render_feed(WORLD, outlet))
        assert not parsed.bozo
        titles = [entry.title for entry in parsed.entries]
    assert titles == [item.title for item in items_of(WORLD, outlet)]


def test_the_feeds_hold_what_real_feeds_hold() -> None:
    """Tracking parameters, a fragment, duplicates, missing and unusual dates, other subjects."""
    items = [item for outlet in WORLD.outlets for item in items_of(WORLD, outlet)]
    urls = [item.url for item in items]
    assert any("utm_source=" in url for url in urls)
    assert any("#" in url for url in urls)
    bare = [url.split("?")[0] for url in urls]
    assert len(set(bare)) < len(bare)
    assert any(not item.pub_date and not item.dc_date for item in items)
    assert any(item.dc_date for item in items)
    assert any(item.pub_date[:4] == "2026" for item in items)
    assert sum(not story.on_topic for story in WORLD.stories) >= 3


def test_there_is_every_kind_of_feed() -> None:
    """RSS, Atom and news sitemaps; the sources name them with language and time zone."""
    sources = sample_sources()
    assert {s.kind for s in sources} == {"rss", "atom", "news-sitemap"}
    assert {s.language for s in sources} == {"zh-Hant", "zh-Hans", "en", "ja"}
    assert len({s.id for s in sources}) == len(sources) == len(WORLD.outlets) + 1


def test_the_broken_feed_gives_nothing() -> None:
    """It is no XML, and what can be guessed from it holds no item."""
    parts = urlsplit(BROKEN_FEED)
    body = answer(SiteState(), str(parts.hostname), parts.path, {}).body
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(body)
    assert feedparser.parse(body).entries == []
