"""Asking: the published copy answers, and can do nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from claimwire import warehouse
from claimwire.errors import ConfigError, StoreBusy, StoreError
from warehouse.world import World, article


@pytest.fixture
def published(world: World) -> Iterator[Path]:
    """A published copy of five articles with a claim each."""
    world.stage("b1", *(article(n, f"Share was {n}%.") for n in range(1, 6)))
    world.load()
    warehouse.publish(world.warehouse, world.published)
    yield world.published


def test_an_answer_has_columns_rows_and_arrow(published: Path) -> None:
    """The same rows come as Python values and as an Arrow table."""
    answer = warehouse.ask(published, "SELECT article_id AS id, 1 AS one FROM articles ORDER BY 1")

    assert answer.columns == ["id", "one"]
    assert answer.rows[0] == ("a1", 1)
    assert answer.table.num_rows == 5
    assert not answer.truncated


def test_no_bar_of_progress_gets_among_the_rows(world: World, published: Path) -> None:
    """What goes to the standard output is the answer alone, however long it took."""
    setting = "SELECT current_setting('enable_progress_bar')::boolean"

    assert warehouse.ask(published, setting).rows == [(False,)]
    with warehouse.connect_writer(world.warehouse) as con:
        assert con.execute(setting).fetchall() == [(False,)]


def test_rows_are_limited_and_that_is_told(published: Path) -> None:
    """A question that would give more than the limit says so."""
    answer = warehouse.ask(published, "FROM range(10)", limit=3)

    assert len(answer.rows) == 3
    assert answer.truncated


@pytest.mark.parametrize(
    "question",
    [
        "DELETE FROM claims",
        "CREATE TABLE mine (a int)",
        "ATTACH 'other.duckdb'",
        "COPY claims TO 'claims.csv'",
        "SET memory_limit = '1GB'",
        "SELECT 1; SELECT 2",
        "",
    ],
)
def test_only_one_question_is_allowed(published: Path, question: str) -> None:
    """What writes, changes settings or is not one statement is refused before it runs."""
    with pytest.raises(ConfigError):
        warehouse.ask(published, question)


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM '/etc/passwd'",
    ],
)
def test_no_other_file_can_be_read(published: Path, question: str) -> None:
    """A question cannot leave the published file."""
    with pytest.raises(ConfigError):
        warehouse.ask(published, question)


def test_a_question_that_takes_too_long_is_stopped(published: Path) -> None:
    """The time limit interrupts a question that would run for hours."""
    with pytest.raises(StoreError, match=r"longer than 0\.2 s"):
        warehouse.ask(
            published, "SELECT count(*) FROM range(1000000000) a, range(1000) b", seconds=0.2
        )


def test_an_unknown_name_or_parameter_is_told_with_what_is_known(published: Path) -> None:
    """A typing error is answered by the names there are."""
    with pytest.raises(ConfigError, match="contradictions"):
        warehouse.ask(published, "contradiction")
    with pytest.raises(ConfigError, match="allowed: measure"):
        warehouse.ask(published, "contradictions", {"mesure": "share"})
    with pytest.raises(ConfigError, match="no date"):
        warehouse.ask(published, "contradictions", {"since": "yesterday"})
    with pytest.raises(ConfigError, match="is needed"):
        warehouse.ask(published, "quotes_of")


def test_a_wrong_question_gets_one_line(published: Path) -> None:
    """DuckDB's message comes through in one line."""
    with pytest.raises(ConfigError) as error:
        warehouse.ask(published, "SELECT nothing FROM claims")

    assert "\n" not in str(error.value)
    assert "nothing" in str(error.value)


def test_a_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    """Before the first publish, the message names the verb that publishes."""
    with pytest.raises(StoreError, match="claimwire publish"):
        warehouse.ask(tmp_path / "none.duckdb", "SELECT 1")


