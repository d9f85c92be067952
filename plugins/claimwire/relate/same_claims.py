"""Groups of claims that say the same, across outlets and languages.

Claims that agree in everything that is compared are one node; nodes hang together by a
shared star (the same words, or the same value of a measure and period), by values of a
measure that round to one another, or by the rules of `statement.same`. Each of these
depends on two nodes alone, and a group is named by its smallest claim id, so the groups
come out the same whatever arrives first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from claimwire.relate.groups import components
from claimwire.relate.statement import (
    Amount,
    Statement,
    amount_of,
    blocks_of,
    measure_star,
    near,
    node_of,
    same,
    stars_of,
    statement_of,
)
from claimwire.relate.statements import id_table, rows, run, with_table
from claimwire.sqlfiles import read_sql

PAIRS_AT_ONCE = 200_000
STATEMENTS_KEPT = 400_000
"""About a gigabyte."""

Pairs = tuple[NDArray[np.uint64], NDArray[np.uint64]]


def relate_claims(con: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Bring groups up to date; return the claims that were keyed and the links found."""
    run(con, "claim_drop_stale")
    run(con, "claim_drop_links")
    known = {row["node"] for batch in rows(con, "claim_known_nodes") for row in batch}
    keyed, nodes = _add_keys(con)
    links = _add_links(con, sorted(nodes - known))
    _store_groups(con)
    return keyed, links


def _add_keys(con: duckdb.DuckDBPyConnection) -> tuple[int, set[int]]:
    keyed, nodes = 0, set()
    for batch in rows(con, "claim_new"):
        statements = [statement_of(row) for row in batch]
        ids = [node_of(s) for s in statements]
        table = pa.table(
            {
                "claim_id": pa.array([row["claim_id"] for row in batch], pa.string()),
                "extractor_version": pa.array(
                    [row["extractor_version"] for row in batch], pa.string()
                ),
                "record_hash": pa.array([row["record_hash"] for row in batch], pa.uint64()),
                "node": pa.array(ids, pa.uint64()),
                "stars": pa.array([stars_of(s) for s in statements], pa.list_(pa.uint64())),
                "blocks": pa.array([blocks_of(s) for s in statements], pa.list_(pa.uint64())),
            }
        )
        with_table(con, "claim_add_keys", table, "new_keys")
        keyed += len(batch)
        nodes.update(ids)
    return keyed, nodes


def _add_links(con: duckdb.DuckDBPyConnection, new_nodes: Sequence[int]) -> int:
    if not new_nodes:
        return 0
    con.register("new_nodes", id_table("node", new_nodes, pa.uint64()))
    try:
        candidates = con.sql(_text("claim_candidates")).to_arrow_table()
    finally:
        con.unregister("new_nodes")
    found = 0
    known: dict[int, Statement] = {}
    for start in range(0, candidates.num_rows, PAIRS_AT_ONCE):
        part = candidates.slice(start, PAIRS_AT_ONCE)
        pairs = list(zip(part["node"].to_pylist(), part["other_node"].to_pylist(), strict=True))
        links = list(_compare(con, pairs, known))
        found += len(links)
        table = pa.table(
            {
                "node": pa.array([one for one, _ in links], pa.uint64()),
                "other_node": pa.array([other for _, other in links], pa.uint64()),
            }
        )
        with_table(con, "claim_add_links", table, "new_links")
    return found


def _compare(
    con: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[int, int]], known: dict[int, Statement]
) -> Iterator[tuple[int, int]]:
    """The pairs that say the same; `known` keeps statements from call to call."""
    wanted = {node for pair in pairs for node in pair}
    if len(known) > STATEMENTS_KEPT:
        known.clear()
    con.register("wanted_nodes", id_table("node", sorted(wanted - known.keys()), pa.uint64()))
    try:
        known.update(
            (row["node"], statement_of(row)) for batch in rows(con, "claim_nodes") for row in batch
        )
    finally:
        con.unregister("wanted_nodes")
    for one, other in pairs:
        if same(known[one], known[other]):
            yield one, other


def _store_groups(con: duckdb.DuckDBPyConnection) -> None:
    left, right = _all_edges(con)
    members, place = np.unique(np.concatenate([left, right]), return_inverse=True)
    label = components(place[: len(left)], place[len(left) :], len(members))
    groups = pa.table(
        {
            "member_id": pa.array(members, pa.uint64()),
            "group_id": pa.array(members[label], pa.uint64()),
        }
    )
    with_table(con, "same_claims_store", groups, "found_groups")
    run(con, "claim_groups_store")


def _all_edges(con: duckdb.DuckDBPyConnection) -> Pairs:
    """Edges of nodes with nodes, nodes with stars, stars with stars, and nodes with themselves."""
    tables = [
        con.sql(_text("claim_links")).to_arrow_table().rename_columns(["a", "b"]),
        con.sql(_text("claim_stars")).to_arrow_table().rename_columns(["a", "b"]),
    ]
    nodes = con.sql(_text("claim_known_nodes")).to_arrow_table()["node"]
    tables.append(pa.table({"a": nodes, "b": nodes}))
    stars = list(_near_values(con))
    tables.append(
        pa.table(
            {
                "a": pa.array([one for one, _ in stars], pa.uint64()),
                "b": pa.array([other for _, other in stars], pa.uint64()),
            }
        )
    )
    edges = pa.concat_tables(tables)
    return edges["a"].to_numpy(), edges["b"].to_numpy()


def _near_values(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, int]]:
    """The stars of values of one measure and period that are tellings of one number."""
    points = [row for batch in rows(con, "measure_points") for row in batch]
    frame = ("measure", "period", "unit", "forecast", "negated")
    points.sort(key=lambda r: tuple(str(r[k]) for k in frame))
    for _, group in groupby(points, key=lambda r: tuple(str(r[k]) for k in frame)):
        told: list[tuple[Amount, int]] = []
        for row in group:
            amount = amount_of(row)
            star = measure_star(
                row["measure"],
                row["period"],
                amount.unit,
                amount.low,
                amount.high,
                row["forecast"],
                row["negated"],
            )
            told.append((amount, star))
        told.sort(key=lambda pair: (pair[0].low, pair[0].high))
        for index, (amount, star) in enumerate(told):
            for other, other_star in told[index + 1 :]:
                if other.low - amount.low > 0.05 * max(abs(other.low), abs(amount.low)):
                    break
                if near(amount, other):
                    yield star, other_star


def _text(name: str) -> str:
    return read_sql("relate", name).text
