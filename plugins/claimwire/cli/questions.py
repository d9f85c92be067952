"""Questions to the published copy: `ask`, `queries`, `explain`, `diff`, `export`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from claimwire import warehouse
from claimwire.cli import edge
from claimwire.cli.console import answer_table, say, table
from claimwire.errors import ConfigError

_FILES: dict[str, Literal["csv", "json", "parquet"]] = {
    "csv": "csv",
    "json": "json",
    "parquet": "parquet",
}

MOST_CHANGES = 1_000_000
"""Rows that `diff` counts over."""


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(ask)
    app.command()(queries)
    app.command()(explain)
    app.command()(diff)
    app.command()(export)


def ask(
    question: Annotated[str, typer.Argument(help='The name of a query, or "SQL"; - reads stdin.')],
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="NAME=VALUE; repeatable.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", help="table, csv, json (lines) or parquet.")
    ] = "table",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
    limit: Annotated[int, typer.Option(help="The most rows.")] = 1000,
    seconds: Annotated[float, typer.Option(help="The longest time it may take.")] = 30.0,
) -> None:
    """Ask the published copy; read-only. `claimwire queries` lists the named questions."""
    if form not in {"table", "csv", "json", "parquet"}:
        raise ConfigError("--format", "", f"{form!r} is none of table, csv, json, parquet")
    text = sys.stdin.read() if question == "-" else question
    answer = warehouse.ask(
        edge.settings().published_path, text, _params(param or []), limit, seconds=seconds
    )
    if out:
        kind = form if form != "table" else out.suffix.lstrip(".")
        if kind not in _FILES:
            raise ConfigError("--format", "", "a file needs csv, json or parquet")
        warehouse.export(answer, out, _FILES[kind])
        say(f"{len(answer.rows)} rows written to {out}")
    elif form == "table":
        answer_table(answer.columns, answer.rows)
    elif form == "csv":
        sys.stdout.buffer.write(warehouse.to_csv(answer))
    elif form == "json":
        sys.stdout.buffer.write(warehouse.to_json(answer))
    else:
        raise ConfigError("--out", "", "parquet needs a file; give --out FILE")
    if answer.truncated:
        say(f"only the first {limit} rows; raise --limit for more")


def queries(
    markdown: Annotated[
        bool, typer.Option("--markdown", help="All of sql/README.md: queries, tables, picture.")
    ] = False,
) -> None:
    """List the named questions with what they answer and their parameters."""
    if markdown:
        sys.stdout.write(warehouse.catalogue_markdown())
        return
    table(
        ["query", "question", "parameters"],
        [
            (q.name, q.purpose, ", ".join(f"{p.name} {p.type}" for p in q.params))
            for q in warehouse.named_queries()
        ],
    )


def explain(claim_id: Annotated[str, typer.Argument(help="A claim's id.")]) -> None:
    """Lead a claim back to its words, article version, stored page and the rules that fired."""
    answer = warehouse.ask(edge.settings().published_path, "explain_claim", {"claim_id": claim_id})
    if not answer.rows:
        raise ConfigError("explain", claim_id, "no such claim in the published copy")
    answer_table(answer.columns, answer.rows)


def diff(
    older: Annotated[str, typer.Option(help="A version; else the reading before.")] = "",
    newer: Annotated[str, typer.Option(help="A version; else the newest reading.")] = "",
    outlet: Annotated[str, typer.Option(help="Only articles of this outlet.")] = "",
    limit: Annotated[int, typer.Option(help="The most claims to show.")] = 50,
) -> None:
    """Show what newer rules made of the same pages: claims that came, went or read otherwise."""
    given = {"older": older, "newer": newer, "outlet": outlet, "top": str(MOST_CHANGES)}
    answer = warehouse.ask(
        edge.settings().published_path,
        "changed_by_rules",
        {name: value for name, value in given.items() if value},
        MOST_CHANGES,
    )
    rows = answer.table.to_pylist()
    if not rows:
        say("no page was read twice with another result; `claimwire reprocess` reads again")
        return
    counts = Counter((row["change"], field) for row in rows for field in _fields(row))
    table(
        ["change", "field", "claims"],
        [(change, field, count) for (change, field), count in counts.most_common()],
        title=f"{len(rows)} claims differ between two readings of the same page",
    )
    table(
        ["change", "what changed", "evidence", "outlet"],
        [(row["change"], _told(row), row["evidence"], row["outlet"]) for row in rows[:limit]],
        clip={"evidence": 60},
    )
    if len(rows) > limit:
        say(f"the first {limit}; `claimwire ask changed_by_rules` gives all, as CSV or Parquet too")


def _fields(row: dict[str, Any]) -> list[str]:
    return [field["field"] for field in row["fields"]] or [""]


def _told(row: dict[str, Any]) -> str:
    changed = (f for f in row["fields"] if f["field"] != "proposition" or len(row["fields"]) == 1)
    return "; ".join(f"{f['field']}: {f['was'] or '-'} → {f['now'] or '-'}" for f in changed)


def export(
    form: Annotated[str, typer.Argument(help="claimreview (JSON-LD, a claim a line) or parquet.")],
    out: Annotated[Path, typer.Argument(help="The file, or the folder of Parquet files by month.")],
) -> None:
    """Write all current claims for other tools; a second time replaces what the first wrote."""
    writers = {"claimreview": warehouse.export_claimreview, "parquet": warehouse.export_parquet}
    if form not in writers:
        raise ConfigError("export", form, f"is none of {', '.join(writers)}")
    count = writers[form](edge.settings().published_path, out)
    say(f"{count} claims written to {out}")


def _params(given: list[str]) -> dict[str, str]:
    found = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign:
            raise ConfigError("--param", text, "write NAME=VALUE")
        found[name.strip()] = value
    return found
