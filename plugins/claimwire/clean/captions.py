"""Which lines are image captions: by tag or class, by a mark, by their picture, by a credit.

A caption belongs to a picture, so a line needs two signs: a short line directly beside a
picture that is centred, small or ends no sentence; or the words of a credit. The same
caption is often printed twice (for wide and narrow screens); it counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from claimwire.clean import alone, bylines, dates, roles
from claimwire.clean.blocks import Block, run_together, tidy
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

# Real captions: median 40, nearly all under this many units.
_LONGEST = 160
_MARKS = re.compile(r"^[\s▲▼△▽↑↓◎◆●■▶►]+")
_ARROWS = re.compile(r"^[\s▲▼△▽↑↓◎]+")
_START = 6
_HEAD = 40
_LONGEST_FRAMED = 90
_PARAGRAPH = 25.0
_FRAME = 4
_FRAME_NAME = re.compile(
    r"(?:\.|-)(?:ph|pic|pics|photos?|pictures?|imgs?|images?|imgbox|picbox|photobox|fig|figure|slides?"
    r"|media|illust|visual|cap|caps)(?:$|[-_0-9])"
)
# What stands right behind a picture under such a name tells of it.
_NOTE_NAME = re.compile(r"\.(?:notes?|desc|explain|explanation|memo|remark|imgtxt|zhu|shuoming)$")
_LOW_HEADING = re.compile(r">h[56](?:\.[^>]*)?$")
_SHOW_NAME = re.compile(
    r"(?:\.|-)(?:slideshow|slides?|slider|carousel|gallery|swiper|album|photos|pictures|images)(?:$|[-_0-9])"
)
# What a frame around a picture does not hold, if its line is to be about it; but one paragraph.
_NO_LINE = frozenset(("figcaption", "p", "a", "h1", "h2", "h3", "h4", "ul", "table"))
_BOXES = frozenset(("div", "section", "li", "dl", "span", "td", "p"))
_NO_BOX = frozenset(
    ("h1", "h2", "h3", "h4", "ul", "ol", "table", "video", "iframe", "time", "button")
)
_LEAST = 6.0
_SHORTEST_LATIN = 24
_SAYS, _SHORT = 8.0, 30.0
_CLOCK = re.compile(r"\d{1,2}:\d{2}|^\d")
_FEW_WORDS = 3
_LONGEST_POST = 36
_SENTENCE = re.compile(
    r"(?:[。！？」』]|[a-z\d)”’\"][.!?][)”’\"]?)(?:\s?[^\s。.]{1,30}(?:\s[^\s。.]{1,20})?)?$"
)
_TRADE = re.compile(
    r"記者|记者(?!.{2,4}[攝摄])|編輯|编辑|作者|微信|功能介[紹绍]|ライター|기자|\b(?:reporter|correspondent|editor"
    r"|writer|journalist|author|columnist)\b",
    re.IGNORECASE,
)
_STAMPED = re.compile(r"(?:(?:19|20)\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}.{0,4}\d{1,2}:\d{2}")
_CELL = re.compile(r">t[dh](?:\.[^>]*)?(?:>p)?$")
_TERM = re.compile(r">dt(?:\.[^>]*)?$")
# Scripts that part no words, and their marks.
_UNPARTED = re.compile(r"[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\uffef]")
_PIECES = re.compile(r"\s*[·•|｜\u3000]\s*|\s{2,}")
_COMPARED = re.compile(r"[\s▲▼△▽↑↓◎◆●■（）()。.,，、]")


def caption_text(text: str) -> str:
    """A caption as it is recorded: without its arrow and without links to licences."""
    text = _MARKS.sub("", tidy(text))
    folded = match_form(text)
    words = vocabulary()
    if words.sourced.match(folded):
        return ""
    if (found := words.trim.search(folded)) and len(folded) == len(text):
        text = text[: found.start()].strip()
    label = words.label.match(folded)
    return text[label.end() :].strip() if label else text


SMALL_BOX = 40
"""A box of more blocks is no frame around a picture; asking on would cost quadratic time."""


def mark_captions(blocks: list[Block]) -> list[str]:
    """Mark the captions among `blocks` (`drop` becomes `caption`); the captions in order."""
    words = vocabulary()
    boxes: dict[int, list[Block]] = {}
    for block in blocks:
        boxes.setdefault(block.box, []).append(block)
    alts = {_key(b.text) for b in blocks if b.kind == "picture" and len(b.text) > 4}
    starts = tuple({key[:_START] for key in alts})
    pictured = {b.box for b in blocks if b.kind == "picture"}
    told = [i for i, b in enumerate(blocks) if b.kind == "text" and b.units >= _PARAGRAPH]
    plain = [i for i in told if blocks[i].box not in pictured]
    found: list[str] = []
    last = 0
    for i, block in enumerate(blocks):
        if block.kind == "picture" or block.drop:
            continue
        if block.kind == "credit":
            block.drop = "credit"
            continue
        folded = block.folded
        if block.kind == "caption":
            block.drop = "caption"
        elif (
            (block.kind == "heading" and not _LOW_HEADING.search(block.path))
            or block.units > _LONGEST
            or (block.linked > 0.5 * block.units)
        ):
            continue
        elif (
            (alts and _may_begin(folded, starts) and _key(block.text) in alts)
            or (
                _ARROWS.match(block.text)
                and (_beside_picture(blocks, i, 3) or words.caption.search(folded))
            )
            or (_beside_picture(blocks, i, 1) and _looks_like_caption(block, folded))
            or (
                _alone_with_picture(blocks, i, boxes[block.box], prose_apart=plain[1:] > [i])
                and not _names_somebody(block.text)
            )
            or _is_framed(block, boxes[block.box])
            or (len(told) > 1 and _runs_under_picture(blocks, i))
            or _is_in_show(block, blocks[i - 1] if i else block)
            or (block.units < 80 and _beside_picture(blocks, i, 2) and words.caption.search(folded))
        ):
            block.drop = "caption"
        if block.drop == "caption":
            text = caption_text(block.text)
            if _credits_next(blocks, i, folded):
                continue
            if block.kind != "caption" and "figure" in block.path and _is_source(block.text):
                continue
            if found and text and _goes_on(blocks, i, folded, last):
                found[-1] += ("" if _UNPARTED.match(found[-1][-1:]) else " ") + text
            elif text and not _only_noise(text):
                found.append(text)
                last = block.caption
    return unique(found)


def _is_source(text: str) -> bool:
    """Whether a line in a frame that nothing calls the caption tells only whose the picture is."""
    folded, words = match_form(text), vocabulary()
    if words.credit.fullmatch(folded) or words.whole.fullmatch(folded):
        return True
    return text.isascii() and len(text) < _SHORTEST_LATIN and len(text.split()) < _FEW_WORDS


def _credits_next(blocks: list[Block], i: int, folded: str) -> bool:
    """Whether the first line of a caption only credits what the next line of it tells."""
    block = blocks[i]
    behind = blocks[i + 1] if i + 1 < len(blocks) else block
    first = block.caption and (i == 0 or blocks[i - 1].caption != block.caption)
    if not first or behind is block or behind.caption != block.caption or block.units > 40:
        return False
    return folded.startswith("©") or bool(vocabulary().credit.fullmatch(folded))


def _goes_on(blocks: list[Block], i: int, folded: str, last: int) -> bool:
    """Whether a line goes on with the caption before it: in one element, or as its credit.

    `last` is the element of the caption found last.
    """
    block, before = blocks[i], blocks[i - 1]
    if i == 0 or before.drop != "caption":
        return False
    if block.caption and block.caption == last:
        return True
    if block.units > 40:
        return False
    if before.place != block.place and (before.box != block.box or block.kind != "caption"):
        return False
    words = vocabulary()
    return bool(words.caption.search(folded) or words.credit.search(folded))


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
        if text and units(text) <= _LONGEST * 2 and not _only_noise(text):
            found.append(text)
    return unique(found)


def _is_frame_around(e: Element, called: str) -> bool:
    """Whether an element named after pictures holds one, and a line about it with no link."""
    if not (called and _FRAME_NAME.search(f".{called}".replace(" ", "."))):
        around = e.getparent()
        names = "" if around is None else split_names(around.get("class") or "")
        if not names or not _SHOW_NAME.search(f".{names}".replace(" ", ".")):
            return False
    held = [str(part.tag) for part in e.iter("img", "picture", *_NO_LINE)]
    if "img" not in held and "picture" not in held:
        return False
    if held.count("p") > 1 or not {*held, "p"}.isdisjoint(_NO_LINE - {"p"}):
        return False
    return units("".join(map(str, e.itertext())).strip()) <= _LONGEST_FRAMED


def _is_small_box(e: Element, *, sentences: bool) -> bool:
    """Whether an element holds one picture and a line or two that read like its caption.

    Where `sentences` may be ones, a sentence does: a portrait has a name and what he or she does.
    """
    if e.tag not in _BOXES or len(e) > _FRAME:
        return False
    # What holds more is left at the second part that a box does not have.
    held = [str(part.tag) for part in islice(e.iter("img", "amp-img", *_NO_BOX), 2)]
    if len(held) != 1 or held[0] not in ("img", "amp-img"):
        return False
    if any(units("".join(map(str, a.itertext())).strip()) for a in e.iter("a")):
        return False
    text = tidy(run_together(_without_credit(e)))
    if not _LEAST <= units(text) <= _LONGEST_FRAMED or _holds_caption(e):
        return False
    folded, words = match_form(text), vocabulary()
    if words.whole.fullmatch(folded) or _STAMPED.search(text):
        return False
    if any(_key(img.get("alt") or "") == _key(text) for img in e.iter("img")):
        return True
    if words.caption.search(folded):
        return True
    if not sentences or not _SENTENCE.search(text) or is_about_person(text):
        return False
    return not words.any_appeal.search(folded) and not words.start.match(folded)


def is_about_person(text: str) -> bool:
    """Whether a line tells what its subject does for a living, as those about writers do."""
    return bool(_TRADE.search(text))


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
    if _is_source(tidy(run_together(_without_credit(e)))):
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


def is_byline(text: str, authors: Sequence[str]) -> bool:
    """Whether a line beside a portrait is about the writer: the name, the day, a biography."""
    if not any(author in text for author in authors):
        return False
    words = vocabulary()
    folded = match_form(text)
    if text in authors or (dates.read_moment(text) and not words.caption.search(folded)):
        return True
    if not text.startswith(tuple(authors)) or words.caption.search(folded):
        return False
    pieces = [p for p in _PIECES.split(text) if p and p not in authors]
    return is_about_person(text) or all(words.whole.fullmatch(match_form(p)) for p in pieces)


def stated_captions(articles: Sequence[Json]) -> list[str]:
    """The captions that JSON-LD gives for the pictures of the article."""
    found = []
    for node in articles[:2]:
        images = node.get("image")
        for image in images if isinstance(images, list) else [images]:
            if isinstance(image, dict):
                text = caption_text(text_of(image.get("caption")))
                if text and text != text_of(node.get("headline")) and not _only_noise(text):
                    found.append(text)
    return unique(found)


def unique(captions: Iterable[str]) -> list[str]:
    """`captions` without those that repeat another or are part of it."""
    kept: list[str] = []
    keys: list[str] = []
    for text in captions:
        key = _key(text)
        if not key or any(key == k or (len(key) > 6 and key in k) for k in keys):
            continue
        for i, k in enumerate(keys):
            if len(k) > 6 and k in key:
                kept[i], keys[i] = text, key
                break
        else:
            kept.append(text)
            keys.append(key)
    return kept


def _key(text: str) -> str:
    return _COMPARED.sub("", match_form(caption_text(text)))


def _may_begin(folded: str, starts: tuple[str, ...]) -> bool:
    """Whether the key of a folded line can begin with one of `starts`: a cheap first look."""
    head = _COMPARED.sub("", _MARKS.sub("", folded[:_HEAD]))
    return len(head) < _START or head.startswith(starts)


def _only_noise(text: str) -> bool:
    folded = match_form(text)
    return bool(vocabulary().whole.fullmatch(folded)) and not re.search(
        r"[源提供攝摄写影]|photo|image|courtesy", folded
    )


def _beside_picture(blocks: list[Block], i: int, reach: int) -> bool:
    """Whether a picture stands before block `i` with at most `reach - 1` captions between."""
    for j in range(i - 1, max(-1, i - 1 - reach), -1):
        if blocks[j].kind == "picture":
            return True
        if not blocks[j].drop:
            return False
    return False


def _alone_with_picture(
    blocks: list[Block], i: int, members: list[Block], *, prose_apart: bool
) -> bool:
    """Whether a short line shares its paragraph or a small box with a picture.

    It can be a sentence where the paragraphs of the article stand apart from its pictures.
    """
    block = blocks[i]
    before = blocks[i - 1] if i else block
    if block.units > 60 or block.kind == "row" or _is_post(block.text):
        return False
    if block.kind == "item" and before.kind == "picture" and _TERM.search(before.path):
        # A list of definitions: the picture is the term, its line what is said of it.
        return True
    if len(members) == 2 and before.kind == "picture" and _CELL.search(block.path):
        return True
    if block.kind == "item":
        return False
    if block.ends_sentence:
        alone = len(members) <= _FRAME and members[0].kind == "picture" and members[0] is not block
        texts = [b for b in members if b.kind != "picture"]
        single = alone and len(texts) <= 2 and block.kind == "text"
        return prose_apart and single and not is_about_person(block.text)
    if before.kind == "picture" and before.place == block.place and block.path.endswith("p"):
        return True
    if len(members) > SMALL_BOX:
        return False
    texts = [b for b in members if b.kind != "picture"]
    return len(texts) <= 2 and len(members) > len(texts) and all(b.units < 80 for b in texts)


def _is_post(text: str) -> bool:
    """Whether a line beside a portrait tells whose a post is: day and clock, no caption's word."""
    return bool(_STAMPED.search(text)) and not vocabulary().caption.search(match_form(text))


