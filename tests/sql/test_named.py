"""Every query and check against a small world of its own: a folder of rows in, rows out.

`<name>/given/<table>.jsonl` holds the rows (columns left out take a plain default),
`params.json` the parameters as text, `expected.csv` the answer. A line that begins with
`//` in a `.jsonl` file tells what the rows below it are there for.
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from claimwire.sqlfiles import parse_sql, sql_files, sql_root
from claimwire.warehouse import ask, connect_reader, connect_writer, migrate, remake, to_csv
from claimwire.warehouse.checks import run_checks

HERE = Path(__file__).parent
NOW = datetime(2026, 3, 1, tzinfo=UTC)
TRENDS = [f.name for f in sql_files("trends")]
CHECKS = [f.name for f in sql_files("checks")]


def default(kind: str, column: str) -> Any:
    """A plain value for a column that a row leaves out."""
    if column in {"is_current", "is_latest", "final"}:
        return True
    if column == "version":
        return 1
    if kind.endswith("[]"):
        return []
    if kind.startswith("MAP"):
        return {}
    if kind.startswith("TIMESTAMP"):
        return "2026-01-01T00:00:00+00:00"
    plain = {"VARCHAR": "", "BOOLEAN": False, "DATE": "2026-01-01", "DOUBLE": 0.0}
    return plain.get(kind, 0)


def fill(con: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows, each completed by defaults; an unknown column is an error of the test."""
    described = con.execute(f"DESCRIBE {table}").fetchall()
    for row in rows:
        unknown = set(row) - {name for name, *_ in described}
        assert not unknown, f"{table}: no column {unknown}"
        if table == "claim_quantities" and "lower_bound" not in row:
            ends = [row[k] for k in ("value", "low", "high") if row.get(k) is not None]
            row = {**row, "lower_bound": min(ends), "upper_bound": max(ends)}
        values = [
            row[name] if name in row else (None if nullable == "YES" else default(kind, name))
            for name, kind, nullable, *_ in described
        ]
        marks = ", ".join("?" * len(values))
        con.execute(f"INSERT INTO {table} VALUES ({marks})", values)


def world(folder: Path, path: Path) -> Path:
    """A warehouse at `path` that holds what `folder/given` says."""
    with connect_writer(path) as con:
        migrate(con, NOW)
        for file in sorted((folder / "given").glob("*.jsonl")):
            lines = file.read_text(encoding="utf-8").splitlines()
            rows = [json.loads(line) for line in lines if line and not line.startswith("//")]
            fill(con, file.stem, rows)
        if folder.name != "figures_as_made":
            remake(con)
    return path


def table(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text by column."""
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", TRENDS)
def test_query_gives_the_expected_rows(name: str, tmp_path: Path) -> None:
    """A named query gives just the rows that its test folder expects, in that order."""
    folder = HERE / name
    params = json.loads((folder / "params.json").read_text(encoding="utf-8"))

    answer = ask(world(folder, tmp_path / "w.duckdb"), name, params)

    assert table(to_csv(answer).decode()) == table(
        (folder / "expected.csv").read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("name", CHECKS)
def test_check_gives_the_offending_rows(name: str, tmp_path: Path) -> None:
    """A check gives just the rows that are wrong, and passes the right ones beside them."""
    folder = HERE / name
    path = world(folder, tmp_path / "w.duckdb")

    result = next(r for r in run_checks(path) if r.name == name)

    expected = table((folder / "expected.csv").read_text(encoding="utf-8"))
    found = [
        {k: "" if v is None else str(v) for k, v in zip(result.columns, row, strict=True)}
        for row in result.rows
    ]
    assert found == expected
    assert result.found == len(expected) > 0


def test_every_check_passes_on_an_empty_warehouse(tmp_path: Path) -> None:
    """A new warehouse has nothing wrong."""
    path = tmp_path / "w.duckdb"
    with connect_writer(path) as con:
        migrate(con, NOW)

    assert [r.name for r in run_checks(path) if not r.passed] == []


@pytest.mark.parametrize("name", TRENDS)
def test_query_answers_an_empty_warehouse(name: str, tmp_path: Path) -> None:
    """A named query over no rows gives no error, and no rows unless it always gives one."""
    path = tmp_path / "w.duckdb"
    with connect_writer(path) as con:
        migrate(con, NOW)
    needed = json.loads((HERE / name / "params.json").read_text(encoding="utf-8"))

    answer = ask(path, name, needed)

    assert answer.query is not None
    assert len(answer.rows) == (answer.query.grain == "one row")


def test_every_query_and_check_has_a_test_folder() -> None:
    """No query or check is without a test, and no test folder is without one of them."""
    folders = {p.name for p in HERE.iterdir() if (p / "expected.csv").exists()}

    assert folders == {*TRENDS, *CHECKS}


def test_every_file_has_a_header() -> None:
    """Every SQL file tells its purpose, grain and what it reads; checks tell their severity."""
    for path in sorted(sql_root().rglob("*.sql")):
        parsed = parse_sql(path.stem, path.read_text(encoding="utf-8"))
        assert parsed.purpose, path
        assert parsed.grain, path
        if path.parent.name == "checks":
            assert parsed.severity in {"stop", "warn"}, path


@pytest.mark.parametrize("folder", ["trends", "checks"])
def test_what_a_file_reads_is_what_its_header_says(folder: str, tmp_path: Path) -> None:
    """The tables that the header names are those of the statement, views seen through."""
    path = tmp_path / "w.duckdb"
    with connect_writer(path) as con:
        migrate(con, NOW)
        tables = {row[0] for row in con.execute("SHOW TABLES").fetchall()}
    with connect_reader(path) as con:

        def read_by(statement: str) -> set[str]:
            bare = re.sub(r"\$\w+", "null", statement)
            return {name.split(".")[-1] for name in con.get_table_names(bare)} & tables

        for file in sql_files(folder):
            told = set().union(*(read_by(f"FROM {name}") for name in file.reads))
            assert read_by(file.text) == told, file.name


def test_select_star_never_leaves_a_query() -> None:
    """The columns of an answer are named one by one, so that a new column breaks nobody."""
    for file in sql_files("trends"):
        last = file.text.rsplit("\n\n", 1)[-1]
        assert "select *" not in last, file.name
