"""How the command line speaks: messages and progress to stderr, tables for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import structlog
from rich import box
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimwire.records import StageReport

WIDTH = 118
"""Columns of a table that goes to a file: what a README shows without a scroll bar."""

UNFOLDED = 24
"""Cells up to this width are never folded."""

_err = Console(stderr=True, highlight=False, soft_wrap=True)
_out = Console(highlight=False)


def wants_debug() -> bool:
    """Whether `--debug` was given anywhere on the command line."""
    return "--debug" in sys.argv


def configure_logging() -> None:
    """Send the stages' log lines to stderr: warnings and worse, all of them with `--debug`."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(
            "debug" if wants_debug() else "warning"
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def complain(message: str) -> None:
    """One line of error."""
    _err.print(f"claimwire: {' '.join(message.split())}", style="red", markup=False)


def say(message: str) -> None:
    """One line of progress or information."""
    _err.print(message, markup=False)


def say_report(report: StageReport) -> None:
    """One line about what a stage did."""
    batch = f" {report.batch_id}" if report.batch_id else ""
    parts = [f"{report.done} done"]
    parts += [f"{report.skipped} skipped"] if report.skipped else []
    parts += [f"{report.refused} refused"] if report.refused else []
    parts += [f"{value} {name.replace('_', ' ')}" for name, value in report.counts.items()]
    say(f"{report.stage:<10}{batch} {', '.join(parts)} in {report.seconds:.1f} s")


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    title: str = "",
    clip: Mapping[str, int] | None = None,
) -> None:
    """A table for people, to standard output.

    Cells of the columns in `clip` are cut to so many character cells; others are folded
    where the table is too wide. Without a terminal the width is fixed, so that what is
    written to a file can be read.
    """
    limits = [(clip or {}).get(column, 0) for column in columns]
    cells = [[_cut(_cell(v), n) for v, n in zip(row, limits, strict=True)] for row in rows]
    if title:
        _out.print(f"\n{title}", style="bold", markup=False)
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, column in enumerate(columns):
        widest = max((cell_len(row[place]) for row in cells), default=0)
        shown.add_column(column, overflow="fold", no_wrap=widest <= UNFOLDED)
    for row in cells:
        shown.add_row(*map(Text, row))
    console = _out if _out.is_terminal else Console(width=WIDTH, highlight=False)
    console.print(shown)


def answer_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """An answer as a table where it fits, else row by row with a line for each column."""
    cells = [[_cell(value) for value in row] for row in rows]
    widest = [max([cell_len(c), *(cell_len(r[i]) for r in cells)]) for i, c in enumerate(columns)]
    if sum(widest) + 3 * len(widest) <= (_out.width if _out.is_terminal else WIDTH):
        table(columns, rows)
        return
    margin = max(len(column) for column in columns)
    for number, row in enumerate(cells, 1):
        _out.print(f"── {number} " + "─" * margin, markup=False)
        for column, value in zip(columns, row, strict=True):
            if value:
                indented = value.replace("\n", "\n" + " " * (margin + 2))
                _out.print(f"{column:<{margin}}  {indented}", markup=False, soft_wrap=True)


def _cut(text: str, width: int) -> str:
    if not width or cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{k}={_cell(v)}" for k, v in value.items() if v is not None)
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() and abs(value) >= 10000 else f"{value:g}"
    return str(value)
