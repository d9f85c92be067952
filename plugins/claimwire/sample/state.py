"""What the sample site remembers between requests, and over a restart.

Counts of GETs decide when a 500 heals and when an article is edited; articles that were added at
run time stay. With a file, a server that starts again goes on where the last one stopped.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from pathlib import Path

from claimwire.sample.world import Story, World, load_world, new_story


class SiteState:
    """The world as it stands now, and how often each address was asked for.

    All methods may be called from several threads.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._gets: Counter[str] = Counter()
        self._added: list[dict[str, str | list[str]]] = []
        self._world = load_world()
        if file is not None and file.exists():
            kept = json.loads(file.read_text(encoding="utf-8"))
            self._gets.update(kept["gets"])
            for added in kept["added"]:
                self._add(added)

    @property
    def world(self) -> World:
        """The world with the articles that were added."""
        return self._world

    def count(self, url: str) -> int:
        """Note one more GET of `url`; the number of GETs so far, this one included."""
        with self._lock:
            self._gets[url] += 1
            self._save()
            return self._gets[url]

    def add(self, outlet_id: str, title: str, body: str, authors: tuple[str, ...] = ()) -> Story:
        """Add an article to an outlet's feed.

        Raises:
            KeyError: there is no such outlet.
        """
        with self._lock:
            story = self._add(
                {"outlet": outlet_id, "title": title, "body": body, "authors": list(authors)}
            )
            self._save()
            return story

    def _add(self, added: dict[str, str | list[str]]) -> Story:
        story = new_story(
            self._world,
            str(added["outlet"]),
            title=str(added["title"]),
            body=str(added["body"]),
            authors=tuple(added["authors"]),
        )
        self._world = self._world.with_story(story)
        self._added.append(added)
        return story

    def _save(self) -> None:
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_name(self._file.name + ".part")
        kept = {"gets": dict(self._gets), "added": self._added}
        draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        draft.replace(self._file)
