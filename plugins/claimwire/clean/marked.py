"""Elements that markup calls the author: by class and id words, test names, links, microdata.

Near the headline they are the byline; further away, cards about other people as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claimwire.clean.blocks import tidy
from claimwire.clean.measure import Measured
from claimwire.clean.page import Element, split_names
from claimwire.clean.roles import is_writer
from claimwire.text import HAN

_BYLINE_NAME = re.compile(
    r"(?:^|[-_ ])(?:author|authors|vcard|byline|by-line|writer|reporter|journalist|creator"
    r"|contributors?|author-name|auth)(?:$|[-_ s0-9])"
)
_AUTHOR_PAGE = re.compile(
    r"/(?:by|authors?|writers?|reporters?|bylines?|columnists?|journalists?|contributors?|staff)/"
)
_BYLINE_TAGS = frozenset(
    (
        "ul",
        "ol",
        "a",
        "span",
        "div",
        "p",
        "address",
        "cite",
        "li",
        "em",
        "strong",
        "b",
        "h4",
        "h5",
        "h6",
    )
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_TEST_NAMES = ("data-testid", "data-test-id", "data-qa", "data-component", "data-role", "data-cy")
_MOST_WRITERS = 8
_MOST_BYLINES = 4
_NAME_NAME = re.compile(r"(?:^|[-_ ])name(?:$|[-_ ])")
_NO_NAME = re.compile(
    r"(?:^|[-_ ])(?:role|title|job|position|bio|desc|description|date|time|mail|email|avatar|follow"
    r"|social|twitter)(?:$|[-_ ])"
)
_OPENS = re.compile(r"(?:by|written by|文|作者|記者|记者|撰文)\b", re.IGNORECASE)
# A name before what its bearer does: one writer a line.
_WITH_POST = re.compile(rf"[{HAN}]{{2,4}}\s[{HAN}]{{3}}")
# A label of something: its word and a colon.
_LABEL = re.compile(r"([^\W\d]{2,8})\s?[:：]\s*$")
_NO_BYLINE = re.compile(r"bio|box|image|img|photo|avatar|comment|related|desc|title|role|job")


# Further from the headline, in elements, other people are named.
_FURTHEST = 119


@dataclass(frozen=True, slots=True)
class Marked:
    """A byline that markup calls one: the texts of its writers, and where it stands.

    `of_other`: a linked headline stands beside it, of another article.
    """

    at: int
    texts: tuple[str, ...]
    of_other: bool


def marked_authors(title: Element | None, measured: Measured) -> list[Marked]:
    """Texts of elements that markup calls the author, nearest to the headline first.

    Elements of one kind side by side are one byline: each holds one of the writers.
    """
    found: list[tuple[int, int, list[str]]] = []
    at = measured.order.get(title, 0) if title is not None else 0
    first, behind = max(0, at - _FURTHEST), min(len(measured.elements), at + _FURTHEST + 1)
    for i in range(first, behind):
        e, names = measured.elements[i], measured.attributes[i]
        if names and e.tag in _BYLINE_TAGS and _is_marked(measured, i) and not _wraps(measured, i):
            texts = [tidy("".join(_parts_of_name(measured, c))) for c in _names_within(measured, i)]
            if texts := [text for text in texts if 1 < len(text) <= 80]:
                found.append((abs(i - at), i, texts))
    found.sort()
    groups: dict[tuple[int, str, str], list[tuple[int, str]]] = {}
    for _, i, texts in found:
        # Cards of writers stand side by side; a name within a card is one level deeper.
        e = measured.elements[i]
        kind = (_row_of(measured, i), str(e.tag), e.get("class") or "")
        groups.setdefault(kind, []).extend((i, text) for text in texts)
    return [
        Marked(
            entries[0][0],
            tuple(text for _, text in entries[:_MOST_WRITERS]),
            _is_beside_headline(measured, entries[0][0]),
        )
        for entries in list(groups.values())[:_MOST_BYLINES]
    ]


def _is_beside_headline(measured: Measured, i: int) -> bool:
    up = i
    for _ in range(2):
        up = max(0, measured.parents[up])
        for c in range(up + 1, measured.last[up] + 1):
            e = measured.elements[c]
            if c <= i <= measured.last[c]:
                continue
            if e.tag in _HEADINGS and measured.linked[e] > 0.5 * measured.own[e]:
                return True
    return False


def _is_marked(measured: Measured, i: int) -> bool:
    e, names = measured.elements[i], measured.attributes[i]
    return (
        _is_byline(measured.called(i))
        or _named_for_tests(measured, i)
        or ("rel" in names and e.get("rel") == "author")
        or ("itemprop" in names and e.get("itemprop") == "author")
        or (e.tag == "a" and _AUTHOR_PAGE.search(e.get("href") or "") is not None)
    )


def _named_for_tests(measured: Measured, i: int) -> bool:
    """Whether an attribute for a site's own tests or parts calls an element the byline."""
    names = measured.attributes[i]
    if not any(str(name).startswith("data-") for name in names):
        return False
    e = measured.elements[i]
    called = " ".join(e.get(name) or "" for name in _TEST_NAMES if name in names)
    return bool(called) and _is_byline(split_names(called))


