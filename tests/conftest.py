"""No test sees the settings or the Airflow of the person who runs it."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Mapping

import pytest

_outside = {
    name: os.environ.pop(name)
    for name in list(os.environ)
    if name.startswith(("CLAIMWIRE_", "AIRFLOW_"))
}

# Airflow makes its home while it is imported, so the variable must be set before any test module.
_airflow_home = tempfile.mkdtemp(prefix="claimwire-airflow-")
atexit.register(shutil.rmtree, _airflow_home, ignore_errors=True)
os.environ["AIRFLOW_HOME"] = _airflow_home
os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start the longest tests first, so that the other worker has the rest to do meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("airflow") is None)


@pytest.fixture(scope="session")
def outside() -> Mapping[str, str]:
    """The variables that were taken away, for tests that somebody asks for by one of them."""
    return _outside
