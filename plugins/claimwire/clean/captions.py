"""Which lines are image captions: by tag or class, by a mark, by their picture, by a credit.

A caption belongs to a picture, so a line needs two signs: a short line directly beside a
picture that is centred, small or ends no sentence; or the words of a credit. The same
caption is often printed twice (for wide and narrow screens); it counts once.
"""

from __future__ import annotations

import re

from claimwire.clean import alone, bylines, dates, roles
from claimwire.clean.blocks import Block
from claimwire.clean.caption_text import (
    FEW_WORDS,
    FRAME_NAME,
    KEY_START,
    LONGEST,
    LONGEST_FRAMED,
    MOST_IN_FRAME,
    SHOW_NAME,
    STAMPED,
    caption_text,
    is_about_person,
    is_source,
    key_of,
    may_begin,
    only_noise,
    unique,
)
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

_ARROWS = re.compile(r"^[\s▲▼△▽↑↓◎]+")
_PARAGRAPH = 25.0
# What stands right behind a picture under such a name tells of it.
_NOTE_NAME = re.compile(r"\.(?:notes?|desc|explain|explanation|memo|remark|imgtxt|zhu|shuoming)$")
_LOW_HEADING = re.compile(r">h[56](?:\.[^>]*)?$")
_SAYS, _SHORT = 8.0, 30.0
_CLOCK = re.compile(r"\d{1,2}:\d{2}|^\d")
_LONGEST_POST = 36
_CELL = re.compile(r">t[dh](?:\.[^>]*)?(?:>p)?$")
_TERM = re.compile(r">dt(?:\.[^>]*)?$")
# Scripts that part no words, and their marks.
_UNPARTED = re.compile(r"[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\uffef]")
SMALL_BOX = 40
"""A box of more blocks is no frame around a picture; asking on would cost quadratic time."""


def mark_captions(blocks: list[Block]) -> list[str]:
    """Mark the captions among `blocks` (`drop` becomes `caption`); the captions in order."""
    words = vocabulary()
    boxes: dict[int, list[Block]] = {}
    for block in blocks:
        boxes.setdefault(block.box, []).append(block)
    alts = {key_of(b.text) for b in blocks if b.kind == "picture" and len(b.text) > 4}
    starts = tuple({key[:KEY_START] for key in alts})
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
            or block.units > LONGEST
            or (block.linked > 0.5 * block.units)
        ):
            continue
        elif (
            (alts and may_begin(folded, starts) and key_of(block.text) in alts)
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
            if block.kind != "caption" and "figure" in block.path and is_source(block.text):
                continue
            if found and text and _goes_on(blocks, i, folded, last):
                found[-1] += ("" if _UNPARTED.match(found[-1][-1:]) else " ") + text
            elif text and not only_noise(text):
                found.append(text)
                last = block.caption
    return unique(found)


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
        alone = (
            len(members) <= MOST_IN_FRAME
            and members[0].kind == "picture"
            and members[0] is not block
        )
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
    return bool(STAMPED.search(text)) and not vocabulary().caption.search(match_form(text))


def _names_somebody(text: str) -> bool:
    """Whether a line beside a portrait is a name, or what its bearer does."""
    short = len(text) <= _LONGEST_POST and len(text.split()) <= FEW_WORDS + 1
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
    if (
        block.units > LONGEST_FRAMED
        or block.kind in ("row", "item")
        or len(members) > MOST_IN_FRAME
    ):
        return False
    if not any(FRAME_NAME.search(step) for step in block.path.split(">")[-2:]):
        return False
    texts = [b for b in members if b.kind != "picture"]
    return len(texts) < len(members) and len(texts) <= 2


def _is_in_show(block: Block, before: Block) -> bool:
    """Whether a line follows its picture in a row of pictures to leaf through."""
    if before.kind != "picture" or block.units > LONGEST_FRAMED or block.kind == "row":
        return False
    return any(SHOW_NAME.search(step) for step in block.path.split(">")[-4:])


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
