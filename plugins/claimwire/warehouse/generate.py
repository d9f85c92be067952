"""A made-up warehouse of any size, for measuring: the shape of real tables, no meaning.

Shares follow the development set where it tells them (three amounts for four claims, half
of the claims in the outlet's own voice, a third with a period) and what is known of news
otherwise: few outlets and speakers say most, a quarter of the articles copy another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Rng = np.random.Generator
Ints = NDArray[np.int64]

CLAIMS_AN_ARTICLE = 12
OUTLETS = tuple(f"Outlet {n:02}" for n in range(60))
THEMES = tuple(f"theme-{n}" for n in range(7))
ENTITIES = tuple(f"entity-{n:02}" for n in range(48))
MEASURES = (("share", "%"), ("revenue", "USD"), ("market-size", "USD"), ("orders", "張"))
LANGUAGES = ("zh-Hant", "zh-Hans", "en", "ja")
KINDS = ("fact", "measurement", "opinion", "forecast")
FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)
DAYS = 730

_SIGNS = tuple(chr(0x4E00 + n) for n in range(900))


@dataclass(frozen=True, slots=True)
class Words:
    """Fragments that sentences are put together from."""

    fragments: tuple[str, ...]
    speakers: tuple[str, ...]

    def sentence(self, picks: Sequence[int]) -> str:
        """The fragments of `picks`, closed by a full stop."""
        return "".join(self.fragments[p] for p in picks) + "。"


def words(rng: Rng) -> Words:
    """4,000 fragments of 4 to 12 signs and 400 speakers."""
    signs = np.array(_SIGNS)
    fragments = tuple("".join(rng.choice(signs, size=n)) for n in rng.integers(4, 13, size=4000))
    speakers = tuple("".join(rng.choice(signs, size=3)) for _ in range(400))
    return Words(fragments=fragments, speakers=speakers)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows of several tables that belong together, as Arrow tables by table name."""

    tables: dict[str, pa.Table]


def mirror_tables() -> dict[str, pa.Table]:
    """The rows of the tables that mirror a topic file."""
    names = pa.map_(pa.string(), pa.string())
    return {
        "topic": pa.table(
            {
                "topic_id": ["bench"],
                "time_zone": ["Asia/Taipei"],
                "fingerprint": ["bench"],
                "names": pa.array([[("en", "bench")]], names),
            }
        ),
        "entities": pa.table(
            {
                "entity_id": list(ENTITIES),
                "name": list(ENTITIES),
                "type": ["company"] * len(ENTITIES),
                "aliases": [[e] for e in ENTITIES],
            }
        ),
        "themes": pa.table(
            {
                "theme_id": list(THEMES),
                "names": pa.array([[("en", t)] for t in THEMES], names),
            }
        ),
        "sources": pa.table(
            {
                "source_id": list(OUTLETS),
                "outlet": list(OUTLETS),
                "url": [f"https://example.com/{n}" for n in range(len(OUTLETS))],
                "kind": ["rss"] * len(OUTLETS),
                "language": ["zh-Hant"] * len(OUTLETS),
                "time_zone": ["Asia/Taipei"] * len(OUTLETS),
            }
        ),
    }


