"""From feeds to the published copy, over a real HTTP server, ledger, archive and DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimwire import stages, warehouse
from claimwire.archive import verify
from claimwire.sample.world import load_world

if TYPE_CHECKING:
    from stages.conftest import Desk

VERSIONS = "FROM articles SELECT article_id, content_hash, version, is_current, title ORDER BY ALL"
CLAIMS = "FROM claims SELECT claim_id, claimant, kind, period, is_current ORDER BY ALL"
QUANTITIES = "FROM claim_quantities SELECT claim_id, position, value, unit, measure ORDER BY ALL"


def ask(desk: Desk, sql: str) -> list[tuple[object, ...]]:
    """The rows that the published copy gives."""
    return warehouse.ask(desk.pipeline.settings.published_path, sql, limit=100_000).rows


def test_the_site_comes_whole(desk: Desk) -> None:
    """All articles on the topic are in the published copy, each once, when retries are through."""
    desk.run(3)

    world = load_world()
    found = ask(desk, "FROM current_articles SELECT canonical_url ORDER BY ALL")
    assert found == sorted(
        (world.canonical_url(story),) for story in world.stories if story.on_topic
    )


def test_every_bad_neighbour_is_a_refusal_with_its_reason(desk: Desk) -> None:
    """Each page and feed that cannot pass stands in the refusals with stage, kind and reason."""
    desk.run()

    with stages.open_ledger(desk.pipeline) as ledger:
        refused = {r.refusal.url: r.refusal for r in ledger.refusals()}
    world = load_world()
    for neighbour in world.neighbours:
        found = refused[world.at_outlet(neighbour.outlet, neighbour.path)]
        assert (found.stage, bool(found.reason)) == (neighbour.stage, True), neighbour
    assert "watch" in {refusal.stage for refusal in refused.values()}
    mirrored = {row[0] for row in ask(desk, "FROM refusals SELECT DISTINCT url")}
    assert mirrored == set(refused)


def test_runs_again_load_nothing_twice(desk: Desk) -> None:
    """Once retries and the edit are through, another run changes no row."""
    desk.run(3)
    before = [ask(desk, sql) for sql in (VERSIONS, CLAIMS, QUANTITIES)]

    desk.run()

    assert [ask(desk, sql) for sql in (VERSIONS, CLAIMS, QUANTITIES)] == before
    assert len({row[0] for row in before[1]}) == len(before[1])


def test_the_silent_edit_is_a_second_version(desk: Desk) -> None:
    """The page that changed without a word keeps both its texts, the later one current."""
    desk.run(2)

    edited = "SELECT article_id FROM articles WHERE version > 1"
    versions = ask(
        desk,
        f"FROM articles SELECT version, is_current WHERE article_id IN ({edited}) ORDER BY ALL",
    )
    assert versions == [(1, False), (2, True)]


def test_rebuild_gives_the_same_rows(desk: Desk) -> None:
    """The warehouse made anew from ledger and archive holds the rows it held."""
    desk.run(2)
    before = [ask(desk, sql) for sql in (VERSIONS, CLAIMS, QUANTITIES)]

    stages.rebuild(desk.pipeline)

    assert [ask(desk, sql) for sql in (VERSIONS, CLAIMS, QUANTITIES)] == before


def test_all_checks_pass_and_the_archive_is_whole(desk: Desk) -> None:
    """No check of the published copy and no record of the archive is wrong after a run."""
    desk.run()

    checks = warehouse.run_checks(desk.pipeline.settings.published_path)
    assert [c.name for c in checks if not c.passed and c.severity == "stop"] == []
    with stages.open_ledger(desk.pipeline) as ledger:
        assert verify(desk.pipeline.store, ledger.all_captures()) == []
