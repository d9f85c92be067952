"""Sitemaps: entries of news and plain ones, children of indexes, and spans of time."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from claimwire.errors import FeedBroken
from claimwire.records import Entry
from claimwire.sources import child_sitemaps, in_window, url_dates
from sources.feeds_made import NOW, URL, read, urlset


def _news(loc: str, published: str, title: str, language: str = "zh-tw") -> str:
    return (
        f"<url><loc>{loc}</loc><news:news><news:publication><news:name>N</news:name>"
        f"<news:language>{language}</news:language></news:publication>"
        f"<news:publication_date>{published}</news:publication_date>"
        f"<news:title>{title}</news:title></news:news>"
        "<image:image><image:loc>https://img.example/1.jpg</image:loc>"
        "<image:title>caption</image:title></image:image></url>"
    )


def test_news_sitemap_entry() -> None:
    """Time and title come from the news part, never from an image's."""
    body = urlset(_news("https://news.example/1", "2026-01-25T08:00+08:00", "輝達 &amp; 中國"))
    entry = read(body, kind="news-sitemap").entries[0]
    assert entry.url == "https://news.example/1"
    assert entry.title == "輝達 & 中國"
    assert entry.published_at == "2026-01-25T08:00:00+08:00"
    assert entry.language == "zh-Hant"


def test_other_language_in_a_news_sitemap_is_heard() -> None:
    """An English page of a Chinese outlet is English; a coarser tag changes nothing."""
    body = urlset(_news("https://news.example/1", "2026-01-25", "t", "en"))
    assert read(body, kind="news-sitemap").entries[0].language == "en"


def test_plain_sitemap_goes_by_lastmod() -> None:
    """A plain sitemap tells an address and when it changed."""
    body = urlset("<url><loc> /x/1 </loc><lastmod>2026-01-25</lastmod></url>")
    entry = read(body, kind="sitemap").entries[0]
    assert (entry.url, entry.title) == ("https://news.example/x/1", None)
    assert entry.published_at == "2026-01-25T00:00:00+08:00"


def test_wrong_namespaces_do_not_matter() -> None:
    """A sitemap without or with a wrong namespace is read all the same."""
    body = (
        '<urlset><url><loc>https://news.example/1</loc><n:news xmlns:n="http://x.example/">'
        "<n:title>t</n:title></n:news></url></urlset>"
    )
    assert read(body).entries[0].title == "t"


def test_stray_ampersand_and_torn_end() -> None:
    """An unescaped address is read, and a torn sitemap gives its whole lines."""
    body = urlset("<url><loc>https://news.example/?a=1&b=2</loc></url>" * 2 + "<url><loc>https")
    reading = read(body[: -len("</urlset>")])
    assert [e.url for e in reading.entries] == ["https://news.example/?a=1&b=2"]
    assert reading.damage is not None


INDEX = """<?xml version="1.0"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/sitemap-2025-12.xml</loc></sitemap>
<sitemap><loc>/sitemap-2026-01.xml.gz</loc></sitemap>
<sitemap><loc>https://news.example/sitemap/20260124.xml</loc></sitemap>
<sitemap><loc>https://news.example/old.xml</loc><lastmod>2024-05-01</lastmod></sitemap>
<sitemap><loc>https://news.example/latest.xml</loc><lastmod>2026-01-25T01:00:00Z</lastmod></sitemap>
<sitemap><loc>https://news.example/about.xml</loc></sitemap>
<sitemap><loc>ftp://news.example/no.xml</loc></sitemap>
</sitemapindex>"""


def _children(since: datetime | None = None, until: datetime | None = None) -> set[str]:
    found = child_sitemaps(
        INDEX.encode(), url=URL, now=NOW, time_zone="Asia/Taipei", since=since, until=until
    )
    return {child.url.rpartition("/")[2] for child in found}


def test_index_names_children_newest_first() -> None:
    """An index has children and no entries."""
    found = child_sitemaps(gzip.compress(INDEX.encode()), url=URL, now=NOW)
    assert len(found) == 6
    assert found[0].url == "https://news.example/latest.xml"
    assert found[0].modified_at == "2026-01-25T01:00:00+00:00"
    assert read(INDEX, kind="sitemap").entries == ()


def test_backfill_looks_only_where_it_may_find() -> None:
    """Children that end before the span or begin after it are passed over."""
    day = datetime(2026, 1, 24, tzinfo=ZoneInfo("Asia/Taipei"))
    next_day = datetime(2026, 1, 25, tzinfo=ZoneInfo("Asia/Taipei"))
    always = {"latest.xml", "about.xml"}
    assert _children(day, next_day) == always | {"sitemap-2026-01.xml.gz", "20260124.xml"}
    december = datetime(2025, 12, 1, tzinfo=UTC), datetime(2025, 12, 20, tzinfo=UTC)
    assert _children(*december) == always | {"sitemap-2025-12.xml"}
    assert "old.xml" in _children(None, day)


def test_index_that_is_none_is_told() -> None:
    """A page that answers instead of an index is `FeedBroken`."""
    with pytest.raises(FeedBroken):
        child_sitemaps(b"<html><body>hello</body></html>", url=URL, now=NOW)


@pytest.mark.parametrize(
    ("path", "span"),
    [
        ("/2026/01/25/title", ("2026-01-25", "2026-01-26")),
        ("/news/20260125/1234567", ("2026-01-25", "2026-01-26")),
        ("/a/2026-01-25-title.html", ("2026-01-25", "2026-01-26")),
        ("/sitemap-2026-12.xml", ("2026-12-01", "2027-01-01")),
        ("/sitemap_2026.xml", ("2026-01-01", "2027-01-01")),
        ("/story/123420260125999", None),
        ("/story/2026013", None),
        ("/gpu-4090", None),
    ],
)
def test_days_in_addresses(path: str, span: tuple[str, str] | None) -> None:
    """A day, month or year in an address is read; a number that only looks like one is not."""
    found = url_dates("https://news2024.example" + path, ZoneInfo("UTC"))
    assert (found and tuple(moment.date().isoformat() for moment in found)) == span


def test_window_goes_by_time_then_by_address() -> None:
    """Its time decides, else the day in its address; with neither an entry may be from any day."""
    since, until = datetime(2026, 1, 24, tzinfo=UTC), datetime(2026, 1, 25, tzinfo=UTC)

    def inside(url: str, published: str | None = None) -> bool:
        entry = Entry(url=url, source_id="s", published_at=published)
        return in_window(entry, since=since, until=until)

    assert inside("https://a.example/1", "2026-01-25T07:59:00+08:00")
    assert not inside("https://a.example/1", "2026-01-25T08:00:00+08:00")
    assert not inside("https://a.example/2026/01/24/x", "2026-01-23T00:00:00+00:00")
    assert inside("https://a.example/2026/01/24/x")
    assert not inside("https://a.example/2026/01/25/x")
    assert inside("https://a.example/x")
