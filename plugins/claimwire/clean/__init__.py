"""The clean room: from the bytes of a web page to an article, or to the reason why not."""

from __future__ import annotations

from claimwire.clean.article import CLEANER_VERSION, clean_page, page_blocks
from claimwire.clean.furniture import Furniture, learn_furniture
from claimwire.clean.score import score_articles

__all__ = [
    "CLEANER_VERSION",
    "Furniture",
    "clean_page",
    "learn_furniture",
    "page_blocks",
    "score_articles",
]
