"""Entries to staged claims, a batch at a time: plan, fetch, clean, extract."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec
import structlog
from upath import UPath

from claimwire import warehouse
from claimwire.archive import WarcBatch
from claimwire.claims.llm import extractor_for
from claimwire.claims.llm.choose import counts_of
from claimwire.clean import CLEANER_VERSION, may_be_later_page
from claimwire.errors import NotAnArticle, SourceError, StoreError
from claimwire.ledger import LeasedEntry
from claimwire.records import Article, Capture, Refusal, StageReport
from claimwire.sources import Relevance
from claimwire.stages.following import Visit, Visits
from claimwire.stages.joining import Joined, join
from claimwire.stages.learning import Wardrobe
from claimwire.stages.pipeline import Pipeline, fetching, open_ledger, refusal_of, retry_time, timed
from claimwire.warehouse import StagedArticle, StagedClaim

log = structlog.get_logger(__name__)

MOST_TRIES_FOLLOWING = 3
"""A batch that was handed out more often than this is fetched without later pages."""


def plan(pipeline: Pipeline, limit: int | None = None) -> list[str]:
    """Lease everything that is pending, in batches; a host is in one batch only; batch ids."""
    with open_ledger(pipeline) as ledger:
        batches = ledger.lease(
            now=pipeline.clock(),
            size=pipeline.settings.batch_size,
            lease_for=pipeline.settings.lease,
            limit=limit,
        )
    return [batch.batch_id for batch in batches]


def plan_on(pipeline: Pipeline, due_by: datetime) -> str | None:
    """Lease one more batch of what was due by then and is still pending; its id, or None.

    A host with more entries than a batch of its own takes gives the rest this way, when its
    batch is fetched; the hosts that wait longest come first.
    """
    with open_ledger(pipeline) as ledger:
        batches = ledger.lease(
            now=pipeline.clock(),
            size=pipeline.settings.batch_size,
            lease_for=pipeline.settings.lease,
            limit=1,
            due_by=due_by,
        )
    return batches[0].batch_id if batches else None


def fetched_batches(pipeline: Pipeline) -> list[str]:
    """Batches that wait for cleaning: leased or expired ones whose captures are there."""
    with open_ledger(pipeline) as ledger:
        return ledger.batches_in("fetched")


def cleaned_batches(pipeline: Pipeline) -> list[str]:
    """Batches that wait for extraction."""
    work = pipeline.store / "work"
    prefix = f"{pipeline.staging}-"
    names = [path.name for path in work.iterdir()] if work.exists() else []
    return sorted(
        n.removeprefix(prefix).removesuffix(".json") for n in names if n.startswith(prefix)
    )


def plan_again(pipeline: Pipeline, since: datetime, until: datetime) -> list[str]:
    """Lease captures of the archive published in [since, until) for cleaning anew; batch ids."""
    with open_ledger(pipeline) as ledger:
        batches = ledger.lease_captures(
            since,
            until,
            now=pipeline.clock(),
            size=pipeline.settings.batch_size,
            lease_for=pipeline.settings.lease,
        )
    return [batch.batch_id for batch in batches]


def fetch(pipeline: Pipeline, batch_id: str) -> StageReport:
    """Fetch the entries of a batch into the archive, with the later pages of their articles.

    What an earlier try archived is kept.
    """
    started = time.perf_counter()
    captures: list[Capture] = []
    refusals: list[Refusal] = []
    not_before: dict[str, datetime] = {}
    with open_ledger(pipeline) as ledger, fetching(pipeline) as fetcher:
        known = _looks(ledger.captures_of(batch_id))
        # What reads like a later page comes last: most of them are read with their first.
        wanted = sorted(ledger.entries_of(batch_id), key=lambda e: may_be_later_page(e.url))
        later = [entry.url for entry in wanted if may_be_later_page(entry.url)]
        lease = pipeline.settings.lease
        with WarcBatch(pipeline.store, batch_id) as batch:
            salvaged = len(batch.salvaged)
            visits = Visits(
                pipeline,
                fetcher,
                batch,
                first_pages=ledger.first_pages(later),
                renew=lambda: ledger.renew([batch_id], now=pipeline.clock(), lease_for=lease),
                # A page that kills its worker must not do so for ever: see `ledger.expired`.
                follow=ledger.batch(batch_id).tries <= MOST_TRIES_FOLLOWING,
            )
            for entry in wanted:
                try:
                    visit = visits.visit(entry)
                except SourceError as error:
                    visit = Visit((), entry.url, error)
                captures += visit.captures
                if visit.error is None:
                    continue
                refusals.append(_refused_visit(pipeline, entry, visit, visit.error))
                if later_on := retry_time(visit.error, pipeline):
                    not_before[entry.entry_id] = later_on
        if wanted:
            ledger.mark_captured(
                batch_id, captures, refusals, pipeline.clock(), not_before=not_before
            )
    visited = _looks(captures)
    unchanged = sum(all(c.unchanged_since for c in pages) for pages in visited)
    report = StageReport(
        stage="fetch",
        batch_id=batch_id,
        done=len(visited),
        skipped=len(known),
        refused=len(refusals),
        counts={
            "later_pages": len(captures) - len(visited),
            "unchanged": unchanged,
            "salvaged": salvaged,
        },
    )
    return timed(report, started)


def clean(pipeline: Pipeline, batch_id: str, *, as_before: bool = False) -> StageReport:
    """Make articles of the captures of a batch; a page that is none becomes a refusal.

    What repeats on a page's host is left out by the newest that was learnt of the host; a later
    look at an article, and with `as_before` a batch over the archive, by what was used then.
    """
    started = time.perf_counter()
    articles: list[StagedArticle] = []
    refusals: list[Refusal] = []
    relevance = Relevance(pipeline.topic)
    with open_ledger(pipeline) as ledger:
        unchanged = ledger.unchanged_entries(batch_id)
        again = ledger.batch(batch_id).kind == "reprocess" and not as_before
        wardrobe = Wardrobe(ledger, batch_id, newest=again)
        cleaned: dict[str, tuple[str, str | None]] = {}
        for pages in _looks(ledger.captures_of(batch_id)):
            capture = pages[0]
            if capture.entry_id in unchanged:
                continue
            digest, furniture = wardrobe.of(capture)
            cleaned[capture.capture_id] = (digest, None)
            try:
                joined = join(pipeline, pages, furniture)
                _refuse_off_topic(pipeline, joined.article, capture, relevance)
            except Exception as error:  # one page never stops its batch
                if not isinstance(error, SourceError):
                    log.exception("page.failed", url=capture.url, capture_id=capture.capture_id)
                refusals.append(
                    refusal_of(error, "clean", pipeline, url=capture.url, entry=capture)
                )
                continue
            if joined.refused is not None:
                # The rest is an article: the refusal must not end the visits to it.
                page, fault = joined.refused
                refused = refusal_of(fault, "clean", pipeline, url=page.url, entry=page)
                refusals.append(replace(refused, final=False))
            cleaned[capture.capture_id] = (digest, joined.article.article_id)
            articles.append(_staged(pipeline, joined, capture, digest))
        ledger.mark_cleaned(cleaned)
        ledger.refuse(refusals, pipeline.clock())
    _write_whole(_work_file(pipeline, batch_id), msgspec.json.encode(articles))
    report = StageReport(
        stage="clean",
        batch_id=batch_id,
        done=len(articles),
        skipped=len(unchanged),
        refused=len(refusals),
    )
    return timed(report, started)


def extract(pipeline: Pipeline, batch_id: str) -> StageReport:
    """Make claims of the articles of a batch and stage all for the loader.

    Where another run of the batch staged it already, there is nothing to do.

    Raises:
        ConfigError: the settings choose an extractor that they do not describe.
        StoreError: the batch was not cleaned.
    """
    started = time.perf_counter()
    work = _work_file(pipeline, batch_id)
    try:
        articles = msgspec.json.decode(work.read_bytes(), type=list[StagedArticle])
    except FileNotFoundError:
        if _is_extracted(pipeline, batch_id):
            return timed(StageReport(stage="extract", batch_id=batch_id, skipped=1), started)
        raise StoreError(f"batch {batch_id}: nothing to extract; clean it first") from None
    extractor = extractor_for(
        pipeline.settings, pipeline.topic, run=pipeline.run, sleep=pipeline.sleep
    )
    extracted: list[StagedArticle] = []
    claims: list[StagedClaim] = []
    refusals: list[Refusal] = []
    for staged in articles:
        _keep_lease(pipeline, batch_id)
        try:
            found = extractor.extract(staged.article)
        except Exception as error:  # one article never stops its batch
            log.exception("article.failed", article_id=staged.article.article_id)
            refusals.append(
                replace(
                    refusal_of(error, "extract", pipeline, url=staged.article.url),
                    entry_id=staged.entry_id,
                    source_id=staged.source_id,
                )
            )
            continue
        extracted.append(staged)
        claims += [
            StagedClaim(claim=claim, content_hash=staged.article.content_hash) for claim in found
        ]
    with open_ledger(pipeline) as ledger:
        captures = ledger.captures_of(batch_id)
        ledger.refuse(refusals, pipeline.clock())
    warehouse.write_batch(
        pipeline.staging_folder,
        batch_id=batch_id,
        made_at=pipeline.now,
        extractor_version=f"{extractor.version}+{pipeline.topic.fingerprint}",
        # An article whose extraction failed is left out, else its earlier claims would lapse.
        articles=extracted,
        claims=claims,
        captures=captures,
    )
    work.unlink(missing_ok=True)
    report = StageReport(
        stage="extract",
        batch_id=batch_id,
        done=len(extracted),
        refused=len(refusals),
        counts={"claims": len(claims), **counts_of(extractor)},
    )
    return timed(report, started)


def _keep_lease(pipeline: Pipeline, batch_id: str) -> None:
    """A model may take minutes for an article; the rules are through long before a lease ends."""
    if pipeline.settings.extractor != "rules":
        with open_ledger(pipeline) as ledger:
            ledger.renew([batch_id], now=pipeline.clock(), lease_for=pipeline.settings.lease)


def _is_extracted(pipeline: Pipeline, batch_id: str) -> bool:
    """Whether another run of the same batch got further: it is staged, or loaded already."""
    if any(b.batch_id == batch_id for b in warehouse.ready_batches(pipeline.staging_folder)):
        return True
    with open_ledger(pipeline) as ledger:
        return ledger.batch(batch_id).state == "done"


def ingest(pipeline: Pipeline, batch_id: str) -> list[StageReport]:
    """Take one batch through fetch (nothing to do for a reprocessing batch), clean and extract."""
    return [fetch(pipeline, batch_id), clean(pipeline, batch_id), extract(pipeline, batch_id)]


def ingest_on(pipeline: Pipeline, batch_id: str) -> Iterator[StageReport]:
    """Take one batch through, then one after the other of what was due when it began."""
    began = pipeline.clock()
    following: str | None = batch_id
    while following is not None:
        yield from ingest(pipeline, following)
        following = plan_on(pipeline, began)


def _looks(captures: Iterable[Capture]) -> list[list[Capture]]:
    """Captures by look at an entry: a first page and those that follow it."""
    found: list[list[Capture]] = []
    for capture in captures:
        if capture.page == 1:
            found.append([])
        found[-1].append(capture)
    return found


def _refused_visit(
    pipeline: Pipeline, entry: LeasedEntry, visit: Visit, error: SourceError
) -> Refusal:
    refusal = refusal_of(error, "fetch", pipeline, url=visit.missing, entry=entry)
    # A visit that failed for a later page does not end the visits to its article.
    of_first = visit.captures or visit.missing == entry.url
    return refusal if of_first else replace(refusal, final=False)


def _refuse_off_topic(
    pipeline: Pipeline, article: Article, capture: Capture, relevance: Relevance
) -> None:
    """Ask the text itself: a plain sitemap tells no title, and a teaser may promise too much.

    Raises:
        NotAnArticle: nothing in it names the topic.
    """
    source = pipeline.source(capture.source_id)
    if source and source.relevance == "all":
        return
    if not relevance(f"{article.title}\n{article.text}", article.language):
        raise NotAnArticle(capture.url, "off-topic", "nothing in the article names the topic")


def _staged(pipeline: Pipeline, joined: Joined, capture: Capture, digest: str) -> StagedArticle:
    source = pipeline.source(capture.source_id)
    article = joined.article
    return StagedArticle(
        article=article,
        capture_id=capture.capture_id,
        source_id=capture.source_id,
        entry_id=capture.entry_id,
        fetched_at=capture.fetched_at,
        outlet=source.outlet if source else article.site,
        cleaner_version=f"{CLEANER_VERSION}+{digest}" if digest else CLEANER_VERSION,
        pages=joined.places,
        missing_page=joined.missing,
    )


def _work_file(pipeline: Pipeline, batch_id: str) -> UPath:
    """Where cleaning leaves a batch for extraction."""
    return pipeline.store / "work" / f"{pipeline.staging}-{batch_id}.json"


def _write_whole(path: UPath, data: bytes) -> None:
    """Write `path` whole or not at all: object stores do so, a local file takes a rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.protocol not in {"", "file"}:
        path.write_bytes(data)
        return
    temporary = Path(path.path).with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    temporary.write_bytes(data)
    temporary.replace(path.path)
