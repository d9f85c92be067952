"""A stranger's SQL in a process of its own, which ends when its time or its room is over.

DuckDB looks for an interrupt between blocks of rows: one huge value (`repeat('x', 1e9)`, a
sum over a range of a billion) goes on to its end, whoever asked. So the process that works on
it sets itself an alarm that the system delivers, and takes no more memory than it was given.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pyarrow as pa

from claimwire.errors import ConfigError, StoreError
from claimwire.warehouse.ask import Answer, ask

MOST_BYTES = 64_000_000
"""The size of an answer in memory; a page or a file of more helps nobody."""

GRACE = 2.0
"""Seconds beyond the time of the question, for the answer's way back."""

SLOW_START = 30.0
"""Seconds beyond the time of the question after which a process is ended that never began."""

ROOM = 4_000_000_000
"""Bytes of memory that the process may take in all."""


class Order(msgspec.Struct, frozen=True):
    """What the process is to ask."""

    path: str
    sql: str
    params: dict[str, str]
    limit: int
    seconds: float
    memory: str | None
    most_bytes: int


class Outcome(msgspec.Struct, frozen=True):
    """What came of it: the first line that the process writes; the rows follow as Arrow."""

    truncated: bool = False
    wrong: str = ""
    failed: str = ""


def ask_apart(
    path: Path,
    sql: str,
    params: Mapping[str, str] | None = None,
    limit: int = 1000,
    *,
    seconds: float = 10.0,
    memory: str | None = None,
    most_bytes: int = MOST_BYTES,
) -> Answer:
    """Like `ask`, for SQL of people who are not trusted with this process.

    Raises:
        ConfigError: the SQL is wrong or does more than read, or the answer is too large.
        StoreError: it took too long or too much memory, or the file is missing or broken.
    """
    order = Order(str(path), sql, dict(params or {}), limit, seconds, memory, most_bytes)
    command = [sys.executable, "-m", "claimwire.warehouse.apart"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            told, _ = process.communicate(msgspec.json.encode(order), timeout=seconds + SLOW_START)
        except subprocess.TimeoutExpired:
            told = b""
        finally:
            process.kill()
    line, _, rows = told.partition(b"\n")
    if not line:
        raise StoreError(
            f"the question took longer than {seconds:g} s or more memory than there is for it;"
            " narrow it"
        )
    outcome = msgspec.json.decode(line, type=Outcome)
    if outcome.wrong:
        raise ConfigError("SQL", "", outcome.wrong)
    if outcome.failed:
        raise StoreError(outcome.failed)
    return Answer(table=pa.ipc.open_stream(rows).read_all(), truncated=outcome.truncated)


def _bound(seconds: float) -> None:
    """End this process after `seconds`, whatever it does then, and hold it to its room."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with contextlib.suppress(ValueError, OSError):  # some systems know no such bound
        resource.setrlimit(resource.RLIMIT_DATA, (ROOM, ROOM))


def _answer(order: Order) -> tuple[Outcome, pa.Table | None]:
    try:
        answer = ask(
            Path(order.path),
            order.sql,
            order.params,
            order.limit,
            seconds=order.seconds,
            memory=order.memory,
            most_bytes=order.most_bytes,
        )
    except ConfigError as error:
        return Outcome(wrong=error.problem), None
    except StoreError as error:
        return Outcome(failed=str(error)), None
    except MemoryError:
        return Outcome(failed="the question took more memory than there is for it; narrow it"), None
    return Outcome(truncated=answer.truncated), answer.table


def main() -> None:
    """Read an order from the standard input, ask, and write the outcome and the rows."""
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    _bound(order.seconds + GRACE)
    # DuckDB draws the progress of long questions on the standard output; rows go past it.
    with os.fdopen(os.dup(1), "wb") as out, Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        outcome, table = _answer(order)
        out.write(msgspec.json.encode(outcome) + b"\n")
        if table is not None:
            with pa.ipc.new_stream(out, table.schema) as stream:
                stream.write_table(table)


if __name__ == "__main__":
    main()
