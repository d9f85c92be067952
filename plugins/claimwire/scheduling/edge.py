"""The pipeline as the environment describes it: the one place where a task reads `CLAIMWIRE_*`.

Imports the stages and with them every library of claimwire, so it is itself imported
inside tasks and trigger runs only, never while a DAG file is parsed.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Hashable, Mapping
from datetime import UTC, datetime

from claimwire import stages
from claimwire.settings import Settings
from claimwire.stages import Pipeline
from claimwire.topic import load_topic

_lock = threading.Lock()
_set_up: set[Hashable] = set()


def pipeline_from_environment(environ: Mapping[str, str] = os.environ) -> Pipeline:
    """The settings and the topic that `environ` names, with the machine's clock in UTC.

    Raises:
        ConfigError: a `CLAIMWIRE_*` variable or the topic file is wrong.
    """
    settings = Settings.from_environment(environ)
    return Pipeline(
        settings=settings,
        topic=load_topic(settings.topic),
        clock=lambda: datetime.now(UTC),
        run=environ.get("AIRFLOW_CTX_DAG_RUN_ID", ""),
    )


def ready_pipeline(environ: Mapping[str, str] = os.environ) -> Pipeline:
    """The same, with stores made and the topic's sources entered, once in a process.

    The triggers of one triggerer look at their sources from several threads at once, and a
    source that was added to the topic file must be entered before it is looked at.

    Raises:
        ConfigError: a `CLAIMWIRE_*` variable or the topic file is wrong.
        StoreError: a store cannot be made.
    """
    pipeline = pipeline_from_environment(environ)
    key = (pipeline.settings, pipeline.topic.sources)
    with _lock:
        if key not in _set_up:
            stages.set_up(pipeline)
            _set_up.add(key)
    return pipeline
