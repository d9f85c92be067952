"""Connections and transactions, so that the rest need not know which database it is.

SQLite: WAL, so readers and the writer do not wait for each other; a transaction that will
write says so at its start (`BEGIN IMMEDIATE`), since one that turns from reading to writing
cannot wait. PostgreSQL: an advisory lock makes the planners of batches take turns. No
connection is kept between calls: processes fork, and many workers share one server.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, NullPool, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, ProgrammingError

from claimwire.errors import ConfigError, StoreBusy, StoreError

BUSY_SECONDS = 30
# One key for all that only one process may do at a time: planning and migrating.
_ADVISORY_KEY = 0x636C6169
_BUSY_WORDS = ("locked", "busy", "deadlock", "could not serialize", "could not connect",
               "connection refused", "terminating connection", "starting up",
               "too many clients", "server closed the connection")  # fmt: skip
_MISSING_WORDS = ("no such table", "does not exist", "no such column")


class Database:
    """One ledger's database.

    Args:
        url: a SQLAlchemy URL of SQLite (a file) or PostgreSQL.
    """

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise ConfigError("CLAIMWIRE_LEDGER", "", "not a SQLAlchemy URL") from None
        self.shown = parsed.render_as_string(hide_password=True)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if not self.is_sqlite and parsed.get_backend_name() != "postgresql":
            raise ConfigError("CLAIMWIRE_LEDGER", "", "use sqlite:///file or postgresql://")
        if self.is_sqlite and parsed.database in (None, "", ":memory:"):
            raise ConfigError("CLAIMWIRE_LEDGER", "", "an SQLite ledger needs a file")
        if self.is_sqlite:
            Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
        try:
            self._engine = _engine(parsed, self.is_sqlite)
        except (NoSuchModuleError, ModuleNotFoundError):
            raise ConfigError(
                "CLAIMWIRE_LEDGER", "", "the driver is missing: install claimwire[cluster]"
            ) from None

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one moment and writes nothing."""
        with self._translated(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def write(self, *, alone: bool = False) -> Iterator[Connection]:
        """A transaction that writes; with `alone` no other such one runs at the same time.

        Raises:
            StoreBusy: another process held the ledger for too long, or it cannot be reached.
            StoreError: anything else that the database refuses.
        """
        engine = self._engine.execution_options(claimwire_write=True)
        with self._translated(), engine.connect() as connection, connection.begin():
            if alone and not self.is_sqlite:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_KEY)))
            yield connection

    def lock_rows(
        self, connection: Connection, key: sa.Column[str], where: sa.ColumnElement[bool]
    ) -> None:
        """Lock rows in the order of `key`, so that writers wait and do not lock each other out.

        SQLite has one writer at a time and needs none of this.
        """
        if not self.is_sqlite:
            connection.execute(sa.select(key).where(where).order_by(key).with_for_update()).all()

    def insert(self, table: sa.Table) -> Any:
        """The dialect's `insert`, which knows `on_conflict_do_nothing` and `_do_update`."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    def backup(self, path: Path) -> None:
        """Copy the SQLite file as it stands now to `path`.

        Raises:
            StoreError: there is no file to copy, or `path` exists.
        """
        if not self.is_sqlite:
            raise StoreError(f"{self.shown}: back up a database server by pg_dump")
        if path.exists():
            raise StoreError(f"{path}: exists already; name a new file")
        with self._translated(), self._engine.connect() as connection:
            # It must stand outside of the transaction that a connection begins with.
            connection.exec_driver_sql("rollback")
            connection.exec_driver_sql("vacuum into ?", (str(path),))

    def dispose(self) -> None:
        """Close what is open."""
        self._engine.dispose()

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            message = " ".join(str(error.orig).split())
            low = message.lower()
            if any(word in low for word in _BUSY_WORDS):
                raise StoreBusy(f"{self.shown}: {message}; try again") from error
            if any(word in low for word in _MISSING_WORDS) and not isinstance(
                error, sa.exc.IntegrityError
            ):
                raise StoreError(
                    f"{self.shown}: the ledger's tables are missing or old ({message}); "
                    "run `claimwire doctor`"
                ) from error
            if isinstance(error, ProgrammingError):
                raise
            raise StoreError(f"{self.shown}: {message}") from error


def _use_wal(cursor: sqlite3.Cursor) -> None:
    """Switch a file to the write-ahead log; where others do the same, wait for them.

    SQLite's own busy time-out does not hold for this switch, of which a new file needs one.
    """
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


def _engine(url: sa.URL, is_sqlite: bool) -> Engine:
    if not is_sqlite:
        return sa.create_engine(url, poolclass=NullPool)
    engine = sa.create_engine(
        url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _: Any) -> None:
        # The driver must not begin transactions by itself: `begin` below does.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"pragma busy_timeout = {BUSY_SECONDS * 1000}")
        _use_wal(cursor)
        cursor.execute("pragma synchronous = normal")
        cursor.execute("pragma foreign_keys = on")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("claimwire_write", False)
        connection.exec_driver_sql("begin immediate" if writes else "begin")

    return engine
