"""The lines and elements around the body: the article's head before it, its foot behind it.

Byline, times and lead picture stand between headline and body, or a little before or
behind them; nothing further away speaks of this article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from claimwire.clean.links import leads_to_person, opens_picture
from claimwire.clean.measure import Measured
from claimwire.clean.page import INLINE, Element, is_caption_name, split_names, units
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_QUOTING = frozenset(("blockquote", "figure", "figcaption", "cite"))
# What a figure shows: one without is a box of any line.
_SHOWN = ("img", "picture", "video", "iframe", "amp-img", "svg", "blockquote", "table", "audio")
_ARTICLES = frozenset(("article", "main", "body"))
# Boxes of an article that hold its headline with all that belongs to it, and how far up others do.
_HOLDS_HEAD = frozenset(("article", "header", "hgroup"))
_HIGHEST = 3
# A path to the section is a few links; more are a menu.
_MENU = 4
_HEAD_LINES = 14
_TAIL_LINES = 8
_FEWEST, _MOST_OPENING = 6, 20
_PARAGRAPH = 18.0
# The least that the headline of another article has.
_HEADLINE = 6.0
_MOST_OTHERS = 60
_ENDS = '。！？.!?」』”"’'


@dataclass(slots=True)
class Scope:
    """The visible lines around the body.

    `head` are those of the article's head, best first; `tail` those at its end and behind it,
    `others` those from the first headline of another article on, `foot` those in the foot that the
    article's own element has; `between` the texts that follow the headline, `pieces` the parts of
    each that stand in elements of their own, with their links; `start` the position of the body,
    or of the headline within it; `end` that of the body's last element; `above` how many of
    `head` stand above the headline, at its end.
    """

    head: list[tuple[Element, str]]
    tail: list[tuple[Element, str]]
    others: list[str]
    foot: list[tuple[Element, str]]
    between: list[str]
    pieces: list[list[tuple[str, str]]]
    start: int
    end: int
    above: int


def scope_of(
    measured: Measured,
    texts: dict[Element, str],
    chosen: Element,
    title: Element | None,
) -> Scope:
    """The lines of the article's head and foot.

    Args:
        measured: the page.
        texts: the short lines and their texts.
        chosen: the body.
        title: the element that shows the headline, where one does.
    """
    order = measured.order
    placed = sorted(
        ((_position(e, order), e) for e in measured.lines if e in texts), key=lambda pair: pair[0]
    )
    start = end = order.get(chosen, 0)
    deepest = chosen
    while len(deepest):
        deepest = deepest[-1]
    end = max(end, order.get(deepest, 0))
    title_at = order.get(title, start) if title is not None else start
    first = min(start, title_at)
    lines = [(at, (e, texts[e])) for at, e in placed]
    head = [line for at, line in lines if first <= at < max(start, title_at + 1)]
    before = [line for at, line in lines if at < first][-_HEAD_LINES:]
    before = _of_article(before, title if title is not None else chosen, measured)
    inside = [line for at, line in lines if start <= at <= end]
    over = _over(measured, texts, lines, start, end)
    opening = [line for at, line in lines if max(start, title_at) <= at <= end and at < over]
    behind = list(takewhile(_is_no_heading, (line for at, line in lines if at > end)))[:_TAIL_LINES]
    following = [line for at, line in lines if title_at < at <= end and at < over]
    foot = _own_foot(measured, order.get(chosen, 0))
    told = (line for line in following[: 2 * _MOST_OPENING] if not _is_quoted(line[0]))
    between = _opening(told, fewest=0)
    others = [line for at, line in lines if at >= over][:_MOST_OTHERS]
    tail = inside[-_TAIL_LINES:] + behind
    return Scope(
        head[:40] + _opening(opening) + before,
        [line for line in tail if order[line[0]] < over],
        [text for _, text in others],
        [line for _, line in lines if foot and order[line[0]] in foot],
        [text for _, text in between],
        [measured.pieces(order[e]) for e, _ in between],
        max(start, title_at),
        end,
        len(before),
    )


def _over(
    measured: Measured,
    texts: dict[Element, str],
    lines: list[tuple[int, tuple[Element, str]]],
    start: int,
    end: int,
) -> int:
    """Where the article is over: the first headline of another one behind its last paragraph."""
    order = measured.order
    last = -1
    for e in measured.lines:
        own = measured.own[e]
        if own >= _PARAGRAPH and start <= order[e] <= end and measured.linked[e] < 0.3 * own:
            text = texts.get(e)
            if text is None or text[-1:] in _ENDS:
                last = max(last, order[e])
    for at, (e, _) in lines:
        if (
            at > last >= 0
            and measured.linked[e] >= _HEADLINE
            and _leads_to_other(measured, order[e])
        ):
            return at
    return len(measured.elements)


def _leads_to_other(measured: Measured, i: int) -> bool:
    """Whether a line has a link as long as a headline, to no person."""
    return any(
        link and units(text) >= _HEADLINE and not leads_to_person(link) and _is_wording(text)
        for text, link in measured.pieces(i)
    )


def _is_wording(text: str) -> bool:
    """Whether the text of a link is more than an address."""
    return not text.isascii() or " " in text


def _own_foot(measured: Measured, chosen: int) -> range:
    """The positions of the foot that the element of the article around `chosen` has."""
    up = chosen
    while up > 0 and measured.elements[up].tag != "article":
        up = measured.parents[up]
    for c in measured.children[up] if up > 0 else ():
        if measured.elements[c].tag == "footer":
            return range(c, measured.last[c] + 1)
    return range(0)


def _opening(
    lines: Iterable[tuple[Element, str]], fewest: int = _FEWEST
) -> list[tuple[Element, str]]:
    """The first lines behind a headline: a few, and further ones up to the second paragraph.

    Topics, buttons and counts can stand in any number between headline and byline.
    """
    found: list[tuple[Element, str]] = []
    paragraphs = 0
    for line in islice(lines, _MOST_OPENING):
        text = line[1]
        paragraphs += units(text) >= _PARAGRAPH and text[-1] in _ENDS
        if paragraphs > 1 and len(found) >= fewest:
            break
        found.append(line)
    return found


def _of_article(
    lines: list[tuple[Element, str]], title: Element, measured: Measured
) -> list[tuple[Element, str]]:
    """Those lines above the headline that stand in its box, with no menu between.

    The day and the news flashes in the bar of a site are not of the article.
    """
    around = [title, *title.iterancestors()]
    near = {e for i, e in enumerate(around) if e.tag in _HOLDS_HEAD or i <= _HIGHEST}
    near -= {e for i, e in enumerate(around) if e.tag in ("body", "html") and i > 1}
    found: list[tuple[Element, str]] = []
    links = 0
    for e, text in reversed(lines):
        links += measured.linked[e] > 0.5 * measured.own[e]
        if links > _MENU:
            break
        if next((a in near for a in (e, *e.iterancestors()) if a in around), False):
            found.append((e, text))
    return found[::-1]


def is_of_comments(e: Element) -> bool:
    """Whether a line stands among the comments of readers, who have names and times too."""
    comments = vocabulary().comment_names
    return any(
        comments.search(split_names(f"{a.get('class')} {a.get('id')}"))
        for a in (e, *e.iterancestors())
    )


def _is_quoted(e: Element) -> bool:
    """Whether a line is of somebody who is quoted, or of a picture."""
    return any(
        (a.tag in _QUOTING and (a.tag != "figure" or next(a.iter(*_SHOWN), None) is not None))
        or _is_caption(a)
        for a in (e, *e.iterancestors())
    )


def _is_caption(e: Element) -> bool:
    called = f"{e.get('class') or ''} {e.get('id') or ''}"
    return len(called) > 1 and is_caption_name(split_names(called))


def _is_no_heading(line: tuple[Element, str]) -> bool:
    """Whether a line goes on with the article: behind a heading others are told of."""
    return line[0].tag not in _HEADINGS and not vocabulary().headings.fullmatch(match_form(line[1]))


def _position(e: Element, order: dict[Element, int]) -> int:
    """Where the text of `e` begins: a container's own text can stand behind its blocks."""
    if e.text and not e.text.isspace():
        return order[e]
    for child in e:
        if child.tag in INLINE or (child.tail and not child.tail.isspace()):
            return order.get(child, order[e])
    return order[e]


