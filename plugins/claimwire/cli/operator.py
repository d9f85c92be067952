"""For the operator: `doctor`, `refusals`, `retry`, `rebuild`, `verify`, `backup`."""

from __future__ import annotations

import platform
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from claimwire import stages, warehouse
from claimwire.archive import verify as verify_archive
from claimwire.claims.llm import trouble_with
from claimwire.cli import edge
from claimwire.cli.console import complain, say, say_report, table
from claimwire.errors import ConfigError, SourceError, StoreError
from claimwire.fetch import Fetcher
from claimwire.sources import child_sitemaps, read_source
from claimwire.stages import Pipeline
from claimwire.topic import Source

LOW_DISK = 2_000_000_000
"""Bytes: below this a load of a day and its published copy may not fit."""

_SHOWN = ("apache-airflow", "duckdb", "beautifulsoup4", "lxml", "requests", "sqlalchemy")


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(doctor)
    app.command()(refusals)
    app.command()(retry)
    app.command()(rebuild)
    app.command()(verify)
    app.command()(backup)


def doctor(
    sources: Annotated[bool, typer.Option(help="Ask every source of the topic.")] = True,
    topic: edge.TopicOption = None,
) -> None:
    """Look for trouble: sources, language model, disk, versions, stuck entries, tables."""
    pipeline = edge.pipeline(topic)
    stages.set_up(pipeline)
    findings = 0
    table(
        ["program", "version"],
        [("python", platform.python_version()), *((name, version(name)) for name in _SHOWN)],
        title="Versions",
    )
    free = shutil.disk_usage(pipeline.settings.home).free
    say(f"disk: {free / 1e9:.1f} GB free at {pipeline.settings.home}")
    if free < LOW_DISK:
        findings += 1
        complain(f"{pipeline.settings.home}: less than {LOW_DISK / 1e9:g} GB free; make room")
    if trouble := trouble_with(pipeline.settings):
        findings += 1
        complain(trouble)
    with stages.open_ledger(pipeline) as ledger:
        table(["ledger", "count"], sorted(ledger.counts(pipeline.clock()).items()))
        for item in ledger.stuck(pipeline.clock()):
            findings += 1
            complain(f"stuck {item.what} {item.id} since {item.since}: {item.message}")
    if pipeline.settings.published_path.exists():
        for check in warehouse.run_checks(pipeline.settings.published_path, pipeline.clock()):
            if not check.passed:
                findings += 1
                complain(
                    f"check {check.name} ({check.severity}): {check.found} rows: {check.purpose}"
                )
    if sources:
        findings += _look_at_sources(pipeline)
    say(f"{findings} findings")
    raise typer.Exit(1 if findings else 0)


def refusals(
    stage: Annotated[str | None, typer.Option(help="Only of this stage.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what passed later.")] = False,
    limit: Annotated[int, typer.Option(help="The most rows.")] = 200,
) -> None:
    """What did not pass: URL, stage, reason, time, attempts."""
    pipeline = edge.pipeline()
    stages.set_up(pipeline)
    with stages.open_ledger(pipeline) as ledger:
        found = ledger.refusals(open_only=not everything, stage=stage, limit=limit)
    table(
        ["url", "stage", "kind", "reason", "at", "attempts", "final", "resolved_at"],
        [
            (
                r.refusal.url,
                r.refusal.stage,
                r.refusal.kind,
                r.refusal.reason,
                r.refusal.at[:19],
                r.refusal.attempts,
                r.refusal.final,
                (r.resolved_at or "")[:19],
            )
            for r in found
        ],
    )
    raise typer.Exit(1 if any(r.resolved_at is None for r in found) else 0)


def retry(
    url: Annotated[list[str] | None, typer.Argument(help="Addresses to try again.")] = None,
    kind: Annotated[str | None, typer.Option(help="All refused for this kind of reason.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that was refused.")] = False,
) -> None:
    """Make refused addresses pending again; the next run takes them."""
    if not url and kind is None and not everything:
        raise ConfigError("retry", "", "name addresses, --kind KIND or --all")
    pipeline = edge.pipeline()
    stages.set_up(pipeline)
    with stages.open_ledger(pipeline) as ledger:
        count = ledger.retry(urls=url or (), kind=kind, everything=everything)
    say(f"{count} made pending")
    raise typer.Exit(0 if count else 1)


def rebuild(topic: edge.TopicOption = None) -> None:
    """Make the warehouse anew from ledger and archive, and swap it in."""
    stages.rebuild(edge.pipeline(topic), on_report=say_report)


def verify() -> None:
    """Prove that every capture can be read and is what was fetched."""
    pipeline = edge.pipeline()
    stages.set_up(pipeline)
    with stages.open_ledger(pipeline) as ledger:
        captures = ledger.all_captures()
    findings = verify_archive(pipeline.store, captures)
    for finding in findings:
        complain(f"{finding.archive} at byte {finding.offset}: {finding.kind}: {finding.message}")
    say(f"{len(captures)} captures, {len(findings)} findings")
    raise typer.Exit(1 if findings else 0)


def backup(
    folder: Annotated[Path, typer.Argument(help="A folder that does not exist yet.")],
) -> None:
    """Copy ledger and archive, from which all else can be rebuilt, and the published copy."""
    pipeline = edge.pipeline()
    if folder.exists():
        raise ConfigError(str(folder), "", "exists already; name a new folder")
    stages.set_up(pipeline)
    temporary = folder.with_name(folder.name + ".part")
    temporary.mkdir(parents=True)
    with stages.open_ledger(pipeline) as ledger:
        ledger.backup(temporary / "ledger.sqlite")
    store = pipeline.store
    if store.protocol not in {"", "file"}:
        raise StoreError(f"{store}: an object store is backed up by its own means")
    shutil.copytree(store.path, temporary / "store", dirs_exist_ok=True)
    if pipeline.settings.published_path.exists():
        shutil.copy2(pipeline.settings.published_path, temporary)
    temporary.rename(folder)
    say(f"backed up to {folder}")


def _look_at_sources(pipeline: Pipeline) -> int:
    """Ask every source once and try to read it; how many cannot be."""
    fetcher = Fetcher(pipeline.settings, sleep=pipeline.sleep, clock=pipeline.clock)
    rows, failed = [], 0
    try:
        for source in pipeline.topic.sources:
            try:
                rows.append((source.id, source.kind, _read_source(pipeline, fetcher, source)))
            except SourceError as error:
                failed += 1
                rows.append((source.id, source.kind, f"{error.kind}: {error.reason}"))
    finally:
        fetcher.close()
    table(["source", "kind", "found"], rows, title="Sources")
    return failed


def _read_source(pipeline: Pipeline, fetcher: Fetcher, source: Source) -> str:
    answer = fetcher.get(source.url, max_bytes=pipeline.settings.feed_bytes)
    now = pipeline.clock()
    reading = read_source(
        answer.body,
        source=source,
        url=answer.final_url,
        content_type=answer.content_type,
        now=now,
    )
    if reading.entries or source.kind in {"rss", "atom"}:
        damage = f", damaged: {reading.damage}" if reading.damage else ""
        return f"{len(reading.entries)} entries{damage}"
    children = child_sitemaps(
        answer.body, url=answer.final_url, now=now, time_zone=source.time_zone
    )
    return f"{len(children)} sitemaps"
