"""The daily sweep: ask every source, then drain all that is pending."""

from airflow.sdk import DAG, CronDataIntervalTimetable

from claimwire.scheduling.tasks import DEFAULTS, WINDOW_PARAMS, drain, plan, watch

with DAG(
    "daily",
    description="All sources, once a day; backfills read them whole for past days.",
    doc_md="""
### The daily sweep

Asks every source of the topic and takes all that is pending to the published copy: what no
event announced, what failed yesterday and may work today, and pages due for another look.

**Past days.** `airflow backfill create --dag-id daily --from-date 2026-11-20 --to-date 2026-11-22`
(over the home of `make up`: `make airflow CMD='backfill create ...'`) makes one run a day, days in
UTC, the last one included. Such a run reads feeds and sitemaps whole and takes what was
published on its day. For one run over any span, trigger the DAG with `since` and `until`.

**Many pages of one host.** A host is in one batch at a time, with ten times `CLAIMWIRE_BATCH_SIZE`
pages at most. A task that is through with its batch takes the next one, until nothing that was due
is left.

**Red run, full table.** A batch that failed turns the run red (`verdict`), though the others are
loaded and published. Its entries are handed out again once their lease has ended.
""",
    schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"),
    start_date=None,
    catchup=False,
    max_active_runs=1,
    params=WINDOW_PARAMS,
    default_args=DEFAULTS,
    tags=["claimwire", "ingest"],
):
    watched = watch()
    planned = plan()
    watched >> planned
    drain(planned, before=watched, whole=True)
