"""`python -m claimwire.scheduling.once`: one run of a DAG through Airflow, told for a person.

Airflow's own scheduling rules, task runner, trigger rules, retries and state database are at
work, in this one process and without a server (`dag.test`). What Airflow prints goes to a file
that the output names; the terminal shows a line for each stage.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TextIO

from claimwire.errors import ClaimwireError
from claimwire.records import StageReport
from claimwire.scheduling.home import AirflowHome, prepare_database
from claimwire.scheduling.surroundings import apply, surroundings
from claimwire.scheduling.window import read_window

DAGS = ("daily", "watch", "reprocess", "upkeep")

RETRY_DELAY = timedelta(seconds=2)
"""First pause before a task is tried again: shorter than in standing operation, a person waits."""


class Progress(logging.Handler):
    """Writes one line to `stream` for every report and every failure that a task logs."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(logging.INFO)
        self.stream = stream
        self.in_stages = 0.0

    def emit(self, record: logging.LogRecord) -> None:
        """Take a record of `tasks`; others carry neither a report nor a failure."""
        report = getattr(record, "report", None)
        if isinstance(report, StageReport):
            self.in_stages += report.seconds
            self.say(f"  {report.stage:<9}{_told(report)}")
        elif (stage := getattr(record, "failed_stage", None)) is not None:
            told: dict[str, str] = vars(record)
            self.say(f"  {stage:<9}{told['outcome'].upper()}: {told['reason']}")

    def say(self, line: str) -> None:
        """Show one line at once."""
        self.stream.write(line + "\n")
        self.stream.flush()


def main(arguments: list[str] | None = None) -> int:
    """Run; 0 when the DAG run succeeded, 1 when it failed, 2 for wrong use."""
    options = _options(arguments)
    try:
        conf = {k: v for k in ("since", "until") if (v := getattr(options, k))}
        read_window(options.since, options.until)
        with surroundings(os.environ, sample=options.sample) as variables:
            return _run(options.dag, variables, conf)
    except ClaimwireError as error:
        sys.stderr.write(f"claimwire: {error}\n")
        return 2


def _run(dag_id: str, variables: dict[str, str], conf: dict[str, str]) -> int:
    started = time.perf_counter()
    home = AirflowHome(Path(variables["CLAIMWIRE_HOME"]) / "airflow")
    apply(variables | home.environment())
    with _quiet(home.log_file) as terminal:
        progress = Progress(terminal)
        progress.say(f"Airflow runs the DAG {dag_id!r}; its own log: {_short(home.log_file)}")
        state = run_dag(dag_id, conf, progress)
        whole = time.perf_counter() - started
        progress.say(
            f"The run ended as {state!r} after {whole:.1f} s, {progress.in_stages:.1f} s of them "
            f"in the stages and {whole - progress.in_stages:.1f} s in Airflow."
        )
    return 0 if state == "success" else 1


def run_dag(dag_id: str, conf: dict[str, str], handler: logging.Handler) -> str:
    """Run one DAG of the DAGs folder in this process; the state that Airflow gave the run.

    Raises:
        ConfigError: the DAG's file does not import; the message is the file's own.
    """
    prepare_database()
    from airflow.dag_processing.dagbag import DagBag

    from claimwire.errors import ConfigError
    from claimwire.scheduling import tasks

    tasks.DEFAULTS["retry_delay"] = RETRY_DELAY
    file = Path(os.environ["AIRFLOW__CORE__DAGS_FOLDER"]) / f"{dag_id}.py"
    bag = DagBag(str(file))
    if bag.import_errors:
        raise ConfigError(str(file), "", next(iter(bag.import_errors.values())))
    tasks.log.addHandler(handler)
    try:
        run = bag.dags[dag_id].test(run_conf=conf or None)
    finally:
        tasks.log.removeHandler(handler)
    return str(run.state.value)


@contextmanager
def _quiet(log_file: Path) -> Iterator[TextIO]:
    """Send what this process and its children print to `log_file`; yields the real terminal."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = [os.dup(1), os.dup(2)]
    with log_file.open("ab") as file, os.fdopen(os.dup(1), "w") as terminal:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        try:
            yield terminal
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            for descriptor, saved in zip((1, 2), kept, strict=True):
                os.dup2(saved, descriptor)
                os.close(saved)


def _told(report: StageReport) -> str:
    counts = {"done": report.done, "skipped": report.skipped, "refused": report.refused}
    said = [f"{n} {name.replace('_', ' ')}" for name, n in (counts | report.counts).items() if n]
    return f"{', '.join(said) or 'nothing to do'} ({report.seconds:.2f} s)"


def _short(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m claimwire.scheduling.once")
    parser.add_argument("--dag", choices=DAGS, default="daily")
    parser.add_argument("--sample", action="store_true", help="serve and watch the sample site")
    parser.add_argument("--since", help="first day (UTC) or time with offset, for daily, reprocess")
    parser.add_argument("--until", help="last day, or time with offset before which")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
