"""Which authors a page gives, from the most trusted of its sources.

Persons in JSON-LD and metadata come first, then what markup calls an author near the
headline, then the visible lines: byline, dateline, sign-off, signature. How names are read
out of a text is in `bylines`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwire.clean import bylines
from claimwire.clean.blocks import Block, tidy
from claimwire.clean.measure import Measured
from claimwire.clean.page import Element
from claimwire.clean.scope import Scope
from claimwire.clean.structured import Structured, text_of, types_of
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

_AUTHOR_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "twitter:creator:name",
    "citation_author",
)
_BYLINE_NAME = re.compile(
    r"(?:^|[-_ ])(?:author|authors|byline|by-line|writer|reporter|journalist|creator|author-name"
    r"|auth)(?:$|[-_ s0-9])"
)
_AUTHOR_PAGE = re.compile(r"/(?:authors?|writers?|reporters?|bylines?|columnists?|journalists?)/")
_BYLINE_TAGS = frozenset(("a", "span", "div", "p", "address", "cite", "li", "em", "strong", "b"))
_MOST_WRITERS = 8
# Further from the headline, in elements, other people are named.
_FURTHEST = 119
_NO_BYLINE = re.compile(r"bio|box|image|img|photo|avatar|comment|related|desc|title|role|job")


def marked_authors(title: Element | None, measured: Measured) -> list[tuple[str, ...]]:
    """Texts of elements that markup calls the author, nearest to the headline first.

    Elements of one kind side by side are one byline: each holds one of the writers.
    """
    found: list[tuple[int, Element, str]] = []
    at = measured.order.get(title, 0) if title is not None else 0
    for i in range(max(0, at - _FURTHEST), min(len(measured.elements), at + _FURTHEST + 1)):
        e, names = measured.elements[i], measured.attributes[i]
        if not names or e.tag not in _BYLINE_TAGS:
            continue
        if not (
            _is_byline(measured.called(i))
            or ("rel" in names and e.get("rel") == "author")
            or ("itemprop" in names and e.get("itemprop") == "author")
            or (e.tag == "a" and _AUTHOR_PAGE.search(e.get("href") or ""))
        ):
            continue
        text = tidy("".join(map(str, _name_within(e).itertext())))
        if 1 < len(text) <= 80:
            found.append((abs(i - at), e, text))
    found.sort(key=lambda entry: entry[0])
    groups: dict[tuple[Element | None, str, str], list[str]] = {}
    for _, e, text in found:
        kind = (e.getparent(), str(e.tag), e.get("class") or "")
        groups.setdefault(kind, []).append(text)
    return [tuple(texts[:_MOST_WRITERS]) for texts in list(groups.values())[:4]]


def _name_within(e: Element) -> Element:
    """The child called `name` of a box that markup calls the author, else the box."""
    return next((c for c in e if c.get("class") == "name" or c.get("itemprop") == "name"), e)


@lru_cache(maxsize=16384)
def _is_byline(called: str) -> bool:
    return bool(_BYLINE_NAME.search(called)) and not _NO_BYLINE.search(called)


def authors_of(
    structured: Structured,
    marked: list[tuple[str, ...]],
    scope: Scope,
    blocks: list[Block],
    outlets: list[str],
    japanese: bool,
) -> list[str]:
    """The bare names of the article's writers, in the order of the page.

    Args:
        structured: what the page says to machines.
        marked: from `marked_authors`.
        scope: the lines around the body.
        blocks: of the body, captions marked.
        outlets: names of the site, which are no authors.
        japanese: whether the text is Japanese.
    """
    stated: list[str] = []
    for node in structured.articles[:2]:
        listed = node.get("author") or node.get("creator")
        for person in listed if isinstance(listed, list) else [listed]:
            if isinstance(person, dict) and "Organization" in types_of(person):
                continue
            stated.append(text_of(person))
        if stated:
            break
    if names := bylines.bare_names(stated, outlets, japanese=japanese):
        return names
    for name in _AUTHOR_META:
        if names := bylines.bare_names(structured.meta.get(name, ()), outlets, japanese=japanese):
            return names
    for byline in marked:
        names = []
        for text in byline:
            names += bylines.names_in_line(text, outlets, japanese=japanese) or bylines.bare_names(
                [text], outlets, japanese=japanese
            )
        if names:
            return list(dict.fromkeys(names))
    head = [text for _, text in scope.head]
    opening = [b.text for b in blocks if b.kind != "picture" and b.drop != "caption"][:3]
    closing = [b.text for b in blocks if b.kind != "picture" and b.drop != "caption"][-4:]
    for line in (*head, *opening, *closing, *(text for _, text in scope.tail)):
        if names := bylines.names_in_line(line, outlets, japanese=japanese):
            return names
    for line in scope.between:
        if names := bylines.name_alone(line, outlets, japanese=japanese):
            return names
    for line in reversed(closing):
        if vocabulary().headings.fullmatch(match_form(line)):
            continue
        if names := bylines.names_in_signature(line, outlets, japanese=japanese):
            return names
    return []
