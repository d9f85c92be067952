"""Sitemaps: news sitemaps, plain ones, and indexes of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from claimwire.errors import FeedBroken
from claimwire.records import Entry
from claimwire.sources.collect import Collected, absolute
from claimwire.sources.dates import read_time
from claimwire.sources.plain import plain
from claimwire.sources.window import url_dates
from claimwire.sources.xml import Elements, inflated, local_name
from claimwire.topic import Source

MOST_ENTRIES = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildSitemap:
    """One line of a sitemap index: an address, and when what it lists last changed."""

    url: str
    modified_at: str | None = None


def read_sitemap(body: bytes, *, source: Source, url: str, now: datetime) -> Collected:
    """The entries of a sitemap, in its order; an index has none.

    Raises:
        FeedBroken: `broken-feed`, nothing could be read; `not-a-feed`, it is something else.
    """
    collected = Collected(url)
    elements = Elements(body, {"url", "sitemap"})
    count = 0
    for element in elements:
        count += 1
        if local_name(element) == "url":
            _add(collected, element, source, now)
        if count >= MOST_ENTRIES:
            break
    _check(elements, count, url)
    collected.damage = elements.damage
    return collected


def child_sitemaps(
    body: bytes,
    *,
    url: str,
    now: datetime,
    time_zone: str = "UTC",
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[ChildSitemap]:
    """The sitemaps that an index names, newest first; with dates, those that may matter.

    A child that did not change since `since` lists nothing from later. A child whose address
    names a day, month or year lists just that. Whatever tells nothing of its time stays.

    Args:
        body: the index, gzipped or not.
        url: its address.
        now: the time now, with an offset.
        time_zone: IANA name, for times without an offset.
        since: start of the span that is looked for, included.
        until: its end, not included.

    Raises:
        FeedBroken: nothing could be read.
    """
    elements = Elements(inflated(body, url), {"sitemap", "url"})
    zone = ZoneInfo(time_zone)
    children: dict[str, ChildSitemap] = {}
    count = 0
    for element in elements:
        count += 1
        fields = dict(_fields(element))
        address = absolute(fields.get("loc"), url)
        if local_name(element) == "sitemap" and address is not None:
            modified = read_time(fields.get("lastmod"), zone=zone, now=now)
            children.setdefault(address, ChildSitemap(url=address, modified_at=modified))
        if count >= MOST_ENTRIES:
            break
    _check(elements, count, url)
    kept = [c for c in children.values() if _may_matter(c, zone, since, until)]
    return sorted(kept, key=_recency, reverse=True)


def _add(collected: Collected, element: Element, source: Source, now: datetime) -> None:
    fields = dict(_fields(element))
    zone = ZoneInfo(source.time_zone)
    times = (
        read_time(fields.get(name), zone=zone, now=now) for name in ("publication_date", "lastmod")
    )
    collected.add(
        fields.get("loc"),
        Entry(
            url="",
            source_id=source.id,
            title=plain(fields.get("title")),
            published_at=next((t for t in times if t), None),
            language=_language(fields.get("language"), source.language),
        ),
    )


def _fields(element: Element) -> Iterator[tuple[str, str]]:
    """Name and text of the fields, news ones included, image and video ones left out."""
    for child in element:
        name = local_name(child)
        if name == "news":
            yield from _news(child)
        elif child.text and name in ("loc", "lastmod", "publication_date", "title"):
            yield name, child.text.strip()


def _news(news: Element) -> Iterator[tuple[str, str]]:
    for child in news.iter():
        name = local_name(child)
        if child.text and name in ("publication_date", "title", "language"):
            yield name, child.text.strip()


def _language(told: str | None, known: str) -> str:
    """The source's tag, which is finer, unless the sitemap tells another language."""
    if told is None or not told.replace("-", "").isalnum():
        return known
    return known if told[:2].lower() == known[:2].lower() else told


def _check(elements: Elements, count: int, url: str) -> None:
    if count == 0 and elements.damage:
        raise FeedBroken(url, "broken-feed", elements.damage)
    if elements.root not in ("urlset", "sitemapindex") and count == 0:
        raise FeedBroken(url, "not-a-feed", f"<{elements.root}> is no sitemap; check the address")


def _may_matter(
    child: ChildSitemap, zone: ZoneInfo, since: datetime | None, until: datetime | None
) -> bool:
    if since and child.modified_at and datetime.fromisoformat(child.modified_at) < since:
        return False
    span = url_dates(child.url, zone)
    if span is None:
        return True
    return not (since and span[1] <= since) and not (until and span[0] >= until)


def _recency(child: ChildSitemap) -> tuple[float, str]:
    moment = child.modified_at
    return (datetime.fromisoformat(moment).timestamp() if moment else 0.0, child.url)
