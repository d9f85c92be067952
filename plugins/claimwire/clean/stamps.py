"""Times that a page states in names: meta tags, data attributes, `time` tags, its address.

Hundreds of content systems name the same two times in their own words; the words differ less
than the systems do, so names are folded and told by what they are made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from claimwire.clean import dates, moments
from claimwire.clean.measure import Measured
from claimwire.clean.page import INLINE, Element
from claimwire.clean.structured import Structured
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import to_simplified

# The names that most pages use, most trusted first; other names are told by their parts.
_PUBLISHED_META = (
    "article:published_time", "og:published_time", "article:published", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date",
    "sailthru.date", "datepublished", "date.published", "og:article:published_time",
    "article_date_original", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
    "dcterms.date", "cxenseparse:recs:publishtime", "weibo:article:create_at", "bt:pubdate",
    "ptime", "date", "apub:time", "pdate", "firstpublishedtime", "originalpublicationdate",
    "og:release_date", "mediator_published_time", "publishedtime", "release_date",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "lastmod",
    "last-modified-date", "modified_date", "dcterms.modified", "article:updated_time",
    "og:modified_time", "revised", "weibo:article:update_at", "utime", "lastmodified",
    "last_updated_date", "modified",
)  # fmt: skip
_MOMENT = r"(?:date|day|time|datetime|timestamp|stamp|at|on|dt|dttm|dtm)"
_PUBLISHED_NAME = re.compile(
    rf"(?:publish(?:ed|ing)?|publication|pub|first(?:published)?|issued?|release[d]?|creat(?:e|ed|ion)"
    r"|post(?:ed)?|display|article|news|story|online|original(?:publication)?|reg(?:ist(?:er)?)?"
    rf"|deploy){_MOMENT}$"
    r"|(?:datepublished|dateissued|datecreated|articlepublished|articlecreate|termsissued"
    r"|dateoriginal)$"
)
_MODIFIED_NAME = re.compile(
    rf"(?:last)?(?:modif(?:y|ied|ication)|mod|updated?|revis(?:ed|ion)|edit(?:ed)?){_MOMENT}$"
    r"|(?:datemodified|dateupdated?|lastmod|lastmodified|lastupdated?|termsmodified)$"
)
_OTHER_NAME = re.compile(
    r"expir|unpub|verif|valid|video|event|start|end(?:date|time)|profile|copyright|server|now$"
    r"|birth|deadline|embargo|page(?:load|view)|build|cache|comment|duration|reading"
)
_LETTERS = re.compile(r"[^a-z]+")
_DATA = re.compile(
    r"(?:(?:article|news|post|story|pub|publish|published|release|released|create|created|creation"
    r"|original|first|display|reg|regist|register|deploy|unix|epoch|utc|iso|local)-?)*"
    rf"(?:{_MOMENT}|date-time|ts|epoch|utime|unixtime|pubtime|pubdate|publish|published)"
)
_DATA_CHANGED = re.compile(
    r"(?:(?:article|news|post|story|last|unix|epoch|utc|iso|local)-?)*"
    r"(?:modif(?:y|ied)|mod|updated?|revised|edited|re-?deploy)"
    rf"-?(?:{_MOMENT}|date-time|ts|epoch)?"
)
_VALUES = ("data-val", "data-value", "data-content")
_TIME_NAME = re.compile(r"(?:^|[-_ ])(?:time|date|publish|published|pubtime|pubdate|stamp)")
_TIMES = frozenset(("time", "amp-timeago", "time-ago", "relative-time", "local-time", "timeago"))
_CHANGED = re.compile(r"modif|updat|revis")
_PUBLISHED = re.compile(r"publish|posted|created|entry-date")
# Further from the headline, in elements, other articles have their times.
_BEFORE, _BEHIND = 25, 119
_DAY = re.compile(
    r"(?<!\d)(20\d{2})([-/_]?)(0[1-9]|1[0-2])(?:[-/_]?)(0[1-9]|[12]\d|3[01])(?:(?!\d)|(?=\d{4,9}(?!\d)))"
)
_ARCHIVED = re.compile(r"/\d{14}[a-z_]*/https?:/+[^/]*/?")
_AGO = re.compile(r"\bago\b|yesterday|前$|昨|今|전$|어제", re.IGNORECASE)
_PARSELY = re.compile(r"\"pub_date\"\s*:\s*\"([^\"]{8,40})\"")


def meta_times(structured: Structured) -> tuple[list[str], list[str]]:
    """Times of publication and of change of the page's meta tags, most trusted first."""
    published = [v for name in _PUBLISHED_META for v in structured.meta.get(name, ())]
    changed = [v for name in _MODIFIED_META for v in structured.meta.get(name, ())]
    for name, values in structured.meta.items():
        what = _kind_of(name)
        if what == "published" and name not in _PUBLISHED_META:
            published.extend(values)
        elif what == "changed" and name not in _MODIFIED_META:
            changed.extend(values)
    published.extend(_PARSELY.findall(structured.first("parsely-page")))
    return published, changed


