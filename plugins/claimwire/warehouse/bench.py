"""How fast the tables answer: every named query over a made-up warehouse of any size."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from claimwire.topic import Topic
from claimwire.warehouse.ask import ask, named_queries
from claimwire.warehouse.connection import connect_writer
from claimwire.warehouse.generate import chunks, mirror_tables, words_for_search
from claimwire.warehouse.generate_staged import staged
from claimwire.warehouse.load import load_batches
from claimwire.warehouse.migrate import migrate
from claimwire.warehouse.publish import publish
from claimwire.warehouse.staging import write_batch
from claimwire.warehouse.upkeep import remake

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 7
SEED = 20260101
BATCHES = 20


def bench_queries(rows: int, folder: Path, *, rounds: int = ROUNDS) -> dict[str, float]:
    """Seconds of each named query over `rows` claims, as people ask it: open, answer, close.

    Args:
        rows: claims in the made-up warehouse.
        folder: where it may be written; about 1 GB a million claims.
        rounds: how often each query is asked.

    Returns:
        By `<query>.p50` and `<query>.p95`; `size.claims`, `size.bytes` and
        `generate.seconds` beside them.
    """
    warehouse, published = folder / "bench.duckdb", folder / "bench-published.duckdb"
    started = time.perf_counter()
    fill(warehouse, rows)
    figures = {"generate.seconds": time.perf_counter() - started}
    report = publish(warehouse, published)
    figures |= {
        "publish.seconds": report.seconds,
        "size.claims": float(report.claims),
        "size.bytes": float(report.bytes),
    }
    for query in named_queries():
        times = sorted(_ask_once(published, query.name) for _ in range(rounds))
        figures[f"{query.name}.p50"] = times[len(times) // 2]
        figures[f"{query.name}.p95"] = times[min(int(0.95 * len(times)), len(times) - 1)]
    return figures


def bench_load(rows: int, new: int, folder: Path, topic: Topic) -> dict[str, float]:
    """Seconds to load `new` claims into a made-up warehouse of `rows`, and to load them again."""
    warehouse, staging = folder / "bench.duckdb", folder / "staging"
    if not warehouse.exists():
        fill(warehouse, rows)
    articles, claims, captures = staged(new, SEED + 1)
    per_batch = -(-len(articles) // BATCHES)
    started = time.perf_counter()
    for number in range(BATCHES):
        some = articles[number * per_batch : (number + 1) * per_batch]
        ids = {a.article.article_id for a in some}
        write_batch(
            staging,
            batch_id=f"bench-{number:03}",
            made_at=NOW.isoformat(),
            extractor_version="1",
            articles=some,
            claims=[c for c in claims if c.claim.article_id in ids],
            captures=[c for c in captures if c.capture_id[1:] in ids],
        )
    figures = {"stage.seconds": time.perf_counter() - started}
    figures["load.seconds"] = load_batches(warehouse, staging, topic=topic, now=NOW).seconds
    figures["load_again.seconds"] = load_batches(warehouse, staging, topic=topic, now=NOW).seconds
    return figures


def fill(path: Path, rows: int, seed: int = SEED) -> None:
    """Make a warehouse at `path` with about `rows` made-up claims."""
    path.unlink(missing_ok=True)
    with connect_writer(path) as con:
        migrate(con, NOW)
        tables = mirror_tables()
        for chunk in chunks(rows, seed):
            for name, table in {**tables, **chunk.tables}.items():
                con.register("made_up", table)
                con.execute(f"INSERT INTO {name} BY NAME SELECT * FROM made_up")  # noqa: S608
                con.unregister("made_up")
            tables = {}
        remake(con)


def _ask_once(path: Path, name: str) -> float:
    needed: Mapping[str, str] = {
        "quotes_of": {"claimant": "entity-00"},
        "claims_about": {"words": words_for_search(SEED)},
        "explain_claim": {"claim_id": "0" * 24},
        "measure_over_time": {"measure": "share"},
        "contradictions": {"measure": "share"},
    }.get(name, {})
    started = time.perf_counter()
    ask(path, name, needed, limit=1000)
    return time.perf_counter() - started
