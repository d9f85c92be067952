"""Which times of publication and change a page gives, from the most precise of its sources.

How times are read, and which of several wins, is in `dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from claimwire.clean import dates
from claimwire.clean.measure import Measured
from claimwire.clean.scope import Scope
from claimwire.clean.structured import Structured
from claimwire.clean.vocabulary import vocabulary

_PUBLISHED_META = (
    "article:published_time", "og:published_time", "article:published", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date",
    "sailthru.date", "datepublished", "date.published", "og:article:published_time",
    "article_date_original", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "cxenseparse:recs:publishtime", "weibo:article:create_at", "bt:pubdate", "ptime", "date",
    "apub:time", "pdate", "firstpublishedtime", "originalpublicationdate", "og:release_date",
    "mediator_published_time", "publishedtime", "release_date",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "lastmod",
    "last-modified-date", "modified_date", "dcterms.modified", "article:updated_time",
    "og:modified_time", "revised", "weibo:article:update_at", "utime", "lastmodified",
    "last_updated_date", "modified",
)  # fmt: skip
_TIME_ATTRIBUTES = (
    "data-time",
    "data-timestamp",
    "data-publish-time",
    "data-publish",
    "data-date",
    "data-pubtime",
    "data-utime",
    "data-published",
    "data-date-time",
    "data-datetime",
)
_NEXT = re.compile(r"[^\d\n|]{1,10}(?:19|20)\d{2}\s?[-/.年년]")
_CHANGE_ATTRIBUTES = ("data-modify-date-time", "data-modified", "data-updated", "data-update-time")
_TIMED = frozenset(_TIME_ATTRIBUTES + _CHANGE_ATTRIBUTES)
_TIME_TAGS = frozenset(("div", "span", "time", "p", "section", "article", "i"))


def attribute_times(measured: Measured) -> tuple[list[str], list[str]]:
    """Times of publication and of change that stand in data attributes, in order.

    Numbers among them are epochs.
    """
    found: list[str] = []
    changed: list[str] = []
    for e, names in zip(measured.elements, measured.attributes, strict=True):
        if not names:
            continue
        if e.tag == "abbr" and "title" in names and "class" in names:
            # The microformat of old weblogs.
            called = e.get("class") or ""
            if "published" in called or "updated" in called:
                (changed if "updated" in called else found).append(e.get("title") or "")
            continue
        if _TIMED.isdisjoint(names) or e.tag not in _TIME_TAGS:
            continue
        found.extend(value for name in _TIME_ATTRIBUTES if (value := e.get(name)))
        changed.extend(value for name in _CHANGE_ATTRIBUTES if (value := e.get(name)))
    return found[:3], changed[:1]


def times_of(
    structured: Structured,
    attributes: tuple[list[str], list[str]],
    late: Callable[[], list[str]],
    near: Callable[[datetime], list[str]],
    scope: Scope,
    zone: ZoneInfo | None,
) -> tuple[str | None, str | None]:
    """Times of publication and change, ISO 8601 with an offset; None where there is none.

    Args:
        structured: what the page says to machines.
        attributes: from `attribute_times`.
        late: gives the times of `state.times_in`; asked where nothing else has a clock.
        near: gives those of `state.changes_near`; asked where no change is told.
        scope: the lines around the body.
        zone: the site's, for times without an offset.
    """
    published: list[dates.Moment] = []
    modified: list[dates.Moment] = []

    def read(values: list[object], into: list[dates.Moment]) -> None:
        into.extend(m for v in values if (m := dates.read_moment(v)))

    for node in structured.articles[:2]:
        read([node.get("datePublished") or node.get("dateCreated")], published)
        read([node.get("dateModified")], modified)
    for node in structured.nodes[:3]:
        read([node.get("pubDate")], published)
        read([node.get("upDate")], modified)
    for name in _PUBLISHED_META:
        read(list(structured.meta.get(name, ())), published)
    for name in _MODIFIED_META:
        read(list(structured.meta.get(name, ())), modified)
    read(list(structured.items.get("datePublished", ())[:2]), published)
    read(list(structured.items.get("dateModified", ())[:2]), modified)
    read(list(attributes[0]), published)
    read(list(attributes[1]), modified)
    shown, changed = _shown_times(scope, published)
    if not published and not any(m.precision for m in shown):
        read(list(late()[:2]), published)
    best = dates.choose(published, shown, zone)
    last = dates.choose(modified, changed, zone)
    if best is None:
        return None, last.iso(zone) if last else None
    if best.offset is None and published:
        known = next((m.offset for m in (*published, *modified) if m.offset), None)
        if known is not None and zone is None:
            best = dates.Moment(best.at, known, best.precision)
    first = best.iso(zone)
    if last is None and best.precision:
        read(list(near(datetime.fromisoformat(first))), modified)
        last = dates.choose(modified, (), zone)
    if last is None:
        return first, None
    final = last.iso(zone)
    later = datetime.fromisoformat(final) > datetime.fromisoformat(first)
    return first, final if later else None


def _shown_times(
    scope: Scope, stated: list[dates.Moment]
) -> tuple[list[dates.Moment], list[dates.Moment]]:
    """Times printed near the headline: of publication, and after a word for an update."""
    shown: list[dates.Moment] = []
    changed: list[dates.Moment] = []
    updated = vocabulary().updated
    joined: list[str] = []
    for e, text in scope.head:
        stamp = e.get("datetime") if e.tag == "time" else None
        for inner in e:
            if inner.tag == "time":
                stamp = stamp or inner.get("datetime")
        if stamp and (moment := dates.read_moment(stamp)) and not stated:
            (changed if updated.search(text.casefold()) and shown else shown).append(moment)
        joined.append(text)
    texts = [t for t in joined if len(t) <= 160]
    whole = " \n ".join(texts[:40])
    lower = whole.casefold()
    for start, end, moment in dates.read_moments(whole):
        # The word stands before the time, or right behind it.
        before = lower[max(0, start - 14) : start].split("|")[-1].split("\n")[-1]
        behind = lower[end : end + 8].split("|")[0].split("\n")[0].split("\u3000")[0]
        if _NEXT.match(lower, end):
            # The word belongs to the time that follows it.
            behind = ""
        is_change = bool(updated.search(before)) or bool(updated.search(behind))
        (changed if is_change else shown).append(moment)
    if shown and not changed:
        for text in texts:
            if not updated.search(text.casefold()):
                continue
            moment = dates.read_month_day(text, shown[0])
            if moment and moment.at != shown[0].at:
                changed.append(moment)
    if not shown and changed and not stated:
        shown, changed = changed[:1], changed[1:]
    return shown, changed
