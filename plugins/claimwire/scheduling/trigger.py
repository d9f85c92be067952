"""The trigger behind every source's asset: look at the source, note what is new, then fire.

An event is a hint, never the data: the new entries are in the ledger, in one
transaction with the source's validators, before the event leaves. Events may be lost,
merged or doubled; the run that one wakes drains whatever is pending. Two assets
with equal triggers would share one instance, so each trigger carries its source's id.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from airflow.triggers.base import BaseEventTrigger, TriggerEvent

from claimwire.errors import ClaimwireError

log = logging.getLogger(__name__)

MOST_BACK_OFF = 16
"""A source that keeps failing is looked at this many times more rarely, never less often."""

_LOOKS_AT_ONCE = 4
_threads = ThreadPoolExecutor(_LOOKS_AT_ONCE, thread_name_prefix="claimwire-watch")
"""Own threads: slow sources must not use up those that the triggerer's loop works with."""


class SourceTrigger(BaseEventTrigger):
    """Fires with `{"source_id", "new"}` whenever its source announced new entries.

    Args:
        source_id: the source in the topic file.
        seconds: pause between two looks; doubles with each failure, up to
            `MOST_BACK_OFF` times, and falls back with the first success.
    """

    def __init__(self, source_id: str, seconds: float) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Airflow's is not annotated
        self.source_id = source_id
        self.seconds = seconds

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """The class path and arguments from which the triggerer makes this trigger anew."""
        arguments = {"source_id": self.source_id, "seconds": self.seconds}
        return f"{type(self).__module__}.{type(self).__qualname__}", arguments

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Look for as long as the asset is watched; no failure of a source ends it."""
        factor = 1
        while True:
            loop = asyncio.get_running_loop()
            new, healthy = await loop.run_in_executor(_threads, look, self.source_id)
            factor = 1 if healthy else min(factor * 2, MOST_BACK_OFF)
            if new:
                event = {"source_id": self.source_id, "new": new}
                yield TriggerEvent(event)  # type: ignore[no-untyped-call]  # nor is this one
            await asyncio.sleep(self.seconds * factor)


def look(source_id: str) -> tuple[int, bool]:
    """Watch one source once: how many entries were new, and whether all went well.

    The environment and the topic file are read at every look, so that an edit counts at
    once. A failure of the far side is in the ledger already; one of our own is logged, and
    the next look tries again: a trigger that ended would stay dead until a restart.
    """
    from claimwire import stages
    from claimwire.scheduling.edge import ready_pipeline

    try:
        report = stages.watch(ready_pipeline(), [source_id])
    except ClaimwireError as error:
        log.warning("source.failed source_id=%s reason=%s", source_id, error)
        return 0, False
    except Exception:
        log.exception("source.failed source_id=%s", source_id)
        return 0, False
    log.info(
        "source.watched source_id=%s new=%d refused=%d", source_id, report.done, report.refused
    )
    return report.done, report.refused == 0
