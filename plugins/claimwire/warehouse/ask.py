"""Questions to the published copy: by the name of a query, or in SQL of one's own."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from claimwire.errors import ConfigError, StoreError
from claimwire.sqlfiles import SqlFile, Value, sql_files
from claimwire.warehouse.connection import connect_reader

Format = Literal["csv", "json", "parquet"]

_NAME = re.compile(r"^[a-z][a-z0-9_]*$")
_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The rows of one question; `truncated` where more than the limit were found."""

    table: pa.Table
    truncated: bool
    query: SqlFile | None = None

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return list(self.table.column_names)

    @property
    def rows(self) -> list[tuple[object, ...]]:
        """The rows as plain Python values; times are in UTC."""
        columns = [column.to_pylist() for column in self.table.columns]
        return list(zip(*columns, strict=True)) if columns else []


def named_queries() -> list[SqlFile]:
    """The catalogue: every query of `sql/trends` with its header."""
    return sql_files("trends")


def ask(
    path: Path,
    name_or_sql: str,
    params: Mapping[str, str] | None = None,
    limit: int = 1000,
    *,
    seconds: float = 30.0,
    folder: str = "trends",
    memory: str | None = None,
    most_bytes: int | None = None,
) -> Answer:
    """Answer a question from the published copy at `path`, without any power to change it.

    Args:
        path: the published file.
        name_or_sql: the name of a query in the catalogue, or one SQL statement that reads.
        params: the query's parameters as text; those left out take their defaults.
        limit: the most rows to give.
        seconds: the longest time that it may take.
        folder: where in `sql` a name is looked for.
        memory: the most that DuckDB may take for it, such as `1GB`.
        most_bytes: the most that the rows may take in memory.

    Raises:
        ConfigError: the name or a parameter is unknown, the SQL is wrong, is not one
            statement, does more than read or gives larger rows than allowed.
        StoreError: it took too long, or the file is missing, busy or broken.
    """
    query: SqlFile | None = None
    if _NAME.match(name_or_sql.strip()):
        query = _named(name_or_sql.strip(), folder)
    text = query.text if query else name_or_sql
    with connect_reader(path, memory=memory) as con:
        values: Mapping[str, Value] = query.values(params or {}) if query else (params or {})
        statement = _one_statement(con, text)
        timer = threading.Timer(seconds, con.interrupt)
        timer.start()
        try:
            relation = con.sql(statement, params=dict(values) or None)
            table = _first_rows(relation, limit + 1, most_bytes)
        except duckdb.InterruptException:
            raise StoreError(
                f"the question took longer than {seconds:g} s; narrow it or raise the time"
            ) from None
        except duckdb.CatalogException as error:
            if query is None:
                raise ConfigError("SQL", "", _one_line(error)) from None
            raise StoreError(
                f"{path}: written by another version of claimwire; "
                "run `claimwire load`, then `claimwire publish`"
            ) from None
        except duckdb.Error as error:
            raise ConfigError("SQL", "", _one_line(error)) from None
        finally:
            timer.cancel()
    return Answer(table=table.slice(0, limit), truncated=table.num_rows > limit, query=query)


def export(answer: Answer, path: Path, form: Format) -> None:
    """Write an answer's rows to `path` as CSV, as JSON Lines or as Parquet."""
    match form:
        case "csv":
            pa.csv.write_csv(_flat(answer.table), path)
        case "json":
            path.write_bytes(to_json(answer))
        case "parquet":
            pa.parquet.write_table(answer.table, path, compression="zstd")


def to_json(answer: Answer) -> bytes:
    """An answer's rows as JSON Lines, one object a row."""
    encoder = msgspec.json.Encoder()
    return b"".join(encoder.encode(row) + b"\n" for row in answer.table.to_pylist())


def to_csv(answer: Answer) -> bytes:
    """An answer's rows as CSV with a heading; lists are written as JSON."""
    sink = pa.BufferOutputStream()
    pa.csv.write_csv(_flat(answer.table), sink)
    return bytes(sink.getvalue())


def _named(name: str, folder: str) -> SqlFile:
    known = {q.name: q for q in sql_files(folder)}
    if name not in known:
        raise ConfigError("ask", name, f"no such query; known: {', '.join(known)}")
    return known[name]


def _one_statement(con: duckdb.DuckDBPyConnection, text: str) -> duckdb.Statement:
    try:
        statements = con.extract_statements(text)
    except duckdb.Error as error:
        raise ConfigError("SQL", "", _one_line(error)) from None
    if len(statements) != 1:
        raise ConfigError("SQL", "", f"{len(statements)} statements; ask one at a time")
    if statements[0].type not in _READING:
        raise ConfigError("SQL", "", "only questions are allowed: begin with SELECT, WITH or FROM")
    return statements[0]


def _first_rows(relation: duckdb.DuckDBPyRelation, rows: int, most_bytes: int | None) -> pa.Table:
    reader = relation.to_arrow_reader(min(rows, 65536))
    batches, found, size = [], 0, 0
    for batch in reader:
        batches.append(batch)
        found += batch.num_rows
        size += batch.nbytes
        if most_bytes is not None and size > most_bytes:
            raise ConfigError(
                "SQL", "", f"the answer is larger than {most_bytes // 10**6} MB; ask for less of it"
            )
        if found >= rows:
            break
    return pa.Table.from_batches(batches, schema=reader.schema).slice(0, rows)


def _flat(table: pa.Table) -> pa.Table:
    """`table` with lists, structs and maps as JSON text, for formats that know none."""
    encoder = msgspec.json.Encoder()
    for index, field in enumerate(table.schema):
        if pa.types.is_nested(field.type):
            texts = [
                None if value is None else encoder.encode(value).decode()
                for value in table.column(index).to_pylist()
            ]
            table = table.set_column(index, field.name, pa.array(texts, pa.string()))
    return table


def _one_line(error: duckdb.Error) -> str:
    return " ".join(str(error).split("\n\n")[0].split())
