"""The room's SQL (`sql/relate`) and the few ways in which it is run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from claimwire.sqlfiles import read_sql

ROWS_AT_ONCE = 5000


def run(
    con: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, object] | None = None
) -> duckdb.DuckDBPyConnection:
    """Run `sql/relate/<name>.sql`."""
    text = read_sql("relate", name).text
    return con.execute(text, dict(values)) if values else con.execute(text)


def rows(con: duckdb.DuckDBPyConnection, name: str) -> Iterator[list[dict[str, Any]]]:
    """The rows of `sql/relate/<name>.sql` as dictionaries, some thousands at a time.

    All rows are read before the first is given, so that the caller may write meanwhile.
    """
    table = con.sql(read_sql("relate", name).text).to_arrow_table()
    for batch in table.to_batches(max_chunksize=ROWS_AT_ONCE):
        yield batch.to_pylist()


def with_table(con: duckdb.DuckDBPyConnection, name: str, table: pa.Table, view: str) -> None:
    """Run the statement `name` while `table` can be read as `view`."""
    con.register(view, table)
    try:
        run(con, name)
    finally:
        con.unregister(view)


def id_table(column: str, ids: Sequence[object], kind: pa.DataType) -> pa.Table:
    """A table of one column."""
    return pa.table({column: pa.array(ids, kind)})
