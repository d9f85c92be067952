"""From the pages of one entry to its article: read back from the archive, cleaned, joined.

Nothing but the archive is asked, so that cleaning again gives the same text at any time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from claimwire.archive import StoredPage, read_capture
from claimwire.clean import (
    MOST_PAGES,
    Furniture,
    adds_nothing,
    clean_page,
    join_pages,
    next_page,
    page_starts,
)
from claimwire.errors import SourceError
from claimwire.records import Article, Capture, PageHints
from claimwire.stages.pipeline import Pipeline
from claimwire.urls import normalize
from claimwire.warehouse import PagePlace

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """An article with the pages that it was made of.

    `places` tells where the words of each page begin, for an article on several. The text
    breaks off before page `missing` where it is set; `refused` is that page's capture and
    what is wrong with it, where it was captured at all.
    """

    article: Article
    places: tuple[PagePlace, ...] = ()
    missing: int | None = None
    refused: tuple[Capture, Exception] | None = None


def join(
    pipeline: Pipeline, captures: Sequence[Capture], furniture: Furniture | None = None
) -> Joined:
    """The article on the pages of one entry, in their order, up to the first that is missing.

    Raises:
        SourceError: the first page holds no article.
    """
    articles: list[Article] = []
    stored: list[StoredPage] = []
    refused: tuple[Capture, Exception] | None = None
    ended = False
    for capture in captures:
        page = read_capture(pipeline.store, capture)
        try:
            article = article_of(
                pipeline, capture.source_id, page, furniture, goes_on=bool(articles)
            )
        except Exception as error:
            if not articles:
                raise
            _note(error, capture.url)
            refused = (capture, error)
            break
        ended = bool(articles) and adds_nothing(article, articles)
        if ended:
            break
        articles.append(article)
        stored.append(page)
    goes_on = refused is not None or (not ended and next_address(stored) is not None)
    places = tuple(
        PagePlace(start=start, capture_id=capture.capture_id)
        for start, capture in zip(page_starts(articles), captures, strict=False)
    )
    return Joined(
        article=join_pages(articles),
        places=places if len(articles) > 1 else (),
        missing=len(articles) + 1 if goes_on else None,
        refused=refused,
    )


def article_of(
    pipeline: Pipeline,
    source_id: str,
    page: StoredPage,
    furniture: Furniture | None = None,
    *,
    goes_on: bool = False,
) -> Article:
    """Clean one page with what its source knows, without what repeats on its host.

    `goes_on` tells that other pages of the article stand before it.

    Raises:
        SourceError: it holds no article.
    """
    source = pipeline.source(source_id)
    hints = (
        PageHints(
            time_zone=source.time_zone,
            language=source.language,
            outlet=source.outlet,
            goes_on=goes_on,
        )
        if source
        else PageHints(goes_on=goes_on)
    )
    return clean_page(
        page.body, url=page.url, content_type=page.content_type, hints=hints, furniture=furniture
    )


def next_address(pages: Sequence[StoredPage]) -> str | None:
    """Where the page after these lies by what the last of them says; None where none follows."""
    first, last = pages[0], pages[-1]
    if len(pages) >= MOST_PAGES:
        return None
    try:
        found = next_page(last.body, last.url, last.content_type, first=first.url, page=len(pages))
    except Exception as error:
        _note(error, last.url)
        return None
    return normalize(found) if found else None


def _note(error: Exception, url: str) -> None:
    """Log what is no finding about a page but a fault of ours."""
    if not isinstance(error, SourceError):
        log.error("page.failed", url=url, exc_info=error)
