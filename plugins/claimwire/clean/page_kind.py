"""Whether a page is an article, and if not, what it is.

Kinds: `empty`, `soft-404`, `consent-wall`, `login-wall`, `paywall`, `bot-check`, `listing`,
`video`, `quote-page`, `site-page`, `offer`, `forum`, `reference`, `undated`,
`too-short`, `not-html`, `hostile`. A page is refused for what its text is made of, never for a
word in it: walls have little text and most of it speaks of the wall. What lists other articles is
told in `listing`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from claimwire.clean import listing
from claimwire.clean.blocks import Block
from claimwire.clean.scope import Scope
from claimwire.clean.shell import Shown, is_forum
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

# An article of the shortest kind (a flash of one sentence) has about this many units.
_SHORTEST = 28.0
# A page of labels and slogans has no line as long as a sentence of news.
_FEW = 90.0
_SENTENCE = 18.0
_PARAGRAPH = 36.0
_REPORTED = 2
# An undated text of this size may be news all the same. Of 497 news pages of three public sets
# none is refused as undated, of 990 pages of a fourth eleven, four of them old weblog posts.
_UNDATED = 320.0
_LABEL = 60
_TOLD = 50.0
# A text beside a player or a ballot that is shorter than this only tells what these are.
_BESIDE = 80.0
# An entry of a reference work: `the` before its name, a copula behind it, a reading between.
_ARTICLE_WORD = 4
_COPULA = re.compile(
    r"\s?(?:[((][^))]{1,60}[))])?[,、,]?\s?"
    r"(?:是|系|为|指|は、|とは|은|는|이란|란|is an?\b|was an?\b|are\b|refers to)"
)
_SELLING = 3
_LONGEST_OFFER = 45.0
_FIGURE = re.compile(r"[-+±▲▼△▽]?\s?[$£€¥]?\d[\d.,/]*\s?(?:%|％)?")
_FIGURES = 4
_STAMP = re.compile(r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}")
_NO_YEAR = re.compile(
    r"\d+\s?(?:hours?|hrs?|minutes?|mins?|小時|小时|分鐘|分钟|時間|分|시간|분)\s?(?:ago|前|전)"
    r"|\b\d{1,2}\s?[-/.月월]\s?\d{1,2}\s?[日일]?\D{0,6}\d{1,2}:\d{2}",
    re.IGNORECASE,
)
_WALL_LONGEST = 700.0
# A page with this share of sentences that tell of others is news, whatever it is about.
_NEWS_SHARE = 0.5
_NOTICE_LONGEST = 150.0
_FLASH = 12.0
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\"")
_NO_NEWS = frozenset(("product", "product.item", "book", "place", "restaurant.restaurant"))
_DATES = re.compile(
    r"\d{4}[-/.年]\d{1,2}\S*|\d{1,2}[月月월]\s?\d{1,2}[日일]?|\d{1,2}/\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?"
)
# The last step of the addresses of pages that sites have about themselves.
_SITE_PATH = re.compile(
    r"(?:about|contact|privacy|terms|legal|cookies?|advertis\w+|careers?|jobs|help|faqs?|support|sitemap"
    r"|subscribe|subscriptions?|newsletters?|login|log-in|signin|sign-in|signup|sign-up|register|account"
    r"|membership|imprint|masthead|staff|feedback|accessibility|unsubscribe|rss|apps?|company|corporate"
    r"|policy|policies|agreement|disclaimer|copyright|inquiry|toiawase|guide|kiyaku|aboutus|contactus"
    r"|forgot-password|reset-password|weather|horoscopes?|crosswords?)"
    r"(?:[-_]?(?:us|policy|notice|of-(?:use|service)|and-conditions|conditions|use|service|page|center"
    r"|centre|settings|statement|info|with-us))?(?:\.\w{3,5})?"
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
    "site-page": "the page tells of the site itself: its terms, offers, contacts",
    "quote-page": "the page shows figures of a security, no article",
    "offer": "the page offers goods, work or a service",
    "reference": "the page is an entry of a reference work",
    "forum": "the page shows what readers write",
    "undated": "the page is short, bears no date and reports nothing",
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
    shown: Shown,
    called: bool,
    entries: Collection[str] = (),
    teasers: int = 0,
    headlines: int = 0,
    dated: bool = False,
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
        shown: what the page shows and declares (`shell.shown_of`).
        called: metadata, a byline or an `article` element call the text an article.
        entries: the folded lines within the entries of lists (`listing.entry_lines`).
        teasers: how many linked teasers of other articles the page had.
        dated: the page says when it was published, or who wrote it.
        headlines: how many headings of the page lead elsewhere (`listing.linked_headlines`).
        address: of the page.
    """
    kept = [b for b in blocks if not b.drop and b.kind != "picture"]
    size = sum(b.units for b in kept)
    lines = [b.folded for b in blocks if b.kind != "picture"]
    # A page that is gone often offers others.
    list_kind = "listing"
    if _says_gone(title, page_title, lines) and not _said(kept):
        list_kind = "soft-404"
    said = _REPORTED if is_article else _said(kept)
    told = max((b.units for b in kept if b.ends_sentence and not b.linked), default=0.0)
    told = 0.0 if listing.is_hub(address) else told
    if _is_quotes(kept) or (not is_article and not said and _is_board(title, page_title, all_text)):
        return "quote-page"
    if size < _WALL_LONGEST and (wall := _wall(kept, lines, title, page_title, size, all_text)):
        return wall
    if (
        teasers >= 5
        and size < 90
        and told < _PARAGRAPH
        and not is_article
        and not (told >= _SENTENCE and listing.tells_of(title, kept))
        and not (dated and listing.runs_on(blocks, kept))
    ):
        return list_kind
    if not is_article and not said and _is_of_site(title, page_title, address):
        return "site-page"
    if og_type in _NO_NEWS and not is_article:
        return "site-page"
    if (
        not is_article
        and og_type != "article"
        and listing.is_index(
            blocks,
            kept,
            title=title,
            page_title=page_title,
            headlines=headlines,
            teasers=teasers,
            address=address,
        )
    ):
        return list_kind
    notice = [b for b in kept if b.units >= _SENTENCE]
    if (
        not (is_article or dated)
        and _SHORTEST <= size < _NOTICE_LONGEST
        and notice
        and all(map(_to_reader, notice))
        and not said
        and not listing.is_listing(blocks, kept, is_article, og_type)
    ):
        return "soft-404" if list_kind == "soft-404" else "site-page"
    if not is_article and og_type != "article":
        story = size < _BESIDE and _is_news(kept, size) and listing.tells_of(title, _telling(kept))
        if kind := _shell(shown, size, said, story, title, address, kept):
            return kind
        if not called and not said and (_defines(title, kept) or _is_register(blocks)):
            return "reference"
        if not called and not said and not story and _offers(blocks):
            return "offer"
        if not called and listing.is_of_entries(kept, entries, title, address):
            return list_kind
    if size < _SHORTEST:
        if shown.video or shown.player:
            return "video"
        if any(b.ends_sentence for b in kept) and (
            (is_article and size >= _FLASH) or (size >= 1.3 * _FLASH and _restates(title, kept))
        ):
            return None
        if listing.is_listing(blocks, kept, is_article, og_type):
            return list_kind
        return "too-short" if all_text.strip() else "empty"
    if listing.is_listing(blocks, kept, is_article, og_type):
        return list_kind
    if (
        not is_article
        and og_type != "article"
        and (listing.is_front(blocks, address) or listing.is_ticker(blocks, title))
    ):
        return list_kind
    prose = [b for b in kept if b.kind not in ("row", "heading")]
    if not any(b.ends_sentence or b.units > 60 for b in prose):
        return "too-short"
    if size < _FEW and not any(b.units >= _SENTENCE for b in prose):
        return "too-short"
    return None


