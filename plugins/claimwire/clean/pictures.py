"""Captions of the pictures at an article's head and foot, told by their elements; those of JSON-LD.

What is beside a picture within the text is told by its lines (`captions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from claimwire.clean.blocks import run_together, tidy
from claimwire.clean.caption_text import (
    FRAME_NAME,
    LONGEST,
    LONGEST_FRAMED,
    MOST_IN_FRAME,
    SHOW_NAME,
    STAMPED,
    caption_text,
    is_about_person,
    is_source,
    key_of,
    only_noise,
    unique,
)
from claimwire.clean.links import opens_picture
from claimwire.clean.page import (
    INLINE,
    Element,
    is_caption_name,
    is_credit_name,
    split_names,
    units,
)
from claimwire.clean.structured import Json, text_of
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

# What a frame around a picture does not hold, if its line is to be about it; but one paragraph.
_NO_LINE = frozenset(("figcaption", "p", "a", "h1", "h2", "h3", "h4", "ul", "table"))
_BOXES = frozenset(("div", "section", "li", "dl", "span", "td", "p"))
_NO_BOX = frozenset(
    ("h1", "h2", "h3", "h4", "ul", "ol", "table", "video", "iframe", "time", "button")
)
_LEAST = 6.0
_SENTENCE = re.compile(
    r"(?:[。！？」』]|[a-z\d)”’\"][.!?][)”’\"]?)(?:\s?[^\s。.]{1,30}(?:\s[^\s。.]{1,20})?)?$"
)


def captions_outside(
    elements: Iterable[tuple[Element, str]], *, sentences: bool = False
) -> list[str]:
    """The captions among `elements` (of the article's head, where it is no part of the body).

    Each element comes with its class and id words. `sentences`: a sentence beside a picture is
    its caption, for it is none of the article.
    """
    found: list[str] = []
    seen: set[Element] = set()
    for e, called in elements:
        if seen and e.getparent() in seen:
            seen.add(e)
            continue
        if (
            e.tag != "figcaption"
            and e.get("itemprop") != "caption"
            and not (called and is_caption_name(called) and not _holds_caption(e))
            and not _is_frame_around(e, called)
            and not _is_bare_figure(e)
            and not _is_small_box(e, sentences=sentences)
        ):
            continue
        seen.add(e)
        text = caption_text(run_together(_without_credit(e)))
        if text and units(text) <= LONGEST * 2 and not only_noise(text):
            found.append(text)
    return unique(found)


def _is_frame_around(e: Element, called: str) -> bool:
    """Whether an element named after pictures holds one, and a line about it with no link."""
    if not (called and FRAME_NAME.search(f".{called}".replace(" ", "."))):
        around = e.getparent()
        names = "" if around is None else split_names(around.get("class") or "")
        if not names or not SHOW_NAME.search(f".{names}".replace(" ", ".")):
            return False
    # A link around the picture alone opens it.
    parts = e.iter("img", "picture", *_NO_LINE)
    held = [str(part.tag) for part in parts if part.tag != "a" or not opens_picture(part)]
    if "img" not in held and "picture" not in held:
        return False
    if held.count("p") > 1 or not {*held, "p"}.isdisjoint(_NO_LINE - {"p"}):
        return False
    return units("".join(map(str, e.itertext())).strip()) <= LONGEST_FRAMED


def _has_words(e: Element) -> bool:
    return units("".join(map(str, e.itertext())).strip()) > 0


def _is_small_box(e: Element, *, sentences: bool) -> bool:
    """Whether an element holds one picture and a line or two that read like its caption.

    Where `sentences` may be ones, a sentence does: a portrait has a name and what he or she does.
    """
    if e.tag not in _BOXES or len(e) > MOST_IN_FRAME:
        return False
    # What holds more is left at the second part that a box does not have.
    held = [str(part.tag) for part in islice(e.iter("img", "amp-img", *_NO_BOX), 2)]
    if len(held) != 1 or held[0] not in ("img", "amp-img"):
        return False
    if any(map(_has_words, e.iter("a"))):
        return False
    text = tidy(run_together(_without_credit(e)))
    if not _LEAST <= units(text) <= LONGEST_FRAMED or _holds_caption(e):
        return False
    folded, words = match_form(text), vocabulary()
    if words.whole.fullmatch(folded) or STAMPED.search(text):
        return False
    if any(key_of(img.get("alt") or "") == key_of(text) for img in e.iter("img")):
        return True
    if words.caption.search(folded):
        return True
    if not sentences or not _SENTENCE.search(text) or is_about_person(text):
        return False
    return not words.any_appeal.search(folded) and not words.start.match(folded)


def _holds_caption(e: Element) -> bool:
    """Whether an element within says more closely that it is the caption."""
    return any(
        c.tag == "figcaption" or is_caption_name(split_names(c.get("class") or ""))
        for c in e.iterdescendants()
        if isinstance(c.tag, str) and c.tag not in INLINE
    )


def _is_bare_figure(e: Element) -> bool:
    """Whether a `figure` holds a picture and text in which nothing is called the caption."""
    if e.tag != "figure":
        return False
    if is_source(tidy(run_together(_without_credit(e)))):
        return False
    parts = [part for part in e.iterdescendants() if isinstance(part.tag, str)]
    return any(part.tag in ("img", "amp-img") for part in parts) and not any(
        part.tag in ("figcaption", "a", "table", "blockquote")
        or is_caption_name(split_names(f"{part.get('class') or ''} {part.get('id') or ''}"))
        for part in parts
        if part.tag != "a" or units("".join(map(str, part.itertext())).strip())
    )


def _without_credit(e: Element) -> Iterable[str]:
    if e.text:
        yield e.text
    for child in e:
        if isinstance(child.tag, str):
            called = split_names(child.get("class") or "")
            if not (called and is_credit_name(called)):
                inner = run_together(_without_credit(child))
                if child.tag in INLINE:
                    told = (child.getprevious() is None and not e.text) or not _is_agency(inner)
                    yield inner if told else ""
                elif not inner.lstrip().startswith("©"):
                    yield f" {inner} "
        if child.tail:
            yield child.tail


def _is_agency(text: str) -> bool:
    letters = sum(c.isalpha() for c in text)
    return letters > 2 and bool(vocabulary().whole.fullmatch(match_form(text.strip())))


def stated_captions(articles: Sequence[Json]) -> list[str]:
    """The captions that JSON-LD gives for the pictures of the article."""
    found = []
    for node in articles[:2]:
        images = node.get("image")
        for image in images if isinstance(images, list) else [images]:
            if isinstance(image, dict):
                text = caption_text(text_of(image.get("caption")))
                if text and text != text_of(node.get("headline")) and not only_noise(text):
                    found.append(text)
    return unique(found)
