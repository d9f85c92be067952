"""The pace per host: when the next request may go out, and when a host is left alone.

Seconds are counted on the clock that the caller passes in. Safe to share among threads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

# A host that fails this often in a row is left alone for a while: a batch of fifty pages
# of a dead host would otherwise cost fifty time-outs and outlast its lease.
FAILURES_UNTIL_PAUSE = 3
PAUSE_SECONDS = 300.0
# A longer Crawl-delay than this is read as this: RFC 9309 does not know the line at all.
LONGEST_CRAWL_DELAY = 30.0


@dataclass(slots=True)
class _Host:
    next_free: datetime | None = None
    failures: int = 0
    paused_until: datetime | None = None
    pause_kind: str = ""


class Pace:
    """Turns at hosts, at least `delay` seconds apart.

    Args:
        delay: seconds between two requests to one host.
        sleep: waits that many seconds.
        clock: the time now, with an offset.
    """

    def __init__(
        self, delay: float, *, sleep: Callable[[float], None], clock: Callable[[], datetime]
    ) -> None:
        self._delay = delay
        self._sleep = sleep
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def wait(self, host: str, crawl_delay: float | None = None) -> None:
        """Wait for this caller's turn at `host`; `crawl_delay` (s) lengthens the gap after it."""
        gap = max(self._delay, min(crawl_delay or 0.0, LONGEST_CRAWL_DELAY))
        with self._lock:
            state = self._hosts.setdefault(host, _Host())
            now = self._clock()
            start = max(now, state.next_free or now)
            state.next_free = start + timedelta(seconds=gap)
        wait = (start - now).total_seconds()
        if wait > 0:
            self._sleep(wait)

    def paused(self, host: str) -> tuple[float, str] | None:
        """Seconds for which `host` is still left alone, and the kind of its failure; or None."""
        with self._lock:
            state = self._hosts.get(host)
            if state is None or state.paused_until is None:
                return None
            left = (state.paused_until - self._clock()).total_seconds()
            return (left, state.pause_kind) if left > 0 else None

    def answered(self, host: str) -> None:
        """Note that `host` gave an answer of any kind."""
        with self._lock:
            state = self._hosts.setdefault(host, _Host())
            state.failures = 0

    def failed(self, host: str, kind: str) -> None:
        """Note that `host` gave none; after a few in a row it is left alone."""
        with self._lock:
            state = self._hosts.setdefault(host, _Host())
            state.failures += 1
            if state.failures >= FAILURES_UNTIL_PAUSE:
                state.failures = 0
                self._pause(state, PAUSE_SECONDS, kind)

    def pause(self, host: str, seconds: float, kind: str) -> None:
        """Leave `host` alone for `seconds`, as it asked."""
        with self._lock:
            self._pause(self._hosts.setdefault(host, _Host()), seconds, kind)

    def _pause(self, state: _Host, seconds: float, kind: str) -> None:
        state.paused_until = self._clock() + timedelta(seconds=seconds)
        state.pause_kind = kind