def _shell(
    shown: Shown,
    size: float,
    said: int,
    story: bool,
    title: str,
    address: str,
    kept: Sequence[Block],
) -> str | None:
    """The kind of a page that declares itself something else, or shows little but a player.

    `story`: paragraphs tell what the headline says. The headline over a ballot is its question.
    """
    if shown.declared:
        return shown.declared
    if is_forum(address):
        # Posts have their times; over answers stands a question.
        posts = sum(1 for b in kept if _STAMP.search(b.text))
        if posts >= (1 if title.rstrip()[-1:] in ("?", "？") else 2):
            return "forum"
    if size < _BESIDE and not said and not story and shown.player:
        return "video"
    if size < _BESIDE and said < _REPORTED and shown.ballot and title.rstrip()[-1:] in ("?", "？"):
        return "too-short"
    return None


def refusal_of_undated(blocks: Sequence[Block], scope: Scope, title: str) -> str | None:
    """The kind of a page that no time, no byline and no metadata call an article, or None.

    Such a page is one where nobody is said to have said anything, and shorter than most articles:
    a notice, an offer, an entry. News says when it was published.
    """
    kept = [b for b in blocks if not b.drop and b.kind != "picture"]
    if any(vocabulary().reporting.search(b.folded) and not _to_reader(b) for b in kept):
        return None
    if any(_NO_YEAR.search(text) for _, text in scope.head if len(text) < _LABEL):
        return None
    if _offers(blocks):
        return "offer"
    # Paragraphs that tell what a headline says are a story all the same.
    told = [b for b in kept if b.kind == "text" and b.ends_sentence and b.units >= _SENTENCE]
    if sum(b.units for b in told) >= _TOLD and listing.tells_of(title, told):
        return None
    return "undated" if sum(b.units for b in kept) < _UNDATED else None


def _defines(title: str, kept: Sequence[Block]) -> bool:
    """Whether the text begins as an entry of a reference work: with its own name and a copula."""
    name = match_form(title)
    first = next((b.folded for b in kept if b.kind == "text" and b.ends_sentence), "")
    at = first.find(name)
    return bool(name) and 0 <= at <= _ARTICLE_WORD and bool(_COPULA.match(first, at + len(name)))


