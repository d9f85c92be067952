"""What made-up tables are put together from: names, words, shares, and small helpers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from claimwire.text import search_form

Rng = np.random.Generator
Ints = NDArray[np.int64]

CLAIMS_AN_ARTICLE = 13
FRAGMENTS_A_CLAIM = 5
OUTLETS = tuple(f"Outlet {n:02}" for n in range(60))
THEMES = tuple(f"theme-{n}" for n in range(7))
ENTITIES = tuple(f"entity-{n:02}" for n in range(48))
SPEAKERS = 5000
MEASURES = (
    ("share", "%", 20.0),
    ("revenue", "USD", 12e9),
    ("market-size", "CNY", 90e9),
    ("orders", "張", 60_000.0),
)
"""Id, unit and the value that it has about FIRST_DAY."""

LANGUAGES = ("zh-Hant", "zh-Hans", "en", "ja")
FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)
DAYS = 730

_SIGNS = 900


@dataclass(frozen=True, slots=True)
class Words:
    """Fragments that sentences are put together from, and names of speakers."""

    fragments: tuple[str, ...]
    speakers: tuple[str, ...]

    def sentence(self, picks: Sequence[int]) -> str:
        """The fragments of `picks`, closed by a full stop."""
        return "".join([self.fragments[p] for p in picks]) + "。"


def words(rng: Rng) -> Words:
    """4,000 fragments of 4 to 12 signs, and speakers."""
    # Signs that search leaves as they are, so that evidence can stand for its folded form.
    folded = (c for c in map(chr, range(0x4E00, 0x9FFF)) if search_form(c) == c)
    signs = np.array(list(islice(folded, _SIGNS)))
    fragments = tuple("".join(rng.choice(signs, size=n)) for n in rng.integers(4, 13, size=4000))
    names = rng.choice(signs, size=(SPEAKERS, 3))
    return Words(fragments=fragments, speakers=tuple("".join(name) for name in names))


def new_ids(rng: Rng, count: int) -> list[str]:
    """Ids that look like ours: 24 hex digits, all different."""
    text = rng.bytes(12 * count).hex()
    return [text[i : i + 24] for i in range(0, len(text), 24)]


def few(rng: Rng, count: int, of: int, steep: float = 2.5) -> Ints:
    """Choices of `of` things of which the first few come most often."""
    return np.minimum((of * rng.random(count) ** steep).astype(np.int64), of - 1)


def times_of(values: NDArray[Any]) -> pa.Array:
    """Numpy times as moments in UTC."""
    return pa.array(values.astype("M8[us]"), pa.timestamp("us", "UTC"))


def days_of(values: NDArray[Any]) -> pa.Array:
    """Numpy times as days."""
    return pa.array(values.astype("M8[D]"), pa.date32())


def replaced(table: pa.Table, **columns: Any) -> pa.Table:
    """`table` with other values in some columns, of the types that these had."""
    for name, values in columns.items():
        index = table.schema.get_field_index(name)
        fresh = values if isinstance(values, pa.Array) else pa.array(values, table.field(name).type)
        table = table.set_column(index, name, fresh)
    return table


def lists_of(counts: Ints, values: pa.Array) -> pa.ListArray:
    """Lists of `counts` lengths over the flat `values`."""
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), values)
