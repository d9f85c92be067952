"""A page as a tree: parsed once with lxml, bounded, and measured.

lxml parses a real page in two milliseconds, so everything that looks at the whole page
(what is prose, what is furniture by name, where the body lies) happens on its tree; the
beautifulsoup4 tree is built for the chosen part only (`blocks`).

`units` measure text across scripts: a CJK character is one, a Latin letter a third, which
is close to how much the two say and what UTF-8 makes of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from claimwire.clean.vocabulary import vocabulary
from claimwire.errors import NotAnArticle
from claimwire.text import match_form

# Bounds on what is parsed at all. Real news pages have 50 to 400 kB and 1,200 elements;
# ten million characters or sixty thousand tags are an attack or a data dump.
MAX_CHARS = 12_000_000
MAX_TAGS = 60_000
# A single attribute longer than this (inlined pictures, planted bombs) is cut out.
MAX_ATTRIBUTE = 20_000

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "amp-fit-text",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "rb",
        "rtc",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_STRIPPED = [
    "script",
    "style",
    "template",
    "svg",
    "math",
    "canvas",
    "object",
    "embed",
    "applet",
    "map",
    "audio",
    "source",
    "track",
    "select",
    "option",
    "textarea",
    "input",
    "datalist",
    "progress",
    "meter",
    "head",
    "noembed",
    "noframes",
    "dialog",
    "amp-ad",
    "amp-embed",
    "amp-sidebar",
    "amp-analytics",
    "amp-auto-ads",
    "amp-sticky-ad",
    "amp-consent",
    "amp-list",
    "ins.ad",
    "frameset",
]
_FOLLOW = re.compile(r"[+＋]?\s*(?:關注|关注|追蹤|追踪|フォロー(?:する)?|follow)$", re.IGNORECASE)
_LARGEST_CARD = 60.0
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "form", "button", "menu", "noscript"))
# Characters that a page can hold and a tree does not take back.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PUNCTUATION = re.compile(r"[。，、！？；：,.!?;:」”]")
_LONG_ATTRIBUTE = re.compile(r"=\s*(\"[^\"]{20000,}\"|'[^']{20000,}')")
# The time to parse one tag grows with the square of its attributes.
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}>?")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*[01]|(?:max-)?height\s*:\s*0(?:px)?\s*;[^\"]*overflow\s*:\s*hidden",
    re.IGNORECASE,
)
# Furniture by name or tag is dropped only while it holds less than this share of the
# page's prose: some sites name the whole article `share-wrapper` or wrap it in a form.
_DROP_SHARE = 0.35
# Readers can write more than the journalist did.
_COMMENT_SHARE = 0.8
_LEFT_OVER = 80.0

Element = etree._Element


def units(text: str) -> float:
    """How much `text` says: CJK characters count one, Latin letters a third."""
    return len(text.encode("utf-8", "ignore")) / 3


def names_of(element: Element) -> str:
    """The class and id words of `element`, camelCase cut, lower case."""
    called, known = element.get("class"), element.get("id")
    if not called and not known:
        return ""
    return split_names(f"{called or ''} {known or ''}")


@lru_cache(maxsize=16384)
def split_names(raw: str) -> str:
    """Class and id words, camelCase cut, lower case."""
    return _CAMEL.sub("-", raw).replace("_", "-").lower().strip()


@lru_cache(maxsize=16384)
def _role_of(called: str) -> str:
    """What class words say: `comment`, `other` (articles, dialogues), `furniture` or nothing."""
    words = vocabulary()
    if words.comment_names.search(called):
        return "comment"
    if words.other_names.search(called):
        return "other"
    if words.drop_names.search(called) and not words.caption_names.search(called):
        return "furniture"
    return ""


@lru_cache(maxsize=16384)
def _opens_box(line: str) -> bool:
    return bool(vocabulary().headings.fullmatch(match_form(line)))


def parse(text: str, *, url: str) -> Element:
    """The tree of a page's `text`.

    Raises:
        NotAnArticle: the page is beyond the bounds (`hostile`) or holds no element (`empty`).
    """
    if len(text) > MAX_ATTRIBUTE and max(map(len, text.split(">"))) > MAX_ATTRIBUTE:
        text = _LONG_TAG.sub("<div>", _LONG_ATTRIBUTE.sub('=""', text))
    if len(text) > MAX_CHARS or text.count("<") > MAX_TAGS:
        raise NotAnArticle(url, "hostile", "the page is too large to be an article")
    text = text.replace("\x00", "")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "ignore"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAnArticle(url, "empty", "the page holds no markup that can be read") from error
    if root is None:
        raise NotAnArticle(url, "empty", "the page is empty")
    return root


def strip(root: Element) -> None:
    """Take out what never holds readable text. Metadata must have been read before."""
    etree.strip_elements(root, *_STRIPPED, with_tail=False)


@dataclass(slots=True)
class Measured:
    """The elements of a tree in document order with what each holds, in units.

    `prose[e]`: running text under `e` that stands in no link and has sentence marks;
    `own[e]`: text whose nearest block is `e`; `linked[e]`: the part of it in links;
    `lines`: the elements with text of their own, in order; `order`: position of each.
    """

    elements: list[Element]
    prose: dict[Element, float]
    own: dict[Element, float]
    linked: dict[Element, float]
    order: dict[Element, int] = field(default_factory=dict)
    lines: list[Element] = field(default_factory=list)
    teasers: int = 0


def measure(root: Element) -> Measured:
    """Measure every element of `root` in one pass forward and one pass back."""
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    order = {e: i for i, e in enumerate(elements)}
    own: dict[Element, float] = {}
    linked: dict[Element, float] = {}
    marks: dict[Element, int] = {}
    prose: dict[Element, float] = dict.fromkeys(elements, 0.0)
    linking: set[Element] = set()
    for e in elements:
        if e.tag == "a" or e.getparent() in linking:
            linking.add(e)
        size, points = 0.0, 0
        if e.text and not e.text.isspace():
            size, points = units(e.text.strip()), len(_PUNCTUATION.findall(e.text))
        own[e], marks[e], linked[e] = size, points, 0.0
    for e in reversed(elements):
        parent = e.getparent()
        if e in linking:
            linked[e] = own[e]
        elif e.tag not in INLINE and e.tag not in _HEADINGS:
            free = own[e] - linked[e]
            if marks[e] and free >= 12 and linked[e] < 0.5 * own[e]:
                prose[e] += free
        if e is root or parent is None:
            continue
        prose[parent] += prose[e]
        if e.tag in INLINE:
            own[parent] += own[e]
            linked[parent] += linked[e]
            marks[parent] += marks[e]
        if e.tail and not e.tail.isspace():
            own[parent] += units(e.tail.strip())
            marks[parent] += len(_PUNCTUATION.findall(e.tail))
    lines = [e for e in elements if e.tag not in INLINE and own[e] > 0]
    return Measured(elements, prose, own, linked, order, lines)


def line_text(element: Element) -> str:
    """The text whose nearest block is `element`, its parts parted by blanks."""
    return " ".join(" ".join(_own_parts(element)).split())


def _own_parts(element: Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag in INLINE:
            yield from _own_parts(child)
        if child.tail:
            yield child.tail


def prune(measured: Measured, root: Element, title: Element | None = None) -> None:
    """Remove furniture and hidden parts from the tree, by tag, name and style.

    What holds a large share of the page's prose, or the headline, stays, whatever it is called.
    """
    gone: set[Element] = set()
    for e in _teasers(measured):
        if title is not None and e in title.iterancestors():
            continue
        measured.teasers += 1
        _forget(measured, e)
        gone.add(e)
        _drop(e)
    for e in _follow_cards(measured):
        if title is None or e not in title.iterancestors():
            _forget(measured, e)
            gone.update(e.iter())
            _drop(e)
    total = max(measured.prose[root], 1.0)
    safe: set[Element] = set() if title is None else {title, *title.iterancestors()}
    # Parts of one body can bear a furniture name each: those of one name are judged together.
    alike: dict[str, float] = {}
    for e in measured.elements:
        if measured.prose[e] > 0 and e not in gone and (called := e.get("class")):
            alike[called] = alike.get(called, 0.0) + measured.prose[e]
    for e in measured.elements:
        parent = e.getparent()
        if e in gone or e in safe or parent is None or e is root or e.tag in ("html", "body"):
            continue
        if parent in gone:
            gone.add(e)
            continue
        prose = measured.prose[e]
        together = max(prose, min(alike.get(e.get("class") or "", 0.0), total)) if prose else 0.0
        if (
            together < _DROP_SHARE * total and (_is_furniture(e) or _is_titled_box(e, measured))
        ) or (
            prose < _COMMENT_SHARE * total
            and total - prose > _LEFT_OVER
            and _role_of(names_of(e)) in ("comment", "other")
        ):
            gone.add(e)
            _forget(measured, e)
            _drop(e)


def _is_titled_box(e: Element, measured: Measured) -> bool:
    """A container whose first line is a heading such as 相關新聞."""
    if e.tag not in ("div", "section", "ul", "ol", "dl", "table", "td") or len(e) == 0:
        return False
    if measured.own.get(e, 0.0) > 0:
        return False
    first: Element | None = e
    while first is not None and not measured.own.get(first, 0.0):
        first = next((c for c in first if isinstance(c.tag, str) and _has_text(c)), None)
    if first is None or first is e or measured.own[first] > 14:
        return False
    return _opens_box(line_text(first))


def _follow_cards(measured: Measured) -> list[Element]:
    """Small boxes behind the first prose with a button to follow the writer or the account."""
    found: list[Element] = []
    started = False
    for e in measured.elements:
        if started and e.tag in ("button", "a") and _FOLLOW.match((e.text or "").strip()):
            card = e
            around = e.getparent()
            while (
                around is not None
                and around.tag in ("div", "section", "aside")
                and not measured.prose.get(around, 0.0)
                and units(" ".join(map(str, around.itertext()))) <= _LARGEST_CARD
            ):
                card, around = around, around.getparent()
            if card is not e:
                found.append(card)
        started = started or (measured.own[e] >= 40 and measured.prose[e] > 0)
    return found


def _has_text(e: Element) -> bool:
    return any(part and not part.isspace() for part in e.itertext())


def _teasers(measured: Measured) -> list[Element]:
    """Items of lists of other articles: each a linked headline with a sentence about it."""
    text: dict[Element, float] = {}
    linked: dict[Element, float] = {}
    for e in reversed(measured.elements):
        if e.tag not in INLINE:
            text[e] = text.get(e, 0.0) + measured.own[e]
            linked[e] = linked.get(e, 0.0) + measured.linked[e]
        parent = e.getparent()
        if parent is not None:
            text[parent] = text.get(parent, 0.0) + text.get(e, 0.0)
            linked[parent] = linked.get(parent, 0.0) + linked.get(e, 0.0)
    found: list[Element] = []
    taken: set[Element] = set()
    for e in measured.elements:
        if e.getparent() in taken:
            taken.add(e)
        elif len(e) >= 3 and e.tag not in INLINE:
            children = [c for c in e if isinstance(c.tag, str) and text.get(c, 0.0) > 8]
            cards = [c for c in children if _is_card(c, text[c], linked[c])]
            if len(cards) >= 3 and len(cards) >= 0.6 * len(children):
                found.extend(cards)
                taken.update(cards)
    return found


def _is_card(e: Element, size: float, link: float) -> bool:
    """A headline in a link with a few words about it: no paragraph of an article."""
    if e.tag in ("p", "h1", "h2", "h3", "h4", "br", "tr", "td") or not 20 <= size <= 130:
        return False
    if link < 4 or link < 0.2 * size:
        return False
    if link >= 0.45 * size:
        return True
    # A link that is or holds a heading or another block is a headline, not a word in a text.
    for a in e.iter("a"):
        above = a.getparent()
        if (above is not None and above.tag in _HEADINGS) or any(c.tag not in INLINE for c in a):
            return True
    return False


def _is_furniture(e: Element) -> bool:
    if e.tag in _FURNITURE_TAGS:
        return True
    attributes = e.attrib
    if not attributes:
        return False
    if "hidden" in attributes and attributes.get("hidden") != "false":
        return True
    style = attributes.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    if attributes.get("aria-hidden") == "true" and e.tag not in INLINE:
        return True
    role = attributes.get("role")
    if role in ("navigation", "banner", "contentinfo", "complementary", "search", "dialog"):
        return True
    return _role_of(names_of(e)) in ("furniture", "other")


def _forget(measured: Measured, e: Element) -> None:
    lost = measured.prose[e]
    above = e.getparent()
    while above is not None and above in measured.prose:
        measured.prose[above] -= lost
        above = above.getparent()


def _drop(e: Element) -> None:
    """Detach `e`; the text behind it stays where it was."""
    parent = e.getparent()
    if parent is None:
        return
    tail = _NO_XML.sub("", e.tail or "")
    if tail:
        before = e.getprevious()
        if before is not None:
            before.tail = _NO_XML.sub("", before.tail or "") + tail
        else:
            parent.text = _NO_XML.sub("", parent.text or "") + tail
    parent.remove(e)
