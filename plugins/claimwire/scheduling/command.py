"""`python -m claimwire.scheduling.command ...`: Airflow's own command line over claimwire's home.

For what has no verb of ours, such as `backfill create --dag-id daily --from-date 2026-11-20
--to-date 2026-11-22` while `make up` stands.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from claimwire.errors import ClaimwireError
from claimwire.scheduling.home import AirflowHome
from claimwire.scheduling.surroundings import surroundings


def main(arguments: list[str]) -> int:
    """Run `airflow` with `arguments`; its exit status, or 2 if settings or topic are wrong."""
    try:
        with surroundings(os.environ, sample=False) as variables:
            home = AirflowHome(Path(variables["CLAIMWIRE_HOME"]) / "airflow")
            environment = {**os.environ, **variables, **home.environment()}
    except ClaimwireError as error:
        sys.stderr.write(f"claimwire: {error}\n")
        return 2
    command = [sys.executable, "-m", "airflow", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
