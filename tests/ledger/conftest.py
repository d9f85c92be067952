"""A ledger on each of the two databases; PostgreSQL is started for the tests where it is there."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from claimwire.ledger import Ledger
from tests_support import free_ports

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def _binary(name: str) -> str | None:
    found = shutil.which(name)
    places = [str(place / name) for place in _PLACES if (place / name).exists()]
    return found or next(iter(places), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server of our own; skips where none is installed."""
    initdb, server = _binary("initdb"), _binary("postgres")
    try:
        import psycopg2  # noqa: F401
    except ImportError:
        pytest.skip("no PostgreSQL driver is installed")
    if initdb is None or server is None:
        pytest.skip("no PostgreSQL server is installed")
    as_user: list[str] = []
    folder = Path(tempfile.mkdtemp(prefix="claimwire-postgres-"))
    if os.getuid() == 0:
        # The server refuses to run as root.
        if shutil.which("runuser") is None:
            pytest.skip("PostgreSQL does not run as root, and there is no runuser")
        shutil.chown(folder, "postgres", "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    data, port = folder / "data", free_ports(1)
    subprocess.run(
        [*as_user, initdb, "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8",
         "--no-sync", "--locale=C"],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    process = subprocess.Popen(
        [*as_user, server, "-D", str(data), "-p", str(port), "-k", str(folder), "-F",
         "-c", "listen_addresses=127.0.0.1"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"postgresql+psycopg2://postgres@127.0.0.1:{port}/postgres"
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    try:
        for attempt in itertools.count():
            try:
                with engine.connect():
                    break
            except sa.exc.OperationalError:
                if attempt > 100 or process.poll() is not None:
                    raise
                subprocess.run(["sleep", "0.1"], check=True)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
        shutil.rmtree(folder, ignore_errors=True)


_schemas = itertools.count()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.sqlite'}"
    url = str(request.getfixturevalue("postgres"))
    schema = f"t{os.getpid()}_{next(_schemas)}"
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(sa.text(f"create schema {schema}"))
    return f"{url}?options=-csearch_path%3D{schema}"


@pytest.fixture
def make_ledger(ledger_url: str) -> Callable[..., Ledger]:
    """Opens the test's ledger, each time as another process would."""

    def make(**options: Any) -> Ledger:
        ledger = Ledger(ledger_url, **options)
        ledger.upgrade()
        return ledger

    return make


@pytest.fixture
def ledger(make_ledger: Callable[..., Ledger]) -> Ledger:
    """An empty ledger with its schema."""
    return make_ledger()
