"""Loading: whole or not at all, the same twice, the same in any order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from claimwire import warehouse
from claimwire.errors import SchemaTooNew, StoreBusy, StoreCorrupt
from claimwire.locks import only_writer
from warehouse.world import NOW, World, article, claims_of, refusal

EARLY, LATE = "2026-01-05T09:00:00+00:00", "2026-01-05T21:00:00+00:00"
TABLES = (
    "articles", "claims", "claim_quantities", "claim_entities", "claim_themes", "claim_via",
    "claim_rules", "captures", "refusals", "extractions",
)  # fmt: skip


def everything(world: World) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the loader's own record."""
    return {t: sorted(map(repr, world.rows(f"FROM {t}"))) for t in TABLES}


def test_a_batch_is_loaded_with_all_that_hangs_on_it(world: World) -> None:
    """Articles, claims, amounts, captures and refusals of a batch are in the tables after it."""
    world.stage("b1", article(1), article(2, "No number here."), refusals=(refusal(9),))

    report = world.load()

    assert report.batch_ids == ("b1",)
    assert (report.articles_new, report.claims, report.quantities) == (2, 2, 1)
    assert (report.captures, report.refusals) == (2, 1)
    assert world.rows("SELECT surface, value, unit, period, lower_bound FROM claim_quantities") == [
        ("14%", 14.0, "%", "2023", 13.5)
    ]
    assert world.rows("SELECT DISTINCT claimant, outlet, published_on FROM claims") == [
        ("IDC", "Daily", NOW.date().replace(month=1, day=5))
    ]
    assert [r.name for r in warehouse.run_checks(world.warehouse, NOW) if not r.passed] == [
        "freshness"
    ]


def test_days_are_counted_in_the_topics_time_zone(world: World) -> None:
    """An article published late in the evening in UTC belongs to the next day in Taipei."""
    world.stage("b1", article(1, published_at="2026-01-05T17:00:00+00:00"))
    world.load()

    assert world.rows("SELECT published_on::varchar FROM articles") == [("2026-01-06",)]


def test_an_undated_article_gets_the_day_of_its_first_capture(world: World) -> None:
    """Where the page names no time, the day of capture stands in for ordering."""
    world.stage("b1", article(1, published_at=None, fetched_at=LATE))
    world.load()

    assert world.rows("SELECT published_at, published_on::varchar FROM claims") == [
        (None, "2026-01-06")
    ]


def test_loading_twice_changes_nothing(world: World) -> None:
    """A batch that is loaded again, because its folder was not removed, adds no row."""
    world.stage(
        "b1", article(1), article(2, "Twice 20% and\n\nthen 30% more."), refusals=(refusal(1),)
    )
    world.load()
    before = everything(world)

    again = world.load()

    assert (again.articles_new, again.articles_unchanged, again.claims_written) == (0, 2, 0)
    assert everything(world) == before


def test_any_order_of_batches_gives_the_same_rows(tmp_path: Path, world: World) -> None:
    """Two versions and two extractors of one article end the same whichever comes first."""
    batches: list[tuple[str, dict[str, Any]]] = [
        ("b1", {"made_at": "2026-01-05T10:00:00+00:00"}),
        ("b2", {"made_at": "2026-01-05T22:00:00+00:00"}),
        ("b3", {"made_at": "2026-01-06T00:00:00+00:00", "version": "x2"}),
    ]
    versions = {
        "b1": article(1, "Share was 14%.", fetched_at=EARLY),
        "b2": article(1, "Share was 41%.", fetched_at=LATE),
        "b3": article(1, "Share was 14%.", fetched_at=EARLY),
    }
    found = []
    for number, order in enumerate((batches, batches[::-1], [*batches[1:], batches[0]])):
        one = World(folder=tmp_path / str(number), topic=world.topic)
        for batch_id, options in order:
            one.stage(batch_id, versions[batch_id], **options)
            one.load()
            warehouse.remove_batch(one.staging, batch_id)
        found.append(everything(one))

    assert all(other == found[0] for other in found[1:])


