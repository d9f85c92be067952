"""Sources: what feeds and sitemaps list, and what of it may bear on the topic."""

from claimwire.sources.read import Reading, read_entries, read_source
from claimwire.sources.relevance import Relevance, is_relevant
from claimwire.sources.sitemaps import ChildSitemap, child_sitemaps
from claimwire.sources.window import in_window, url_dates

__all__ = [
    "ChildSitemap",
    "Reading",
    "Relevance",
    "child_sitemaps",
    "in_window",
    "is_relevant",
    "read_entries",
    "read_source",
    "url_dates",
]
