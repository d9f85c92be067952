"""The page inside a real Airflow: open to those whom it has logged in, shut to all others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.airflow


@pytest.fixture(scope="module")
def told(published: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What several people got from an Airflow API app with the plugin."""
    home = tmp_path_factory.mktemp("airflow")
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("AIRFLOW_", "CLAIMWIRE_"))}
    ours = {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "ann:admin,bob:viewer",
        "AIRFLOW__API_AUTH__JWT_SECRET": "0123456789abcdef" * 4,
        "AIRFLOW__API__SECRET_KEY": "fedcba9876543210" * 4,
        "CLAIMWIRE_HOME": str(published.parent),
        "CLAIMWIRE_TOPIC": str(ROOT / "topic.toml"),
        "PYTHONPATH": str(ROOT / "plugins"),
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(Path(__file__).with_name("ask_airflow.py"))],
        env=kept | ours,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("ANSWER ")]
    assert lines, done.stdout[-2000:] + done.stderr[-4000:]
    answer: dict[str, Any] = json.loads(lines[0].removeprefix("ANSWER "))
    return answer


@pytest.mark.parametrize("who", ["nobody", "forger"])
def test_anonymous_callers_get_nothing(told: dict[str, Any], who: str) -> None:
    """No page, no data, no file and no description of the app for those not logged in."""
    statuses = told["got"][who]
    assert set(statuses.values()) <= {401, 403, 404}
    guarded = {path: status for path, status in statuses.items() if "docs" not in path}
    assert all(status != 404 for path, status in guarded.items() if "openapi" not in path)


@pytest.mark.parametrize("who", ["viewer", "program"])
def test_logged_in_users_get_the_page(told: dict[str, Any], who: str) -> None:
    """Airflow's cookie and its token both open it, also for a viewer; the docs stay off."""
    statuses = told["got"][who]
    assert statuses["/claimwire/"] == 200
    assert statuses["/claimwire/sql?q=select+1"] == 200
    assert statuses["/claimwire/static/page.js"] == 200
    assert statuses["/claimwire/claims/x"] == 404
    assert statuses["/claimwire/openapi.json"] == 404
    assert statuses["/claimwire/docs"] == 404


def test_who_is_turned_away_is_led_to_the_login(told: dict[str, Any]) -> None:
    """The one thing that they see is where to log in, and that leads back."""
    assert "/api/v2/auth/login?next=%2Fclaimwire%2Fsearch%3Fq%3Dx" in told["turned_away"]
    assert "Nvidia" not in told["turned_away"]


def test_the_page_is_in_the_navigation(told: dict[str, Any]) -> None:
    """Airflow lists the view and has no trouble with the plugin."""
    (ours,) = [plugin for plugin in told["plugins"] if plugin["name"] == "claimwire"]
    framed, alone = ours["external_views"]
    assert framed["name"] == "Claims"
    assert framed["nav_top_level"]
    assert alone["category"] == "browse"
    assert not alone["url_route"]  # with one it would be framed too
    assert {view["href"] for view in (framed, alone)} == {"claimwire/"}
    assert 'href="/claimwire/search"' in told["page"]
