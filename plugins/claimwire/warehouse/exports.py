"""Claims for other tools: JSON-LD in the words of schema.org, and Parquet files by month.

Both are written whole under another name and swapped in, and come out the same from the same
tables. A ClaimReview asks for a rating; we judge nobody's claim, so there is none.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.dataset

from claimwire.errors import ConfigError
from claimwire.sqlfiles import read_sql
from claimwire.warehouse.connection import connect_reader
from claimwire.warehouse.publish import swap_in

_ROWS = 65_536
_MONTHS = 10_000


def export_claimreview(path: Path, out: Path) -> int:
    """Write every current claim of the published copy at `path` to `out`, one object a line.

    Returns:
        The number of claims.

    Raises:
        StoreError: there is no published copy, or a program writes it.
    """
    encoder, count = msgspec.json.Encoder(), 0
    out.parent.mkdir(parents=True, exist_ok=True)
    temporary = out.with_name(f".{out.name}.tmp")
    with temporary.open("wb") as file:
        for batch in _batches(path, "claimreview"):
            for row in batch.to_pylist():
                file.write(encoder.encode(_review(row)) + b"\n")
                count += 1
    swap_in(temporary, out)
    return count


def export_parquet(path: Path, folder: Path) -> int:
    """Write every current claim to `folder/month=YYYY-MM/claims-N.parquet`, zstd.

    The folder is replaced as a whole, so a month whose claims are gone leaves nothing behind.

    Returns:
        The number of claims.

    Raises:
        ConfigError: the folder holds something that is no such export.
        StoreError: there is no published copy, or a program writes it.
    """
    if folder.exists() and any(not p.name.startswith("month=") for p in folder.iterdir()):
        raise ConfigError("export", str(folder), "holds other files; name a new or empty folder")
    temporary = folder.with_name(f".{folder.name}.tmp")
    before = folder.with_name(f".{folder.name}.old")
    for left in (temporary, before):
        shutil.rmtree(left, ignore_errors=True)
    temporary.mkdir(parents=True)
    count = 0

    def counted() -> Iterator[pa.RecordBatch]:
        nonlocal count
        for batch in batches:
            count += batch.num_rows
            yield batch

    batches = _batches(path, "claims_by_month")
    first = next(batches)
    batches = _chain(first, batches)
    pa.dataset.write_dataset(
        counted(),
        temporary,
        schema=first.schema,
        format="parquet",
        file_options=pa.dataset.ParquetFileFormat().make_write_options(compression="zstd"),
        partitioning=pa.dataset.partitioning(pa.schema([("month", pa.string())]), flavor="hive"),
        basename_template="claims-{i}.parquet",
        use_threads=False,
        max_partitions=_MONTHS,
    )
    if folder.exists():
        folder.rename(before)
    temporary.rename(folder)
    shutil.rmtree(before, ignore_errors=True)
    return count


def _batches(path: Path, name: str) -> Iterator[pa.RecordBatch]:
    """The rows of `sql/export/<name>`; an empty batch first, which tells the columns."""
    with connect_reader(path) as con:
        reader = con.sql(read_sql("export", name).text).to_arrow_reader(_ROWS)
        yield pa.RecordBatch.from_pylist([], schema=reader.schema)
        yield from reader


def _chain(first: pa.RecordBatch, rest: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield first
    yield from rest


def _review(row: dict[str, Any]) -> dict[str, Any]:
    published = row["published_at"] or row["published_on"]
    outlet = {"@type": "Organization", "name": row["outlet"]}
    author = {"@type": _kind(row["claimant_type"]), "name": row["claimant"]}
    appearance = {"@type": "NewsArticle", "headline": row["title"], "publisher": outlet}
    if row["url"].startswith(("https://", "http://")):  # else no address that a reader may follow
        appearance["url"] = row["url"]
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": row["claim_id"],
        "claimReviewed": row["proposition"],
        "itemReviewed": {
            "@type": "Claim",
            "author": author if row["claimant"] else outlet,
            "datePublished": published.isoformat(),
            "text": row["evidence"],
            "inLanguage": row["language"],
            "additionalType": row["kind"],
            "appearance": appearance,
        },
    }


def _kind(of: str | None) -> str:
    """schema.org's word for who speaks; of somebody whom the topic does not know, no guess."""
    if of is None:
        return "Thing"
    return "Person" if of == "person" else "Organization"
