"""Giving back the room that changed and deleted rows still take in the warehouse's file."""

from __future__ import annotations

from pathlib import Path

from claimwire.locks import only_writer
from claimwire.warehouse.connection import WRITER_TIMEOUT, open_database
from claimwire.warehouse.publish import copy_database, remove_database, swap_in

WORTH_IT = 0.25
"""The share of free blocks from which writing the file anew is worth its time."""


def compact(path: Path, *, timeout: float = WRITER_TIMEOUT) -> bool:
    """Write the warehouse at `path` anew if much of it is free room; whether it was.

    The new file is made whole beside the old one and swapped in, so a kill leaves the old one.

    Raises:
        StoreBusy: another process writes the warehouse and did not end in time.
    """
    fresh = path.with_name(f"{path.stem}.compact{path.suffix}")
    with only_writer(path, timeout):
        con = open_database(path, read_only=False)
        try:
            con.execute("CHECKPOINT")
            row = con.execute(
                "SELECT free_blocks, total_blocks FROM pragma_database_size()"
            ).fetchone()
            free, total = row or (0, 0)
            if free < WORTH_IT * max(total, 1):
                return False
            remove_database(fresh)
            copy_database(con, fresh)
        finally:
            con.close()
        swap_in(fresh, path)
    return True
