"""The housekeeping of the night: checks, verification, compaction, retention."""

from airflow.sdk import DAG, CronTriggerTimetable

from claimwire.scheduling.tasks import DEFAULTS, upkeep

with DAG(
    "upkeep",
    description="Learns what repeats on a host, checks the warehouse and the archive, compacts.",
    doc_md="""
### Housekeeping

Once a night: learns from the archive what repeats on the pages of each host that has many new
ones (left out of what is cleaned from then on; `reprocess` brings older articles up to it), runs
the checks of `sql/checks`, verifies the digests of the archive, compacts, and removes staged files
that are loaded. It waits for the loader's slot, so that it never meets a load.
""",
    schedule=CronTriggerTimetable("30 3 * * *", timezone="UTC"),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    tags=["claimwire", "upkeep"],
):
    upkeep()
