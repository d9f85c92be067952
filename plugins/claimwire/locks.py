"""One process at a time: the lock beside a file that only one may write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from claimwire.errors import StoreBusy


@contextmanager
def only_writer(path: Path, timeout: float) -> Iterator[None]:
    """Hold the lock of the file at `path`; its folder is made where it is missing.

    Args:
        path: the file to be written; the lock is `<path>.lock`.
        timeout: seconds to wait for another process.

    Raises:
        StoreBusy: another process held it all that time.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{path}.lock")
    try:
        lock.acquire(timeout=timeout)
    except Timeout:
        raise StoreBusy(
            f"{path}: another process has been writing it for {timeout:g} s; try again later"
        ) from None
    try:
        yield
    finally:
        lock.release()