def _names_somebody(text: str) -> bool:
    """Whether a line beside a portrait is a name, or what its bearer does."""
    short = len(text) <= _LONGEST_POST and len(text.split()) <= _FEW_WORDS + 1
    return (short and alone.is_post(text)) or bool(alone.name_alone(text, sure=False))


def _runs_under_picture(blocks: list[Block], i: int) -> bool:
    """Whether a short line that is no sentence follows a picture, as all lines of its class do.

    A sub-heading can follow a picture as well.
    """
    block = blocks[i]
    step = block.path.rpartition(">")[2]
    if "." not in step or any(
        b.path.endswith(step) and (not j or blocks[j - 1].kind != "picture")
        for j, b in enumerate(blocks)
        if b.kind == "text"
    ):
        return False
    if not i or blocks[i - 1].kind != "picture" or block.kind != "text" or block.ends_sentence:
        return False
    if not _SAYS <= block.units <= _SHORT or block.strong > 0.5 * block.units or block.linked:
        return False
    text, words = block.text, vocabulary()
    if text.isupper() or _CLOCK.search(text) or words.whole.fullmatch(block.folded):
        return False
    if words.any_appeal.search(block.folded) or words.start.match(block.folded):
        return False
    said = bylines.names_in_line(text) or roles.credits_in(text)
    return not said and not _names_somebody(text) and not dates.read_moment(text)


