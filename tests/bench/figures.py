"""Tables for people and flat figures for programs."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from rich import progress
from rich.console import Console
from rich.table import Table

FIGURES = Path(__file__).resolve().parents[2] / "build" / "figures" / "bench.json"
console = Console(width=140, highlight=False)
_Item = TypeVar("_Item")


def show(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print one table; fractions with three digits."""
    table = Table(title=title, title_justify="left")
    for number, head in enumerate(heads):
        table.add_column(head, justify="left" if number == 0 else "right")
    for row in rows:
        table.add_row(*(f"{v:.3f}" if isinstance(v, float) else str(v) for v in row))
    console.print(table)


def say(text: str) -> None:
    """Print one line."""
    console.print(text, markup=False)


def track(items: Sequence[_Item], name: str) -> Iterable[_Item]:
    """`items`, with a bar that shows how far they are, on a terminal only."""
    quiet = not console.is_terminal
    return progress.track(items, name, console=console, transient=True, disable=quiet)


def merge(figures: Mapping[str, float]) -> None:
    """Put `figures` beside those that other measurements wrote, replacing the same names."""
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    known = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    known.update({name: round(value, 4) for name, value in figures.items()})
    FIGURES.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def spread(times: Sequence[float]) -> dict[str, float]:
    """`ms_p50`, `ms_p95` and `ms_mean` of times in milliseconds."""
    ordered = sorted(times)
    return {
        "ms_p50": statistics.median(ordered),
        "ms_p95": ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))],
        "ms_mean": statistics.mean(ordered),
    }
