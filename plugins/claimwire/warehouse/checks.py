"""Checks: SQL that returns the rows that are wrong, and whether they stop a run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from claimwire.sqlfiles import sql_files
from claimwire.warehouse.connection import connect_reader

SHOWN = 20
"""So many offending rows are kept for people to look at; `found` counts all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One check: its name and purpose, `stop` or `warn`, and what it found."""

    name: str
    purpose: str
    severity: str
    found: int
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()

    @property
    def passed(self) -> bool:
        """Whether no row is wrong."""
        return self.found == 0


def run_checks(path: Path, now: datetime | None = None) -> list[CheckResult]:
    """Run every check of `sql/checks` on the warehouse or the published copy at `path`.

    Args:
        path: the DuckDB file; nobody may be writing it.
        now: the time that freshness is judged by; that of the last load where left out.

    Raises:
        StoreBusy: a writer holds the file.
        StoreError: there is no such file.
    """
    results = []
    with connect_reader(path) as con:
        for check in sql_files("checks"):
            values = {"now": now.isoformat() if now else None} if check.params else None
            wrong = con.sql(check.text, params=values).to_arrow_table()
            shown = wrong.slice(0, SHOWN).to_pylist()
            results.append(
                CheckResult(
                    name=check.name,
                    purpose=check.purpose,
                    severity=check.severity,
                    found=wrong.num_rows,
                    columns=tuple(wrong.column_names),
                    rows=tuple(tuple(row.values()) for row in shown),
                )
            )
    return results
