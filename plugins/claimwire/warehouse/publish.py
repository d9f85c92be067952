"""The copy that people open: made whole under another name, then swapped in.

It holds what the warehouse holds, laid out for questions by the files of `sql/publish`: a
table in the order in which it is asked for, and the rows of a view that is dear to compute as
a table of its name. So a query reads the same names in both, and finds the same rows.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from claimwire.errors import StoreError
from claimwire.sqlfiles import sql_files
from claimwire.warehouse.connection import (
    STORAGE_VERSION,
    WRITER_TIMEOUT,
    connect_writer,
    open_database,
)


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
        with attached_copy(con, temporary) as (source, target):
            _copy_tables(con, source, target)
        counts = con.execute(
            "SELECT (SELECT count(*) FROM current_articles), (SELECT count(*) FROM current_claims)"
        ).fetchone()
        keep_views(temporary)
        swap_in(temporary, published_path)
    articles, claims = counts or (0, 0)
    return PublishReport(
        path=published_path,
        bytes=published_path.stat().st_size,
        articles=articles,
        claims=claims,
        seconds=time.monotonic() - started,
    )


def keep_views(path: Path) -> None:
    """Put the rows of every view of `sql/publish` into a table of its name, in the file at `path`.

    Done in the finished copy, since a view may tell where rows lie in the file that it is in.
    """
    con = open_database(path, read_only=False)
    try:
        con.execute("SET TimeZone = 'UTC'")
        views = con.execute(
            "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
        comments = dict(views)
        for file in sql_files("publish"):
            if file.name not in comments:
                continue
            comment = str(comments[file.name] or "").replace("'", "''")
            con.execute(f"CREATE TABLE kept AS {file.text}")
            con.execute(f"DROP VIEW {file.name}")
            con.execute(f"ALTER TABLE kept RENAME TO {file.name}")
            con.execute(f"COMMENT ON TABLE {file.name} IS '{comment}'")
        con.execute("CHECKPOINT")
    finally:
        con.close()


def copy_database(con: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Write all that `con` holds to a new file that any client from DuckDB 1.2 on can read."""
    with attached_copy(con, target) as (source, name):
        con.execute(f"COPY FROM DATABASE {source} TO {name}")


@contextmanager
def attached_copy(con: duckdb.DuckDBPyConnection, target: Path) -> Iterator[tuple[str, str]]:
    """Attach a new file at `target`; give the names of the database at hand and of the new one."""
    quoted = str(target).replace("'", "''")
    name = con.execute("SELECT current_database()").fetchone()
    source = str(name[0] if name else "").replace('"', '""')
    con.execute(f"ATTACH '{quoted}' AS copy_target (STORAGE_VERSION '{STORAGE_VERSION}')")
    try:
        yield f'"{source}"', "copy_target"
    finally:
        con.execute("DETACH copy_target")


def _copy_tables(con: duckdb.DuckDBPyConnection, source: str, target: str) -> None:
    con.execute(f"COPY FROM DATABASE {source} TO {target} (SCHEMA)")
    ordered = {file.name: file.text for file in sql_files("publish")}
    tables = con.execute(
        "SELECT table_name FROM duckdb_tables()"
        " WHERE NOT internal AND NOT temporary AND database_name = current_database()"
    ).fetchall()
    for (table,) in tables:
        rows = ordered.get(table, f"SELECT * FROM {table}")  # noqa: S608
        con.execute(f"INSERT INTO {target}.{table} {rows}")


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
