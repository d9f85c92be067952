"""Regular expressions that are asked about one place of a text: what ends or begins there.

Around every number and name stand words that change what it means, and most of the time they do
not. The letters with which such a word can end, or begin, are derived from its pattern; where
another letter stands at the place the pattern is not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_Letters = frozenset[str]
_SPACE = frozenset(filter(str.isspace, map(chr, range(0x3001))))
_MOST_LETTERS = 5_000
_MOST_HEADS = 400
_LONG = 1_000


class Before:
    """A pattern that ends with `$`: whether something ends at a place.

    It sees the text up to the place, or the last `reach` letters of it.
    """

    __slots__ = ("_last", "_search", "_width", "pattern", "reach")

    def __init__(self, source: str, flags: int = 0, *, reach: int | None = None) -> None:
        self.pattern = re.compile(source, flags)
        self._search = self.pattern.search
        items = _parser.parse(source, flags)
        self._last = edge_letters(items, flags, last=True)
        self.reach = reach
        longest = items.getwidth()[1]
        self._width = longest + 1 if longest < _LONG else None  # with a line end behind it

    def search(self, text: str, at: int) -> re.Match[str] | None:
        """What ends at a place; offsets are of the text, or of what the reach leaves of it."""
        if self._last is not None and text[at - 1 : at] not in self._last:
            return None
        if self.reach is None or at <= self.reach:
            begin = max(0, at - self._width) if self._width is not None else 0
            return self._search(text, begin, at)
        return self._search(text[at - self.reach : at])


class After:
    """A pattern that is looked for at one place, where something has to begin."""

    __slots__ = ("_first", "_match", "pattern")

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = re.compile(source, flags)
        self._match = self.pattern.match
        self._first = edge_letters(_parser.parse(source, flags), flags, last=False)

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """What begins at a place."""
        if self._first is not None and text[at : at + 1] not in self._first:
            return None
        return self._match(text, at)


def headed(source: str, flags: int, items: Sequence[Any]) -> str:
    """The same pattern, which looks first whether a letter stands there that it can begin with.

    That passes over a text faster where the pattern begins with a look back or with many words.

    Args:
        source: the pattern.
        flags: as for `re.compile`.
        items: the pattern as parsed.
    """
    if not items or items[0][0] in (op.LITERAL, op.IN):
        return source  # what begins with letters passes over others by itself
    letters = edge_letters(items, flags, last=False)
    if letters is None or len(letters) > _MOST_HEADS:
        return source
    heads = "".join(map(re.escape, sorted(letters)))
    return f"(?=[{heads}])(?:{source})"


def edge_letters(items: Iterable[Any], flags: int, *, last: bool) -> _Letters | None:
    """The letters with which every match of a pattern begins or ends; None where it may be any.

    A match that ends at the end of a line may have that end behind it.
    """
    letters, empty = _of_sequence(items, last=last)
    if letters is None or empty or len(letters) > _MOST_LETTERS:
        return None
    if flags & re.IGNORECASE:
        letters = frozenset(form for letter in letters for form in _cases(letter))
    return letters | {"\n"} if last else letters


def _cases(letter: str) -> Iterable[str]:
    """The letters that are equal to one where case is ignored."""
    known = {"s": "ſ", "k": "K", "i": "İı"}.get(letter.lower(), "")
    return (letter, letter.lower(), letter.upper(), *known)


_Found = tuple[_Letters | None, bool]
"""The letters at the edge of a part, None for any; whether the part may be empty."""


def _of_sequence(items: Iterable[Any], *, last: bool) -> _Found:
    letters: set[str] = set()
    for code, value in reversed(list(items)) if last else items:
        found, empty = _of_item(code, value, last=last)
        if found is None:
            return None, False
        letters |= found
        if not empty:
            return frozenset(letters), False
    return frozenset(letters), True


def _of_item(code: Any, value: Any, *, last: bool) -> _Found:
    if code is op.LITERAL:
        return frozenset([chr(value)]), False
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return frozenset(), True
    if code is op.IN:
        return _of_set(value), False
    if code is op.BRANCH:
        found = [_of_sequence(branch, last=last) for branch in value[1]]
        if any(letters is None for letters, _ in found):
            return None, False
        known = [letters for letters, _ in found if letters is not None]
        return frozenset().union(*known), any(empty for _, empty in found)
    if code is op.SUBPATTERN:
        return _of_sequence(value[3], last=last)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, _, part = value
        letters, empty = _of_sequence(part, last=last)
        return letters, empty or not least
    return None, False


def _of_set(members: Iterable[Any]) -> _Letters | None:
    letters: set[str] = set()
    for code, value in members:
        if code is op.LITERAL:
            letters.add(chr(value))
        elif code is op.RANGE and value[1] - value[0] < _MOST_LETTERS:
            letters.update(map(chr, range(value[0], value[1] + 1)))
        elif code is op.CATEGORY and value is op.CATEGORY_DIGIT:
            letters |= _digits()
        elif code is op.CATEGORY and value is op.CATEGORY_SPACE:
            letters |= _SPACE
        else:
            return None
    return frozenset(letters)


@lru_cache(maxsize=1)
def _digits() -> _Letters:
    """The decimal digits of all scripts."""
    return frozenset(filter(str.isdecimal, map(chr, range(0x20000))))
