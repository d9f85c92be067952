"""The clean room: from the bytes of a web page to an article, or to the reason why not."""

from __future__ import annotations

from claimwire.clean.article import CLEANER_VERSION, clean_page, page_blocks
from claimwire.clean.furniture import Furniture, learn_furniture
from claimwire.clean.pages import join_pages, next_page
from claimwire.clean.score import score_articles

__all__ = [
    "CLEANER_VERSION",
    "Furniture",
    "clean_page",
    "join_pages",
    "learn_furniture",
    "next_page",
    "page_blocks",
    "score_articles",
]
