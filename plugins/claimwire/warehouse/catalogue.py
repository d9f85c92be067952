"""The catalogue in `sql/README.md`: every query, table and view, and how tables hang together.

All of it is read from the files' headers and from DuckDB's own catalogue of an empty
warehouse, so it cannot tell anything that is not so; a test compares the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from claimwire.sqlfiles import Param, SqlFile, sql_files
from claimwire.warehouse.migrate import migrate

_HEAD = """\
# Tables and queries

Made by `claimwire queries --markdown > sql/README.md`; change the headers and comments in
`sql/` instead. Open `data/claimwire.duckdb` with any DuckDB client from 1.2 on, ask by name
with `claimwire ask NAME -p PARAMETER=VALUE`, or from Python with `claimwire.open()`.
Names stay from release to release; `CHANGELOG.md` says what changed.
"""

_NEEDED = {"varchar": "", "search": "", "integer": 0, "double": 0.0, "boolean": False}
"""Stand-ins for parameters that must be given, while only the columns of an answer are read."""


@dataclass(frozen=True, slots=True)
class _Relation:
    """A table or a view with its comment and its columns: name, type, comment."""

    name: str
    comment: str
    columns: tuple[tuple[str, str, str], ...]


def catalogue_markdown() -> str:
    """The catalogue as Markdown, with the tables' picture as Mermaid text."""
    con = duckdb.connect()
    try:
        migrate(con, datetime(2026, 1, 1, tzinfo=UTC))
        tables, views = _relations(con, "tables"), _relations(con, "views")
        queries = [_query(con, query) for query in sql_files("trends")]
    finally:
        con.close()
    parts = [_HEAD, "## Queries\n", *queries, "## How the tables hang together\n"]
    parts += [_diagram(tables), "## Tables\n", *map(_table, tables)]
    parts += ["## Views\n", *map(_table, views)]
    return "\n".join(parts)


def references(
    tables: Sequence[tuple[str, Sequence[str]]],
) -> Iterator[tuple[str, str, str]]:
    """Which column of which table names a row of another: (table, column, other table).

    A table's key is its first column where that is called after the table: `claim_id` in
    `claims`. A column of another table refers to it by that name, with a word before it
    (`first_claim_id`), or by the name without `_id` (`measure`).
    """
    owners = {
        columns[0]: name
        for name, columns in tables
        if columns[0].endswith("_id") and name.endswith(_plural(columns[0].removesuffix("_id")))
    }
    for name, columns in tables:
        for column in columns:
            for key, owner in owners.items():
                named = column in (key, key.removesuffix("_id")) or column.endswith(f"_{key}")
                if named and owner != name:
                    yield name, column, owner


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def _relations(con: duckdb.DuckDBPyConnection, kind: str) -> list[_Relation]:
    names = con.execute(
        f"SELECT {kind[:-1]}_name, comment FROM duckdb_{kind}() WHERE NOT internal ORDER BY 1"  # noqa: S608
    ).fetchall()
    columns = con.execute(
        "SELECT table_name, column_name, data_type, comment FROM duckdb_columns()"
        " WHERE NOT internal ORDER BY table_name, column_index"
    ).fetchall()
    return [
        _Relation(
            name,
            comment or "",
            tuple((c, t.lower(), note or "") for table, c, t, note in columns if table == name),
        )
        for name, comment in names
    ]


def _query(con: duckdb.DuckDBPyConnection, query: SqlFile) -> str:
    values = {p.name: _NEEDED.get(p.type) if p.required else p.default for p in query.params}
    answer = con.sql(query.text, params=values or None)
    columns = ", ".join(f"`{name}`" for name in answer.columns)
    params = [f"- `{p.name}` {p.type}{_default(p)}" for p in query.params]
    lines = [f"### {query.name}\n", f"{query.purpose[0].upper()}{query.purpose[1:]}\n"]
    lines += [*params, ""] if params else []
    lines += [f"Gives {query.grain}: {columns}.\n"]
    return "\n".join(lines)


def _default(param: Param) -> str:
    if param.required:
        return ", must be given"
    return "" if param.default is None else f", {str(param.default).lower()} unless given"


def _diagram(tables: Sequence[_Relation]) -> str:
    lines = ["```mermaid", "erDiagram"]
    named = [(table.name, [column for column, *_ in table.columns]) for table in tables]
    lines += [f"    {owner} ||--o{{ {name} : {column}" for name, column, owner in references(named)]
    for table in tables:
        lines.append(f"    {table.name} {{")
        lines += [
            f"        {_word(kind)} {column}"
            for column, kind, _ in table.columns
            if column.endswith("_id") or column in {"measure", "content_hash"}
        ]
        lines.append("    }")
    return "\n".join([*lines, "```\n"])


def _word(kind: str) -> str:
    """A type as one word, which is all that Mermaid takes."""
    return kind.split("(")[0].replace("[]", "_list").replace(" ", "_")


def _table(table: _Relation) -> str:
    lines = [f"### {table.name}\n", f"{table.comment}\n", "| column | type | meaning |"]
    lines += ["| --- | --- | --- |"]
    lines += [f"| `{name}` | {kind} | {note} |" for name, kind, note in table.columns]
    return "\n".join([*lines, ""])
