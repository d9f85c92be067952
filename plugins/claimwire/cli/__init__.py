"""The command line: verbs over the stages, files of pages and articles, and questions.

Records go to standard output, progress and messages to standard error. Exit status: 0
done, 1 findings or refusals, 2 wrong use. Errors are one line; `--debug` shows tracebacks.
"""

from __future__ import annotations

import sys

from claimwire.cli.app import app
from claimwire.cli.console import complain, configure_logging, wants_debug
from claimwire.errors import ClaimwireError


def main() -> None:
    """Run the command line and exit with its status."""
    configure_logging()
    try:
        app()
    except ClaimwireError as error:
        if wants_debug():
            raise
        complain(str(error))
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our records has enough, as `head` does.
        sys.stderr.close()
        sys.exit(0)


__all__ = ["main"]