def test_an_edit_makes_a_new_version_and_keeps_the_old(world: World) -> None:
    """Both texts stay; the later is current, and each tells the time for which it stood."""
    world.stage("b1", article(1, "Share was 14%.", fetched_at=EARLY))
    world.load()
    world.stage("b2", article(1, "Share was 41%.", fetched_at=LATE))

    report = world.load()

    assert report.articles_revised == 1
    assert world.rows(
        "SELECT version, is_current, text, valid_from::varchar, valid_to::varchar"
        " FROM articles ORDER BY version"
    ) == [
        (1, False, "Share was 14%.", "2026-01-05 08:30:00+00", "2026-01-05 21:00:00+00"),
        (2, True, "Share was 41%.", "2026-01-05 21:00:00+00", None),
    ]
    assert world.rows("SELECT evidence, is_current, is_latest FROM claims ORDER BY evidence") == [
        ("Share was 14%.", False, True),
        ("Share was 41%.", True, True),
    ]
    assert world.rows("SELECT value FROM claim_quantities WHERE is_current") == [(41.0,)]


def test_a_text_that_comes_back_is_current_again(world: World) -> None:
    """An outlet that takes an edit back shows the first version again."""
    world.stage("b1", article(1, "Share was 14%.", fetched_at=EARLY))
    world.stage("b2", article(1, "Share was 41%.", fetched_at="2026-01-05T15:00:00+00:00"))
    world.stage("b3", article(1, "Share was 14%.", fetched_at=LATE))
    world.load()

    assert world.rows("SELECT text, version FROM current_articles") == [("Share was 14%.", 1)]


def test_a_newer_extraction_takes_the_place_of_the_older(world: World) -> None:
    """The same words by new rules are one current claim; the old row stays to compare with."""
    one = article(1)
    world.stage("b1", one, version="x1")
    world.load()
    newer = claims_of(one.article, kind="fact")
    world.stage("b2", one, version="x2", made_at="2026-02-01T00:00:00+00:00", claims=newer)
    world.load()

    assert world.rows(
        "SELECT extractor_version, kind, is_current FROM claims ORDER BY extractor_version"
    ) == [("x1", "measurement", False), ("x2", "fact", True)]
    assert world.rows("SELECT count(*) FROM claim_themes WHERE is_current") == [(1,)]


def test_an_extraction_without_claims_lapses_the_old_ones(world: World) -> None:
    """New rules that find nothing in an article leave none of its claims current."""
    one = article(1)
    world.stage("b1", one, version="x1")
    world.stage("b2", one, version="x2", made_at="2026-02-01T00:00:00+00:00", claims=[])
    world.load()

    assert world.rows("SELECT count(*) FROM current_claims") == [(0,)]
    assert world.rows("SELECT claims, is_latest FROM extractions ORDER BY 1") == [
        (0, True),
        (1, False),
    ]


def test_one_extractor_version_replaces_its_own_claims(world: World) -> None:
    """Extracted again by one version, claims that are gone go and changed ones change."""
    one = article(1, "Share was 14%.\n\nSales rose 5%.")
    world.stage("b1", one)
    world.load()
    kept = claims_of(one.article, claimant="Nvidia")[:1]
    world.stage("b1", one, made_at="2026-02-01T00:00:00+00:00", claims=kept)
    world.load()

    assert world.rows("SELECT evidence, claimant FROM claims") == [("Share was 14%.", "Nvidia")]
    assert world.rows("SELECT count(*) FROM claim_quantities") == [(1,)]


def test_an_older_batch_that_comes_late_overrides_nothing(world: World) -> None:
    """A batch that was made before the one that is loaded does not bring its claims back."""
    one = article(1)
    world.stage("b2", one, made_at="2026-02-01T00:00:00+00:00")
    world.load()
    warehouse.remove_batch(world.staging, "b2")
    world.stage("b1", one, claims=claims_of(one.article, claimant="Nvidia"))
    world.load()

    assert world.rows("SELECT claimant FROM claims") == [("IDC",)]


def test_a_title_corrected_later_is_taken_over(world: World) -> None:
    """A better title for the same text updates the row; it is no new version."""
    world.stage("b1", article(1, title="Titel"))
    world.load()
    world.stage("b2", article(1, title="Title"), made_at="2026-02-01T00:00:00+00:00")
    world.load()

    assert world.rows("SELECT title, version FROM articles") == [("Title", 1)]


def test_another_cleaner_makes_no_gap_in_time(world: World) -> None:
    """A text that a newer cleaner replaces never stood: its time is empty, the new one's whole."""
    world.stage("b1", article(1, "Share was 14%. Share", cleaner="c1"))
    world.stage(
        "b2", article(1, "Share was 14%.", cleaner="c2"), made_at="2026-02-01T00:00:00+00:00"
    )
    world.load()

    assert world.rows(
        "SELECT text, is_current, valid_to = valid_from FROM articles ORDER BY version"
    ) == [("Share was 14%. Share", False, True), ("Share was 14%.", True, None)]


