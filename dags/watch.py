"""Event-driven: whatever source announces something new wakes this DAG."""

from airflow.sdk import DAG, AssetAny, AssetOrTimeSchedule, CronTriggerTimetable

from claimwire.scheduling.assets import source_assets
from claimwire.scheduling.tasks import DEFAULTS, drain, plan

EVERY_QUARTER = CronTriggerTimetable("*/15 * * * *", timezone="UTC")

with DAG(
    "watch",
    description="New entries of any source, within seconds of their announcement.",
    doc_md="""
### New entries, as they are announced

Each source of the topic is an asset with a watcher in the triggerer. The watcher notes new
entries in the ledger and then sends an event; the event wakes this DAG, which takes *all* that is
pending to the published copy. Several events may share one run, and none is needed twice.

A host with more pages than a batch holds gives one batch a run, so that no other host's news waits
for it; the next run, or the daily one, takes the rest.

Every quarter of an hour it runs without an event as well: for entries whose next try is due,
pages due for another look, and events that were lost while Airflow stood still.
""",
    schedule=AssetOrTimeSchedule(timetable=EVERY_QUARTER, assets=AssetAny(*source_assets())),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    tags=["claimwire", "ingest", "events"],
):
    drain(plan())
