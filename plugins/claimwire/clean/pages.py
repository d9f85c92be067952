"""Several pages of one article: which page comes next, and how the pages become one article.

`rel=next` alone does not tell: blogs set it on the next article. So a link counts only where
its address is this page's with the next page number, as a query field (`?page=2`) or at the
end of the path (`/2`, `_2.html`, `-2.html`, `/page/2`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from claimwire.clean.decode import decode
from claimwire.clean.page import parse
from claimwire.records import Article, content_hash_of

_FIELDS = frozenset(("page", "p", "pg", "pn", "paged", "pageno", "page_no", "pagenum"))
_PATH = re.compile(r"^(?P<stem>.+?)(?:/page)?[/_-](?P<page>\d{1,2})(?P<end>\.\w{2,5})?/?$")
_MOST_PAGES = 40
# A shorter line may well stand on two pages: an answer, a heading.
_LEAST_REPEATED = 20


def next_page(body: bytes, url: str, content_type: str | None = None) -> str | None:
    """The address of the next page of the same article, absolute; None where there is none.

    Args:
        body: the page as it was answered.
        url: the address that answered.
        content_type: the HTTP header, for the encoding.

    Raises:
        NotAnArticle, Undecodable: for pages that cannot be parsed.
    """
    root = parse(decode(body, url=url, content_type=content_type).text, url=url)
    for element in root.iter("link", "a"):
        href = element.get("href")
        if not href or (element.tag == "link" and "next" not in (element.get("rel") or "").split()):
            continue
        try:
            address = urljoin(url, href.strip())
            if _follows(address, url):
                return urlunsplit(urlsplit(address)._replace(fragment=""))
        except ValueError:
            # An address that is none; the page may have another link.
            continue
    return None


def _follows(address: str, url: str) -> bool:
    here = _plain(url)
    current = {(here, 1), *_numbered(url)}
    return any(
        2 <= page <= _MOST_PAGES and (stem, page - 1) in current
        for stem, page in _numbered(address)
    )


def _plain(url: str) -> str:
    """The address without scheme, fragment and closing slash."""
    parts = urlsplit(url)
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{query}"


def _numbered(url: str) -> Iterator[tuple[str, int]]:
    """The ways to read an address as that of a first page and a page number."""
    parts = urlsplit(url)
    fields = parse_qsl(parts.query, keep_blank_values=True)
    for name, value in fields:
        if name.lower() in _FIELDS and re.fullmatch(r"[0-9]{1,2}", value):
            rest = urlencode([f for f in fields if f != (name, value)])
            yield _plain(urlunsplit(parts._replace(query=rest))), int(value)
    found = _PATH.match(parts.path)
    if found and found["page"].isascii():
        path = found["stem"] + (found["end"] or "")
        yield _plain(urlunsplit(parts._replace(path=path))), int(found["page"])


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
    parts: list[str] = []
    seen: set[str] = set()
    for article in articles:
        paragraphs = article.text.split("\n\n")
        parts += [p for p in paragraphs if len(p) < _LEAST_REPEATED or p not in seen]
        seen.update(paragraphs)
    text = "\n\n".join(parts)
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
