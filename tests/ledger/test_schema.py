"""The schema: migrations once, in order, and the tables that the code believes in."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from claimwire.errors import ConfigError, SchemaTooNew, StoreBusy, StoreError
from claimwire.ledger import Ledger, engine, migrations, tables
from ledger.records_made import NOW, entries, watch


def test_upgrade_runs_each_migration_once(ledger_url: str) -> None:
    """A fresh ledger gets all migrations, an up-to-date one none."""
    ledger = Ledger(ledger_url)
    with pytest.raises(StoreError):
        ledger.check()
    assert ledger.upgrade() == [name for name, _ in migrations.MIGRATIONS]
    assert ledger.upgrade() == []
    ledger.check()


def test_upgrades_at_the_same_time(ledger_url: str) -> None:
    """Several processes that start together make one schema."""
    errors: list[Exception] = []

    def upgrade() -> None:
        try:
            Ledger(ledger_url).upgrade()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=upgrade) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    Ledger(ledger_url).check()


def test_migrations_make_the_tables_of_the_code(ledger: Ledger, ledger_url: str) -> None:
    """Columns and indexes in the database are those that `tables` declares."""
    inspector = sa.inspect(sa.create_engine(ledger_url, poolclass=sa.NullPool))
    assert set(inspector.get_table_names()) == set(tables.metadata.tables)
    for table in tables.metadata.tables.values():
        found = {c["name"]: c["nullable"] for c in inspector.get_columns(table.name)}
        declared = {c.name: bool(c.nullable) for c in table.columns}
        keys = set(table.primary_key.columns.keys())
        assert found.keys() == declared.keys()
        assert {n: v for n, v in found.items() if n not in keys} == {
            n: v for n, v in declared.items() if n not in keys
        }
        indexes = {i["name"] for i in inspector.get_indexes(table.name)}
        assert {i.name for i in table.indexes} <= indexes
        assert set(inspector.get_pk_constraint(table.name)["constrained_columns"]) == keys


def test_failed_migration_leaves_nothing(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, ledger_url: str
) -> None:
    """A migration that breaks off leaves neither its tables nor its record."""
    broken = ("0002-broken", ("create table half (a text)", "create nonsense"))
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
    with pytest.raises((StoreError, sa.exc.DBAPIError)):
        ledger.upgrade()
    inspector = sa.inspect(sa.create_engine(ledger_url, poolclass=sa.NullPool))
    assert not inspector.has_table("half")


def test_an_older_ledger_keeps_what_it_has(
    ledger_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Captures of before are first pages, cleaned without furniture, and are read as such."""
    old = Ledger(ledger_url)
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        old.upgrade()
    database = sa.create_engine(ledger_url, poolclass=sa.NullPool)
    with database.begin() as connection:
        for statement in (
            "insert into entries values ('e', 'https://h.example/1', 'h.example', 's', null, null,"
            " null, null, 'captured', 0, 't', null, null, 't', 'c', null)",
            "insert into batches values ('b', 'ingest', 'done', 't', 't', 1)",
            "insert into batch_entries values ('b', 0, 'e', null)",
            "insert into captures values ('c', 'e', 'b', 's', 'https://h.example/1',"
            " 'https://h.example/1', 't', '2026-01-25T08:00:00.000000+00:00', 200, null, 'p',"
            " 'warc/a', 0, 1, null)",
        ):
            connection.execute(sa.text(statement))
    assert old.upgrade() == [name for name, _ in migrations.MIGRATIONS[1:]]
    assert [(c.capture_id, c.page) for c in old.captures_of("b")] == [("c", 1)]
    assert old.furniture_used("b") == {"c": ""}
    again = old.lease_captures(None, None, now=NOW, size=9, lease_for=900)
    assert [batch.entry_ids for batch in again] == [("e",)]


def test_newer_ledger_is_refused(ledger: Ledger, ledger_url: str) -> None:
    """A ledger with a migration that this claimwire does not know says so in one line."""
    database = sa.create_engine(ledger_url, poolclass=sa.NullPool)
    with database.begin() as connection:
        connection.execute(sa.text("insert into migrations values ('9999-later', 'now')"))
    for call in (ledger.upgrade, ledger.check):
        with pytest.raises(SchemaTooNew) as raised:
            call()
        assert "9999-later" in str(raised.value)
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize("url", ["sqlite://", "mysql://x/y", "nonsense", "sqlite:///:memory:"])
def test_wrong_urls_are_told(url: str) -> None:
    """A ledger URL that cannot work is a mistake of the settings."""
    with pytest.raises(ConfigError):
        Ledger(url)


def test_password_is_not_shown() -> None:
    """The password of a database stands in no message."""
    ledger = Ledger("postgresql+psycopg2://u:s3cret@127.0.0.1:1/x")
    with pytest.raises(StoreBusy) as raised:
        ledger.counts()
    assert "s3cret" not in str(raised.value)


def test_missing_schema_is_told(tmp_path: Path) -> None:
    """A ledger without tables gives one line, not a trace of SQL."""
    with pytest.raises(StoreError) as raised:
        Ledger(f"sqlite:///{tmp_path / 'l.sqlite'}").counts()
    assert "\n" not in str(raised.value)


def test_locked_ledger_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another writer that holds on for too long is `StoreBusy`; readers go on."""
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0)
    path = tmp_path / "l.sqlite"
    ledger = Ledger(f"sqlite:///{path}")
    ledger.upgrade()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin immediate")
    with pytest.raises(StoreBusy):
        watch(ledger, entries(1))
    assert ledger.counts()["entries.new"] == 0
    holder.execute("rollback")
    holder.close()
    assert watch(ledger, entries(1)) == 1


def test_backup_is_a_ledger(tmp_path: Path) -> None:
    """A backup opens as a ledger with the same content, and overwrites nothing."""
    ledger = Ledger(f"sqlite:///{tmp_path / 'l.sqlite'}")
    ledger.upgrade()
    watch(ledger, entries(3))
    ledger.backup(tmp_path / "copy.sqlite")
    assert Ledger(f"sqlite:///{tmp_path / 'copy.sqlite'}").counts() == ledger.counts()
    with pytest.raises(StoreError):
        ledger.backup(tmp_path / "copy.sqlite")


def test_many_writers_wait_for_each_other(make_ledger: Callable[..., Ledger]) -> None:
    """Writers at the same moment all get through, and no entry is counted twice."""
    new: list[int] = []

    def write() -> None:
        ledger = make_ledger()
        for start in range(0, 100, 20):
            new.append(watch(ledger, entries(30, hosts=5, start=start), NOW))

    threads = [threading.Thread(target=write) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(new) == 110
    assert make_ledger().counts()["entries.new"] == 110