def test_answers_are_exported(published: Path, tmp_path: Path) -> None:
    """CSV, JSON Lines and Parquet hold the same rows; lists are JSON in CSV."""
    answer = warehouse.ask(
        published, "SELECT claim_id, themes, published_at FROM claims ORDER BY 1", limit=2
    )
    for form in ("csv", "json", "parquet"):
        warehouse.export(answer, tmp_path / f"out.{form}", form)

    assert (tmp_path / "out.csv").read_text(encoding="utf-8").count("\n") == 3
    assert '"[""market""]"' in (tmp_path / "out.csv").read_text(encoding="utf-8")
    lines = (tmp_path / "out.json").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["themes"] == ["market"]
    assert pyarrow.parquet.read_table(tmp_path / "out.parquet").equals(answer.table)


def test_the_catalogue_tells_what_each_query_answers() -> None:
    """At least the ten questions of the design are there, each with its parameters typed."""
    queries = {q.name: q for q in warehouse.named_queries()}

    assert {
        "measure_over_time", "measure_as_known_on", "first_said", "contradictions",
        "forecasts_due", "forecast_outcomes", "claimants_by_theme", "share_of_voice",
        "theme_volume", "independent_confirmation", "silent_edits", "source_delay",
        "most_copied", "quotes_of",
    } <= set(queries)  # fmt: skip
    assert all(q.purpose.endswith("?") for q in queries.values())


def test_readers_are_undisturbed_by_a_new_copy(world: World, published: Path) -> None:
    """Who has the old copy open goes on with it; who opens afterwards gets the new one."""
    with duckdb.connect(str(published), read_only=True) as reader:
        world.stage("b2", article(9))
        world.load()
        report = warehouse.publish(world.warehouse, world.published)
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (5,)

    assert report.articles == 6
    assert warehouse.ask(published, "SELECT count(*) FROM articles").rows == [(6,)]
    assert sorted(p.name for p in world.folder.glob("*claimwire.duckdb*")) == ["claimwire.duckdb"]


def test_what_a_killed_publish_left_is_no_hindrance(world: World, published: Path) -> None:
    """Half a copy under the temporary name is thrown away by the next publish."""
    (world.folder / ".claimwire.duckdb.tmp").write_bytes(b"half")

    assert warehouse.publish(world.warehouse, world.published).articles == 5


def test_the_copy_holds_tables_views_and_comments(world: World, published: Path) -> None:
    """The published file is the warehouse with all its explanations."""
    with duckdb.connect(str(published), read_only=True) as con:
        comment = con.execute(
            "SELECT comment FROM duckdb_columns()"
            " WHERE (table_name, column_name) = ('claims', 'kind')"
        ).fetchone()
        count = con.execute("SELECT count(*) FROM current_claims").fetchone()

    assert comment == ("forecast, opinion, measurement or fact.",)
    assert count == (5,)


def test_a_file_that_is_being_written_is_busy(world: World, published: Path) -> None:
    """A copy that cannot have the warehouse in time says so."""
    with warehouse.connect_writer(world.warehouse), pytest.raises((StoreBusy, StoreError)):
        warehouse.publish(world.warehouse, world.published, timeout=0.1)


def test_a_rebuild_is_swapped_in_whole(world: World, published: Path) -> None:
    """A rebuild that fails leaves the old warehouse; one that ends takes its place."""
    with pytest.raises(RuntimeError), warehouse.rebuilt(world.warehouse):
        raise RuntimeError
    assert world.rows("SELECT count(*) FROM articles") == [(5,)]

    world.stage("b1", article(1))
    with warehouse.rebuilt(world.warehouse) as fresh:
        World.load(_at(world, fresh))

    assert world.rows("SELECT count(*) FROM articles") == [(1,)]


def _at(world: World, path: Path) -> World:
    class Elsewhere(World):
        @property
        def warehouse(self) -> Path:
            return path

    return Elsewhere(folder=world.folder, topic=world.topic)


def test_a_copy_of_another_version_says_what_to_do(published: Path) -> None:
    """A named query that does not find its tables tells to publish again, not about SQL."""
    con = duckdb.connect(str(published))
    con.execute("DROP VIEW open_refusals")
    con.close()

    with pytest.raises(StoreError, match="claimwire publish"):
        warehouse.ask(published, "refused")
