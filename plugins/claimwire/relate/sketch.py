"""Fingerprints of texts: sequences of words as numbers, and few hashes that near copies share.

A word is a run of letters and digits, or one character of Chinese or Japanese; a text is
the set of its sequences of `WIDTH` words (w-shingling, Broder 1997). MinHash keeps, for
each of many orderings of all sequences, the first; the share of equal firsts estimates the
shared sequences over all. Firsts are joined in bands of `ROWS`, and two texts are compared
when one band is equal. The text comes folded (`text.search_form`), so traditional and
simplified copies are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from claimwire.text import HAN, KANA

Hashes = NDArray[np.uint64]

WIDTH = 4
ROWS = 3
# At a similarity of 0.33 eighty bands of three miss 5 pairs in 100, at 0.45 fewer than 1 in
# 1,000; unrelated texts of one subject (0.02) meet in 6 of 10,000.
BANDS = 80
# A copy that was cut short or added to shares little of the whole, but its opening.
HEAD_WORDS = 120
HEAD_BANDS = 20

_WORD = re.compile(f"[{HAN}{KANA}]|[^\\W{HAN}{KANA}_]+(?:[.,][0-9]+)*")
_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFTS = tuple(np.uint64(n) for n in (30, 27, 31))
_FACTORS = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_EMPTY = np.empty(0, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Shingles:
    """A text as a sorted array of hashes of its word sequences, and the figures it names."""

    hashes: Hashes
    figures: frozenset[str]


def words_of(folded: str) -> list[str]:
    """The words of a folded text in order."""
    return _WORD.findall(folded)


def shingles_of(folded: str, width: int = WIDTH) -> Shingles:
    """The word sequences of a folded text; a text shorter than `width` is one sequence."""
    return Shingles(
        hashes=sequences_of(words_of(folded), width),
        figures=frozenset(_FIGURE.findall(folded)),
    )


def bands_of(folded: str) -> list[int]:
    """The hashes of which two near copies most likely share one; empty for an empty text."""
    words = words_of(folded)
    whole = minhash_bands(sequences_of(words, WIDTH), BANDS, ROWS, salt=1)
    head = minhash_bands(sequences_of(words[:HEAD_WORDS], WIDTH), HEAD_BANDS, ROWS, salt=2)
    return [*whole, *head]


def hash_texts(texts: Sequence[str]) -> Hashes:
    """A 64-bit hash for each text, the same on every machine."""
    return np.array([text_hash(t) for t in texts], dtype=np.uint64)


def overlap(a: Hashes, b: Hashes) -> tuple[float, float, int]:
    """Similarity (shared over all), containment (shared over the smaller) and shared count."""
    if not len(a) or not len(b):
        return 0.0, 0.0, 0
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared / (len(a) + len(b) - shared), shared / min(len(a), len(b)), shared


def sequences_of(words: Sequence[str], width: int) -> Hashes:
    """The set of all runs of `width` words, as sorted hashes; fewer words make one run."""
    if not words:
        return _EMPTY
    singles = hash_texts(words)
    count = max(len(singles) - width + 1, 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for offset in range(min(width, len(singles))):
        mixed = _scramble(mixed * np.uint64(31) + singles[offset : offset + count])
    return np.unique(mixed)


def minhash_bands(hashes: Hashes, bands: int, rows: int, salt: int) -> list[int]:
    """`bands` hashes of a set, each of which two sets share with probability likeness**rows."""
    if not len(hashes):
        return []
    seeds = _seeds(bands * rows, salt)
    firsts = _scramble(hashes[None, :] ^ seeds[:, None]).min(axis=1).reshape(bands, rows)
    mixed = np.arange(1, bands + 1, dtype=np.uint64) * _MIX + np.uint64(salt)
    for row in range(rows):
        mixed = _scramble(mixed ^ firsts[:, row])
    return [int(value) for value in mixed >> np.uint64(1)]


@lru_cache(maxsize=64)
def _seeds(count: int, salt: int) -> Hashes:
    return _scramble(np.arange(1, count + 1, dtype=np.uint64) + np.uint64(salt << 32))


def _scramble(values: Hashes) -> Hashes:
    """The finalizer of SplitMix64: every input bit moves every output bit."""
    mixed = values ^ (values >> _SHIFTS[0])
    mixed *= _FACTORS[0]
    mixed ^= mixed >> _SHIFTS[1]
    mixed *= _FACTORS[1]
    mixed ^= mixed >> _SHIFTS[2]
    return mixed


@lru_cache(maxsize=65536)
def text_hash(text: str) -> int:
    """63 bits of a digest of `text`: equal on every machine, unlike `hash`.

    Not 64, since not every DuckDB of our range passes the largest numbers on to Arrow.
    """
    return int.from_bytes(blake2b(text.encode("utf-8"), digest_size=8).digest(), "little") >> 1
