"""The one Airflow plugin: the Claims page, in Airflow's navigation, for users it has logged in.

Airflow serves what a plugin mounts to anybody, so the guard stands before the whole app:
who may see assets may see the claims that came of them. Airflow loads plugins also in
processes that serve no page; the app is made only where one is served.
"""

from __future__ import annotations

import os
from typing import Any, ClassVar

from airflow.plugins_manager import AirflowPlugin
from fastapi import Depends, FastAPI

from claimwire.settings import Settings
from claimwire.topic import load_topic
from claimwire.web import create_app

PREFIX = "/claimwire"


def guarded_app() -> FastAPI:
    """The Claims page over what this environment publishes, closed to anonymous callers.

    Raises:
        ConfigError: a `CLAIMWIRE_*` variable or the topic file is wrong.
    """
    from airflow.api_fastapi.core_api.security import requires_access_asset

    settings = Settings.from_environment(os.environ)
    return create_app(
        settings.published_path,
        load_topic(settings.topic),
        dependencies=[Depends(requires_access_asset(method="GET"))],
    )


class ClaimwirePlugin(AirflowPlugin):
    """Mounts the page and names it in the navigation.

    The view has no `url_route`: Airflow would show it in a frame that may open no other
    tab, and whose state no address holds; like this it opens in a tab of its own.
    """

    name = "claimwire"
    fastapi_apps: ClassVar[list[Any]] = [
        {"app": guarded_app(), "url_prefix": PREFIX, "name": "Claims"}
    ]
    external_views: ClassVar[list[Any]] = [
        {
            "name": "Claims",
            "href": f"{PREFIX.strip('/')}/",
            "destination": "nav",
            "nav_top_level": True,
        }
    ]
