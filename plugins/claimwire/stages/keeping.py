"""Over all stages: one run in one process, housekeeping, and the warehouse made anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

import structlog

from claimwire import warehouse
from claimwire.archive import verify
from claimwire.records import StageReport
from claimwire.stages.ingesting import clean, extract, fetch, plan, plan_again, plan_on
from claimwire.stages.learning import learn
from claimwire.stages.loading import load, publish, relate
from claimwire.stages.pipeline import Pipeline, open_ledger, set_up, timed
from claimwire.stages.watching import watch

log = structlog.get_logger(__name__)

BEGINNING = datetime(1900, 1, 1, tzinfo=UTC)
"""Before anything that a web page can be dated."""


def run(
    pipeline: Pipeline, on_report: Callable[[StageReport], None] | None = None
) -> list[StageReport]:
    """All stages once, in one process; `on_report` is told each report as it comes."""
    reports: list[StageReport] = []

    def note(some: Iterable[StageReport]) -> None:
        for report in some:
            reports.append(report)
            if on_report:
                on_report(report)

    set_up(pipeline)
    note([watch(pipeline)])
    began = pipeline.clock()
    pending = plan(pipeline)
    while pending:
        for batch_id in pending:
            for stage in (fetch, clean, extract):
                note([stage(pipeline, batch_id)])
        rest = plan_on(pipeline, began)
        pending = [rest] if rest else []
    for final in (load, relate, publish):
        note([final(pipeline)])
    return reports


def upkeep(pipeline: Pipeline) -> StageReport:
    """Learning of furniture, checks, archive verification, compaction."""
    started = time.perf_counter()
    learnt = learn(pipeline)
    settings = pipeline.settings
    with open_ledger(pipeline) as ledger:
        findings = verify(pipeline.store, ledger.all_captures())
        stuck = ledger.stuck(pipeline.clock())
    for finding in findings:
        log.error("archive.finding", archive=finding.archive, kind=finding.kind)
    for item in stuck:
        log.warning("ledger.stuck", what=item.what, id=item.id, message=item.message)
    wrong, compacted = 0, False
    if settings.warehouse_path.exists():
        wrong = sum(not c.passed for c in warehouse.run_checks(settings.warehouse_path))
        compacted = warehouse.compact(settings.warehouse_path)
    report = StageReport(
        stage="upkeep",
        done=1,
        refused=len(findings),
        counts={
            "hosts_learnt": learnt.done,
            "stuck": len(stuck),
            "checks_failed": wrong,
            "compacted": int(compacted),
        },
    )
    return timed(report, started)


def rebuild(
    pipeline: Pipeline, on_report: Callable[[StageReport], None] | None = None
) -> list[StageReport]:
    """Make the warehouse anew from ledger and archive, with today's rules, and swap it in.

    What was learnt of a host counts for a page as it did when that was cleaned last: learning
    alone changes no text.

    It is built beside the standing one, so a kill at any moment leaves that in place. Hold
    back other loads meanwhile: what they load is lost with the old file (and is found again
    by the next rebuild, since ledger and archive have it).
    """
    reports: list[StageReport] = []

    def note(report: StageReport) -> None:
        reports.append(report)
        if on_report:
            on_report(report)

    set_up(pipeline)
    aside = replace(pipeline, staging="rebuild")
    with warehouse.rebuilt(pipeline.settings.warehouse_path) as fresh:
        for batch_id in plan_again(pipeline, BEGINNING, pipeline.clock()):
            note(clean(aside, batch_id, as_before=True))
            note(extract(aside, batch_id))
        note(load(aside, into=fresh))
    note(relate(pipeline))
    note(publish(pipeline))
    return reports
