"""The stage `relate`: stories and same claims, brought up to date in one transaction."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from claimwire.errors import StoreBusy, StoreError
from claimwire.locks import only_writer
from claimwire.relate.same_claims import relate_claims
from claimwire.relate.stories import relate_stories

TIMEOUT = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RelateReport:
    """What one call did, and what stands now.

    `articles` and `claims` are those compared for the first time, `pairs` and `links` what
    was found among them; `stories` counts those of several articles, `groups` the claims
    that several articles make.
    """

    articles: int = 0
    pairs: int = 0
    stories: int = 0
    claims: int = 0
    links: int = 0
    groups: int = 0
    seconds: float = 0.0


def relate(path: Path, *, timeout: float = TIMEOUT) -> RelateReport:
    """Find stories and same claims in the warehouse at `path`, reading only what is new.

    The result depends on what is in the warehouse, not on the order in which it came.

    Args:
        path: the warehouse's DuckDB file.
        timeout: seconds to wait for another writer.

    Raises:
        StoreBusy: another process holds the warehouse.
        StoreError: there is no warehouse yet.
    """
    started = time.monotonic()
    if not path.exists():
        raise StoreError(f"{path}: no warehouse yet; load something first")
    with only_writer(path, timeout):
        try:
            con = duckdb.connect(str(path))
        except duckdb.IOException:
            raise StoreBusy(f"{path}: another program has it open; close it and retry") from None
        with con:
            con.execute("SET TimeZone = 'UTC'")
            con.execute("BEGIN")
            try:
                articles, pairs = relate_stories(con)
                claims, links = relate_claims(con)
                con.execute("COMMIT")
            except BaseException:
                con.execute("ROLLBACK")
                raise
            counts = con.execute(
                "SELECT (SELECT count(*) FROM stories WHERE articles > 1),"
                " (SELECT count(DISTINCT group_id) FROM same_claims)"
            ).fetchone()
    stories, groups = counts or (0, 0)
    return RelateReport(
        articles=articles,
        pairs=pairs,
        stories=stories,
        claims=claims,
        links=links,
        groups=groups,
        seconds=time.monotonic() - started,
    )
