"""Feeds and sitemaps, made up."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

from claimwire.sources import Reading, read_source
from claimwire.topic import Source

NOW = datetime(2026, 1, 26, tzinfo=UTC)
URL = "https://news.example/feeds/all.xml"


def source(
    kind: Literal["rss", "atom", "news-sitemap", "sitemap"] = "rss", **values: Any
) -> Source:
    """A source in Taipei's time."""
    told = {"language": "zh-Hant", "time_zone": "Asia/Taipei", **values}
    return Source(id="s", url=URL, kind=kind, outlet="O", **told)


def read(body: bytes | str, content_type: str | None = None, **values: Any) -> Reading:
    """Read a document as the source's answer."""
    raw = body.encode() if isinstance(body, str) else body
    return read_source(raw, source=source(**values), url=URL, content_type=content_type, now=NOW)


def rss(items: str, head: str = "") -> str:
    """An RSS 2.0 feed around items."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>T</title><link>https://news.example/</link>{head}{items}</channel></rss>"
    )


def item(link: str = "/a/1", more: str = "", title: str = "標題") -> str:
    """One RSS item."""
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def urlset(urls: str) -> str:
    """A sitemap around its urls, with the news namespace."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
        f"{urls}</urlset>"
    )
