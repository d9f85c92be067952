"""The records that pass between the stages, as the data contract names them.

    entry -> capture -> article -> claim

All are frozen; all are written and read as JSON Lines by `to_json_lines` and
`from_json_lines`. Text is Unicode NFC, offsets count code points, times are
ISO 8601 strings with an offset, and absent means None.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeVar

import msgspec

Attribution = Literal["quote", "reported", "outlet"]
Kind = Literal["forecast", "opinion", "measurement", "fact"]
Stage = Literal[
    "watch",
    "plan",
    "fetch",
    "clean",
    "extract",
    "load",
    "relate",
    "publish",
    "learn",
    "reprocess",
    "upkeep",
]

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a feed or sitemap: a hint that an article may lie at `url`."""

    url: str
    source_id: str
    title: str | None = None
    summary: str | None = None
    published_at: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHints:
    """What is known of a page from its source, for what the page itself leaves open.

    `time_zone` is an IANA name; `language` a BCP 47 tag; `outlet` a display name; `goes_on`
    tells that the page is a later one of an article, whose first heading is one of its text.
    """

    time_zone: str | None = None
    language: str | None = None
    outlet: str | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One answer of a web server as it lies in the archive.

    `archive` is the WARC file's name within the store, `offset` and `length` (bytes)
    the place of the record in it. `payload_sha256` is of the body after the
    transfer's and content's encodings were taken off: what the cleaner reads.
    `unchanged_since` names the earlier capture with the same payload, where there is one.
    `page` is 2 and more for the later pages of an article on several pages.
    """

    capture_id: str
    entry_id: str
    source_id: str
    url: str
    final_url: str
    fetched_at: str
    status: int
    content_type: str | None
    payload_sha256: str
    archive: str
    offset: int
    length: int
    unchanged_since: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The data contract's article: clean text and what the page says about it."""

    article_id: str
    url: str
    canonical_url: str
    site: str
    title: str
    authors: tuple[str, ...] = ()
    published_at: str | None = None
    modified_at: str | None = None
    language: str
    text: str
    captions: tuple[str, ...] = ()
    content_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount that a claim states; a range has `low` and `high` and no `value`."""

    surface: str
    value: float | int | None
    low: float | int | None = None
    high: float | int | None = None
    unit: str
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePoint:
    """One point of a topic's measure: which quantity of the claim, for which period."""

    measure: str
    quantity: int
    period: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The data contract's claim, with the names of the rules that made it.

    `points` tells which quantities belong to the topic's measures; `rules` is what
    `claimwire explain` prints, `field:rule-name` each, in the order they fired.
    """

    claim_id: str
    article_id: str
    evidence: str
    start: int
    end: int
    claimant: str | None
    via: tuple[str, ...] = ()
    attribution: Attribution
    kind: Kind
    negated: bool
    entities: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    period: str | None = None
    checkworthy: bool = False
    proposition: str
    points: tuple[MeasurePoint, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why one URL did not pass one stage. `kind` is the error's stable code."""

    url: str
    stage: Stage
    kind: str
    reason: str
    at: str
    attempts: int = 1
    entry_id: str | None = None
    source_id: str | None = None
    final: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReport:
    """What one call of a stage did, as counts; `counts` holds the stage's own figures."""

    stage: Stage
    batch_id: str | None = None
    done: int = 0
    skipped: int = 0
    refused: int = 0
    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)


@lru_cache(maxsize=2)  # asked for each claim of an article
def content_hash_of(text: str) -> str:
    """The `content_hash` of an article's text: `sha256:` and 64 hex digits."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


def digest_of(*parts: str) -> str:
    """A stable 24-digit hex id of `parts`; equal parts give equal ids on every machine."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def claim_id_of(article_id: str, text: str, start: int, end: int) -> str:
    """The id of the claim at `text[start:end]`: the same text gives the same id."""
    return digest_of("claim", article_id, content_hash_of(text), str(start), str(end))


def to_json_lines(records: Iterable[object]) -> bytes:
    """`records` as JSON Lines, UTF-8, one object a line."""
    encoder = msgspec.json.Encoder()
    return b"".join(encoder.encode(record) + b"\n" for record in records)


def from_json_lines(data: bytes, kind: type[Record]) -> Iterator[Record]:
    """The records of `kind` in `data`; fields that `kind` does not have are left out.

    Raises:
        msgspec.ValidationError: a line lacks a field or has one of the wrong type.
    """
    decoder = msgspec.json.Decoder(kind)
    for line in data.splitlines():
        if line.strip():
            yield decoder.decode(line)