def _is_framed(block: Block, members: list[Block]) -> bool:
    """Whether a line shares with a picture a box that is named after pictures.

    Such a line may be a whole sentence.
    """
    if block.units > _LONGEST_FRAMED or block.kind in ("row", "item") or len(members) > _FRAME:
        return False
    if not any(_FRAME_NAME.search(step) for step in block.path.split(">")[-2:]):
        return False
    texts = [b for b in members if b.kind != "picture"]
    return len(texts) < len(members) and len(texts) <= 2


def _is_in_show(block: Block, before: Block) -> bool:
    """Whether a line follows its picture in a row of pictures to leaf through."""
    if before.kind != "picture" or block.units > _LONGEST_FRAMED or block.kind == "row":
        return False
    return any(_SHOW_NAME.search(step) for step in block.path.split(">")[-4:])


def _looks_like_caption(block: Block, folded: str) -> bool:
    if block.kind in ("row", "item"):
        return False
    if vocabulary().caption.search(folded):
        return True
    short = block.units < 60
    if block.centred and short:
        return True
    if short and _NOTE_NAME.search(block.path):
        return True
    if any(f">{tag}" in block.path[-12:] for tag in ("em", "small", "figure", "i")):
        return short
    return short and "figure" in block.path and not block.ends_sentence
