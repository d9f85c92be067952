"""How many requests one run may send, over all its processes.

A run's batches are extracted by tasks in processes of their own, so what was spent is kept
in one small file under a lock. A run without a name has a budget for each extractor.
"""

from __future__ import annotations

import json
import uuid
from pathlib import Path

from claimwire.claims.llm.unanswered import Unanswered
from claimwire.locks import only_writer

_RUNS_KEPT = 50
_PATIENCE = 30.0


class Budget:
    """The requests of one run.

    Args:
        limit: the most requests that the run sends.
        path: the file that the run's processes share.
        run: what names the run; empty for one that nobody shares.
    """

    def __init__(self, limit: int, path: Path, run: str = "") -> None:
        self._limit = limit
        self._path = path
        self._run = run
        self._alone = 0

    def take(self) -> None:
        """Take one request out of the budget.

        Raises:
            Unanswered: nothing is left.
            StoreBusy: another process held the file too long.
        """
        if not self._run:
            if self._alone >= self._limit:
                raise Unanswered("budget-spent", lasting=True)
            self._alone += 1
            return
        with only_writer(self._path, _PATIENCE):
            spent = self._read()
            so_far = spent.pop(self._run, 0)
            if so_far >= self._limit:
                raise Unanswered("budget-spent", lasting=True)
            spent[self._run] = so_far + 1
            write_whole(self._path, json.dumps(dict(list(spent.items())[-_RUNS_KEPT:])))

    def _read(self) -> dict[str, int]:
        """What runs spent, the latest last; a file that is not ours counts as none."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(run): n for run, n in found.items() if isinstance(n, int)}


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all; its folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
