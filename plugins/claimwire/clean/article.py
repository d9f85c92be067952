"""From the bytes of a page to an article: the one place that knows the order of the steps.

decode -> parse -> what the page says to machines -> measure -> headline -> prune -> choose
the body -> blocks -> captions -> boilerplate -> kind of page -> language -> times -> authors.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup

from claimwire.clean import bylines, captions, dates, page_kind, state
from claimwire.clean.blocks import Block, read_blocks, soup_of, tidy
from claimwire.clean.body import choose_body
from claimwire.clean.boilerplate import mark_boilerplate
from claimwire.clean.decode import decode
from claimwire.clean.furniture import Furniture
from claimwire.clean.language import is_japanese, language_of
from claimwire.clean.metadata import (
    canonical_url,
    heading_lines,
    headline,
    inline_lines,
    outlet_names,
)
from claimwire.clean.page import (
    INLINE,
    Element,
    Measured,
    hide_by_style,
    hide_forms,
    line_text,
    measure,
    names_of,
    parse,
    prune,
    strip,
    units,
)
from claimwire.clean.structured import Structured, read_structured, text_of, types_of
from claimwire.clean.vocabulary import vocabulary
from claimwire.errors import NotAnArticle
from claimwire.records import Article, PageHints, content_hash_of
from claimwire.text import nfc
from claimwire.urls import article_id_of, site_of

CLEANER_VERSION = "1"

_AUTHOR_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "twitter:creator:name",
    "citation_author",
)
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
)
_BYLINE_NAME = re.compile(
    r"(?:^|[-_ ])(?:author|authors|byline|by-line|writer|reporter|journalist|creator|author-name|auth)(?:$|[-_ s0-9])"
)
_NO_BYLINE = re.compile(r"bio|box|image|img|photo|avatar|comment|related|desc|title|role|job")
# A book has fewer paragraphs and less text than this; an article far less.
_MOST_PARTS = 6_000
_MOST_PROSE = 120_000.0
_HEAD_LINES = 14
_TAIL_LINES = 8


@dataclass(slots=True)
class _Scope:
    """The visible lines around the body: those of the article's head, and those behind it."""

    head: list[tuple[Element, str]]
    tail: list[tuple[Element, str]]


def clean_page(
    body: bytes,
    *,
    url: str,
    content_type: str | None = None,
    hints: PageHints = PageHints(),  # noqa: B008 - frozen, so one default can be shared
    furniture: Furniture | None = None,
) -> Article:
    """Clean one page.

    Args:
        body: the answer's payload, transfer and content encodings taken off.
        url: the address that answered, after redirects.
        content_type: the HTTP header, for the encoding.
        hints: what the source knows; used where the page is silent.
        furniture: what repeats on the host; used only to drop.

    Raises:
        NotAnArticle: `kind` tells what the page is (`page_kind`).
        Undecodable: the bytes are no text in any encoding.
    """
    with _collector_held():
        return _clean(body, url, content_type, hints, furniture)


def page_blocks(body: bytes, *, url: str, content_type: str | None = None) -> list[str]:
    """The text blocks of a page's body before anything is dropped, for `learn_furniture`.

    Raises:
        NotAnArticle, Undecodable: as `clean_page`, for pages that cannot be parsed.
    """
    with _collector_held():
        root = parse(decode(body, url=url, content_type=content_type).text, url=url)
        strip(root)
        measured = measure(root)
        prune(measured, root)
        blocks = read_blocks(soup_of(choose_body(measured, root)))
        return [b.text for b in blocks if b.kind != "picture"]


def blocks_with_reasons(
    body: bytes, *, url: str, content_type: str | None = None
) -> list[tuple[str, str, str]]:
    """The blocks of a page's body with tag path and the reason why each was dropped ("" if kept).

    For explaining a result; the same decisions as `clean_page` without furniture.
    """
    with _collector_held():
        decided = _decide(body, url, content_type, PageHints(), None)
        return [(b.text, b.path, b.drop) for b in decided.blocks if b.kind != "picture"]


