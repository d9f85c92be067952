"""`python -m claimwire.sample`: serve the sample world until interrupted."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from pathlib import Path

from claimwire.sample.server import SampleSite


def main() -> None:
    """Serve; one line on standard output tells when the site is ready."""
    parser = argparse.ArgumentParser(prog="python -m claimwire.sample", description=__doc__)
    parser.add_argument("--port", type=int, default=8765, help="port on 127.0.0.1; 0: a free one")
    parser.add_argument("--state", type=Path, default=None, help="file that outlives the server")
    arguments = parser.parse_args()
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with SampleSite(port=arguments.port, state_file=arguments.state) as site:
        sys.stdout.write(f"sample site ready: CLAIMWIRE_PROXY={site.url}\n")
        sys.stdout.flush()
        stopped.wait()


if __name__ == "__main__":
    main()
