"""The opening paragraph that stands apart from the body: between the headline and the text.

Many layouts set the first paragraph in a box of its own, above the lead picture. It is text
of the article where it is a sentence of that length and the body does not say it again; a
line under the headline that only sums up, with no full stop, is none.
"""

from __future__ import annotations

import re

from claimwire.clean.blocks import Block, tidy
from claimwire.clean.measure import Measured, line_text
from claimwire.clean.page import Element
from claimwire.clean.scope import head_elements
from claimwire.clean.vocabulary import vocabulary

# A line under a headline mostly sums up; a paragraph is longer, or has two sentences where
# these are marked beyond doubt.
_SHORTEST = 35.0
_LONG = 60.0
_SENTENCES = re.compile(r"[。！？]")
_LONGEST = 260.0
_TAGS = frozenset(("p", "div", "section", "h2", "h3", "h4", "span", "strong", "b"))
_LEAD_NAME = re.compile(
    r"(?:^|[-_ ])(?:lead|lede|leadin|lead-in|leading|standfirst|stand-first|summary|intro"
    r"|introduction|dek|deck|abstract|excerpt|digest|preface|foreword|teaser-text|article-teaser|description"
    r"|chapeau|subtitle|sub-title|subhead|sub-headline|subheadline|daoyu|zhaiyao)(?:$|[-_ s0-9])"
)
# As much of a lead as this stands in the body where the body repeats it.
_REPEATED = 0.5
_GRAM = 5


def lead_of(
    measured: Measured, root: Element, chosen: Element, title: Element | None, body: str
) -> Block | None:
    """The lead as a block, or None where there is none outside the body.

    Args:
        measured: the pruned page.
        root: of the page; what was pruned is no part of it any more.
        chosen: the body.
        title: the element that shows the headline; without one there is no head to look at.
        body: the text of the body.
    """
    if title is None:
        return None
    below = measured.order[title]
    for e, _ in head_elements(measured, chosen, title):
        if measured.order[e] <= below or e.tag not in _TAGS:
            continue
        size = measured.own[e]
        if not _SHORTEST <= size <= _LONGEST or measured.linked[e] > 0.3 * size:
            continue
        if not _is_lead(measured, e, root):
            continue
        text = tidy(line_text(e))
        block = Block("text", text, text, size, 0, 0, 0, ">lead", "", False, -1, -1)
        if size < _LONG and len(_SENTENCES.findall(text)) < 2:
            continue
        if block.ends_sentence and text[-1] not in ":：" and not _says(body, text):
            return block
    return None


def _is_lead(measured: Measured, e: Element, root: Element) -> bool:
    """Whether `e` or a box around it is called a lead, or it is a paragraph; no caption."""
    words = vocabulary()
    named = e.tag in ("p", "h2")
    node: Element | None = e
    top = e
    while node is not None:
        called = measured.called(measured.order[node])
        if node.tag == "figure" or node.tag == "figcaption" or node.tag == "li":
            return False
        if called and (words.caption_names.search(called) or words.credit_names.search(called)):
            return False
        named = named or bool(called and _LEAD_NAME.search(called))
        top, node = node, node.getparent()
    return named and top is root


def _says(body: str, text: str) -> bool:
    bare = "".join(text.split())
    whole = "".join(body.split())
    grams = [bare[i : i + _GRAM] for i in range(0, len(bare) - _GRAM + 1, _GRAM)]
    if not grams:
        return True
    return sum(1 for g in grams if g in whole) >= _REPEATED * len(grams)