@contextmanager
def _collector_held() -> Iterator[None]:
    """Hold the cyclic collector while trees are built: it would walk them again and again."""
    held = gc.isenabled()
    if held:
        gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()


@dataclass(slots=True)
class _Decided:
    """A page with every block decided: what the article's fields are read from."""

    structured: Structured
    title: str
    outlets: list[str]
    scope: _Scope
    times: list[str]
    state_times: list[str]
    blocks: list[Block]
    authors: list[str]
    captions: list[str]
    kind: str | None


def _clean(
    body: bytes,
    url: str,
    content_type: str | None,
    hints: PageHints,
    furniture: Furniture | None,
) -> Article:
    page = _decide(body, url, content_type, hints, furniture)
    if page.kind:
        raise NotAnArticle(url, page.kind, page_kind.reason_for(page.kind))
    text = nfc(_text_of(page.blocks))
    language = language_of(text, hints.language)
    address = canonical_url(page.structured, url)
    site = site_of(address)
    zone = dates.zone_of(site, language, hints.time_zone)
    published, modified = _times(page.structured, page.times, page.state_times, page.scope, zone)
    return Article(
        article_id=article_id_of(address),
        url=url,
        canonical_url=address,
        site=site,
        title=nfc(page.title),
        authors=tuple(page.authors),
        published_at=published,
        modified_at=modified,
        language=language,
        text=text,
        captions=tuple(nfc(c) for c in page.captions),
        content_hash=content_hash_of(text),
    )


def _decide(
    body: bytes,
    url: str,
    content_type: str | None,
    hints: PageHints,
    furniture: Furniture | None,
) -> _Decided:
    if not body.strip():
        raise NotAnArticle(url, "empty", page_kind.reason_for("empty"))
    if page_kind.is_no_html(body, content_type):
        raise NotAnArticle(url, "not-html", page_kind.reason_for("not-html"))
    root = parse(decode(body, url=url, content_type=content_type).text, url=url)
    structured = read_structured(root)
    scripts = state.scripts_of(root)
    has_video = next(root.iter("video", "amp-video"), None) is not None
    hide_by_style(root)
    hide_forms(root)
    strip(root)
    measured = measure(root)
    texts = {e: line_text(e) for e in measured.lines if measured.own[e] < 120}
    outlets = outlet_names(structured, url, hints.outlet)
    sections = _sections(root)
    title, heading = headline(structured, heading_lines(measured, root, texts), outlets, sections)
    if heading is None:
        # Old layouts set the headline as a bold line among others in one cell.
        title, heading = headline(structured, inline_lines(root), outlets, sections)
    marked = _marked_authors(root, heading, measured)
    times = _attribute_times(root)
    prune(measured, root, heading)
    chosen = choose_body(measured, root, heading)
    if len(chosen) > _MOST_PARTS or measured.prose[chosen] > _MOST_PROSE:
        raise NotAnArticle(url, "hostile", page_kind.reason_for("hostile"))
    scope = _scope(measured, texts, chosen, heading)
    blocks = read_blocks(soup_of(chosen))
    prose = sum(b.units for b in blocks if b.kind in ("text", "item") and b.ends_sentence)
    outside = captions.captions_outside(_head_elements(measured, chosen, heading))
    data = state.body_from_data(structured, scripts, prose)
    if data is not None:
        soup = BeautifulSoup(data, "lxml", multi_valued_attributes=None)
        blocks = read_blocks(soup.body or soup)
    inside = captions.mark_captions(blocks)
    sample = "\n".join(b.text for b in blocks if b.units >= 20 and b.ends_sentence)
    japanese = is_japanese(sample or title)
    authors = _authors(structured, marked, scope, blocks, outlets, japanese)
    mark_boilerplate(
        blocks,
        title=title,
        outlets=outlets,
        authors=authors,
        fingerprints=furniture.fingerprints if furniture else (),
    )
    kind = page_kind.refusal(
        blocks,
        title=title,
        page_title=structured.title,
        all_text="\n".join(texts.values()),
        og_type=structured.first("og:type"),
        is_article=bool(structured.articles),
        has_video=has_video,
        teasers=measured.teasers,
    )
    found = captions.unique([*outside, *inside])
    late = state.times_in(scripts)
    return _Decided(structured, title, outlets, scope, times, late, blocks, authors, found, kind)


