"""An Airflow home for claimwire: its variables in one place, its secrets, database and pool.

`environment` must be applied before the first import of `airflow`, which reads its
configuration while it is imported; hence nothing here imports it at the top. Secrets are
made on first use, lie in files that only their owner reads, and go to Airflow by its
environment, never by a command line or a log.
"""

from __future__ import annotations

import json
import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]

PARALLEL_TASKS = 4
"""LocalExecutor forks this many processes at once; its default of 32 suits no laptop."""

LONGEST_PLAN = 4096
"""Batches in one run; with 50 entries each, that is 200,000 pages."""


@dataclass(frozen=True, slots=True)
class AirflowHome:
    """A folder for one Airflow: its database, logs, secrets and the page's password.

    `port` is that of the page and the task API on loopback; the two ports above it serve the
    logs of running tasks and triggers.
    """

    folder: Path
    port: int = 8080

    @property
    def passwords_file(self) -> Path:
        """JSON, user to password; the file's owner alone may read it."""
        return self.folder / "passwords.json"

    @property
    def log_file(self) -> Path:
        """Where the output of Airflow's own processes goes."""
        return self.folder / "airflow.log"

    @property
    def url(self) -> str:
        """The page's address."""
        return f"http://127.0.0.1:{self.port}"

    def environment(self) -> dict[str, str]:
        """Make the folder and its secrets where missing, and name all that Airflow must know."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        keys = _kept(self.folder / "secrets.json", _new_keys)
        _kept(self.passwords_file, lambda: {"admin": secrets.token_urlsafe(12)})
        return {
            "AIRFLOW_HOME": str(self.folder),
            "AIRFLOW__CORE__DAGS_FOLDER": str(dags_folder()),
            "AIRFLOW__CORE__PLUGINS_FOLDER": str(plugins_folder()),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
            "AIRFLOW__CORE__DAGBAG_IMPORT_ERROR_TRACEBACKS": "False",
            "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
            "AIRFLOW__CORE__PARALLELISM": str(PARALLEL_TASKS),
            "AIRFLOW__CORE__MAX_MAP_LENGTH": str(LONGEST_PLAN),
            "AIRFLOW__CORE__FERNET_KEY": keys["fernet_key"],
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{self.url}/execution/",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "admin:admin",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(self.passwords_file),
            "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{self.folder / 'airflow.db'}",
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(self.port),
            "AIRFLOW__API__BASE_URL": self.url,
            "AIRFLOW__API__SECRET_KEY": keys["secret_key"],
            "AIRFLOW__API_AUTH__JWT_SECRET": keys["jwt_secret"],
            "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(self.port + 1),
            "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(self.port + 2),
        }


def dags_folder() -> Path:
    """The DAG files: inside the installed package, else beside it in the repository."""
    inside = PACKAGE / "dags"
    return inside if inside.is_dir() else PACKAGE.parents[1] / "dags"


def plugins_folder() -> Path:
    """The folder that holds the package and Airflow's plugin for it."""
    return PACKAGE.parent


def prepare_database() -> None:
    """Bring Airflow's database up to date and make the loader's pool; safe to repeat.

    Call it with `AirflowHome.environment` applied. A stamp beside an SQLite database saves the
    seconds of looking again; it counts only for the same Airflow, and while the database is there.
    """
    from airflow import __version__
    from airflow.utils import db

    folder = Path(os.environ["AIRFLOW_HOME"])
    database, stamp = folder / "airflow.db", folder / "prepared"
    stamped = stamp.read_text(encoding="utf-8") if stamp.is_file() else None
    if database.is_file() and stamped == __version__:
        return
    db.initdb()
    make_pool()
    if database.is_file():
        stamp.write_text(__version__, encoding="utf-8")


def make_pool() -> None:
    """Make the pool with the single slot that everything which writes the warehouse takes."""
    from airflow.models.pool import Pool

    from claimwire.scheduling.tasks import LOADER_POOL

    Pool.create_or_update_pool(
        LOADER_POOL, slots=1, description="One writer of the warehouse.", include_deferred=False
    )


def _new_keys() -> dict[str, str]:
    return {
        "fernet_key": urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii"),
        "jwt_secret": secrets.token_hex(64),
        "secret_key": secrets.token_hex(32),
    }


def _kept(path: Path, make: Callable[[], dict[str, str]]) -> dict[str, str]:
    """The secrets in `path`; made on the first call, readable by their owner alone."""
    if not path.exists():
        made = path.with_suffix(f".{os.getpid()}")
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(make(), file)
        made.replace(path)
    kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def main() -> None:
    """`python -m claimwire.scheduling.home`: make all that a standing Airflow needs, and end.

    Takes the environment as it is: `make up` sets it, and so does a container.
    """
    from claimwire.scheduling.edge import ready_pipeline

    prepare_database()
    ready_pipeline()


if __name__ == "__main__":
    main()