def chunks(claims: int, seed: int, articles_at_once: int = 20_000) -> Iterator[Chunk]:
    """Tables that make up about `claims` claims, some thousands of articles at a time."""
    rng = np.random.default_rng(seed)
    vocabulary = words(rng)
    left = max(claims // CLAIMS_AN_ARTICLE, 1)
    while left > 0:
        count = min(left, articles_at_once)
        yield _chunk(rng, vocabulary, count)
        left -= count


def _chunk(rng: Rng, vocabulary: Words, count: int) -> Chunk:
    copy_of = np.where(
        (rng.random(count) < 0.25) & (np.arange(count) > 0),
        (np.arange(count) * rng.random(count)).astype(np.int64),
        np.arange(count),
    )
    copy_of = copy_of[copy_of]
    picks = rng.integers(0, 4000, (count, CLAIMS_AN_ARTICLE, 4))[copy_of]
    lines = [[vocabulary.sentence(p) for p in article] for article in picks]
    article_ids = np.array(new_ids(rng, count))
    minute = np.sort(rng.integers(0, DAYS * 1440, count))
    published = np.datetime64(FIRST_DAY.replace(tzinfo=None), "us") + minute.astype("m8[m]")
    outlet = np.array(OUTLETS)[few(rng, count, len(OUTLETS))]
    language = np.array(LANGUAGES)[few(rng, count, len(LANGUAGES))]
    shared = {"published_at": _times(published), "published_on": _days(published)}
    tables = _article_tables(rng, article_ids, copy_of, lines, outlet, language, published)
    tables |= _claim_tables(rng, vocabulary, article_ids, copy_of, lines, outlet, language, shared)
    return Chunk(tables=tables)


def _article_tables(
    rng: Rng,
    ids: NDArray[Any],
    copy_of: Ints,
    lines: list[list[str]],
    outlet: NDArray[Any],
    language: NDArray[Any],
    published: NDArray[Any],
) -> dict[str, pa.Table]:
    count = len(ids)
    fetched = published + rng.integers(1, 600, count).astype("m8[m]")
    texts = ["\n\n".join(article) for article in lines]
    lists = pa.array([[]] * count, pa.list_(pa.string()))
    urls = [f"https://example.com/{i}" for i in ids]
    articles = {
        "article_id": ids,
        "content_hash": [f"sha256:{i}" for i in ids],
        "version": np.ones(count, np.int32),
        "is_current": np.ones(count, bool),
        "valid_from": _times(published),
        "valid_to": pa.nulls(count, pa.timestamp("us", "UTC")),
        "url": urls,
        "canonical_url": urls,
        "site": ["example.com"] * count,
        "title": [article[0] for article in lines],
        "authors": lists,
        "published_at": _times(published),
        "modified_at": pa.nulls(count, pa.timestamp("us", "UTC")),
        "published_on": _days(published),
        "language": language,
        "text": texts,
        "captions": lists,
        "outlet": outlet,
        "source_id": outlet,
        "entry_id": ids,
        "capture_id": ids,
        "fetched_at": _times(fetched),
        "last_seen_at": _times(fetched),
        "first_seen_at": _times(fetched),
        "cleaner_version": ["1"] * count,
        "cleaned_at": _times(fetched),
        "search_text": texts,
        "record_hash": pa.array(rng.integers(0, 2**62, count), pa.uint64()),
    }
    originals, articles_in = np.unique(copy_of, return_counts=True)
    size = articles_in[np.searchsorted(originals, copy_of)]
    role = np.where(
        copy_of != np.arange(count), "copy", np.where(size > 1, "original", "independent")
    )
    edited = rng.random(count) < 0.02
    table = pa.table(articles)
    earlier = table.filter(pa.array(edited))
    earlier = _replaced(earlier, "content_hash", [f"sha256:old{i}" for i in ids[edited]])
    earlier = _replaced(earlier, "is_current", np.zeros(int(edited.sum()), bool))
    later = _replaced(table, "version", np.where(edited, 2, 1).astype(np.int32))
    return {
        "articles": pa.concat_tables([earlier, later]),
        "captures": pa.table(
            {
                "capture_id": ids,
                "entry_id": ids,
                "source_id": outlet,
                "url": urls,
                "final_url": urls,
                "fetched_at": _times(fetched),
                "status": np.full(count, 200, np.int32),
                "content_type": ["text/html"] * count,
                "payload_sha256": ids,
                "archive": ["bench.warc.gz"] * count,
                "offset": np.arange(count),
                "length": np.full(count, 1),
                "unchanged_since": pa.nulls(count, pa.string()),
            }
        ),
        "extractions": pa.table(
            {
                "article_id": ids,
                "content_hash": [f"sha256:{i}" for i in ids],
                "extractor_version": ["1"] * count,
                "extracted_at": _times(fetched),
                "claims": np.full(count, CLAIMS_AN_ARTICLE, np.int32),
                "is_latest": np.ones(count, bool),
            }
        ),
        "stories": pa.table(
            {
                "story_id": ids[originals],
                "original_id": ids[originals],
                "published_on": _days(published[originals]),
                "articles": articles_in.astype(np.int32),
                "outlets": articles_in.astype(np.int32),
            }
        ),
        "story_articles": pa.table(
            {
                "story_id": ids[copy_of],
                "article_id": ids,
                "role": role,
                "similarity": np.where(role == "copy", 0.9, np.nan),
                "credited": pa.nulls(count, pa.string()),
            }
        ),
    }


def _claim_tables(
    rng: Rng,
    vocabulary: Words,
    article_ids: NDArray[Any],
    copy_of: Ints,
    lines: list[list[str]],
    outlet: NDArray[Any],
    language: NDArray[Any],
    shared: dict[str, pa.Array],
) -> dict[str, pa.Table]:
    n = CLAIMS_AN_ARTICLE
    count = len(article_ids) * n
    article = np.repeat(np.arange(len(article_ids)), n)
    original = np.repeat(copy_of, n) * n + np.tile(np.arange(n), len(article_ids))
    ids = np.array(new_ids(rng, count))
    evidence = [line for one in lines for line in one]
    starts = np.array([_starts(one) for one in lines]).reshape(-1)
    speaker = np.array(vocabulary.speakers)[few(rng, count, 400)]
    spoken = (rng.random(count) < 0.5)[original]
    speaker = speaker[original]
    year = rng.integers(2022, 2029, count)[original]
    dated = (rng.random(count) < 0.35)[original]
    kind = np.array(KINDS)[rng.choice(4, count, p=[0.45, 0.3, 0.15, 0.1])][original]
    entities = [np.array(ENTITIES)[few(rng, count, 48)][original] for _ in range(2)]
    themes = np.array(THEMES)[few(rng, count, 7)][original]
    versions = ["1"] * count
    current = np.ones(count, bool)
    start_of = np.array([f"{y}-01-01" for y in range(2022, 2029)], "M8[D]")[year - 2022]
    end_of = np.array([f"{y}-12-31" for y in range(2022, 2029)], "M8[D]")[year - 2022]
    period = {
        "period": pa.array(year.astype(str), pa.string(), mask=~dated),
        "period_start": pa.array(start_of, pa.date32(), mask=~dated),
        "period_end": pa.array(end_of, pa.date32(), mask=~dated),
    }
    both = pa.ListArray.from_arrays(
        np.arange(0, 2 * count + 1, 2, dtype=np.int32), pa.array(np.stack(entities, 1).reshape(-1))
    )
    one = pa.ListArray.from_arrays(np.arange(count + 1, dtype=np.int32), pa.array(themes))
    key = {"claim_id": ids, "extractor_version": versions, "is_current": current}
    claims = {
        **key,
        "is_latest": current,
        "article_id": article_ids[article],
        "content_hash": [f"sha256:{i}" for i in article_ids[article]],
        "evidence": evidence,
        "start": pa.array(starts, pa.int32()),
        "end": pa.array(starts + np.array([len(e) for e in evidence]), pa.int32()),
        "claimant": pa.array(speaker, pa.string(), mask=~spoken),
        "via": pa.array([[]] * count, pa.list_(pa.string())),
        "attribution": np.where(spoken, np.where(year % 3 == 0, "quote", "reported"), "outlet"),
        "kind": kind,
        "negated": rng.random(count) < 0.05,
        "entities": both,
        "themes": one,
        **period,
        "checkworthy": kind != "opinion",
        "proposition": evidence,
        "outlet": outlet[article],
        "site": ["example.com"] * count,
        "language": language[article],
        "published_at": shared["published_at"].take(pa.array(article)),
        "published_on": shared["published_on"].take(pa.array(article)),
        "search_text": evidence,
        "record_hash": pa.array(rng.integers(0, 2**62, count), pa.uint64()),
    }
    groups, members = np.unique(original, return_counts=True)
    told_again = members[np.searchsorted(groups, original)] > 1
    several = groups[members > 1]
    times = members[members > 1].astype(np.int32)
    day = shared["published_on"].take(pa.array(article[several]))
    return {
        "claims": pa.table(claims),
        "claim_quantities": _amounts(rng, key, period, original, year),
        "claim_entities": pa.concat_tables(
            pa.table({**key, "position": np.full(count, place, np.int32), "entity_id": named})
            for place, named in enumerate(entities)
        ),
        "claim_themes": pa.table(
            {**key, "position": np.zeros(count, np.int32), "theme_id": themes}
        ),
        "same_claim_groups": pa.table(
            {
                "group_id": ids[several],
                "first_claim_id": ids[several],
                "first_on": day,
                "last_on": day,
                "claims": times,
                "articles": times,
                "outlets": times,
                "independent": np.where(rng.random(len(several)) < 0.3, 2, 1).astype(np.int32),
                "languages": [["zh-Hant"]] * len(several),
                "outlet_names": [list(OUTLETS[:2])] * len(several),
                "hours_to_next_outlet": rng.random(len(several)),
            }
        ),
        "same_claims": pa.table(
            {
                "group_id": ids[original][told_again],
                "claim_id": ids[told_again],
                "position": (article[told_again] - article[original[told_again]] + 1).astype(
                    np.int32
                ),
            }
        ),
    }


def _amounts(
    rng: Rng, key: dict[str, Any], period: dict[str, pa.Array], original: Ints, year: Ints
) -> pa.Table:
    """Amounts of three claims in four; one in ten is of a measure and moves with its period."""
    count = len(original)
    told = (rng.random(count) < 0.75)[original]
    measured = (rng.random(count) < 0.1)[original]
    which = rng.integers(0, len(MEASURES), count)[original]
    spread = np.round(rng.normal(1, 0.1, count), 2)[original]
    value = np.round((year - 2015) * 5 * spread, 1)
    measure = np.array([m for m, _ in MEASURES])[which]
    unit = np.array([u for _, u in MEASURES])[which]
    table = pa.table(
        {
            **key,
            "position": np.zeros(count, np.int32),
            "surface": value.astype(str),
            "value": value,
            "low": pa.nulls(count, pa.float64()),
            "high": pa.nulls(count, pa.float64()),
            "unit": unit,
            "approximate": rng.random(count) < 0.3,
            "lower_bound": value - 0.05,
            "upper_bound": value + 0.05,
            "measure": pa.array(measure, pa.string(), mask=~measured),
            **period,
        }
    )
    return table.filter(pa.array(told))


def _replaced(table: pa.Table, column: str, values: Any) -> pa.Table:
    index = table.schema.get_field_index(column)
    return table.set_column(index, column, pa.array(values, table.schema.field(column).type))


def new_ids(rng: Rng, count: int) -> list[str]:
    """Ids that look like ours: 24 hex digits, all different."""
    text = rng.bytes(12 * count).hex()
    return [text[i : i + 24] for i in range(0, len(text), 24)]


def few(rng: Rng, count: int, of: int) -> Ints:
    """Choices of `of` things of which the first few come most often."""
    return np.minimum((of * rng.random(count) ** 2.5).astype(np.int64), of - 1)


def _starts(lines: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 2
    return starts


def _times(values: NDArray[Any]) -> pa.Array:
    return pa.array(values.astype("M8[us]"), pa.timestamp("us", "UTC"))


def _days(values: NDArray[Any]) -> pa.Array:
    return pa.array(values.astype("M8[D]"), pa.date32())


def words_for_search(seed: int) -> str:
    """Words that stand in some of the claims that `chunks` makes of this seed."""
    return words(np.random.default_rng(seed)).fragments[0]
