"""The tasks that the DAGs share: one a stage, its id the stage's name, and what waits for what.

    plan -> ingest (one for each batch) -> load -> relate -> publish
                                                              verdict, if anything failed

- One failed batch keeps no other from being loaded, and an empty plan is no failure: `load`
  waits until everything before it has ended, however it ended, and takes what is staged.
- `relate` and `publish` run only after success, so that the last good copy stays.
- `verdict` is what turns a run red in which a batch failed: Airflow judges a run by its last
  tasks, and these may well have succeeded.
- Only errors that may pass are tried again (`ClaimwireError.transient`, and all that are not ours).
- Each report is the task's result (XCom) and one line of the log.

The functions import the stages when they run: a DAG file that imports this module loads none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from airflow.sdk import Context, Param, TriggerRule, conf, get_current_context, task, task_group
from airflow.sdk.exceptions import AirflowFailException

from claimwire.errors import ClaimwireError
from claimwire.records import StageReport
from claimwire.scheduling.assets import PUBLISHED
from claimwire.scheduling.window import Window, read_window

if TYPE_CHECKING:
    from claimwire.stages import Pipeline

log = logging.getLogger(__name__)

LOADER_POOL = "claimwire_loader"
"""The pool with a single slot: DuckDB lets one process write."""

BEFORE_ALL_NEWS = datetime(1990, 1, 1, tzinfo=UTC)
"""No page on the web is older."""

Report = dict[str, Any]


def tell_failure(context: Context) -> None:
    """Log the one line of a task that will not be tried again."""
    _tell(logging.ERROR, "failed", context)


def tell_retry(context: Context) -> None:
    """Log the one line of a task that will be tried again."""
    _tell(logging.WARNING, "to be tried again", context)


def _tell(level: int, outcome: str, context: Context) -> None:
    stage, reason = context["task_instance"].task_id, str(context.get("exception"))
    told = {"failed_stage": stage, "outcome": outcome, "reason": reason}
    log.log(level, "stage.failed stage=%s outcome=%r reason=%s", stage, outcome, reason, extra=told)


DEFAULTS: dict[str, Any] = {
    "owner": "claimwire",
    "retries": 3,
    "retry_delay": timedelta(seconds=30),
    "retry_exponential_backoff": 2.0,
    "max_retry_delay": timedelta(minutes=10),
    "execution_timeout": timedelta(hours=1),
    "on_failure_callback": tell_failure,
    "on_retry_callback": tell_retry,
}
"""`default_args` of every DAG; a batch that outlives its lease is handed out again anyway."""

WINDOW_PARAMS = {
    name: Param(
        None,
        type=["null", "string"],
        title=title,
        description="a day such as 2026-11-20 (UTC), or a time with its offset; empty: no limit",
    )
    for name, title in [("since", "Published since"), ("until", "Published until, inclusive")]
}


@task(task_id="watch")
def watch() -> list[Report]:
    """Ask every source; in a backfill or with dates given, read it whole for those dates."""
    from claimwire import stages

    window = window_of(get_current_context())

    return _told(lambda p: [stages.watch(p, since=window.since, until=window.until)])


@task(task_id="plan", trigger_rule=TriggerRule.ALL_DONE)
def plan() -> list[str]:
    """Lease everything that is pending, in batches; runs even if `watch` failed."""
    from claimwire import stages

    most = conf.getint("core", "max_map_length")  # Airflow refuses to map over more
    return _planned(lambda pipeline: stages.plan(pipeline, limit=most))


@task(task_id="plan")
def plan_again() -> list[str]:
    """Lease captures of the archive whose articles were published in the run's window."""
    from claimwire import stages

    window = window_of(get_current_context())
    since = window.since or BEFORE_ALL_NEWS
    return _planned(lambda p: stages.plan_again(p, since, window.until or p.clock()))


@task(task_id="ingest", execution_timeout=timedelta(minutes=30))
def ingest(batch_id: str) -> list[Report]:
    """Take one batch through fetch, clean and extract."""
    from claimwire import stages

    return _told(lambda pipeline: stages.ingest(pipeline, batch_id))


@task(task_id="ingest", execution_timeout=timedelta(hours=6))
def ingest_on(batch_id: str) -> list[Report]:
    """Take one batch through, and then what no batch had room for, until nothing is left."""
    from claimwire import stages

    return _told(lambda pipeline: stages.ingest_on(pipeline, batch_id))


