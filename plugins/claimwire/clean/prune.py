"""What a page shows beside its article, taken out of the tree before the body is chosen.

Furniture is told by tag, by class words, by style, by the heading of its box; teasers and
cards to follow somebody by what they hold.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwire.clean.measure import Measured, line_text
from claimwire.clean.page import INLINE, Element, is_caption_name, split_names, units
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

_FOLLOW = re.compile(r"[+＋]?\s*(?:關注|关注|追蹤|追踪|フォロー(?:する)?|follow)$", re.IGNORECASE)
_LONGEST_BUTTON = 30
_LARGEST_CARD = 60.0
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "form", "button", "menu", "noscript"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NO_CARDS = frozenset(("p", "h1", "h2", "h3", "h4", "br", "tr", "td"))
_BOXES = frozenset(("div", "section", "ul", "ol", "dl", "table", "td"))
_TELLING = frozenset(("hidden", "style", "aria-hidden", "role"))
_FRAMES = frozenset(("a", "figure", "div", "span", "li", "section"))
_LINE = 90.0
_ENLARGED = re.compile(r"popup|pop-up|lightbox|modal|overlay|tooltip")
_SHOWN_LARGE = re.compile(r"popup|pop-up|lightbox")
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog"))
# Characters that a page can hold and a tree does not take back.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
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


@lru_cache(maxsize=16384)
def _role_of(called: str) -> str:
    """What class words say: `comment`, `other` (articles, dialogues), `furniture` or nothing."""
    words = vocabulary()
    if words.comment_names.search(called):
        return "comment"
    if words.other_names.search(called):
        return "other"
    if words.drop_names.search(called) and not is_caption_name(called):
        return "furniture"
    return ""


def _is_enlarged(e: Element, called: str) -> bool:
    """Whether a picture, with a line about it, is named furniture only for how it opens."""
    opens = _ENLARGED
    if e.tag not in ("a", "figure"):
        opens = _SHOWN_LARGE
        if units("".join(map(str, e.itertext())).strip()) > _LINE:
            return False
    if next(e.iter("img", "amp-img"), None) is None:
        return False
    return not _role_of(opens.sub("", called))


@lru_cache(maxsize=16384)
def _opens_box(line: str) -> bool:
    return bool(vocabulary().headings.fullmatch(match_form(line)))


def prune(measured: Measured, root: Element, title: Element | None = None) -> None:
    """Remove furniture and hidden parts from the tree, by tag, name and style.

    What holds a large share of the page's prose, or the headline, stays, whatever it is called.
    """
    elements, parents, order = measured.elements, measured.parents, measured.order
    gone = [False] * len(elements)

    def drop(i: int) -> None:
        _forget(measured, i)
        gone[i : measured.last[i] + 1] = [True] * (measured.last[i] + 1 - i)
        _detach(elements[i])

    above = set() if title is None else {order[e] for e in title.iterancestors() if e in order}
    teasers = {i for i in _teasers(measured) if i not in above}
    measured.teasers += len(teasers)
    for i in sorted(teasers):
        drop(i)
    for i in _follow_cards(measured, gone):
        if i not in above:
            drop(i)
    total = max(measured.prose[root], 1.0)
    safe = above if title is None else above | {order[title]}
    # Parts of one body can bear a furniture name each: those of one name are judged together.
    alike: dict[str, float] = {}
    for i, prose in enumerate(measured.prose.values()):
        if prose > 0 and i not in teasers and (called := elements[i].get("class")):
            alike[called] = alike.get(called, 0.0) + prose
    for i, e in enumerate(elements):
        if gone[i] or i in safe or parents[i] < 0 or e.tag in ("html", "body"):
            continue
        prose = measured.prose[e]
        together = 0.0
        if prose:
            together = max(prose, min(alike.get(e.get("class") or "", 0.0), total))
        called = measured.called(i)
        role = _role_of(called) if called else ""
        if not role and (tested := e.get("data-testid") or e.get("data-component")):
            role = _role_of(split_names(tested))
        if role and e.tag in _FRAMES and _is_enlarged(e, called):
            role = ""
        if (
            together < _DROP_SHARE * total
            and (_is_furniture(measured, i, role) or _is_titled_box(measured, gone, i))
        ) or (
            role in ("comment", "other")
            and prose < _COMMENT_SHARE * total
            and total - prose > _LEFT_OVER
        ):
            drop(i)


def _is_titled_box(measured: Measured, gone: list[bool], i: int) -> bool:
    """A container whose first line is a heading such as 相關新聞."""
    e = measured.elements[i]
    if e.tag not in _BOXES or measured.own[e] > 0:
        return False
    while not measured.own[e]:
        for c in measured.children[i]:
            if measured.filled[c] and not gone[c] and _has_text(measured, gone, c):
                i, e = c, measured.elements[c]
                break
        else:
            return False
    return measured.own[e] <= 14 and _opens_box(line_text(e))


def _follow_cards(measured: Measured, gone: list[bool]) -> list[int]:
    """Small boxes behind the first prose with a button to follow the writer or the account."""
    found: list[int] = []
    started = False
    for i, e in enumerate(measured.elements):
        if started and e.tag in ("button", "a") and not gone[i] and _says_follow(measured.texts[i]):
            card, around = i, measured.parents[i]
            while (
                around >= 0
                and (box := measured.elements[around]).tag in ("div", "section", "aside")
                and not measured.prose[box]
                and units(" ".join(map(str, box.itertext()))) <= _LARGEST_CARD
            ):
                card, around = around, measured.parents[around]
            if card != i:
                found.append(card)
        started = started or (measured.own[e] >= 40 and measured.prose[e] > 0)
    return found


def _says_follow(text: str | None) -> bool:
    return text is not None and len(text) <= _LONGEST_BUTTON and bool(_FOLLOW.match(text.strip()))


def _has_text(measured: Measured, gone: list[bool], i: int) -> bool:
    """Whether text is left in `i`, which had some."""
    if True not in gone[i : measured.last[i] + 1]:
        return True
    return any(part and not part.isspace() for part in measured.elements[i].itertext())


def _teasers(measured: Measured) -> list[int]:
    """Items of lists of other articles: each a linked headline with a sentence about it."""
    elements, parents, children = measured.elements, measured.parents, measured.children
    text, linked = measured.subtree_units()
    found: list[int] = []
    taken = [False] * len(elements)
    for i, e in enumerate(elements):
        if parents[i] >= 0 and taken[parents[i]]:
            taken[i] = True
        elif len(children[i]) >= 3 and e.tag not in INLINE:
            inner = [c for c in children[i] if text[c] > 8]
            if len(inner) < 3:
                continue
            cards = [c for c in inner if _is_card(elements[c], text[c], linked[c])]
            if len(cards) >= 3 and len(cards) >= 0.6 * len(inner):
                found.extend(cards)
                for c in cards:
                    taken[c] = True
    return found


def _is_card(e: Element, size: float, link: float) -> bool:
    """A headline in a link with a few words about it: no paragraph of an article."""
    if e.tag in _NO_CARDS or not 20 <= size <= 130:
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


def _is_furniture(measured: Measured, i: int, role: str) -> bool:
    e, names = measured.elements[i], measured.attributes[i]
    if e.tag in _FURNITURE_TAGS:
        return True
    if not names:
        return False
    if not _TELLING.isdisjoint(names):
        if "hidden" in names and e.get("hidden") != "false":
            return True
        style = e.get("style")
        if style and _HIDDEN_STYLE.search(style):
            return True
        if e.get("aria-hidden") == "true" and e.tag not in INLINE:
            return True
        if e.get("role") in _ROLES:
            return True
    return role in ("furniture", "other")


def _forget(measured: Measured, i: int) -> None:
    """Take the prose of `i` off all that holds it."""
    lost = measured.prose[measured.elements[i]]
    here, above = i, measured.parents[i]
    while lost and above >= 0 and measured.elements[here].tag != "figcaption":
        measured.prose[measured.elements[above]] -= lost
        here, above = above, measured.parents[above]


def _detach(e: Element) -> None:
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
