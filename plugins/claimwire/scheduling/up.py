"""`python -m claimwire.scheduling.up`: Airflow with its page, until Ctrl-C or a TERM.

The DAGs run as soon as Airflow has read them: new ones start unpaused, and one that a person
paused stays so.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

from claimwire.errors import ClaimwireError
from claimwire.scheduling.home import AirflowHome
from claimwire.scheduling.standalone import Standalone
from claimwire.scheduling.surroundings import surroundings

START_LIMIT = 180.0
"""Seconds until all parts of Airflow must be well; some 20 on an idle machine."""


def main(arguments: list[str] | None = None) -> int:
    """Stand until asked to stop; 0 after a stop, 1 if Airflow ended by itself, 2 for wrong use."""
    options = _options(arguments)
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopped.set())
    try:
        with surroundings(os.environ, sample=options.sample) as variables:
            home = AirflowHome(Path(variables["CLAIMWIRE_HOME"]) / "airflow", options.port)
            _say(f"Airflow starts; its own log: {home.log_file}")
            with Standalone(home, variables) as standalone:
                return _stand(standalone, variables, stopped)
    except ClaimwireError as error:
        sys.stderr.write(f"claimwire: {error}\n")
        return 2


def _stand(standalone: Standalone, variables: dict[str, str], stopped: threading.Event) -> int:
    waited = 0.0
    while not standalone.healthy():
        if stopped.wait(0.5):
            return 0
        waited += 0.5
        if not standalone.running or waited > START_LIMIT:
            _say(f"Airflow did not start; see {standalone.home.log_file}")
            return 1
    home, data = standalone.home, variables["CLAIMWIRE_HOME"]
    _say(f"Airflow stands at {home.url}: user admin, password in {home.passwords_file}")
    if proxy := variables.get("CLAIMWIRE_PROXY"):
        _say(f"It watches the sources of {variables['CLAIMWIRE_TOPIC']} through {proxy}")
    else:
        _say(f"It watches the sources of {variables['CLAIMWIRE_TOPIC']}")
    _say(f"Published copy: {data}/claimwire.duckdb. Ctrl-C ends all.")
    while not stopped.wait(1.0):
        if not standalone.running:
            _say(f"Airflow ended by itself; see {home.log_file}")
            return 1
    _say("Airflow ends; this takes some seconds.")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m claimwire.scheduling.up")
    parser.add_argument("--sample", action="store_true", help="serve and watch the sample site")
    parser.add_argument("--port", type=int, default=8080, help="of the page; takes two more above")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
