"""A warehouse made anew beside the old one, and swapped in when it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimwire.errors import StoreCorrupt
from claimwire.locks import only_writer
from claimwire.warehouse.connection import WRITER_TIMEOUT, connect_writer, open_database
from claimwire.warehouse.publish import remove_database, swap_in


@contextmanager
def rebuilt(path: Path, *, timeout: float = WRITER_TIMEOUT) -> Iterator[Path]:
    """Give the path of an empty warehouse to fill; put it in the place of `path` afterwards.

    Within the block the old file stands and can be loaded and published; what is loaded
    into it meanwhile is lost with it, so hold back loads. When the block raises, or is
    killed, the old file stays.

    Args:
        path: the warehouse.
        timeout: seconds to wait for its writer when swapping.

    Raises:
        StoreBusy: another process writes the warehouse and did not end in time.
    """
    fresh = path.with_name(f"{path.stem}.rebuild{path.suffix}")
    path.parent.mkdir(parents=True, exist_ok=True)
    remove_database(fresh)
    yield fresh
    with connect_writer(fresh, timeout=timeout) as con:
        con.execute("CHECKPOINT")
    with only_writer(path, timeout):
        _settle(path)
        swap_in(fresh, path)
    Path(f"{fresh}.lock").unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """Take in the old file's log, which must not be found beside the new file."""
    if not path.exists():
        return
    try:
        open_database(path, read_only=False).close()
    except StoreCorrupt:
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
