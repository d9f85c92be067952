"""The one Airflow plugin: the Claims page, in Airflow's navigation, for users it has logged in.

Airflow serves what a plugin mounts to anybody, so the guard stands before the whole app:
who may see assets may see the claims that came of them. Airflow imports plugins also in
processes that serve no page, so the app is made when the first request comes.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from airflow.plugins_manager import AirflowPlugin

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import Receive, Scope, Send

PREFIX = "/claimwire"
HREF = f"{PREFIX.strip('/')}/"

# Leads on to the login of whichever auth manager is set up.
LOGIN = "/api/v2/auth/login"


def guarded_app() -> FastAPI:
    """The Claims page over what this environment publishes, closed to anonymous callers.

    Raises:
        ConfigError: a `CLAIMWIRE_*` variable or the topic file is wrong.
    """
    from airflow.api_fastapi.core_api.security import requires_access_asset
    from fastapi import Depends

    from claimwire.settings import Settings
    from claimwire.topic import load_topic
    from claimwire.web import create_app

    settings = Settings.from_environment(os.environ)
    return create_app(
        settings.published_path,
        load_topic(settings.topic),
        dependencies=[Depends(requires_access_asset(method="GET"))],
        login=LOGIN,
    )


class ClaimsPage:
    """An ASGI app that becomes `guarded_app()` with its first request."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._app: FastAPI | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        with self._making:
            if self._app is None:
                self._app = guarded_app()
        await self._app(scope, receive, send)


class ClaimwirePlugin(AirflowPlugin):
    """Mounts the page and names it twice in the navigation.

    "Claims" shows it in a frame beside Airflow's own menu, with the frame's place in the
    address. That frame may open no tab, so the menu Browse also leads to the page in a tab of
    its own, where links to outlets open. (On the top level Airflow 3.3 draws such a link as
    a button that does nothing; in a menu it works.)
    """

    name = "claimwire"
    fastapi_apps = [  # noqa: RUF012  # as the base class declares it
        {"app": ClaimsPage(), "url_prefix": PREFIX, "name": "Claims"}
    ]
    external_views = [  # noqa: RUF012
        {
            "name": "Claims",
            "href": HREF,
            "destination": "nav",
            "url_route": "claims",
            "nav_top_level": True,
        },
        {"name": "Claims in a new tab", "href": HREF, "destination": "nav", "category": "browse"},
    ]
