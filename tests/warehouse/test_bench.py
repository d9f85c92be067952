"""The made-up warehouse is like a real one, and every named query finds something in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimwire.warehouse import Answer, ask, connect_reader
from claimwire.warehouse.bench import (
    SEED,
    Asked,
    ask_often,
    bench_queries,
    fill,
    made,
    over_goal,
    questions,
)
from claimwire.warehouse.checks import run_checks

CLAIMS = 8000


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published copy of a small made-up warehouse."""
    return made(tmp_path_factory.mktemp("bench"), CLAIMS)


def test_every_named_query_answers_rows(published: Path) -> None:
    """Whatever is timed gives rows, but for words that nobody said and a narrow month."""
    empty = {
        asked.title
        for asked in questions(published)
        if not ask(published, asked.name, asked.params).rows
    }

    assert {title for title in empty if "[since]" not in title} == {"claims_about[no hit]"}


def test_the_published_copy_answers_as_the_warehouse_does(published: Path) -> None:
    """What the copy holds ready is what the warehouse's views compute, in the same order."""
    warehouse = published.with_name(published.name.replace("-published", ""))

    for asked in questions(published):
        here, there = (ask(path, asked.name, asked.params) for path in (warehouse, published))
        assert here.columns == there.columns
        assert here.rows == there.rows, asked.title


_SPEAKERS = """
SELECT theme, month, claimant, count(*), count(DISTINCT outlet),
    count(*) FILTER (attribution = 'quote'), count(*) FILTER (kind = 'forecast')
FROM (
    SELECT *, unnest(themes) AS theme, date_trunc('month', published_on)::date AS month
    FROM current_claims
    WHERE claimant IS NOT NULL AND published_on BETWEEN $since::date AND $until::date
)
GROUP BY theme, month, claimant
"""

_ABOUT = """
SELECT month, entity, count(*)
FROM (
    SELECT unnest(entities) AS entity, date_trunc('month', published_on)::date AS month
    FROM current_claims WHERE published_on BETWEEN $since::date AND $until::date
)
GROUP BY month, entity
"""

SPANS = [
    ("2024-03-01", "2024-05-31"),
    ("2024-03-10", "2024-05-31"),
    ("2024-03-01", "2024-05-20"),
    ("2024-03-10", "2024-05-20"),
    ("2024-03-10", "2024-03-20"),
    ("2024-03-01", "2024-03-20"),
    ("2024-03-31", "2024-04-01"),
]


@pytest.mark.parametrize(("since", "until"), SPANS)
def test_months_that_are_cut_are_counted_like_whole_ones(
    published: Path, since: str, until: str
) -> None:
    """Whichever months a span cuts, all of its claims are counted, and once."""
    span = {"since": since, "until": until}
    speakers = ask(published, "claimants_by_theme", {**span, "top": "10000"}, 100_000)
    voices = ask(published, "share_of_voice", span, 100_000)

    with connect_reader(published) as con:
        expected = set(con.execute(_SPEAKERS, span).fetchall())
        about = set(con.execute(_ABOUT, span).fetchall())
    wanted = ["theme", "month", "claimant", "claims", "outlets", "quotes", "forecasts"]
    assert set(_columns(speakers, wanted)) == expected
    assert {r for r in _columns(voices, ["month", "entity", "claims_about"]) if r[2]} == about


def _columns(answer: Answer, names: list[str]) -> list[tuple[object, ...]]:
    at = [answer.columns.index(name) for name in names]
    return [tuple(row[i] for i in at) for row in answer.rows]


def test_a_made_up_warehouse_holds_what_the_checks_ask(published: Path) -> None:
    """All checks pass but the one that some sources have been silent for long."""
    assert {r.name for r in run_checks(published) if not r.passed} <= {"freshness"}


def test_a_seed_gives_the_same_answers(tmp_path: Path, published: Path) -> None:
    """Two warehouses of one seed cannot be told apart by what they answer."""
    fill(tmp_path / "again.duckdb", CLAIMS, SEED)

    for name in ("loaded", "measures_at_a_glance", "first_said"):
        assert ask(tmp_path / "again.duckdb", name).rows == ask(published, name).rows


def test_a_query_is_timed_by_a_process_of_its_own(tmp_path: Path) -> None:
    """The figures name the clock, the processor and the rows of each question."""
    figures = bench_queries(600, tmp_path, rounds=1, only=["loaded", "quotes_of"])

    assert 500 < figures["size.claims"] < 700
    assert figures["loaded.rows"] == 1
    assert figures["quotes_of[since].p95"] >= figures["quotes_of[since].p50"] > 0
    assert "first_said.p50" not in figures


def test_no_more_than_the_rounds_are_asked(published: Path) -> None:
    """The first answer only warms up."""
    timed = ask_often(published, "loaded", {}, 3)

    assert len(timed.wall) == len(timed.cpu) == 3


def test_what_is_over_its_goal_is_told() -> None:
    """The goal follows from the claims in the tables; larger tables have none."""
    figures = {"size.claims": 1_000_100.0, "a.p95": 0.3, "b.p95": 0.1, "a.p50": 0.25}

    assert over_goal(figures) == {"a": (0.3, 0.2)}
    assert over_goal({**figures, "size.claims": 9e6}) == {}
    assert over_goal({**figures, "size.claims": 9e7}) == {}


def test_questions_name_what_they_ask(published: Path) -> None:
    """A title tells the query and the parameter that was given."""
    assert Asked("loaded", {}, "").title == "loaded"
    assert "first_said[measure]" in {asked.title for asked in questions(published)}
