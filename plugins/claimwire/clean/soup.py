"""The beautifulsoup4 tree of one part of a page that lxml has parsed already.

Writing the part as markup and parsing it again would cost as much as all that is asked of
the tree; here its tags and texts go from one tree to the other.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from lxml import etree

from claimwire.clean.page import Element


def soup_of(element: Element) -> Tag:
    """The beautifulsoup4 tree of `element` alone: a tree that holds it, or the page's body."""
    soup = BeautifulSoup("", builder=_Transplant(element))
    return (soup.body or soup) if element.tag in ("html", "body") else soup


def soup_of_markup(markup: str) -> Tag:
    """The beautifulsoup4 tree of HTML that stood in a page's data."""
    soup = BeautifulSoup(markup, "lxml", multi_valued_attributes=None)
    return soup.body or soup


class _Transplant(HTMLTreeBuilder):
    """Feeds beautifulsoup4 from an lxml tree instead of from markup."""

    def __init__(self, element: Element) -> None:
        super().__init__(multi_valued_attributes=None)
        self._element = element

    def feed(self, markup: object) -> None:  # noqa: ARG002 - named so by the base
        """Grow the soup; `markup` is empty."""
        soup = self.soup
        if soup is None:
            raise RuntimeError("beautifulsoup4 feeds a builder only once it has a soup")
        for event, e in etree.iterwalk(self._element, events=("start", "end")):
            if event == "start":
                soup.handle_starttag(e.tag, None, None, dict(e.items()))
                if e.text:
                    soup.handle_data(e.text)
            else:
                soup.handle_endtag(e.tag)
                if e.tail and e is not self._element:
                    soup.handle_data(e.tail)
