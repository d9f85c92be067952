"""From the bytes of a page to an article: the one place that knows the order of the steps.

decode -> parse -> what the page says to machines -> measure -> headline -> prune -> choose
the body -> blocks -> captions -> boilerplate -> kind of page -> language -> times -> authors.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from claimwire.clean import (
    caption_text,
    captions,
    dates,
    listing,
    moments,
    page_kind,
    pictures,
    shell,
    stamps,
    state,
)
from claimwire.clean.authors import authors_of
from claimwire.clean.blocks import Block, read_blocks
from claimwire.clean.body import choose_body
from claimwire.clean.boilerplate import mark_boilerplate
from claimwire.clean.decode import decode
from claimwire.clean.furniture import Furniture
from claimwire.clean.hidden import hide_by_style, hide_forms
from claimwire.clean.language import is_japanese, language_of
from claimwire.clean.lead import lead_of
from claimwire.clean.marked import marked_authors
from claimwire.clean.measure import measure
from claimwire.clean.metadata import (
    canonical_url,
    heading_lines,
    headline,
    inline_lines,
    outlet_names,
)
from claimwire.clean.page import Element, parse, strip, units
from claimwire.clean.prune import prune
from claimwire.clean.scope import Scope, elements_behind, head_elements, scope_of
from claimwire.clean.soup import soup_of, soup_of_markup
from claimwire.clean.structured import Structured, read_structured
from claimwire.clean.times import times_of
from claimwire.errors import NotAnArticle
from claimwire.records import Article, PageHints, content_hash_of
from claimwire.text import nfc
from claimwire.urls import article_id_of, site_of

CLEANER_VERSION = "6"

# A book has fewer paragraphs and less text than this; an article far less.
_MOST_PARTS = 6_000
_OF_ARTICLE = re.compile(r"article|news|blog|story", re.IGNORECASE)
_MOST_PROSE = 120_000.0
_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|[(（][cCｃＣ][)）]|copyright)\D{0,24}(20\d{2})(?:\s?[-–~]\s?(20\d{2}))?", re.IGNORECASE
)
# Among so many lines below the headline, one of this length that gives a time says no more.
_NEAR = 6
_LONGEST_STAMP = 80


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
    with _tree_held() as nodes:
        return _clean(body, url, content_type, hints, furniture, nodes)


def page_blocks(body: bytes, *, url: str, content_type: str | None = None) -> list[str]:
    """The text blocks of a page's body before anything is dropped, for `learn_furniture`.

    Raises:
        NotAnArticle, Undecodable: as `clean_page`, for pages that cannot be parsed.
    """
    with _tree_held() as nodes:
        root = parse(decode(body, url=url, content_type=content_type).text, url=url)
        strip(root)
        measured = measure(root)
        nodes.extend(measured.elements)
        prune(measured, root)
        blocks = read_blocks(soup_of(choose_body(measured, root)))
        return [b.text for b in blocks if b.kind != "picture"]


def blocks_with_reasons(
    body: bytes, *, url: str, content_type: str | None = None
) -> list[tuple[str, str, str]]:
    """The blocks of a page's body with tag path and the reason why each was dropped ("" if kept).

    For explaining a result; the same decisions as `clean_page` without furniture.
    """
    with _tree_held() as nodes:
        decided = _decide(body, url, content_type, PageHints(), None, nodes)
        return [(b.text, b.path, b.drop) for b in decided.blocks if b.kind != "picture"]


@contextmanager
def _tree_held() -> Iterator[list[Element]]:
    """Hold the cyclic collector while trees are built: it would walk them again and again.

    Yields a list for the page's elements in document order, which outlives all else that knows
    them. At the end of each element lxml looks from the first on for one that is still known; a
    list ends from behind, so that it finds one at once, where nested thousands took seconds.
    """
    held = gc.isenabled()
    if held:
        gc.disable()
    try:
        yield []
    finally:
        if held:
            gc.enable()


@dataclass(slots=True)
class _Decided:
    """A page with every block decided: what the article's fields are read from."""

    structured: Structured
    title: str
    outlets: list[str]
    scope: Scope
    times: tuple[list[str], list[str], list[str]]
    scripts: list[str]
    blocks: list[Block]
    authors: list[str]
    captions: list[str]
    called: bool
    kind: str | None
    year: Callable[[], int | None]


