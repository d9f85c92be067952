"""Stories: articles that are copies of one text, and which of them is the original.

Two articles are near copies when they share enough word sequences, over both or over the
shorter one (a copy that was cut), and name mostly the same figures: daily market reports
are written from one template and differ in just these. What a pair is depends on the two
texts alone, so that stories come out the same whatever arrives first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import duckdb
import numpy as np
import pyarrow as pa

from claimwire.relate.credits import credited_name
from claimwire.relate.groups import components
from claimwire.relate.sketch import Shingles, bands_of, overlap, shingles_of, text_hash
from claimwire.relate.statements import id_table, rows, run, with_table
from claimwire.text import search_form

# Settled on the labelled pairs of tests/relate: below these, reports of one event by
# different hands begin to pass; above, copies with an edited sentence in three are lost.
SIMILARITY = 0.25
CONTAINMENT = 0.50
ENOUGH_SHARED = 30
FIGURES_SHARED = 0.5
FIGURES_ENOUGH = 3


def relate_stories(con: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Bring stories up to date; return the articles that were compared and the pairs found."""
    names = {
        search_form(row["alias"]): row["name"]
        for batch in rows(con, "credit_names")
        for row in batch
    }
    names_hash = _names_hash(names)
    run(con, "article_drop_stale", {"names_hash": str(names_hash)})
    run(con, "article_drop_pairs")
    new_ids = _add_sketches(con, names, names_hash)
    found = _add_pairs(con, new_ids) if new_ids else 0
    _store_stories(con)
    return len(new_ids), found


def is_copy(a: Shingles, b: Shingles) -> tuple[bool, float, float]:
    """Whether two texts are near copies, with their similarity and containment (0 to 1)."""
    similarity, containment, shared = overlap(a.hashes, b.hashes)
    alike = similarity >= SIMILARITY or (containment >= CONTAINMENT and shared >= ENOUGH_SHARED)
    return alike and _same_figures(a.figures, b.figures), similarity, containment


def _same_figures(a: frozenset[str], b: frozenset[str]) -> bool:
    fewer = min(len(a), len(b))
    if fewer < FIGURES_ENOUGH:
        return True
    return len(a & b) >= FIGURES_SHARED * fewer


def body_of(search_text: str) -> str:
    """The folded body of a search text, whose first line is the title."""
    return search_text.partition("\n")[2]


def _names_hash(names: Mapping[str, str]) -> int:
    return text_hash("\x1f".join(f"{alias}={names[alias]}" for alias in sorted(names)))


def _add_sketches(
    con: duckdb.DuckDBPyConnection, names: Mapping[str, str], names_hash: int
) -> list[str]:
    new_ids: list[str] = []
    for batch in rows(con, "article_new"):
        new_ids += [row["article_id"] for row in batch]
        table = pa.table(
            {
                "article_id": pa.array([row["article_id"] for row in batch], pa.string()),
                "content_hash": pa.array([row["content_hash"] for row in batch], pa.string()),
                "names_hash": pa.array([names_hash] * len(batch), pa.uint64()),
                "credited": pa.array(
                    [_credit(row, names) for row in batch],
                    pa.string(),
                ),
                "bands": pa.array(
                    [bands_of(body_of(row["search_text"])) for row in batch],
                    pa.list_(pa.uint64()),
                ),
            }
        )
        with_table(con, "article_add_sketches", table, "new_sketches")
    return new_ids


def _credit(row: Mapping[str, str], names: Mapping[str, str]) -> str | None:
    return credited_name(body_of(row["search_text"]), names, search_form(row["outlet"]))


def _add_pairs(con: duckdb.DuckDBPyConnection, new_ids: list[str]) -> int:
    con.register("new_ids", id_table("article_id", new_ids, pa.string()))
    try:
        candidates = [
            (row["article_id"], row["other_id"])
            for batch in rows(con, "article_candidates")
            for row in batch
        ]
    finally:
        con.unregister("new_ids")
    found = list(_compare(con, candidates))
    if found:
        columns = list(zip(*found, strict=True))
        table = pa.table(
            {
                "article_id": pa.array(columns[0], pa.string()),
                "other_id": pa.array(columns[1], pa.string()),
                "similarity": pa.array(columns[2], pa.float64()),
                "containment": pa.array(columns[3], pa.float64()),
            }
        )
        with_table(con, "article_add_pairs", table, "new_pairs")
    return len(found)


def _compare(
    con: duckdb.DuckDBPyConnection, candidates: list[tuple[str, str]]
) -> Iterator[tuple[str, str, float, float]]:
    wanted = sorted({article_id for pair in candidates for article_id in pair})
    if not wanted:
        return
    con.register("wanted_ids", id_table("article_id", wanted, pa.string()))
    try:
        shingles = {
            row["article_id"]: shingles_of(body_of(row["search_text"]))
            for batch in rows(con, "article_texts")
            for row in batch
        }
    finally:
        con.unregister("wanted_ids")
    for one, other in candidates:
        copy, similarity, containment = is_copy(shingles[one], shingles[other])
        if copy:
            yield one, other, round(similarity, 4), round(containment, 4)


def _store_stories(con: duckdb.DuckDBPyConnection) -> None:
    pairs = [
        (r["article_id"], r["other_id"]) for batch in rows(con, "article_pairs") for r in batch
    ]
    ids = sorted({article_id for pair in pairs for article_id in pair})
    place = {article_id: index for index, article_id in enumerate(ids)}
    label = components(
        np.array([place[one] for one, _ in pairs], dtype=np.int64),
        np.array([place[other] for _, other in pairs], dtype=np.int64),
        len(ids),
    )
    groups = pa.table(
        {
            "member_id": pa.array(ids, pa.string()),
            "group_id": pa.array([ids[index] for index in label], pa.string()),
        }
    )
    with_table(con, "stories_build", groups, "found_groups")
    run(con, "stories_store")