@lru_cache(maxsize=4096)
def _kind_of(name: str) -> str:
    """Whether a meta tag called `name` tells of publication, of change, or of neither."""
    folded = _LETTERS.sub("", name)
    if _OTHER_NAME.search(folded):
        return ""
    if _MODIFIED_NAME.search(folded):
        return "changed"
    return "published" if _PUBLISHED_NAME.search(folded) else ""


@lru_cache(maxsize=4096)
def _kind_of_data(name: str) -> str:
    if name in _VALUES:
        return "value"
    if _DATA_CHANGED.fullmatch(name, 5):
        return "changed"
    return "published" if _DATA.fullmatch(name, 5) else ""


def attribute_times(
    measured: Measured, title: Element | None, structured: Structured
) -> tuple[list[str], list[str], list[str]]:
    """Times of publication and of change that stand in attributes near the headline, in order.

    Numbers among them are epochs. The third list is for pages that tell no other time: the only
    one that stands further away.
    """
    at = measured.order.get(title, 0) if title is not None else 0
    count = len(measured.elements)
    last = min(at + _BEHIND, count) if title is not None else count
    near = [*range(at, last), *range(max(0, at - _BEFORE), at)]
    found, changed = _in_attributes(measured, near)
    far: list[str] = []
    told = any(node.get("datePublished") for node in structured.articles)
    if not (found or told or meta_times(structured)[0]) and len(near) < count:
        far, _ = _in_attributes(measured, range(count))
    return found[:3], changed[:1], far[:1] if len(set(far)) == 1 else []


def _in_attributes(measured: Measured, places: Iterable[int]) -> tuple[list[str], list[str]]:
    found: list[str] = []
    changed: list[str] = []
    for i in places:
        for name in map(str, measured.attributes[i]):
            if name == "title":
                _read_microformat(measured, i, found, changed)
                continue
            if not name.startswith("data-"):
                continue
            what = _kind_of_data(name)
            if not what or (what == "value" and not _TIME_NAME.search(measured.called(i))):
                continue
            value = measured.elements[i].get(name) or ""
            if dates.is_all_moment(value):
                (changed if what == "changed" else found).append(value)
    return found, changed


def _read_microformat(measured: Measured, i: int, found: list[str], changed: list[str]) -> None:
    """Times in tooltips, among them those of old weblogs (`<abbr class="published">`)."""
    e = measured.elements[i]
    called = (e.get("class") or "") if e.tag == "abbr" else ""
    value = e.get("title") or ""
    if "published" in called or "updated" in called:
        (changed if "updated" in called else found).append(value)
    elif (
        e.tag in INLINE
        and "20" in value
        and ":" in value
        and _AGO.search(measured.texts[i] or "")
        and dates.is_all_moment(value)
    ):
        # What a page tells as hours ago, it tells whole to the pointer.
        found.append(value)


def with_stamps(e: Element, text: str, zone: ZoneInfo | None) -> str:
    """The line `text` of `e`, with the times of its `time` tags in the place of their words."""
    if e.tag not in _TIMES and next(e.iter(*_TIMES), None) is None:
        return text
    return " ".join(" ".join(_parts(e, zone)).split())


def _parts(e: Element, zone: ZoneInfo | None) -> Iterator[str]:
    if e.tag in _TIMES and (stamp := _stamp(e, zone)):
        yield stamp
        return
    if e.text:
        yield e.text
    for child in e:
        if isinstance(child.tag, str) and (child.tag in INLINE or child.tag in _TIMES):
            yield from _parts(child, zone)
        if child.tail:
            yield child.tail


def _stamp(e: Element, zone: ZoneInfo | None) -> str:
    """What a `time` tag says, as text: its attribute, behind the word that says of what."""
    raw = e.get("datetime") or e.get("content") or ""
    stated = dates.read_moment(raw)
    if stated is None:
        return ""
    shown = " ".join("".join(map(str, e.itertext())).split())
    called = f"{e.get('class') or ''} {e.get('itemprop') or ''} {e.get('pubdate') or ''}".lower()
    is_change = bool(_CHANGED.search(called)) and not _PUBLISHED.search(called)
    said = to_simplified(shown.casefold())
    is_change = is_change or bool(vocabulary().updated.search(said))
    words = "updated " if is_change else ""
    printed = dates.read_moment(shown)
    if printed and (
        printed.precision > stated.precision
        or moments.is_local_not_utc(stated, printed, zone)
        # What is printed with its zone tells more than the same clock without one.
        or (stated.offset is None and printed.offset is not None and stated.precision > 0)
    ):
        return words + shown
    return words + stated.text()


def day_of_address(url: str) -> str | None:
    """The day in an address such as /2026/05/03/ or /20260503/, ISO 8601, or None."""
    # An archive's address holds that of the page, and the day of its own copy before it.
    path = urlsplit(_ARCHIVED.sub("/", url)).path
    for match in _DAY.finditer(path):
        day = f"{match.group(1)}-{match.group(3)}-{match.group(4)}"
        if dates.read_moment(day):
            return day
    return None
