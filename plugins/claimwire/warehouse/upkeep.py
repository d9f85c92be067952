"""Tables that are made of others, made anew as a whole; the loader keeps them bit by bit."""

from __future__ import annotations

import duckdb

from claimwire.sqlfiles import sql_files


def remake(con: duckdb.DuckDBPyConnection) -> None:
    """Make every table that is derived from claims anew, by the steps of `sql/upkeep`.

    Only needed where claims were written by another way than `load_batches`.
    """
    for step in sql_files("upkeep"):
        con.execute(step.text)
