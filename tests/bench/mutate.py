"""Damaged pages: cut, spliced and byte-flipped, and what the cleaner does with them.

    python tests/bench/mutate.py [--pages 10000] [--seed 1]

A damaged page must end as an article or as one refusal (SourceError), within 2 seconds and
500 MB. The cleaner runs in a process of its own whose address space is limited, so that a page
that breaks a limit is seen from outside, named by its number, and the rest goes on. The same
seed gives the same pages; `--only N` runs one of them again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import select
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 2.0
MOST_MEGABYTES = 500
URL = "https://damaged.example/2026/11/24/page.html"
# Beyond this a page is called hung: wall time on a busy machine, unlike MOST_SECONDS.
_HUNG = 30.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happened to one damaged page: `fault` is empty if all was well."""

    number: int
    seconds: float
    megabytes: float
    fault: str


@lru_cache(maxsize=1)
def originals() -> tuple[bytes, ...]:
    """The pages that are damaged: the sample site's and the test pages."""
    from claimwire.sample.gold import gold_pages

    cases = sorted((ROOT / "tests" / "pages").glob("*/source.*"))
    return (*(page.body for page in gold_pages()), *(case.read_bytes() for case in cases))


def damaged(number: int, seed: int) -> bytes:
    """Damaged page `number`: one to three kinds of damage to one of the originals."""
    rolls = random.Random(f"{seed}-{number}")
    pages = originals()
    page = pages[rolls.randrange(len(pages))]
    for _ in range(rolls.randint(1, 3)):
        page = rolls.choice(_DAMAGES)(page, rolls)
    return page


def _cut(page: bytes, rolls: random.Random) -> bytes:
    return page[: rolls.randrange(len(page) + 1)]


def _cut_start(page: bytes, rolls: random.Random) -> bytes:
    return page[rolls.randrange(len(page) + 1) :]


def _without_middle(page: bytes, rolls: random.Random) -> bytes:
    first, last = sorted(rolls.randrange(len(page) + 1) for _ in range(2))
    return page[:first] + page[last:]


def _spliced(page: bytes, rolls: random.Random) -> bytes:
    """The start of one page with the end of another, often in another encoding."""
    other = rolls.choice(originals())
    return page[: rolls.randrange(len(page) + 1)] + other[rolls.randrange(len(other) + 1) :]


def _flipped(page: bytes, rolls: random.Random) -> bytes:
    changed = bytearray(page)
    for _ in range(rolls.choice((1, 10, 100, 1000)) if page else 0):
        changed[rolls.randrange(len(changed))] ^= 1 << rolls.randrange(8)
    return bytes(changed)


def _overwritten(page: bytes, rolls: random.Random) -> bytes:
    """A run of random bytes in place of the page's own."""
    start = rolls.randrange(len(page) + 1)
    length = rolls.choice((1, 30, 1000))
    return page[:start] + rolls.randbytes(length) + page[start + length :]


def _repeated(page: bytes, rolls: random.Random) -> bytes:
    """One stretch many times over: deep nesting, attributes without end, tags without end."""
    start = rolls.randrange(len(page) + 1)
    stretch = page[start : start + rolls.choice((5, 50, 500))]
    return page[:start] + stretch * rolls.choice((2, 50, 2000)) + page[start:]


def _marks(page: bytes, rolls: random.Random) -> bytes:
    """Marks of markup put in where they do not belong."""
    changed = bytearray(page)
    for _ in range(rolls.choice((1, 20, 300))):
        mark = rolls.choice(_MARKS)
        place = rolls.randrange(len(changed) + 1)
        changed[place:place] = mark
    return bytes(changed)


_DAMAGES = (
    _cut,
    _cut_start,
    _without_middle,
    _spliced,
    _flipped,
    _overwritten,
    _repeated,
    _marks,
)
_MARKS = (
    *(b"<", b">", b'"', b"'", b"&", b"&#", b"&#x110000;", b"<!--", b"-->", b"]]>", b"\x00"),
    *(b"<script>", b"</script>", b"<style>", b"<table>", b"<p>", b"</div>", b"<template>"),
    *(b"<svg>", b"<math>", b"<![CDATA[", b"\xff\xfe", b"{", b"}", b"\\u", b"\x1b$B", b"\x1b"),
)


