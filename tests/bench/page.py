"""How soon a real browser shows the Claims page over a made-up table of any size.

    python tests/bench/page.py --rows 1000000 --folder /somewhere

The server is a new process each time, so that it remembers nothing; the file is warm. Told
are the milliseconds from asking to the first paint and to the end of loading, and those that
the server's processor worked. Figures go to `build/figures/page.json`.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from figures import merge, say, show

from claimwire.warehouse.bench import made
from web.browser import Browser, chromium, open_browser

GOAL = 1.0
"""Seconds to the first paint of the first page."""

NAMES = ("paint", "loaded", "server_cpu")
PATHS = ("/", "/search", "/search?kind=forecast", "/measures", "/contradictions", "/sources")
_FIRST_PAINT = "(performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime || 0"
_LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
_SERVER = """
import socket, sys, uvicorn
from pathlib import Path
from claimwire.topic import load_topic
from claimwire.web import create_app
app = create_app(Path(sys.argv[1]), load_topic(Path(sys.argv[2])))
listening = socket.socket(fileno=int(sys.argv[3]))
server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
server.run(sockets=[listening])
"""


@contextmanager
def served(published: Path, topic: Path) -> Iterator[tuple[str, int]]:
    """A new server of the page: its address and the id of its process."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        number = listening.fileno()
        command = [sys.executable, "-c", _SERVER, str(published), str(topic), str(number)]
        with subprocess.Popen(command, pass_fds=[number]) as process:
            try:
                for _ in range(1200):
                    with socket.socket() as probe:
                        if probe.connect_ex(("127.0.0.1", port)) == 0:
                            break
                    time.sleep(0.05)
                yield f"http://127.0.0.1:{port}", process.pid
            finally:
                process.terminate()


def worked(process: int) -> float:
    """Seconds that the processor has worked for a process (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def first_sight(browser: Browser, published: Path, topic: Path, path: str) -> dict[str, float]:
    """Milliseconds of one page that a new server shows for the first time."""
    with served(published, topic) as (address, process):
        browser.go(f"{address}/static/icon.svg")
        before = worked(process)
        browser.go(f"{address}{path}")
        browser.wait(f"{_LOADED} > 0 && {_FIRST_PAINT} > 0", 60)
        return {
            "paint": float(browser.eval(_FIRST_PAINT)),
            "loaded": float(browser.eval(_LOADED)),
            "server_cpu": 1000 * (worked(process) - before),
        }


def main() -> int:
    """Measure every page; 1 if the first one is over its goal."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, required=True, help="where made-up tables are kept")
    parser.add_argument("--topic", type=Path, default=Path("topic.toml"))
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    program = chromium()
    if program is None:
        say("no Chromium here")
        return 2
    published = made(given.folder, given.rows)
    told: dict[str, float] = {}
    with open_browser(program, "zh-TW") as browser:
        browser.screen(1280, 900)
        for path in PATHS:
            rounds = [
                first_sight(browser, published, given.topic, path) for _ in range(given.rounds)
            ]
            for name in rounds[0]:
                times = [one[name] for one in rounds]
                told[f"page.{path}.{name}.least"] = min(times)
                told[f"page.{path}.{name}.p50"] = statistics.median(times)
    heads = ["page", *(f"{name} {kind}" for name in NAMES for kind in ("least", "p50"))]
    rows = [
        [path, *(round(told[f"page.{path}.{n}.{k}"]) for n in NAMES for k in ("least", "p50"))]
        for path in PATHS
    ]
    show(f"First sight of the Claims page at {given.rows:,} claims, milliseconds", heads, rows)
    merge(told)
    seen = told["page./.paint.p50"]
    if seen > 1000 * GOAL:
        say(f"over the goal of {GOAL:g} s: {seen:.0f} ms")
    return int(seen > 1000 * GOAL)


if __name__ == "__main__":
    sys.exit(main())
