"""The sample world's sources, as a topic file would name them."""

from __future__ import annotations

from claimwire.sample.router import BROKEN_FEED
from claimwire.sample.world import load_world
from claimwire.topic import Source


def sample_sources() -> tuple[Source, ...]:
    """One source an outlet, and the one whose feed is broken XML."""
    sources = [
        Source(
            id=outlet.id,
            url=outlet.feed_url,
            kind=outlet.feed_kind,
            outlet=outlet.name,
            language=outlet.language,
            time_zone=outlet.time_zone,
            relevance=outlet.relevance,
        )
        for outlet in load_world().outlets
    ]
    broken = Source(
        id="chenguang-express",
        url=BROKEN_FEED,
        kind="rss",
        outlet="晨光快報",
        language="zh-Hant",
        time_zone="Asia/Taipei",
    )
    return (*sources, broken)
