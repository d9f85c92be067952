"""Connections to the warehouse's DuckDB file: one writer, and readers without any power."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from claimwire.errors import StoreBusy, StoreCorrupt, StoreError
from claimwire.locks import only_writer

WRITER_TIMEOUT = 120.0
"""Seconds that a writer waits for the one before it; a load of 100,000 claims takes about ten."""

# Any client from DuckDB 1.2 on reads files of this version (facts, section 9).
STORAGE_VERSION = "v1.2.0"

# DuckDB draws the progress of what takes longer than two seconds on the standard output, among the
# rows. The setting is a connection's own: of readers that share an instance only the first has it.
_NO_BAR = "SET enable_progress_bar = false"

# Readers of one process share one instance of the file and with it its settings, which only
# the first of them may still set.
_opening = threading.Lock()


@contextmanager
def connect_writer(
    path: Path, *, timeout: float = WRITER_TIMEOUT
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The one connection that may write the warehouse at `path`, made where it is missing.

    Raises:
        StoreBusy: another process writes or reads it and did not end within `timeout` seconds.
        StoreCorrupt: the file is no DuckDB database.
    """
    with only_writer(path, timeout):
        con = open_database(path, read_only=False)
        try:
            con.execute("SET TimeZone = 'UTC'")
            con.execute(_NO_BAR)
            yield con
        finally:
            con.close()


@contextmanager
def connect_reader(path: Path, *, memory: str | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that can read the file at `path` and do nothing else.

    It opens no other file, loads no extension, and its settings cannot be changed. Several
    threads may hold one at a time.

    Args:
        path: the file.
        memory: the most that DuckDB may take, such as `1GB`; its own default where None. The
            first of the readers that a process has open decides.

    Raises:
        StoreBusy: a writer holds the file.
        StoreCorrupt: the file is no DuckDB database.
        StoreError: there is no such file.
    """
    if not path.exists():
        raise StoreError(f"{path}: no such file; run `claimwire publish` first")
    with _opening:
        con = open_database(path, read_only=True)
        _lock_down(con, memory)
    try:
        yield con
    finally:
        con.close()


def _lock_down(con: duckdb.DuckDBPyConnection, memory: str | None) -> None:
    locked = con.execute("SELECT current_setting('lock_configuration')::boolean").fetchall()
    if locked == [(True,)]:
        return
    con.execute("SET GLOBAL TimeZone = 'UTC'")
    con.execute(_NO_BAR)
    if memory:
        con.execute("SET memory_limit = ?", [memory])
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")


def open_database(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB file without taking the writer's lock.

    Raises:
        StoreBusy: another program has it open.
        StoreCorrupt: the file is no DuckDB database.
    """
    config: dict[str, str | bool | int | float | list[str]] = (
        {} if read_only else {"storage_compatibility_version": STORAGE_VERSION}
    )
    try:
        return duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.IOException as error:
        if "lock" in str(error):
            raise StoreBusy(
                f"{path}: another program has it open; close it, or ask the published copy"
            ) from None
        raise StoreCorrupt(f"{path}: {str(error).splitlines()[0]}") from None
