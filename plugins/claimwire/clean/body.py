"""Where the body lies: the element that holds the article's prose and little else.

From the top, the search goes down into the child that holds most of the prose, and stops
where the prose is spread over several children that look alike (the paragraphs, or the
sections of an article). Names and microdata that say "article body" are believed when the
prose agrees with them.
"""

from __future__ import annotations

from claimwire.clean.measure import Measured, line_text
from claimwire.clean.page import Element
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

# A child with less than this share of the prose is not the body by itself.
_MOST = 0.6
# Paragraph-like siblings with this share of the prose keep the search at their parent.
_SPREAD = 0.04
_NAMED = 0.62
# The part with the headline is followed while it holds this much prose, in units and share.
_BESIDE_TITLE = 100.0
_TITLE_SHARE = 0.22
# A page with less prose than this has no body; what stands around its headline tells its kind.
_NEXT_TO_NOTHING = 40.0
_FEW_LINES = 5
_LEAVES = frozenset(
    ("p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "pre")
)
_NEVER = frozenset(("ul", "ol", "dl"))


def choose_body(measured: Measured, root: Element, title: Element | None = None) -> Element:
    """The element of `root` that holds the article's text.

    `title` is the element that shows the headline: the body stands with it or behind it,
    so more prose elsewhere (other articles, a consent dialogue) does not outweigh it.
    """
    node = root
    for e in root.iter("body"):
        node = e
        break
    whole = measured.prose[node]
    if whole < _NEXT_TO_NOTHING:
        first = title if title is not None else next(root.iter("h1"), None)
        if first is not None and first.tag in ("h1", "h2", "h3"):
            return _around(measured, first, whole)
    if whole <= 0:
        return node
    node = _with_title(measured, node, title)
    named = _named_body(measured, node, measured.prose[node])
    if named is not None:
        node = named
    while True:
        child = _dominant(measured, node)
        if child is None:
            return node
        node = child


def _around(measured: Measured, title: Element, whole: float) -> Element:
    """The smallest element around the headline with a few lines, and what prose there is."""
    node = title
    for node in title.iterancestors():
        lines = sum(1 for e in node.iter() if measured.own.get(e, 0.0) > 0)
        held = measured.prose.get(node, 0.0) >= 0.5 * whole
        if (lines >= _FEW_LINES and held) or node.tag in ("main", "article", "body"):
            break
    return node


def _with_title(measured: Measured, top: Element, title: Element | None) -> Element:
    """Go down along the headline while the part that holds it also holds enough prose."""
    if title is None or title not in measured.prose:
        return top
    way: list[Element] = []
    node: Element | None = title
    while node is not None and node is not top:
        way.append(node)
        node = node.getparent()
    if node is None:
        return top
    node = top
    for child in reversed(way):
        prose = measured.prose[child]
        if child is title or prose < _BESIDE_TITLE or prose < _TITLE_SHARE * measured.prose[node]:
            return node
        node = child
    return node


def _named_body(measured: Measured, top: Element, whole: float) -> Element | None:
    """The smallest element called an article body that holds most of the prose."""
    words = vocabulary().body_names
    best = None
    for e in top.iter("div", "section", "article", "main", "td", "span"):
        if measured.prose.get(e, 0.0) < _NAMED * whole:
            continue
        i = measured.order[e]
        stated = (e.get("itemprop") or "") if "itemprop" in measured.attributes[i] else ""
        if "articleBody" in stated or words.search(measured.called(i)):
            best = e
    return best


def _dominant(measured: Measured, node: Element) -> Element | None:
    total = measured.prose.get(node, 0.0)
    if total <= 0:
        return None
    children = [c for c in node if isinstance(c.tag, str) and c in measured.prose]
    if not children:
        return None
    best = max(children, key=lambda c: measured.prose[c])
    share = measured.prose[best] / total
    if share < _MOST or best.tag in _LEAVES:
        return None
    if best.tag in _NEVER:
        return None
    if _is_leaf(measured, best):
        return None
    alike = (best.tag, best.get("class"))
    spread = sum(
        measured.prose[c]
        for c in children
        if c is not best
        and (c.tag in _LEAVES or _is_leaf(measured, c) or (c.tag, c.get("class")) == alike)
        and not _says_furniture(measured, c)
    )
    if spread > _SPREAD * total:
        return None
    return best


def _says_furniture(measured: Measured, e: Element) -> bool:
    """Whether the little prose of `e` is a line of rights, appeals or the like."""
    if measured.prose[e] > 120:
        return False
    words = vocabulary()
    for line in e.iter():
        if measured.prose.get(line, 0.0) > 0 and measured.own.get(line, 0.0) > 10:
            text = match_form(line_text(line))
            if not (words.start.match(text) or words.whole.fullmatch(text)):
                return False
    return True


def _is_leaf(measured: Measured, e: Element) -> bool:
    """Whether `e` is one paragraph: its prose is its own text, not parted by line breaks."""
    prose = measured.prose[e]
    if prose <= 0 or measured.own[e] < 0.8 * prose:
        return False
    breaks = sum(1 for c in e.iter("br"))
    return breaks < 2
