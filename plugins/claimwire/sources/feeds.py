"""RSS, Atom and RDF, read by feedparser as far as they can be read."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import feedparser

from claimwire.errors import FeedBroken
from claimwire.records import Entry
from claimwire.sources.collect import Collected
from claimwire.sources.dates import read_time
from claimwire.sources.plain import plain
from claimwire.topic import Source

# Where an item's time stands, best first: `published` also holds RSS's `pubDate` and
# Dublin Core's `issued`, `updated` holds `dc:date`.
_TIMES = ("published", "created", "updated")


def read_feed(
    body: bytes, *, source: Source, url: str, content_type: str | None, now: datetime
) -> Collected:
    """The items of a feed, in its order.

    Raises:
        FeedBroken: `not-a-feed` or `broken-feed`.
    """
    # A stream and never the bytes themselves: feedparser would open a file of that name.
    try:
        parsed = feedparser.parse(
            io.BytesIO(body),
            response_headers={
                "content-type": content_type or "application/xml",
                "content-location": url,
            },
        )
    except (ValueError, LookupError) as error:
        # A declaration of the encoding that is itself damaged gets through to the codecs.
        reason = f"the declared encoding cannot be used: {' '.join(str(error).split())[:120]}"
        raise FeedBroken(url, "broken-feed", reason) from None
    collected = Collected(url)
    for item in parsed.entries:
        _add(collected, item, source, now)
    damage = _damage(parsed)
    if not parsed.entries and (damage or not parsed.version):
        kind = "broken-feed" if parsed.version else "not-a-feed"
        reason = damage or "neither RSS nor Atom nor RDF"
        raise FeedBroken(url, kind, f"{reason}; check the address of source {source.id}")
    collected.damage = damage
    return collected


def _add(collected: Collected, item: Any, source: Source, now: datetime) -> None:
    link = item.get("feedburner_origlink") or item.get("link") or _alternate(item)
    zone = ZoneInfo(source.time_zone)
    # Past feedparser's own look-up, which gives one field for another that is absent.
    told = dict(item)
    times = (read_time(told.get(name), zone=zone, now=now) for name in _TIMES)
    collected.add(
        link,
        Entry(
            url="",
            source_id=source.id,
            title=plain(item.get("title")),
            summary=plain(_summary(item)),
            published_at=next((t for t in times if t), None),
            language=source.language,
        ),
    )


def _alternate(item: Any) -> str | None:
    links = [link for link in item.get("links", ()) if link.get("href")]
    best = [link for link in links if link.get("rel", "alternate") == "alternate"]
    return str(best[0]["href"]) if best else None


def _summary(item: Any) -> str | None:
    if item.get("summary"):
        return str(item["summary"])
    return next((str(c["value"]) for c in item.get("content", ()) if c.get("value")), None)


def _damage(parsed: Any) -> str | None:
    """What is wrong with the feed's XML, in one line; None if nothing hinders a strict reader."""
    if not parsed.bozo:
        return None
    error = parsed.get("bozo_exception")
    # A wrong label on right bytes is put right by feedparser and harms nobody.
    harmless = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
    if isinstance(error, harmless):
        return None
    text = " ".join(str(getattr(error, "getMessage", lambda: error)()).split())
    return f"not well-formed XML: {text}"[:200]
