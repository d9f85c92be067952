"""What a caption says: its text as recorded, and lines that only look like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimwire.clean import dates
from claimwire.clean.blocks import tidy
from claimwire.clean.vocabulary import vocabulary
from claimwire.text import match_form

# Real captions: median 40, nearly all under this many units.
LONGEST = 160
# ... and this many of a line in a frame around a picture, which holds so many parts at most.
LONGEST_FRAMED = 90
MOST_IN_FRAME = 4
# Names of elements around pictures, and of rows of pictures to leaf through.
FRAME_NAME = re.compile(
    r"(?:\.|-)(?:ph|pic|pics|photos?|pictures?|imgs?|images?|imgbox|picbox|photobox|fig|figure|slides?"
    r"|media|illust|visual|cap|caps)(?:$|[-_0-9])"
)
SHOW_NAME = re.compile(
    r"(?:\.|-)(?:slideshow|slides?|slider|carousel|gallery|swiper|album|photos|pictures|images)(?:$|[-_0-9])"
)
# A day with a clock, as posts have it.
STAMPED = re.compile(r"(?:(?:19|20)\d{2}[-/.年])?\d{1,2}[-/.月]\d{1,2}.{0,4}\d{1,2}:\d{2}")
# So many letters of a key are compared at a cheap first look, out of so many of the line.
KEY_START = 6
_HEAD = 40
_MARKS = re.compile(r"^[\s▲▼△▽↑↓◎◆●■▶►]+")
# Which picture of a show it is.
_COUNT = re.compile(r"^[（(]?\d{1,2}\s?/\s?\d{1,3}[)）]?\s*(?=[^\W\d_])(?![a-z])")
_HANDLE = re.compile(r"\s*@\w[\w.]+")
_SHORTEST_LATIN = 24
FEW_WORDS = 3
_TRADE = re.compile(
    r"記者|记者(?!.{2,4}[攝摄])|編輯|编辑|作者|微信|功能介[紹绍]|ライター|기자|\b(?:reporter|correspondent|editor"
    r"|writer|journalist|author|columnist)\b",
    re.IGNORECASE,
)
_PIECES = re.compile(r"\s*[·•|｜\u3000]\s*|\s{2,}")
_COMPARED = re.compile(r"[\s▲▼△▽↑↓◎◆●■（）()。.,，、]")


def caption_text(text: str) -> str:
    """A caption as it is recorded: without its arrow and without links to licences."""
    text = _COUNT.sub("", _MARKS.sub("", tidy(text)))
    folded = match_form(text)
    words = vocabulary()
    if words.sourced.match(folded):
        return ""
    if (found := words.trim.search(folded)) and len(folded) == len(text):
        text = text[: found.start()].strip()
    label = words.label.match(folded)
    return text[label.end() :].strip() if label else text


def is_source(text: str) -> bool:
    """Whether a line in a frame that nothing calls the caption tells only whose the picture is."""
    folded, words = match_form(text), vocabulary()
    if words.credit.fullmatch(folded) or words.whole.fullmatch(folded):
        return True
    return text.isascii() and len(text) < _SHORTEST_LATIN and len(text.split()) < FEW_WORDS


def is_about_person(text: str) -> bool:
    """Whether a line tells what its subject does for a living, as those about writers do."""
    return bool(_TRADE.search(text))


def is_byline(text: str, authors: Sequence[str]) -> bool:
    """Whether a line beside a portrait is about the writer: the name, the day, a biography."""
    if not any(author in text for author in authors):
        return False
    text = _HANDLE.sub("", text).strip()
    words = vocabulary()
    folded = match_form(text)
    if text in authors or (dates.read_moment(text) and not words.caption.search(folded)):
        return True
    if not text.startswith(tuple(authors)) or words.caption.search(folded):
        return False
    pieces = [p for p in _PIECES.split(text) if p and p not in authors]
    return is_about_person(text) or all(words.whole.fullmatch(match_form(p)) for p in pieces)


def unique(captions: Iterable[str]) -> list[str]:
    """`captions` without those that repeat another or are part of it."""
    kept: list[str] = []
    keys: list[str] = []
    for text in captions:
        key = key_of(text)
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


def key_of(text: str) -> str:
    """What tells a caption from others: its letters without marks and blanks."""
    return _COMPARED.sub("", match_form(caption_text(text)))


def only_noise(text: str) -> bool:
    """Whether a line is the page's furniture from end to end, and credits no picture."""
    folded = match_form(text)
    return bool(vocabulary().whole.fullmatch(folded)) and not re.search(
        r"[源提供攝摄写影]|photo|image|courtesy", folded
    )


def may_begin(folded: str, starts: tuple[str, ...]) -> bool:
    """Whether the key of a folded line can begin with one of `starts`: a cheap first look."""
    head = _COMPARED.sub("", _MARKS.sub("", folded[:_HEAD]))
    return len(head) < KEY_START or head.startswith(starts)