def head_elements(
    measured: Measured, chosen: Element, title: Element | None
) -> Iterator[tuple[Element, str]]:
    """Elements of the article's head: from the headline (or somewhat before) to the body.

    Each with its class and id words.
    """
    start = measured.order.get(chosen, 0)
    inside = set(chosen.iter())
    above = set()
    node: Element | None = chosen
    while node is not None:
        above.add(node)
        node = node.getparent()
    title_at = measured.order.get(title, start) if title is not None else max(0, start - 40)
    first = max(0, min(title_at, start) - 25)
    for at in range(first, max(start, title_at)):
        e = measured.elements[at]
        if e not in inside and e not in above:
            yield e, measured.called(at)


def _siblings_behind(chosen: Element) -> Iterator[Element]:
    """What follows the body in its box, then in the boxes around it, up to that of the article."""
    node: Element | None = chosen
    while node is not None:
        yield from node.itersiblings()
        within = node.tag == "article" and next(node.iterancestors("article"), None) is not None
        node = None if node.tag in _ARTICLES and not within else node.getparent()


def elements_behind(measured: Measured, chosen: Element) -> Iterator[tuple[Element, str]]:
    """The elements behind the body, within the article, that show pictures and no link of words."""
    for part in _siblings_behind(chosen):
        if not isinstance(part.tag, str) or part.tag in _HEADINGS:
            return
        at = measured.order.get(part)
        if at is None or measured.linked[part] > 0:
            return
        within = range(at, measured.last[at] + 1)
        if any(measured.elements[i].tag in ("img", "amp-img") for i in within) and not any(
            measured.elements[i].tag in _HEADINGS
            or (measured.elements[i].tag == "a" and not opens_picture(measured.elements[i]))
            for i in within
        ):
            for i in within:
                yield measured.elements[i], measured.called(i)