def _text_of(blocks: list[Block]) -> str:
    """The kept blocks as text: items of one list and rows of one table on lines of their own."""
    parts: list[str] = []
    group = 0
    for block in blocks:
        if block.drop or block.kind == "picture":
            continue
        grouped = block.group if block.kind in ("item", "row") else 0
        if grouped and grouped == group:
            parts[-1] += "\n" + block.text
        else:
            parts.append(block.text)
        group = grouped
    return "\n\n".join(parts)


def _sections(root: Element) -> set[str]:
    """Texts of short links: navigation and breadcrumb name the site's sections."""
    found = set()
    for a in root.iter("a"):
        text = (a.text or "").strip()
        if text and units(text) <= 9:
            found.add(text)
    return found


def _scope(
    measured: Measured,
    texts: dict[Element, str],
    chosen: Element,
    title: Element | None,
) -> _Scope:
    order = measured.order
    placed = sorted(
        ((_position(e, order), e) for e in measured.lines if e in texts), key=lambda pair: pair[0]
    )
    start = end = order.get(chosen, 0)
    for e in chosen.iter():
        end = max(end, order.get(e, 0))
    title_at = order.get(title, start) if title is not None else start
    first = min(start, title_at)
    lines = [(at, (e, texts[e])) for at, e in placed]
    head = [line for at, line in lines if first <= at < max(start, title_at + 1)]
    before = [line for at, line in lines if at < first][-_HEAD_LINES:]
    inside = [line for at, line in lines if start <= at <= end]
    behind = [line for at, line in lines if at > end][:_TAIL_LINES]
    return _Scope(head[:40] + inside[:6] + before, inside[-_TAIL_LINES:] + behind)


def _position(e: Element, order: dict[Element, int]) -> int:
    """Where the text of `e` begins: a container's own text can stand behind its blocks."""
    if e.text and not e.text.isspace():
        return order[e]
    for child in e:
        if child.tag in INLINE or (child.tail and not child.tail.isspace()):
            return order.get(child, order[e])
    return order[e]


def _head_elements(measured: Measured, chosen: Element, title: Element | None) -> Iterator[Element]:
    """Elements of the article's head: from the headline (or somewhat before) to the body."""
    start = measured.order.get(chosen, 0)
    inside = set(chosen.iter())
    above = set()
    node: Element | None = chosen
    while node is not None:
        above.add(node)
        node = node.getparent()
    title_at = measured.order.get(title, start) if title is not None else max(0, start - 40)
    first = max(0, min(title_at, start) - 25)
    for e in measured.elements:
        at = measured.order[e]
        if first <= at and e not in inside and e not in above and (at < start or title_at > at):
            yield e


def _marked_authors(root: Element, title: Element | None, measured: Measured) -> list[str]:
    """Texts of elements that markup calls the author, nearest to the headline first."""
    found: list[tuple[int, str]] = []
    order = measured.order
    at = order.get(title, 0) if title is not None else 0
    for e in root.iter("a", "span", "div", "p", "address", "cite", "li", "em", "strong", "b"):
        if not e.attrib:
            continue
        called = names_of(e)
        if not (_is_byline(called) or e.get("rel") == "author" or e.get("itemprop") == "author"):
            continue
        distance = abs(order.get(e, 0) - at)
        if distance < 120:
            text = tidy("".join(map(str, e.itertext())))
            if 1 < len(text) <= 80:
                found.append((distance, text))
    found.sort(key=lambda pair: pair[0])
    return [text for _, text in found[:4]]


@lru_cache(maxsize=16384)
def _is_byline(called: str) -> bool:
    return bool(_BYLINE_NAME.search(called)) and not _NO_BYLINE.search(called)


