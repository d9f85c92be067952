"""A span of days again from the archive, with today's rules; no site is asked."""

from airflow.sdk import DAG

from claimwire.scheduling.tasks import DEFAULTS, WINDOW_PARAMS, drain, plan_again

with DAG(
    "reprocess",
    description="Clean and extract anew what the archive holds, without the network.",
    doc_md="""
### Again, with today's rules

Takes the captures of the archive whose articles were published from `since` to `until`
(days in UTC, the last one included; empty: all) through cleaning and extraction with the rules
and the topic of today, and loads what changed. No site is asked for anything.
""",
    schedule=None,
    catchup=False,
    max_active_runs=1,
    params=WINDOW_PARAMS,
    default_args=DEFAULTS,
    tags=["claimwire", "rebuild"],
):
    drain(plan_again())
