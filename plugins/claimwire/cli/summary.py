"""`summary`: what is loaded, what was refused, three answers, and where the files lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import typer

from claimwire import warehouse
from claimwire.cli import edge
from claimwire.cli.console import say, table
from claimwire.topic import Topic

Row = Mapping[str, Any]

MOST_REFUSALS = 20
MOST_POINTS = 16
MOST_CLAIMS = 6


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command()(summary)


def summary(topic: edge.TopicOption = None) -> None:
    """What is loaded, what was refused, three answers, and where the files lie."""
    some = edge.settings(topic)
    watched = edge.topic_of(some)
    published = some.published_path
    loaded = _rows(published, "loaded", 1)[0]
    table(
        ["articles", "claims", "figures", "outlets", "languages", "earlier versions"],
        [[loaded[n] for n in ("articles", "claims", "quantities", "outlets", "languages",
                              "earlier_versions")]],
        title="Loaded",
    )  # fmt: skip
    _show(
        "Refused",
        _rows(published, "refused", MOST_REFUSALS),
        {
            "stage": lambda row: row["stage"],
            "reason": lambda row: f"{row['reason']} ({row['kind']})",
            "address": lambda row: row["url"],
        },
        clip={"address": 46, "reason": 48},
    )
    for glance in _rows(published, "measures_at_a_glance", 1):
        name = _measure_name(watched, glance["measure"])
        _show(
            f"How a measure moved: {name}, in {glance['unit']}",
            _rows(published, "measure_over_time", MOST_POINTS, measure=glance["measure"]),
            {
                "period": lambda row: row["period"],
                "figure": lambda row: _figure(row["value"], row["low"], row["high"], row),
                "kind": lambda row: row["kind"],
                "claimed by": lambda row: row["claimed_by"],
                "first claimed": lambda row: row["first_claimed_on"],
                "outlets": lambda row: row["outlets"],
            },
        )
    _show(
        "Who said it first",
        _rows(published, "first_said", MOST_CLAIMS),
        {
            "day": lambda row: row["first_on"],
            "first by": lambda row: row["first_by"],
            "in": lambda row: row["first_outlet"],
            "outlets": lambda row: row["outlets"],
            "what": lambda row: row["proposition"],
        },
        clip={"what": 66},
    )
    _show(
        "Which sources contradict each other",
        _rows(published, "contradictions", MOST_CLAIMS),
        {
            "measure": lambda row: row["measure"],
            "period": lambda row: row["period"],
            "figure": lambda row: _figure(row["value"], row["low"], row["high"]),
            "claimed by": lambda row: ", ".join(row["claimed_by"]),
            "other figure": lambda row: _figure(
                row["other_value"], row["other_low"], row["other_high"]
            ),
            "other claimed by": lambda row: ", ".join(row["other_claimed_by"]),
        },
    )
    say(f"The tables: {published}  (any DuckDB client, or `claimwire ask`)")
    say(f"The report: {some.report_path / 'report.html'}")
    say("More:       claimwire queries | ask | explain CLAIM_ID | refusals | serve")


def _rows(published: Path, query: str, limit: int, **params: str) -> list[dict[str, Any]]:
    answer = warehouse.ask(published, query, params, limit)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _show(
    title: str,
    rows: list[dict[str, Any]],
    columns: Mapping[str, Callable[[Row], object]],
    clip: Mapping[str, int] | None = None,
) -> None:
    shown = [[column(row) for column in columns.values()] for row in rows]
    table(list(columns), shown, title=title if rows else f"{title}: nothing", clip=clip)


def _measure_name(topic: Topic, measure: str) -> str:
    names = next((m.names for m in topic.measures if m.id == measure), {})
    return names.get("en") or next(iter(names.values()), measure)


def _figure(value: Any, low: Any, high: Any, row: Row | None = None) -> str:
    about = "about " if row and row["approximate"] else ""
    if value is None:
        return f"{about}{low:,g} to {high:,g}"
    return f"{about}{value:,g}"