def run(numbers: Sequence[int], seed: int) -> Iterator[Verdict]:
    """Clean the damaged pages in a limited process, started again after a page that ends it."""
    left = list(numbers)
    while left:
        process = subprocess.Popen(
            [sys.executable, __file__, "--seed", str(seed), "--worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT / "plugins")},
        )
        try:
            while left:
                verdict, alive = _one(process, left.pop(0))
                yield verdict
                if not alive:
                    break
        finally:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()


def _one(process: subprocess.Popen[bytes], number: int) -> tuple[Verdict, bool]:
    """The verdict on one page, and whether the process can go on."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process has no pipes")
    process.stdin.write(f"{number}\n".encode())
    process.stdin.flush()
    if not select.select([process.stdout], [], [], _HUNG)[0]:
        return Verdict(number, _HUNG, 0.0, f"no end in {_HUNG:.0f} s"), False
    line = process.stdout.readline()
    if not line:
        return Verdict(number, 0.0, 0.0, f"ended the process ({process.wait()})"), False
    verdict = Verdict(**json.loads(line))
    return verdict, verdict.megabytes <= MOST_MEGABYTES


def _work(seed: int) -> None:
    """Inside the limited process: a verdict for each number that is told."""
    from claimwire.clean import clean_page

    clean_page(originals()[0], url=URL)  # vocabularies and tables are loaded once
    own = _megabytes("VmSize")
    resource.setrlimit(resource.RLIMIT_AS, (int((own + MOST_MEGABYTES) * 1e6),) * 2)
    for line in sys.stdin:
        number = int(line)
        verdict = _judge(number, damaged(number, seed))
        sys.stdout.write(json.dumps(verdict) + "\n")
        sys.stdout.flush()


def _judge(number: int, page: bytes) -> dict[str, float | int | str]:
    """Clean one page; seconds are those of the processor, which other programs do not lengthen."""
    from claimwire.clean import clean_page
    from claimwire.errors import SourceError

    fault = ""
    started = time.process_time()
    try:
        clean_page(page, url=URL)
    except SourceError:
        pass
    except MemoryError:
        fault = f"more than {MOST_MEGABYTES} MB"
    except Exception as error:  # any other exception is what we are looking for
        place = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
    seconds = time.process_time() - started
    if not fault and seconds > MOST_SECONDS:
        fault = f"{seconds:.1f} s"
    most = _megabytes("VmHWM")
    if not fault and most > MOST_MEGABYTES:
        fault = f"{most:.0f} MB"
    return {"number": number, "seconds": seconds, "megabytes": most, "fault": fault}


def _megabytes(field: str) -> float:
    """A size of this process: `VmSize` now, `VmHWM` the most that was resident.

    `getrusage` would tell the peak of the process that started this one, where that is larger.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1]) * 1024 / 1e6


def main() -> None:
    """Run, print the faults and a summary, and end with 1 if there were faults."""
    parser = argparse.ArgumentParser(description="claimwire's cleaner on damaged pages")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="one page by its number")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        _work(given.seed)
        return
    from figures import merge, say

    numbers = range(given.pages) if given.only is None else [given.only]
    slowest = most = 0.0
    faults = []
    for verdict in run(numbers, given.seed):
        slowest, most = max(slowest, verdict.seconds), max(most, verdict.megabytes)
        if verdict.fault:
            faults.append(verdict)
            say(f"page {verdict.number}: {verdict.fault}")
    say(
        f"{len(numbers)} damaged pages: {len(faults)} faults, "
        f"slowest {slowest:.2f} s, most {most:.0f} MB"
    )
    if given.only is None:
        merge(
            {
                "clean.damaged.pages": len(numbers),
                "clean.damaged.faults": len(faults),
                "clean.damaged.slowest_s": slowest,
                "clean.damaged.most_mb": most,
            }
        )
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
