"""robots.txt as RFC 9309 reads it: one set of rules per scheme, host and port.

A file that is not there (4xx) allows everything; one that cannot be had (5xx, 429, no
answer) forbids everything until it can, which may pass and is therefore a `FetchFailed`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from claimwire.errors import FetchFailed, FetchRefused
from claimwire.fetch.response import Response, shown

# RFC 9309, 2.4 and 2.5: keep a file for a day at most, read at least its first 500 KiB.
KEEP = timedelta(hours=24)
KEEP_FAILURE = timedelta(minutes=10)
READ_BYTES = 500 * 1024


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Protego | None
    until: datetime
    failure: tuple[str, str] | None = None


class Robots:
    """The rules of every site that was asked, kept for a day.

    Args:
        agent: the product token that sites address, e.g. `claimwire`.
        load: fetches one robots.txt; raises FetchFailed or FetchRefused.
        clock: the time now, with an offset.
    """

    def __init__(
        self, agent: str, *, load: Callable[[str], Response], clock: Callable[[], datetime]
    ) -> None:
        self._agent = agent
        self._load = load
        self._clock = clock
        self._known: dict[str, _Rules] = {}
        self._lock = threading.Lock()
        self._loading: dict[str, threading.Lock] = {}

    def check(self, url: str) -> float | None:
        """The Crawl-delay (s) for `url`, or None.

        Raises:
            FetchRefused: `robots`, the site does not want this address fetched.
            FetchFailed: the site's rules cannot be had now: `robots-unreachable`, or what
                kept its server from answering at all (`dns`, `timeout`, ...).
        """
        rules = self._rules(url)
        if rules.failure is not None:
            raise FetchFailed(shown(url), *rules.failure)
        if rules.parsed is None:
            return None
        if not rules.parsed.can_fetch(url, self._agent):
            raise FetchRefused(shown(url), "robots", "the site's robots.txt forbids this address")
        return rules.parsed.crawl_delay(self._agent)

    def _rules(self, url: str) -> _Rules:
        parts = urlsplit(url)
        origin = f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"
        with self._lock:
            gate = self._loading.setdefault(origin, threading.Lock())
        with gate:
            known = self._known.get(origin)
            if known is None or known.until <= self._clock():
                known = self._read(origin)
                self._known[origin] = known
            return known

    def _read(self, origin: str) -> _Rules:
        now = self._clock()
        try:
            answer = self._load(f"{origin}/robots.txt")
        except FetchFailed as error:
            kind = "robots-unreachable" if error.kind.startswith("http-") else error.kind
            failure = (kind, f"robots.txt cannot be read: {error.reason}")
            return _Rules(None, now + KEEP_FAILURE, failure)
        except FetchRefused as error:
            if error.kind == "private-address":
                raise
            return _Rules(None, now + KEEP)
        text = answer.body.decode("utf-8", errors="replace").lstrip("\ufeff")
        return _Rules(Protego.parse(text), now + KEEP)


def product_token(user_agent: str) -> str:
    """The name in front of the version in `user_agent`: what a robots.txt addresses."""
    return user_agent.strip().split("/")[0].split(" ")[0] or "claimwire"
