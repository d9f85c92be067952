"""The stages as verbs, over the ledger: `watch fetch load relate publish run reprocess`.

`clean` and `extract` are in `files`: with file arguments they work on files instead.
"""

from __future__ import annotations

from typing import Annotated

import typer

from claimwire import stages
from claimwire.cli import edge
from claimwire.cli.console import say, say_report
from claimwire.errors import ConfigError
from claimwire.records import StageReport

SinceOption = Annotated[
    str | None, typer.Option("--since", help="Only what was published from this day on.")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", help="Only what was published before this day.")
]


def finish(reports: list[StageReport]) -> None:
    """Say every report; exit 1 where something was refused.

    Raises:
        typer.Exit: always, with the status.
    """
    for report in reports:
        say_report(report)
    raise typer.Exit(1 if any(report.refused for report in reports) else 0)


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(watch)
    app.command()(fetch)
    app.command()(load)
    app.command()(relate)
    app.command()(publish)
    app.command()(run)
    app.command()(reprocess)
    app.command()(learn)
    app.command()(upkeep)


def watch(
    source: Annotated[list[str] | None, typer.Option(help="Only this source; repeatable.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    topic: edge.TopicOption = None,
) -> None:
    """Read the sources and enter what is new in the ledger."""
    pipeline = edge.pipeline(topic)
    known = [s.id for s in pipeline.topic.sources]
    for name in source or []:
        if name not in known:
            raise ConfigError("--source", "", f"{name!r} is none of {', '.join(known)}")
    stages.set_up(pipeline)
    report = stages.watch(
        pipeline,
        source or None,
        since=edge.moment(since, "--since"),
        until=edge.moment(until, "--until"),
    )
    finish([report])


def fetch(topic: edge.TopicOption = None) -> None:
    """Lease what is pending and fetch it into the archive."""
    pipeline = edge.pipeline(topic)
    stages.set_up(pipeline)
    began = pipeline.clock()
    batches = stages.plan(pipeline)
    say(f"{len(batches)} batches to fetch")
    reports = [stages.fetch(pipeline, batch_id) for batch_id in batches]
    while rest := stages.plan_on(pipeline, began):
        reports.append(stages.fetch(pipeline, rest))
    finish(reports)


def load(topic: edge.TopicOption = None) -> None:
    """Load every staged batch into the warehouse."""
    finish([stages.load(edge.pipeline(topic))])


def relate(topic: edge.TopicOption = None) -> None:
    """Find stories, copies and same claims among what is loaded."""
    finish([stages.relate(edge.pipeline(topic))])


def publish(topic: edge.TopicOption = None) -> None:
    """Check the warehouse, swap in the published copy and write the report."""
    finish([stages.publish(edge.pipeline(topic))])


def run(topic: edge.TopicOption = None) -> None:
    """All stages once, in one process, without Airflow."""
    reports = stages.run(edge.pipeline(topic), on_report=say_report)
    raise typer.Exit(1 if any(report.refused for report in reports) else 0)


def reprocess(
    since: Annotated[str, typer.Option("--since", help="From this day on.")],
    until: Annotated[str, typer.Option("--until", help="Before this day.")],
    topic: edge.TopicOption = None,
) -> None:
    """Clean and extract a date range again from the archive, with today's rules."""
    pipeline = edge.pipeline(topic)
    stages.set_up(pipeline)
    start, end = edge.moment(since, "--since"), edge.moment(until, "--until")
    if start is None or end is None or start >= end:
        raise ConfigError("--until", "", "must be later than --since")
    reports = []
    for batch_id in stages.plan_again(pipeline, start, end):
        reports += [stages.clean(pipeline, batch_id), stages.extract(pipeline, batch_id)]
    finish([*reports, stages.load(pipeline), stages.relate(pipeline), stages.publish(pipeline)])


def learn(
    host: Annotated[
        list[str] | None, typer.Argument(help="These hosts; else all with enough new pages.")
    ] = None,
    topic: edge.TopicOption = None,
) -> None:
    """Learn from the archive what repeats on the pages of a host, to leave it out of articles."""
    pipeline = edge.pipeline(topic)
    stages.set_up(pipeline)
    finish([stages.learn(pipeline, host or None)])


def upkeep(topic: edge.TopicOption = None) -> None:
    """Learning, checks, archive verification, compaction, removal of leftovers."""
    finish([stages.upkeep(edge.pipeline(topic))])
