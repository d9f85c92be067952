"""Made-up articles with what hangs on them: captures, extractions, stories, loads, refusals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from claimwire.warehouse.made_up import (
    CLAIMS_AN_ARTICLE,
    DAYS,
    FIRST_DAY,
    FRAGMENTS_A_CLAIM,
    LANGUAGES,
    OUTLETS,
    Ints,
    Rng,
    Words,
    days_of,
    few,
    new_ids,
    replaced,
    times_of,
)

COPIED = 0.25
EDITED = 0.02
READ_AGAIN = 0.01
"""Articles that an older version of the extractor read, too."""

REFUSED = 0.05
_COPIES_WITHIN = 400
"""Articles after which no more copies of one appear."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Some articles in the order of publication; arrays have an entry for each.

    `copy_of` is the place of the article that one copies, its own where it copies none;
    `edited` tells which have an earlier version, with another text in its last line, and
    `read_again` which were read by two versions of the extractor.
    """

    ids: NDArray[Any]
    copy_of: Ints
    lines: list[list[str]]
    last_line_before: list[str]
    edited: NDArray[np.bool_]
    read_again: NDArray[np.bool_]
    outlet: NDArray[Any]
    language: NDArray[Any]
    published: NDArray[np.datetime64]
    fetched: NDArray[np.datetime64]

    @property
    def hashes(self) -> list[str]:
        """The content hash of each current version."""
        return [f"sha256:{i}" for i in self.ids]

    @property
    def hashes_before(self) -> list[str]:
        """The content hash of the earlier version of each edited article."""
        return [f"sha256:old{i}" for i in self.ids[self.edited]]


def made_articles(rng: Rng, vocabulary: Words, count: int, span: tuple[float, float]) -> Articles:
    """`count` articles of the time that `span` takes of all days (0 to 1)."""
    place = np.arange(count)
    copies = (rng.random(count) < COPIED) & (place > 0)
    sources = np.maximum.accumulate(np.where(copies, 0, place))
    earlier = place - 1 - few(rng, count, _COPIES_WITHIN)
    copy_of = np.where(copies, sources[np.maximum(earlier, 0)], place)
    picks = rng.integers(
        0, len(vocabulary.fragments), (count, CLAIMS_AN_ARTICLE + 1, FRAGMENTS_A_CLAIM)
    )[copy_of]
    lines = [[vocabulary.sentence(p) for p in one] for one in picks.tolist()]
    minutes = np.sort(rng.uniform(*span, count)) * DAYS * 1440
    published = np.datetime64(FIRST_DAY.replace(tzinfo=None), "us") + minutes.astype("m8[m]")
    return Articles(
        ids=np.array(new_ids(rng, count)),
        copy_of=copy_of,
        lines=[one[:-1] for one in lines],
        # The same amount stood at its head.
        last_line_before=[one[-2][:2] + one[-1][2:] for one in lines],
        edited=rng.random(count) < EDITED,
        read_again=rng.random(count) < READ_AGAIN,
        outlet=np.array(OUTLETS)[few(rng, count, len(OUTLETS))],
        language=np.array(LANGUAGES)[few(rng, count, len(LANGUAGES))],
        published=published,
        fetched=published + rng.integers(1, 600, count).astype("m8[m]"),
    )


def article_tables(rng: Rng, of: Articles) -> dict[str, pa.Table]:
    """The rows of all tables about articles, by table."""
    return {
        "articles": _versions(rng, of),
        "captures": _captures(of),
        "extractions": _extractions(of),
        **_stories(of),
        "loads": _loads(of),
        "refusals": _refusals(rng, of),
    }


def _versions(rng: Rng, of: Articles) -> pa.Table:
    count = len(of.ids)
    texts = ["\n\n".join(one) for one in of.lines]
    lists = pa.array([[]] * count, pa.list_(pa.string()))
    urls = [f"https://example.com/{i}" for i in of.ids]
    now = pa.table(
        {
            "article_id": of.ids,
            "content_hash": of.hashes,
            "version": np.where(of.edited, 2, 1).astype(np.int32),
            "is_current": np.ones(count, bool),
            "valid_from": times_of(np.where(of.edited, of.fetched, of.published)),
            "valid_to": pa.nulls(count, pa.timestamp("us", "UTC")),
            "url": urls,
            "canonical_url": urls,
            "site": ["example.com"] * count,
            "title": [one[0] for one in of.lines],
            "authors": lists,
            "published_at": times_of(of.published),
            "modified_at": pa.nulls(count, pa.timestamp("us", "UTC")),
            "published_on": days_of(of.published),
            "language": of.language,
            "text": texts,
            "captions": lists,
            "outlet": of.outlet,
            "source_id": of.outlet,
            "entry_id": of.ids,
            "capture_id": [f"k{i}" for i in of.ids],
            "fetched_at": times_of(of.fetched),
            "last_seen_at": times_of(of.fetched),
            "first_seen_at": times_of(of.fetched),
            "cleaner_version": ["1"] * count,
            "cleaned_at": times_of(of.fetched),
            "search_text": texts,
            "record_hash": pa.array(rng.integers(0, 2**62, count), pa.uint64()),
        }
    )
    at = np.flatnonzero(of.edited)
    texts_before = ["\n\n".join([*of.lines[i][:-1], of.last_line_before[i]]) for i in at]
    before = replaced(
        now.take(pa.array(at)),
        content_hash=of.hashes_before,
        version=np.ones(len(at), np.int32),
        is_current=np.zeros(len(at), bool),
        valid_from=times_of(of.published[at]),
        valid_to=times_of(of.fetched[at]),
        fetched_at=times_of(of.published[at]),
        last_seen_at=times_of(of.published[at]),
        capture_id=[f"k0{i}" for i in of.ids[at]],
        text=texts_before,
        search_text=texts_before,
    )
    return pa.concat_tables([before, now])


def _captures(of: Articles) -> pa.Table:
    count = len(of.ids)
    urls = [f"https://example.com/{i}" for i in of.ids]
    now = pa.table(
        {
            "capture_id": [f"k{i}" for i in of.ids],
            "entry_id": of.ids,
            "source_id": of.outlet,
            "url": urls,
            "final_url": urls,
            "fetched_at": times_of(of.fetched),
            "status": np.full(count, 200, np.int32),
            "content_type": ["text/html"] * count,
            "payload_sha256": of.ids,
            "archive": ["bench.warc.gz"] * count,
            "offset": np.arange(count),
            "length": np.full(count, 1),
            "unchanged_since": pa.nulls(count, pa.string()),
        }
    )
    before = replaced(
        now.filter(pa.array(of.edited)),
        capture_id=[f"k0{i}" for i in of.ids[of.edited]],
        fetched_at=times_of(of.published[of.edited]),
    )
    return pa.concat_tables([before, now])


def _extractions(of: Articles) -> pa.Table:
    count = len(of.ids)
    now = pa.table(
        {
            "article_id": of.ids,
            "content_hash": of.hashes,
            "extractor_version": ["1"] * count,
            "extracted_at": times_of(of.fetched),
            "claims": np.full(count, CLAIMS_AN_ARTICLE, np.int32),
            "is_latest": np.ones(count, bool),
        }
    )
    before = replaced(now.filter(pa.array(of.edited)), content_hash=of.hashes_before)
    older = now.filter(pa.array(of.read_again))
    older = replaced(
        older,
        extractor_version=["0"] * older.num_rows,
        extracted_at=times_of(of.fetched[of.read_again] - np.timedelta64(1, "D")),
        is_latest=np.zeros(older.num_rows, bool),
    )
    return pa.concat_tables([before, older, now])


def _stories(of: Articles) -> dict[str, pa.Table]:
    originals, size = np.unique(of.copy_of, return_counts=True)
    outlets = np.unique(np.stack([of.copy_of, _codes(of.outlet)]), axis=1)[0]
    copied = of.copy_of != np.arange(len(of.ids))
    several = size[np.searchsorted(originals, of.copy_of)] > 1
    return {
        "stories": pa.table(
            {
                "story_id": of.ids[originals],
                "original_id": of.ids[originals],
                "published_on": days_of(of.published[originals]),
                "articles": size.astype(np.int32),
                "outlets": np.unique(outlets, return_counts=True)[1].astype(np.int32),
            }
        ),
        "story_articles": pa.table(
            {
                "story_id": of.ids[of.copy_of],
                "article_id": of.ids,
                "role": np.where(copied, "copy", np.where(several, "original", "independent")),
                "similarity": pa.array(np.full(len(of.ids), 0.9), mask=~copied),
                "credited": pa.nulls(len(of.ids), pa.string()),
            }
        ),
    }


def _loads(of: Articles) -> pa.Table:
    """One load a day with all that was fetched on it."""
    day, articles = np.unique(of.fetched.astype("M8[D]"), return_counts=True)
    at = day.astype("M8[us]") + np.timedelta64(24 * 60 - 1, "m")
    none = np.zeros(len(day), np.int32)
    return pa.table(
        {
            "batch_id": [f"{d}-{of.ids[0][:8]}" for d in day],
            "made_at": times_of(at),
            "loaded_at": times_of(at),
            "articles_new": articles.astype(np.int32),
            "articles_revised": none,
            "articles_unchanged": none,
            "claims": (articles * CLAIMS_AN_ARTICLE).astype(np.int32),
            "quantities": (articles * CLAIMS_AN_ARTICLE).astype(np.int32),
            "captures": articles.astype(np.int32),
            "refusals": none,
        }
    )


def _refusals(rng: Rng, of: Articles) -> pa.Table:
    count = max(int(len(of.ids) * REFUSED), 1)
    at = np.sort(rng.integers(0, len(of.ids), count))
    ids = new_ids(rng, count)
    kinds = np.array(["off-topic", "http-404", "paywall", "listing"])[few(rng, count, 4)]
    return pa.table(
        {
            "refusal_id": ids,
            "url": [f"https://example.com/refused/{i}" for i in ids],
            "stage": np.where(kinds == "http-404", "fetch", "clean"),
            "kind": kinds,
            "reason": kinds,
            "refused_at": times_of(of.fetched[at]),
            "attempts": np.ones(count, np.int32),
            "entry_id": ids,
            "source_id": of.outlet[at],
            "final": np.ones(count, bool),
        }
    )


def _codes(values: NDArray[Any]) -> Ints:
    return np.unique(values, return_inverse=True)[1].astype(np.int64)
