"""The copy that people open: made whole under another name, then swapped in."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from claimwire.errors import StoreError
from claimwire.warehouse.connection import STORAGE_VERSION, WRITER_TIMEOUT, connect_writer


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishReport:
    """The published file, its size in bytes and the rows of its main tables."""

    path: Path
    bytes: int
    articles: int
    claims: int
    seconds: float


def publish(
    warehouse_path: Path, published_path: Path, *, timeout: float = WRITER_TIMEOUT
) -> PublishReport:
    """Copy the warehouse to `published_path` and swap the copy in by an atomic rename.

    Readers that have the old file open go on with it; a kill leaves the old one in place.

    Raises:
        StoreBusy: a load is going on and did not end within `timeout` seconds.
        StoreError: there is no warehouse yet.
    """
    started = time.monotonic()
    if not warehouse_path.exists():
        raise StoreError(f"{warehouse_path}: no warehouse yet; load something first")
    published_path.parent.mkdir(parents=True, exist_ok=True)
    temporary = published_path.with_name(f".{published_path.name}.tmp")
    with connect_writer(warehouse_path, timeout=timeout) as con:
        # The writer's lock is held from here on, so nobody else uses the temporary name.
        remove_database(temporary)
        copy_database(con, temporary)
        counts = con.execute(
            "SELECT (SELECT count(*) FROM current_articles), (SELECT count(*) FROM current_claims)"
        ).fetchone()
        swap_in(temporary, published_path)
    articles, claims = counts or (0, 0)
    return PublishReport(
        path=published_path,
        bytes=published_path.stat().st_size,
        articles=articles,
        claims=claims,
        seconds=time.monotonic() - started,
    )


def copy_database(con: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Write all that `con` holds to a new file that any client from DuckDB 1.2 on can read."""
    quoted = str(target).replace("'", "''")
    name = con.execute("SELECT current_database()").fetchone()
    source = str(name[0] if name else "").replace('"', '""')
    con.execute(f"ATTACH '{quoted}' AS copy_target (STORAGE_VERSION '{STORAGE_VERSION}')")
    try:
        con.execute(f'COPY FROM DATABASE "{source}" TO copy_target')
    finally:
        con.execute("DETACH copy_target")


def swap_in(temporary: Path, target: Path) -> None:
    """Make `temporary` durable and put it in the place of `target`."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def remove_database(path: Path) -> None:
    """Remove a DuckDB file and what stands beside it; nothing happens where there is none."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
