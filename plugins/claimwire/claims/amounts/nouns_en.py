"""The noun that an English number counts, and the numbers that are part of a name.

"2 million H200 units" counts `units`: the first plural behind the number that no
preposition, verb or mark cuts off. "RTX 5090" counts nothing.
"""

from __future__ import annotations

import re

from claimwire.claims.amounts.words_en import EnglishWords

_WORD = re.compile(r"\s?([A-Za-z][\w'’.&+-]*|\d[\w.-]*[A-Za-z]\w*|\d+(?=\s[A-Z]))")
_NAME_BEFORE = re.compile(r"(?:^|[\s(])([A-Z][\w.&'’-]*|[a-z]+[A-Z]\w*)\s$")
_ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,}")
_ENUMERATED = re.compile(r", \w+ \w+s\b")  # large, round stones
_NO_PLURAL = re.compile(r"(?:ss|us|is|['’]s)$")
_SOME_OF = re.compile(
    r" of (?:the|its|their|our|those|these|his|her|my|all)"
    r"(?: (?:\d+|two|three|four|five|six|seven|eight|nine|ten|most|largest|top|last|past|first|"
    r"previous|next|\w+['’]s))*"
)
_FARTHEST = 5  # words between a number and its noun


def counted_noun(text: str, at: int, words: EnglishWords) -> tuple[int, str] | None:
    """Where the counted noun behind a number ends, and the noun; None if there is none."""
    previous = ""
    for _ in range(_FARTHEST):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word = match[1].rstrip(".'’")
        end = match.start(1) + len(word)
        if _ABBREVIATED.fullmatch(match[1]):
            end = match.end(1)  # U.S. plants
        if word.lower() in words.stops:
            return None
        if is_plural(word, words):
            return _with_next(text, previous, word, end, words)
        following = text[end : end + 1]
        if following == "," and _ENUMERATED.match(text, end):
            end += 1
        elif following not in (" ", "-"):
            return None
        at, previous = end, word
    return None


def part_of_noun(text: str, at: int, words: EnglishWords) -> str | None:
    """The noun of "two of the remaining books"."""
    some = _SOME_OF.match(text, at)
    noun = counted_noun(text, some.end(), words) if some else None
    return noun[1] if noun else None


def is_in_name(text: str, start: int, words: EnglishWords) -> bool:
    """Whether a capital word in front makes the number part of a name: RTX 5090, iPhone 17."""
    match = _NAME_BEFORE.search(text[max(0, start - 40) : start])
    return match is not None and match[1] not in words.not_a_name


def is_plural(word: str, words: EnglishWords) -> bool:
    """Whether a word is a plural noun, by its form and the lists of exceptions."""
    lower = word.lower()
    if lower in words.plurals or lower.endswith(("children", "women", "people")):
        return True
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        return True  # GPUs, CEOs
    if lower in words.no_noun or (len(lower) < 3 and not word.isupper()):
        return False
    return lower.endswith("s") and lower[-2:-1].isalpha() and not _NO_PLURAL.search(lower)


def _with_next(
    text: str, previous: str, word: str, end: int, words: EnglishWords
) -> tuple[int, str]:
    """The plural itself, or with the word beside it: data centers, sales teams."""
    following = _WORD.match(text, end) if text[end : end + 1] == " " else None
    if following:
        nxt = following[1].rstrip(".'’")
        stop = following.start(1) + len(nxt)
        if f"{word.lower()} {nxt.lower()}" in words.compounds:
            return stop, f"{word} {nxt}"
        if word.lower() in words.plural_adjectives and nxt.islower() and is_plural(nxt, words):
            return stop, nxt
    if f"{previous.lower()} {word.lower()}" in words.compounds:
        return end, f"{previous} {word}"
    return end, word
