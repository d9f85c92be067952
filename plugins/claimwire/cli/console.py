"""How the command line speaks: messages and progress to stderr, tables for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import structlog
from rich.console import Console
from rich.table import Table

from claimwire.records import StageReport

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


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """A table for people, to standard output; without a terminal it is as wide as needed."""
    shown = Table(title=title or None, title_justify="left", title_style="bold")
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(_cell(value) for value in row))
    if _out.is_terminal:
        _out.print(shown)
    else:
        Console(width=140, highlight=False).print(shown)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() and abs(value) >= 10000 else f"{value:g}"
    return str(value).replace("[", "\\[")
