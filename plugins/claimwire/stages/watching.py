"""Source to entries: what feeds and sitemaps list, entered in the ledger."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import structlog

from claimwire.errors import FetchFailed, SourceError
from claimwire.fetch import Fetcher, Response
from claimwire.ledger import DAMAGED, SourceState
from claimwire.records import Entry, Refusal, StageReport
from claimwire.sources import Relevance, child_sitemaps, in_window, read_source
from claimwire.stages.pipeline import Pipeline, fetching, open_ledger, refusal_of, retry_time, timed
from claimwire.topic import Source

log = structlog.get_logger(__name__)

MOST_CHILD_SITEMAPS = 60
"""So many sitemaps of one index are read for a backfill: two months of daily ones."""


def watch(
    pipeline: Pipeline,
    source_ids: Sequence[str] | None = None,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> StageReport:
    """Read the sources and enter what is new in the ledger.

    Without dates each source is asked conditionally (ETag, Last-Modified). With `since`
    or `until` (a backfill) it is read whole and entries published outside are left out.
    A source that fails is recorded as a refusal and never stops the others.
    """
    started = time.perf_counter()
    relevance = Relevance(pipeline.topic)
    counts: Counter[str] = Counter()
    whole = since is not None or until is not None
    with open_ledger(pipeline) as ledger, fetching(pipeline) as fetcher:
        states = {} if whole else {s.source_id: s for s in ledger.source_states()}
        for source in pipeline.topic.sources:
            if source_ids is not None and source.id not in source_ids:
                continue
            state = states.get(source.id)
            if _is_paused(state, pipeline.clock()):
                counts["paused"] += 1
                continue
            try:
                answer = fetcher.get(
                    source.url,
                    etag=state.etag if state else None,
                    last_modified=state.last_modified if state else None,
                    max_bytes=pipeline.settings.feed_bytes,
                )
                listed, damage = _listed(pipeline, fetcher, source, answer, since, until)
            except SourceError as error:
                refusal = refusal_of(error, "watch", pipeline, url=source.url, source_id=source.id)
                ledger.record_source_failure(
                    source.id, refusal, pipeline.clock(), not_before=retry_time(error, pipeline)
                )
                log.warning("source.refused", source_id=source.id, url=error.url, kind=error.kind)
                counts["failed"] += 1
                continue
            wanted = [e for e in listed if _is_wanted(e, source, relevance, since, until)]
            counts["unmodified"] += answer.not_modified
            counts["listed"] += len(listed)
            counts["left_out"] += len(listed) - len(wanted)
            counts["new"] += ledger.record_watch(
                source.id,
                wanted,
                **_validators(answer, state, whole),
                now=pipeline.clock(),
                damage=None if answer.not_modified else damage,
            )
            counts["damaged"] += bool(damage)
    report = StageReport(
        stage="watch",
        done=counts["new"],
        skipped=counts["unmodified"] + counts["paused"],
        refused=counts["failed"],
        counts={name: counts[name] for name in ("listed", "left_out", "damaged")},
    )
    return timed(report, started)


def _is_paused(state: SourceState | None, now: datetime) -> bool:
    """Whether a source that kept failing is being left alone."""
    until = state.paused_until if state else None
    return until is not None and datetime.fromisoformat(until) > now


def _listed(
    pipeline: Pipeline,
    fetcher: Fetcher,
    source: Source,
    answer: Response,
    since: datetime | None,
    until: datetime | None,
) -> tuple[list[Entry], list[Refusal]]:
    """The entries of a source's answer, and of the sitemaps that it names where it is an index.

    Beside them what of these could not be read: a damaged feed gives what it can.
    """
    if answer.not_modified:
        return [], []
    now = pipeline.clock()
    damage: list[Refusal] = []

    def read(one: Response) -> list[Entry]:
        reading = read_source(
            one.body, source=source, url=one.final_url, content_type=one.content_type, now=now
        )
        if reading.damage:
            log.warning("source.damaged", source_id=source.id, reason=reading.damage)
            error = FetchFailed(one.url, DAMAGED, f"read in part only: {reading.damage}")
            damage.append(refusal_of(error, "watch", pipeline, url=one.url, source_id=source.id))
        return list(reading.entries)

    entries = read(answer)
    if entries or source.kind not in {"sitemap", "news-sitemap"}:
        return entries, damage
    children = child_sitemaps(
        answer.body,
        url=answer.final_url,
        now=now,
        time_zone=source.time_zone,
        since=since,
        until=until,
    )
    # Without dates the newest child holds what is new; a backfill reads all that may matter.
    most = MOST_CHILD_SITEMAPS if since or until else 1
    for child in children[:most]:
        entries += read(fetcher.get(child.url, max_bytes=pipeline.settings.feed_bytes))
    return entries, damage


def _is_wanted(
    entry: Entry,
    source: Source,
    relevance: Relevance,
    since: datetime | None,
    until: datetime | None,
) -> bool:
    """Whether an entry is in the window and may bear on the topic.

    One without title and summary passes: its text is asked after cleaning.
    """
    if not in_window(entry, since=since, until=until, time_zone=source.time_zone):
        return False
    words = f"{entry.title or ''}\n{entry.summary or ''}".strip()
    return source.relevance == "all" or not words or relevance(words, source.language)


def _validators(answer: Response, state: SourceState | None, whole: bool) -> dict[str, str | None]:
    """The validators to keep: the answer's, or the known ones where it has none of its own.

    A backfill keeps none: what it left out by date must still be new to the next look.
    """
    if whole:
        return {"etag": None, "last_modified": None}
    if answer.not_modified and state:
        return {"etag": state.etag, "last_modified": state.last_modified}
    return {"etag": answer.etag, "last_modified": answer.last_modified}
