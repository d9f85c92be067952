"""Staged batches: there whole or not at all."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from upath import UPath

from claimwire import warehouse
from claimwire.errors import StoreCorrupt
from claimwire.records import MeasurePoint, Quantity
from warehouse.world import NOW, World, article, claims_of


def test_a_batch_without_its_header_is_not_ready(world: World) -> None:
    """What a killed stage left behind is no batch."""
    world.stage("b1", article(1))
    (world.staging / "b1" / "batch.json").unlink()
    (world.staging / ".b2.77.tmp").mkdir()

    assert warehouse.ready_batches(world.staging) == []


def test_batches_come_in_the_order_in_which_they_were_made(world: World) -> None:
    """The oldest batch is loaded first."""
    world.stage("b1", article(1), made_at="2026-01-31T02:00:00+00:00")
    world.stage("b2", article(2), made_at="2026-01-31T01:00:00+00:00")

    assert [b.batch_id for b in warehouse.ready_batches(world.staging)] == ["b2", "b1"]


def test_staging_again_replaces_the_batch(world: World) -> None:
    """A stage that runs twice leaves one folder, that of its second run."""
    world.stage("b1", article(1), article(2))
    world.stage("b1", article(1))

    assert [b.articles for b in warehouse.ready_batches(world.staging)] == [1]
    assert [p.name for p in world.staging.iterdir()] == ["b1"]


def test_no_staging_folder_is_no_batch(world: World) -> None:
    """Before the first fetch there is nothing to load, and that is no error."""
    assert warehouse.ready_batches(world.staging) == []
    assert world.load().batch_ids == ()


def test_a_header_that_cannot_be_read_is_told(world: World) -> None:
    """A damaged header names its file."""
    world.stage("b1", article(1))
    (world.staging / "b1" / "batch.json").write_text("{", encoding="utf-8")

    with pytest.raises(StoreCorrupt, match=r"b1/batch\.json"):
        warehouse.ready_batches(world.staging)


def test_batches_in_an_object_store_are_loaded(world: World) -> None:
    """Staged files in a remote store are fetched before DuckDB reads them."""
    remote = UPath("memory://claimwire-staging")
    one = article(1)
    warehouse.write_batch(
        remote,
        batch_id="b1",
        made_at="2026-01-31T00:00:00+00:00",
        extractor_version="x1",
        articles=[one],
        claims=[
            warehouse.StagedClaim(claim=c, content_hash=one.article.content_hash)
            for c in claims_of(one.article)
        ],
    )

    report = warehouse.load_batches(world.warehouse, remote, topic=world.topic, now=NOW)
    warehouse.remove_batch(remote, "b1")

    assert (report.articles_new, report.claims) == (1, 1)
    assert warehouse.ready_batches(remote) == []


def test_amounts_take_the_period_of_their_point_else_of_the_claim(world: World) -> None:
    """A point with a period of its own keeps it; the rest are about the claim's period."""
    one = article(1, "From 14% to 34%, IDC says.")
    quantities = tuple(Quantity(surface=f"{n}%", value=n, unit="%") for n in (14, 34))
    points = (
        MeasurePoint(measure="share", quantity=0, period="2022"),
        MeasurePoint(measure="share", quantity=1, period=None),
    )
    claim = claims_of(one.article, points=points)[0]
    world.stage("b1", one, claims=[replace(claim, quantities=quantities)])
    world.load()

    assert world.rows(
        "SELECT position, measure, period, period_end::varchar FROM claim_quantities"
        " ORDER BY position"
    ) == [(0, "share", "2022", "2022-12-31"), (1, "share", "2023", "2023-12-31")]


def test_an_amount_without_a_number_is_left_out(world: World) -> None:
    """What the contract calls no quantity does not stop the load of the others."""
    one = article(1, "Dozens and 14%.")
    nothing = Quantity(surface="Dozens", value=None, unit="x")
    claim = claims_of(one.article)[0]
    world.stage("b1", one, claims=[replace(claim, quantities=(nothing, *claim.quantities))])
    world.load()

    assert world.rows("SELECT position, value FROM claim_quantities") == [(1, 14.0)]


def test_text_is_folded_for_search(world: World) -> None:
    """Search finds traditional, full-width and capital forms by one folded text."""
    world.stage("b1", article(1, "國產ＧＰＵ占 14%。"))
    world.load()

    rows = (world.staging / "b1" / "claims.jsonl").read_text(encoding="utf-8")
    assert json.loads(rows)["search_text"].startswith("国产gpu占 14%")
