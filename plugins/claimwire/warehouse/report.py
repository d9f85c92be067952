"""The report after a load: one HTML file, a picture and a feed, all readable offline.

Everything in it is an answer of a named query over the published copy, so that whoever
doubts a line can ask the same again.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader

from claimwire.records import digest_of
from claimwire.sqlfiles import read_sql
from claimwire.topic import Topic
from claimwire.warehouse.ask import Answer, ask
from claimwire.warehouse.charts import (
    Spec,
    empty_chart,
    measure_chart,
    png_of,
    svg_of,
    volume_chart,
)

ROWS_SHOWN = 40
FEED_ENTRIES = 100
LANGUAGE = "en"
"""Of the display names, where the topic gives one; the page's own words are English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFiles:
    """The files that were written."""

    html: Path
    png: Path
    feed: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    id: str
    name: str
    svg: str
    rows: Sequence[Mapping[str, Any]]


def report(published_path: Path, folder: Path, topic: Topic) -> ReportFiles:
    """Write `report.html`, `report.png` and `feed.atom` into `folder`.

    Args:
        published_path: the published copy.
        folder: where the files go; made where it is missing, each file replaced as a whole.
        topic: its display names stand above the charts.

    Raises:
        StoreError: the published copy is missing or broken.
    """
    folder.mkdir(parents=True, exist_ok=True)
    title = _name(topic.topic.names, topic.id)
    points = _rows(ask(published_path, "measure_over_time", limit=20_000))
    measures = [
        _measure(m.id, _name(m.names, m.id), m.unit, [p for p in points if p["measure"] == m.id])
        for m in topic.measures
    ]
    contradictions = _rows(ask(published_path, "contradictions"))
    due = _rows(ask(published_path, "forecasts_due"))
    themes = {t.id: _name(t.names, t.id) for t in topic.themes}
    volume = volume_chart(
        _rows(ask(published_path, "theme_volume", limit=20_000)), themes, "Claims a week by theme"
    )
    counts = _rows(ask(published_path, read_sql("report", "counts").text))[0]
    environment = Environment(
        loader=PackageLoader("claimwire.warehouse"), autoescape=True, trim_blocks=True
    )
    environment.filters["number"] = _number
    names = {m.id: _name(m.names, m.id) for m in topic.measures}
    page = environment.get_template("report.html.j2").render(
        title=title,
        counts=counts,
        measures=[m for m, _ in measures if m.rows],
        silent=[m.name for m, _ in measures if not m.rows],
        names=names,
        contradictions=contradictions[:ROWS_SHOWN],
        due=due[:ROWS_SHOWN],
        first_said=_rows(ask(published_path, "first_said", {"top": str(ROWS_SHOWN)})),
        sources=_rows(ask(published_path, "source_delay")),
        volume=svg_of(volume) if volume else "",
    )
    feed = environment.get_template("feed.atom.j2").render(
        title=title,
        topic=topic.id,
        updated=counts["loaded_at"] or datetime(1970, 1, 1, tzinfo=UTC),
        entries=_entries(topic.id, names, contradictions, due),
    )
    best = max(measures, key=lambda m: len(m[0].rows), default=None)
    chart = best[1] if best and best[1] else volume or empty_chart(title)
    files = ReportFiles(
        html=folder / "report.html", png=folder / "report.png", feed=folder / "feed.atom"
    )
    _replace(files.html, page.encode("utf-8"))
    _replace(files.png, png_of(chart))
    _replace(files.feed, feed.encode("utf-8"))
    return files


def _measure(
    measure_id: str, name: str, unit: str, rows: Sequence[Mapping[str, Any]]
) -> tuple[_Measure, Spec | None]:
    chart = measure_chart([r for r in rows if r["unit"] == unit], name, unit)
    svg = svg_of(chart) if chart else ""
    return _Measure(id=measure_id, name=name, svg=svg, rows=rows[:ROWS_SHOWN]), chart


def _entries(
    topic_id: str,
    names: Mapping[str, str],
    contradictions: Sequence[Mapping[str, Any]],
    due: Sequence[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """The feed's entries, the latest first; an id is of the claims, so none is told twice."""
    entries = [
        {
            "id": digest_of("contradiction", row["claim_id"], row["other_claim_id"]),
            "at": row["contradicted_on"],
            "title": f"{names.get(row['measure'], row['measure'])}, {row['period']}: "
            f"{_amount(row, '')} or {_amount(row, 'other_')}",
            "text": f"{', '.join(row['claimed_by'])}: {row['evidence']}\n"
            f"{', '.join(row['other_claimed_by'])}: {row['other_evidence']}",
            "url": row["url"],
            "category": "contradiction",
        }
        for row in contradictions
    ]
    entries += [
        {
            "id": digest_of("due", row["claim_id"], row["measure"] or ""),
            "at": row["due_on"],
            "title": f"Due ({row['period']}): {row['proposition']}",
            "text": f"{row['claimed_by']}, {row['claimed_on']}: {row['evidence']}",
            "url": row["url"],
            "category": "forecast-due",
        }
        for row in due
    ]
    entries.sort(key=lambda e: (e["at"], e["id"]), reverse=True)
    return [
        {
            **entry,
            "id": f"tag:claimwire.example,2026:{topic_id}/{entry['id']}",
            "updated": datetime.combine(entry["at"], time(), tzinfo=UTC),
        }
        for entry in entries[:FEED_ENTRIES]
    ]


def _rows(answer: Answer) -> list[dict[str, Any]]:
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _name(names: Mapping[str, str], otherwise: str) -> str:
    return names.get(LANGUAGE) or next(iter(names.values()), otherwise)


def _amount(row: Mapping[str, Any], prefix: str) -> str:
    value, low, high = (row[f"{prefix}{key}"] for key in ("value", "low", "high"))
    told = _number(value) if value is not None else f"{_number(low)}–{_number(high)}"
    return f"{told} {row['unit']}"


def _number(value: float | int | None) -> str:
    if value is None:
        return ""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {word}"
    return f"{value:,.6g}"


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)
