"""One tool in a process of its own: reads tasks, answers with a result and its time, as JSON Lines.

Started as `worker.py MODULE TOOL`, in claimwire's environment or in that of the peers, so it
needs the standard library only. A task is `{"file": ..., "arguments": [...]}`: the bytes of
`file`, if named, and the arguments are what the tool is called with. The collector is held and
run before each call, for every tool alike, so that no tool pays for another's garbage.
"""

from __future__ import annotations

import gc
import importlib
import json
import logging
import os
import sys
import time
import warnings
from pathlib import Path
from typing import Any


def main() -> None:
    """Make the tool, say that it is ready, then answer one line for each line."""
    module, name = sys.argv[1:3]
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # some tools print to standard output
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    try:
        tool = importlib.import_module(module).TOOLS[name]()
    except Exception as error:  # whatever hinders a peer, the others are still measured
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}), file=answers)
        return
    print(json.dumps({"ready": name}), file=answers)
    for line in sys.stdin:
        print(json.dumps(_answer(tool, json.loads(line))), file=answers)


def _answer(tool: Any, task: dict[str, Any]) -> dict[str, Any]:
    arguments = list(task.get("arguments", ()))
    if task.get("file"):
        arguments.insert(0, Path(task["file"]).read_bytes())
    gc.collect()
    gc.disable()
    started = time.perf_counter()
    try:
        result, error = tool(*arguments), None
    except Exception as failed:  # a peer may raise anything on a page it cannot read
        result, error = None, f"{type(failed).__name__}: {failed}"[:300]
    took = time.perf_counter() - started
    gc.enable()
    return {"ms": took * 1000, "result": result, "error": error}


if __name__ == "__main__":
    main()
