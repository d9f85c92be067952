"""The stages: each takes a batch (or all that is pending) and gives a report of counts.

    watch -> plan -> fetch -> clean -> extract -> load -> relate -> publish

The same names are the verbs of the command line and the ids of the Airflow tasks. Every
stage may be killed at any moment and run again: it writes to a temporary name and
renames, or writes in one transaction, and ids come from content.
"""

from claimwire.stages.ingesting import (
    clean,
    cleaned_batches,
    extract,
    fetch,
    fetched_batches,
    ingest,
    ingest_on,
    plan,
    plan_again,
    plan_on,
)
from claimwire.stages.keeping import rebuild, run, upkeep
from claimwire.stages.learning import learn
from claimwire.stages.loading import load, publish, relate
from claimwire.stages.pipeline import Pipeline, open_ledger, set_up
from claimwire.stages.watching import watch

__all__ = [
    "Pipeline",
    "clean",
    "cleaned_batches",
    "extract",
    "fetch",
    "fetched_batches",
    "ingest",
    "ingest_on",
    "learn",
    "load",
    "open_ledger",
    "plan",
    "plan_again",
    "plan_on",
    "publish",
    "rebuild",
    "relate",
    "run",
    "set_up",
    "upkeep",
    "watch",
]
