"""Whether a page is an article, and if not, what it is.

Kinds: `empty`, `soft-404`, `consent-wall`, `login-wall`, `paywall`, `bot-check`, `listing`,
`video`, `quote-page`, `too-short`, `not-html`, `hostile`. A page is refused for what its text is
made of, never for a word in it: walls have little text and most of it speaks of the wall.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from claimwire.clean.blocks import Block
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import HAN, KANA, match_form

# An article of the shortest kind (a flash of one sentence) has about this many units.
_SHORTEST = 28.0
# A page of labels and slogans has no line as long as a sentence of news.
_FEW = 90.0
_SENTENCE = 18.0
_PARAGRAPH = 36.0
_REPORTED = 2
_WALL_LONGEST = 700.0
_DATE = re.compile(
    r"\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?|\d{1,2}:\d{2}|\d+ (?:hours?|minutes?|days?) ago"
    r"|\d+\s?(?:小時|分鐘|小时|分钟|時間|分)前"
)
_CUT = re.compile(r"(?:\.{3,}|…+|更多內容|read more|\[\.\.\.\]|続きを読む|全文)\s*$", re.IGNORECASE)
_CUT_WITHIN = 24
_CLOCK = re.compile(r"\D{0,6}\d{1,2}:\d{2}(?::\d{2})?\b")
_LONG_WORD = re.compile(r"[a-z]{4,}")
_RUN = re.compile(rf"[{HAN}{KANA}\uac00-\ud7a3]{{2,}}")
# A teaser of a list has at least this many units, a label beside it fewer than that.
_TEASER = 18.0
_LABEL = 10.0
_TEASERS = 4
_FRONT = re.compile(r"(?:index|home|default|main|top)?(?:\.\w{3,5})?")
_HUB = re.compile(
    r"(?:tags?|topics?|keywords?|labels?|authors?|writers?|columnists?|reporters?|profile|category"
    r"|categories|search|archives?|latest|rankings?)(?:\.\w{3,5})?"
)
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
    address: str = "",
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
        address: of the page.
    """
    kept = [b for b in blocks if not b.drop and b.kind != "picture"]
    size = sum(b.units for b in kept)
    lines = [b.folded for b in blocks if b.kind != "picture"]
    # A page that is gone often offers others.
    listing = "soft-404" if _says_gone(title, page_title, lines) else "listing"
    told = max((b.units for b in kept if b.ends_sentence and not b.linked), default=0.0)
    told = 0.0 if is_hub(address) else told
    if teasers >= 5 and size < 90 and told < _PARAGRAPH and not is_article:
        return listing
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
            return listing
        return "too-short" if all_text.strip() else "empty"
    if _is_listing(blocks, kept, is_article, og_type):
        return listing
    if (
        not is_article
        and og_type != "article"
        and (_is_front(blocks, address) or _is_ticker(blocks, title))
    ):
        return listing
    prose = [b for b in kept if b.kind not in ("row", "heading")]
    if not any(b.ends_sentence or b.units > 60 for b in prose):
        return "too-short"
    if size < _FEW and not any(b.units >= _SENTENCE for b in prose):
        return "too-short"
    return None


def _heads(title: str, page_title: str, lines: list[str]) -> list[str]:
    return [match_form(title), match_form(page_title), *lines[:3]]


def _says_gone(title: str, page_title: str, lines: list[str]) -> bool:
    """Whether a headline or one of the first lines says that the page does not exist."""
    gone = vocabulary().kinds["soft-404"]
    return any(gone.search(h) for h in _heads(title, page_title, lines) if len(h) < 90)


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
    heads = _heads(title, page_title, lines)
    short = size < 200
    page = match_form(all_text[:4000])
    if short and _says_gone(title, page_title, lines):
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
        for kind in ("bot-check", "consent-wall", "paywall", "login-wall", "soft-404"):
            # A flash about logging in is news where somebody is said to say something.
            if said and size >= _SHORTEST and kind not in ("bot-check", "consent-wall"):
                continue
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


def _is_front(blocks: Sequence[Block], address: str) -> bool:
    """Teasers from the first block on, however long: each headed by a link, all of one make.

    An article opens with text of its own, even where links stand between its paragraphs. The
    pages of a tag or a writer may do so too; these are known by their address.
    """
    lines = [b for b in blocks if b.kind != "picture" and b.drop != "caption"]
    makes: list[str] = []
    teasers = 0
    for i, block in enumerate(lines):
        if block.kind == "heading" or block.units < _TEASER or block.link_share > 0.5:
            continue
        if block.drop and block.drop != "links":
            continue
        teasers += 1
        # A date or the name of a section can stand between a headline and its teaser.
        above = next((b for b in reversed(lines[max(0, i - 3) : i]) if _is_head(b)), None)
        if above is not None and above.link_share > 0.6:
            makes.append(above.path)
        elif teasers == 1 and not is_hub(address):
            return False
    few = teasers < _TEASERS
    if teasers < _TEASERS - 1 or len(makes) < (1.0 if few else 0.8) * teasers:
        return False
    return Counter(makes).most_common(1)[0][1] >= 0.7 * len(makes)


def _is_head(block: Block) -> bool:
    linked = block.link_share > 0.6
    return block.units >= _LABEL or (linked and (block.units > 4 or block.kind == "heading"))


def is_hub(address: str) -> bool:
    """Whether an address leads to a front page, or names a tag, a writer or a search."""
    parts = urlsplit(address)
    path = [step for step in parts.path.lower().split("/") if step]
    if not path or (len(path) == 1 and _FRONT.fullmatch(path[0])):
        return not re.search(r"\d{3}", parts.query)
    return any(map(_HUB.fullmatch, path if len(path) <= 4 else path[-1:]))


def _is_ticker(blocks: Sequence[Block], title: str) -> bool:
    """Flashes of many matters, a clock beside each.

    None has to do with the headline; the entries of a live report do.
    """
    lines = [b for b in blocks if b.kind != "picture" and b.drop != "caption"]
    flashes = [b for b in lines if not b.drop and b.units >= _LABEL and b.ends_sentence]
    places = {id(b): n for n, b in enumerate(lines)}
    timed = [b for b in flashes if any(map(_is_clock, _around(lines, places[id(b)])))]
    if len(timed) < 5 or len(timed) < 0.8 * len(flashes):
        return False
    about = _pairs(title)
    return sum(1 for b in timed if about & _pairs(b.text)) <= 0.2 * len(timed)


def _around(lines: list[Block], i: int) -> list[Block]:
    return [*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]]


def _is_clock(block: Block) -> bool:
    return block.units < 12 and bool(_CLOCK.match(block.text))


def _pairs(text: str) -> set[str]:
    """The words of `text`, and the pairs of its characters where words have no blanks."""
    folded = match_form(text)
    found = set(_LONG_WORD.findall(folded))
    for run in _RUN.findall(folded):
        found.update(run[i : i + 2] for i in range(len(run) - 1))
    return found


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
