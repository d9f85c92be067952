"""The page's own queries against a real file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimwire.sqlfiles import sql_files, sql_root
from claimwire.warehouse import ask

FACETS = ("theme", "claimant", "entity", "outlet", "language", "kind", "year")
USED = Path(__file__).resolve().parents[2] / "plugins" / "claimwire" / "web"


def page(published: Path, name: str, **params: str) -> list[dict[str, Any]]:
    """The rows of a query of the page."""
    rows: list[dict[str, Any]] = ask(published, name, params, folder="page").table.to_pylist()
    return rows


@pytest.mark.parametrize("query", sql_files("page"), ids=lambda query: query.name)
def test_every_query_answers_and_is_used(published: Path, query: Any) -> None:
    """Each runs with what it needs and no more, gives rows, and some page asks it."""
    claim = ask(
        published,
        "select claim_id, article_id, content_hash from current_claims "
        "where claim_id in (select claim_id from same_claims) limit 1",
    ).table.to_pylist()
    needed = {p.name: str(claim[0][p.name]) for p in query.params if p.required}
    assert page(published, query.name, **needed)
    assert any(f'"{query.name}"' in file.read_text("utf-8") for file in USED.glob("*.py"))


@pytest.mark.parametrize("query", sql_files("page"), ids=lambda query: query.name)
def test_queries_keep_to_the_form(query: Any) -> None:
    """No star at the end, no keyword in capitals, no line too long."""
    text = (sql_root() / "page" / f"{query.name}.sql").read_text("utf-8")
    assert "select *\n" not in text.rsplit("\n\n", 1)[-1]
    assert max(map(len, text.splitlines())) <= 100
    assert not {"SELECT", "FROM", "WHERE", "JOIN"} & set(text.split())


@pytest.mark.parametrize(
    "search",
    [
        {},
        {"word_a": "占比"},
        {"kind": "measurement"},
        {"kind": "measurement", "language": "zh-Hant"},
        {"theme": "market", "year": "2024", "word_a": "qinghe"},
        {"claimant": "陳阿土", "kind": "fact"},
    ],
    ids=str,
)
def test_counts_are_what_choosing_gives(published: Path, search: dict[str, str]) -> None:
    """The number beside every value is the number of claims that choosing it finds."""
    counts = page(published, "search_counts", **search)
    total = next((row["claims"] for row in counts if row["facet"] == "all"), 0)
    assert total == len(page(published, "search_claims", **search, size="1000"))
    for row in counts:
        if row["facet"] in FACETS:
            narrowed = search | {row["facet"]: row["value"]}
            found = page(published, "search_claims", **narrowed, size="1000")
            assert len(found) == row["claims"], row


def test_pages_of_a_search_join_without_gap_or_overlap(published: Path) -> None:
    """Turning pages gives every claim once, in the order of the whole."""
    whole = [row["claim_id"] for row in page(published, "search_claims", size="100")]
    turned = [
        row["claim_id"]
        for skip in range(0, len(whole), 2)
        for row in page(published, "search_claims", size="2", skip=str(skip))
    ]
    assert turned == whole
    assert len(set(whole)) == len(whole)
