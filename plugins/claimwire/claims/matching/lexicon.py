"""Words as data: the vocabularies of the languages, and many words matched at once.

A vocabulary is the set of TOML files in `vocabulary/<language>/`. Each file holds named
parts; a part is a string of words split at blanks (`_` stands for a blank inside a word),
and `@part` or `@file.part` takes in another part. Chinese words are written simplified:
they are matched on `text.match_form`, which keeps offsets.

`Matcher` compiles words into one trie-shaped regular expression, so that the time to scan
a text hardly depends on how many words are looked for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Generic, TypeVar

from claimwire.claims.matching.gates import EVERY, bit_of_words
from claimwire.given_names import parts
from claimwire.text import HAN, KANA, match_form, to_simplified

Value = TypeVar("Value")
_Trie = dict[str, "_Trie"]
_END = ""
_CJK_LETTER = re.compile(f"[{HAN}{KANA}]")


class Vocabulary:
    """All named parts of one language, as `file.part` -> words."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._raw: dict[str, str] = {}
        self._read: dict[tuple[str, ...], tuple[str, ...]] = {}
        folder = files("claimwire.claims") / "vocabulary" / language
        for entry in folder.iterdir():
            if entry.name.endswith(".toml"):
                stem = entry.name.removesuffix(".toml")
                for part, value in tomllib.loads(entry.read_text(encoding="utf-8")).items():
                    if isinstance(value, str):
                        self._raw[f"{stem}.{part}"] = value
        if language == "en":
            self._raw |= {f"given.{part}": value for part, value in parts().items()}

    def words(self, *names: str) -> tuple[str, ...]:
        """The words of the named parts (`file.part`), each once, in the file's order."""
        if names not in self._read:
            found = dict.fromkeys(word for name in names for word in self._expand(name))
            self._read[names] = tuple(found)
        return self._read[names]

    def matcher(self, *names: str) -> Matcher[str]:
        """A matcher for the named parts; a match's value is the name of its part."""
        words = {word: name for name in reversed(names) for word in self.words(name)}
        return Matcher(words, bit=bit_of_words(words))

    def pattern(self, *names: str) -> str:
        """One regular expression source that matches any word of the named parts."""
        return trie_pattern(self.words(*names))

    def _expand(self, name: str) -> Iterator[str]:
        stem = name.split(".", 1)[0]
        for token in self._raw[name].split():
            if token.startswith("@"):
                other = token[1:]
                yield from self._expand(other if "." in other else f"{stem}.{other}")
            else:
                word = match_form(token.replace("_", " "))
                yield word
                if "着" in word:  # Taiwan writes the particle 著, which simplifying keeps
                    yield word.replace("着", "著")


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary for a BCP 47 tag: `zh` for all Chinese, else the primary language.

    A language without a vocabulary is read with the English one, whose rules ask for
    English words and so find little, but still split sentences.
    """
    return Vocabulary(base_language(language))


@lru_cache(maxsize=64)
def base_language(language: str) -> str:
    """`zh`, `ja` or `en`: the vocabulary that reads texts of `language`."""
    primary = language.split("-", 1)[0].lower()
    return primary if primary in ("zh", "ja", "en") else "en"


class Matcher(Generic[Value]):
    """Finds the longest words of a set in a folded text, left to right, without overlap.

    `bit` is the one of `gates` that tells which texts can hold any of them: of all, if not given.
    """

    def __init__(self, words: Mapping[str, Value], *, bit: int = EVERY) -> None:
        self.bit = bit
        self._values = {match_form(word): value for word, value in words.items()}
        self._heads = frozenset(word[0] for word in self._values if word)
        self._regex = re.compile(trie_pattern(self._values))

    def find(
        self, text: str, start: int = 0, end: int | None = None
    ) -> list[tuple[int, int, Value]]:
        """(start, end, value) of each word in `text[start:end]`; offsets are of `text`."""
        values = self._values
        stop = len(text) if end is None else end
        return [(*m.span(), values[m.group()]) for m in self._regex.finditer(text, start, stop)]

    def values(self, text: str, bits: int = EVERY) -> list[Value]:
        """The value of each word in a text that has these bits (`gates`), in its order."""
        if not bits & self.bit:
            return []
        values = self._values
        return [values[word] for word in self._regex.findall(text)]

    def first(
        self, text: str, start: int = 0, end: int | None = None
    ) -> tuple[int, int, Value] | None:
        """The first word in `text[start:end]`, or None."""
        m = self._regex.search(text, start, len(text) if end is None else end)
        return (*m.span(), self._values[m.group()]) if m else None

    def at(self, text: str, position: int) -> tuple[int, int, Value] | None:
        """The longest word that starts at `position`, or None."""
        if text[position : position + 1] not in self._heads:
            return None
        m = self._regex.match(text, position)
        return (*m.span(), self._values[m.group()]) if m else None

    def __contains__(self, word: str) -> bool:
        return word in self._values


def by_last_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by the letter that they end with, in their order."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[-1], []).append(word)
    return {letter: tuple(some) for letter, some in found.items()}


def trie_pattern(words: Iterable[str]) -> str:
    """A regular expression source that matches the longest of `words` at a position.

    Words that begin or end with a Latin letter or a digit match whole words only.
    """
    return _trie_pattern(words, whole=True)


def longest_of(words: Iterable[str]) -> str:
    """Like `trie_pattern`, of words that may also stand within a longer one."""
    return f"(?:{_trie_pattern(words, whole=False)})"


def _trie_pattern(words: Iterable[str], *, whole: bool) -> str:
    trie: _Trie = {}
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    if not trie:
        return r"(?!)"
    return _node_pattern(trie, "", whole=whole)


def folded_pattern(source: str) -> re.Pattern[str]:
    """A pattern for folded text from one written in the characters of its own language."""
    return re.compile(to_simplified(source))


def _node_pattern(node: _Trie, previous: str, *, whole: bool) -> str:
    branches: list[str] = []
    single: list[str] = []
    for char, child in node.items():
        if char == _END:
            continue
        # The boundary in front is looked for behind the first letter: branches that all begin
        # with a letter are passed over many times faster.
        lead = rf"(?<![a-z0-9]{char})" if whole and not previous and _latin(char) else ""
        rest = lead + _node_pattern(child, char, whole=whole)
        if rest or not previous:
            branches.append(re.escape(char) + rest)
        else:
            single.append(char)
    if single:
        chars = "".join(map(re.escape, single))
        branches.append(f"[{chars}]" if len(single) > 1 else chars)
    ends = _END in node
    tail = r"(?![a-z0-9])" if whole and ends and _latin(previous) else ""
    if not branches:
        return tail
    body = branches[0] if len(branches) == 1 else "|".join(branches)
    if not ends:
        return body if len(branches) == 1 else f"(?:{body})"
    return f"(?:{body}|{tail})" if tail else f"(?:{body})?"


def _latin(char: str) -> bool:
    return bool(char) and char.isascii() and char.isalnum()


def has_cjk(text: str) -> bool:
    """Whether `text` holds a Han character or kana."""
    return bool(_CJK_LETTER.search(text))