def _clean(
    body: bytes,
    url: str,
    content_type: str | None,
    hints: PageHints,
    furniture: Furniture | None,
    nodes: list[Element],
) -> Article:
    page = _decide(body, url, content_type, hints, furniture, nodes)
    if page.kind:
        raise NotAnArticle(url, page.kind, page_kind.reason_for(page.kind))
    text = nfc(_text_of(page.blocks))
    language = language_of(text, hints.language)
    address = canonical_url(page.structured, url)
    site = site_of(address)
    zone = moments.zone_of(site, language, hints.time_zone)
    told = partial(
        times_of,
        page.structured,
        page.times,
        partial(state.times_in, page.scripts),
        partial(state.changes_near, page.scripts),
        page.scope,
        page.year,
        zone,
    )
    published, modified = told(url)
    # A wall stands at the address of the article that it keeps, and that may have a day in it.
    if (
        not page.called
        and not (published and told("")[0])
        and not modified
        and (kind := page_kind.refusal_of_undated(page.blocks, page.scope, page.title))
    ):
        raise NotAnArticle(url, kind, page_kind.reason_for(kind))
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
    nodes: list[Element],
) -> _Decided:
    if not body.strip():
        raise NotAnArticle(url, "empty", page_kind.reason_for("empty"))
    if page_kind.is_no_html(body, content_type):
        raise NotAnArticle(url, "not-html", page_kind.reason_for("not-html"))
    root = parse(decode(body, url=url, content_type=content_type).text, url=url)
    structured = read_structured(root)
    scripts = state.scripts_of(root)
    shown = shell.shown_of(root, structured, url)
    hide_by_style(root)
    hide_forms(root)
    strip(root)
    measured = measure(root)
    nodes.extend(measured.elements)
    texts = {e: measured.line(measured.order[e]) for e in measured.lines if measured.own[e] < 120}
    outlets = outlet_names(structured, url, hints.outlet)
    sections = _sections(root)
    title, heading = headline(structured, heading_lines(measured, root, texts), outlets, sections)
    if heading is None:
        # Old layouts set the headline as a bold line among others in one cell.
        title, heading = headline(structured, inline_lines(root), outlets, sections)
    marked = marked_authors(heading, measured)
    times = stamps.attribute_times(measured, heading, structured)
    headlines = listing.linked_headlines(measured)
    og_type = structured.first("og:type")
    is_article = structured.is_of_one_article()
    # What says that it is an article is no list, whatever it shows besides.
    declared = is_article or og_type == "article"
    entries = frozenset[str]() if declared else listing.entry_lines(measured)
    prune(measured, root, heading)
    chosen = choose_body(measured, root, heading)
    if len(chosen) > _MOST_PARTS or measured.prose[chosen] > _MOST_PROSE:
        raise NotAnArticle(url, "hostile", page_kind.reason_for("hostile"))
    scope = scope_of(measured, texts, chosen, heading)
    blocks = read_blocks(soup_of(chosen))
    prose = sum(b.units for b in blocks if b.kind in ("text", "item") and b.ends_sentence)
    head, foot = head_elements(measured, chosen, heading), elements_behind(measured, chosen)
    outside = pictures.captions_outside(head, sentences=True) + pictures.captions_outside(foot)
    data = state.body_from_data(structured, scripts, prose)
    if data is not None:
        blocks = read_blocks(soup_of_markup(data))
    elif lead := lead_of(measured, root, chosen, heading, "\n".join(b.text for b in blocks)):
        blocks.insert(0, lead)
    inside = captions.mark_captions(blocks)
    sample = "\n".join(b.text for b in blocks if b.units >= 20 and b.ends_sentence)
    japanese = is_japanese(sample or title)
    authors = authors_of(structured, marked, scope, blocks, outlets, japanese)
    mark_boilerplate(
        blocks,
        title=title,
        outlets=outlets,
        authors=authors,
        fingerprints=furniture.fingerprints if furniture else (),
        goes_on=hints.goes_on,
    )
    called = (
        is_article
        or bool(_OF_ARTICLE.search(og_type))
        or bool(marked)
        or data is not None
        or _is_in_article(chosen)
    )
    kind = page_kind.refusal(
        blocks,
        title=title,
        page_title=structured.title,
        all_text="\n".join(texts.values()),
        og_type=og_type,
        is_article=is_article,
        shown=shown,
        called=called,
        entries=entries,
        teasers=measured.teasers,
        headlines=headlines,
        dated=bool(authors or stamps.meta_times(structured)[0])
        or any(
            dates.read_moment(line) for line in scope.between[:_NEAR] if len(line) <= _LONGEST_STAMP
        ),
        address=url,
    )
    # A portrait stands beside its name in a box about the writer.
    shown_captions = caption_text.unique([*outside, *inside])
    stated = [] if shown_captions else pictures.stated_captions(structured.articles)
    found = [c for c in shown_captions or stated if not caption_text.is_byline(c, authors)]
    return _Decided(
        structured,
        title,
        outlets,
        scope,
        times,
        scripts,
        blocks,
        authors,
        found,
        called,
        kind,
        partial(_year_of, texts.values()),
    )


def _year_of(lines: Collection[str]) -> int | None:
    """The year of the page's notice of copyright, the last one it names."""
    years = [int(y) for line in lines for found in _COPYRIGHT.findall(line) for y in found if y]
    return max(years, default=None)


def _is_in_article(chosen: Element) -> bool:
    """Whether the body is, holds or stands in the one `article` element of its page."""
    for e in (chosen, *chosen.iterancestors()):
        if e.tag == "article":
            around = e.getparent()
            beside = () if around is None else around.iterchildren("article")
            return sum(1 for other in beside if other.get("class") == e.get("class")) == 1
    return sum(1 for _ in chosen.iter("article")) == 1


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
