"""Several pages of one article: which page comes next, and how the pages become one article.

`rel=next` alone does not tell: blogs set it on the next article. So a link counts only where
its address is this page's with the next page number, as a query field (`?page=2`) or at the
end of the path (`/2`, `_2.html`, `-2.html`, `/page/2`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from claimwire.clean.decode import decode
from claimwire.clean.page import parse
from claimwire.records import Article, content_hash_of

_FIELDS = frozenset(("page", "p", "pg", "pn", "paged", "pageno", "page_no", "pagenum"))
_PATH = re.compile(r"^(?P<stem>.+?)(?:/page)?[/_-](?P<page>\d{1,2})(?P<end>\.\w{2,5})?/?$")
MOST_PAGES = 40
"""So many pages of one article are followed."""
# A shorter line may well stand on two pages: an answer, a heading.
_LEAST_REPEATED = 20
_BETWEEN = "\n\n"


def next_page(
    body: bytes,
    url: str,
    content_type: str | None = None,
    *,
    first: str | None = None,
    page: int = 1,
) -> str | None:
    """The address of the next page of the same article, absolute; None where there is none.

    Args:
        body: the page as it was answered.
        url: the address that answered.
        content_type: the HTTP header, for the encoding.
        first: the address of the article's first page, where it is known. Only then is an
            address that ends in a number (`/episode-3`) not taken for that of a page.
        page: with `first`, the number of this page.

    Raises:
        NotAnArticle, Undecodable: for pages that cannot be parsed.
    """
    if first is None:
        current = {(_plain(url), 1), *_numbered(url)}
    else:
        current = {(stem, page) for stem, n in [(_plain(first), 1), *_numbered(first)] if n == 1}

    def follows(address: str) -> bool:
        return any(
            2 <= number <= MOST_PAGES and (stem, number - 1) in current
            for stem, number in _numbered(address)
        )

    if not _may_name(body, {number + 1 for _, number in current}):
        return None
    return _linked(body, url, content_type, follows, relation="next")


def earlier_page(body: bytes, url: str, content_type: str | None = None) -> str | None:
    """The first page of the article of which this page is a later one, as far as it says so.

    That is the address to which the page links and which is its own without a page number, or
    with the number 1; where it links to none such, that of the page before it. Only the page
    that is found there can tell whether this one follows it: `next_page`.

    Raises:
        NotAnArticle, Undecodable: for pages that cannot be parsed.
    """
    here = {(stem, number) for stem, number in _numbered(url) if number >= 2}
    if not here:
        return None
    stems = {stem for stem, _ in here}

    def is_first(address: str) -> bool:
        return _plain(address) in stems or any((s, 1) in _numbered(address) for s in stems)

    def is_before(address: str) -> bool:
        return any((stem, number + 1) in here for stem, number in _numbered(address))

    return _linked(body, url, content_type, is_first, relation="prev") or _linked(
        body, url, content_type, is_before, relation="prev"
    )


def may_be_later_page(url: str) -> bool:
    """Whether an address reads as that of a second or later page; many others do as well."""
    try:
        return any(2 <= number <= MOST_PAGES for _, number in _numbered(url))
    except ValueError:
        return False


def _linked(
    body: bytes,
    url: str,
    content_type: str | None,
    wanted: Callable[[str], bool],
    *,
    relation: str,
) -> str | None:
    """The first address to which the page links and which is `wanted`."""
    root = parse(decode(body, url=url, content_type=content_type).text, url=url)
    for element in root.iter("link", "a"):
        href = element.get("href")
        if not href or (
            element.tag == "link" and relation not in (element.get("rel") or "").split()
        ):
            continue
        try:
            address = urljoin(url, href.strip())
            if wanted(address):
                return urlunsplit(urlsplit(address)._replace(fragment=""))
        except ValueError:
            # An address that is none; the page may have another link.
            continue
    return None


def _may_name(body: bytes, numbers: Iterable[int]) -> bool:
    """Whether a link may end in one of the numbers: most pages are told apart without a tree."""
    if b"\0" in body[:200]:
        return True
    either = b"|".join(b"%d" % number for number in sorted(numbers))
    return bool(re.search(rb"[=/_-]0?(?:" + either + rb")(?![0-9])", body))


def _plain(url: str) -> str:
    """The address without scheme, fragment and closing slash."""
    parts = urlsplit(url)
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{query}"


def _numbered(url: str) -> list[tuple[str, int]]:
    """The ways to read an address as that of a first page and a page number."""
    parts = urlsplit(url)
    readings: list[tuple[str, int]] = []
    fields = parse_qsl(parts.query, keep_blank_values=True)
    for name, value in fields:
        if name.lower() in _FIELDS and re.fullmatch(r"[0-9]{1,2}", value):
            rest = urlencode([f for f in fields if f != (name, value)])
            readings.append((_plain(urlunsplit(parts._replace(query=rest))), int(value)))
    found = _PATH.match(parts.path)
    if found and found["page"].isascii():
        path = found["stem"] + (found["end"] or "")
        readings.append((_plain(urlunsplit(parts._replace(path=path))), int(found["page"])))
    return readings


def page_starts(articles: Sequence[Article]) -> list[int]:
    """Where the words of each page begin in the text that `join_pages` makes.

    A page that brings no words of its own begins where the next one does.
    """
    starts: list[int] = []
    place = 0
    for own in _own_parts(articles):
        starts.append(place)
        place += sum(len(part) + len(_BETWEEN) for part in own)
    return starts


def adds_nothing(article: Article, before: Sequence[Article]) -> bool:
    """Whether a page prints only what the pages before it printed: comments have pages too."""
    return not any(len(part) >= _LEAST_REPEATED for part in _own_parts([*before, article])[-1])


def _own_parts(articles: Sequence[Article]) -> list[list[str]]:
    """The paragraphs that each page brings and that none before it printed."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for article in articles:
        paragraphs = article.text.split(_BETWEEN)
        found.append([p for p in paragraphs if len(p) < _LEAST_REPEATED or p not in seen])
        seen.update(paragraphs)
    return found


def join_pages(articles: Sequence[Article]) -> Article:
    """One article of its pages, in their order: the first one's address, title and time.

    What later pages print again (a lead, a note) stands once; writers and captions are those
    of all pages; the time of change is the latest.

    Raises:
        ValueError: there are no pages.
    """
    if not articles:
        raise ValueError("no pages to join; pass the article's pages in their order")
    first = articles[0]
    if len(articles) == 1:
        return first
    parts = [part for own in _own_parts(articles) for part in own]
    text = _BETWEEN.join(parts)
    changes = [a.modified_at for a in articles if a.modified_at]
    return replace(
        first,
        authors=tuple(dict.fromkeys(name for a in articles for name in a.authors)),
        published_at=first.published_at
        or next((t for a in articles if (t := a.published_at)), None),
        modified_at=max(changes, key=datetime.fromisoformat, default=None),
        text=text,
        captions=tuple(dict.fromkeys(c for a in articles for c in a.captions)),
        content_hash=content_hash_of(text),
    )