def _is_register(blocks: Sequence[Block]) -> bool:
    """Whether several lines are entries of a register: of a house's capital, seat and trade."""
    words = vocabulary().kinds["register"]
    return sum(1 for b in blocks if b.kind != "picture" and words.match(b.folded)) >= _SELLING


def _offers(blocks: Sequence[Block]) -> bool:
    """Whether several lines of a page sell: prices, orders, delivery, applications."""
    words = vocabulary().kinds["offer"]
    lines = (b for b in blocks if b.kind != "picture" and b.units < _LONGEST_OFFER)
    return sum(1 for b in lines if words.search(b.folded)) >= _SELLING


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
    said = _said(kept)
    if said >= _REPORTED:
        # News about walls has somebody say something; a wall has not.
        return None
    kinds = vocabulary().kinds
    heads = _heads(title, page_title, lines)
    short = size < 200
    page = match_form(all_text[:4000])
    if short and not said and _says_gone(title, page_title, lines):
        return "soft-404"
    if (size < 260 and not said) and (
        kinds["bot-check"].search(match_form(title + "\n" + page_title))
        or sum(1 for line in lines if kinds["bot-check"].search(line)) >= 2
    ):
        return "bot-check"
    if _is_news(kept, size):
        return None
    kept_lines = [b.folded for b in kept]
    consent = sum(1 for line in kept_lines if kinds["consent-wall"].search(line))
    if kept_lines and consent >= 0.5 * len(kept_lines) and (consent >= 2 or short):
        hits = sum(len(kinds["consent-wall"].findall(line)) for line in kept_lines)
        if hits >= 3:
            return "consent-wall"
    if size < 100:
        for kind in ("bot-check", "consent-wall", "paywall", "login-wall", "soft-404"):
            # A flash about logging in is news where somebody is said to say something.
            if said and size >= _SHORTEST and kind != "consent-wall":
                continue
            where = [*heads, *kept_lines, *(line for line in lines if len(line) >= 16)]
            if any(kinds[kind].search(line) for line in where):
                return kind
            if size < 20 and kind in ("login-wall", "bot-check") and kinds[kind].search(page):
                return kind
    return None


def _said(kept: Sequence[Block]) -> int:
    """How many blocks have somebody report something."""
    return sum(1 for b in kept if vocabulary().reporting.search(b.folded))


def _telling(kept: Sequence[Block]) -> list[Block]:
    """The sentences that tell of others than the reader."""
    return [b for b in kept if b.ends_sentence and b.units >= _SENTENCE and not _to_reader(b)]


def _is_news(kept: Sequence[Block], size: float) -> bool:
    """Whether most of a text tells of others than its reader, and not in the words of a wall."""
    tells = _telling(kept)
    return (
        len(tells) >= _REPORTED
        and sum(b.units for b in tells) >= _NEWS_SHARE * size
        and not any(map(_of_wall, tells))
    )


def _to_reader(block: Block) -> bool:
    """Whether a sentence speaks to the reader, other than in what somebody is quoted with."""
    return bool(vocabulary().to_reader.search(_QUOTED.sub("", block.folded)))


def _of_wall(block: Block) -> bool:
    """Whether a sentence has the words of a wall."""
    kinds = vocabulary().kinds
    return any(kinds[kind].search(block.folded) for kind in ("bot-check", "login-wall", "paywall"))


def _restates(title: str, kept: Sequence[Block]) -> bool:
    """Whether the text says again what the headline says, as flashes do."""
    about = listing.pairs(title)
    said = {pair for b in kept for pair in listing.pairs(b.text)}
    return len(about) >= 3 and len(about & said) >= 0.4 * len(about)


def _is_of_site(title: str, page_title: str, address: str) -> bool:
    """Whether headline or address name a page that every site has about itself."""
    names = vocabulary().kinds["site-page"]
    if any(names.fullmatch(match_form(t).strip(" .!?。")) for t in (title, page_title) if t):
        return True
    path = [step for step in urlsplit(address).path.lower().split("/") if step]
    if not path or len(path) > 3 or any(step.isdigit() for step in path[:-1]):
        return False
    return bool(_SITE_PATH.fullmatch(path[-1]))


def _is_board(title: str, page_title: str, all_text: str) -> bool:
    """Whether a page is named after prices, rates or scores, and shows figures in cells."""
    names = vocabulary().kinds["quote-page"]
    if not any(names.search(match_form(t)) for t in (title, page_title) if t):
        return False
    return sum(1 for line in all_text.splitlines() if _FIGURE.fullmatch(line)) >= _FIGURES


def _is_quotes(kept: Sequence[Block]) -> bool:
    """Mostly rows or short lines of figures, at least five of them."""
    size = sum(b.units for b in kept)
    figures = [
        b
        for b in kept
        if b.kind != "heading"
        and b.units < 25
        and not b.ends_sentence
        and len(re.findall(r"\d", _DATES.sub("", b.text))) >= 2
    ]
    prose = sum(b.units for b in kept if b.ends_sentence and b.units >= 20 and b.kind != "row")
    return len(figures) >= 5 and sum(b.units for b in figures) > 0.5 * size and prose < 40
