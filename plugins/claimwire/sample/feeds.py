"""What an outlet publishes for machines: its feed or news sitemap, and its robots.txt.

The feeds hold what real ones hold: tracking parameters, an item twice, items without a date or
with one of the wrong form, items on other subjects, and addresses that lead to no article.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from claimwire.sample.pages import environment
from claimwire.sample.world import Neighbour, Outlet, Story, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a feed; the dates are the strings to print, empty where left out."""

    url: str
    guid: str
    title: str
    summary: str
    published: datetime
    pub_date: str = ""
    dc_date: str = ""


def render_feed(world: World, outlet: Outlet) -> bytes:
    """The outlet's feed or news sitemap, in the outlet's charset."""
    items = items_of(world, outlet)
    newest = max(item.published for item in items)
    text = (
        environment()
        .get_template(f"feed_{outlet.feed_kind}.xml.j2")
        .render(o=outlet, items=items, newest=newest, newest_rfc=format_datetime(newest))
    )
    return text.encode(outlet.charset, errors="xmlcharrefreplace")


def items_of(world: World, outlet: Outlet) -> list[Item]:
    """The items of an outlet's feed, newest first; an item listed twice comes twice."""
    items: list[Item] = []
    for story in world.stories_of(outlet.id):
        items.append(_story_item(story, world.listed_url(story), story.title))
        if story.also_listed:
            again = world.at_outlet(outlet.id, story.also_listed)
            items.append(_story_item(story, again, story.title, copy="-b"))
    items += [_neighbour_item(world, n) for n in world.neighbours if n.outlet == outlet.id]
    return sorted(items, key=lambda item: item.published, reverse=True)


def _story_item(story: Story, url: str, title: str, copy: str = "") -> Item:
    shown = {
        "rfc822": format_datetime(story.published),
        "iso": story.published.isoformat(),
        "local": story.published.strftime("%Y-%m-%d %H:%M:%S"),
    }
    return Item(
        url=url,
        guid=f"{story.outlet}:{story.id}{copy}",
        title=title,
        summary=story.summary,
        published=story.published,
        pub_date=shown.get(story.feed_date, ""),
        dc_date=story.published.isoformat() if story.feed_date == "dc" else "",
    )


def _neighbour_item(world: World, neighbour: Neighbour) -> Item:
    return Item(
        url=world.at_outlet(neighbour.outlet, neighbour.path),
        guid=f"{neighbour.outlet}:{neighbour.id}",
        title=neighbour.title,
        summary=neighbour.summary,
        published=neighbour.published,
        pub_date=format_datetime(neighbour.published),
    )
