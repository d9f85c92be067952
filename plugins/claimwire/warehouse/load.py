"""From staged batches into the warehouse: one transaction, by ids, the same twice.

The steps are the files of `sql/load`, run in the order of their names; this module only
tells where the batches lie and what the topic is.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import msgspec
from upath import UPath

from claimwire.errors import StoreCorrupt
from claimwire.sqlfiles import SqlFile, sql_files
from claimwire.topic import Topic
from claimwire.warehouse.connection import WRITER_TIMEOUT, connect_writer
from claimwire.warehouse.migrate import migrate
from claimwire.warehouse.rates import Rate
from claimwire.warehouse.staging import HEADER, Batch, local_folder, ready_batches

BATCHES_AT_ONCE = 500
"""So many batches a transaction: 500 of 50 articles are some gigabytes of text at worst."""

_UNREADABLE = (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.IOException)

# Which staged file a step reads by its parameter `files`.
_READS = {
    "01_staged_batches": HEADER,
    "02_staged_articles": "articles.jsonl",
    "03_staged_extractions": "articles.jsonl",
    "04_staged_claims": "claims.jsonl",
    "05_captures": "captures.jsonl",
    "06_refusals": "refusals.jsonl",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What one load did: the ids of the batches that are in now, and counts over them.

    `articles_unchanged` are known texts seen again; `claims` and `quantities` are those of
    the batches, `claims_written` those that were new or had changed.
    """

    batch_ids: tuple[str, ...] = ()
    articles_new: int = 0
    articles_revised: int = 0
    articles_unchanged: int = 0
    claims: int = 0
    claims_written: int = 0
    quantities: int = 0
    captures: int = 0
    refusals: int = 0
    seconds: float = 0.0


def load_batches(
    path: Path,
    staging: UPath | Path | str,
    *,
    topic: Topic,
    now: datetime,
    rates: Sequence[Rate] | None = None,
    timeout: float = WRITER_TIMEOUT,
) -> LoadReport:
    """Load every ready batch under `staging` into the warehouse at `path`.

    All of it happens in one transaction; loading a batch again changes nothing. At most
    `BATCHES_AT_ONCE` batches are taken, the oldest; call again until `batch_ids` is empty.
    The caller removes the folders of `batch_ids` afterwards (`staging.remove_batch`).

    Args:
        path: the DuckDB file; it is made and its schema brought up to date where needed.
        staging: the folder of staged batches, local or remote.
        topic: its names and sources are written beside the claims.
        now: the time to be recorded, with an offset.
        rates: exchange rates that replace those there; None leaves these as they are.
        timeout: seconds to wait for another writer.

    Raises:
        StoreBusy: another process holds the warehouse.
        StoreCorrupt: a staged file cannot be read; nothing was loaded.
        SchemaTooNew: the file was written by a newer claimwire.
    """
    started = time.monotonic()
    root = UPath(staging)
    batches = ready_batches(root)[:BATCHES_AT_ONCE]
    with connect_writer(path, timeout=timeout) as con:
        migrate(con, now)
        con.execute("BEGIN")
        try:
            write_topic(con, topic)
            if rates is not None:
                _write_rates(con, rates)
            counts = _load(con, root, batches, now) if batches else {}
            con.execute("COMMIT")
        except BaseException:
            con.execute("ROLLBACK")
            raise
    return LoadReport(
        batch_ids=tuple(b.batch_id for b in batches),
        seconds=time.monotonic() - started,
        **counts,
    )


def write_topic(con: duckdb.DuckDBPyConnection, topic: Topic) -> None:
    """Bring the tables that mirror the topic file up to date."""
    head = topic.topic
    rows: dict[str, list[dict[str, object]]] = {
        "10_topic": [
            {
                "topic_id": head.id,
                "time_zone": head.time_zone,
                "fingerprint": topic.fingerprint,
                "names": head.names,
            }
        ],
        "11_entities": [
            {"entity_id": e.id, "name": e.name, "type": e.type, "aliases": e.all_names}
            for e in topic.entities
        ],
        "12_themes": [{"theme_id": t.id, "names": t.names} for t in topic.themes],
        "13_measures": [
            {
                "measure_id": m.id,
                "unit": m.unit,
                "theme_id": m.theme,
                "names": m.names,
                "entities": m.entities,
            }
            for m in topic.measures
        ],
        "14_sources": [
            {
                "source_id": s.id,
                "outlet": s.outlet,
                "url": s.url,
                "kind": s.kind,
                "language": s.language,
                "time_zone": s.time_zone,
            }
            for s in topic.sources
        ],
    }
    for step in sql_files("load"):
        if step.name in rows:
            con.execute(step.text, {"rows": msgspec.json.encode(rows[step.name]).decode()})


def _write_rates(con: duckdb.DuckDBPyConnection, rates: Sequence[Rate]) -> None:
    rows = msgspec.json.encode(rates).decode()
    con.execute(_step("15_currency_rates").text, {"rows": rows})


def _load(
    con: duckdb.DuckDBPyConnection, root: UPath, batches: Sequence[Batch], now: datetime
) -> dict[str, int]:
    with local_folder(root, batches) as folder:
        for step in sql_files("load"):
            values = _values(step, folder, batches, now)
            if values is None:
                continue
            try:
                con.execute(step.text, values) if values else con.execute(step.text)
            except _UNREADABLE as error:
                line = str(error).splitlines()[0]
                raise StoreCorrupt(f"{root}: {line}; move the batch away and load again") from None
    counted = con.execute(_step("60_counts").text)
    names = [column[0] for column in counted.description]
    row = counted.fetchone()
    return dict(zip(names, row, strict=True)) if row else {}


def _values(
    step: SqlFile, folder: Path, batches: Sequence[Batch], now: datetime
) -> dict[str, object] | None:
    """The parameters of one step; None for steps that are run elsewhere."""
    names = {p.name for p in step.params}
    if "rows" in names or step.name == "60_counts":
        return None
    if "files" in names:
        return {"files": [str(folder / b.batch_id / _READS[step.name]) for b in batches]}
    return {"now": now.isoformat()} if "now" in names else {}


def _step(name: str) -> SqlFile:
    return next(step for step in sql_files("load") if step.name == name)
