"""Staged claims to answers: load, relate, publish."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import structlog

from claimwire import relate as relating
from claimwire import warehouse
from claimwire.errors import StoreError
from claimwire.records import StageReport
from claimwire.stages.pipeline import Pipeline, open_ledger, timed

log = structlog.get_logger(__name__)

REFUSALS = "refusals"
"""The staged batch that mirrors the ledger's refusals into the warehouse."""

MOST_REFUSALS = 10_000
"""So many of the latest refusals are mirrored with each load; older ones are there already."""


def load(pipeline: Pipeline, *, into: Path | None = None) -> StageReport:
    """Load every staged batch into the warehouse; one process at a time.

    `into` is another DuckDB file than the settings' warehouse.
    """
    started = time.perf_counter()
    counts: Counter[str] = Counter()
    staging = pipeline.staging_folder
    named = pipeline.settings.rates
    rates = warehouse.read_rates(Path(named)) if named else []
    with open_ledger(pipeline) as ledger:
        latest = ledger.refusals(open_only=False, limit=MOST_REFUSALS)
        told = [recorded.refusal for recorded in latest]
        resolved = {
            (r.refusal.url, r.refusal.stage): r.resolved_at for r in latest if r.resolved_at
        }
        if told:
            warehouse.write_batch(
                staging,
                batch_id=REFUSALS,
                made_at=pipeline.now,
                extractor_version="none",
                refusals=told,
                resolved=resolved,
            )
        while True:
            loaded = warehouse.load_batches(
                into or pipeline.settings.warehouse_path,
                staging,
                topic=pipeline.topic,
                now=pipeline.clock(),
                rates=rates,
            )
            if not loaded.batch_ids:
                break
            batch_ids = [b for b in loaded.batch_ids if b != REFUSALS]
            ledger.mark_done(batch_ids, pipeline.clock())
            for batch_id in loaded.batch_ids:
                warehouse.remove_batch(staging, batch_id)
            counts.update(
                batches=len(batch_ids),
                articles_new=loaded.articles_new,
                articles_revised=loaded.articles_revised,
                articles_unchanged=loaded.articles_unchanged,
                claims=loaded.claims,
                claims_written=loaded.claims_written,
                refusals=loaded.refusals,
            )
    report = StageReport(stage="load", done=counts.pop("batches", 0), counts=dict(counts))
    return timed(report, started)


def relate(pipeline: Pipeline) -> StageReport:
    """Find stories, copies and same claims among what is loaded."""
    started = time.perf_counter()
    found = relating.relate(pipeline.settings.warehouse_path)
    report = StageReport(
        stage="relate",
        done=found.articles,
        counts={"stories": found.stories, "claims": found.claims, "groups": found.groups},
    )
    return timed(report, started)


def publish(pipeline: Pipeline) -> StageReport:
    """Check the warehouse, swap in the published copy and write the report.

    Raises:
        StoreError: a check that must stop a run found wrong rows; the old copy stays.
    """
    started = time.perf_counter()
    settings = pipeline.settings
    checks = warehouse.run_checks(settings.warehouse_path, pipeline.clock())
    wrong = [check for check in checks if not check.passed]
    for check in wrong:
        log.warning("check.failed", check=check.name, found=check.found, rows=check.rows[:3])
    stopping = [f"{check.name} ({check.found} rows)" for check in wrong if check.severity == "stop"]
    if stopping:
        raise StoreError(
            f"{settings.warehouse_path}: not published, these checks found wrong rows: "
            f"{', '.join(stopping)}; look with `claimwire doctor`, then `claimwire rebuild`"
        )
    published = warehouse.publish(settings.warehouse_path, settings.published_path)
    warehouse.report(settings.published_path, settings.report_path, pipeline.topic)
    report = StageReport(
        stage="publish",
        done=published.claims,
        counts={"articles": published.articles, "checks_warned": len(wrong)},
    )
    return timed(report, started)
