"""Asks a real Airflow API app, with the plugin in it, as several people; prints JSON.

Run by `test_plugin.py` in a process of its own, since Airflow reads its settings on import.
"""

from __future__ import annotations

import json

from airflow.api_fastapi.app import create_app, get_auth_manager
from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser
from airflow.utils.db import initdb
from starlette.testclient import TestClient

PATHS = (
    "/claimwire/",
    "/claimwire/search",
    "/claimwire/sql?q=select+1",
    "/claimwire/sql/answer.csv?q=select+1",
    "/claimwire/claims/x",
    "/claimwire/static/page.js",
    "/claimwire/openapi.json",
    "/claimwire/docs",
)


def main() -> None:
    """Print what everybody got."""
    initdb()
    client = TestClient(create_app(apps="core"), follow_redirects=False)
    manager = get_auth_manager()
    viewer = manager.generate_jwt(SimpleAuthManagerUser(username="bob", role="viewer"))
    admin = manager.generate_jwt(SimpleAuthManagerUser(username="ann", role="admin"))
    who = {
        "nobody": {},
        "forger": {"cookie": "_token=a.b.c"},
        "viewer": {"cookie": f"_token={viewer}"},
        "program": {"authorization": f"Bearer {viewer}"},
    }
    got = {
        name: {path: client.get(path, headers=headers).status_code for path in PATHS}
        for name, headers in who.items()
    }
    turned_away = client.get("/claimwire/search?q=x").text
    plugins = client.get("/api/v2/plugins", headers={"authorization": f"Bearer {admin}"}).json()
    page = client.get("/claimwire/", headers=who["viewer"]).text
    told = {"got": got, "turned_away": turned_away, "plugins": plugins["plugins"], "page": page}
    print("ANSWER " + json.dumps(told))  # noqa: T201


main()
