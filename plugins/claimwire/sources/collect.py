"""Entries gathered from one feed: addresses absolute, each article once."""

from __future__ import annotations

import dataclasses

from claimwire.records import Entry
from claimwire.urls import host_of, normalize


class Collected:
    """The entries of one feed or sitemap while it is read.

    `damage` tells in one line what kept the rest from being read; `skipped` counts items
    without an address on the web.

    Args:
        base: the address of the feed, for relative links.
    """

    def __init__(self, base: str) -> None:
        self.damage: str | None = None
        self.skipped = 0
        self._base = base
        self._entries: dict[str, Entry] = {}

    @property
    def entries(self) -> list[Entry]:
        """The entries in the feed's order."""
        return list(self._entries.values())

    def add(self, link: str | None, entry: Entry) -> None:
        """Take `entry` under the address `link`; a second one fills what the first left open."""
        url = absolute(link, self._base)
        if url is None:
            self.skipped += 1
            return
        known = self._entries.get(url)
        if known is None:
            self._entries[url] = dataclasses.replace(entry, url=url)
            return
        self._entries[url] = dataclasses.replace(
            known,
            title=known.title or entry.title,
            summary=known.summary or entry.summary,
            published_at=known.published_at or entry.published_at,
        )


def absolute(link: str | None, base: str) -> str | None:
    """`link` in the form in which addresses are compared; None where it is no web address."""
    if not link or not link.strip():
        return None
    try:
        url = normalize("".join(link.split("\n")).strip(), base)
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) and host_of(url) else None
