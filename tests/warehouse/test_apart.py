"""A stranger's SQL is ended in time and held to its room, whatever one value of it takes."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimwire.errors import ConfigError, StoreError
from claimwire.warehouse import ask_apart, connect_writer, migrate

LATEST = 20.0
"""Seconds by which a question of one second has ended, also on a busy machine."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse without rows."""
    path = tmp_path_factory.mktemp("apart") / "w.duckdb"
    with connect_writer(path) as con:
        migrate(con, datetime(2026, 1, 1, tzinfo=UTC))
    return path


def test_rows_come_back_with_their_types(empty: Path) -> None:
    """Lists, days and nulls pass between the processes unchanged; the limit holds."""
    sql = "select i, [i] as l, date '2026-01-01' as d, null::varchar as n from range(5) t(i)"

    answer = ask_apart(empty, sql, limit=3)

    day = datetime(2026, 1, 1, tzinfo=UTC).date()
    assert answer.rows == [(i, [i], day, None) for i in range(3)]
    assert answer.truncated


def test_a_question_of_some_seconds_is_answered(empty: Path) -> None:
    """What DuckDB draws meanwhile does not get among the rows."""
    sql = "select sum(a.i * b.i) as s from range(60000) a(i), range(40000) b(i)"

    answer = ask_apart(empty, sql, seconds=90.0)

    assert answer.rows == [(1799970000 * 799980000,)]


@pytest.mark.parametrize(
    "sql",
    [
        "select length(repeat('x', 1000000000))",
        "select list_sum(range(1500000000))",
        "select list_aggregate(list_transform(range(200000000), lambda x: x % 7), 'sum')",
        "select count(*) from range(1000000000000) t(i) where i % 7 = 3",
        "select sum(a.i * b.i) from range(1000000000) a(i), range(1000000000) b(i)",
        "select md5(repeat('ab', 400000000))",
    ],
)
def test_one_huge_value_cannot_hold_a_slot(empty: Path, sql: str) -> None:
    """It answers within its time, or it is ended; nothing waits for it any longer."""
    started = time.monotonic()
    try:
        ask_apart(empty, sql, seconds=1.0)
    except (StoreError, ConfigError) as error:
        assert "\n" not in str(error)
    assert time.monotonic() - started < LATEST


def test_the_size_of_an_answer_is_bounded(empty: Path) -> None:
    """A few rows of huge texts are refused, and so are many of small ones."""
    for sql in ("select repeat('x', 300000000)", "select repeat('x', 1000) from range(200000)"):
        with pytest.raises(ConfigError, match="larger than 64 MB"):
            ask_apart(empty, sql, limit=1_000_000, seconds=30.0)


def test_what_is_wrong_is_told_as_ever(empty: Path, tmp_path: Path) -> None:
    """Wrong SQL, writing, other files and a missing copy are refused in one line."""
    for sql in ("selec 1", "delete from claims", "select * from read_csv('/etc/passwd')"):
        with pytest.raises(ConfigError):
            ask_apart(empty, sql)
    with pytest.raises(StoreError, match="no such file"):
        ask_apart(tmp_path / "none.duckdb", "select 1")