@task(task_id="load", pool=LOADER_POOL, trigger_rule=TriggerRule.ALL_DONE)
def load() -> list[Report]:
    """Load every staged batch into the warehouse."""
    from claimwire import stages

    return _told(lambda pipeline: [stages.load(pipeline)])


@task(task_id="relate", pool=LOADER_POOL)
def relate() -> list[Report]:
    """Find stories, copies and same claims."""
    from claimwire import stages

    return _told(lambda pipeline: [stages.relate(pipeline)])


@task(task_id="publish", pool=LOADER_POOL, outlets=[PUBLISHED])
def publish() -> list[Report]:
    """Swap in the published copy and write the report."""
    from claimwire import stages

    return _told(lambda pipeline: [stages.publish(pipeline)])


@task(task_id="upkeep", pool=LOADER_POOL)
def upkeep() -> list[Report]:
    """Learn what repeats on hosts, check, verify, compact and tidy up."""
    from claimwire import stages

    return _told(lambda pipeline: [stages.upkeep(pipeline)])


@task(task_id="verdict", trigger_rule=TriggerRule.ONE_FAILED, retries=0, on_failure_callback=None)
def verdict() -> None:
    """Turn the run red because a task before this one failed; skipped when none did."""
    raise AirflowFailException("a task of this run failed; what succeeded is loaded and published")


@task_group(group_id="drain", prefix_group_id=False)
def drain(batch_ids: Any, before: Any = None, *, whole: bool = False) -> None:
    """From planned batches to the published copy: the part that three DAGs have in common.

    Args:
        batch_ids: what `plan()` or `plan_again()` gave.
        before: an earlier task whose failure counts for the run's verdict as well.
        whole: take all that is due, however long it takes. Else a host with more than a batch
            gives one batch a run, so that no other host's news waits for it.
    """
    ingested = (ingest_on if whole else ingest).expand(batch_id=batch_ids)
    loaded, related, published = load(), relate(), publish()
    ingested >> loaded >> related >> published
    judged = [batch_ids, ingested, loaded, related, published]
    (judged if before is None else [before, *judged]) >> verdict()


def window_of(context: Context) -> Window:
    """The dates that a run is about: its params, else the interval of a backfill, else all.

    A scheduled run asks for everything that is new, whenever it was published.

    Raises:
        AirflowFailException: a param is no date; the message says what is allowed.
    """
    params, run = context["params"], context["dag_run"]
    try:
        window = read_window(params.get("since"), params.get("until"))
    except ClaimwireError as error:
        raise AirflowFailException(str(error)) from None
    if window.open and run.run_type == "backfill":
        return Window(run.data_interval_start, run.data_interval_end)
    return window


def _told(work: Callable[[Pipeline], Iterable[StageReport]]) -> list[Report]:
    """Do `work`; each report of it in the log as it comes, and all of them as the result."""
    reports: list[Report] = []

    def all_of(pipeline: Pipeline) -> None:
        for report in work(pipeline):
            log.info("stage.done %s", _line(report), extra={"report": report})
            reports.append(asdict(report))

    _guarded(all_of)
    return reports


def _planned(work: Callable[[Pipeline], list[str]]) -> list[str]:
    batch_ids: list[str] = []
    _guarded(lambda pipeline: batch_ids.extend(work(pipeline)))
    report = StageReport(stage="plan", done=len(batch_ids))
    log.info("stage.done %s", _line(report), extra={"report": report})
    return batch_ids


def _guarded(work: Callable[[Pipeline], None]) -> None:
    """Do `work`; an error that trying again cannot help fails the task at once."""
    from claimwire.scheduling.edge import ready_pipeline

    try:
        work(ready_pipeline())
    except ClaimwireError as error:
        if error.transient:
            raise
        raise AirflowFailException(str(error)) from error


def _line(report: StageReport) -> str:
    parts = {
        "stage": report.stage,
        "batch": report.batch_id,
        "done": report.done,
        "skipped": report.skipped,
        "refused": report.refused,
        **report.counts,
        "seconds": report.seconds,
    }
    return " ".join(f"{name}={value}" for name, value in parts.items() if value is not None)
