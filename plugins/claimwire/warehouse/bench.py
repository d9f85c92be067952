"""How fast the tables answer: every named query over a made-up warehouse of any size.

A query is asked in a process of its own that keeps the published copy open, as a notebook, a
DuckDB client and the Claims page do, with the parameters that people give it. The first
answer warms up and is not counted.
"""

from __future__ import annotations

import multiprocessing
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

import numpy as np

from claimwire.sqlfiles import read_sql
from claimwire.topic import Topic
from claimwire.warehouse.ask import ask, named_queries
from claimwire.warehouse.connection import connect_reader, connect_writer
from claimwire.warehouse.generate import chunks, last_day, mirror_tables
from claimwire.warehouse.generate_staged import staged
from claimwire.warehouse.load import load_batches
from claimwire.warehouse.made_up import MEASURES, OUTLETS, THEMES, words
from claimwire.warehouse.migrate import migrate
from claimwire.warehouse.publish import publish
from claimwire.warehouse.staging import write_batch
from claimwire.warehouse.upkeep import remake

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 21
LONGEST = 8.0
"""Seconds after which a query is not asked again, if it was asked `FEWEST` times."""

FEWEST = 5
SEED = 20260101
BATCHES = 20
GOALS = {1_000_000: 0.2, 10_000_000: 2.0}
"""The seconds that 95 of 100 answers may take at most, by the claims in the tables."""


_A_CLAIM = """
SELECT claim_id, substr(search_text, 1, 4) FROM claims
WHERE is_current AND claimant = $claimant AND list_contains(themes, $theme)
ORDER BY published_on, claim_id LIMIT 1 OFFSET 1
"""
"""A claim to be explained, with words that stand in about one claim of a thousand."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the parameters that it is timed with; `label` tells these apart."""

    name: str
    params: Mapping[str, str]
    label: str

    @property
    def title(self) -> str:
        """The name of the query and what was given, such as `first_said[measure]`."""
        return f"{self.name}[{self.label}]" if self.label else self.name


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of some answers, of the clock and of the processor, and the rows of each."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]
    rows: int


def bench_queries(
    rows: int, folder: Path, *, rounds: int = ROUNDS, only: Sequence[str] = ()
) -> dict[str, float]:
    """Seconds of each named query over about `rows` claims.

    Args:
        rows: claims in the made-up warehouse.
        folder: where it is made, and found again by a later run; 2 GB a million claims.
        rounds: how often each query is asked.
        only: the names of the queries to time, all where it is empty.

    Returns:
        `<query>.p50`, `.p95`, `.cpu` (the least) and `.rows` of every query as it is asked by
        itself and of `<query>[<parameter>]`; `size.claims` and `size.bytes` beside them.
    """
    published = made(folder, rows)
    with connect_reader(published) as con:
        row = con.execute("SELECT count(*) FROM current_claims").fetchone()
    figures = {
        "size.claims": float(row[0] if row else 0),
        "size.bytes": float(published.stat().st_size),
    }
    for asked in questions(published):
        if only and asked.name not in only:
            continue
        timed = in_own_process(published, asked, rounds)
        figures |= {
            f"{asked.title}.p50": float(np.percentile(timed.wall, 50)),
            f"{asked.title}.p95": float(np.percentile(timed.wall, 95)),
            f"{asked.title}.cpu": min(timed.cpu),
            f"{asked.title}.rows": float(timed.rows),
        }
    return figures


