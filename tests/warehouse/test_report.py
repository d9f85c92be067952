"""The report reads offline, tells what the queries tell, and makes no markup of a page's words."""

from __future__ import annotations

import re

import feedparser

from claimwire import warehouse
from claimwire.records import Claim, MeasurePoint
from warehouse.world import World, article, claims_of


def world_with_a_contradiction(world: World) -> None:
    """Publish two values of one measure and period, and a forecast that has come due."""
    one = article(1, "Share was 14%, <script>alert(1)</script> IDC & others say.")
    two = article(2, "Share was 41%.", outlet="Wire")
    point = (MeasurePoint(measure="share", quantity=0, period=None),)
    due: list[Claim] = claims_of(
        article(3, "Share will be 70%.").article, kind="forecast", checkworthy=True
    )
    claims = [*claims_of(one.article, points=point), *claims_of(two.article, points=point)]
    world.stage("b1", one, two, article(3, "Share will be 70%."), claims=[*claims, *due])
    world.load()
    warehouse.publish(world.warehouse, world.published)


def test_the_page_stands_alone(world: World) -> None:
    """Nothing is fetched: no script, style sheet or picture from elsewhere; charts are inside."""
    world_with_a_contradiction(world)

    files = warehouse.report(world.published, world.folder / "report", world.topic)

    page = files.html.read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|link|iframe|img|object)\b", page)
    assert not re.search(r"(?:src|@import|url\()\s*=?\s*[\"']?https?:", page)
    assert page.count("<svg") == 2
    assert "&lt;script&gt;alert(1)" in page
    assert "Domestic &lt;share&gt;" in page
    assert "41" in page
    assert "Share will be 70%." in page


def test_the_picture_is_a_png(world: World) -> None:
    """The main chart is a PNG of some size."""
    world_with_a_contradiction(world)

    files = warehouse.report(world.published, world.folder / "report", world.topic)

    assert files.png.read_bytes().startswith(b"\x89PNG\r\n")
    assert files.png.stat().st_size > 5_000


def test_the_feed_tells_each_contradiction_and_due_forecast_once(world: World) -> None:
    """A feed reader sees both, with ids that stay the same from report to report."""
    world_with_a_contradiction(world)
    first = warehouse.report(
        world.published, world.folder / "report", world.topic
    ).feed.read_bytes()
    again = warehouse.report(
        world.published, world.folder / "report", world.topic
    ).feed.read_bytes()

    feed = feedparser.parse(first)

    assert not feed.bozo
    assert sorted(e.tags[0].term for e in feed.entries) == ["contradiction", "forecast-due"]
    assert {e.link for e in feed.entries} <= {f"https://daily.example/{n}" for n in (1, 2, 3)}
    assert first == again


def test_an_empty_warehouse_has_a_report(world: World) -> None:
    """Before anything is loaded, the report says so."""
    world.load()
    warehouse.publish(world.warehouse, world.published)

    files = warehouse.report(world.published, world.folder / "report", world.topic)

    assert "No value has been claimed yet of: Domestic" in files.html.read_text(encoding="utf-8")
    assert feedparser.parse(files.feed.read_bytes()).entries == []
