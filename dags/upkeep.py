"""The housekeeping of the night: checks, verification, compaction, retention."""

from airflow.sdk import DAG, CronTriggerTimetable

from claimwire.scheduling.tasks import DEFAULTS, upkeep

with DAG(
    "upkeep",
    description="Checks the warehouse and the archive, compacts, and removes what nobody needs.",
    doc_md="""
### Housekeeping

Once a night: runs the checks of `sql/checks`, verifies the archive's digests, compacts, and
removes staged files that are loaded. It waits for the loader's slot, so that it never meets a load.
""",
    schedule=CronTriggerTimetable("30 3 * * *", timezone="UTC"),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    tags=["claimwire", "upkeep"],
):
    upkeep()
