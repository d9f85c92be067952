"""Which authors a page gives, from the most trusted of its sources.

Persons in JSON-LD and metadata come first, then what markup calls an author near the
headline, then the visible lines: byline, dateline, sign-off, signature. How names are read
out of a text is in `bylines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claimwire.clean import bylines
from claimwire.clean.blocks import Block, tidy
from claimwire.clean.measure import Measured
from claimwire.clean.page import Element, split_names
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
_CATALOGUED = frozenset(("citation_author", "dc.creator"))
_BYLINE_NAME = re.compile(
    r"(?:^|[-_ ])(?:author|authors|vcard|byline|by-line|writer|reporter|journalist|creator"
    r"|contributors?|author-name|auth)(?:$|[-_ s0-9])"
)
_AUTHOR_PAGE = re.compile(
    r"/(?:by|authors?|writers?|reporters?|bylines?|columnists?|journalists?|contributors?|staff)/"
)
_BYLINE_TAGS = frozenset(
    ("ul", "ol", "a", "span", "div", "p", "address", "cite", "li", "em", "strong", "b")
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_TEST_NAMES = ("data-testid", "data-test-id", "data-qa", "data-component", "data-role", "data-cy")
_PARAGRAPH = 18.0
_MOST_WRITERS = 8
# Further from the headline, in elements, other people are named.
_FURTHEST = 119
# Elements behind the beginning of the body that can still belong to the article's head.
_HEAD = 12
# A byline that says more than the page's data stands within these lines below the headline.
_CLOSE = 4
_LONGEST_SIGNED = 80
_LONGEST_SIGNATURE = 20
# The lines right above the headline, where platforms name who posts.
_ABOVE = 3
_MOST_BYLINES = 4
_NAME_NAME = re.compile(r"(?:^|[-_ ])name(?:$|[-_ ])")
_NO_NAME = re.compile(
    r"(?:^|[-_ ])(?:role|title|job|position|bio|desc|description|date|time|mail|email|avatar|follow"
    r"|social|twitter)(?:$|[-_ ])"
)
_OPENS = re.compile(r"(?:by|written by|文|作者|記者|记者|撰文)\b", re.IGNORECASE)
# A word for who wrote, near the beginning of a line.
_LABEL = re.compile(
    r"^.{0,12}(?:\bby\b|記者|记者|文\s?[:：|｜/／=＝]|撰文|作者|編譯|编译|取材|ライター|기자|특파원)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[^>]{1,200}>")
# A label over the name of who paid, not of who wrote.
_PROVIDED = re.compile(
    r"(?:provided|sponsored|presented|powered|paid|brought to you) by:?$|\bsource:?$|提供:?$",
    re.IGNORECASE,
)
_AUTHOR_KEY = re.compile(
    r"^(?!og:|twitter:)(?:.*[:._-])?(?:authors?(?:-?names?)?|byline|writer|reporter(?:-?name)?|creator)$"
)
_NO_BYLINE = re.compile(r"bio|box|image|img|photo|avatar|comment|related|desc|title|role|job")


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
        names = [c for c in within if is_name(measured, c)]
        if names and (is_name is _is_name or (len(names) > 1 and _are_full(measured, names))):
            return names[:_MOST_WRITERS]
    return [i]


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
        if not _NO_NAME.search(measured.called(c)):
            # Parts of one line that stand in tags of their own are parted by more than nothing.
            inner = "".join(_parts_of_name(measured, c))
            yield f" {inner} " if inner.isascii() else inner
        yield measured.tails[c] or ""


@lru_cache(maxsize=16384)
def _is_byline(called: str) -> bool:
    return bool(_BYLINE_NAME.search(called)) and not _NO_BYLINE.search(called)


def authors_of(
    structured: Structured,
    marked: list[Marked],
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
    if names := bylines.bare_names(_stated(structured), outlets, japanese=japanese):
        return _signed(names, scope, outlets, japanese) or names
    others = (n for n in structured.meta if n not in _AUTHOR_META and _AUTHOR_KEY.search(n))
    for name in (*_AUTHOR_META, *others):
        values = structured.meta.get(name, ())
        if name in _CATALOGUED:
            values = list(map(bylines.given_first, values))
        if names := bylines.bare_names(values, outlets, japanese=japanese):
            return names
    account: list[str] = []
    for byline in marked:
        near = byline.at <= min(scope.start + _HEAD, scope.end)
        if near and (names := _names_of(byline, outlets, japanese)):
            if japanese or not all(map(bylines.may_be_account, names)):
                return names
            account = account or names
    head = [text for _, text in scope.head]
    opening = [b.text for b in blocks if b.kind != "picture" and b.drop != "caption"][:3]
    closing = _closing(blocks)
    for line in (*head, *opening, *closing, *(text for _, text in scope.tail)):
        if names := bylines.names_in_line(line, outlets, japanese=japanese):
            return names
    paragraphs = 0
    posted = [text for _, text in scope.head[len(scope.head) - scope.above :]][-_ABOVE:]
    for above, line in zip(("", *scope.between), scope.between, strict=False):
        paragraphs += len(line) > _LONGEST_SIGNED
        if paragraphs > 1:
            # One can stand under the headline; with the second the article has begun.
            break
        if _PROVIDED.search(above):
            continue
        if names := bylines.names_in_places(line, outlets):
            return names
        if names := bylines.name_alone(line, outlets, japanese=japanese):
            return names
    for line in posted:
        if (
            not line.isascii()
            and bylines.has_stamp(line)
            and (names := bylines.name_alone(line, outlets, japanese=japanese))
        ):
            return names
    for line in reversed(closing):
        if vocabulary().headings.fullmatch(match_form(line)):
            continue
        if names := bylines.names_in_signature(line, outlets, japanese=japanese):
            return names
    for line in (text for _, text in scope.tail if len(text) <= _LONGEST_SIGNATURE):
        if names := bylines.names_in_signature(line, outlets, japanese=japanese):
            return names
    if account:
        return account
    # Behind the body a box can tell of the writer; several names are those of others.
    for byline in marked:
        alone = byline.at > min(scope.start + _HEAD, scope.end) and len(byline.texts) == 1
        alone = alone and not byline.of_other
        if alone and (names := _names_of(byline, outlets, japanese)):
            return names
    return []


def _signed(stated: list[str], scope: Scope, outlets: list[str], japanese: bool) -> list[str]:
    """The writers that a byline below the headline names, where it knows nobody of `stated`.

    Systems state who put the article in.
    """
    head = " ".join(scope.between)
    if any(match_form(name) in match_form(head) for name in stated):
        return []
    for line in scope.between[:_CLOSE]:
        if (
            len(line) <= _LONGEST_SIGNED
            and _LABEL.search(line)
            and (names := bylines.names_in_line(line, outlets, japanese=japanese))
        ):
            return names
    return []


def _closing(blocks: list[Block]) -> list[str]:
    """The last lines of the chosen part, and those right behind the last paragraph in it."""
    lines = [b for b in blocks if b.kind != "picture" and b.drop != "caption"]
    told = (i for i, b in enumerate(lines) if b.units >= _PARAGRAPH and b.ends_sentence)
    last = max((i for i in told if not lines[i].linked), default=len(lines) - 1)
    return list(dict.fromkeys(b.text for b in (*lines[-4:], *lines[max(0, last - 1) : last + 4])))


def _names_of(byline: Marked, outlets: list[str], japanese: bool) -> list[str]:
    names: list[str] = []
    for text in byline.texts:
        if text.endswith(",") and " " not in text:
            # "PTI, Washington,": a dateline in pieces.
            return []
        names += bylines.names_in_line(text, outlets, japanese=japanese) or bylines.bare_names(
            [text], outlets, japanese=japanese
        )
    return list(dict.fromkeys(names))


def _stated(structured: Structured) -> list[str]:
    """The names of persons that JSON-LD gives as authors of the first article that has any."""
    known = {node["@id"]: node for node in structured.nodes if isinstance(node.get("@id"), str)}
    for node in structured.articles[:2]:
        stated: list[str] = []
        listed = node.get("author") or node.get("creator")
        for given in listed if isinstance(listed, list) else [listed]:
            person = given
            if isinstance(person, dict) and "name" not in person:
                person = known.get(person.get("@id"), person)
            if isinstance(person, dict):
                if "Organization" in types_of(person):
                    continue
                parts = (text_of(person.get(key)) for key in ("givenName", "familyName"))
                person = person.get("name") or " ".join(parts)
            named = map(text_of, person) if isinstance(person, list) else [text_of(person)]
            stated += (_MARKUP.sub("", name) for name in named)
        if any(stated):
            return stated
    return []
