"""What newer rules made of the same pages, from two loads to the words on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimwire import warehouse
from claimwire.cli.app import app
from claimwire.topic import Topic
from warehouse.world import World, article, claims_of


@pytest.fixture
def world(tmp_path: Path, topic: Topic) -> World:
    """An empty folder."""
    return World(folder=tmp_path, topic=topic)


def diff(world: World, monkeypatch: pytest.MonkeyPatch, *options: str) -> str:
    """What `claimwire diff` prints about the world's published copy."""
    warehouse.publish(world.warehouse, world.published)
    monkeypatch.setenv("CLAIMWIRE_HOME", str(world.folder))
    result = CliRunner().invoke(app, ["diff", *options], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_a_newer_version_is_compared_with_the_one_before(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The older rows stay, and the difference is told field by field."""
    page = article(1, text="Domestic share was 14% in 2023.\n\nIt may rise.")
    world.stage("b1", page, version="rules-1")
    world.load()
    read_again = claims_of(page.article, kind="forecast")[:1]
    world.stage(
        "b2", page, version="rules-2", claims=read_again, made_at="2026-02-01T00:00:00+00:00"
    )
    world.load()

    printed = diff(world, monkeypatch)

    assert "2 claims differ" in printed
    assert "kind: measurement → forecast" in printed
    assert "It may rise." in printed
    assert world.rows("select count(*) from claims") == [(3,)]


def test_one_reading_has_nothing_to_compare(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was read once, and a version that never read, give a hint instead of rows."""
    world.stage("b1", article(1), version="rules-1")
    world.load()

    assert "claimwire reprocess" in diff(world, monkeypatch)
    assert "claimwire reprocess" in diff(world, monkeypatch, "--newer", "rules-7")