def over_goal(figures: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The queries whose p95 is over the goal for so many claims, with both."""
    claims = figures["size.claims"]
    goal = next((s for most, s in sorted(GOALS.items()) if claims <= most * 1.05), None)
    if goal is None:
        return {}
    slow = {n.removesuffix(".p95"): v for n, v in figures.items() if n.endswith(".p95")}
    return {name: (seconds, goal) for name, seconds in slow.items() if seconds > goal}


def questions(published: Path) -> Iterator[Asked]:
    """Every named query by itself, and with each parameter that changes how it is answered."""
    speaker = words(np.random.default_rng(SEED)).speakers[0]
    with connect_reader(published) as con:
        row = con.execute(_A_CLAIM, {"claimant": speaker, "theme": THEMES[0]}).fetchone()
    claim_id, told = row or ("", "")
    day = last_day()
    values = {
        "measure": MEASURES[0][0],
        "claimant": speaker,
        "theme": THEMES[0],
        "outlet": OUTLETS[0],
        "since": (day - timedelta(days=30)).isoformat(),
        "day": (day - timedelta(days=365)).isoformat(),
        "claim_id": claim_id,
        "words": told,
        "bucket": "day",
        "ahead": "365",
    }
    money = {"measure": MEASURES[1][0]}
    for query in named_queries():
        needed = {p.name: values[p.name] for p in query.params if p.required}
        yield Asked(query.name, needed, "")
        for param in query.params:
            if param.name in values and not param.required:
                given = {param.name: values[param.name]}
                if query.name == "measure_in_one_currency" and param.name == "measure":
                    given = money
                yield Asked(query.name, {**needed, **given}, param.name)
        if query.name == "claims_about":
            # One sign stands in many claims, words that nobody said in none.
            yield Asked(query.name, {"words": told[:1]}, "one sign")
            yield Asked(query.name, {"words": "nobody said this"}, "no hit")


def in_own_process(published: Path, asked: Asked, rounds: int) -> Timed:
    """The times of one question, asked by a new process."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(ask_often, (published, asked.name, dict(asked.params), rounds))


def ask_often(path: Path, name: str, params: dict[str, str], rounds: int) -> Timed:
    """Ask once to warm up, then up to `rounds` times."""
    wall: list[float] = []
    cpu: list[float] = []
    with connect_reader(path):
        answer = ask(path, name, params, limit=1000, seconds=120)
        ends = time.perf_counter() + LONGEST
        while len(wall) < rounds and (len(wall) < FEWEST or time.perf_counter() < ends):
            began, worked = time.perf_counter(), time.process_time()
            ask(path, name, params, limit=1000, seconds=120)
            wall.append(time.perf_counter() - began)
            cpu.append(time.process_time() - worked)
    return Timed(tuple(wall), tuple(cpu), answer.table.num_rows)


def made(folder: Path, rows: int) -> Path:
    """The published copy of a made-up warehouse of `rows` claims in `folder`, made if needed."""
    published = folder / f"bench-{rows}-published.duckdb"
    if not published.exists():
        folder.mkdir(parents=True, exist_ok=True)
        warehouse = folder / f"bench-{rows}.duckdb"
        fill(warehouse, rows)
        publish(warehouse, published)
    return published


def made_again(folder: Path, rows: int) -> Path:
    """A copy of the made-up warehouse of `rows` claims that may be changed, and removed then."""
    made(folder, rows)
    copy = folder / f"bench-{rows}-changed.duckdb"
    shutil.copyfile(folder / f"bench-{rows}.duckdb", copy)
    return copy


def bench_load(rows: int, new: int, folder: Path, topic: Topic) -> dict[str, float]:
    """Seconds to load `new` claims into a made-up warehouse of `rows`, and to load them again."""
    warehouse, staging = made_again(folder, rows), folder / "staging"
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
    for name in ("load", "load_again"):
        began, worked = time.perf_counter(), time.process_time()
        load_batches(warehouse, staging, topic=topic, now=NOW)
        figures[f"{name}.seconds"] = time.perf_counter() - began
        figures[f"{name}.cpu"] = time.process_time() - worked
    warehouse.unlink()
    return figures


def fill(path: Path, rows: int, seed: int = SEED) -> None:
    """Make a warehouse at `path` with about `rows` made-up claims."""
    path.unlink(missing_ok=True)
    with connect_writer(path) as con:
        migrate(con, NOW)
        for tables in chain([mirror_tables(seed)], chunks(rows, seed)):
            for name, table in tables.items():
                con.register("made_up", table)
                con.execute(f"INSERT INTO {name} BY NAME SELECT * FROM made_up")  # noqa: S608
                con.unregister("made_up")
        con.execute(read_sql("relate", "claim_groups_store").text)
        remake(con)