def test_a_broken_staged_file_loads_nothing(world: World) -> None:
    """One line that is no JSON is told with its batch, and the whole load is undone."""
    world.stage("b1", article(1))
    world.stage("b2", article(2))
    (world.staging / "b2" / "claims.jsonl").write_text('{"claim_id": 3', encoding="utf-8")

    with pytest.raises(StoreCorrupt, match=r"claims\.jsonl"):
        world.load()

    assert world.rows("SELECT count(*) FROM articles") == [(0,)]


def test_a_batch_that_lost_a_file_loads_nothing(world: World) -> None:
    """A batch folder without one of its files is told, and nothing of it is loaded."""
    world.stage("b1", article(1))
    (world.staging / "b1" / "captures.jsonl").unlink()

    with pytest.raises(StoreCorrupt, match=r"captures\.jsonl"):
        world.load()


@pytest.mark.parametrize("step", ["22_article_versions", "41_remove_claims", "50_loads"])
def test_a_load_killed_at_any_step_leaves_nothing_and_can_be_repeated(
    world: World, step: str
) -> None:
    """A process that dies inside a load leaves the tables as they were; the next load is whole."""
    world.stage("b1", article(1))
    world.load()
    before = everything(world)
    world.stage("b2", article(1, "Share was 41%.", fetched_at=LATE), article(2))
    program = f"""
import os
import claimwire.warehouse.load as load
from datetime import datetime, UTC
from pathlib import Path
from claimwire.topic import Topic
steps = load.sql_files
def files(folder):
    for step in steps(folder):
        yield step
        if step.name == {step!r}: os._exit(9)
load.sql_files = lambda folder: files(folder) if folder == "load" else steps(folder)
topic = Topic.model_validate_json(Path({str(world.folder / "topic.json")!r}).read_text())
load.load_batches(Path({str(world.warehouse)!r}), Path({str(world.staging)!r}), topic=topic,
    now=datetime.now(UTC))
"""
    (world.folder / "topic.json").write_text(world.topic.model_dump_json(), encoding="utf-8")

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    died = subprocess.run([sys.executable, "-c", program], check=False, env=environment)

    assert died.returncode == 9
    assert everything(world) == before
    assert world.load().articles_revised == 1
    assert world.rows("SELECT count(*) FROM articles") == [(3,)]


def test_a_second_writer_is_told_to_wait(world: World) -> None:
    """A load that cannot have the warehouse in time says so and changes nothing."""
    world.stage("b1", article(1))

    with only_writer(world.warehouse, 1), pytest.raises(StoreBusy, match="another process"):
        warehouse.load_batches(
            world.warehouse, world.staging, topic=world.topic, now=NOW, timeout=0.1
        )


def test_a_newer_schema_is_refused(world: World) -> None:
    """A file that a newer claimwire wrote is not touched."""
    world.load()
    with duckdb.connect(str(world.warehouse)) as con:
        con.execute("INSERT INTO schema_steps VALUES ('999_future', now())")

    with pytest.raises(SchemaTooNew, match="999_future"):
        world.load()


def test_every_table_and_column_has_a_comment(world: World) -> None:
    """Whoever opens the file in any client is told what each table and column holds."""
    world.load()

    assert world.rows("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL") == []
    assert (
        world.rows(
            "SELECT c.table_name, c.column_name FROM duckdb_columns() AS c"
            " INNER JOIN duckdb_tables() AS t USING (table_name) WHERE c.comment IS NULL"
        )
        == []
    )
    assert (
        world.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL")
        == []
    )


def test_the_contracts_fields_are_columns(world: World) -> None:
    """Every field of the data contract is a column of the same name."""
    world.load()
    columns = {
        table: {name for (name,) in world.rows(f"SELECT column_name FROM (DESCRIBE {table})")}
        for table in ("articles", "claims", "claim_quantities")
    }

    assert {
        "article_id", "url", "canonical_url", "site", "title", "authors", "published_at",
        "modified_at", "language", "text", "captions", "content_hash",
    } <= columns["articles"]  # fmt: skip
    assert {
        "claim_id", "article_id", "evidence", "start", "end", "claimant", "via", "attribution",
        "kind", "negated", "entities", "themes", "period", "checkworthy", "proposition",
    } <= columns["claims"]  # fmt: skip
    assert {"surface", "value", "low", "high", "unit", "approximate"} <= columns["claim_quantities"]