def _wraps(measured: Measured, i: int) -> bool:
    """Whether a box holds an element that says more closely who wrote, and no byline of its own."""
    if _OPENS.match(" ".join("".join(map(str, measured.elements[i].itertext())).split())):
        return False
    return any(
        measured.elements[c].tag in _BYLINE_TAGS and _is_marked(measured, c) and measured.filled[c]
        for c in range(i + 1, measured.last[i] + 1)
    )


def _row_of(measured: Measured, i: int) -> int:
    """The element whose children are the writers' cards: the parent, or that of the card."""
    up = measured.parents[i]
    while up > 0 and len(measured.children[up]) == 1 and not (measured.texts[up] or "").strip():
        up = measured.parents[up]
    if up >= 0 and measured.parents[up] >= 0 and len(measured.children[up]) > 1:
        called = measured.elements[up].get("class")
        beside = measured.children[measured.parents[up]]
        if called and sum(measured.elements[c].get("class") == called for c in beside) > 1:
            return measured.parents[up]
    return up


def _names_within(measured: Measured, i: int) -> list[int]:
    """The elements that hold a name each in a box that markup calls the author, else the box."""
    within = range(i + 1, measured.last[i] + 1)
    for is_name in (_is_name, _is_link):
        names = [c for c in within if is_name(measured, c) and not _is_labelled(measured, c)]
        if names and (is_name is _is_name or (len(names) > 1 and _are_full(measured, names))):
            return names[:_MOST_WRITERS]
    rows = [c for c in measured.children[i] if measured.filled[c]]
    if len(rows) > 1 and all(_WITH_POST.match(measured.line(c)) for c in rows):
        return rows[:_MOST_WRITERS]
    return [i]


def _is_labelled(measured: Measured, i: int) -> bool:
    """Whether a label of something else than writers stands right before an element."""
    up = measured.parents[i]
    beside = measured.children[up] if up >= 0 else []
    at = beside.index(i) if i in beside else 0
    before = measured.tails[beside[at - 1]] if at else measured.texts[up] if up >= 0 else ""
    label = _LABEL.search(before or "")
    return label is not None and not is_writer(label.group(1)) and not _OPENS.match(label.group(1))


def _are_full(measured: Measured, links: list[int]) -> bool:
    """Whether links hold full names: one Latin word alone is a section or a site."""
    texts = ("".join(map(str, measured.elements[c].itertext())).strip() for c in links)
    return all(not text.isascii() or " " in text for text in texts)


def _is_name(measured: Measured, i: int) -> bool:
    return measured.elements[i].get("itemprop") == "name" or (
        _NAME_NAME.search(measured.called(i)) is not None
    )


def _is_link(measured: Measured, i: int) -> bool:
    return measured.elements[i].tag == "a" and bool((measured.texts[i] or "").strip())


def _parts_of_name(measured: Measured, i: int) -> Iterator[str]:
    """The text of a byline without its labels of roles and biographies."""
    yield measured.texts[i] or ""
    for c in measured.children[i]:
        if measured.elements[c].tag != "time" and not _NO_NAME.search(measured.called(c)):
            # Parts of one line that stand in tags of their own are parted by more than nothing.
            inner = "".join(_parts_of_name(measured, c)).replace("\xa0", " ")
            yield f" {inner} " if inner.isascii() else inner
        yield measured.tails[c] or ""


@lru_cache(maxsize=16384)
def _is_byline(called: str) -> bool:
    return bool(_BYLINE_NAME.search(called)) and not _NO_BYLINE.search(called)
