"""The schema's steps: ordered, named, each applied once together with the record of it."""

from __future__ import annotations

from datetime import datetime

import duckdb

from claimwire.errors import SchemaTooNew
from claimwire.sqlfiles import sql_files


def migrate(con: duckdb.DuckDBPyConnection, now: datetime) -> list[str]:
    """Bring the schema of `con` up to date; return the names of the steps that were applied.

    Raises:
        SchemaTooNew: the file holds a step that this claimwire does not know.
    """
    steps = sql_files("schema")
    known = [step.name for step in steps]
    applied = applied_steps(con)
    unknown = [name for name in applied if name not in known]
    if unknown:
        raise SchemaTooNew(
            f"the warehouse has the schema step {unknown[0]}, which this claimwire does not know;"
            " install the version that wrote it, or a newer one"
        )
    done = []
    for step in steps:
        if step.name in applied:
            continue
        con.execute("BEGIN")
        try:
            con.execute(step.text)
            con.execute("INSERT INTO schema_steps VALUES (?, ?)", [step.name, now])
            con.execute("COMMIT")
        except BaseException:
            con.execute("ROLLBACK")
            raise
        done.append(step.name)
    return done


def applied_steps(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of the steps that `con`'s database records, in order."""
    exists = con.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_steps'"
    ).fetchone()
    if exists is None or exists[0] == 0:
        return []
    return [row[0] for row in con.execute("SELECT name FROM schema_steps ORDER BY name").fetchall()]
