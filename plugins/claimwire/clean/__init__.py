"""The clean room: from the bytes of a web page to an article, or to the reason why not."""

from __future__ import annotations

from claimwire.clean.article import CLEANER_VERSION, clean_page, page_blocks
from claimwire.clean.furniture import Furniture, learn_furniture
from claimwire.clean.pages import (
    MOST_PAGES,
    adds_nothing,
    earlier_page,
    join_pages,
    may_be_later_page,
    next_page,
    page_starts,
)
from claimwire.clean.score import score_articles

__all__ = [
    "CLEANER_VERSION",
    "MOST_PAGES",
    "Furniture",
    "adds_nothing",
    "clean_page",
    "earlier_page",
    "join_pages",
    "learn_furniture",
    "may_be_later_page",
    "next_page",
    "page_blocks",
    "page_starts",
    "score_articles",
]