def _attribute_times(root: Element) -> list[str]:
    found = []
    for e in root.iter("div", "span", "time", "p", "section", "article", "i"):
        for name in _TIME_ATTRIBUTES:
            value = e.get(name)
            if value:
                found.append(value)
    return found[:3]


def _authors(
    structured: Structured,
    marked: list[str],
    scope: _Scope,
    blocks: list[Block],
    outlets: list[str],
    japanese: bool,
) -> list[str]:
    stated: list[str] = []
    for node in structured.articles[:2]:
        listed = node.get("author") or node.get("creator")
        for person in listed if isinstance(listed, list) else [listed]:
            if isinstance(person, dict) and "Organization" in types_of(person):
                continue
            stated.append(text_of(person))
        if stated:
            break
    if names := bylines.bare_names(stated, outlets, japanese=japanese):
        return names
    for name in _AUTHOR_META:
        if names := bylines.bare_names(structured.meta.get(name, ()), outlets, japanese=japanese):
            return names
    for text in marked:
        if names := bylines.names_in_line(text, outlets, japanese=japanese) or bylines.bare_names(
            [text], outlets, japanese=japanese
        ):
            return names
    head = [text for _, text in scope.head]
    opening = [b.text for b in blocks if b.kind != "picture" and b.drop != "caption"][:3]
    closing = [b.text for b in blocks if b.kind != "picture" and b.drop != "caption"][-4:]
    for line in (*head, *opening, *closing, *(text for _, text in scope.tail)):
        if names := bylines.names_in_line(line, outlets, japanese=japanese):
            return names
    for line in reversed(closing):
        if names := bylines.names_in_signature(line, outlets, japanese=japanese):
            return names
    return []


def _times(
    structured: Structured,
    attributes: list[str],
    late: list[str],
    scope: _Scope,
    zone: ZoneInfo | None,
) -> tuple[str | None, str | None]:
    published: list[dates.Moment] = []
    modified: list[dates.Moment] = []

    def read(values: list[object], into: list[dates.Moment]) -> None:
        into.extend(m for v in values if (m := dates.read_moment(v)))

    for node in structured.articles[:2]:
        read([node.get("datePublished") or node.get("dateCreated")], published)
        read([node.get("dateModified")], modified)
    for name in _PUBLISHED_META:
        read(list(structured.meta.get(name, ())), published)
    for name in _MODIFIED_META:
        read(list(structured.meta.get(name, ())), modified)
    read(list(structured.items.get("datePublished", ())[:2]), published)
    read(list(structured.items.get("dateModified", ())[:2]), modified)
    read(list(attributes), published)
    shown, changed = _shown_times(scope, published)
    if not published and not any(m.precision for m in shown):
        read(list(late[:2]), published)
    best = dates.choose(published, shown, zone)
    last = dates.choose(modified, changed, zone)
    if best is None:
        return None, last.iso(zone) if last else None
    if best.offset is None and published:
        known = next((m.offset for m in (*published, *modified) if m.offset), None)
        if known is not None and zone is None:
            best = dates.Moment(best.at, known, best.precision)
    first = best.iso(zone)
    if last is None:
        return first, None
    final = last.iso(zone)
    later = datetime.fromisoformat(final) > datetime.fromisoformat(first)
    return first, final if later else None


def _shown_times(
    scope: _Scope, stated: list[dates.Moment]
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
    for at, moment in dates.read_moments(whole):
        around = lower[max(0, at - 12) : at], lower[at : at + 34].split("\n")[0]
        is_change = bool(updated.search(around[0])) or bool(updated.search(around[1]))
        (changed if is_change else shown).append(moment)
    if shown and not changed:
        for text in texts:
            if updated.search(text.casefold()) and (m := dates.read_month_day(text, shown[0])):
                if m.at != shown[0].at:
                    changed.append(m)
    if not shown and changed and not stated:
        shown, changed = changed[:1], changed[1:]
    return shown, changed
