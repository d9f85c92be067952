"""Whether a page is an article, and if not, what it is.

Kinds: `empty`, `soft-404`, `consent-wall`, `login-wall`, `paywall`, `bot-check`, `listing`,
`video`, `quote-page`, `too-short`, `not-html`, `hostile`. A page is refused for what its text is
made of, never for a word in it: walls have little text and most of it speaks of the wall.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimwire.clean.blocks import Block
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

# An article of the shortest kind (a flash of one sentence) has about this many units.
_SHORTEST = 28.0
_REPORTED = 2
_WALL_LONGEST = 700.0
_DATE = re.compile(
    r"\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?|\d{1,2}:\d{2}|\d+ (?:hours?|minutes?|days?) ago"
    r"|\d+\s?(?:小時|分鐘|小时|分钟|時間|分)前"
)
_CUT = re.compile(r"(?:\.{3,}|…+|更多內容|read more|\[\.\.\.\]|続きを読む|全文)\s*$", re.IGNORECASE)
_CUT_WITHIN = 24
_REASONS = {
    "empty": "the page holds no text; it may be drawn by scripts",
    "soft-404": "the page says that the article does not exist",
    "consent-wall": "the page asks for consent instead of showing an article",
    "login-wall": "the page asks to log in instead of showing an article",
    "paywall": "the page shows a subscription offer instead of an article",
    "bot-check": "the page checks whether a person is reading",
    "listing": "the page lists articles",
    "video": "the page shows a video with no text of its own",
    "quote-page": "the page shows figures of a security, no article",
    "too-short": "the page has too little text to be an article",
    "not-html": "the answer is no HTML page",
    "hostile": "the page is too large to be an article",
}


# How files that are no pages begin: PDF, pictures, archives, video, feeds, JSON.
_NOT_HTML = (
    b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"RIFF",
    b"\x00\x00\x00",
    b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemapindex", b"{", b"[",
)  # fmt: skip
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|article|meta|title)\b", re.IGNORECASE
)
_HTML_TYPE = re.compile(r"html|xml|text/plain|octet-stream", re.IGNORECASE)


def is_no_html(body: bytes, content_type: str | None) -> bool:
    """Whether an answer is something other than an HTML page, by its first bytes and header."""
    if content_type and not _HTML_TYPE.search(content_type):
        return True
    head = body[:3000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"\x00" in head[:200] and _HTML.search(head.replace(b"\x00", b"")):
        return False
    return head.startswith(_NOT_HTML) and not _HTML.search(head)


def reason_for(kind: str) -> str:
    """One line for people on why a page of `kind` is refused."""
    return _REASONS.get(kind, "the page is no article")


def refusal(
    blocks: Sequence[Block],
    *,
    title: str,
    page_title: str,
    all_text: str,
    og_type: str,
    is_article: bool,
    has_video: bool,
    teasers: int = 0,
) -> str | None:
    """The kind of a page that is no article, or None for an article.

    Args:
        blocks: of the chosen part, decided (`drop` set).
        title: the headline found.
        page_title: the page's `<title>`.
        all_text: the visible text of the whole page, furniture included, shortened.
        og_type: the page's Open Graph type.
        is_article: the page's structured data describe an article.
        has_video: the page shows a video.
        teasers: how many linked teasers of other articles the page had.
    """
    kept = [b for b in blocks if not b.drop and b.kind != "picture"]
    size = sum(b.units for b in kept)
    lines = [b.folded for b in blocks if b.kind != "picture"]
    if teasers >= 5 and size < 90 and not is_article:
        return "listing"
    if _is_quotes(kept):
        return "quote-page"
    if size < _WALL_LONGEST and (wall := _wall(kept, lines, title, page_title, size, all_text)):
        return wall
    if size < _SHORTEST:
        if has_video:
            return "video"
        if is_article and size >= 12 and any(b.ends_sentence for b in kept):
            return None
        if _is_listing(blocks, kept, is_article, og_type):
            return "listing"
        return "too-short" if all_text.strip() else "empty"
    if _is_listing(blocks, kept, is_article, og_type):
        return "listing"
    if not any(b.ends_sentence or b.units > 60 for b in kept if b.kind not in ("row", "heading")):
        return "too-short"
    return None


def _wall(
    kept: Sequence[Block],
    lines: list[str],
    title: str,
    page_title: str,
    size: float,
    all_text: str,
) -> str | None:
    kinds = vocabulary().kinds
    said = sum(1 for b in kept if vocabulary().reporting.search(b.folded))
    if said >= _REPORTED:
        # News about walls has somebody say something; a wall has not.
        return None
    heads = [match_form(title), match_form(page_title), *lines[:3]]
    short = size < 200
    page = match_form(all_text[:4000])
    if short and any(kinds["soft-404"].search(h) for h in heads if len(h) < 90):
        return "soft-404"
    if size < 260 and (
        kinds["bot-check"].search(match_form(title + "\n" + page_title))
        or sum(1 for line in lines if kinds["bot-check"].search(line)) >= 2
    ):
        return "bot-check"
    kept_lines = [b.folded for b in kept]
    consent = sum(1 for line in kept_lines if kinds["consent-wall"].search(line))
    if kept_lines and consent >= 0.5 * len(kept_lines) and (consent >= 2 or short):
        hits = sum(len(kinds["consent-wall"].findall(line)) for line in kept_lines)
        if hits >= 3:
            return "consent-wall"
    if size < 100:
        for kind in ("bot-check", "consent-wall", "login-wall", "soft-404", "paywall"):
            where = [*heads, *kept_lines, *(line for line in lines if len(line) >= 16)]
            if any(kinds[kind].search(line) for line in where):
                return kind
            if size < 20 and kind in ("login-wall", "bot-check") and kinds[kind].search(page):
                return kind
    return None


def _is_listing(
    blocks: Sequence[Block], kept: Sequence[Block], is_article: bool, og_type: str
) -> bool:
    """Many linked headlines, each with a date or a teaser that breaks off, and little prose."""
    lines = [b for b in blocks if b.kind != "picture" and b.drop != "caption"]
    if len(lines) < 8:
        return False
    cut = sum(1 for b in kept if _CUT.search(b.text[-_CUT_WITHIN:]))
    if cut >= 4 and cut >= 0.4 * max(1, len([b for b in kept if b.kind != "heading"])):
        return True
    long = [b for b in kept if b.units >= 25 and b.ends_sentence and b.link_share < 0.4]
    prose = sum(b.units for b in long)
    linked = sum(1 for b in lines if b.link_share > 0.6 and b.units > 6)
    if (is_article or og_type == "article") and prose >= 60:
        return False
    places = {id(b): n for n, b in enumerate(lines)}
    paired = sum(1 for b in long if _has_link_or_date_beside(lines, places[id(b)]))
    few = prose < 120 and prose < 0.35 * sum(b.units for b in lines)
    if linked >= 6 and few and (not long or (paired == len(long) and prose / len(long) < 50)):
        return True
    if _longest_run(lines, long) >= 3 or not long or prose / len(long) >= 70:
        return False
    return linked >= 4 and paired >= 5 and paired >= 0.7 * len(long)


def _longest_run(lines: Sequence[Block], long: Sequence[Block]) -> int:
    """The longest run of paragraphs with nothing between."""
    wanted = {id(b) for b in long}
    best = run = 0
    for block in lines:
        run = run + 1 if id(block) in wanted else 0
        best = max(best, run)
    return best


def _has_link_or_date_beside(lines: list[Block], i: int) -> bool:
    return any(
        b.linked > 0.6 * b.units or (b.units < 40 and bool(_DATE.search(b.text)))
        for b in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    )


def _is_quotes(kept: Sequence[Block]) -> bool:
    """Mostly rows or short lines of figures, at least five of them."""
    size = sum(b.units for b in kept)
    figures = [
        b
        for b in kept
        if b.kind != "heading"
        and b.units < 25
        and not b.ends_sentence
        and (len(re.findall(r"\d", b.text)) >= 2 and not re.search(r"\d{4}[-/年]\d", b.text))
    ]
    prose = sum(b.units for b in kept if b.ends_sentence and b.units >= 20 and b.kind != "row")
    return len(figures) >= 5 and sum(b.units for b in figures) > 0.5 * size and prose < 40
