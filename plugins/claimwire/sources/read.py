"""One way in for every kind of source: what the bytes are decides how they are read.

A source's `kind` says what its owner meant to publish; a feed address often answers with the
other format, so the document's own root element counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from claimwire.errors import FeedBroken
from claimwire.records import Entry
from claimwire.sources.feeds import read_feed
from claimwire.sources.sitemaps import read_sitemap
from claimwire.sources.xml import inflated
from claimwire.topic import Source

_SITEMAP_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_FEED_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_HEAD = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a feed or sitemap gave.

    `damage` is one line on what kept the rest of it from being read, or None; `skipped` counts
    items that lead to no web address.
    """

    entries: tuple[Entry, ...]
    damage: str | None = None
    skipped: int = 0


def read_entries(
    body: bytes, *, source: Source, url: str, content_type: str | None, now: datetime
) -> list[Entry]:
    """The entries of a feed, sitemap or sitemap index (which has none of its own).

    Addresses are absolute and in the form in which they are compared, each once; times are
    ISO 8601 with an offset; titles and summaries are plain text.

    Args:
        body: the answer's body, gzipped or not.
        source: language and time zone for what the feed leaves open.
        url: the address that answered.
        content_type: the answer's header, for the encoding.
        now: the time now, with an offset.

    Raises:
        FeedBroken: nothing could be read. A document that breaks off gives what stands before.
    """
    reading = read_source(body, source=source, url=url, content_type=content_type, now=now)
    return list(reading.entries)


def read_source(
    body: bytes, *, source: Source, url: str, content_type: str | None, now: datetime
) -> Reading:
    """As `read_entries`, with what was wrong where only a part could be read.

    Raises:
        FeedBroken: nothing could be read.
    """
    text = inflated(body, url)
    if not text.strip(b"\x00 \t\r\n"):
        raise FeedBroken(url, "empty-feed", "the answer is empty")
    if _is_sitemap(text, source):
        found = read_sitemap(text, source=source, url=url, now=now)
    else:
        found = read_feed(text, source=source, url=url, content_type=content_type, now=now)
    return Reading(entries=tuple(found.entries), damage=found.damage, skipped=found.skipped)


def _is_sitemap(text: bytes, source: Source) -> bool:
    head = text[:_HEAD].replace(b"\x00", b"")
    sitemap, feed = _SITEMAP_ROOT.search(head), _FEED_ROOT.search(head)
    if sitemap and feed:
        return sitemap.start() < feed.start()
    if sitemap or feed:
        return sitemap is not None
    return source.kind in ("sitemap", "news-sitemap")
