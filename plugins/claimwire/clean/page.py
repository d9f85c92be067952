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
from functools import lru_cache

from lxml import etree

from claimwire.clean.vocabulary import vocabulary
from claimwire.errors import NotAnArticle

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
_LONG_ATTRIBUTE = re.compile(r"=\s*(\"[^\"]{20000,}\"|'[^']{20000,}')")
# The time to parse one tag grows with the square of its attributes.
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}>?")
_PARTS = re.compile(r"[-_\d]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
Element = etree._Element


def units(text: str) -> float:
    """How much `text` says: CJK characters count one, Latin letters a third."""
    return (len(text) if text.isascii() else len(text.encode("utf-8", "ignore"))) / 3


@lru_cache(maxsize=16384)
def split_names(raw: str) -> str:
    """Class and id words, camelCase cut, lower case."""
    if not raw.islower():
        raw = _CAMEL.sub("-", raw).lower()
    return raw.replace("_", "-").strip()


@lru_cache(maxsize=16384)
def is_caption_name(called: str) -> bool:
    """Whether class and id words call an element a caption.

    Sites have hundreds of such names; most put a word for a picture beside one for a text.
    """
    if vocabulary().caption_names.search(called):
        return True
    return any(map(_is_of_picture, called.split()))


@lru_cache(maxsize=16384)
def is_credit_name(called: str) -> bool:
    """Whether class and id words within a caption call an element its credit."""
    words = vocabulary()
    return bool(words.credit_names.search(called) or words.credit_within_names.search(called))


def _is_of_picture(name: str) -> bool:
    words, known = _PARTS.split(name), vocabulary()
    first = next((i for i, word in enumerate(words) if word in known.picture_words), len(words))
    return not known.note_words.isdisjoint(words[first + 1 :])


def parse(text: str, *, url: str) -> Element:
    """The tree of a page's `text`.

    Raises:
        NotAnArticle: the page is beyond the bounds (`hostile`) or holds no element (`empty`).
    """
    if next(_long_runs(text, ">"), None) is not None:
        text = _without_long_tags(text)
    if len(text) > MAX_CHARS or text.count("<") > MAX_TAGS:
        raise NotAnArticle(url, "hostile", "the page is too large to be an article")
    if "\x00" in text:
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


def _long_runs(text: str, mark: str) -> Iterator[int]:
    """The starts of the runs of `text` without `mark` that are longer than an attribute may be."""
    at = 0
    while at + MAX_ATTRIBUTE < len(text):
        last = text.rfind(mark, at, at + MAX_ATTRIBUTE + 1)
        if last < 0:
            yield at
            last = text.find(mark, at)
            if last < 0:
                return
        at = last + 1


def _without_long_tags(text: str) -> str:
    """`text` with attributes and tags beyond the bound as empty ones."""
    for mark in "\"'":
        if any(text[max(0, i - 99) : i - 1].rstrip()[-1:] == "=" for i in _long_runs(text, mark)):
            text = _LONG_ATTRIBUTE.sub('=""', text)
            break
    if any(_LONG_TAG.match(text, i - 1) for i in _long_runs(text, "<") if i):
        text = _LONG_TAG.sub("<div>", text)
    return text


def strip(root: Element) -> None:
    """Take out what never holds readable text. Metadata must have been read before."""
    etree.strip_elements(root, *_STRIPPED, with_tail=False)
