"""One visit to an entry: its page, and the later pages of the same article.

A page says itself which one follows it (`clean.next_page`). Each is asked for as any other
page is: by robots.txt, at the host's pace, conditionally, and archived as it comes, so that a
visit that was killed goes on behind the last page in the archive. A first visit stops before a
page that does not come, and what precedes that is an article; a later visit that lacks a page
which an earlier one had counts as failed as a whole, so that no text is ever cut short.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimwire.archive import StoredPage, WarcBatch, read_capture
from claimwire.clean import MOST_PAGES, adds_nothing, earlier_page, may_be_later_page
from claimwire.errors import FetchRefused, NotAnArticle, SourceError
from claimwire.fetch import Fetcher, Response
from claimwire.ledger import LeasedEntry
from claimwire.records import Article, Capture
from claimwire.stages.joining import article_of, next_address
from claimwire.stages.pipeline import Pipeline, told
from claimwire.urls import host_of, normalize


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of a visit: the captures in the order of their pages.

    `missing` is the address of a later page that did not come and `error` why; without
    captures the visit failed for it.
    """

    captures: tuple[Capture, ...] = ()
    missing: str = ""
    error: SourceError | None = None


class Visits:
    """The visits of one batch.

    Args:
        pipeline: settings, topic, store.
        fetcher: asks the web.
        warc: the archive file of the batch.
        first_pages: by the address of an entry, the first page with which it is read anyway.
        renew: keeps the lease; called before each request.
        follow: whether later pages are asked for at all.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        fetcher: Fetcher,
        warc: WarcBatch,
        *,
        first_pages: dict[str, str],
        renew: Callable[[], object],
        follow: bool = True,
    ) -> None:
        self._pipeline = pipeline
        self._fetcher = fetcher
        self._warc = warc
        self._salvaged = warc.salvaged
        self._first_pages = dict(first_pages)
        # Sections to which articles with a number in their address lead: asked for once.
        self._no_firsts: set[str] = set()
        self._renew = renew
        self._follow = follow

    def visit(self, entry: LeasedEntry) -> Visit:
        """Visit one entry.

        Raises:
            SourceError: its page did not come, or is read with another entry's.
        """
        first = self._first_pages.get(entry.url)
        if first is not None:
            raise FetchRefused(
                entry.url, "later-page", f"a later page of {first}; it is read with that one"
            )
        chain = _Chain(self, entry)
        visit = chain.walk()
        self._first_pages |= {capture.url: entry.url for capture in visit.captures[1:]}
        return visit


class _Chain:
    """The pages of one entry, as far as they were read."""

    def __init__(self, visits: Visits, entry: LeasedEntry) -> None:
        self._v = visits
        self._entry = entry
        self._kept = visits._salvaged.get(entry.entry_id, [])
        self._earlier = {capture.url: capture for capture in entry.later}
        self._held: dict[str, Response] = {}
        self._captures: list[Capture] = []
        self._pages: list[StoredPage] = []

    def walk(self) -> Visit:
        self._first()
        articles: list[Article] = []
        while self._v._follow and (url := next_address(self._pages)) and not self._was_here(url):
            if not articles:
                article = self._article(self._pages[0])
                if isinstance(article, SourceError):
                    break
                articles.append(article)
            try:
                article = self._later(url)
            except SourceError as error:
                return self._without(url, error)
            if isinstance(article, SourceError):
                # It is archived all the same; the stage `clean` says why it is no article.
                return self._without(url, article) if self._was_article(url) else self._visit()
            if adds_nothing(article, articles):
                break
            articles.append(article)
        return self._visit()

    def _visit(self) -> Visit:
        return Visit(tuple(self._captures))

    def _without(self, url: str, error: SourceError) -> Visit:
        """The visit up to a page that is missing; no captures where an earlier visit had it."""
        captures = () if self._was_article(url) else tuple(self._captures)
        return Visit(captures, url, error)

    def _first(self) -> None:
        entry = self._entry
        if self._kept:
            self._take(self._kept[0])
            return
        is_later = may_be_later_page(entry.url)
        known = entry.previous
        url = known.url if known and is_later else entry.url
        answer = self._ask(url, known)
        if known is None and is_later and self._v._follow:
            url, answer = self._first_of(url, answer)
        self._add(answer, known)

    def _first_of(self, url: str, answer: Response) -> tuple[str, Response]:
        """The first page where the entry's is a later one and the first leads on to it."""
        found, seen = answer, {url}
        for _ in range(MOST_PAGES):
            try:
                link = earlier_page(found.body, found.final_url, found.content_type)
            except SourceError:
                break
            address = normalize(link) if link else url
            if address in seen | self._v._no_firsts or host_of(address) != host_of(
                answer.final_url
            ):
                break
            seen.add(address)
            self._held[url] = found
            try:
                url, found = address, self._ask(address, None)
            except SourceError as error:
                if error.transient:
                    raise
                break
        page = _stored(found)
        is_first = not isinstance(self._article(page), SourceError) and next_address([page])
        if not is_first:
            self._v._no_firsts |= seen - {self._entry.url}
            self._held.clear()
            return self._entry.url, answer
        self._held.pop(url, None)
        return url, found

    def _later(self, url: str) -> Article | SourceError:
        """Take the page at `url`; its article, or why it is none.

        Raises:
            SourceError: it did not come.
        """
        number = len(self._pages) + 1
        if number <= len(self._kept):
            self._take(self._kept[number - 1])
        else:
            known = self._earlier.get(url)
            answer = self._held.pop(url, None) or self._ask(url, known)
            if host_of(answer.final_url) != host_of(self._pages[0].url):
                raise FetchRefused(url, "other-host", "a later page that leads to another host")
            if any(answer.final_url == page.url for page in self._pages):
                raise FetchRefused(url, "page-loop", "a later page that leads back to an earlier")
            self._add(answer, known)
        return self._article(self._pages[-1])

    def _take(self, capture: Capture) -> None:
        self._captures.append(capture)
        self._pages.append(read_capture(self._v._pipeline.store, capture))

    def _add(self, answer: Response, known: Capture | None) -> None:
        capture = self._v._warc.add(
            answer,
            entry_id=self._entry.entry_id,
            source_id=self._entry.source_id,
            previous=known,
            page=len(self._pages) + 1,
        )
        self._captures.append(capture)
        same = known if known is not None and answer.not_modified else None
        page = read_capture(self._v._pipeline.store, same) if same else _stored(answer)
        self._pages.append(page)

    def _ask(self, url: str, known: Capture | None) -> Response:
        """Ask for a page, conditionally where it was captured before."""
        self._v._renew()
        etag = last_modified = None
        if known is not None:
            stored = read_capture(self._v._pipeline.store, known)
            headers = {name.lower(): value for name, value in stored.headers}
            etag, last_modified = headers.get("etag"), headers.get("last-modified")
        return self._v._fetcher.get(
            url,
            etag=etag,
            last_modified=last_modified,
            max_bytes=self._v._pipeline.settings.page_bytes,
        )

    def _was_here(self, url: str) -> bool:
        return any(url in (capture.url, capture.final_url) for capture in self._captures)

    def _was_article(self, url: str) -> bool:
        """Whether an earlier visit read the page at `url` as part of the article."""
        earlier = self._earlier.get(url)
        if earlier is None:
            return False
        page = read_capture(self._v._pipeline.store, earlier)
        return not isinstance(self._article(page), SourceError)

    def _article(self, page: StoredPage) -> Article | SourceError:
        try:
            return article_of(self._v._pipeline, self._entry.source_id, page)
        except SourceError as error:
            return error
        except Exception as error:  # one page never stops its batch
            return NotAnArticle(page.url, "clean-error", told(error))


def _stored(answer: Response) -> StoredPage:
    return StoredPage(
        body=answer.body,
        content_type=answer.content_type,
        url=answer.final_url,
        headers=answer.headers,
    )
