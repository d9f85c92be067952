"""The assets of claimwire: one for every source of the topic, one for the published copy.

Reading the topic file is all that happens while `dags/watch.py` is parsed: Airflow must
know the sources to know what may wake the DAG.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from airflow.sdk import Asset, AssetWatcher

from claimwire.scheduling.trigger import SourceTrigger
from claimwire.settings import Settings
from claimwire.topic import Source, load_topic

PUBLISHED = Asset(name="claimwire-published", uri="claimwire://published", group="claimwire")
"""Updated whenever `publish` swapped in a new copy; other people's DAGs may wait for it."""


def source_assets(environ: Mapping[str, str] = os.environ) -> list[Asset]:
    """An asset with its watcher for each source of the topic that `environ` names.

    Raises:
        ConfigError: the environment or the topic file is wrong; Airflow shows the one line.
    """
    settings = Settings.from_environment(environ)
    return [_asset(source, settings.poll) for source in load_topic(settings.topic).sources]


def _asset(source: Source, seconds: float) -> Asset:
    trigger = SourceTrigger(source_id=source.id, seconds=seconds)
    return Asset(
        name=f"claimwire-source-{source.id}",
        uri=f"claimwire://source/{source.id}",
        group="claimwire",
        watchers=[AssetWatcher(name=source.id, trigger=trigger)],
        extra={"outlet": source.outlet, "url": source.url},
    )
